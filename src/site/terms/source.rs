//! What a kind of terms does by itself, so that all kinds can be gathered by one function.

use super::profile::Profile;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, Place};
use crate::site::Brief;
use std::sync::Arc;

/// What the terms of one kind do not have in common with others: where they come from, and how briefs name them.
pub trait TermSource: Sync {
    /// Returns the profiles, by slug.
    fn profiles(&self) -> Vec<(&str, &Arc<Profile>)>;

    /// Returns the attributes that mark the title of a term in another language than the edition's; none where it is in that.
    fn lang_html(&self, _slug: &str) -> Option<Arc<str>> {
        None
    }

    /// Returns what a term is called in lists and links.
    fn title(&self, slug: &str) -> Arc<str>;

    /// Returns the slugs of the terms that a brief stands under; one may be there twice.
    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str>;

    /// Whether the pages of these terms list a brief, as long as it is not withdrawn.
    fn lists(&self, brief: &Brief) -> bool {
        brief.brief_type.listed
    }

    /// Returns those of them that its front matter names itself.
    fn named<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        self.of(brief)
    }

    /// Returns the slug and the title of the term that a wiki link means by this name.
    fn find(&self, name: &str) -> Option<(String, String)>;

    /// Whether a name is that of a term for sure, and not merely a possible one.
    fn knows(&self, name: &str) -> bool;

    /// Returns the problem of a wiki link whose name means no term.
    fn unknown(&self, place: Place, name: &str, suggestions: &mut Suggestions) -> Diagnostic;
}
