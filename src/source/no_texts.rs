//! Why a site has no texts, or none of its briefs.
//!
//! Sources that were not fetched look like a site with nothing in it. Where nothing was built before, as in a clean
//! checkout, nobody would miss what is not there, so a reason that is seen is an error.

use super::snapshot::{Snapshot, TextFile};
use crate::base::problems::NoContent;
use crate::base::unpublished::Unpublished;
use crate::base::{Blob, Code, SourcePath};

/// The folder of the texts, and that of the briefs.
const CONTENT: &str = "content";
const BRIEFS: &str = "content/briefs";

/// What was found of a site's sources.
pub(super) struct Found<'a> {
    pub texts: &'a [(SourcePath, TextFile)],
    pub blobs: &'a [(SourcePath, Blob)],
    /// The rest, with what is wrong.
    pub seen: &'a Snapshot,
}

impl Found<'_> {
    /// Whether a text lies below a folder, also one that cannot be read.
    fn has_text(&self, folder: &str) -> bool {
        let mut faulty = self.seen.problems.iter().filter(|problem| problem.is_error());
        self.texts.iter().any(|(path, _)| path.is_below(folder))
            || faulty.any(|problem| problem.place.file.is_below(folder))
    }

    /// Returns what stands in the place of a folder or of what is in it: links that are not followed, and a file.
    fn in_place_of(&self, folder: &str) -> Vec<(SourcePath, NoContent)> {
        let links = self.seen.problems.iter().filter(|problem| problem.code == Code::LinkNotFollowed);
        let links = links.map(|problem| &problem.place.file);
        let links = links.filter(|path| path.as_str() == folder || path.is_below(folder));
        let files = self.blobs.iter().map(|(path, _)| path).filter(|path| path.as_str() == folder);
        let links = links.map(|path| (path.clone(), NoContent::Link));
        links.chain(files.map(|path| (path.clone(), NoContent::File))).collect()
    }
}

/// Returns what keeps all texts, or all briefs, from being there; `has_content` says whether there is a folder for them.
pub(super) fn no_texts(found: &Found<'_>, has_content: bool) -> Vec<(SourcePath, NoContent)> {
    if found.has_text(BRIEFS) {
        return Vec::new();
    }
    if found.has_text(CONTENT) {
        return found.in_place_of(BRIEFS);
    }
    let in_place = found.in_place_of(CONTENT);
    if !in_place.is_empty() {
        return in_place;
    }
    let is_text = |(path, why): &(&SourcePath, &Unpublished)| path.is_below(CONTENT) && **why != Unpublished::Copy;
    let why = match found.seen.unpublished.iter().find(is_text) {
        Some((path, _)) => NoContent::OtherEnding(path.extension().to_owned()),
        None if has_content => NoContent::Empty,
        None => NoContent::Missing,
    };
    vec![(SourcePath::new(CONTENT), why)]
}
