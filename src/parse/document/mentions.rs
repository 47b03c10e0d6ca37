//! Where the places that a brief names and those that it is tagged with part.
//!
//! How often it names each is no fact: only this is told to the rest of the site, so that a sentence more plans nothing anew
//! unless it changes what there is to say. Tags count as they are written in the file itself, and `countries_excluded` says that the
//! author has decided.

use crate::base::problems::{FEWEST_WORDS, NAMED_OFTEN, WORDS_A_MENTION};
use crate::body::OwnFacts;
use crate::parse::front_matter::{BriefFrontMatter, PLACEHOLDER};
use crate::places::{CountryCode, Tongue, registry};
use std::collections::BTreeSet;

/// What a brief's words and its countries do not have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mentions {
    /// Places that it names often, and neither is tagged with nor excludes; each with how often at least, in steps.
    pub untagged: Vec<(CountryCode, usize)>,
    /// Places that it is tagged with and that none of its words may mean; none while a text is still to be written, and none in other
    /// languages than English.
    pub unnamed: Vec<CountryCode>,
}

impl Mentions {
    /// Returns the mentions of a brief, of whose body these are the own facts.
    pub(super) fn of(brief: &BriefFrontMatter, own: &OwnFacts) -> Self {
        let mut named = own.named.clone();
        let texts = brief.summary.iter().chain(brief.key_points.iter().filter_map(|point| point.text.as_ref()));
        let texts: Vec<&String> =
            texts.chain(brief.recommendations.iter().filter_map(|item| item.text.as_ref())).collect();
        texts.iter().for_each(|text| named.add(text));
        let others = [&brief.title, &brief.subtitle, &brief.disclosure].into_iter().flatten();
        let others = others.chain(brief.recommendations.iter().filter_map(|item| item.to.as_ref()));
        let others = others.chain(brief.chronology.iter().filter_map(|event| event.event.as_ref()));
        let others = others.chain(brief.changes.iter().filter_map(|change| change.note.as_ref()));
        others.for_each(|text| named.touch(text));
        let (tagged, excluded) = (codes(&brief.countries), codes(&brief.countries_excluded));
        let untagged = named.counts().filter(|(code, _)| !tagged.contains(code) && !excluded.contains(code));
        let often = untagged.filter(|(_, count)| count * WORDS_A_MENTION >= own.words);
        // In other languages peoples and adjectives are not known.
        let is_known = named.tongue() == Tongue::English;
        let is_written = is_known && own.words >= FEWEST_WORDS && texts.iter().all(|text| text.trim() != PLACEHOLDER);
        Self {
            untagged: often.filter_map(|(code, count)| Some((code, step(count)?))).collect(),
            unnamed: tagged.into_iter().filter(|code| is_written && !named.touches(*code)).collect(),
        }
    }
}

/// Returns the countries of a list; what cannot be read is reported where it is read.
fn codes(written: &[String]) -> BTreeSet<CountryCode> {
    written.iter().filter_map(|written| registry().find_country(written).ok()).map(|country| country.code).collect()
}

/// Returns the greatest step that a count has reached; none if it is not often.
fn step(count: usize) -> Option<usize> {
    [16, 8, 4, 2, 1].into_iter().map(|times| NAMED_OFTEN * times).find(|step| count >= *step)
}
