//! Footnotes: numbered by their first marks, gathered at the end, each with a way back to every mark.

use super::Writer;
use crate::body::escape::escape;
use crate::body::facts::mark_id;
use std::fmt::Write;

impl Writer<'_> {
    /// The number of a note.
    fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(label).copied()
    }

    /// Writes a mark.
    pub(super) fn mark(&mut self, label: &str) {
        let Some(number) = self.number(label) else {
            let text = format!("[^{label}]");
            return escape(self.out(), &text);
        };
        // A mark belongs to the word before it, whatever stands between them, and is told from a mark before it.
        let out = self.out();
        out.truncate(out.trim_end().len());
        if out.ends_with("</a></sup>") {
            out.push('\u{202f}');
        }
        let seen = self.marks.entry(label.to_owned()).or_insert(0);
        *seen += 1;
        let id = mark_id(number, *seen);
        let own = self.setting.own_words;
        let _ = write!(
            self.out(),
            "<sup class=\"footnote-ref\"><a{own} id=\"{id}\" href=\"#fn-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
        );
    }

    /// The whole text, with its notes.
    pub(super) fn finish(mut self) -> String {
        if self.facts.footnotes.is_empty() {
            return self.body;
        }
        let mut out = std::mem::take(&mut self.body);
        let own = self.setting.own_words;
        out.push_str("<section class=\"footnotes\" aria-labelledby=\"footnotes-title\">\n");
        let _ = write!(out, "<h2 id=\"footnotes-title\"{own}>Notes</h2>\n<ol>\n");
        for (at, note) in self.facts.footnotes.iter().enumerate() {
            let number = at + 1;
            let mut back = String::new();
            for mark in 1..=note.marks {
                let id = mark_id(number, mark);
                let _ = write!(
                    back,
                    " <a class=\"footnote-back\"{own} href=\"#{id}\" aria-label=\"Back to reference {number}\">↩</a>"
                );
            }
            let html = self.notes.get(&note.label).map_or("", |html| html.trim_end());
            let _ = match html.strip_suffix("</p>") {
                Some(open) => writeln!(out, "<li id=\"fn-{number}\">{open}{back}</p></li>"),
                None => writeln!(out, "<li id=\"fn-{number}\">{html}{back}</li>"),
            };
        }
        out.push_str("</ol>\n</section>\n");
        out
    }
}
