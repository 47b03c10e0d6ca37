//! Writes the synthetic site to disk: `cargo bench --bench corpus -- OUT COUNT`.

#![expect(clippy::disallowed_methods, reason = "a command of its own, with its own way to the disk")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command of its own, with its own words")]

#[path = "../corpus.rs"]
mod corpus;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo adds `--bench` to what was typed, and `cargo bench` alone types nothing.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [out, count] = &arguments[..] else {
        println!("to write the synthetic site: cargo bench --bench corpus -- OUT COUNT");
        return if arguments.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    };
    let written = match count.parse() {
        Ok(briefs) => corpus::write(Path::new(out), briefs).map_err(|error| format!("cannot write `{out}`: {error}")),
        Err(_) => Err(format!("`{count}` is no number of briefs; write it like `1000`")),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
