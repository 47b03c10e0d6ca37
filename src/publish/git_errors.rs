//! Git's errors in the words of this program.
//!
//! Git says much, of which its user needs one line, and seldom says what to type. Its words are read here, in English, which
//! `git.rs` asks for. An error that is not known is reported in git's own words.

use super::git::GitOutput;
use super::hash_format::HashFormat;
use super::refusal::Refusal;
use super::remote::RemoteUrl;
use super::temporary::REMOTE;
use crate::report::on_one_line;

/// What went wrong, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GitError {
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
    /// The remote keeps its objects under ids of another kind.
    HashFormat,
    /// Something answers, and not as git does: a page that asks for a login, or a web site.
    NoGit,
    /// The network does not carry that far.
    Network,
    Unknown,
}

/// Phrases of git, its transports and GitHub, with what they mean. The first that is found counts, so those that say
/// more stand above those that end every failure.
const PHRASES: [(&str, GitError); 55] = [
    ("; cannot create", GitError::Taken),
    ("stale info", GitError::Moved),
    ("fetch first", GitError::Moved),
    ("non-fast-forward", GitError::Moved),
    ("cannot lock ref", GitError::Moved),
    ("incorrect old value provided", GitError::Moved),
    ("reference already exists", GitError::Moved),
    ("couldn't find remote ref", GitError::Moved),
    ("protected branch", GitError::Protected),
    ("repository rule violations", GitError::Protected),
    ("hook declined", GitError::Protected),
    ("denying non-fast-forward", GitError::Protected),
    ("branch is currently checked out", GitError::Protected),
    ("deny updating a hidden ref", GitError::Protected),
    ("cannot be changed by a push", GitError::Protected),
    ("this repository was archived", GitError::ReadOnly),
    ("unpacker error", GitError::ReadOnly),
    ("remote unpack failed", GitError::ReadOnly),
    ("unable to create temporary object directory", GitError::ReadOnly),
    ("unable to migrate objects", GitError::ReadOnly),
    ("read-only file system", GitError::ReadOnly),
    ("failed to update ref", GitError::ReadOnly),
    ("unable to create", GitError::ReadOnly),
    ("permission denied (publickey", GitError::NoPermission),
    ("authentication failed", GitError::NoPermission),
    ("could not read username", GitError::NoPermission),
    ("could not read password", GitError::NoPermission),
    ("terminal prompts disabled", GitError::NoPermission),
    ("write access to repository not granted", GitError::NoPermission),
    ("permission to ", GitError::NoPermission),
    ("returned error: 401", GitError::NoPermission),
    ("returned error: 403", GitError::NoPermission),
    ("host key verification failed", GitError::NoPermission),
    ("repository not found", GitError::NoRepository),
    ("/' not found", GitError::NoRepository),
    ("does not appear to be a git repository", GitError::NoRepository),
    ("returned error: 404", GitError::NoRepository),
    ("not a git repository", GitError::NoRepository),
    ("mismatched algorithms", GitError::HashFormat),
    ("repository's hash algorithm", GitError::HashFormat),
    ("info/refs not valid", GitError::NoGit),
    ("unable to update url base", GitError::NoGit),
    ("invalid server response", GitError::NoGit),
    ("is not valid: is this a git repository", GitError::NoGit),
    ("could not resolve", GitError::Network),
    ("failed to connect", GitError::Network),
    ("connection ", GitError::Network),
    ("network is unreachable", GitError::Network),
    ("no route to host", GitError::Network),
    ("timed out", GitError::Network),
    ("unexpected disconnect", GitError::Network),
    ("hung up unexpectedly", GitError::Network),
    ("early eof", GitError::Network),
    ("empty reply from server", GitError::Network),
    ("transfer closed", GitError::Network),
];

/// Returns what went wrong, by git's words.
pub(super) fn classify(output: &GitOutput) -> GitError {
    let words = output.all_text().to_lowercase();
    PHRASES.iter().find(|(phrase, _)| words.contains(phrase)).map_or(GitError::Unknown, |(_, error)| *error)
}

/// Returns the refusal for a remote that could not be read or written, save for a branch that has moved.
pub(super) fn of_remote(output: &GitOutput, doing: &str, url: &RemoteUrl, here: HashFormat) -> Refusal {
    let lines: Vec<String> =
        output.all_text().lines().map(|line| url.hide(&on_one_line(&line.replace(REMOTE, &url.shown())))).collect();
    Refusal { git_output: lines.join("\n"), ..explain(output, doing, url, here) }
}

/// Returns the refusal for a remote whose ids are of another kind than those of the sources, which are `here`'s.
pub(super) fn other_format(url: &RemoteUrl, here: HashFormat) -> Refusal {
    let (ours, theirs) = (here.shown(), here.other().shown());
    Refusal::new(
        format!("your repository uses {ours}, the remote {} {theirs}: they cannot exchange anything", url.shown()),
        format!(
            "name a remote that uses {ours} with `--remote`: `git init --bare --object-format={}` makes one",
            here.word()
        ),
    )
}

/// Returns the refusal for an address where something other than a repository answers; `shown` is the address.
pub(super) fn no_git(shown: &str) -> Refusal {
    Refusal::new(
        format!("what answers at {shown} is no repository"),
        "open any page in a browser: the network may want a login first; if not, compare the address with the page of the repository",
    )
}

fn explain(output: &GitOutput, doing: &str, url: &RemoteUrl, here: HashFormat) -> Refusal {
    let shown = url.shown();
    match classify(output) {
        GitError::NoPermission => Refusal::new(
            format!("cannot {doing} {shown}: it does not let you in"),
            format!(
                "see that `git ls-remote {shown}` works and that you may push there: a key, token or login may be missing"
            ),
        ),
        GitError::NoRepository => Refusal::new(
            format!("there is no repository at {shown}, or you may not see it"),
            "compare it with the page of the repository, and mend it with `git remote set-url`",
        ),
        GitError::HashFormat => other_format(url, here),
        GitError::NoGit => no_git(&format!("{shown} ({})", git_line(output, url))),
        GitError::Network => Refusal::new(
            format!("cannot {doing} {shown}: the network does not reach it, or was cut ({})", git_line(output, url)),
            "try again when it is back: the branch is either as it was or as it should be, never in between",
        ),
        GitError::ReadOnly => Refusal::new(
            format!("{shown} cannot be written to ({})", git_line(output, url)),
            "give yourself the right to write there, or name another remote with `--remote`",
        ),
        GitError::Protected => Refusal::new(
            format!("{shown} does not let this branch be changed ({})", git_line(output, url)),
            "in the settings of the repository, let this branch be pushed to (branch protection, rules, hooks), or choose another with `--branch`",
        ),
        GitError::Taken => Refusal::new(
            format!("{shown} cannot have a branch of that name ({})", git_line(output, url)),
            "choose another with `--branch`",
        ),
        GitError::Moved | GitError::Unknown => Refusal::new(
            format!("cannot {doing} {shown}: {}", git_line(output, url)),
            "that is git's own word; `-v` shows all it output",
        ),
    }
}

/// Returns the line of git's that says most, without credentials and on one line: what the remote says of its own accord, then
/// what went wrong on the way.
pub(super) fn git_line(output: &GitOutput, url: &RemoteUrl) -> String {
    const WORK: [&str; 6] =
        ["resolving deltas", "counting", "compressing", "enumerating", "total ", "error: hook declined"];
    let words = output.all_text();
    let lines: Vec<&str> = words.lines().map(str::trim).collect();
    let after = |start: &str| -> Option<&str> {
        let rest = lines.iter().filter_map(|line| line.strip_prefix(start)).map(str::trim);
        let is_work = |line: &str| WORK.iter().any(|work| line.to_lowercase().starts_with(work));
        rest.into_iter().find(|line| !line.is_empty() && !is_work(line))
    };
    let starts = ["remote: error: GH", "remote: ", "fatal: ", "error: ", "!"];
    let line = match after(starts[0]) {
        Some(code) => format!("GH{code}"),
        None => starts[1..].iter().find_map(|start| after(start)).unwrap_or("git output nothing").to_owned(),
    };
    let line = line.strip_prefix("error: ").unwrap_or(&line).replace(REMOTE, &url.shown());
    url.hide(&on_one_line(&line))
}
