//! Marks of another dialect within a line: attributes, notes, comments, mathematics, citations, emphasis.

use super::around::{Found, Sign, Slip, enclosed, has_word, is_escaped};
use crate::base::length::is_unspaced;
use crate::base::problems;

/// How the keys of cross-references begin.
const REFERENCES: [&str; 6] = ["fig-", "tbl-", "sec-", "eq-", "lst-", "thm-"];

/// Returns the slip of attributes in braces: right behind something, or as kramdown writes them.
pub fn braces(sign: &Sign<'_>) -> Option<Found> {
    let inside = enclosed(&sign.line()[1..], '{', '}')?;
    let is_behind = sign.previous().is_some_and(|c| matches!(c, ')' | ']' | '`' | '*' | '_' | '>'));
    // At the end of a line, those of a heading or of a paragraph stand behind a blank.
    let is_last = sign.line()[inside.len() + 2..].trim_matches([' ', '#']).is_empty();
    let is_behind = is_behind || (is_last && sign.previous().is_some_and(char::is_whitespace));
    let is_list = match inside.strip_prefix(':') {
        Some(list) => {
            is_attributes(list) || matches!(list.trim(), "toc" | "/" | "/comment" | ":comment" | ":nomarkdown")
        }
        None => is_behind && (is_attributes(inside) || matches!(inside, "=html" | "=latex" | "=typst")),
    };
    is_list.then(|| (sign.at..sign.at + inside.len() + 2, problems::attributes as Slip))
}

/// Whether a text is a list of `#id`, `.class` and `key=value`, and nothing else.
pub fn is_attributes(text: &str) -> bool {
    let text = text.strip_prefix(':').unwrap_or(text);
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
    };
    let (mut quoted, mut count) = (false, 0);
    let words = text.split(|c: char| {
        quoted ^= c == '"';
        c.is_whitespace() && !quoted
    });
    let mut names = words.filter(|word| !word.is_empty()).inspect(|_| count += 1);
    let all = names.all(|word| match word.strip_prefix(['#', '.']) {
        Some(name) => is_name(name),
        None => word.split_once('=').is_some_and(|(key, value)| is_name(key) && !value.is_empty()),
    });
    all && count > 0
}

/// Returns the slip of a note in the text itself: `^[The note.]`. A power has no blank.
pub fn inline_note(sign: &Sign<'_>) -> Option<Found> {
    let inside = enclosed(sign.rest().strip_prefix("^[")?, '[', ']')?;
    let is_note = inside.trim().contains(char::is_whitespace) && has_word(inside) && !inside.contains("\n\n");
    is_note.then(|| (sign.at..sign.at + inside.len() + 3, problems::inline_note as Slip))
}

/// Returns the slip of a comment between per cent signs.
pub fn comment(sign: &Sign<'_>) -> Option<Found> {
    let rest = sign.rest().strip_prefix("%%").filter(|rest| !rest.starts_with('%'))?;
    let word_before = sign.before().trim_end().chars().next_back();
    let begins = sign.previous().is_none_or(|c| c.is_whitespace() || c == '>');
    if !begins || word_before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let length = rest.find("%%").filter(|length| !rest[..*length].trim().is_empty())?;
    Some((sign.at..sign.at + length + 4, problems::percent_comment))
}

/// Returns the slip of mathematics. A sum of money has a digit behind its sign, and a blank or digit at the other one.
pub fn mathematics(sign: &Sign<'_>) -> Option<Found> {
    if sign.is_within_word() || sign.previous() == Some('$') {
        return None;
    }
    if let Some(rest) = sign.rest().strip_prefix("$$") {
        let length = rest.find("$$").filter(|_| !rest.starts_with('$'))?;
        return is_formula(rest[..length].trim())
            .then(|| (sign.at..sign.at + length + 4, problems::mathematics as Slip));
    }
    let rest = &sign.line()[1..];
    let length = rest.match_indices('$').find(|(at, _)| !is_escaped(rest, *at))?.0;
    let (inside, behind) = (&rest[..length], rest[length + 1..].chars().next());
    let is_tight = !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
    let is_closed = behind.is_none_or(|c| !c.is_alphanumeric() && c != '$');
    (is_tight && is_closed && is_formula(inside))
        .then(|| (sign.at..sign.at + length + 2, problems::mathematics as Slip))
}

/// Whether a text has signs of mathematics. Of one that begins with a digit more is asked, since it may be a sum.
fn is_formula(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_command = bytes.windows(2).any(|pair| pair[0] == b'\\' && pair[1].is_ascii_alphabetic());
    let is_raised = bytes
        .windows(2)
        .any(|pair| matches!(pair[0], b'^' | b'_') && (pair[1] == b'{' || pair[1].is_ascii_alphanumeric()));
    let is_sum = text.starts_with(|c: char| c.is_ascii_digit());
    let is_letter = bytes.len() == 1 && bytes[0].is_ascii_alphabetic();
    let has_sign = text.contains(['=', '+', '<', '>']) && !text.contains(['/', '"', '“']);
    !text.contains('`') && (is_command || is_raised && !text.contains("://") || is_letter || !is_sum && has_sign)
}

/// Returns the slip of a key of a citation: in brackets, or with a year in it as no other name has. `@UNHCR` is a name.
pub fn citation(sign: &Sign<'_>) -> Option<Found> {
    let before = sign.before();
    if !sign.previous().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ';' | '-' | '"' | '“')) {
        return None;
    }
    let rest = &sign.line()[1..];
    let length =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '.'))).unwrap_or(rest.len());
    let key = rest[..length].trim_end_matches(['.', ':', '-']);
    let is_lower = key.contains(|c: char| c.is_ascii_lowercase());
    let opens = before.ends_with('[') || before.ends_with("[-");
    let in_brackets = opens && rest[key.len()..].starts_with([']', ',', ';']) && rest.contains(']');
    let is_key = is_lower && (has_year(key) || in_brackets || REFERENCES.iter().any(|start| key.starts_with(start)));
    is_key.then(|| (sign.at..sign.at + 1 + key.len(), problems::citation_key as Slip))
}

/// Whether a year stands in a key, behind a letter or a hyphen.
fn has_year(key: &str) -> bool {
    key.as_bytes().windows(5).enumerate().any(|(at, part)| {
        let is_whole = !key.as_bytes().get(at + 5).is_some_and(u8::is_ascii_digit);
        let year: &[u8] = &part[1..];
        let is_year = year.iter().all(u8::is_ascii_digit) && (year.starts_with(b"1") || year.starts_with(b"20"));
        (part[0].is_ascii_lowercase() || matches!(part[0], b'-' | b'_' | b':')) && is_year && is_whole
    })
}

/// Returns the slip of highlighted words: `==words==`.
pub fn highlight(sign: &Sign<'_>) -> Option<Found> {
    let rest = sign.line().strip_prefix("==")?;
    let begins = !sign.is_within_word() && !matches!(sign.previous(), Some('=' | '!' | '<' | '>' | '?' | '&' | '/'));
    let length = rest.find('=')?;
    let inside = &rest[..length];
    let is_tight = inside.starts_with(char::is_alphanumeric) && !inside.ends_with(char::is_whitespace);
    let is_closed = rest[length..].starts_with("==") && !rest[length..].starts_with("===");
    (begins && is_tight && is_closed && has_word(inside))
        .then(|| (sign.at..sign.at + length + 4, problems::highlight as Slip))
}

/// Returns the slip of `**` that make nothing bold: around signs within a word, or with a blank before the last ones. Stars of
/// significance and those of notes below a table are neither.
pub fn emphasis(sign: &Sign<'_>) -> Option<Found> {
    let rest = sign.line().strip_prefix("**").filter(|rest| !rest.starts_with('*'))?;
    if sign.previous() == Some('*') {
        return None;
    }
    let length = rest.find('*')?;
    let (inside, behind) = (&rest[..length], rest[length..].strip_prefix("**")?);
    let next = behind.chars().next();
    let (first, last) = (inside.chars().next()?, inside.chars().next_back()?);
    if next == Some('*') || first.is_whitespace() {
        return None;
    }
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let is_word_behind = next.is_some_and(char::is_alphanumeric);
    let is_slip = match (sign.is_within_word(), last.is_whitespace()) {
        (true, false) => {
            inside.chars().all(is_sign) || (matches!(first, '"' | '“' | '«' | '(' | '‘') && has_word(inside))
        }
        (false, false) => is_sign(last) && is_word_behind && has_word(inside),
        (false, true) => has_word(inside),
        (true, true) => false,
    };
    is_slip.then(|| (sign.at..sign.at + length + 4, problems::stray_emphasis as Slip))
}

/// Returns the slip of `__` that make nothing bold: beside a letter they are text, and some scripts have no blanks.
pub fn underscores(sign: &Sign<'_>) -> Option<Found> {
    let rest = sign.line().strip_prefix("__").filter(|rest| !rest.starts_with('_'))?;
    let length = rest.find('_')?;
    let (inside, behind) = (&rest[..length], rest[length..].strip_prefix("__")?);
    let is_tight = !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
    let mut around = sign.previous().into_iter().chain(behind.chars().next());
    (is_tight && inside.contains(is_unspaced) && sign.previous() != Some('_') && around.any(is_unspaced))
        .then(|| (sign.at..sign.at + length + 4, problems::stray_underscores as Slip))
}
