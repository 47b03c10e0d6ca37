//! Why the world refused: one line what happened, one line what to do.
//!
//! Git tells much, of which its user needs one line, and seldom says what to type. Its words are read here once, in
//! English, which [`super::git`] asks for, and become ours; what is not known is told in git's own.

use super::git::Said;
use super::remote::RemoteUrl;
use crate::base::Diagnostic;
use std::fmt;
use std::io;
use std::path::Path;

/// What happened, and what to do: a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub what: String,
    pub help: String,
    /// All that git said, without credentials, for whoever wants to know more.
    pub words: String,
}

impl Refusal {
    /// Both lines.
    pub fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: help.into(), words: String::new() }
    }

    /// A file or folder of the system that did not obey, while `doing` something with it.
    pub fn disk(doing: &str, path: &Path, error: &io::Error) -> Self {
        let text = error.to_string();
        let reason = text.split(" (os error").next().unwrap_or_default().to_lowercase();
        Self::new(
            format!("cannot {doing} `{}`: {reason}", path.display()),
            "put that right and publish again; nothing was pushed",
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Refusal {}

/// Why nothing was published.
#[derive(Debug)]
pub enum Stop {
    /// The site has errors: all of them.
    Faulty(Vec<Diagnostic>),
    Refused(Refusal),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What git's words mean, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The branch is no longer what it was.
    Moved,
    /// A branch of that name cannot stand beside the others: of `a` and `a/b` there can be one.
    Taken,
    /// A rule of the host or a hook does not let this branch be changed.
    Protected,
    /// The host does not know or not let in who asks.
    NoPermission,
    /// The repository or its disk cannot be written to.
    ReadOnly,
    /// There is no such repository.
    NoRepository,
    /// The network does not carry that far.
    Network,
    Unknown,
}

/// Phrases of git, its transports and GitHub, with what they mean. The first that is found counts, so those that say
/// more stand above those that end every failure.
const PHRASES: [(&str, Meaning); 49] = [
    ("; cannot create", Meaning::Taken),
    ("stale info", Meaning::Moved),
    ("fetch first", Meaning::Moved),
    ("non-fast-forward", Meaning::Moved),
    ("cannot lock ref", Meaning::Moved),
    ("incorrect old value provided", Meaning::Moved),
    ("reference already exists", Meaning::Moved),
    ("couldn't find remote ref", Meaning::Moved),
    ("protected branch", Meaning::Protected),
    ("repository rule violations", Meaning::Protected),
    ("hook declined", Meaning::Protected),
    ("denying non-fast-forward", Meaning::Protected),
    ("branch is currently checked out", Meaning::Protected),
    ("deny updating a hidden ref", Meaning::Protected),
    ("cannot be changed by a push", Meaning::Protected),
    ("this repository was archived", Meaning::ReadOnly),
    ("unpacker error", Meaning::ReadOnly),
    ("remote unpack failed", Meaning::ReadOnly),
    ("unable to create temporary object directory", Meaning::ReadOnly),
    ("unable to migrate objects", Meaning::ReadOnly),
    ("read-only file system", Meaning::ReadOnly),
    ("failed to update ref", Meaning::ReadOnly),
    ("unable to create", Meaning::ReadOnly),
    ("permission denied (publickey", Meaning::NoPermission),
    ("authentication failed", Meaning::NoPermission),
    ("could not read username", Meaning::NoPermission),
    ("could not read password", Meaning::NoPermission),
    ("terminal prompts disabled", Meaning::NoPermission),
    ("write access to repository not granted", Meaning::NoPermission),
    ("permission to ", Meaning::NoPermission),
    ("returned error: 401", Meaning::NoPermission),
    ("returned error: 403", Meaning::NoPermission),
    ("host key verification failed", Meaning::NoPermission),
    ("repository not found", Meaning::NoRepository),
    ("/' not found", Meaning::NoRepository),
    ("does not appear to be a git repository", Meaning::NoRepository),
    ("returned error: 404", Meaning::NoRepository),
    ("not a git repository", Meaning::NoRepository),
    ("could not resolve", Meaning::Network),
    ("failed to connect", Meaning::Network),
    ("connection ", Meaning::Network),
    ("network is unreachable", Meaning::Network),
    ("no route to host", Meaning::Network),
    ("timed out", Meaning::Network),
    ("unexpected disconnect", Meaning::Network),
    ("hung up unexpectedly", Meaning::Network),
    ("early eof", Meaning::Network),
    ("empty reply from server", Meaning::Network),
    ("transfer closed", Meaning::Network),
];

/// What went wrong, by git's words.
pub(super) fn meaning(said: &Said) -> Meaning {
    let words = said.all_words().to_lowercase();
    PHRASES.iter().find(|(phrase, _)| words.contains(phrase)).map_or(Meaning::Unknown, |(_, meaning)| *meaning)
}

/// The refusal of a remote that did not let itself be read or written, but for a branch that has moved.
pub(super) fn of_remote(said: &Said, doing: &str, url: &RemoteUrl) -> Refusal {
    let lines: Vec<String> = said.all_words().lines().map(|line| url.hide(&crate::report::on_one_line(line))).collect();
    Refusal { words: lines.join("\n"), ..of_meaning(said, doing, url) }
}

fn of_meaning(said: &Said, doing: &str, url: &RemoteUrl) -> Refusal {
    let shown = url.shown();
    match meaning(said) {
        Meaning::NoPermission => Refusal::new(
            format!("cannot {doing} {shown}: it does not let you in"),
            format!(
                "see that `git ls-remote {shown}` works and that you may push there: a key, token or login may be missing"
            ),
        ),
        Meaning::NoRepository => Refusal::new(
            format!("there is no repository at {shown}, or you may not see it"),
            "compare it with the page of the repository, and mend it with `git remote set-url`",
        ),
        Meaning::Network => Refusal::new(
            format!("cannot {doing} {shown}: the network does not reach it, or was cut ({})", own_words(said, url)),
            "try again when it is back: the branch is either as it was or as it should be, never in between",
        ),
        Meaning::ReadOnly => Refusal::new(
            format!("{shown} cannot be written to ({})", own_words(said, url)),
            "give yourself the right to write there, or name another remote with `--remote`",
        ),
        Meaning::Protected => Refusal::new(
            format!("{shown} does not let this branch be changed ({})", own_words(said, url)),
            "in the settings of the repository, let this branch be pushed to (branch protection, rules, hooks), or choose another with `--branch`",
        ),
        Meaning::Taken => Refusal::new(
            format!("{shown} cannot have a branch of that name ({})", own_words(said, url)),
            "choose another with `--branch`",
        ),
        Meaning::Moved | Meaning::Unknown => Refusal::new(
            format!("cannot {doing} {shown}: {}", own_words(said, url)),
            "that is git's own word; `-v` shows all it said",
        ),
    }
}

/// The first of several names as `shown`, and how many more there are: a refusal is a line.
pub fn first_of<T>(names: &[T], shown: impl Fn(&T) -> String) -> String {
    const NAMED: usize = 3;
    let first: Vec<String> = names.iter().take(NAMED).map(shown).collect();
    match names.len().saturating_sub(NAMED) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// The line of git's that says most, without credentials and on one line: what the remote says of its own accord, then
/// what went wrong on the way.
pub(super) fn own_words(said: &Said, url: &RemoteUrl) -> String {
    const WORK: [&str; 6] =
        ["resolving deltas", "counting", "compressing", "enumerating", "total ", "error: hook declined"];
    let words = said.all_words();
    let lines: Vec<&str> = words.lines().map(str::trim).collect();
    let after = |start: &str| -> Option<&str> {
        let rest = lines.iter().filter_map(|line| line.strip_prefix(start)).map(str::trim);
        let is_work = |line: &str| WORK.iter().any(|work| line.to_lowercase().starts_with(work));
        rest.into_iter().find(|line| !line.is_empty() && !is_work(line))
    };
    let starts = ["remote: error: GH", "remote: ", "fatal: ", "error: ", "!"];
    let line = match after(starts[0]) {
        Some(code) => format!("GH{code}"),
        None => starts[1..].iter().find_map(|start| after(start)).unwrap_or("git said nothing").to_owned(),
    };
    let line = line.strip_prefix("error: ").unwrap_or(&line);
    url.hide(&crate::report::on_one_line(line))
}
