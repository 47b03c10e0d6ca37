//! Importing: the sources of another tool as those of a site.
//!
//! ```text
//!  files of the source ──read──▶ Source ──plan──▶ Import ──write──▶ files of the site
//!  (tree)               by kind  texts, old addresses, lists   texts, redirects, report
//! ```
//!
//! `read` knows one kind of source each (`hugo`) and gives one form for all (`source`): texts with what they say of themselves in
//! the terms of briefs (`keys`), their old addresses, and bodies in Markdown. `plan` knows no kind: it gives files their names
//! (`names`), takes terms for countries, organisations and topics (`terms`), follows links to files (`links`), and says for each old
//! address where it leads. Nothing here touches a disk: the door is `cli/import`.

mod addresses;
mod destinations;
mod eleventy;
mod front;
mod html;
mod hugo;
mod jekyll;
mod keys;
mod kramdown;
mod links;
mod liquid;
mod lists;
mod markup;
mod names;
mod plan;
mod planned;
mod profiles;
mod reading;
mod report;
mod source;
mod terms;
mod tree;
mod vault;
mod when;
mod word;
mod wordpress;
mod written;

pub use names::Held;
pub use plan::{Ground, plan};
pub use planned::{Import, PlannedText};
pub use report::{Outcome, REPORT_FILE, REPORT_HEAD, Row};
pub use source::{Fault, Loss, SiteFacts, Source};
pub use terms::{TERMS_FILE, TERMS_HEAD, TermKind, TermRow};
pub use tree::{Tree, TreeFile};
pub use word::{Asked, Converted, is_document};

use jiff::Timestamp;
use std::collections::BTreeMap;

/// Whether files are those of a kind of source.
type Sign = fn(&Tree) -> bool;

/// What a source was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Hugo,
    Jekyll,
    Eleventy,
    /// Documents of Word or OpenDocument.
    Word,
    /// An export in WXR.
    WordPress,
    /// Markdown in folders, or a vault of Obsidian.
    Markdown,
}

impl Kind {
    /// Returns what the files of a source were made with; none if they are of no known kind.
    pub fn of(tree: &Tree) -> Option<Self> {
        // Each asks for what only its own files have; any folder may hold Markdown.
        let signs: [(Self, Sign); 6] = [
            (Self::Hugo, hugo::is_site),
            (Self::Jekyll, jekyll::is_site),
            (Self::Eleventy, eleventy::is_site),
            (Self::WordPress, |tree| wordpress::file(tree).is_some()),
            (Self::Markdown, vault::is_folder),
            (Self::Word, word::is_folder),
        ];
        signs.into_iter().find(|(_, is_it)| is_it(tree)).map(|(kind, _)| kind)
    }
}

/// What programs of the source's own say of it, where they were asked.
#[derive(Debug, Default)]
pub struct Told {
    /// The addresses of files that `hugo list all` prints.
    pub addresses: BTreeMap<String, String>,
    /// What pandoc makes of documents, by their paths.
    pub documents: BTreeMap<String, Asked>,
}

/// Reads a source.
pub fn read(kind: Kind, tree: &Tree, told: &Told, now: Timestamp) -> Source {
    match kind {
        Kind::Hugo => hugo::read(tree, now, &told.addresses),
        Kind::Jekyll => jekyll::read(tree, now),
        Kind::Eleventy => eleventy::read(tree, now),
        Kind::Word => word::read(tree, &told.documents, now),
        Kind::WordPress => wordpress::read(tree, now),
        Kind::Markdown => vault::read(tree, now),
    }
}
