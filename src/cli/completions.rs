//! `completions`: the script with which a shell completes this program's commands and options.

use super::console::{Console, ExitStatus};
use clap::{Args, Command};
use clap_complete::Shell;

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, mut command: Command, console: &Console) -> ExitStatus {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, env!("CARGO_PKG_NAME"), &mut script);
        console.print(&String::from_utf8_lossy(&script));
        ExitStatus::Done
    }
}
