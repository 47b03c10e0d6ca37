//! One cluster, or the list of works, from the formatter's output to HTML.

use std::collections::BTreeMap;

use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::{BibliographyItem, ElemChild, ElemChildren, ElemMeta, RenderedBibliography};

use super::glyph::{Glyph, Link, Look, Page, Part};
use super::locale::Words;
use super::markup::html;
use super::style::Style;
use super::texts::encode;
use super::tidy::{split_names, tidy};
use super::tree::{EtAl, Reader, people};
use crate::bibliography::cluster::{Cite, reference_id};
use crate::bibliography::reference::{Name, Reference};

/// An entry of the list of works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// By which texts cite it.
    pub key: String,
    /// What is printed; the caller gives it its id, [`reference_id`].
    pub html: String,
}

/// A cluster as the formatter takes it: with the works it cites, all of which are known.
pub struct Prepared<'a> {
    /// Its cites.
    pub cites: Vec<PreparedCite<'a>>,
    /// Whether the first name is part of the sentence.
    pub is_in_text: bool,
    /// The number of its note.
    pub note: Option<usize>,
    /// Whether its cites are in the style's order already.
    pub is_arranged: bool,
}

/// A cite with its work.
pub struct PreparedCite<'a> {
    /// What was typed.
    pub cite: &'a Cite,
    /// What it cites.
    pub work: &'a Reference,
    /// The place of the work among all that are cited.
    pub place: usize,
    /// The place in the work, as the formatter takes it.
    pub locator: Option<(Locator, String)>,
}

impl Prepared<'_> {
    /// Whether it has words of its own, so that its cites stay as they were typed.
    pub fn is_plain(&self) -> bool {
        let has_words =
            |cite: &Cite| !cite.prefix.trim().is_empty() || !cite.suffix.trim().is_empty() || cite.is_author_suppressed;
        self.is_in_text || self.cites.iter().any(|known| has_words(known.cite))
    }
}

/// Prints what the formatter made for one page.
pub struct Printer<'a> {
    /// The style.
    pub style: &'a Style,
    /// The words of the language.
    pub words: &'a Words,
}

impl Printer<'_> {
    /// Prints a cluster, in which cites may link to their works. Returns it, and the name that stands in the sentence if the
    /// cluster is in a note.
    pub fn cluster(&self, cluster: &Prepared, citation: &ElemChildren, has_links: bool) -> (String, Option<String>) {
        let mut page = Page::default();
        let mut names = Vec::new();
        for (at, child) in citation.0.iter().enumerate() {
            let start = page.glyphs.len();
            if let Some(delimiter) = self.group_delimiter(at, &citation.0) {
                page.text(delimiter, Look::default(), Part::Rest, 0);
                continue;
            }
            let (elem, known) = match child {
                ElemChild::Elem(elem) => match elem.meta {
                    Some(ElemMeta::Entry(index)) => (Some(elem), cluster.cites.get(index).map(|known| (index, known))),
                    _ => (None, None),
                },
                _ => (None, None),
            };
            let (Some(elem), Some((index, known))) = (elem, known) else {
                self.reader(&mut page, 0).child(child, Part::Rest);
                continue;
            };
            let link = if has_links { page.link(Link::Entry(reference_id(&known.work.key))) } else { 0 };
            self.reader(&mut page, link).children(&elem.children, Part::Rest);
            page.end();
            let mut own = page.glyphs.split_off(start);
            if index == 0 && cluster.is_in_text && self.style.cites_names() {
                names = split_names(&mut own);
            } else if known.cite.is_author_suppressed && own.iter().any(|glyph| glyph.part == Part::Rest) {
                split_names(&mut own);
            }
            self.typed(&mut page, &known.cite.prefix, true);
            page.glyphs.append(&mut own);
            self.typed(&mut page, &known.cite.suffix, false);
        }
        self.finish(cluster, page, names)
    }

    /// Returns what stands between two works of one author, if the element is a delimiter before a cite of a year.
    fn group_delimiter(&self, at: usize, children: &[ElemChild]) -> Option<&str> {
        let delimiter = self.style.mended().group_delimiter.as_deref()?;
        let (ElemChild::Text(text), ElemChild::Elem(next)) = (&children[at], children.get(at + 1)?) else {
            return None;
        };
        let is_delimiter = at > 0 && Some(&text.text) == self.style.csl().citation.layout.delimiter.as_ref();
        let is_cite = matches!(next.meta, Some(ElemMeta::Entry(_)));
        let first = next.children.find_elem_by(&|elem| elem.meta.is_some()).and_then(|elem| elem.meta.as_ref());
        let is_year = matches!(first, Some(ElemMeta::Date)) || format!("{:#}", next.children).len() < 3;
        (is_delimiter && is_cite && is_year).then_some(delimiter)
    }

    fn finish(&self, cluster: &Prepared, mut page: Page, mut names: Vec<Glyph>) -> (String, Option<String>) {
        tidy(&mut page.glyphs, self.words);
        let has_prefix = cluster.cites.first().is_some_and(|known| !known.cite.prefix.trim().is_empty());
        if self.style.is_note() && has_prefix {
            capitalize(&mut page.glyphs);
        }
        let printed = html(&page.glyphs, &page.links);
        let Some(first) = cluster.cites.first().filter(|_| cluster.is_in_text) else { return (printed, None) };
        for glyph in &mut names {
            glyph.link = 0;
        }
        self.spell_and(&mut names);
        tidy(&mut names, self.words);
        let name = if names.is_empty() { self.name(first.work) } else { html(&names, &[]) };
        match (self.style.is_note(), printed.is_empty()) {
            (true, _) => (printed, Some(name)),
            (false, true) => (name, None),
            (false, false) => (format!("{name} {printed}"), None),
        }
    }

    /// Prints who made a work, as a sentence names them, or its title.
    fn name(&self, work: &Reference) -> String {
        let names = ["author", "editor", "translator"].iter().find_map(|role| work.names.get(*role));
        let mut known: Vec<String> = names.into_iter().flatten().filter_map(short_name).collect();
        let has_others = names.is_some_and(|names| names.contains(&Name::Others));
        let mut page = Page::default();
        let title = work.texts.get("title").or_else(|| work.texts.get("translated-title"));
        let mut look = Look::default();
        let text = match known.len() {
            0 => {
                look.is_italic = true;
                encode(title.map_or("", String::as_str), false)
            }
            1 if !has_others => known.remove(0),
            2 if !has_others => format!("{} {} {}", known[0], self.words.and, known[1]),
            _ => format!("{} {}", known[0], self.words.et_al),
        };
        page.text(&text, look, Part::Names, 0);
        tidy(&mut page.glyphs, self.words);
        html(&page.glyphs, &[])
    }

    /// Adds the words typed before or after a cite.
    fn typed(&self, page: &mut Page, words: &str, is_before: bool) {
        let trimmed = words.trim_end();
        if trimmed.trim().is_empty() {
            return;
        }
        let is_joined = is_before || words.starts_with(|sign: char| sign.is_whitespace() || ",;.:)?!".contains(sign));
        let before = if is_joined { "" } else { " " };
        let after = if is_before && !trimmed.ends_with(['(', '[', '“', '‘', '«']) { " " } else { "" };
        let text = format!(
            "{before}{}{after}",
            encode(trimmed.trim_start_matches(|sign: char| is_before && sign.is_whitespace()), false)
        );
        page.text(&text, Look::default(), Part::Rest, 0);
        page.end();
    }

    /// Writes `and` for `&` between names in a sentence.
    fn spell_and(&self, names: &mut Vec<Glyph>) {
        let place = names.iter().position(|glyph| glyph.sign == '&' && glyph.part == Part::Between);
        if let Some(place) = place {
            let mark = names[place];
            let word: Vec<Glyph> = self.words.and.chars().map(|sign| Glyph { sign, ..mark }).collect();
            names.splice(place..=place, word);
            if place > 1 && names[place - 2].sign == ',' {
                let commas = names.iter().filter(|glyph| glyph.sign == ',' && glyph.part == Part::Between).count();
                if commas == 1 {
                    names.remove(place - 2);
                }
            }
        }
    }

    fn reader<'b>(&'b self, page: &'b mut Page, link: u16) -> Reader<'b> {
        Reader {
            page,
            words: self.words,
            link,
            has_web_links: true,
            repeated: None,
            has_names: false,
            et_al: EtAl { has_comma: false, is_italic: self.style.mended().et_al.is_italic },
        }
    }

    /// Prints the list of works, of those that have places.
    pub fn list(&self, list: &RenderedBibliography, places: &BTreeMap<&str, usize>) -> Vec<Entry> {
        let mut before = Vec::new();
        let entry = |entry: &BibliographyItem| {
            let people = people(&entry.content);
            let is_repeated = !people.is_empty() && people == before;
            before = people;
            let repeated = self.style.mended().repeated.as_deref().filter(|_| is_repeated);
            Entry { key: entry.key.clone(), html: self.entry(entry, entry.first_field.as_ref(), repeated) }
        };
        let is_ours = |entry: &&BibliographyItem| places.contains_key(entry.key.as_str());
        list.items.iter().filter(is_ours).map(entry).filter(|entry| !entry.html.is_empty()).collect()
    }

    /// Prints one entry of a list behind its number, with what is printed for names that are those of the one before.
    pub fn entry(&self, entry: &BibliographyItem, number: Option<&ElemChild>, repeated: Option<&str>) -> String {
        let mut page = Page::default();
        let mut reader = self.reader(&mut page, 0);
        reader.et_al = self.style.mended().et_al;
        reader.repeated = repeated;
        if let Some(number) = number {
            reader.child(number, Part::Rest);
            reader.page.text(" ", Look::default(), Part::Rest, 0);
        }
        reader.children(&entry.content, Part::Rest);
        page.end();
        tidy(&mut page.glyphs, self.words);
        html(&page.glyphs, &page.links)
    }
}

fn short_name(name: &Name) -> Option<String> {
    let text = match name {
        Name::Person { family, given, .. } if family.is_empty() => given.clone()?,
        Name::Person { family, particle: Some(particle), .. } => format!("{particle} {family}"),
        Name::Person { family, .. } => family.clone(),
        Name::Organisation(name) => name.clone(),
        Name::Others => return None,
    };
    Some(encode(&text, false))
}

fn capitalize(glyphs: &mut [Glyph]) {
    if let Some(first) = glyphs.first_mut() {
        let mut upper = first.sign.to_uppercase();
        if let (Some(sign), None) = (upper.next(), upper.next()) {
            first.sign = sign;
        }
    }
}
