//! What is noted of files that are copied, so that the next command need not read them: with 100 MB of photographs a build in
//! which nothing has changed took four times as long as one without, all of it to read them once more.
//!
//! A note is believed only while the stamp of its file is the same, so a lost, damaged or forgotten list costs time and
//! nothing else. What is wrong with a file is never noted: it is looked at, and said, each time.

use super::stamp::Stamp;
use crate::base::{Blob, Fingerprint, PictureHead, SourcePath};
use crate::source::snapshot::Snapshot;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// To read a smaller file, in bytes, takes no longer than to look it up.
const LEAST: u64 = 64 * 1024;

/// Whoever changes what is read of a file counts on.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "-1");

#[derive(Serialize, Deserialize)]
struct List {
    version: String,
    files: Vec<Note>,
}

/// What is noted of one file.
#[derive(Serialize, Deserialize)]
struct Note {
    path: String,
    stamp: Stamp,
    length: u64,
    fingerprint: String,
    /// Of a picture, what its head says.
    picture: Option<PictureHead>,
}

/// Returns the text of a list of what was found below `root`, if there is anything to note.
pub fn write(found: &Snapshot, stamps: &[(SourcePath, Stamp)], root: &Path) -> Option<String> {
    let note = |(path, stamp): &(SourcePath, Stamp)| {
        let Blob::Disk { path: disk, length, fingerprint } = found.blobs.get(path)? else { return None };
        let picture = found.pictures.get(path).copied().transpose().ok()?;
        // A link may lead to another file tomorrow, and a style sheet is also a text.
        let is_noted = *length >= LEAST && *disk == root.join(path.as_str()) && !found.texts.contains_key(path);
        let (path, fingerprint) = (path.as_str().to_owned(), fingerprint.to_string());
        is_noted.then_some(Note { path, stamp: *stamp, length: *length, fingerprint, picture })
    };
    let files: Vec<Note> = stamps.iter().filter_map(note).collect();
    let list = List { version: VERSION.to_owned(), files };
    (!list.files.is_empty()).then(|| serde_json::to_string(&list).expect("names and numbers can be written"))
}

/// Reads a list: the files that it notes, and their stamps in the order of paths. One of another version, or that is none, is empty.
pub fn read(text: &str, root: &Path) -> (Snapshot, Vec<(SourcePath, Stamp)>) {
    let list: Option<List> = serde_json::from_str(text).ok();
    let (mut noted, mut stamps) = (Snapshot::default(), Vec::new());
    for note in list.filter(|list| list.version == VERSION).into_iter().flat_map(|list| list.files) {
        let Some(fingerprint) = Fingerprint::from_hex(&note.fingerprint) else { continue };
        let (path, disk) = (SourcePath::new(&*note.path), root.join(&note.path));
        noted.pictures.extend(note.picture.map(|head| (path.clone(), Ok(head))));
        noted.blobs.insert(path.clone(), Blob::Disk { path: disk, length: note.length, fingerprint });
        stamps.push((path, note.stamp));
    }
    stamps.sort_by(|(a, _), (b, _)| a.cmp(b));
    (noted, stamps)
}
