//! Headings: their words, their levels, and an id for each.

use super::{Heading, Reader};
use crate::base::problems;
use crate::body::anchor::{anchor, reserved};
use crate::body::tree::{Block, InlineKind};
use std::collections::BTreeMap;

impl Reader<'_> {
    /// Takes in a heading with the id that is written at its end.
    pub(super) fn add_heading(&mut self, block: &Block<'_>, level: u8, id: Option<&str>) {
        let (title, alt) = self.title(block);
        let wanted = id.filter(|id| !id.is_empty()).map_or_else(|| anchor(&title), str::to_owned);
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        // The theme's own ids and those of footnotes are not an author's to take.
        let id = if reserved(&wanted).is_some() { format!("section-{wanted}") } else { wanted };
        let start = block.span.start;
        let line = start..start + self.text[block.span.clone()].trim_end().len();
        let title = Some(title.trim()).filter(|title| !title.is_empty()).unwrap_or(alt.trim());
        if title.is_empty() {
            self.report(line.clone(), problems::empty_heading);
        }
        if level == 1 && !self.has_title() {
            self.report(line.clone(), problems::second_title);
        }
        self.facts.headings.push(Heading { level, id: id.into(), title: title.into(), span: self.span(&line) });
    }

    /// Returns the words of a heading, and those of its pictures, which stand in for them.
    fn title(&self, block: &Block<'_>) -> (String, String) {
        let (mut title, mut alt) = (String::new(), String::new());
        let mut image_end = 0;
        for (at, inline) in self.body.inlines(block) {
            if matches!(inline.kind, InlineKind::Image(_)) && at >= image_end {
                alt.push_str(&self.body.alt(at));
                image_end = inline.end;
            } else if at >= image_end {
                title.push_str(inline.words());
            }
        }
        (title, alt)
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

    /// Gives each heading an id of its own. Those of raw HTML stand as they were typed, so headings go out of their way.
    pub(super) fn settle_ids(&mut self) {
        self.ids.extend(self.facts.raw_ids.iter().cloned());
        // For each id that was wanted more than once, the number that the last one got.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for heading in &mut self.facts.headings {
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
