//! What would make a brief better: the checks of the field, each with a switch.
//!
//! `checks` in `site.yaml` turns a code off or gives it another weight, for these as for every other warning; that is
//! done where all diagnostics meet, in the pipeline. Here it is only found out what there is to say.

use super::Brief;
use crate::base::problems::{self, MAX_SUMMARY_WORDS};
use crate::base::{Diagnostic, SourcePath};
use crate::parse::config::Config;
use crate::parse::document::Document;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Looks at every public brief from `checks_since` on.
pub fn check(config: &Config, briefs: &[Arc<Brief>], public: &[Arc<Document>]) -> Vec<Diagnostic> {
    let documents: BTreeMap<&SourcePath, &Document> =
        public.iter().map(|document| (&document.path, &**document)).collect();
    let wanted = briefs.iter().filter(|brief| config.checks_since.is_none_or(|since| brief.date.date >= since));
    wanted
        .flat_map(|brief| documents.get(&brief.path).map_or_else(Vec::new, |document| look(brief, document)))
        .collect()
}

fn look(brief: &Brief, document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let is_policy_brief = brief.brief_type.slug.as_str() == "policy-brief";
    let has_heading =
        |names: &[&str]| brief.headings.iter().any(|heading| names.contains(&heading.title.to_lowercase().as_str()));
    if is_policy_brief && brief.is_long {
        found.push(problems::long_brief(&brief.path));
    }
    let summary_words = brief.summary.as_deref().map_or(0, |summary| summary.split_whitespace().count());
    if summary_words > MAX_SUMMARY_WORDS {
        found.push(problems::long_summary(&brief.path, summary_words));
    }
    if is_policy_brief && brief.recommendations.is_empty() && !has_heading(&["recommendations", "what should be done?"])
    {
        found.push(problems::no_recommendations(&brief.path));
    }
    for (at, recommendation) in brief.recommendations.iter().enumerate() {
        if recommendation.to.as_deref().is_none_or(|to| to.trim().is_empty()) {
            found.push(problems::no_addressee(&brief.path, at));
        }
    }
    if brief.as_of.is_none() {
        found.push(problems::no_as_of(&brief.path));
    }
    let has_notes = !document.facts.footnotes.is_empty();
    if brief.sources.is_empty() && !has_notes && !has_heading(&["sources", "references", "notes"]) {
        found.push(problems::no_sources(&brief.path));
    }
    if let Some(as_of) = brief.as_of.filter(|as_of| *as_of > brief.date.date) {
        found.push(problems::as_of_after_date(&brief.path, &as_of.to_string(), &brief.date.date.to_string()));
    }
    let facts = &document.facts;
    found.extend(facts.images_without_alt.iter().map(|image| problems::no_alt_text(&brief.path, image)));
    found.extend(facts.figures_without_caption.iter().map(|image| problems::no_figure_source(&brief.path, image)));
    if let Some(picture) = &brief.picture {
        let is_named = picture.caption.is_some() || picture.credit.is_some();
        found.extend(picture.alt.trim().is_empty().then(|| problems::no_alt_text_in_front(&brief.path)));
        found.extend((!is_named).then(|| problems::no_figure_source_in_front(&brief.path)));
    }
    found
}
