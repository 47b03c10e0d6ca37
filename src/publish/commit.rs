//! Commits of the Pages branch: what one says, and how another is made.
//!
//! A publication says whose it is in a trailer, so that a branch of somebody's work is never taken for one. Beside that
//! its message says how much was published and nothing of the sources, of which readers may not know all.

use super::refusal::Refusal;
use super::source_repository::Identity;
use super::temporary::TemporaryRepository;
use crate::report::on_one_line;
use jiff::Timestamp;

/// The trailer with the site's `id`.
const TRAILER: &str = "Briefpress-Site: ";

/// A commit as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    pub id: String,
    pub tree: String,
    pub parents: Vec<String>,
    pub author: String,
    /// When it was made, if it can be read.
    pub date: Option<Timestamp>,
    pub subject: String,
    /// The site that it is a publication of.
    pub site: Option<String>,
}

impl Commit {
    /// Reads the commit that a reference or id leads to.
    pub(super) fn read(repository: &TemporaryRepository, revision: &str) -> Result<Self, Refusal> {
        let id = repository
            .git
            .run_checked(&["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{commit}}")])?
            .text();
        let raw = repository.git.run_checked(&["cat-file", "commit", &id])?.text();
        Ok(Self::of_raw(id, &raw))
    }

    fn of_raw(id: String, raw: &str) -> Self {
        let (head, message) = raw.split_once("\n\n").unwrap_or((raw, ""));
        let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let author = field("author").unwrap_or_default();
        let name = author.split(" <").next().unwrap_or_default();
        let seconds = field("committer").and_then(|line| line.rsplit_once("> ")?.1.split(' ').next()?.parse().ok());
        let parents = head.lines().filter_map(|line| line.strip_prefix("parent "));
        let last = message.trim_end().rsplit("\n\n").next().unwrap_or_default();
        let site = last.lines().find_map(|line| line.strip_prefix(TRAILER));
        Self {
            tree: field("tree").unwrap_or_default().to_owned(),
            parents: parents.map(str::to_owned).collect(),
            author: on_one_line(name),
            date: seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()),
            subject: on_one_line(message.lines().next().unwrap_or_default()),
            site: site.map(|site| site.trim().to_owned()),
            id,
        }
    }

    /// Whether it is a publication of that site.
    pub fn is_of(&self, site: &str) -> bool {
        self.site.as_deref() == Some(site)
    }

    /// Returns who made it, what it says, and when.
    pub fn shown(&self) -> String {
        let when = self.date.map_or_else(String::new, |date| date.strftime(", %Y-%m-%d %H:%M UTC").to_string());
        format!("{}, `{}`{when}", self.author, self.subject)
    }

    /// Returns the first digits of its id, as people use them.
    pub fn short(&self) -> &str {
        short(&self.id)
    }
}

/// Returns the first digits of an id.
pub fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}

/// What a commit is made of.
pub(super) struct Draft<'a> {
    pub tree: &'a str,
    /// None begins a history.
    pub parent: Option<&'a str>,
    pub message: &'a str,
    /// The `id` of the site.
    pub site: &'a str,
    pub who: &'a Identity,
    pub when: Timestamp,
}

/// Writes a commit and gives its id.
pub(super) fn write(repository: &TemporaryRepository, draft: &Draft<'_>) -> Result<String, Refusal> {
    let message = format!("{}\n\n{TRAILER}{}\n", draft.message.trim(), draft.site);
    let date = format!("@{} +0000", draft.when.as_second());
    let variables = ["AUTHOR", "COMMITTER"].map(|role| {
        let name = |what| format!("GIT_{role}_{what}");
        [(name("NAME"), draft.who.name.clone()), (name("EMAIL"), draft.who.email.clone()), (name("DATE"), date.clone())]
    });
    let variables: Vec<_> = variables.iter().flatten().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let mut arguments = vec!["-c", "i18n.commitEncoding=UTF-8", "commit-tree", "--no-gpg-sign", draft.tree];
    arguments.extend(draft.parent.iter().flat_map(|parent| ["-p", parent]));
    arguments.extend(["-m", message.trim_end()]);
    let output = repository.git.run_with(&arguments, &variables)?;
    if output.succeeded {
        return Ok(output.text());
    }
    Err(Refusal::new(
        format!("the commit cannot be made: {}", on_one_line(output.stderr.lines().next().unwrap_or_default())),
        "see that `user.name` and `user.email` are set: git config --list",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAW: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nparent aa\nparent bb\nauthor A B <a@b.org> 1700000000 +0500\n\
                       committer C <c@d.org> 1700000100 +0000\ngpgsig -----BEGIN\n line\n\nPublish 3 briefs\n\nMore.\n\n\
                       Signed-off-by: X\nBriefpress-Site: urn:uuid:1\n";

    #[test]
    fn a_commit_says_whose_it_is() {
        let commit = Commit::of_raw("cc".into(), RAW);
        assert_eq!(commit.shown(), "A B, `Publish 3 briefs`, 2023-11-14 22:15 UTC");
        assert_eq!((commit.parents.len(), commit.is_of("urn:uuid:1"), commit.is_of("urn:uuid:2")), (2, true, false));
    }

    #[test]
    fn a_word_in_the_text_is_no_trailer() {
        let text = RAW.replace("More.", "Briefpress-Site: urn:uuid:9").replace("\nBriefpress-Site: urn:uuid:1", "");
        assert_eq!(Commit::of_raw("cc".into(), &text).site, None);
    }
}
