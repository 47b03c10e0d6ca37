//! The command: arguments in, exit status out.

#![expect(clippy::disallowed_methods, reason = "this is where the arguments come from")]

use std::process::ExitCode;

fn main() -> ExitCode {
    briefpress::cli::run(std::env::args_os())
}
