//! The command line: a file for each command, and here the one that runs the command that was asked for.
//!
//! This is a door. Each command reads the clock once (`site_root.rs`, `new.rs`) and hands the moment on as a value.

#![expect(clippy::disallowed_methods, reason = "this is the door that people come through")]

mod build;
mod check;
mod completions;
mod console;
mod export;
mod external;
mod fresh;
mod import;
mod init;
mod ledger;
mod list;
mod new;
mod options;
mod pdf;
mod plan_output;
mod publish;
mod schema;
mod serve;
mod site_root;
mod theme;
mod threads;
mod workflow;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use console::{Console, ExitStatus};
use options::Global;
use std::ffi::OsString;
use std::process::ExitCode;

/// A static site generator for policy briefs.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new site that builds at once
    Init(init::Init),
    /// Make a new brief, author, topic, page or series, ready to be filled in
    New(Box<new::New>),
    /// Take over the texts of another tool, with their addresses
    Import(import::Import),
    /// Write the public site
    Build(build::Build),
    /// Say everything that is wrong or could be better; write nothing
    Check(check::Check),
    /// Show the site in a browser, as it is published, and again whenever a file is saved
    Serve(serve::Serve),
    /// Make the PDF edition of one brief, of a draft, too
    Pdf(pdf::Pdf),
    /// Write one brief as one file, to send to somebody
    Export(export::Export),
    /// Publish the site on GitHub Pages, or show what that would change
    Publish(publish::Publish),
    /// Print the workflow by which GitHub Actions publishes the site
    Workflow(workflow::Workflow),
    /// Say what the site holds
    List(list::List),
    /// Print the JSON Schema of front matter and `site.yaml`, for editors
    Schema(schema::Schema),
    /// Take over parts of the built-in theme
    Theme(theme::Theme),
    /// Print a script that completes commands and options in a shell
    Completions(completions::Completions),
}

/// The message when standard output takes nothing more.
const CANNOT_PRINT: &str = "cannot write to standard output";

/// Runs the command that `arguments` ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let parsed =
        Arguments::command().try_get_matches_from(&arguments).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            if let Some(unclear) = new::title_with_dash(&arguments, &error) {
                console::eprint(&format!("error: {}\nhelp: {}\n", unclear.what, unclear.help));
                return ExitCode::from(ExitStatus::Refused as u8);
            }
            // Help and version are answers; the rest is wrong usage.
            let printed = error.print();
            if error.use_stderr() {
                return ExitCode::from(ExitStatus::Refused as u8);
            }
            return match printed {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                    console::eprint(&format!("error: {CANNOT_PRINT}: {error}\n"));
                    ExitCode::from(ExitStatus::Refused as u8)
                }
                _ => ExitCode::SUCCESS,
            };
        }
    };
    let console = Console::new(&arguments.global);
    if arguments.global.format.is_deposit() && !matches!(arguments.command, Command::List(_)) {
        console.refuse(&anyhow::anyhow!(list::FOR_BRIEFS_ALONE));
        return ExitCode::from(ExitStatus::Refused as u8);
    }
    let root = arguments.global.root.as_deref();
    let ending = threads::prepare().and_then(|threads| match arguments.command {
        Command::Serve(_) if threads == threads::Threads::One => Ok(threads::refuse_preview(&console)),
        Command::Init(init) => init.run(root, &console),
        Command::New(new) => new.run(root, &console),
        Command::Import(import) => import.run(root, &console),
        Command::Build(build) => build.run(root, &console),
        Command::Check(check) => check.run(root, &console),
        Command::Serve(serve) => serve.run(root, &console),
        Command::Pdf(pdf) => pdf.run(root, &console),
        Command::Export(export) => export.run(root, &console),
        Command::Publish(publish) => publish.run(root, &console),
        Command::Workflow(workflow) => workflow.run(root, &console),
        Command::List(list) => list.run(root, &console),
        Command::Schema(schema) => schema.run(root, &console),
        Command::Theme(theme) => theme.run(root, &console),
        Command::Completions(completions) => Ok(completions.run(Arguments::command(), &console)),
    });
    let mut ending = ending.unwrap_or_else(|error| {
        console.refuse(&error);
        ExitStatus::Refused
    });
    if let Some(error) = console.output_error().filter(|_| ending != ExitStatus::Refused) {
        console.refuse(&anyhow::anyhow!("{CANNOT_PRINT}: {error}"));
        ending = ExitStatus::Refused;
    }
    ExitCode::from(ending as u8)
}
