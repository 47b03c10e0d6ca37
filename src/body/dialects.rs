//! Signs of other dialects of Markdown and of templates, which are text here.
//!
//! A writer who comes from another tool types its signs, and CommonMark is right to leave them as text: only a report
//! helps. A sign is told if ordinary prose has none like it. Prices, quotations, hashtags, addresses of mail, stars of
//! significance and `C#` are no slips, so each rule asks for more than its first sign. Code is never looked at, but for a frame
//! that blanks have made code, nor is a sign with a backslash before it.
//!
//! A text is passed through once. Each rule looks at few bytes around its sign, so that no text takes time beyond its
//! length.

mod around;
mod brackets;
mod lines;
mod marks;
mod tables;
mod tags;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_collections;
#[cfg(test)]
mod tests_html;
#[cfg(test)]
mod tests_short;

use super::links::is_elsewhere;
use super::markdown::{Form, SHIELD};
use super::raw_html::{HtmlKind, Piece};
use super::tree::{Block, BlockKind, Body, Inline, InlineKind, Target};
use super::walk::Step;
use crate::base::bytes::positions;
use crate::base::problems;
pub use around::Found;
use around::{Sign, Slip, is_escaped};

/// Elements whose text is code.
pub const CODE_ELEMENTS: [&str; 7] = ["code", "kbd", "math", "pre", "samp", "tt", "var"];

/// Endings of files that neither a picture can show nor a player plays everywhere.
const NO_PICTURES: [&str; 11] = ["aac", "aif", "avi", "docx", "flac", "mkv", "mov", "mpeg", "pdf", "pptx", "wmv"];

/// Returns the slips of a body, in the order in which they stand. `text` is what it was read from.
pub fn slips(body: &Body<'_>, text: &str, form: Form) -> Vec<Found> {
    let mut finder = Finder { text, form, found: Vec::new(), hashtags: Vec::new(), told_to: 0, open_code: 0 };
    for block in &body.blocks {
        match block.kind {
            BlockKind::Code(_) => finder.look_at_code(block),
            _ => finder.look_at_block(body, block),
        }
    }
    finder.finish()
}

struct Finder<'t> {
    text: &'t str,
    form: Form,
    found: Vec<Found>,
    /// Lines with one `#` and no blank: hashtags, unless the text writes its headings so.
    hashtags: Vec<Found>,
    /// Where the last slip ends. No sign belongs to two.
    told_to: usize,
    /// How many elements of raw HTML are open whose text is code.
    open_code: usize,
}

impl Finder<'_> {
    fn look_at_block(&mut self, body: &Body<'_>, block: &Block<'_>) {
        let (mut begins_line, mut link_end) = (true, 0);
        // What is opened between the words of a block is closed with it.
        let open_code = self.open_code;
        for (at, inline) in body.inlines(block) {
            match &inline.kind {
                InlineKind::SoftBreak | InlineKind::HardBreak => {
                    begins_line = true;
                    continue;
                }
                InlineKind::Text(_) if self.open_code == 0 => {
                    let in_link = at < link_end;
                    if begins_line && !in_link {
                        self.look_at_line(block, inline);
                    }
                    self.look_at_text(block, inline, in_link);
                }
                InlineKind::Html(piece) => self.look_at_html(piece, inline.span.start),
                InlineKind::Link(_) => link_end = link_end.max(inline.end),
                InlineKind::Image(target) => {
                    if at >= link_end && !is_shown(target) {
                        self.found.push((inline.span.clone(), problems::no_picture));
                    }
                    link_end = link_end.max(inline.end);
                }
                _ => {}
            }
            begins_line = false;
        }
        if !matches!(block.kind, BlockKind::Html) {
            self.open_code = open_code;
        }
    }

    /// Looks at a block of code for a frame that blanks before it have made code.
    fn look_at_code(&mut self, block: &Block<'_>) {
        let code = self.text.get(block.span.clone()).unwrap_or_default();
        let frame = code.trim_start();
        let is_frame = frame.get(..8).is_some_and(|begin| begin.eq_ignore_ascii_case("<iframe "));
        if is_frame && frame.contains("</iframe>") {
            let start = block.span.start + code.len() - frame.len();
            let line = frame.lines().next().unwrap_or_default().trim_end().len();
            self.tell(Some((start..start + line, problems::indented_frame)));
        }
    }

    /// Looks at what a line of text begins with.
    fn look_at_line(&mut self, block: &Block<'_>, inline: &Inline<'_>) {
        let line = self.text.get(inline.span.clone()).unwrap_or_default();
        let shields = line.len() - line.trim_start_matches(SHIELD).len();
        let first = line.as_bytes().get(shields).copied().unwrap_or_default();
        // Nearly all lines begin with a letter, and only headings of Textile do.
        if first.is_ascii_alphabetic() && first != b'h' {
            return;
        }
        let sign = Sign { text: self.text, at: inline.span.start + shields, block: block.span.clone() };
        if sign.at < self.told_to || is_escaped(self.text, sign.at) {
            return;
        }
        let is_first = block.span.start + shields == sign.at;
        let slip = match self.form {
            Form::Blocks => lines::slip,
            Form::Inline => lines::slip_of_short,
        };
        match lines::hashtag(&sign) {
            Some(hashtag) => self.hashtags.push(hashtag),
            None => self.tell(slip(&sign, is_first).or_else(|| tables::slip(&sign)).or_else(|| tables::drawn(&sign))),
        }
    }

    /// Looks at the signs within a text. Within a link only tags are told: its words are often an address.
    fn look_at_text(&mut self, block: &Block<'_>, inline: &Inline<'_>, in_link: bool) {
        let bytes = &self.text.as_bytes()[inline.span.clone()];
        for at in positions(bytes, is_sign).map(|at| inline.span.start + at) {
            let byte = self.text.as_bytes()[at];
            if !may_begin(byte, self.text.as_bytes().get(at + 1)) || at < self.told_to || is_escaped(self.text, at) {
                continue;
            }
            let sign = Sign { text: self.text, at, block: block.span.clone() };
            let found = match byte {
                b'{' | b'<' => tags::slip(&sign).or_else(|| marks::braces(&sign).filter(|_| !in_link)),
                _ if in_link => None,
                b'[' => brackets::address_first(&sign),
                b']' => brackets::behind_bracket(&sign),
                b')' => brackets::behind_parenthesis(&sign),
                b'^' => marks::inline_note(&sign),
                b'%' => marks::comment(&sign),
                b'$' => marks::mathematics(&sign),
                b'@' => marks::citation(&sign),
                b'=' => marks::highlight(&sign),
                b'|' => tables::without_bars(&sign),
                b'_' => marks::underscores(&sign),
                _ => marks::emphasis(&sign),
            };
            self.tell(found);
        }
    }

    /// Looks for tags in the text of raw HTML.
    fn look_at_html(&mut self, piece: &Piece<'_>, start: usize) {
        let mut nodes = piece.walk();
        while let Some(step) = nodes.next() {
            let Step::Enter(node) = step else { continue };
            match &node.kind {
                HtmlKind::StartTag(tag) if CODE_ELEMENTS.contains(&&*tag.name) => self.open_code += 1,
                HtmlKind::EndTag(tag) if CODE_ELEMENTS.contains(&&*tag.name) => {
                    self.open_code = self.open_code.saturating_sub(1);
                }
                HtmlKind::Text if self.open_code == 0 => {
                    let range = start + node.span.start..(start + node.span.end).min(self.text.len());
                    let text = self.text.get(range.clone()).unwrap_or_default();
                    for (at, sign) in text.match_indices(['{', ']']) {
                        let is_tag = sign == "{";
                        let sign = Sign { text: self.text, at: range.start + at, block: range.clone() };
                        if sign.at >= self.told_to {
                            self.tell(if is_tag { tags::slip(&sign) } else { brackets::within_html(&sign) });
                        }
                    }
                }
                HtmlKind::Section(_) | HtmlKind::OpenSection(_) => nodes.pass_by(),
                _ => {}
            }
        }
    }

    fn tell(&mut self, found: Option<Found>) {
        if let Some((range, slip)) = found {
            self.told_to = self.told_to.max(range.end);
            self.found.push((range, slip));
        }
    }

    /// Returns what was found. Where one heading is written without its blank, others are.
    fn finish(mut self) -> Vec<Found> {
        let is_heading = |(_, slip): &Found| std::ptr::fn_addr_eq(*slip, problems::heading_without_blank as Slip);
        if self.found.iter().any(is_heading) {
            self.found.append(&mut self.hashtags);
        }
        self.found.sort_by_key(|(range, _)| range.start);
        self.found
    }
}

/// Whether a slip may begin with this byte.
fn is_sign(byte: u8) -> bool {
    let bracket = (byte == b'{') | (byte == b'[') | (byte == b']') | (byte == b')') | (byte == b'<') | (byte == b'^');
    bracket
        | (byte == b'$')
        | (byte == b'@')
        | (byte == b'%')
        | (byte == b'*')
        | (byte == b'=')
        | (byte == b'|')
        | (byte == b'_')
}

/// Whether a slip may begin with these two bytes; a blank of any kind may stand behind a bracket.
fn may_begin(byte: u8, next: Option<&u8>) -> bool {
    match (byte, next) {
        (b'$' | b'@' | b'{' | b'|', _)
        | (b'%', Some(b'%'))
        | (b')' | b'^' | b'[', Some(b'['))
        | (b'*', Some(b'*'))
        | (b'_', Some(b'_')) => true,
        (b']', Some(next)) => matches!(next, b'(' | b'[' | b' ' | b'\t' | 0xc2 | 0xe3 | 0xef),
        (b'<', Some(b'%')) | (b'=', Some(b'=')) => true,
        (b'<', Some(next)) => next.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Whether a picture can show the file that it names. One on another host is told already.
fn is_shown(target: &Target<'_>) -> bool {
    let address = target.address.trim_end_matches("]]");
    let path = address.split(['#', '?', '|']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    is_elsewhere(address) || !ending.is_some_and(|ending| NO_PICTURES.contains(&&*ending))
}
