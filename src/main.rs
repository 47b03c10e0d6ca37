//! The command: arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefpress::cli::run(std::env::args_os())
}
