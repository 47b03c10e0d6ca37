//! The command: arguments in, exit status out.

#![expect(clippy::disallowed_methods, reason = "this is where the arguments come from")]

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A build makes and drops millions of short texts on every core. Without huge pages (`no_thp`), since clearing those for
/// memory that is then used in part took a seventh of a build's time. Version 2 (`v2`) gives memory that is no longer used
/// back after 10 milliseconds, version 3 after a second: that is longer than most builds take.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    briefpress::cli::run(std::env::args_os())
}
