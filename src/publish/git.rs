//! The user's own git, and the only file that runs it.
//!
//! There is no library that pushes as git does: with the user's keys, helpers, proxies and rewritten addresses. So git
//! is asked, in English, with its words kept for `git_errors.rs`. Two repositories are spoken to in different ways.
//! That of the sources is found as git finds it, environment included, and only read. The temporary one is named, and
//! whatever the environment says of another repository is taken away first.

use super::interrupt::{self, Running};
use super::refusal::Refusal;
use crate::report::on_one_line;
use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What points git at a repository, or carries settings of one: git's own list of variables (`git rev-parse
/// --local-env-vars`) and a few more.
const REPOSITORY_VARIABLES: [&str; 18] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_GRAFT_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_NAMESPACE",
    "GIT_QUARANTINE_PATH",
    "GIT_DEFAULT_HASH",
    "GIT_TEMPLATE_DIR",
];

/// Settings for every command on the temporary repository: nothing of the user's that adds to a push, and no work
/// behind it.
const SETTINGS: [&str; 9] = [
    "core.logAllRefUpdates=false",
    "core.fsyncObjectFiles=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "push.followTags=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
    "fetch.recurseSubmodules=no",
    "fetch.writeCommitGraph=false",
];

/// The oldest git that knows all that is asked of it.
pub(super) const OLDEST: &str = "2.32";

/// A setting: its key, and its value unless it has none.
pub(super) type Setting = (String, Option<String>);

/// A way to run git.
#[derive(Clone)]
pub struct Git {
    /// Where it runs.
    pub(super) folder: PathBuf,
    /// The temporary repository; without it the one that git finds.
    repository: Option<PathBuf>,
    /// Settings for it that are written down nowhere.
    settings: Vec<Setting>,
}

/// What git said, and whether it did what was asked.
#[derive(Clone, Debug, Default)]
pub struct GitOutput {
    pub succeeded: bool,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl GitOutput {
    /// Returns standard output as text, without the last line feed.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).trim_end_matches('\n').to_owned()
    }

    /// Returns all output, in which phrases are looked for.
    pub fn all_text(&self) -> String {
        format!("{}\n{}", self.stderr, String::from_utf8_lossy(&self.stdout))
    }
}

impl Git {
    /// Returns the repository that git finds from that folder, or that `GIT_DIR` names.
    pub fn around(folder: &Path) -> Self {
        // A relative `GIT_DIR` counts from where the user stands.
        let is_named = std::env::var_os("GIT_DIR").is_some();
        let here = std::env::current_dir().ok().filter(|_| is_named);
        Self { folder: here.unwrap_or_else(|| folder.to_owned()), repository: None, settings: Vec::new() }
    }

    /// Returns the temporary repository at that path; relative addresses of remotes count from `folder`.
    pub fn on(repository: &Path, folder: &Path) -> Self {
        Self { folder: folder.to_owned(), repository: Some(repository.to_owned()), settings: Vec::new() }
    }

    /// Returns the same with these settings, which stand in the environment: one of them may hold a password, and a
    /// folder for temporary files outlives a process that is killed.
    pub(super) fn with(self, settings: Vec<Setting>) -> Self {
        Self { settings, ..self }
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    /// Only if git cannot be started.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<GitOutput, Refusal> {
        self.run_with(arguments, &[])
    }

    /// Runs a command with more variables of the environment.
    pub fn run_with<S: AsRef<OsStr>>(
        &self,
        arguments: &[S],
        variables: &[(&str, String)],
    ) -> Result<GitOutput, Refusal> {
        let mut command = self.command(arguments);
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let (child, _running) = interrupt::start(&mut command).map_err(|error| not_started(&error))?;
        let output = child.wait_with_output().map_err(|error| not_started(&error))?;
        Ok(GitOutput {
            succeeded: output.status.success(),
            stdout: output.stdout,
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    /// Runs a command that fails only if the system does, and refuses if it fails.
    pub fn run_checked<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<GitOutput, Refusal> {
        let output = self.run(arguments)?;
        if output.succeeded { Ok(output) } else { Err(broken(&arguments[0], &output)) }
    }

    /// Runs `git fast-import` and hands over its standard input.
    ///
    /// # Errors
    /// Those of `feed`, or git's.
    pub fn import<E: From<Refusal>>(&self, feed: impl FnOnce(&mut dyn Write) -> Result<(), E>) -> Result<(), E> {
        let mut command = self.command(&["fast-import", "--quiet", "--done", "--force"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let (child, running) = interrupt::start(&mut command).map_err(|error| not_started(&error))?;
        let mut child = KillOnDrop(child, running);
        let mut output = GitOutput::default();
        let mut stderr = child.0.stderr.take().expect("it was asked for");
        // Its words are read beside, so that neither side waits for the other.
        let read = move || {
            let mut words = Vec::new();
            let _ = stderr.read_to_end(&mut words);
            words
        };
        let words = std::thread::Builder::new().spawn(read).map_err(|error| no_thread(&error))?;
        let stdin = child.0.stdin.take().expect("it was asked for");
        let mut into = io::BufWriter::with_capacity(256 * 1024, stdin);
        let fed = feed(&mut into);
        let flushed = if fed.is_ok() { into.flush() } else { Ok(()) };
        // What is left in the buffer is for nobody, and would be written if it were dropped with it.
        drop(into.into_parts());
        let status = child.0.wait().map_err(|error| not_started(&error))?;
        output.stderr = String::from_utf8_lossy(&words.join().unwrap_or_default()).into_owned();
        let is_cut_short = ["stream ends early", "EOF in data"].iter().any(|words| output.stderr.contains(words));
        match fed {
            Ok(()) if status.success() && flushed.is_ok() => Ok(()),
            // Nothing went wrong but here.
            Err(error) if output.stderr.is_empty() || is_cut_short => Err(error),
            // A pipe that broke is git's failure, reported in its words.
            _ => Err(broken("fast-import", &output).into()),
        }
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).env("LC_ALL", "C").env_remove("LANGUAGE").env("GIT_OPTIONAL_LOCKS", "0");
        command.args(["-c", "core.fsmonitor=false"]);
        if !io::stdin().is_terminal() {
            command.env("GIT_TERMINAL_PROMPT", "0");
        }
        if let Some(repository) = &self.repository {
            for name in REPOSITORY_VARIABLES {
                command.env_remove(name);
            }
            command.arg("--git-dir").arg(repository);
            let mut hooks = std::ffi::OsString::from("core.hooksPath=");
            hooks.push(repository.join("no-hooks"));
            command.arg("-c").arg(hooks);
            command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
            command.env("GIT_CONFIG_COUNT", self.settings.len().to_string());
            for (number, (key, value)) in self.settings.iter().enumerate() {
                command.env(format!("GIT_CONFIG_KEY_{number}"), key);
                command.env(format!("GIT_CONFIG_VALUE_{number}"), value.as_deref().unwrap_or("true"));
            }
        }
        command.args(arguments);
        command
    }
}

/// A process that ends when this is dropped.
struct KillOnDrop(Child, #[expect(dead_code, reason = "it goes with the process")] Running);

impl Drop for KillOnDrop {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn not_started(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Refusal::new("publishing needs `git`, and there is none", "install it: https://git-scm.com/downloads")
        }
        _ => Refusal::new(format!("`git` cannot be started: {error}"), "see that `git --version` works"),
    }
}

fn no_thread(error: &io::Error) -> Refusal {
    Refusal::new(
        format!("cannot start a thread: {error}"),
        "end other programs, or raise the limit of threads (`ulimit -u`); nothing was pushed",
    )
}

fn broken(command: impl AsRef<OsStr>, output: &GitOutput) -> Refusal {
    let line = output.stderr.lines().find(|line| line.starts_with("fatal: ") || line.starts_with("error: "));
    let line = line.or(output.stderr.lines().last()).unwrap_or("it output nothing");
    Refusal::new(
        format!("`git {}` failed: {}", command.as_ref().to_string_lossy(), on_one_line(line)),
        format!("see that the disk has room and that git is {OLDEST} or later (`git --version`); nothing was pushed"),
    )
}
