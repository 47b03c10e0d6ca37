//! A site in a folder of its own, and the program run on it as a user runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;
use tempfile::TempDir;

/// A folder that goes when the test ends.
pub struct Project {
    folder: TempDir,
}

/// A file or folder as `ls -l` and `cat` would show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// `None` for a folder.
    pub bytes: Option<Vec<u8>>,
    pub modified: SystemTime,
}

impl Project {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A site written in one string, as in [`crate::fixture`].
    pub fn of(site: &str) -> Self {
        let project = Self::empty();
        if !site.contains("==> site.yaml\n") {
            project.write("site.yaml", crate::fixture::SITE);
        }
        for file in site.split("==> ").skip(1) {
            let (path, content) = file.split_once('\n').unwrap_or((file, ""));
            project.write(path.trim(), crate::fixture::sound(path.trim(), content));
        }
        project
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path below it.
    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let at = self.at(path);
        fs::create_dir_all(at.parent().expect("a path below the folder")).expect("folders can be made");
        fs::write(at, content).expect("files can be written");
    }

    /// Writes a file that is there in one step: nobody sees it half written.
    pub fn put(&self, path: &str, content: impl AsRef<[u8]>) {
        let beside = self.at(".beside");
        fs::write(&beside, content).expect("files can be written");
        fs::rename(beside, self.at(path)).expect("it replaces the other");
    }

    /// A file as text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces a text that must be there.
    #[track_caller]
    pub fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "`{old}` is not in {path}");
        self.put(path, text.replacen(old, new, 1));
    }

    /// The program, about to be run in this folder with surroundings that do not depend on who runs the tests.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_of(Path::new(env!("CARGO_BIN_EXE_briefpress")), arguments)
    }

    /// The same for any program.
    pub fn command_of(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path()).env("HOME", self.path().join("no-home"));
        command.env_remove("NO_COLOR").env_remove("TZ").env_remove("RAYON_NUM_THREADS");
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).output().expect("the program can be started"))
    }

    /// Runs what must succeed without a word on standard error, and gives what it said.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.status, &*ran.err), (0, ""), "{arguments:?}: {}", ran.out);
        ran.out
    }

    /// Everything in a folder of it, by path.
    pub fn seen(&self, folder: &str) -> BTreeMap<String, Seen> {
        let mut seen = BTreeMap::new();
        look(&self.at(folder), "", &mut seen);
        seen
    }

    /// The bytes of all files in a folder of it, by path.
    pub fn bytes(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        self.seen(folder).into_iter().filter_map(|(path, seen)| Some((path, seen.bytes?))).collect()
    }
}

fn look(folder: &Path, below: &str, seen: &mut BTreeMap<String, Seen>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.expect("the folder can be read");
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        let metadata = entry.path().symlink_metadata().expect("it is there");
        let bytes = metadata.is_file().then(|| fs::read(entry.path()).expect("it can be read"));
        if metadata.is_dir() {
            look(&entry.path(), &format!("{path}/"), seen);
        }
        seen.insert(path, Seen { bytes, modified: metadata.modified().expect("a file system with times") });
    }
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Ran {
    /// -1 when it was killed.
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// A run that has ended.
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Self { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}
