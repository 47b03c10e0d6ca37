//! The repository that the sources lie in, as git finds it. It is asked and never changed.
//!
//! A linked worktree, a submodule, a shallow clone and `GIT_DIR` differ in where things lie; git knows, so nothing here
//! looks for a `.git`. What it needs for speaking with a remote (helpers, proxies, ssh) may be said in settings of this
//! repository alone, so its settings are read as they hold here and carried over by `temporary.rs`.

use super::git::{Git, OLDEST, Setting};
use super::hash_format::HashFormat;
use super::refusal::Refusal;
use super::remote::RemoteUrl;
use crate::report::on_one_line;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The repository of the sources. Its settings may hold a password, so it is never shown as a whole.
pub struct SourceRepository {
    git: Git,
    root: PathBuf,
    /// The working tree; none if there is none.
    pub top: Option<PathBuf>,
    /// Where its objects lie.
    pub(super) objects: PathBuf,
    pub(super) format: HashFormat,
    /// Whether all that its references lead to is there: a shallow or partial clone lacks some of it.
    pub(super) is_whole: bool,
    /// The branch that is checked out; none if none is.
    pub branch: Option<String>,
    pub(super) settings: Vec<Setting>,
}

/// Where to publish to.
#[derive(Clone, Debug)]
pub struct Remote {
    /// Its name in the repository of the sources, if it has one there.
    pub name: Option<String>,
    pub url: RemoteUrl,
    /// Whether the sources are pushed there, too.
    pub holds_sources: bool,
    /// Whether git reads by its name from another address than the one that is pushed to.
    is_read_elsewhere: bool,
}

impl Remote {
    /// Returns what a message calls it.
    pub fn shown(&self) -> String {
        self.name.as_ref().map_or_else(|| self.url.shown(), |name| format!("`{name}`"))
    }

    /// Returns what git takes for it on the command line.
    pub(super) fn typed(&self) -> String {
        self.name.clone().filter(|_| !self.is_read_elsewhere).unwrap_or_else(|| self.url.shown())
    }
}

/// Who publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub name: String,
    pub email: String,
}

impl SourceRepository {
    /// Returns the repository around the site's folder.
    ///
    /// # Errors
    /// If there is none, or git does not want to read it.
    pub fn find(root: &Path) -> Result<Self, Refusal> {
        let git = Git::around(root);
        refuse_old(&git)?;
        let output = git.run(&[
            "rev-parse",
            "--is-shallow-repository",
            "--show-object-format",
            "--path-format=absolute",
            "--git-path",
            "objects",
        ])?;
        if !output.succeeded {
            return Err(no_repository(root, &output.stderr));
        }
        let text = output.text();
        let mut lines = text.lines();
        let is_shallow = lines.next() == Some("true");
        let format = HashFormat::of_word(lines.next().unwrap_or_default());
        let objects = PathBuf::from(lines.next().unwrap_or_default());
        let top = git.run(&["rev-parse", "--path-format=absolute", "--show-toplevel"])?;
        let top = Some(top.text()).filter(|path| top.succeeded && !path.is_empty()).map(PathBuf::from);
        let branch = git.run(&["symbolic-ref", "--quiet", "HEAD"])?;
        let branch = branch.text().strip_prefix("refs/heads/").filter(|_| branch.succeeded).map(str::to_owned);
        let settings = settings(&git)?;
        let is_partial = settings.iter().any(|(key, _)| {
            key == "extensions.partialclone" || (key.starts_with("remote.") && key.ends_with(".promisor"))
        });
        let is_whole = !is_shallow && !is_partial;
        Ok(Self { git, root: root.to_owned(), top, objects, format, is_whole, branch, settings })
    }

    /// Returns where relative addresses of remotes count from.
    pub(super) fn folder(&self) -> &Path {
        self.top.as_deref().unwrap_or(&self.git.folder)
    }

    /// Returns the branch that the sources stand on once they are agreed: the default one of their remote as far as it
    /// is known here, else `main` or `master`, else the one that is checked out. None if its name is no plain word.
    pub fn main_branch(&self) -> Option<String> {
        let names = self.remote_names();
        let head = self.own_remote(&names).map(|remote| format!("refs/remotes/{remote}/HEAD"));
        let default = head.and_then(|head| {
            let output = self.git.run(&["symbolic-ref", "--quiet", &head]).ok().filter(|output| output.succeeded)?;
            Some(output.text().strip_prefix("refs/remotes/")?.split_once('/')?.1.to_owned())
        });
        let exists = |name: &&str| {
            let output = self.git.run(&["show-ref", "--verify", "--quiet", &format!("refs/heads/{name}")]);
            output.is_ok_and(|output| output.succeeded)
        };
        let usual = || ["main", "master"].iter().find(|name| exists(name)).map(|name| (*name).to_owned());
        let is_plain =
            |name: &String| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
        default.or_else(usual).or_else(|| self.branch.clone()).filter(is_plain)
    }

    /// Returns the site's folder within the repository, with its closing `/`; empty if it is the repository's own.
    pub fn below_top(&self) -> Option<String> {
        let (top, root) = (self.top.as_ref()?.canonicalize().ok()?, self.root.canonicalize().ok()?);
        let below = root.strip_prefix(top).ok()?;
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        Some(if parts.is_empty() { String::new() } else { parts.join("/") + "/" })
    }

    /// Returns the remote of that name or address; without one that to which the sources are pushed.
    ///
    /// # Errors
    /// If there is none, or it has several addresses.
    pub fn remote(&self, asked: Option<&str>) -> Result<Remote, Refusal> {
        let names = self.remote_names();
        let own = self.own_remote(&names);
        let (name, url) = match asked {
            Some(asked) if names.contains(asked) => (Some(asked), self.url_of(asked)?),
            Some(asked) if asked.contains([':', '/', '\\']) || asked.starts_with('.') => (None, self.url_at(asked)),
            Some(asked) => return Err(unknown_remote(asked, &names)),
            None => {
                let own = own.ok_or_else(|| no_remote(&names))?;
                (Some(own), self.url_of(own)?)
            }
        };
        self.refuse_itself(&url)?;
        let is_own = |own| name == Some(own) || self.url_of(own).is_ok_and(|own| own == url);
        let holds_sources = own.is_some_and(is_own);
        let pushed = name.map(|name| format!("remote.{name}.pushurl"));
        let is_other = |key: &String| Some(key) == pushed.as_ref() || key.ends_with(".pushinsteadof");
        let is_read_elsewhere = self.settings.iter().any(|(key, _)| is_other(key));
        Ok(Remote { name: name.map(str::to_owned), url, holds_sources, is_read_elsewhere })
    }

    /// Returns a remote's address, which the user's settings may rewrite.
    fn url_at(&self, address: &str) -> RemoteUrl {
        let is_path = !address.contains("://") && Path::new(address).exists();
        let address = match std::path::absolute(address) {
            Ok(path) if is_path => path.display().to_string(),
            _ => address.to_owned(),
        };
        // Where a push has an address of its own, the branch is read there, too: it is the one that is written to.
        let rewritten = self.rewritten(&address, ".pushinsteadof").or_else(|| self.rewritten(&address, ".insteadof"));
        RemoteUrl::new(rewritten.unwrap_or(address))
    }

    /// Returns an address as settings rewrite it, as git does: by the longest beginning, and of several by the first.
    fn rewritten(&self, address: &str, variable: &str) -> Option<String> {
        let rule = |(key, value): &'_ Setting| {
            let base = key.strip_prefix("url.")?.strip_suffix(variable)?;
            Some((base.to_owned(), value.clone()?))
        };
        let rules = self.settings.iter().filter_map(rule).filter(|(_, start)| address.starts_with(start.as_str()));
        let longest = rules.rev().max_by_key(|(_, start)| start.len());
        longest.map(|(base, start)| base + &address[start.len()..])
    }

    /// Refuses a remote that is this repository: publishing would write into it.
    fn refuse_itself(&self, url: &RemoteUrl) -> Result<(), Refusal> {
        let path = self.folder().join(url.secret().strip_prefix("file://").unwrap_or(url.secret()));
        let own = self.objects.canonicalize().ok();
        let is_own = [path.join("objects"), path.join(".git/objects")]
            .iter()
            .any(|at| own.is_some() && at.canonicalize().ok() == own);
        if !is_own {
            return Ok(());
        }
        Err(Refusal::new(
            format!("{} is the repository of your sources itself, which is never written to", url.shown()),
            "name the remote that GitHub Pages serves: briefpress publish --remote origin",
        ))
    }

    /// Returns where a remote is pushed to, after all that the settings do to its address.
    fn url_of(&self, name: &str) -> Result<RemoteUrl, Refusal> {
        let output = self.git.run_checked(&["remote", "get-url", "--push", "--all", name])?;
        let text = output.text();
        let urls: Vec<&str> = text.lines().collect();
        match urls[..] {
            [url] => Ok(RemoteUrl::new(url)),
            _ => Err(Refusal::new(
                format!("`{name}` stands for {} addresses, and a site is published at one", urls.len()),
                "give the address itself: briefpress publish --remote https://github.com/OWNER/REPOSITORY.git",
            )),
        }
    }

    fn remote_names(&self) -> BTreeSet<String> {
        let name = |key: &str| key.strip_prefix("remote.")?.strip_suffix(".url").map(str::to_owned);
        self.settings.iter().filter_map(|(key, _)| name(key)).collect()
    }

    /// Returns the remote that the sources are pushed to: the upstream of the branch, else `origin`, else the only one.
    fn own_remote<'a>(&'a self, names: &'a BTreeSet<String>) -> Option<&'a str> {
        let key = self.branch.as_ref().map(|branch| format!("branch.{branch}.remote"));
        let upstream = self.settings.iter().rev().find(|(written, _)| Some(written) == key.as_ref());
        let upstream = upstream.and_then(|(_, value)| names.get(value.as_deref()?));
        let only = names.first().filter(|_| names.len() == 1);
        upstream.or_else(|| names.get("origin")).or(only).map(String::as_str)
    }

    /// Returns who commits here. Git guesses from the names of the machine where nobody has said it; a guess is nobody.
    ///
    /// # Errors
    /// If nobody has said it.
    pub fn identity(&self) -> Result<Identity, Refusal> {
        let output = self.git.run(&["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"])?;
        let text = output.text();
        let identity = text.rsplit_once('>').and_then(|(who, _)| who.split_once(" <"));
        match identity {
            Some((name, email)) if output.succeeded => Ok(Identity { name: name.to_owned(), email: email.to_owned() }),
            _ => Err(Refusal::new(
                "git does not know who you are, and a publication is signed with a name",
                "type: git config --global user.name \"Your Name\" && git config --global user.email you@example.org",
            )),
        }
    }

    /// Returns which of these files of the site, given by their paths below its folder, git keeps.
    pub fn tracks_any<'a>(&self, mut files: impl Iterator<Item = &'a str>) -> Result<bool, Refusal> {
        let Some(below) = self.below_top() else { return Ok(false) };
        let output = self.git.run(&["ls-files", "-z", "--full-name", ":/"])?;
        let tracked: BTreeSet<&[u8]> = output.stdout.split(|byte| *byte == 0).collect();
        Ok(files.any(|file| tracked.contains(format!("{below}{file}").as_bytes())))
    }
}

/// Returns all settings that hold in a repository.
pub(super) fn settings(git: &Git) -> Result<Vec<Setting>, Refusal> {
    let output = git.run_checked(&["config", "--list", "-z"])?;
    let entries = output.stdout.split(|byte| *byte == 0).filter(|entry| !entry.is_empty());
    let read = |entry| {
        let text = String::from_utf8_lossy(entry);
        match text.split_once('\n') {
            Some((key, value)) => (key.to_owned(), Some(value.to_owned())),
            None => (text.into_owned(), None),
        }
    };
    Ok(entries.map(read).collect())
}

/// Refuses a git older than [`OLDEST`]: it would take what it does not know for something else.
fn refuse_old(git: &Git) -> Result<(), Refusal> {
    let output = git.run(&["version"])?.text();
    let version = |text: &str| -> (u32, u32) {
        let mut numbers = text.split('.').map(|part| part.parse().unwrap_or(0));
        (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
    };
    if version(output.split_ascii_whitespace().nth(2).unwrap_or_default()) >= version(OLDEST) {
        return Ok(());
    }
    let what = format!("publishing needs git {OLDEST} or later, and this is {}", on_one_line(&output));
    Err(Refusal::new(what, "install a newer one: https://git-scm.com/downloads"))
}

fn no_repository(root: &Path, words: &str) -> Refusal {
    if words.contains("dubious ownership") {
        let folder = words.split('\'').nth(1).map_or_else(|| root.display().to_string(), str::to_owned);
        return Refusal::new(
            format!("git does not read `{folder}`, since it belongs to somebody else"),
            format!("if you trust it, type: git config --global --add safe.directory '{folder}'"),
        );
    }
    if words.contains("not a git repository") {
        return Refusal::new(
            format!("`{}` lies in no git repository, so it is not known where to publish it", root.display()),
            "type `git init`, commit your sources, and add the remote: git remote add origin https://github.com/OWNER/REPOSITORY.git",
        );
    }
    let line = words.lines().next().unwrap_or_default();
    Refusal::new(
        format!("the repository of `{}` cannot be read: {}", root.display(), on_one_line(line)),
        format!("see that `git status` works there and that git is {OLDEST} or later (`git --version`)"),
    )
}

fn unknown_remote(asked: &str, names: &BTreeSet<String>) -> Refusal {
    let what = format!("there is no remote `{asked}`");
    let near = crate::base::nearest::nearest(asked, names.iter().map(String::as_str));
    match (near.first(), names.is_empty()) {
        (Some(near), _) => Refusal::new(what, format!("did you mean `--remote {near}`?")),
        (None, true) => {
            Refusal::new(what, format!("add it: git remote add {asked} https://github.com/OWNER/REPOSITORY.git"))
        }
        (None, false) => Refusal::new(what, format!("there are {}; an address will do, too", quoted(names))),
    }
}

fn no_remote(names: &BTreeSet<String>) -> Refusal {
    match names.first() {
        None => Refusal::new(
            "the repository of this site has no remote to publish to",
            "make an empty repository at GitHub, then type: git remote add origin https://github.com/OWNER/REPOSITORY.git",
        ),
        Some(first) => Refusal::new(
            format!("there are several remotes, and none is called `origin`: {}", quoted(names)),
            format!("say which: briefpress publish --remote {first}"),
        ),
    }
}

/// Returns names in backticks, with commas between them.
fn quoted(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
