//! Slips after which a file would be public though somebody withheld it, or with lines that nobody meant to publish.
//!
//! A key of front matter withholds a file only where it is a key. Below the closing line it is text, and inside another
//! value it is a part of that: YAML says nothing, and neither would a build. So are the marks that git leaves where two
//! versions of a text could not be merged.

mod line;
mod marked_up;

use super::free::{Free, FreeEntries};
use super::front_matter::Front;
use crate::base::{Code, Diagnostic, FieldPath, Place, SourcePath, Span, problems};
use line::{Line, is_key, key, lines, withholding};
use marked_up::{commented, in_comment, in_value, marked_up, stated_with};

/// Returns the slips in a file whose front matter and body are these parts of its text.
pub fn slips(
    file: &SourcePath,
    text: &str,
    yaml: Span,
    body: Span,
    front: &Front,
    free: &FreeEntries,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    in_body(file, &text[body.range()], body.start, &mut found);
    found.sort();
    found.dedup_by(|a, b| a.place == b.place);
    in_comments(file, &text[yaml.range()], yaml.start, front, &mut found);
    in_values(file, &text[yaml.range()], yaml.start, front, &mut found);
    if found.iter().any(|slip| slip.code == Code::KeyInValue) {
        return found;
    }
    let common = front.common();
    in_free(file, &FieldPath::of("extra"), common.extra, &mut found);
    in_free(file, &FieldPath::default(), free, &mut found);
    found
}

fn in_body(file: &SourcePath, body: &str, shift: usize, found: &mut Vec<Diagnostic>) {
    let mut fence: Option<&str> = None;
    // What would end the comment that is open.
    let mut comment: Option<&str> = None;
    let mut ends = Ends::default();
    for line in lines(body, shift) {
        let text = line.text.trim_start();
        if let Some(open) = fence {
            if text.starts_with(open) {
                fence = None;
            }
            continue;
        }
        let opened = if comment.is_none() && !line.is_code() { in_comment(text) } else { None };
        if let Some(end) = comment.or(opened.map(|(_, end)| end)) {
            let inside = opened.map_or(text, |(inside, _)| inside);
            found.extend(commented(inside).map(|key| problems::key_in_comment(file, line.span(), key)));
            comment = Some(end).filter(|end| !inside.contains(end));
            ends.close();
            continue;
        }
        fence = ["```", "~~~"].into_iter().find(|fence| text.starts_with(['`', '~']) && text.starts_with(fence));
        if text.is_empty() || line.is_fence() || fence.is_some() {
            ends.close();
            if fence.is_some() {
                ends.interrupt();
            }
            continue;
        }
        ends.push(line);
        if is_merge_marker(line.text) {
            found.push(problems::merge_marker(file, line.span()));
        } else if !line.is_code() && withholding(text).is_some_and(|key| is_spelled(key, text)) {
            found.push(problems::key_in_text(file, line.span(), key(text)));
        }
    }
    for paragraph in ends.paragraphs() {
        found.extend(
            keys_of(paragraph).map(|line| problems::key_in_text(file, line.span(), key(line.text.trim_start()))),
        );
        let marked = marked_up(paragraph).into_iter();
        found.extend(marked.map(|(line, key)| problems::key_in_text(file, line.span(), key)));
    }
    // A heading may name the key, and the paragraph below it the value.
    for pair in ends.first.windows(2) {
        if let ([heading], [value]) = (&*pair[0], &*pair[1])
            && heading.text.starts_with('#')
            && let Some(key) = stated_with(heading.text, value.text)
        {
            found.push(problems::key_in_text(file, heading.span(), key));
        }
    }
}

/// The paragraphs at the two ends of a body, where a key may stand that was meant as front matter.
#[derive(Default)]
struct Ends<'a> {
    /// Those before the text begins, and the first one of the text.
    first: Vec<Vec<Line<'a>>>,
    has_begun: bool,
    /// The last one so far.
    last: Vec<Line<'a>>,
    is_open: bool,
}

impl<'a> Ends<'a> {
    fn push(&mut self, line: Line<'a>) {
        if self.is_open {
            self.last.push(line);
            return;
        }
        self.settle();
        self.last.clear();
        self.last.push(line);
        self.is_open = true;
    }

    /// Ends the paragraph that is open.
    fn close(&mut self) {
        self.is_open = false;
    }

    /// Begins something that is no paragraph.
    fn interrupt(&mut self) {
        self.settle();
        self.has_begun = true;
        self.last.clear();
    }

    /// Keeps the last paragraph if the text has not begun before it. A heading, a picture or another key does not begin it.
    fn settle(&mut self) {
        if self.has_begun || self.last.is_empty() {
            return;
        }
        let is_before_text = match &*self.last {
            [line] => line.text.starts_with(['#', '!', '[', '<']),
            _ => false,
        };
        self.has_begun = !is_before_text && marked_up(&self.last).is_empty();
        self.first.push(self.last.clone());
    }

    fn paragraphs(&self) -> impl Iterator<Item = &Vec<Line<'a>>> {
        self.first.iter().chain([&self.last])
    }
}

/// Returns the lines of a paragraph that are keys of front matter, if it looks like front matter as a whole, or those that
/// withhold a file.
fn keys_of<'a>(paragraph: &'a [Line<'a>]) -> impl Iterator<Item = Line<'a>> {
    let is_known =
        |line: &Line<'_>| !line.is_code() && Front::RECORDS.iter().any(|record| record.find(key(line.text)).is_some());
    let is_value = |line: &Line<'_>| is_key(line.text) || line.is_indented() || line.text.starts_with("- ");
    // To look up a key takes longer than to see that a line is none.
    let is_front_matter = paragraph.iter().all(is_value) && paragraph.first().is_some_and(is_known);
    let withholds = |line: &Line<'_>| !line.is_code() && withholding(line.text).is_some();
    let is_slip = move |line: &Line<'_>| if is_front_matter { is_known(line) } else { withholds(line) };
    paragraph.iter().copied().filter(is_slip)
}

/// Whether a line in the middle of a text begins with a key as it is spelled in front matter: `status` in small letters, since
/// of a law a text says `Status: Draft`.
fn is_spelled(name: &str, line: &str) -> bool {
    let spelled = key(line);
    line.starts_with(name)
        || (name != "status" && spelled.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_'))
}

/// Whether a line is one of those between which git sets two versions.
fn is_merge_marker(line: &str) -> bool {
    line.starts_with(['<', '>', '|'])
        && ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|marker| {
            line.strip_prefix(marker).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
        })
}

/// Looks for keys that another value has swallowed: lines of the YAML that state one where the file has none.
fn in_values(file: &SourcePath, yaml: &str, shift: usize, front: &Front, found: &mut Vec<Diagnostic>) {
    let common = front.common();
    // Those of other generators are told as unknown keys where they are keys of the front matter itself.
    let is_stated = |name: &str| match name {
        "status" => common.status.is_given(),
        "embargo_until" => common.embargo_until.is_given(),
        _ => true,
    };
    // Nobody keeps an author from indenting all keys.
    let is_key_line = |line: &Line<'_>| !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#');
    let all: Vec<Line<'_>> = lines(yaml, shift).filter(is_key_line).collect();
    let top = all.iter().copied().map(Line::indent).min();
    let stating = all.iter().enumerate().filter_map(|(at, line)| {
        let text = line.text.trim_start();
        let inside = || if Some(line.indent()) == top { None } else { in_value(text, all.get(at + 1)) };
        Some((*line, withholding(text).or_else(inside)?))
    });
    let stating: Vec<_> = stating.collect();
    // One at the top that is spelled otherwise is an unknown key, too.
    let is_swallowed =
        |(line, name): &(Line<'_>, &str)| Some(line.indent()) != top || (key(line.text) == *name && !is_stated(name));
    let slips = stating.into_iter().filter(is_swallowed);
    found.extend(slips.map(|(line, name)| problems::key_in_value(Place::span(file, line.span()), name)));
}

/// Looks for an embargo in a comment of the YAML that would hold the file longer than its date does. A comment on a draft
/// that was published is no slip: that is how many people publish.
fn in_comments(file: &SourcePath, yaml: &str, shift: usize, front: &Front, found: &mut Vec<Diagnostic>) {
    let common = front.common();
    if common.embargo_until.is_given() {
        return;
    }
    for line in lines(yaml, shift) {
        let Some(sign) = line.text.find('#') else { continue };
        let comment = line.text[sign..].trim_start_matches('#');
        let day = common.date.text().unwrap_or_default();
        let (_, value) = comment.split_once([':', '=']).unwrap_or_default();
        let is_later = value.trim_matches([' ', '"', '\'']).get(..10) > day.get(..10);
        if is_later && commented(comment) == Some("embargo_until") {
            let at = Line { text: &line.text[sign..], start: line.start + sign };
            found.push(problems::key_in_comment(file, at.span(), "embargo_until"));
        }
    }
}

/// Looks for keys among the values of the site's own, which stand at a field, or at none if they are keys of the front
/// matter itself.
fn in_free(file: &SourcePath, at: &FieldPath, entries: &FreeEntries, found: &mut Vec<Diagnostic>) {
    let is_top = at.0.is_empty();
    for (name, value) in entries {
        let below = at.key(name);
        match value {
            Free::Map(entries) => in_free(file, &below, entries, found),
            Free::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Free::Map(entries) = item {
                        in_free(file, &below.index(index), entries, found);
                    }
                }
            }
            Free::Text(_) | Free::Bool(_) => {
                let text = match value {
                    Free::Text(text) => text.clone(),
                    _ => (*value == Free::Bool(true)).to_string(),
                };
                let key = withholding(&format!("{name}: {text}"));
                let problem = if is_top { problems::key_of_the_site } else { problems::key_in_value };
                found.extend(key.map(|key| problem(Place::field(file, below), key)));
            }
            Free::Null | Free::Int(_) | Free::Float(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
