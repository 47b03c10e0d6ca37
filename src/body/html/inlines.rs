//! What stands in a line: text and code, emphasis, links, marks of footnotes, raw HTML.

use super::pictures::Place;
use super::{Setting, Writer};
use crate::base::elsewhere;
use crate::base::escape::{Escaped, escape};
use crate::base::unicode::is_from_right;
use crate::body::links::is_safe;
use crate::body::tree::{Block, BlockKind, Inline, InlineKind, Target, TargetKind};
use crate::body::walk::Step;
use crate::say;
use std::fmt::Write;

impl<'a> Writer<'a> {
    /// Writes what stands in a block.
    pub(super) fn write_inlines(&mut self, block: &'a Block<'a>) {
        let mut inlines = self.tree.walk_inlines(block);
        while let Some(step) = inlines.next() {
            match step {
                Step::Enter(Inline { kind: InlineKind::Image(target), .. }) => {
                    let place = if matches!(block.kind, BlockKind::Figure) { Place::Figure } else { Place::Line };
                    let alt = self.tree.alt(inlines.position());
                    self.write_picture(target, &alt, place);
                    inlines.pass_by();
                }
                Step::Enter(Inline { kind: InlineKind::Link(target), .. }) => {
                    let name = self.name(target);
                    self.open_link(target, name);
                    if let Some(name) = name {
                        escape(self.out(), name);
                        inlines.pass_by();
                    }
                }
                Step::Enter(inline) => self.open_inline(inline, inlines.position()),
                Step::Leave(inline) => self.close_inline(inline),
            }
        }
    }

    /// Begins the inline element at a position.
    fn open_inline(&mut self, inline: &'a Inline<'a>, at: usize) {
        let start = match &inline.kind {
            InlineKind::Text(text) => return self.write_text(at, text),
            InlineKind::Code(code) => {
                self.out().push_str("<code>");
                escape(self.out(), code);
                "</code>"
            }
            InlineKind::Html(piece) => return self.write_raw_html(piece),
            InlineKind::Mark(label) => return self.write_mark(label),
            InlineKind::Cite(cluster) => return self.write_citation(cluster, at),
            InlineKind::SoftBreak => "\n",
            InlineKind::HardBreak => "<br>\n",
            InlineKind::Task(is_done) => return self.write_task(*is_done),
            InlineKind::Emphasis => "<em>",
            InlineKind::Strong => "<strong>",
            InlineKind::Strikethrough => "<del>",
            InlineKind::Link(_) | InlineKind::Image(_) => "",
        };
        self.out().push_str(start);
    }

    fn close_inline(&mut self, inline: &Inline<'_>) {
        let end = match &inline.kind {
            InlineKind::Emphasis => "</em>",
            InlineKind::Strong => "</strong>",
            InlineKind::Strikethrough => "</del>",
            InlineKind::Link(_) if self.dropped_links.pop() == Some(false) => "</a>",
            _ => "",
        };
        self.out().push_str(end);
    }

    fn write_task(&mut self, is_done: bool) {
        let Setting { words, words_lang, .. } = self.setting;
        let (label, checked) =
            if is_done { (say!(words, "text.task_done"), " checked") } else { (say!(words, "text.task_to_do"), "") };
        let label = Escaped(label);
        let _ = write!(self.out(), "<input type=\"checkbox\"{words_lang} aria-label=\"{label}\" disabled{checked}> ");
    }

    /// Whether a name runs in the other direction than the text.
    fn runs_otherwise(&self, name: &str) -> bool {
        let texts =
            self.tree.blocks.iter().flat_map(|block| self.tree.inlines(block)).filter_map(|(_, inline)| match &inline
                .kind
            {
                InlineKind::Text(text) => is_from_right(text),
                _ => None,
            });
        let is_own = is_from_right(name);
        is_own.is_some() && texts.into_iter().next().is_some_and(|is_texts| Some(is_texts) != is_own)
    }

    /// Begins a link. A name that is not the author's may be in another language, and marked with it. Or it may run in the
    /// other direction; then it stands apart, and a question mark at its end stays there.
    fn open_link(&mut self, target: &Target<'_>, name: Option<&str>) {
        let (is_named, is_apart) = (name.is_some(), name.is_some_and(|name| self.runs_otherwise(name)));
        let address = match target.kind {
            TargetKind::Email => Some(format!("mailto:{}", target.address)),
            _ => self.address(&target.address),
        };
        self.dropped_links.push(address.is_none());
        let Some(address) = address else { return };
        let _ = write!(self.out(), "<a href=\"{}\"", Escaped(&address));
        if !target.title.is_empty() {
            let _ = write!(self.out(), " title=\"{}\"", Escaped(&target.title));
        }
        let links = self.setting.links;
        match links.lang_html(&target.address).filter(|_| is_named) {
            Some(lang_html) => self.out().push_str(lang_html),
            None if is_apart => self.out().push_str(" dir=\"auto\""),
            None => {}
        }
        self.out().push('>');
    }

    /// Returns an address as it stands on the page, or nothing if its scheme is not let through.
    fn address(&self, written: &str) -> Option<String> {
        match self.setting.links.get(written) {
            Some(resolved) => Some(resolved.clone()),
            None => is_safe(written).then(|| elsewhere::href(written)),
        }
    }

    /// Returns the name of what a wiki link without words of its own leads to.
    fn name(&self, target: &Target<'_>) -> Option<&'a str> {
        let links = self.setting.links;
        links.name(&target.address).filter(|_| target.kind == TargetKind::Wiki)
    }

    /// Writes the text of the inline element at a position, with what begins and ends in it.
    pub(super) fn write_text(&mut self, at: usize, text: &str) {
        if text.starts_with(char::is_alphanumeric) && self.picture_end.is_some_and(|end| end == self.out().len()) {
            self.out().push(' ');
        }
        let mut written = usize::from(self.sign_before.take_if(|text| *text == at).is_some());
        while let Some(edge) = self.edges.pop_front_if(|edge| edge.inline == at) {
            escape(self.out(), &text[written..edge.offset]);
            written = edge.offset;
            match edge.opens {
                Some(url) => drop(write!(self.out(), "<a class=\"autolink\" href=\"{}\">", Escaped(&url))),
                None => self.out().push_str("</a>"),
            }
        }
        escape(self.out(), &text[written..]);
    }
}
