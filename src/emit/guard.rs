//! Where a site may be written: nowhere that holds something of the user's.
//!
//! A build deletes files, so a slip in `--output` must not cost anybody their sources, their home or their history.
//! Paths are compared as the system resolves them, so that no link and no `..` hides one in the other. All of this
//! happens before the first byte is written.

use super::contents::Contents;
use super::disk::folder_exists;
use super::error::{EmitError, FolderRefusal};
use super::manifest::{Manifest, Origin};
use super::output::OutputFolder;
use super::paths::ancestors;
use super::workbench::Workbench;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Returns the output folder, written so that it has a name; it need not exist.
pub(super) fn admit(folder: &OutputFolder) -> Result<PathBuf, EmitError> {
    // Components drop a closing `/`, behind which a link would look like its folder.
    let written: PathBuf = folder.path.components().collect();
    let resolved = resolve(&written);
    if let Some(refusal) = place_refusal(&resolved, folder) {
        return Err(EmitError::refused(&written, refusal));
    }
    if folder_exists(&written, &written)? && fs::symlink_metadata(written.join(".git")).is_ok() {
        return Err(EmitError::refused(&written, FolderRefusal::Git));
    }
    let plain = written.components().all(|part| part != Component::ParentDir) && written.file_name().is_some();
    Ok(if plain { written } else { resolved })
}

fn place_refusal(output: &Path, folder: &OutputFolder) -> Option<FolderRefusal> {
    if output.file_name().is_none() {
        return Some(FolderRefusal::FileSystemRoot);
    }
    if output.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git")) {
        return Some(FolderRefusal::Git);
    }
    for around in output.ancestors().skip(1) {
        let is_bench = Workbench::is_workbench(around);
        if is_bench || Workbench::beside(around).is_some_and(|bench| bench.manifest().exists()) {
            return Some(FolderRefusal::InOutput(around.to_owned()));
        }
    }
    let home = |name| std::env::var_os(name).filter(|home| !home.is_empty()).map(PathBuf::from);
    let kept = [
        ("the home folder", home("HOME")),
        ("the home folder", home("USERPROFILE")),
        ("the site's own folder", Some(folder.root.to_owned())),
        ("the working folder", std::env::current_dir().ok()),
    ];
    for (what, path) in kept {
        if path.is_some_and(|path| resolve(&path).starts_with(output)) {
            return Some(FolderRefusal::Holds(what.to_owned()));
        }
    }
    for source in folder.sources {
        let resolved = resolve(source);
        if resolved.starts_with(output) {
            return Some(FolderRefusal::Holds(format!("the source `{}`", source.display())));
        }
        if output.starts_with(&resolved) {
            return Some(FolderRefusal::InSource(source.clone()));
        }
    }
    None
}

/// Returns the path without links and `..`, as far as it exists; what does not exist yet is appended as written.
fn resolve(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for known in absolute.ancestors() {
        let Ok(mut resolved) = fs::canonicalize(known) else { continue };
        let rest = absolute.strip_prefix(known).expect("a path begins with its ancestor");
        for part in rest.components() {
            match part {
                Component::ParentDir => drop(resolved.pop()),
                part => resolved.push(part),
            }
        }
        return resolved;
    }
    absolute
}

/// Refuses an output that holds files which the manifest does not list; gives back what was found.
pub(super) fn refuse_foreign(
    bench: &Workbench,
    paths: &[Arc<str>],
    manifest: &Manifest,
    contents: Contents,
) -> Result<Contents, EmitError> {
    // Files of file managers do no harm unless the site needs their path. Then the user must delete them: a build deletes
    // only its own files.
    let wanted = |path: &str| paths.binary_search_by(|known| (**known).cmp(path)).is_ok();
    let in_the_way = contents.litter.iter().filter(|path| wanted(path) || ancestors(path).any(wanted));
    let mut names: Vec<_> = contents.foreign.iter().chain(in_the_way).cloned().collect();
    if names.is_empty() {
        return Ok(contents);
    }
    names.sort();
    let refusal = match manifest.origin {
        Origin::Unreadable => FolderRefusal::ManifestUnreadable(bench.manifest()),
        _ => FolderRefusal::NotOurs(names),
    };
    Err(EmitError::refused(&bench.output, refusal))
}

/// Refuses an output on another file system than the workbench beside it: nothing could be renamed into it.
#[cfg(unix)]
pub(super) fn refuse_mount_point(bench: &Workbench) -> Result<(), EmitError> {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(&bench.output), fs::metadata(&bench.folder)) {
        (Ok(there), Ok(here)) if there.dev() != here.dev() => {
            Err(EmitError::refused(&bench.output, FolderRefusal::MountPoint))
        }
        _ => Ok(()),
    }
}

/// Elsewhere than on Unix the rename itself says so.
#[cfg(not(unix))]
pub(super) fn refuse_mount_point(_: &Workbench) -> Result<(), EmitError> {
    Ok(())
}
