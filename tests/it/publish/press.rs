//! A site in a repository of its own, remotes beside it, and the program run as its user runs it.
//!
//! Every run is held to two promises: the repository of the sources is afterwards what it was, byte for byte, times
//! included (but those of git's objects); and nothing is left in the folder for temporary files. Git sees no settings but those of the test.

use crate::project::{Project, Ran, Seen};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{OnceLock, mpsc};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// Longest that anything may take; what hangs is ended.
const LONGEST: Duration = Duration::from_secs(120);

/// The id of the site.
pub const ID: &str = "urn:uuid:6e0b9a52-54a3-4b1c-9d1b-5a5d3f0c7b11";

/// A word that nothing published, and nothing said, may hold.
pub const SECRET: &str = "Quetzalcoatlus";

/// A small sound site with something withheld, and with names that trip programs up.
pub const SITE: &str = "\
==> site.yaml
title: The Press
base_url: https://example.org/repo/
id: urn:uuid:6e0b9a52-54a3-4b1c-9d1b-5a5d3f0c7b11
==> content/briefs/talks/index.md
---
title: Talks
date: 2024-03-01
countries: [AF, PK]
attachments: [{file: my annex é.csv, title: Annex}]
---

See [the other](../waiver.md) and [the annex](<my annex é.csv>).
==> content/briefs/talks/my annex é.csv
a,b\r
1,2\r
==> content/briefs/waiver.md
---
title: Waiver
date: 2023-03-01
countries: [IR]
---

The waiver lapsed.
==> content/briefs/secret.md
---
title: Quetzalcoatlus
date: 2024-05-01
status: draft
countries: [PE]
---

Quetzalcoatlus is not to be named.
==> content/briefs/later.md
---
title: Later Quetzalcoatlus
date: 2190-05-01
countries: [CL]
---

Not yet.
==> content/pages/about.md
---
title: About
---

Who we are.
==> static/Grüße aus Wien.txt
Servus\r
";

/// The user's repository, on `main`, and a remote `origin` that has it.
pub struct Press {
    pub project: Project,
    away: TempDir,
}

impl Press {
    /// The site of [`SITE`], pushed to its remote. Git makes it once; each test gets a copy.
    pub fn new() -> Self {
        static MADE: OnceLock<(String, [Held; 2])> = OnceLock::new();
        let origin = |press: &Self| press.origin().display().to_string();
        let (made_at, made) = MADE.get_or_init(|| {
            let made = Self::of(SITE);
            (origin(&made), [made.project.path(), made.away.path()].map(held))
        });
        let press = Self { project: Project::empty(), away: tempfile::tempdir().expect("a folder") };
        put(&made[0], press.project.path());
        put(&made[1], press.away.path());
        press.project.replace(".git/config", made_at, &origin(&press));
        press
    }

    /// Another site.
    pub fn of(site: &str) -> Self {
        let press = Self { project: Project::of(site), away: tempfile::tempdir().expect("a folder") };
        fs::create_dir(press.away("tmp")).expect("a folder");
        press.git(press.away.path(), &["init", "-q", "--bare", "--template=", "-b", "main", "origin.git"]);
        let here = press.project.path();
        press.git(here, &["init", "-q", "--template=", "-b", "main"]);
        let config = press.project.read(".git/config");
        let who = format!(
            "[user]\n\tname = Ana Lee\n\temail = ana@example.org\n[remote \"origin\"]\n\turl = {}\n\
             \tfetch = +refs/heads/*:refs/remotes/origin/*\n",
            press.origin().display()
        );
        press.project.write(".git/config", config + &who);
        press.commit_sources();
        press.git(here, &["push", "-q", "-u", "origin", "main"]);
        press
    }

    /// Commits all sources.
    pub fn commit_sources(&self) {
        self.git(self.project.path(), &["add", "-A"]);
        self.git(self.project.path(), &["commit", "-q", "-m", "Sources"]);
    }

    /// A path beside the site, in a folder that goes with it.
    pub fn away(&self, path: &str) -> PathBuf {
        self.away.path().join(path)
    }

    /// The remote.
    pub fn origin(&self) -> PathBuf {
        self.away("origin.git")
    }

    /// Runs git in a folder; it must succeed.
    #[track_caller]
    pub fn git(&self, folder: &Path, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(folder);
        let ran = self.ended(self.alone(&mut command));
        assert_eq!(ran.status, 0, "git {arguments:?}: {}{}", ran.out, ran.err);
        ran.out.trim_end().to_owned()
    }

    /// Asks the remote.
    #[track_caller]
    pub fn remote(&self, arguments: &[&str]) -> String {
        self.git(&self.origin(), arguments)
    }

    /// Surroundings in which git sees nothing of whoever runs the tests.
    pub fn alone<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
            command.env_remove(name);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_TERMINAL_PROMPT", "0");
        command.env("HOME", self.away("no-home")).env("TMPDIR", self.away("tmp")).env("NO_PROXY", "*");
        command.env_remove("SSH_ASKPASS").env_remove("XDG_CONFIG_HOME").stdin(Stdio::null())
    }

    /// The program, about to be run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.project.command(arguments);
        self.alone(&mut command);
        command
    }

    /// Runs `publish` to its end.
    #[track_caller]
    pub fn publish(&self, arguments: &[&str]) -> Ran {
        self.publish_with(arguments, |_| ())
    }

    /// The same with something changed about its surroundings.
    #[track_caller]
    pub fn publish_with(&self, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Ran {
        let mut command = self.command(&[&["publish"], arguments].concat());
        change(&mut command);
        let before = self.seen();
        let ran = self.ended(&mut command);
        let after = self.seen();
        let differs = before.iter().find(|(path, seen)| after.get(*path) != Some(seen)).map(|(path, _)| path);
        assert_eq!(differs, None, "the sources are as they were: {ran:?}");
        assert_eq!(before.len(), after.len(), "nothing is added to the sources: {ran:?}");
        let left: Vec<_> =
            fs::read_dir(self.away("tmp")).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        assert!(left.is_empty(), "left behind: {left:?}");
        assert!(!ran.out.contains(SECRET) && !ran.err.contains(SECRET), "{ran:?}");
        ran
    }

    /// Publishes what must succeed, and gives what was said.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.publish(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {}{}", ran.out, ran.err);
        ran.out
    }

    /// Publishes what must be refused: one line what happened, one line what to do, and nothing done.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str], what: &str, help: &str) {
        let before = self.remote(&["for-each-ref"]);
        let ran = self.publish(arguments);
        assert_refused(&ran, what, help);
        assert_eq!(self.remote(&["for-each-ref"]), before, "{ran:?}");
    }

    /// All that the site's folder holds. Git marks an object that is asked for as fresh, also one that it only reads
    /// through the temporary repository, so of objects the times do not count. What was made of sources is kept in a folder that
    /// hides itself from git, and is no source.
    fn seen(&self) -> BTreeMap<String, Seen> {
        let mut seen = self.project.seen("");
        seen.retain(|path, _| !path.starts_with(".briefpress"));
        for (path, one) in &mut seen {
            if path.contains(".git/objects/") || path.contains(".git/modules/") && path.contains("/objects/") {
                one.modified = SystemTime::UNIX_EPOCH;
            }
        }
        seen
    }

    /// Runs a command to its end, within bounds.
    #[track_caller]
    pub fn ended(&self, command: &mut Command) -> Ran {
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be started");
        let id = child.id();
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || drop(tell.send(child.wait_with_output())));
        match told.recv_timeout(LONGEST) {
            Ok(output) => Ran::of(output.expect("it ends")),
            Err(_) => {
                let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
                panic!("{command:?} hangs");
            }
        }
    }

    /// A `PATH` with a `git` that does something before it first runs that command, as somebody else might at that moment.
    pub fn git_that_first(&self, command: &str, script: &str) -> String {
        let (folder, once) = (self.away("bin"), self.away("once"));
        fs::create_dir_all(&folder).expect("a folder");
        let path = std::env::var("PATH").expect("there is one");
        let git = |folder: &str| format!("{folder}/git");
        let real = path.split(':').map(git).find(|git| fs::metadata(git).is_ok()).expect("git");
        let _ = fs::remove_dir(&once);
        let script = format!(
            "case \" $* \" in *\" {command} \"*) if mkdir '{}' 2>/dev/null; then ({script}) >/dev/null 2>&1; fi;; esac\nexec '{real}' \"$@\"",
            once.display()
        );
        executable(&folder.join("git"), &script);
        format!("{}:{path}", folder.display())
    }

    /// The files of a branch of the remote, by their paths, taken out as plain bytes.
    pub fn published(&self, branch: &str) -> BTreeMap<String, Vec<u8>> {
        files_of(self, &self.origin(), branch)
    }

    /// What `build` writes now, by path.
    pub fn built(&self) -> BTreeMap<String, Vec<u8>> {
        let out = self.away("built");
        let ran = self.ended(&mut self.command(&["build", "--output", out.to_str().expect("a path")]));
        assert_eq!(ran.status, 0, "{ran:?}");
        let mut files = BTreeMap::new();
        gather(&out, "", &mut files);
        files
    }

    /// A commit of somebody else's on a branch of the remote, with one file.
    pub fn foreign(&self, branch: &str, file: &str) -> String {
        let elsewhere = self.away(&format!("elsewhere-{}", branch.replace('/', "-")));
        fs::create_dir_all(&elsewhere).expect("a folder");
        self.git(&elsewhere, &["init", "-q", "-b", branch]);
        fs::write(elsewhere.join(file), "theirs\n").expect("a file");
        self.git(&elsewhere, &["add", "-A"]);
        self.git(
            &elsewhere,
            &["-c", "user.name=Bo", "-c", "user.email=bo@example.org", "commit", "-q", "-m", "Something else"],
        );
        self.git(&elsewhere, &["push", "-q", "-f", self.origin().to_str().expect("a path"), &format!("HEAD:{branch}")]);
        self.git(&elsewhere, &["rev-parse", "HEAD"])
    }

    /// A commit of somebody else's on top of `gh-pages`, with one file more.
    pub fn foreign_on_top(&self, file: &str, text: &str) -> String {
        let elsewhere = self.away(&format!("elsewhere-{}", uuid()));
        let (origin, folder) = (self.origin(), elsewhere.to_str().expect("a path"));
        self.git(self.away.path(), &["clone", "-q", "-b", "gh-pages", origin.to_str().expect("a path"), folder]);
        fs::write(elsewhere.join(file), text).expect("a file");
        self.git(&elsewhere, &["add", "-A"]);
        self.git(
            &elsewhere,
            &["-c", "user.name=Bo", "-c", "user.email=bo@example.org", "commit", "-q", "-m", "Create CNAME"],
        );
        self.git(&elsewhere, &["push", "-q", "origin", "gh-pages"]);
        self.git(&elsewhere, &["rev-parse", "HEAD"])
    }

    /// A script in the place of a hook of a repository.
    pub fn hook(&self, git_dir: &Path, name: &str, script: &str) {
        fs::create_dir_all(git_dir.join("hooks")).expect("a folder");
        executable(&git_dir.join("hooks").join(name), script);
    }
}

/// All that a folder holds, outer folders first: folders, and files with their bytes.
type Held = BTreeMap<PathBuf, Option<Vec<u8>>>;

fn held(folder: &Path) -> Held {
    let mut held = Held::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            let bytes = (!path.is_dir()).then(|| fs::read(&path).expect("a file"));
            held.insert(path.strip_prefix(folder).expect("below").to_owned(), bytes);
            folders.extend(path.is_dir().then_some(path));
        }
    }
    held
}

fn put(held: &Held, folder: &Path) {
    for (path, bytes) in held {
        match bytes {
            Some(bytes) => fs::write(folder.join(path), bytes),
            None => fs::create_dir_all(folder.join(path)),
        }
        .expect("ours");
    }
}

/// Two lines on standard error, and status 2.
#[track_caller]
pub fn assert_refused(ran: &Ran, what: &str, help: &str) {
    let lines: Vec<&str> = ran.err.lines().filter(|line| !line.starts_with("warning: ")).collect();
    assert_eq!((ran.status, lines.len()), (2, 2), "{ran:?}");
    assert!(lines[0].starts_with("error: ") && lines[0].contains(what), "{ran:?}");
    assert!(lines[1].starts_with("help: ") && lines[1].contains(help), "{ran:?}");
}

/// Writes a script that can be run.
pub fn executable(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).expect("a file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("ours");
    }
}

/// The files of a revision of a repository, by one process for all their bytes.
pub fn files_of(press: &Press, repository: &Path, revision: &str) -> BTreeMap<String, Vec<u8>> {
    let out = press.away(&format!("taken-{}", uuid()));
    press.git(
        press.away.path(),
        &[
            "-c",
            "core.autocrlf=false",
            "clone",
            "-q",
            "-b",
            revision,
            repository.to_str().expect("a path"),
            out.to_str().expect("a path"),
        ],
    );
    fs::remove_dir_all(out.join(".git")).expect("ours");
    let mut files = BTreeMap::new();
    gather(&out, "", &mut files);
    files
}

fn uuid() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed).to_string()
}

fn gather(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = format!("{below}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
}
