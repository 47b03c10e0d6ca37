//! Terms: what briefs share and are listed under. A row of the table says what all terms of a kind have in common.
//!
//! What the kinds differ in stands in a file for each: in `site`, where its names come from and which of its terms a brief
//! is about; in `page/term`, what its pages show.

use super::front_matter::{AuthorFrontMatter, PlaceFrontMatter, SeriesFrontMatter, TopicFrontMatter};
use super::shape::Keys;
use crate::base::{Prefix, Route};
use std::fmt;

/// What the terms of one kind have in common.
pub struct TermRow {
    pub kind: TermKind,
    /// The name of the kind in wiki links, templates, `links.json` and messages.
    pub word: &'static str,
    /// The folder below `content/` that holds their files. Their addresses begin with it, too.
    pub folder: &'static str,
    /// The keys of their files' front matter.
    pub keys: &'static Keys,
    /// Their path and what they are, for the message about a file in the wrong place.
    pub files: &'static str,
    /// The index that stands above their pages.
    pub index: &'static str,
    pub template: &'static str,
    pub listing: Listing,
    pub feed: Feed,
    /// The fewest briefs for a page of one without a text.
    pub fewest: usize,
    /// What stands between a number of briefs and a term: `7 briefs about Pakistan`.
    pub relation: &'static str,
}

/// How the briefs of a term are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The newest 50 as cards, and beyond 50 a page for each year.
    Years,
    /// The newest 200 as rows; older ones stand on the pages of other terms.
    Latest,
}

/// Whether the page of a term has a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feed {
    Own,
    None,
}

/// Declares the kinds of terms, each with its row of the table.
macro_rules! kinds {
    ($($kind:ident { word: $word:literal, $($key:ident: $value:expr,)* })*) => {
        /// The kinds of terms.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TermKind { $($kind,)* }

        const ROWS: &[TermRow] = &[$(TermRow {
            kind: TermKind::$kind,
            word: $word,
            template: concat!($word, ".html"),
            $($key: $value,)*
        },)*];
    };
}

kinds! {
    Country {
        word: "country", keys: PlaceFrontMatter::KEYS, folder: "countries", index: "/countries/", relation: "about",
        files: "`content/countries/CODE.md`, the profile of one country",
        listing: Listing::Years, feed: Feed::Own, fewest: 1,
    }
    Region {
        word: "region", keys: PlaceFrontMatter::KEYS, folder: "regions", index: "/countries/", relation: "about",
        files: "`content/regions/SLUG.md`, the profile of one region",
        listing: Listing::Latest, feed: Feed::Own, fewest: 1,
    }
    Group {
        word: "group", keys: PlaceFrontMatter::KEYS, folder: "groups", index: "/countries/", relation: "about",
        files: "`content/groups/SLUG.md`, the profile of one organisation",
        listing: Listing::Latest, feed: Feed::Own, fewest: 1,
    }
    Topic {
        word: "topic", keys: TopicFrontMatter::KEYS, folder: "topics", index: "/topics/", relation: "on",
        files: "`content/topics/SLUG.md`, the text of one topic",
        listing: Listing::Years, feed: Feed::Own, fewest: 1,
    }
    Author {
        word: "author", keys: AuthorFrontMatter::KEYS, folder: "authors", index: "/authors/", relation: "by",
        files: "`content/authors/SLUG.md`, the profile of one author",
        listing: Listing::Years, feed: Feed::Own, fewest: 1,
    }
    Series {
        word: "series", keys: SeriesFrontMatter::KEYS, folder: "series", index: "/briefs/", relation: "in the series",
        files: "`content/series/SLUG.md`, the text of one series",
        listing: Listing::Years, feed: Feed::None, fewest: 1,
    }
    Type {
        word: "type", keys: SeriesFrontMatter::KEYS, folder: "types", index: "/briefs/", relation: "of the type",
        files: "`content/types/SLUG.md`, the text of one type of brief",
        listing: Listing::Years, feed: Feed::Own, fewest: 2,
    }
}

impl TermKind {
    /// Returns all kinds, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| row.kind)
    }

    /// Returns what all terms of the kind have in common.
    pub fn row(self) -> &'static TermRow {
        &ROWS[self as usize]
    }

    /// Returns the kind that goes by that word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::all().find(|kind| kind.row().word == word)
    }

    /// Returns the kind whose files lie in that folder below `content/`.
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::all().find(|kind| kind.row().folder == folder)
    }

    /// Whether the index above the pages of the kind is one of its own.
    pub fn has_index(self) -> bool {
        self.row().index.trim_matches('/') == self.row().folder
    }

    /// Returns the term of that slug.
    pub fn term(self, slug: &str) -> TermId<'_> {
        TermId { kind: self, slug }
    }
}

/// Which term is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId<'a> {
    pub kind: TermKind,
    pub slug: &'a str,
}

impl TermId<'_> {
    /// Returns the address of its page in a language: `/topics/sanctions/`, `/fr/topics/sanctions/`.
    pub fn route(self, prefix: &Prefix) -> Route {
        prefix.route(&format!("/{}/{}/", self.kind.row().folder, self.slug))
    }
}

/// As a wiki link names it: `topic:sanctions`.
impl fmt::Display for TermId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.row().word, self.slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::BUILTIN_TEMPLATES;

    #[test]
    fn each_kind_has_a_template() {
        for row in ROWS {
            assert!(BUILTIN_TEMPLATES.iter().any(|(name, _)| *name == row.template), "{}", row.template);
        }
    }
}
