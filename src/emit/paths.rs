//! Paths of the output, with the folders above them.

use crate::base::Route;
use std::path::{Path, PathBuf};

/// Returns the folders above sorted paths, each once, parents before what they hold.
pub(super) fn folders<'a>(paths: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let mut before = "";
    paths.flat_map(move |path| {
        // Paths that share a folder follow each other, so it is new unless the path before has it, too.
        let shared = path.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
        before = path;
        path.match_indices('/').filter(move |(at, _)| *at >= shared).map(move |(at, _)| &path[..at])
    })
}

/// Returns the folders above a path, the nearest first, without the output itself.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}

/// Returns what two paths share when some file system would take them for one.
pub(super) fn fold(path: &str) -> String {
    Route::of(format!("/{path}")).key()
}

/// Returns where in the output a path stands. Part by part, since `/` parts nothing in some of Windows' paths.
pub(super) fn join(output: &Path, path: &str) -> PathBuf {
    let mut joined = output.to_owned();
    joined.extend(path.split('/').filter(|part| !part.is_empty()));
    joined
}
