//! The door in: reads a project folder.
//!
//! Files are found by one walk and read in parallel. Binary files are streamed once for their fingerprint and left
//! where they are. A file that cannot be read as what it should be is a diagnostic; a disk that refuses is an error.
//!
//! A preview scans again and again. A file whose stamp (length, times and identity, which one call gives) has not changed
//! since the scan before is not read again. A stamp is trusted only once it is older than the step of the clock that sets it,
//! or a second change within one step would never be seen.

#![expect(clippy::disallowed_methods, reason = "this is the door in")]

mod notes;
mod stamp;
mod walk;

use super::differing::differing;
use super::no_texts::{Found, no_texts};
use super::snapshot::{
    MAX_LEDGER, MAX_REFERENCES, MAX_TEXT, RELEVANT, Snapshot, SourceKind, TextFile, is_left_behind, is_picture,
    is_read_too, kind,
};
use super::submodules;
use crate::base::problems::NoContent;
use crate::base::unicode::composed;
use crate::base::unpublished::{self, Unpublished};
use crate::base::{
    Blob, Diagnostic, Fingerprint, LEDGER_FILE, LineColumn, NOTES_FILE, PictureRead, REFERENCES_FOLDER, SITE_FILE,
    SourcePath, fingerprint, problems,
};
use crate::pictures::read_head;
use anyhow::{Context, Result};
use rayon::prelude::*;
use stamp::Stamp;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read};
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walk::{FoundFile, walk};

enum LoadedFile {
    Text(TextFile),
    /// With what its head says if it is a picture.
    Blob(Blob, Option<PictureRead>),
    /// A style sheet, which is copied as it is.
    Style(Blob, TextFile),
    Unpublished(Unpublished),
    /// With what can be read of a text all the same.
    Problem(Diagnostic, Option<TextFile>),
}

/// A file of a picture with more bytes than this is copied unseen.
const MOST_PICTURE: u64 = 256 * 1024 * 1024;

/// What one scan of a project folder found, for the next scan to compare with.
#[derive(Default)]
pub struct Scan {
    pub snapshot: Snapshot,
    /// The files that were not there, that were other ones, or that have gone, since the scan before.
    pub changed: Vec<SourcePath>,
    /// The text to be kept at [`NOTES_FILE`] for the next command, if another one stands there.
    pub notes: Option<String>,
    /// The stamps of files whose next change will show in the stamp, in the order of paths.
    stamps: Vec<(SourcePath, Stamp)>,
}

/// Reads the site's sources below `root`, but of large files that an earlier command has noted the stamps alone.
///
/// # Errors
/// A folder or file that exists and that the system refuses to read.
pub fn load(root: &Path) -> Result<Snapshot> {
    Ok(scan(root)?.snapshot)
}

/// Does what [`load`] does, and keeps what the next scan compares with.
///
/// # Errors
/// A folder or file that exists and that the system refuses to read.
pub fn scan(root: &Path) -> Result<Scan> {
    let noted = fs::read_to_string(root.join(NOTES_FILE)).unwrap_or_default();
    let (snapshot, stamps) = notes::read(&noted, root);
    let mut scan = rescan(root, &Scan { snapshot, stamps, ..Scan::default() })?;
    scan.notes = notes::write(&scan.snapshot, &scan.stamps, root).filter(|notes| *notes != noted);
    Ok(scan)
}

/// Reads the site's sources below `root`, and of the files whose stamps are those of the scan before, the stamp alone.
///
/// # Errors
/// A folder or file that exists and that the system refuses to read.
pub fn rescan(root: &Path, before: &Scan) -> Result<Scan> {
    let now = SystemTime::now();
    let canonical = root.canonicalize().with_context(|| format!("cannot read `{}`", root.display()))?;
    let mut scan = Scan::default();
    let mut found = Vec::new();
    for name in RELEVANT {
        let disk = root.join(name);
        if let Ok(metadata) = fs::symlink_metadata(&disk) {
            let seen = walk(disk, SourcePath::new(name), &metadata, &canonical)?;
            found.extend(seen.files);
            scan.snapshot.problems.extend(seen.problems);
        }
    }
    found.sort_unstable_by(|a, b| (&a.path, &a.disk).cmp(&(&b.path, &b.disk)));
    for twins in found.windows(2).filter(|pair| pair[0].path == pair[1].path) {
        scan.snapshot.problems.push(problems::twin_names(&twins[0].path));
    }
    let twins: BTreeSet<SourcePath> = scan.snapshot.problems.iter().map(|twin| twin.place.file.clone()).collect();
    let kept = before.recall(&found);
    let read: Vec<Option<LoadedFile>> = found
        .par_iter()
        .zip(&kept)
        .with_min_len(64)
        .map(|(file, kept)| kept.is_none().then(|| read(&file.path, &file.disk)).transpose())
        .collect::<Result<_>>()?;
    let (mut texts, mut blobs) = (Vec::with_capacity(found.len()), Vec::new());
    for ((FoundFile { path, stamp, .. }, kept), read) in found.into_iter().zip(kept).zip(read) {
        let trusted = stamp.filter(|stamp| stamp.is_trusted(now));
        match kept.or(read).expect("what is not kept was read") {
            LoadedFile::Problem(problem, text) => {
                scan.snapshot.problems.push(problem);
                scan.snapshot.unread.extend(text.map(|text| (path, text)));
                continue;
            }
            LoadedFile::Unpublished(why) => {
                scan.snapshot.unpublished.insert(path, why);
                continue;
            }
            LoadedFile::Text(text) => {
                if twins.contains(&path) && is_content(&path) {
                    scan.snapshot.unread.push((path.clone(), text.clone()));
                }
                texts.push((path.clone(), text));
            }
            LoadedFile::Style(blob, text) => {
                texts.push((path.clone(), text));
                blobs.push((path.clone(), blob));
            }
            LoadedFile::Blob(blob, picture) => {
                scan.snapshot.pictures.extend(picture.map(|picture| (path.clone(), picture)));
                blobs.push((path.clone(), blob));
            }
        }
        scan.stamps.extend(trusted.map(|stamp| (path, stamp)));
    }
    for (path, why) in missing(&canonical, &Found { texts: &texts, blobs: &blobs, seen: &scan.snapshot }) {
        // A link is told once.
        scan.snapshot.problems.retain(|problem| problem.place.file != path);
        scan.snapshot.problems.push(problems::no_content(&path, why));
    }
    scan.snapshot.texts = texts.into_iter().collect();
    scan.snapshot.blobs = blobs.into_iter().collect();
    scan.changed = differing(&before.snapshot, &scan.snapshot);
    Ok(scan)
}

/// Returns what is missing of the sources below `root`, and why. A folder without `site.yaml` is no site.
fn missing(root: &Path, found: &Found<'_>) -> Vec<(SourcePath, NoContent)> {
    if !fs::symlink_metadata(root.join(SITE_FILE)).is_ok_and(|file| file.is_file()) {
        return Vec::new();
    }
    let empty = empty_submodules(root);
    if empty.is_empty() {
        return no_texts(found, fs::symlink_metadata(root.join("content")).is_ok());
    }
    empty.into_iter().map(|path| (path, NoContent::Submodule)).collect()
}

/// Returns the submodules of git among the sources below `root` that hold nothing. The site may be a part of its repository.
fn empty_submodules(root: &Path) -> Vec<SourcePath> {
    let is_top = |folder: &&Path| [".git", ".gitmodules"].iter().any(|name| folder.join(name).exists());
    let mut to_read: Vec<PathBuf> = root.ancestors().find(is_top).map(Path::to_owned).into_iter().collect();
    let mut empty = Vec::new();
    while let Some(folder) = to_read.pop() {
        let modules = fs::read_to_string(folder.join(".gitmodules")).unwrap_or_default();
        for module in submodules::paths(&modules).into_iter().map(|path| folder.join(path)) {
            let Some(path) = module.strip_prefix(root).ok().and_then(source_path) else { continue };
            let holds_any = fs::read_dir(&module).map(|entries| {
                let mut names = entries.flatten().map(|entry| entry.file_name());
                names.any(|name| !is_left_behind(&name.to_string_lossy()))
            });
            match holds_any {
                // What leads elsewhere by a link could lead back here.
                Ok(true) => to_read.extend(module.canonicalize().ok().filter(|real| *real == module)),
                Err(error) if error.kind() != ErrorKind::NotFound => {}
                _ if module.is_symlink() => {}
                _ => empty.push(path),
            }
        }
    }
    empty.sort();
    empty
}

/// Returns the path of a folder, if it belongs to the sources.
fn source_path(below: &Path) -> Option<SourcePath> {
    let path = SourcePath::new(composed(below.to_str()?).replace('\\', "/"));
    let top = path.as_str().split('/').next().unwrap_or("");
    (RELEVANT.contains(&top) && kind(&path) != SourceKind::Ignored).then_some(path)
}

impl Scan {
    /// Returns what is kept of each file, if it can only be what it was. Files and what is kept stand in one order, so
    /// both are walked through once.
    fn recall(&self, found: &[FoundFile]) -> Vec<Option<LoadedFile>> {
        let mut stamps = self.stamps.iter().map(|(path, stamp)| (path, stamp)).peekable();
        let (mut texts, mut blobs) = (self.snapshot.texts.iter().peekable(), self.snapshot.blobs.iter().peekable());
        let recall = |FoundFile { path, disk, stamp }: &FoundFile| {
            let known = at(&mut stamps, path);
            let (text, blob) = (at(&mut texts, path), at(&mut blobs, path));
            if stamp.is_none() || known != stamp.as_ref() {
                return None;
            }
            // A symbolic link may lead to another file with the stamp of the first.
            let blob = blob.filter(|blob| blob.lies_at(disk));
            match (text, blob) {
                (Some(text), Some(blob)) => Some(LoadedFile::Style(blob.clone(), text.clone())),
                (None, Some(blob)) => Some(LoadedFile::Blob(blob.clone(), self.snapshot.pictures.get(path).copied())),
                (Some(text), None) if kind(path) == SourceKind::Text => Some(LoadedFile::Text(text.clone())),
                _ => None,
            }
        };
        found.iter().map(recall).collect()
    }
}

/// Returns the value for a path among sorted ones, of which those before it are passed by.
fn at<'a, T>(sorted: &mut Peekable<impl Iterator<Item = (&'a SourcePath, &'a T)>>, path: &SourcePath) -> Option<&'a T> {
    while let Some((first, value)) = sorted.peek() {
        match (*first).cmp(path) {
            Ordering::Less => drop(sorted.next()),
            Ordering::Equal => return Some(*value),
            Ordering::Greater => return None,
        }
    }
    None
}

fn read(path: &SourcePath, disk: &Path) -> Result<LoadedFile> {
    let cannot = || format!("cannot read `{}`", disk.display());
    match kind(path) {
        SourceKind::Copy => return Ok(LoadedFile::Unpublished(Unpublished::Copy)),
        SourceKind::Blob => return stream(path, disk).with_context(cannot),
        SourceKind::Text | SourceKind::Ignored => {}
    }
    let length = fs::metadata(disk).with_context(cannot)?.len();
    let most = match path.as_str() {
        LEDGER_FILE => MAX_LEDGER,
        _ if path.is_below(REFERENCES_FOLDER) => MAX_REFERENCES,
        _ => MAX_TEXT,
    };
    if length > most {
        let problem = problems::file_too_large(path, length, most, "a text file");
        let text = if is_content(path) { Some(beginning(disk).with_context(cannot)?) } else { None };
        return Ok(LoadedFile::Problem(problem, text));
    }
    let bytes = fs::read(disk).with_context(cannot)?;
    if unpublished::is_lfs_pointer(&bytes) {
        return Ok(LoadedFile::Problem(problems::lfs_pointer(path), None));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(LoadedFile::Text(TextFile::new(text))),
        Err(error) => {
            let bytes = error.as_bytes();
            let text = is_content(path).then(|| TextFile::new(String::from_utf8_lossy(bytes).into_owned()));
            Ok(LoadedFile::Problem(bad_byte(path, bytes, error.utf8_error().valid_up_to()), text))
        }
    }
}

fn is_content(path: &SourcePath) -> bool {
    path.as_str().starts_with("content/")
}

/// Returns the beginning of a text that is too large to be taken in: more than the longest front matter, but no line in
/// part.
fn beginning(disk: &Path) -> std::io::Result<TextFile> {
    let mut bytes = Vec::new();
    fs::File::open(disk)?.take(MAX_TEXT / 8).read_to_end(&mut bytes)?;
    bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
    Ok(TextFile::new(String::from_utf8_lossy(&bytes).into_owned()))
}

fn bad_byte(path: &SourcePath, bytes: &[u8], at: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(&bytes[..at]);
    let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    problems::not_utf8(path, bytes[at], LineColumn { line, column })
}

/// Reads a file that is copied: a picture as a whole, for its head, what is read, too, for its text, and any other in pieces.
fn stream(path: &SourcePath, disk: &Path) -> std::io::Result<LoadedFile> {
    let most = if is_picture(path) {
        MOST_PICTURE
    } else if is_read_too(path) {
        MAX_REFERENCES
    } else {
        0
    };
    if most > 0 && fs::metadata(disk)?.len() <= most {
        let bytes = fs::read(disk)?;
        if let Some(other) = no_blob(path, &bytes) {
            return Ok(other);
        }
        let (length, fingerprint) = (bytes.len() as u64, Fingerprint::of_bytes(&bytes));
        let blob = Blob::Disk { path: disk.to_owned(), length, fingerprint };
        if is_picture(path) {
            return Ok(LoadedFile::Blob(blob, Some(read_head(&bytes))));
        }
        return Ok(match String::from_utf8(bytes) {
            Ok(text) => LoadedFile::Style(blob, TextFile::new(text)),
            Err(_) => LoadedFile::Blob(blob, None),
        });
    }
    let mut head: Option<LoadedFile> = None;
    let mut is_first = true;
    let look = |bytes: &[u8]| {
        if std::mem::take(&mut is_first) {
            head = no_blob(path, bytes);
        }
        Ok(())
    };
    let (length, fingerprint) = fingerprint::stream(fs::File::open(disk)?, |error| error, look)?;
    Ok(head.unwrap_or(LoadedFile::Blob(Blob::Disk { path: disk.to_owned(), length, fingerprint }, None)))
}

/// Returns what a file is in place of one that is copied, by how it begins.
fn no_blob(path: &SourcePath, head: &[u8]) -> Option<LoadedFile> {
    if unpublished::is_lfs_pointer(head) {
        return Some(LoadedFile::Problem(problems::lfs_pointer(path), None));
    }
    unpublished::of_head(path, head).map(LoadedFile::Unpublished)
}
