//! Headings: their words, their levels, and an id for each.

use super::{Heading, Reader};
use crate::base::problems;
use crate::body::anchor::{anchor, reserved};
use crate::body::tree::{Block, InlineKind};
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_> {
    /// Takes in a heading with the id that is written at its end.
    pub(super) fn add_heading(&mut self, block: &Block<'_>, level: u8, id: Option<&str>) {
        let (title, alt, wanted) = self.title(block);
        let id = id.filter(|id| !id.is_empty());
        if id.is_some() {
            self.typed.insert(self.facts.headings.len());
        }
        let wanted = id.map_or_else(|| anchor(&wanted), str::to_owned);
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        // The theme's own ids and those of footnotes are not an author's to take.
        let id = if reserved(&wanted).is_some() { format!("section-{wanted}") } else { wanted };
        let start = block.span.start;
        let line = start..start + self.text[block.span.clone()].trim_end().len();
        let title = [title.trim(), alt.trim()].into_iter().find(|words| !words.is_empty()).unwrap_or_default();
        if title.is_empty() {
            self.report(line.clone(), problems::empty_heading);
        }
        if level == 1 && !self.has_title() {
            self.report(line.clone(), problems::second_title);
        }
        self.facts.headings.push(Heading { level, id: id.into(), title: title.into(), span: self.span(&line) });
    }

    /// Returns the words of a heading; those of its pictures or what it cites, which stand in for them; and its words as GitHub makes
    /// the id of them: as typed, and without notice of HTML.
    fn title(&self, block: &Block<'_>) -> (String, String, String) {
        let (mut title, mut alt, mut without_html) = (String::new(), String::new(), String::new());
        let mut image_end = 0;
        for (at, inline) in self.body.inlines(block) {
            if matches!(inline.kind, InlineKind::Image(_)) && at >= image_end {
                alt.push_str(&self.body.alt(at));
                image_end = inline.end;
            } else if let InlineKind::Cite(cluster) = &inline.kind {
                if !cluster.is_in_text {
                    // No blank is left before a sign behind it.
                    title.truncate(title.trim_end().len());
                    without_html.truncate(without_html.trim_end().len());
                }
                for cite in &cluster.cites {
                    // Its key stands for the name until works are known.
                    let words = if cluster.is_in_text { &mut title } else { &mut alt };
                    words.extend(["@", &*cite.key]);
                    without_html.extend(["@", &*cite.key].into_iter().filter(|_| cluster.is_in_text));
                }
            } else if at >= image_end {
                title.push_str(inline.words());
                if !matches!(inline.kind, InlineKind::Html(_)) {
                    without_html.push_str(self.body.typed.get(&at).map_or(inline.words(), |typed| typed));
                }
            }
        }
        (title, alt, without_html)
    }

    /// Whether a heading so far is of the first level, and so a title.
    fn has_title(&self) -> bool {
        self.facts.headings.iter().any(|heading| heading.level == 1)
    }

    /// Moves all headings one level down if one of them is a title, since the page has one.
    pub(super) fn lower_headings(&mut self) {
        if self.has_title() {
            for heading in &mut self.facts.headings {
                heading.level = (heading.level + 1).min(6);
            }
        }
    }

    /// Gives each heading an id of its own. What was typed stays, in raw HTML or behind a heading, and the ids that are made
    /// go out of its way.
    pub(super) fn settle_ids(&mut self) {
        self.ids.extend(self.facts.raw_ids.iter().cloned());
        let mut settled = BTreeSet::new();
        for at in std::mem::take(&mut self.typed) {
            let Heading { id, span, .. } = &self.facts.headings[at];
            if self.ids.insert(id.to_string()) {
                settled.insert(at);
            } else {
                self.problems.push(problems::repeated_heading_id(self.file, *span, id));
            }
        }
        // For each id that was wanted more than once, the number that the last one got.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let headings = self.facts.headings.iter_mut().enumerate();
        for (_, heading) in headings.filter(|(at, _)| !settled.contains(at)) {
            if self.ids.insert(heading.id.to_string()) {
                continue;
            }
            let number = numbers.entry(heading.id.to_string()).or_insert(0);
            heading.id = loop {
                *number += 1;
                let id = format!("{}-{number}", heading.id);
                if self.ids.insert(id.clone()) {
                    break id.into();
                }
            };
        }
    }
}
