//! Brackets and parentheses that look like a link or a picture and are none.
//!
//! Prose has `[sic] (the second)`, `[1] (…)` and `list[0](x)`. So what stands in the parentheses must look like an address.

use super::around::{Found, Sign, Slip, enclosed, is_escaped, opening};
use crate::base::problems;

/// Endings of files that texts link to.
const FILES: [&str; 33] = [
    "avif", "csv", "doc", "docx", "epub", "geojson", "gif", "htm", "html", "ics", "jpeg", "jpg", "json", "md", "mp3",
    "mp4", "ods", "odt", "pdf", "php", "png", "ppt", "pptx", "rtf", "svg", "tsv", "txt", "webp", "xls", "xlsx", "xml",
    "yaml", "zip",
];

/// Blanks that may have slipped in before an address.
const BLANKS: [char; 4] = [' ', '\t', '\u{a0}', '\u{3000}'];

/// Words in brackets by which editors speak, whatever stands behind them.
const EDITORIAL: [&str; 6] = ["sic", "…", "...", "ibid", "ibid.", "et al."];

/// Returns the slip of a link whose text ends with this bracket.
pub fn behind_bracket(sign: &Sign<'_>) -> Option<Found> {
    let behind = &sign.line()[1..];
    // Behind most brackets nothing stands that this could be about.
    if !behind.trim_start_matches(BLANKS).starts_with(['(', '[', '（']) {
        return None;
    }
    let before = sign.before();
    let open = opening(before, '[', ']')?;
    let label = before[open + 1..].trim();
    let is_picture = before[..open].ends_with('!') && !is_escaped(before, open - 1);
    // A mark of a footnote, a box of a task, or the inner brackets of a wiki link.
    if label.starts_with('^') || label.is_empty() && !is_picture || before[..open].ends_with('[') {
        return None;
    }
    let start = sign.at - (before.len() - open) - usize::from(is_picture);
    let range = |length: usize| start..sign.at + 1 + length;
    if let Some(address) = behind.strip_prefix('(') {
        return inside_parentheses(address, is_picture).map(|(length, slip)| (range(1 + length), slip));
    }
    if let Some(reference) = behind.strip_prefix('[') {
        let name = enclosed(reference, '[', ']')?;
        let follows_word = before[..open].chars().next_back().is_some_and(char::is_alphanumeric);
        let is_name = name.is_empty() || !name.contains(char::is_whitespace) && name.chars().nth(1).is_some();
        let is_slip = is_name && !name.starts_with('^') && !is_editorial(name) && !is_editorial(label) && !follows_word;
        return is_slip.then(|| (range(name.len() + 2), problems::undefined_reference as Slip));
    }
    let address = behind.trim_start_matches(BLANKS);
    let blanks = behind.len() - address.len();
    let (open, close) = if address.starts_with('（') { ('（', '）') } else { ('(', ')') };
    if (blanks == 0 && open == '(') || (is_editorial(label) && !is_picture) {
        return None;
    }
    let address = address.strip_prefix(open)?;
    let inside = enclosed(address, open, close)?;
    let first = inside.split_whitespace().next()?;
    let is_slip = begins_as_address(first) || (is_file(first) && first.len() == inside.trim().len());
    is_slip.then(|| {
        let length = blanks + open.len_utf8() + inside.len() + close.len_utf8();
        (range(length), problems::spaced_link as Slip)
    })
}

/// Returns the slip of a link or picture in a block of HTML, where Markdown is not read.
pub fn within_html(sign: &Sign<'_>) -> Option<Found> {
    let address = sign.line().strip_prefix("](")?;
    let inside = enclosed(address, '(', ')')?;
    let before = sign.before();
    let before = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    let open = opening(before, '[', ']')?;
    let is_picture = before[..open].ends_with('!');
    let first = inside.split_whitespace().next()?;
    let start = sign.at - (before.len() - open) - usize::from(is_picture);
    let is_slip = begins_as_address(first) || is_file(first);
    is_slip.then(|| (start..sign.at + 2 + inside.len() + 1, problems::markdown_in_html as Slip))
}

/// Returns the slip of a link of Org: `[[address][words]]`.
pub fn address_first(sign: &Sign<'_>) -> Option<Found> {
    let (address, rest) = sign.line().strip_prefix("[[")?.split_once("][")?;
    let (words, _) = rest.split_once("]]")?;
    let is_address = begins_as_address(address) || is_file(address) || address.starts_with("file:");
    let is_slip = is_address && !address.contains(['[', ' ']) && !words.contains('[');
    is_slip.then(|| (sign.at..sign.at + address.len() + words.len() + 6, problems::link_in_brackets as Slip))
}

/// Returns the slip of an address behind `](`, and where it ends. What is an address for Markdown is no text.
fn inside_parentheses(address: &str, is_picture: bool) -> Option<(usize, Slip)> {
    // A tag of a template is told by itself.
    let has_tag = |inside: &str| ["{{", "{%", "<%"].iter().any(|tag| inside.contains(tag));
    let inside = enclosed(address, '(', ')');
    if has_tag(inside.unwrap_or(address)) || address.contains('`') {
        return None;
    }
    let Some(inside) = inside else {
        let first = address.split_whitespace().next()?;
        let is_slip = begins_as_address(first.trim_start_matches('<')) || is_file(first);
        return is_slip.then_some((address.len(), problems::open_address));
    };
    let words: Vec<&str> = inside.split_whitespace().collect();
    let looks = |word: &&str| begins_as_address(word) || is_file(word);
    let is_slip = words.len() > 1 && (is_picture || looks(words.first()?) || looks(words.last()?));
    is_slip.then_some((inside.len() + 1, problems::blank_in_address))
}

/// Returns the slip of a link that is written the wrong way round: `(text)[https://…]`.
pub fn behind_parenthesis(sign: &Sign<'_>) -> Option<Found> {
    let inside = enclosed(sign.line().strip_prefix(")[")?, '[', ']')?;
    let open = opening(sign.before(), '(', ')')?;
    let start = sign.at - (sign.before().len() - open);
    let is_slip = begins_as_address(inside) && !inside.contains(char::is_whitespace);
    is_slip.then(|| (start..sign.at + 2 + inside.len() + 1, problems::turned_link as Slip))
}

/// Whether a word begins as an address and nothing else does.
fn begins_as_address(word: &str) -> bool {
    let followed_by_letter =
        |start: &str| word.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let schemes = ["http://", "https://", "mailto:", "ftp://", "www."];
    let paths = ["/", "./", "../", "#", "<http"];
    schemes.iter().any(|scheme| word.len() > scheme.len() && word.starts_with(scheme))
        || paths.iter().any(|path| followed_by_letter(path))
}

/// Whether a word is the name of a file.
fn is_file(word: &str) -> bool {
    let path = word.split(['#', '?']).next().unwrap_or_default();
    let (name, ending) = path.rsplit_once('.').unwrap_or_default();
    !name.is_empty() && FILES.contains(&&*ending.to_ascii_lowercase())
}

/// Whether words in brackets are an editor's, or the number of a source.
fn is_editorial(words: &str) -> bool {
    let is_number = words.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' '));
    !words.is_empty() && is_number || EDITORIAL.contains(&&*words.to_lowercase())
}
