//! The events that briefs tell, by words that two tellings of one event have in common.

use crate::body::read_inline;
use crate::site::{Brief, BriefAt, Edition, Event};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The words of the events of each brief that counts.
pub struct Events {
    pub words: BTreeMap<BriefAt, Vec<String>>,
}

impl Events {
    /// Returns the events of these briefs, but for those that another one supersedes.
    pub fn new(edition: &Edition, listed: &[BriefAt]) -> Self {
        let words = |at: &BriefAt| {
            let brief = &edition.briefs[*at];
            let counts = !brief.chronology.is_empty() && !edition.succession.is_superseded(&brief.path);
            counts.then(|| (*at, brief.chronology.iter().map(|event| words(brief, event)).collect()))
        };
        Self { words: listed.par_iter().filter_map(words).collect() }
    }
}

/// Returns what two tellings of one event have in common.
fn words(brief: &Brief, event: &Event) -> String {
    let plain =
        read_inline(&brief.stated_in, &event.text, None).facts.first_paragraph.unwrap_or_else(|| event.text.clone());
    let lower = plain.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.collect::<Vec<_>>().join(" ");
    if words.is_empty() { plain } else { words }
}
