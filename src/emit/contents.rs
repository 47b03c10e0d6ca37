//! The contents of the output folder.
//!
//! One walk reads each folder once and looks at each file once; nothing later asks the disk for either again. Links
//! are never followed: a link is foreign, so no path that is found leads out of the output.
//!
//! A folder that holds none of our files is searched only until something turns up in it, so that a slip in `--output`
//! is known at once and not after a walk through somebody's photographs.

use super::disk::{WrittenStamp, has_mode, metadata};
use super::error::EmitError;
use super::manifest::Manifest;
use super::paths::{fold, folders, join};
use crate::base::path::FILE_MANAGER_FILES;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What the output folder holds, by path relative to it.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Whether nothing at all stands where the output shall be, not even an empty folder.
    pub is_absent: bool,
    /// Our files, by the path in the manifest, whatever spelling the disk has for it.
    pub files: BTreeMap<Arc<str>, WrittenStamp>,
    /// Folders that hold our files, or no file at all.
    pub folders: BTreeSet<String>,
    /// Folders and files of ours, and the output itself as the empty path, whose permissions are not what a build sets.
    pub wrong_modes: Vec<String>,
    /// What a file manager left.
    pub litter: Vec<String>,
    /// Whatever is not ours. A folder stands for all that it holds, with a closing `/`.
    pub foreign: Vec<String>,
}

/// Something in a folder.
struct Entry {
    path: String,
    kind: EntryKind,
    /// Whether its permissions are what a build sets.
    has_mode: bool,
}

enum EntryKind {
    File(WrittenStamp),
    Folder,
    Other,
}

/// Scans the output folder, which need not exist.
pub(super) fn scan(output: &Path, manifest: &Manifest) -> Result<Contents, EmitError> {
    let mut contents = Contents::default();
    let mut unlisted = Vec::new();
    let ours: HashSet<String> = folders(manifest.records.keys().map(|path| &**path)).map(fold).collect();
    let mut level = Vec::new();
    match metadata(output)? {
        Some(metadata) => {
            contents.wrong_modes.extend((!has_mode(&metadata)).then(String::new));
            level.push(String::new());
        }
        None => contents.is_absent = true,
    }
    while !level.is_empty() {
        let lists = level.par_iter().map(|folder| list(output, folder)).collect::<Result<Vec<_>, _>>()?;
        level.clear();
        for Entry { path, kind, has_mode } in lists.into_iter().flatten() {
            match kind {
                EntryKind::File(stamp) => match manifest.records.get_key_value(&*path) {
                    Some((listed, _)) => {
                        contents.files.insert(listed.clone(), stamp);
                        contents.wrong_modes.extend((!has_mode).then_some(path));
                    }
                    None if is_litter(&path) => contents.litter.push(path),
                    None => unlisted.push((path, stamp)),
                },
                EntryKind::Folder if ours.contains(&fold(&path)) => {
                    contents.wrong_modes.extend((!has_mode).then(|| path.clone()));
                    contents.folders.insert(path.clone());
                    level.push(path);
                }
                EntryKind::Folder => classify_folder(output, &path, &mut contents)?,
                EntryKind::Other => contents.foreign.push(path),
            }
        }
    }
    if unlisted.is_empty() {
        return Ok(contents);
    }
    let by_fold: HashMap<_, _> = manifest.records.keys().map(|path| (fold(path), path)).collect();
    for (path, stamp) in unlisted {
        match by_fold.get(&fold(&path)) {
            // A file system that keeps a name in one spelling and finds it under another, as macOS and Windows do.
            Some(listed) if !contents.files.contains_key(*listed) && metadata(&join(output, listed))?.is_some() => {
                contents.files.insert((*listed).clone(), stamp);
            }
            _ => contents.foreign.push(path),
        }
    }
    Ok(contents)
}

/// Classifies a folder that we know nothing of: foreign if it holds any file, else one more empty folder.
fn classify_folder(output: &Path, top: &str, contents: &mut Contents) -> Result<(), EmitError> {
    let (mut folders, mut litter, mut next) = (Vec::new(), Vec::new(), vec![top.to_owned()]);
    while let Some(folder) = next.pop() {
        for Entry { path, kind, .. } in list(output, &folder)? {
            match kind {
                EntryKind::Folder => next.push(path),
                EntryKind::File(_) if is_litter(&path) => litter.push(path),
                EntryKind::File(_) | EntryKind::Other => {
                    contents.foreign.push(format!("{top}/"));
                    return Ok(());
                }
            }
        }
        folders.push(folder);
    }
    contents.folders.extend(folders);
    contents.litter.extend(litter);
    Ok(())
}

fn list(output: &Path, folder: &str) -> Result<Vec<Entry>, EmitError> {
    let at = join(output, folder);
    let mut entries = Vec::new();
    for entry in fs::read_dir(&at).map_err(EmitError::disk("look into", &at))? {
        let entry = entry.map_err(EmitError::disk("look into", &at))?;
        let file_type = entry.file_type().map_err(EmitError::disk("look at", &entry.path()))?;
        let name = entry.file_name();
        let metadata = entry.metadata().map_err(EmitError::disk("look at", &entry.path()))?;
        let kind = match name.to_str() {
            Some(_) if file_type.is_dir() => EntryKind::Folder,
            Some(_) if file_type.is_file() => EntryKind::File(WrittenStamp::of(&metadata, &entry.path())?),
            _ => EntryKind::Other,
        };
        let has_mode = file_type.is_symlink() || has_mode(&metadata);
        let name = name.to_string_lossy();
        let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
        entries.push(Entry { path, kind, has_mode });
    }
    Ok(entries)
}

fn is_litter(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| FILE_MANAGER_FILES.contains(&name))
}
