//! The door through which a site reaches the Pages branch of a remote.
//!
//! What is published is made anew, from the sources and for the configured address. It is never what lies in `public/`,
//! which may be a preview. It goes from rendering into objects of git's and from there to the remote; no file is written
//! but in a temporary repository, which is gone afterwards. Five things hold:
//!
//! - **The user's repository is read and never written.** No file, reference, setting or index of it is touched.
//! - **A branch that is not ours is not written to** (`branch.rs`), and never with plain force (`push.rs`): each push says
//!   what it expects to find.
//! - **Nothing vanishes unnoticed** (`compare.rs`), and nothing withheld comes back (`rollback.rs`).
//! - **A dry run is the same work** up to the commit, so it gives the same tree.
//! - **Nothing is believed that can be asked**: that a branch is absent, that a push arrived, that the site is live.
//!
//! # The protocol
//!
//! 1. **Find** the repository of the sources (`source_repository.rs`), by git's own answers: `GIT_DIR`, worktrees, submodules and
//!    shallow clones are git's business.
//! 2. **Open** a temporary bare repository (`temporary.rs`), with the objects of the sources as alternates and with their
//!    settings for remotes. All further git commands run there, without hooks. An interrupt takes it away
//!    (`interrupt.rs`).
//! 3. **Read** the branch (`branch.rs`): `ls-remote`, then a fetch of its last commit. The branch is absent only if the
//!    remote has listed what it has. Admit the branch, or refuse.
//! 4. **Write** the tree (`tree.rs`): rendering streams into one `git fast-import`. Git is then asked what the tree holds.
//! 5. **Audit** the tree (`audit.rs`) and **compare** it with the branch's (`compare.rs`). A dry run ends here.
//! 6. **Commit** (`commit.rs`) and **push** (`push.rs`) with a lease on the id that was read. Then ask the remote what it
//!    has.
//!
//! A rollback (`rollback.rs`) replaces step 4: it takes the tree of the commit before, once it has compared it with
//! today's sources. `git.rs` is the only file that runs git, and `git_errors.rs` the only one that reads its errors.

#![expect(clippy::disallowed_methods, reason = "this is the door to git")]

mod audit;
mod branch;
mod commit;
mod compare;
mod git;
mod git_errors;
mod hash_format;
mod interrupt;
mod live;
mod push;
mod refusal;
mod remote;
mod rollback;
mod size;
mod source_repository;
mod temporary;
mod tree;

pub use commit::{Commit, short};
pub use compare::{Changes, FileChange};
pub use live::{Live, Probe, agent};
pub use push::History;
pub use refusal::{PublishError, Refusal};
pub use remote::{GitHub, RemoteUrl};
pub use size::shown as shown_size;
pub use source_repository::{Identity, Remote, SourceRepository};
pub use tree::Tree;

use crate::base::{BaseUrl, Route};
use crate::derived::Workshop;
use crate::pipeline::Plan;
use crate::report::on_one_line;
use branch::{Branch, Depth, EARLIER};
use jiff::Timestamp;
use refusal::MEND_AND_PUBLISH;
use rollback::RollbackGuard;
use std::path::Path;
use temporary::TemporaryRepository;

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub sources: &'a SourceRepository,
    pub remote: &'a Remote,
    pub branch: &'a str,
    /// The last commit of a branch that is to become ours.
    pub adopt: Option<&'a str>,
    /// The site's `id`.
    pub site: &'a str,
    pub base: &'a BaseUrl,
    pub history: History,
}

/// A publication that is ready to be pushed.
pub struct Publication<'a> {
    request: Request<'a>,
    repository: TemporaryRepository,
    branch: Branch,
    pub tree: Tree,
    pub changes: Changes,
    /// What to think about before it is pushed.
    pub warnings: Vec<String>,
    /// Published addresses that would vanish, each with the one that differs from it in capitals alone, if there is one.
    pub vanished: Vec<(String, Option<String>)>,
}

/// Makes the publication of a plan that is sound, its pictures in the workshop; `progress` is told how many files are made.
///
/// # Errors
/// What is wrong with the site, or why it cannot be published.
pub fn prepare<'a>(
    request: Request<'a>,
    (plan, workshop): (&Plan, &Workshop),
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Publication<'a>, PublishError> {
    let repository = TemporaryRepository::open(request.sources, &request.remote.url)?;
    let branch = admitted(&request, &repository, Depth::Tip)?;
    let old = match &branch.tip {
        Some(tip) => Tree::read(&repository, &tip.id)?,
        None => Tree::default(),
    };
    let tree = tree::write(&repository, (plan, workshop), old.files.get("CNAME"), progress)?;
    let mut warnings = audit::audit(&tree, plan.site().map_or(0, |site| site.briefs().len()))?;
    warnings.extend(address_warning(&repository, &tree, &request)?);
    let changes = Changes::between(&old, &tree);
    let tombstones: Vec<String> =
        rollback::withdrawn(plan).map(|route| route.as_str().trim_start_matches('/').to_owned()).collect();
    let url_and_twin = |change: &&FileChange| {
        let twin = compare::twin(&change.path, &tree).map(|path| compare::url_of(path, request.base));
        (change.url(request.base), twin)
    };
    let vanished = changes.vanished(&tree, &tombstones).iter().map(url_and_twin).collect();
    Ok(Publication { request, repository, branch, tree, changes, warnings, vanished })
}

/// Makes the publication of the tree before the last one once more; `today` and `everything` are the plans of what is
/// public and of all there is.
///
/// # Errors
/// If there is none, or it may not come back.
pub fn prepare_rollback<'a>(
    request: Request<'a>,
    today: &Plan,
    everything: &Plan,
) -> Result<Publication<'a>, PublishError> {
    let repository = TemporaryRepository::open(request.sources, &request.remote.url)?;
    let branch = admitted(&request, &repository, Depth::Before)?;
    let Some(tip) = &branch.tip else {
        let what = format!("there is no branch {}, so there is nothing to go back from", branch.shown());
        return Err(Refusal::new(what, "publish first: briefpress publish").into());
    };
    let before = match tip.parents.first() {
        Some(parent) => Commit::read(&repository, parent)?,
        None if branch.backup.is_some() => publication_before(&repository, tip)?,
        None => {
            let what = format!("{} has one publication, and none before it", branch.shown());
            return Err(Refusal::new(what, MEND_AND_PUBLISH).into());
        }
    };
    if !before.is_of(request.site) {
        let what =
            format!("before the last publication, {} held none of this site: {}", branch.shown(), before.shown());
        return Err(Refusal::new(what, MEND_AND_PUBLISH).into());
    }
    let now = Tree::read(&repository, &tip.id)?;
    let old = Tree::read(&repository, &before.id)?;
    RollbackGuard::new(request.base, today, everything).refuse(&repository, &old)?;
    let cname = now.files.get("CNAME");
    let tree = if old.files.get("CNAME") == cname { old } else { tree::with_cname(&repository, &before.id, cname)? };
    let is_brief =
        |path: &&String| path.starts_with("briefs/") && path.ends_with("/index.html") || *path == "catalogue.json";
    let warnings = audit::audit(&tree, tree.files.keys().filter(is_brief).count())?;
    let changes = Changes::between(&now, &tree);
    Ok(Publication { request, repository, branch, tree, changes, warnings, vanished: Vec::new() })
}

/// Returns the publication before one whose history was cut off: that of the backup, or if that is the same, its parent.
fn publication_before(repository: &TemporaryRepository, tip: &Commit) -> Result<Commit, Refusal> {
    let backup = Commit::read(repository, EARLIER)?;
    match backup.parents.first().filter(|_| backup.tree == tip.tree) {
        Some(parent) => Commit::read(repository, parent),
        None => Ok(backup),
    }
}

/// Returns where GitHub would serve the site of the repository around a folder; none if that is not known.
pub fn site_of_repository(folder: &Path) -> Option<String> {
    let remote = SourceRepository::find(folder).ok()?.remote(None).ok()?;
    Some(remote.url.github()?.site())
}

fn admitted(request: &Request<'_>, repository: &TemporaryRepository, depth: Depth) -> Result<Branch, Refusal> {
    let branch = Branch::read(repository, request.remote, request.branch, depth)?;
    branch.admit(repository, request.sources, request.site, request.adopt)?;
    Ok(branch)
}

/// The address that a new site has until somebody sets another.
const EXAMPLE: &str = "https://example.org/";

/// Returns a warning if the site is built for another address than the one it will be served at.
fn address_warning(
    repository: &TemporaryRepository,
    tree: &Tree,
    request: &Request<'_>,
) -> Result<Option<String>, Refusal> {
    let base = request.base;
    let bytes = tree.bytes(repository, "CNAME")?.unwrap_or_default();
    let domain = String::from_utf8_lossy(&bytes).trim().to_ascii_lowercase();
    let home = base.absolute(&Route::of("/"));
    if !domain.is_empty() {
        let is_other = domain != base.host() || !base.is_host_root();
        let domain = on_one_line(&domain);
        return Ok(is_other.then(|| {
            format!("the branch is served at `https://{domain}/` (its `CNAME`), but the site is built for `{home}`: see `base_url`")
        }));
    }
    if home == EXAMPLE {
        return Ok(Some(format!(
            "the site is built for `{home}`, the address of an example: set `base_url` in site.yaml"
        )));
    }
    let served = request.remote.url.github().map(|github| github.site());
    // Sites that only members may see have addresses that nobody can guess.
    let served = served.filter(|served| *served != home && !base.host().ends_with(".pages.github.io"));
    Ok(served.map(|served| {
        format!("the site is built for `{home}`, but GitHub serves it at `{served}`: set `base_url`, or `cname` for a domain of your own")
    }))
}

impl Publication<'_> {
    /// Returns the branch, as a message calls it.
    pub fn branch(&self) -> String {
        self.branch.shown()
    }

    /// Whether there is no such branch yet.
    pub fn is_first(&self) -> bool {
        self.branch.tip.is_none()
    }

    /// Whether the branch holds that tree, in a history as asked for.
    pub fn is_unchanged(&self) -> bool {
        let is_cut = self.request.history == History::Single;
        self.branch.tip.as_ref().is_some_and(|tip| {
            tip.tree == self.tree.id && tip.is_of(self.request.site) && (!is_cut || tip.parents.is_empty())
        })
    }

    /// Returns the commit that the branch leads to.
    pub fn tip(&self) -> Option<&Commit> {
        self.branch.tip.as_ref()
    }

    /// Commits and pushes, and gives the new commit's id.
    ///
    /// # Errors
    /// Why the branch is as it was.
    pub fn push(&self, message: &str, who: &Identity, when: Timestamp) -> Result<String, Refusal> {
        let tip = self.branch.tip.as_ref().map(|tip| tip.id.as_str());
        let parent = tip.filter(|_| self.request.history == History::Kept);
        let draft = commit::Draft { tree: &self.tree.id, parent, message, site: self.request.site, who, when };
        let id = commit::write(&self.repository, &draft)?;
        push::push(&self.repository, &self.branch, &id, self.request.history)?;
        Ok(id)
    }

    /// Returns what to ask the site for, to see whether it is this one.
    pub fn probe(&self) -> Result<Probe, Refusal> {
        live::probe(&self.repository, &self.tree, &self.changes, self.request.base)
    }
}
