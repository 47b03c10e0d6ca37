//! The Pages branch on the remote: what it is, and whether it may be written to.
//!
//! That there is no branch is believed only if the remote itself has listed what it has. A branch is ours if its last
//! commit says so. Any other may be taken over by naming that commit, which nobody does by mistake; the sources never.

use super::commit::Commit;
use super::git_errors::{no_git, of_remote, other_format};
use super::hash_format::HashFormat;
use super::refusal::Refusal;
use super::source_repository::{Remote, SourceRepository};
use super::temporary::{REMOTE, TemporaryRepository};
use crate::report::on_one_line;
use std::collections::{BTreeMap, BTreeSet};

/// Where the old history goes when it is cut off.
pub const BACKUP: &str = "refs/briefpress/backup";

/// Fewest digits of an id that name a commit on the command line.
const FEWEST_DIGITS: usize = 7;

/// The branch as the remote lists it.
#[derive(Debug)]
pub struct Branch {
    pub name: String,
    /// Its full name.
    pub reference: String,
    pub remote: Remote,
    /// Its last commit; none if there is no such branch.
    pub tip: Option<Commit>,
    /// What the backup reference leads to, if it is there.
    pub backup: Option<String>,
    /// Whether the remote has this one for its default branch.
    is_default: bool,
    /// Whether the remote has no branch at all.
    is_empty: bool,
}

/// How much of a history is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    Tip,
    /// The one before it, too, and the backup.
    Before,
}

impl Branch {
    /// Asks the remote, and fetches what there is.
    ///
    /// # Errors
    /// If the name is none, or the remote does not answer as it should.
    pub fn read(repository: &TemporaryRepository, remote: &Remote, name: &str, depth: Depth) -> Result<Self, Refusal> {
        let reference = format!("refs/heads/{name}");
        if !repository.git.run(&["check-ref-format", &reference])?.succeeded || name.starts_with('-') {
            return Err(Refusal::new(
                format!("`{}` cannot be the name of a branch", on_one_line(name)),
                "GitHub Pages takes any; `gh-pages` is usual, and taken without `--branch`",
            ));
        }
        let listed = list(repository, remote)?;
        if listed.format.is_some_and(|format| format != repository.format) {
            return Err(other_format(&remote.url, repository.format));
        }
        let backup = listed.references.get(BACKUP).cloned();
        let mut branch = Self {
            name: name.to_owned(),
            remote: remote.clone(),
            tip: None,
            is_default: listed.default.as_deref() == Some(&reference),
            is_empty: !listed.references.keys().any(|name| name.starts_with("refs/heads/")),
            backup,
            reference,
        };
        if listed.references.contains_key(&branch.reference) {
            let has_backup = depth == Depth::Before && branch.backup.is_some();
            fetch(repository, remote, &branch.reference, depth, has_backup.then_some(BACKUP))?;
            branch.tip = Some(Commit::read(repository, TIP)?);
        }
        Ok(branch)
    }

    /// Returns what a message calls it.
    pub fn shown(&self) -> String {
        format!("`{}` of {}", self.name, self.remote.shown())
    }

    /// Refuses a branch that may not be written to for that site; `adopt` names the last commit of a branch that is to
    /// become ours.
    ///
    /// # Errors
    /// If it may not.
    pub fn admit(
        &self,
        repository: &TemporaryRepository,
        sources: &SourceRepository,
        site: &str,
        adopt: Option<&str>,
    ) -> Result<(), Refusal> {
        let another = "name another branch with `--branch`; `gh-pages` is usual";
        if self.remote.holds_sources && sources.branch.as_deref() == Some(&self.name) {
            let what = format!("`{}` is the branch of your sources, and publishing would replace them", self.name);
            return Err(Refusal::new(what, another));
        }
        let Some(tip) = &self.tip else { return self.admit_new(sources, adopt) };
        let below = sources.below_top().unwrap_or_default();
        let folders = BTreeSet::from([String::new(), below]);
        for file in folders.iter().map(|folder| format!("{}:{folder}site.yaml", tip.id)) {
            if repository.git.run(&["cat-file", "-e", &file])?.succeeded {
                let what = format!("{} holds sources (`site.yaml`), and publishing would replace them", self.shown());
                return Err(Refusal::new(what, another));
            }
        }
        if let Some(adopt) = adopt {
            let is_named = adopt.len() >= FEWEST_DIGITS && tip.id.starts_with(&adopt.to_ascii_lowercase());
            let what = format!("the last commit of {} is not `{}` but {}", self.shown(), on_one_line(adopt), tip.id);
            return if is_named { Ok(()) } else { Err(Refusal::new(what, self.adopting(tip))) };
        }
        if tip.is_of(site) {
            return Ok(());
        }
        let whose = match &tip.site {
            Some(_) => "is a publication of another site",
            None if self.is_default => "is the repository's default branch, and no publication of this site",
            None => "is no publication of this site",
        };
        Err(Refusal::new(
            format!("{} {whose}: its last commit is {} ({})", self.shown(), tip.short(), tip.shown()),
            self.adopting(tip),
        ))
    }

    /// Returns what to type for taking a branch over.
    fn adopting(&self, tip: &Commit) -> String {
        format!(
            "look at it; if its files may be replaced (its history stays), type: briefpress publish --branch {} --adopt {}",
            self.name, tip.id
        )
    }

    /// Refuses a new branch if it would become the first branch of the sources' repository.
    fn admit_new(&self, sources: &SourceRepository, adopt: Option<&str>) -> Result<(), Refusal> {
        if adopt.is_some() {
            let what = format!("there is no branch {}, so there is nothing to adopt", self.shown());
            return Err(Refusal::new(what, "leave out `--adopt`: the branch will be made"));
        }
        if self.is_empty && self.remote.holds_sources {
            let what = format!(
                "{} is empty, and its first branch would become the one that people see: it should be that of your sources",
                self.remote.shown()
            );
            let (remote, branch) =
                (self.remote.name.as_deref().unwrap_or("origin"), sources.branch.as_deref().unwrap_or("HEAD:main"));
            return Err(Refusal::new(what, format!("push the sources first: git push -u {remote} {branch}")));
        }
        Ok(())
    }
}

/// The reference to the branch's last commit in the temporary repository.
pub(super) const TIP: &str = "refs/briefpress/tip";

/// The reference to what the remote's backup leads to.
pub(super) const EARLIER: &str = "refs/briefpress/earlier";

/// What a remote has.
pub(super) struct RemoteReferences {
    /// The full name of the default branch.
    default: Option<String>,
    /// Branches and the backup, with the ids that they lead to.
    pub references: BTreeMap<String, String>,
    /// How it names objects; none if it does not say so.
    format: Option<HashFormat>,
}

/// Returns what a remote has, by its own answer.
pub(super) fn list(repository: &TemporaryRepository, remote: &Remote) -> Result<RemoteReferences, Refusal> {
    let asked = ["ls-remote", "--symref", "--", REMOTE, "HEAD", "refs/heads/*", BACKUP];
    let output = repository.git.run(&asked)?;
    if !output.succeeded {
        return Err(of_remote(&output, "read", &remote.url, repository.format));
    }
    let mut listed = RemoteReferences { default: None, references: BTreeMap::new(), format: None };
    if output.stdout.is_empty() {
        listed.format = HashFormat::heard(&heard(repository, remote, &asked)?);
    }
    for (value, name) in output.text().lines().filter_map(|line| line.split_once('\t')) {
        match value.strip_prefix("ref: ") {
            Some(target) if name == "HEAD" => listed.default = Some(target.to_owned()),
            Some(_) => {}
            None => {
                listed.format = Some(HashFormat::of_id(value));
                listed.references.insert(name.to_owned(), value.to_owned());
            }
        }
    }
    Ok(listed)
}

/// Returns what git heard of a remote that listed nothing: git is asked once more, and headers, which may hold a password,
/// are no part of it. On the web, what answers without a word of git's is refused: not everything that git takes for
/// an empty repository is one.
fn heard(repository: &TemporaryRepository, remote: &Remote, asked: &[&str]) -> Result<String, Refusal> {
    let output = repository.git.run_with(asked, &[("GIT_TRACE_PACKET", "1".to_owned())])?;
    let words = ["# service=git-upload-pack", "version 1", "version 2"];
    let is_git =
        output.stderr.lines().any(|line| line.contains("packet:") && words.iter().any(|word| line.contains(word)));
    if is_git || !remote.url.is_web() { Ok(output.stderr) } else { Err(no_git(&remote.url.shown())) }
}

fn fetch(
    repository: &TemporaryRepository,
    remote: &Remote,
    reference: &str,
    depth: Depth,
    backup: Option<&str>,
) -> Result<(), Refusal> {
    let depth = match depth {
        Depth::Tip => "--depth=1",
        Depth::Before => "--depth=2",
    };
    let mut arguments: Vec<String> = ["fetch", "--quiet", "--no-tags", depth, "--", REMOTE].map(str::to_owned).into();
    arguments.push(format!("+{reference}:{TIP}"));
    arguments.extend(backup.map(|backup| format!("+{backup}:{EARLIER}")));
    let output = repository.git.run(&arguments)?;
    if output.succeeded { Ok(()) } else { Err(of_remote(&output, "read", &remote.url, repository.format)) }
}
