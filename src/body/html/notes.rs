//! Footnotes: numbered by their first marks, gathered at the end, each with a way back to every mark.

use super::{Html, Note, Setting, Writer};
use crate::base::escape::{Escaped, escape};
use crate::bibliography::Cluster;
use crate::body::facts::mark_id;
use crate::body::tree::{Block, Inline, InlineKind};
use crate::body::{NoteSource, TextFacts};
use crate::say;
use std::borrow::Cow;
use std::fmt::Write;

impl<'a> Writer<'a> {
    /// Writes a mark.
    pub(super) fn write_mark(&mut self, label: &'a str) {
        match self.numbers.get(label).copied() {
            Some(number) => self.write_number(number),
            None => drop(write!(self.out(), "[^{}]", Escaped(label))),
        }
    }

    /// Writes what stands where the text cites.
    pub(super) fn write_citation(&mut self, cluster: &Cluster, at: usize) {
        let position = self.citations;
        self.citations += 1;
        let Some(html) = self.setting.citations.get(position) else {
            // What cannot be resolved is an error, and shown as it was typed.
            let keys: Vec<String> = cluster.cites.iter().map(|cite| format!("@{}", cite.key)).collect();
            escape(self.out(), &if cluster.is_in_text { keys.concat() } else { format!("[{}]", keys.join("; ")) });
            return;
        };
        let is_note = self.facts.citations.get(position).is_some_and(|citation| citation.note.is_some());
        let mut text = Cow::Borrowed(&*html.text);
        if is_note && self.goes_on_after(at) {
            text = without_stop(&html.text);
        }
        if is_note && !self.is_at_start_of_note() {
            text = within_sentence(text, cluster);
        }
        self.out().push_str(&text);
        if let Some(number) = self.numbers_of_citations.get(&position).copied() {
            self.write_sign_after(at);
            self.write_number(number);
        }
    }

    /// Whether nothing of a note stands there yet.
    fn is_at_start_of_note(&mut self) -> bool {
        matches!(self.out().trim_end(), "" | "<p>")
    }

    /// Whether the sentence goes on behind the inline element at a position.
    fn goes_on_after(&self, at: usize) -> bool {
        let next = self.tree.inlines.get(at + 1).map(|next| &next.kind);
        matches!(next, Some(InlineKind::Text(text)) if !text.trim().is_empty())
    }

    /// Writes the sign behind a citation that is a note before its mark, as English sets them; of several citations in a row before
    /// the first.
    fn write_sign_after(&mut self, at: usize) {
        let end = self.out().trim_end().len();
        if !self.setting.marks_follow_signs || self.mark_end == Some(end) {
            return;
        }
        let tree = self.tree;
        let is_passed = |inline: &&Inline<'_>| match &inline.kind {
            InlineKind::Cite(cluster) => !cluster.is_in_text,
            InlineKind::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        let passed = tree.inlines[at + 1..].iter().take_while(is_passed).count();
        let Some(Inline { kind: InlineKind::Text(text), .. }) = tree.inlines.get(at + 1 + passed) else { return };
        if text.starts_with(['.', ',', ';', ':', '!', '?']) {
            let out = self.out();
            out.truncate(out.trim_end().len());
            out.push_str(&text[..1]);
            self.sign_before = Some(at + 1 + passed);
        }
    }

    /// Writes the mark of the note with that number.
    fn write_number(&mut self, number: usize) {
        // A mark belongs to the word before it, whatever stands between them, and is told from a mark before it.
        let out = self.out();
        out.truncate(out.trim_end().len());
        let begin = out.len();
        if self.mark_end == Some(begin) {
            self.out().push('\u{202f}');
        }
        let seen = self.marks.entry(number).or_insert(0);
        *seen += 1;
        let id = mark_id(number, *seen);
        let Setting { words, words_lang, .. } = self.setting;
        let label = say!(words, "text.note_mark", number = number);
        // In a text of another language the notes are counted in Latin digits, and so are their marks.
        let shown = if words_lang.is_empty() { words.numbers().count(number) } else { number.to_string() };
        let _ = write!(
            self.out(),
            "<sup class=\"footnote-ref\"><a{words_lang} id=\"{id}\" href=\"#fn-{number}\" aria-label=\"{}\">{shown}</a></sup>",
            Escaped(&label)
        );
        self.mark_end = Some(self.out().len());
    }

    /// Begins a note.
    pub(super) fn open_note(&mut self, label: &'a str, last: Option<&'a Block<'a>>) {
        self.note = Some(Note { label, html: String::new(), last, has_way_back: false });
        (self.mark_end, self.picture_end) = (None, None);
    }

    /// Ends a note in its last paragraph, if that is the one that ends here.
    pub(super) fn close_note_in(&mut self, paragraph: &Block<'_>) {
        if self.note.as_ref().and_then(|note| note.last).is_some_and(|last| std::ptr::eq(last, paragraph)) {
            self.write_way_back();
        }
    }

    /// Ends a note. Of two with the same label the first is shown.
    pub(super) fn close_note(&mut self) {
        if self.note.as_ref().is_some_and(|note| !note.has_way_back) {
            let out = self.out();
            out.truncate(out.trim_end().len());
            self.write_way_back();
        }
        self.mark_end = None;
        if let Some(note) = self.note.take() {
            self.notes.entry(note.label).or_insert(note.html);
        }
    }

    fn write_way_back(&mut self) {
        let Some(note) = &mut self.note else { return };
        note.has_way_back = true;
        let number = self.numbers.get(note.label).copied();
        let way_back = number.map(|number| way_back(self.setting, self.facts, number)).unwrap_or_default();
        note.html.push_str(&way_back);
    }

    /// Returns the whole text, with its notes.
    pub(super) fn finish(mut self) -> Html {
        let mut out = std::mem::take(&mut self.html);
        let begin = out.len();
        let (has_players, has_frames) = (self.has_players, self.has_frames);
        if self.facts.footnotes.is_empty() {
            return Html { whole: out, notes: begin, has_players, has_frames };
        }
        let Setting { words, words_lang, .. } = self.setting;
        out.push_str("<section class=\"footnotes\" aria-labelledby=\"footnotes-title\">\n");
        let title = Escaped(say!(words, "text.notes"));
        let _ = write!(out, "<h2 id=\"footnotes-title\"{words_lang}>{title}</h2>\n<ol>\n");
        for (note, number) in self.facts.footnotes.iter().zip(1..) {
            let html = match &note.source {
                NoteSource::Label(label) => self.notes.get(&**label).map_or("", |html| html.trim_end()).to_owned(),
                NoteSource::Citation(at) => {
                    let note = self.setting.citations.get(*at).map_or("", |html| &html.note);
                    format!("<p>{note}{}</p>", way_back(self.setting, self.facts, number))
                }
            };
            let _ = writeln!(out, "<li id=\"fn-{number}\">{html}</li>");
        }
        out.push_str("</ol>\n</section>\n");
        Html { whole: out, notes: begin, has_players, has_frames }
    }
}

/// Returns what is cited with the small letter that its first words were typed with: a style begins a note with a capital.
fn within_sentence<'h>(html: Cow<'h, str>, cluster: &Cluster) -> Cow<'h, str> {
    let typed = cluster.cites.first().and_then(|cite| cite.prefix.chars().next()).filter(|first| first.is_lowercase());
    match (typed, html.chars().next()) {
        (Some(typed), Some(first)) if first != typed && first.to_lowercase().eq(typed.to_lowercase()) => {
            Cow::Owned(format!("{typed}{}", &html[first.len_utf8()..]))
        }
        _ => html,
    }
}

/// Returns what is cited without the full stop at its end, which may stand before a quotation mark.
fn without_stop(html: &str) -> Cow<'_, str> {
    let end = html.trim_end_matches(['”', '’', '"', '»']);
    match end.strip_suffix('.') {
        Some(before) => Cow::Owned(format!("{before}{}", &html[end.len()..])),
        None => Cow::Borrowed(html),
    }
}

/// Returns the links from a note to each of its marks.
fn way_back(Setting { words, words_lang, .. }: Setting<'_>, facts: &TextFacts, number: usize) -> String {
    let label = say!(words, "text.note_back", number = number);
    let mut html = String::new();
    for mark in 1..=facts.footnotes[number - 1].marks {
        let (id, label) = (mark_id(number, mark), Escaped(&label));
        let _ = write!(html, " <a class=\"footnote-back\"{words_lang} href=\"#{id}\" aria-label=\"{label}\">↩</a>");
    }
    html
}
