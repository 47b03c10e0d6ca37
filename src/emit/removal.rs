//! The guard against a site that vanishes by a slip: sources that are missing, or that were not checked out, look like a
//! site with nothing in it, and a build would delete all that an earlier one wrote.

use super::change::stale;
use super::manifest::{BuildKind, Manifest, Origin};
use super::output::{OutputFolder, Removal, Removals};
use std::sync::Arc;

/// Returns what a build would delete, if that is more than half of what is there or of the pages below the folder that is
/// guarded, or the last of these. A page that moves is no page that goes. A site that takes the place of a preview may be much
/// smaller; whether its pages are too few, whoever knows what is withheld must say.
pub(super) fn too_much(folder: &OutputFolder, paths: &[Arc<str>], old: &Manifest) -> Option<Removal> {
    let Removals::Guarded { folder: guarded } = folder.removals else { return None };
    let (files, of) = (stale(paths, &old.records).count(), old.records.len());
    let pages = pages_below(guarded, old.records.keys());
    let left = pages_below(guarded, paths).min(pages);
    let after_preview = old.origin == Origin::Finished(BuildKind::Preview);
    let is_most = files * 2 > of && !after_preview;
    (is_most || left * 2 < pages).then_some(Removal { files, of, pages, left, after_preview })
}

/// Returns how many of these paths are pages below a folder, which ends with `/`.
pub fn pages_below<'a>(folder: &str, paths: impl IntoIterator<Item = &'a Arc<str>>) -> usize {
    let is_page =
        |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.contains('/') && rest.ends_with(".html"));
    paths.into_iter().filter(|path| is_page(path)).count()
}
