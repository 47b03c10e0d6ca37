//! The guard against a site that vanishes by a slip: sources that are missing, or that were not checked out, look like a
//! site with nothing in it, and a build would delete all that an earlier one wrote.

use super::change::stale;
use super::manifest::{Manifest, Origin};
use super::output::{OutputFolder, Removal, Removals};
use std::sync::Arc;

/// Returns what a build would delete, if that is more than half of what is there or of the pages below the folder that is
/// guarded, or the last of these. A page that moves is no page that goes. A public site that takes the place of a preview, or a preview that takes the place of a public site, may
/// be much smaller.
pub(super) fn too_much(folder: &OutputFolder, paths: &[Arc<str>], old: &Manifest) -> Option<Removal> {
    let Removals::Guarded { folder: guarded } = folder.removals else { return None };
    if matches!(old.origin, Origin::Finished(kind) if kind != folder.kind) {
        return None;
    }
    let is_page =
        |path: &str| path.strip_prefix(guarded).is_some_and(|rest| rest.contains('/') && rest.ends_with(".html"));
    let (files, of) = (stale(paths, &old.records).count(), old.records.len());
    let pages = old.records.keys().filter(|path| is_page(path)).count();
    let left = paths.iter().filter(|path| is_page(path)).count().min(pages);
    (files * 2 > of || left * 2 < pages).then_some(Removal { files, of, pages, left })
}
