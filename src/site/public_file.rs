//! What pages ask of a public file, whatever its kind.

use crate::base::FieldPath;
use crate::body::Heading;
use crate::parse::document::Document;
use crate::parse::free::FreeEntries;

/// A public file.
#[derive(Debug)]
pub struct PublicFile {
    pub headings: Vec<Heading>,
    /// Ids beside those of headings that links may lead to.
    pub raw_ids: Vec<String>,
    /// Whether its text plays videos or sound, and whether it shows frames of other hosts.
    pub has_players: bool,
    pub has_frames: bool,
    /// The values of the site's own in its front matter.
    pub extra: FreeEntries,
    /// The key that states its address, for what is wrong with that.
    pub stated: Option<FieldPath>,
}

impl PublicFile {
    pub(super) fn new(document: &Document) -> Self {
        let front = document.front.common();
        let key = front.url.map(|_| "url").or(front.slug.map(|_| "slug"));
        Self {
            headings: document.facts.headings.clone(),
            raw_ids: document.facts.raw_ids.clone(),
            has_players: document.facts.has_players,
            has_frames: document.facts.has_frames,
            extra: front.extra.iter().chain(&document.extra).cloned().collect(),
            stated: key.map(FieldPath::of),
        }
    }
}
