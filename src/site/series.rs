//! Series: those that have files, and those that briefs alone name.

use super::terms::{Profile, TermSource};
use super::topics::words;
use super::{Brief, Text, routes, unread};
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Place, Slug, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::term::TermKind;
use crate::parse::values::Values;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the file of a series says.
#[derive(Debug)]
struct Series {
    title: String,
    summary: Option<String>,
    text: Text,
}

/// The series that have files, by slug.
#[derive(Debug, Default)]
pub struct SeriesTitles(BTreeMap<String, Series>);

impl SeriesTitles {
    /// Reads the files of series.
    pub(super) fn gather(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> Self {
        let mut all = BTreeMap::new();
        for document in public {
            let Front::Series(front) = &document.front else { continue };
            let mut values = Values::new(&document.path, &config.timezone);
            let slug = routes::slug(document, &None, &mut values);
            let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().to_owned();
            problems.extend(values.into_problems());
            let text = Text { source: document.path.clone() };
            all.insert(slug.to_string(), Series { title, summary: front.summary.clone(), text });
        }
        Self(all)
    }

    /// Warns of a series without a file where others have one, once, at the first brief that names it: it may be a slip.
    pub(super) fn report_unknown(
        &self,
        briefs: &[Arc<Brief>],
        unreadable: &BTreeSet<SourcePath>,
        problems: &mut Vec<Diagnostic>,
    ) {
        if self.0.is_empty() {
            return;
        }
        let unread = unread(ContentKind::Term(TermKind::Series), unreadable);
        let (mut told, mut suggestions) = (BTreeSet::new(), Suggestions::default());
        for (brief, slug) in briefs.iter().filter_map(|brief| Some((brief, brief.series.as_ref()?))) {
            if !self.0.contains_key(slug.as_str()) && told.insert(slug) && !unread.contains(slug.as_str()) {
                let place = Place::field(&brief.path, FieldPath::of("series"));
                let near = suggestions.nearest(slug.as_str(), self.0.keys().map(String::as_str));
                problems.push(problems::unknown_series(place, slug.as_str(), &near));
            }
        }
    }
}

impl TermSource for SeriesTitles {
    fn with_text(&self) -> Vec<(&str, Profile<'_>)> {
        let all = self.0.iter();
        all.map(|(slug, series)| (&**slug, Profile { summary: series.summary.as_ref(), text: &series.text })).collect()
    }

    fn title(&self, slug: &str) -> Arc<str> {
        self.0.get(slug).map_or_else(|| words(slug), |series| series.title.clone()).into()
    }

    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        brief.series.iter().map(Slug::as_str).collect()
    }

    fn find(&self, name: &str) -> Option<(String, String)> {
        let slug = Slug::parse(name).ok()?;
        Some((slug.to_string(), words(slug.as_str())))
    }

    fn knows(&self, _: &str) -> bool {
        false
    }

    fn unknown(&self, place: Place, name: &str, _: &mut Suggestions) -> Diagnostic {
        problems::dead_wiki_link(place, name, &[])
    }
}
