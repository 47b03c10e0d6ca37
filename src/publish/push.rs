//! The push: a lease on the branch as it was read, and a look at what the remote has afterwards.
//!
//! A remote changes a reference at once or not at all, so a push that is cut off leaves the branch as it was or as it
//! should be. Which of the two is asked for, and not taken from git's word.

use super::branch::{BACKUP, Branch, Depth, list};
use super::commit::Commit;
use super::git_errors::{GitError, classify, git_line, of_remote};
use super::interrupt::UnderWay;
use super::refusal::Refusal;
use super::temporary::{REMOTE, TemporaryRepository};
use crate::base::shell::as_typed;

/// What becomes of the branch's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// Each publication stands on the one before.
    Kept,
    /// The publication begins anew, and the old history is put aside on the remote.
    Single,
}

/// Pushes a commit to the branch, and sees that it has arrived.
///
/// # Errors
/// If the branch has moved, the remote refuses, or cannot be reached.
pub(super) fn push(
    repository: &TemporaryRepository,
    branch: &Branch,
    commit: &str,
    history: History,
) -> Result<(), Refusal> {
    let reference = &branch.reference;
    let tip = branch.tip.as_ref().map(|tip| tip.id.as_str()).unwrap_or_default();
    let mut arguments: Vec<String> = ["push", "--porcelain", "--no-verify"].map(str::to_owned).into();
    arguments.push(format!("--force-with-lease={reference}:{tip}"));
    let mut references = vec![format!("{commit}:{reference}")];
    if history == History::Single && !tip.is_empty() {
        arguments.push("--atomic".to_owned());
        arguments.push(format!("--force-with-lease={BACKUP}:{}", branch.backup.as_deref().unwrap_or_default()));
        references.push(format!("{tip}:{BACKUP}"));
    }
    arguments.extend(["--".to_owned(), REMOTE.to_owned()]);
    arguments.extend(references);
    let under_way = UnderWay::begin(interrupted(branch));
    let output = repository.git.run(&arguments)?;
    let listed = list(repository, &branch.remote);
    drop(under_way);
    match listed.as_ref().map(|listed| listed.references.get(reference).map(String::as_str)) {
        // What arrived has arrived, whatever became of the answer.
        Ok(Some(there)) if there == commit => Ok(()),
        Ok(_) if output.succeeded => {
            let what = format!("{} took the publication, and was changed again at once", branch.shown());
            Err(Refusal::new(what, "see who else publishes there; then look: briefpress publish --dry-run"))
        }
        Ok(there) if classify(&output) == GitError::Moved && there.unwrap_or_default() != tip => {
            Err(moved(repository, branch))
        }
        Err(_) if output.succeeded => {
            let what = format!("pushed to {}, but it can no longer be asked what it has", branch.shown());
            Err(Refusal::new(what, "look again when the network is back: briefpress publish --dry-run"))
        }
        _ if classify(&output) == GitError::Moved => {
            let what =
                format!("{} did not take the publication: {}", branch.shown(), git_line(&output, &branch.remote.url));
            Err(Refusal::new(what, "somebody may be publishing at this moment: try again in a minute"))
        }
        _ => Err(of_remote(&output, "push to", &branch.remote.url, repository.format)),
    }
}

/// Returns what an interrupt says: git may have come to the point, and the remote may be at it still.
fn interrupted(branch: &Branch) -> String {
    let (remote, reference) = (as_typed(&branch.remote.typed()), as_typed(&branch.reference));
    format!(
        "error: interrupted while pushing to {}: the branch may have moved\nhelp: see what it holds: git ls-remote {remote} {reference}\n",
        branch.shown()
    )
}

/// Returns the refusal of a branch that is not what it was when it was read. The branch itself is asked who moved it.
fn moved(repository: &TemporaryRepository, branch: &Branch) -> Refusal {
    let now: Option<Commit> =
        Branch::read(repository, &branch.remote, &branch.name, Depth::Tip).ok().and_then(|branch| branch.tip);
    let what = match now {
        Some(tip) => format!("{} has moved since it was read: {} ({})", branch.shown(), tip.shown(), tip.short()),
        None => format!("{} was deleted since it was read", branch.shown()),
    };
    Refusal::new(what, "nothing was pushed; see what your publication would change now: briefpress publish --dry-run")
}
