//! Signs of another dialect with which a line begins.

use super::around::{Found, Sign, Slip};
use super::marks;
use crate::base::problems;
use crate::body::markdown::SHIELD;

/// Blanks that are none for Markdown, and look like one in an editor.
const HARD_BLANKS: [char; 6] = ['\u{a0}', '\u{2007}', '\u{202f}', '\u{2009}', '\u{200b}', '\u{3000}'];

/// Kinds of notes of Python-Markdown and its themes.
const NOTES: [&str; 27] = [
    "abstract",
    "attention",
    "bug",
    "caution",
    "check",
    "cite",
    "danger",
    "done",
    "error",
    "example",
    "fail",
    "failure",
    "faq",
    "help",
    "hint",
    "important",
    "info",
    "missing",
    "note",
    "question",
    "quote",
    "seealso",
    "success",
    "summary",
    "tip",
    "todo",
    "warning",
];

/// The alerts of GitHub.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Marks that stand for a list of contents.
const CONTENTS: [&str; 6] = ["[toc]", "[_toc_]", "[[toc]]", "[[_toc_]]", "${toc}", "@[toc]"];

/// Returns a line that is a hashtag or a heading without its blank: `#Heading`.
pub fn hashtag(sign: &Sign<'_>) -> Option<Found> {
    let line = sign.line();
    let is_one = line.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    is_one.then(|| (sign.at..sign.at + line.len(), problems::heading_without_blank as Slip))
}

/// Returns the slip of a line. `is_first`: nothing stands before it in its block.
pub fn slip(sign: &Sign<'_>, is_first: bool) -> Option<Found> {
    let line = sign.line();
    let slip: Slip = match line.bytes().next()? {
        b'#' => heading(line)?,
        b'-' | b'+' | b'*' => item(line)?,
        b'0'..=b'9' => number(sign)?,
        b':' if is_first && is_caption(line) => problems::caption_of_table,
        b':' => container(line)?,
        b'!' | b'?' => note(line)?,
        b'=' => equals(line)?,
        b'.' => directive(line)?,
        b'h' => textile(line).filter(|_| is_first)?,
        b'[' | b'@' | b'$' if is_contents(line) => problems::contents_mark,
        b'[' if is_first => return bracket(sign),
        b'{' => braces(line)?,
        b'%' if line == "%%" => match marks::comment(sign) {
            Some(found) => return Some(found),
            None => problems::percent_comment,
        },
        _ => return None,
    };
    Some((sign.at..sign.at + line.len(), slip))
}

/// Returns the slip of a line of a short text, which holds no blocks: a heading or item in Markdown is as much a slip as one
/// of another dialect. A single `#` is the sign of a number or a hashtag, and a single item is a line with a dash.
pub fn slip_of_short(sign: &Sign<'_>, is_first: bool) -> Option<Found> {
    let line = sign.line();
    let signs = line.bytes().take_while(|byte| *byte == b'#').count();
    let is_heading = (2..=6).contains(&signs) && line[signs..].contains(char::is_alphanumeric);
    let is_item = |line: &str| ["- ", "* ", "+ "].iter().any(|begin| line.starts_with(begin));
    let mut lines = sign.rest().split('\n').map(|line| line.trim_start_matches([SHIELD, ' ']));
    let are_items = lines.next().is_some_and(is_item) && lines.next().is_some_and(is_item);
    if is_heading || are_items {
        return Some((sign.at..sign.at + line.len(), problems::block_in_short_text));
    }
    slip(sign, is_first)
}

fn heading(line: &str) -> Option<Slip> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    if level > 6 {
        return None;
    }
    if let Some(rest) = rest.strip_prefix(HARD_BLANKS) {
        return (!rest.trim().is_empty()).then_some(problems::hard_blank as Slip);
    }
    let begins = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '_' | '[' | '"' | '“'));
    (level > 1 && begins).then_some(problems::heading_without_blank as Slip)
}

/// Of an item with a hard blank. A number below zero has a sign, too.
fn item(line: &str) -> Option<Slip> {
    let rest = line[1..].strip_prefix(HARD_BLANKS)?;
    (!rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.trim().is_empty()).then_some(problems::hard_blank)
}

/// Of a numbered item with a hard blank. A date may begin so in other languages, but not two lines in a row.
fn number(sign: &Sign<'_>) -> Option<Slip> {
    let is_item = |line: &str| {
        let rest = line.trim_start_matches([' ', '>']).trim_start_matches(|c: char| c.is_ascii_digit());
        rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with(HARD_BLANKS))
    };
    let next = sign.rest().split('\n').nth(1).unwrap_or_default();
    let before = sign.before().trim_end_matches([' ', '>']);
    let before = before.strip_suffix('\n').and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    (is_item(sign.line()) && (is_item(next) || is_item(before))).then_some(problems::hard_blank)
}

/// Of `::: note`, not of the line that closes it.
fn container(line: &str) -> Option<Slip> {
    let rest = line.trim_start_matches(':');
    (line.len() - rest.len() >= 3 && !rest.trim().is_empty()).then_some(problems::container)
}

/// Of `: What the table shows`, below or above a table: behind a term such a line begins its definition.
fn is_caption(line: &str) -> bool {
    line.strip_prefix(": ").is_some_and(|rest| rest.contains(char::is_alphabetic))
}

/// Of `!!! note` and `??? note "Title"`.
fn note(line: &str) -> Option<Slip> {
    let rest = line.strip_prefix("!!! ").or_else(|| line.strip_prefix("???"))?.trim_start_matches(['+', ' ']);
    let kind = rest.split([' ', '"']).next()?;
    let title = rest[kind.len()..].trim();
    let is_slip = NOTES.contains(&kind.to_ascii_lowercase().as_str()) && (title.is_empty() || title.starts_with('"'));
    is_slip.then_some(problems::container)
}

/// Of `=== "Tab"` and `== Heading ==`.
fn equals(line: &str) -> Option<Slip> {
    let rest = line.trim_matches('=');
    let is_heading = line.starts_with("==") && line.ends_with("==") && rest.starts_with(' ') && rest.ends_with(' ');
    if is_heading && !rest.trim().is_empty() {
        return Some(problems::heading_of_another_kind);
    }
    line.starts_with("=== \"").then_some(problems::container)
}

/// Of `.. note::` and `.. figure:: a.png`.
fn directive(line: &str) -> Option<Slip> {
    let (name, _) = line.strip_prefix(".. ")?.split_once("::")?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b':'));
    is_name.then_some(problems::container)
}

/// Of `h2. Heading`.
fn textile(line: &str) -> Option<Slip> {
    let rest = line.strip_prefix('h')?.strip_prefix(['1', '2', '3', '4', '5', '6'])?.strip_prefix(". ")?;
    rest.starts_with(char::is_uppercase).then_some(problems::heading_of_another_kind)
}

fn is_contents(line: &str) -> bool {
    CONTENTS.contains(&line.to_ascii_lowercase().as_str())
}

/// Of `[!NOTE]` with what keeps it from being an alert.
fn bracket(sign: &Sign<'_>) -> Option<Found> {
    let line = sign.line();
    let (kind, rest) = line.strip_prefix("[!")?.split_once(']')?;
    let kind = kind.split('|').next().unwrap_or_default();
    let is_word =
        kind.len() > 1 && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let is_known = ALERTS.contains(&kind.to_ascii_uppercase().as_str());
    let in_quote = sign.text[..sign.at].trim_end_matches(' ').ends_with('>');
    let slip: Slip = match (is_known, in_quote) {
        _ if !is_word || rest.starts_with(['(', '[']) => return None,
        (false, true) => problems::alert_kind,
        (false, false) => return None,
        (true, true) => problems::alert_title,
        (true, false) => problems::alert_outside,
    };
    Some((sign.at..sign.at + line.len(), slip))
}

/// Of attributes on a line of their own.
fn braces(line: &str) -> Option<Slip> {
    let inside = line.strip_prefix('{')?.strip_suffix('}')?;
    marks::is_attributes(inside).then_some(problems::attributes)
}
