//! Footnotes: numbered by their first marks, gathered at the end, each with a way back to every mark.

use super::{Html, Note, Setting, Writer};
use crate::base::escape::Escaped;
use crate::body::facts::mark_id;
use crate::body::tree::Block;
use crate::say;
use std::fmt::Write;

impl<'a> Writer<'a> {
    /// Writes a mark.
    pub(super) fn write_mark(&mut self, label: &'a str) {
        let Some(number) = self.numbers.get(label).copied() else {
            let _ = write!(self.out(), "[^{}]", Escaped(label));
            return;
        };
        // A mark belongs to the word before it, whatever stands between them, and is told from a mark before it.
        let out = self.out();
        out.truncate(out.trim_end().len());
        let begin = out.len();
        if self.mark_end == Some(begin) {
            self.out().push('\u{202f}');
        }
        let seen = self.marks.entry(label).or_insert(0);
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
        let (Setting { words, words_lang, .. }, facts) = (self.setting, self.facts);
        let Some(note) = &mut self.note else { return };
        note.has_way_back = true;
        let Some(number) = self.numbers.get(note.label).copied() else { return };
        let label = say!(words, "text.note_back", number = number);
        let label = Escaped(&label);
        for mark in 1..=facts.footnotes[number - 1].marks {
            let id = mark_id(number, mark);
            let _ = write!(
                note.html,
                " <a class=\"footnote-back\"{words_lang} href=\"#{id}\" aria-label=\"{label}\">↩</a>"
            );
        }
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
            let html = self.notes.get(&*note.label).map_or("", |html| html.trim_end());
            let _ = writeln!(out, "<li id=\"fn-{number}\">{html}</li>");
        }
        out.push_str("</ol>\n</section>\n");
        Html { whole: out, notes: begin, has_players, has_frames }
    }
}
