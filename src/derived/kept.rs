//! The files that are kept, each under the fingerprint of what it was made from.
//!
//! Behind its bytes stands their own fingerprint, so that a file which a kill, a full disk or a program that keeps folders in
//! step has damaged is seen as such. A file is written aside and renamed, so two commands never see half of it.

use crate::base::{Fingerprint, NAMES_FILE, NOTES_FILE};
use std::fs::{self, File, FileTimes};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// What is made today may differ from what an older version of the tool made of the same file: whoever changes that counts on.
const VERSION: u32 = 1;

/// What nobody has asked for so long is deleted.
const UNUSED: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// The time of a file that is used is set anew so seldom.
const USED: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// How long the fingerprint is that stands at the end, in hexadecimal digits.
const SEAL: usize = 32;

/// A folder of derived files.
pub(super) struct Kept {
    folder: PathBuf,
    notes: PathBuf,
    names: PathBuf,
    /// Whether files can be kept there.
    is_open: bool,
    /// How many files this process has written, for names that no other thread has.
    written: AtomicU64,
}

impl Kept {
    /// Returns the folder of a project. It is made with the first file.
    pub fn below(root: &Path) -> Self {
        let folder = root.join(".briefpress").join(format!("pictures-{VERSION}"));
        let is_open = root.metadata().is_ok_and(|root| !root.permissions().readonly());
        Self { folder, notes: root.join(NOTES_FILE), names: root.join(NAMES_FILE), is_open, written: AtomicU64::new(0) }
    }

    /// Whether files can be kept, as far as one can tell without writing.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Returns what is kept under a fingerprint, if it is whole.
    pub fn get(&self, input: Fingerprint) -> Option<Vec<u8>> {
        let path = self.path(input);
        let mut bytes = fs::read(&path).ok()?;
        let end = bytes.len().checked_sub(SEAL)?;
        let seal = Fingerprint::of_bytes(&bytes[..end]).to_string();
        if bytes[end..] != *seal.as_bytes() {
            return None;
        }
        bytes.truncate(end);
        note_use(&path);
        Some(bytes)
    }

    /// Returns the length of what is kept under a fingerprint, if it ends as what is whole does.
    pub fn length(&self, input: Fingerprint) -> Option<u64> {
        let mut file = File::open(self.path(input)).ok()?;
        let length = file.metadata().ok()?.len().checked_sub(SEAL as u64)?;
        let mut seal = [0; SEAL];
        file.seek(SeekFrom::Start(length)).ok()?;
        file.read_exact(&mut seal).ok()?;
        Fingerprint::from_hex(str::from_utf8(&seal).ok()?).map(|_| length)
    }

    /// Keeps bytes under a fingerprint. Where that fails they are made again another time.
    pub fn put(&self, input: Fingerprint, bytes: &[u8]) {
        let seal = Fingerprint::of_bytes(bytes).to_string();
        self.write(&self.path(input), &[bytes, seal.as_bytes()]);
    }

    /// Keeps what was noted of the sources, beside the folder. Where that fails they are read once more.
    pub fn put_notes(&self, text: &str) {
        self.write(&self.notes, &[text.as_bytes()]);
    }

    /// Returns the names that are kept under a fingerprint, a line each, if they are whole.
    pub fn names(&self, input: Fingerprint) -> Option<String> {
        let text = fs::read_to_string(&self.names).ok()?;
        let (head, names) = text.split_once('\n')?;
        (*head == Self::head_of_names(input, names)).then(|| names.to_owned())
    }

    /// Keeps names under a fingerprint, in the place of any others. Where that fails they are found anew another time.
    pub fn put_names(&self, input: Fingerprint, names: &str) {
        self.write(&self.names, &[Self::head_of_names(input, names).as_bytes(), b"\n", names.as_bytes()]);
    }

    /// Returns the first line of a file of names: what they are those of, and that they are whole.
    fn head_of_names(input: Fingerprint, names: &str) -> String {
        format!("{input} {}", Fingerprint::of_bytes(names.as_bytes()))
    }

    /// Writes a file of these parts aside, and puts it in place.
    fn write(&self, path: &Path, parts: &[&[u8]]) {
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let aside = self.folder.join(format!("new-{}-{number}", std::process::id()));
        let write = || -> std::io::Result<()> {
            let mut file = self.create(&aside)?;
            parts.iter().try_for_each(|part| file.write_all(part))?;
            drop(file);
            fs::rename(&aside, path)
        };
        if write().is_err() {
            drop(fs::remove_file(&aside));
        }
    }

    /// Deletes what nobody has asked for in months, and what a kill has left; but only where something was added.
    pub fn tidy(&self) {
        if self.written.load(Ordering::Relaxed) == 0 {
            return;
        }
        let now = SystemTime::now();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let modified = entry.metadata().and_then(|metadata| metadata.modified());
            if modified.is_ok_and(|modified| now.duration_since(modified).is_ok_and(|age| age > UNUSED)) {
                drop(fs::remove_file(entry.path()));
            }
        }
    }

    /// Creates a file in the folder, which is made if it is missing.
    fn create(&self, path: &Path) -> std::io::Result<File> {
        match File::create(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.make_folder()?;
                File::create(path)
            }
            created => created,
        }
    }

    /// Makes the folder, with a note that keeps it out of every repository.
    fn make_folder(&self) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let ignore = self.folder.with_file_name(".gitignore");
        if !ignore.exists() {
            fs::write(ignore, "*\n")?;
        }
        Ok(())
    }

    fn path(&self, input: Fingerprint) -> PathBuf {
        self.folder.join(input.to_string())
    }
}

/// Notes in the time of a file that it is used.
fn note_use(path: &Path) {
    let now = SystemTime::now();
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    if modified.is_ok_and(|modified| now.duration_since(modified).is_ok_and(|age| age > USED))
        && let Ok(file) = File::options().append(true).open(path)
    {
        drop(file.set_times(FileTimes::new().set_modified(now)));
    }
}
