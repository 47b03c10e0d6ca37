//! The command: arguments in, exit status out.

#![expect(clippy::disallowed_methods, reason = "this is where the arguments come from")]

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A build makes and drops millions of short texts on every core. Without huge pages (`no_thp`), since clearing those for
/// memory that is then used in part took a seventh of a build's time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    briefpress::cli::run(std::env::args_os())
}
