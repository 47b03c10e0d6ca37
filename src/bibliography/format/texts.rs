//! Texts of a reference, made ready for the formatter: markup, quotes and protected words become private signs.

use super::marks;

/// Marks of CSL-JSON within a text.
const TAGS: [(&str, &str, Tag); 8] = [
    ("<i>", "</i>", Tag::Look(marks::ITALIC_ON, marks::ITALIC_OFF)),
    ("<b>", "</b>", Tag::Look(marks::BOLD_ON, marks::BOLD_OFF)),
    ("<sup>", "</sup>", Tag::Look(marks::RAISED_ON, marks::RAISED_OFF)),
    ("<sub>", "</sub>", Tag::Look(marks::LOWERED_ON, marks::LOWERED_OFF)),
    ("<span class=\"nocase\">", "</span>", Tag::Protect),
    ("<span style=\"font-variant:small-caps;\">", "</span>", Tag::Look(marks::SMALL_ON, marks::SMALL_OFF)),
    ("<span style=\"font-variant: small-caps;\">", "</span>", Tag::Look(marks::SMALL_ON, marks::SMALL_OFF)),
    ("<sc>", "</sc>", Tag::Look(marks::SMALL_ON, marks::SMALL_OFF)),
];

/// Signs that a text may not begin with: they make the formatter take the blank before them back, and it then cuts what
/// follows at a byte within a letter, and panics.
const LEADS: &str = ".,;:!?)]";

#[derive(Clone, Copy)]
enum Tag {
    Look(char, char),
    Protect,
}

/// A text in the making.
struct Writer {
    text: String,
    /// Marks that follow the next sign.
    pending: Vec<char>,
    /// The last sign of the text itself.
    last: Option<char>,
    /// The sign behind the next one.
    next: Option<char>,
    /// Whether words keep the case that they have.
    keeps_case: bool,
    is_protected: bool,
    open_quotes: usize,
    /// Whether its curly quotes are those of its own writing.
    keeps_quotes: bool,
}

impl Writer {
    fn sign(&mut self, sign: char) {
        // Works without an author are sorted by the first letter of their titles.
        let is_first_capital = self.last.is_none() && sign.is_uppercase();
        let is_lead = self.last.is_none() && LEADS.contains(sign);
        let is_protected = is_lead || (self.is_protected && !is_first_capital);
        self.text.push(if is_protected { marks::protected(sign) } else { sign });
        self.last = Some(sign);
        if sign.is_whitespace() || self.pending.is_empty() {
            return;
        }
        let is_small_word = matches!(sign, 'a' | 'm' | 'n' | 's' | 't' | 'A' | 'M' | 'N' | 'S' | 'T');
        if self.keeps_case && is_small_word && self.next.is_some_and(char::is_alphabetic) {
            self.text.push(marks::LETTER);
        }
        self.text.extend(self.pending.drain(..));
    }

    /// Takes a quote or an apostrophe. Returns whether it was one.
    fn quote(&mut self, sign: char, next: Option<char>) -> bool {
        let is_curly = matches!(sign, '“' | '”' | '‘');
        if !matches!(sign, '"' | '\'' | '“' | '”' | '‘' | '’') || (is_curly && self.keeps_quotes) {
            return false;
        }
        let is_after_gap = self.last.is_none_or(|last| last.is_whitespace() || "([{–—-/«“‘\"'".contains(last));
        let is_before_word = next.is_some_and(|next| !next.is_whitespace());
        let opens = match sign {
            '“' | '‘' => true,
            '"' | '\'' => is_after_gap && is_before_word,
            _ => false,
        };
        let is_single = matches!(sign, '\'' | '’');
        let is_within_word = self.last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        if opens && (!is_single || next.is_some_and(|next| !next.is_numeric())) {
            self.pending.push(marks::QUOTE_ON);
            self.open_quotes += 1;
            self.last = Some(sign);
        } else if self.open_quotes > 0 && !(is_single && is_within_word) {
            self.open_quotes -= 1;
            self.text.push(marks::QUOTE_OFF);
            self.last = Some(sign);
        } else if is_single {
            self.text.push(marks::APOSTROPHE);
            self.last = Some('’');
        } else {
            return false;
        }
        true
    }
}

/// Returns a text for the formatter. With `keeps_case`, words with capitals inside are protected from a style that
/// prints titles in title case.
pub fn encode(text: &str, keeps_case: bool) -> String {
    let cleaned: String = text.chars().filter(|&sign| !marks::is_reserved(sign)).collect();
    let protected = if keeps_case { mixed_words(&cleaned) } else { Vec::new() };
    let mut writer = Writer {
        text: String::with_capacity(cleaned.len()),
        pending: Vec::new(),
        last: None,
        next: None,
        keeps_case,
        is_protected: false,
        open_quotes: 0,
        keeps_quotes: cleaned.contains(['„', '「'])
            || cleaned.chars().any(|sign| ('\u{2E80}'..'\u{FB00}').contains(&sign)),
    };
    let shielded = if keeps_case { last_word(&cleaned) } else { None };
    let is_unbalanced = cleaned.matches('"').count() % 2 == 1;
    let mut open: Vec<(&str, Tag)> = Vec::new();
    let mut at = 0;
    while let Some(sign) = cleaned[at..].chars().next() {
        let rest = &cleaned[at..];
        if let Some(length) = step_tag(rest, &mut open, &mut writer) {
            at += length;
            continue;
        }
        at += sign.len_utf8();
        let is_in_nocase = open.iter().any(|(_, tag)| matches!(tag, Tag::Protect));
        writer.is_protected = is_in_nocase || protected.iter().any(|range| range.contains(&(at - sign.len_utf8())));
        let next = cleaned[at..].chars().find(|&next| next != '<');
        writer.next = next;
        if (sign == '"' && is_unbalanced) || !writer.quote(sign, next) {
            writer.sign(if sign.is_whitespace() && sign != '\u{A0}' && sign != '\u{202F}' { ' ' } else { sign });
            if shielded == Some(at) {
                writer.text.push(marks::SHIELD);
            }
        }
    }
    for (_, tag) in open.into_iter().rev() {
        close(tag, &mut writer);
    }
    for _ in 0..writer.open_quotes {
        writer.text.push(marks::QUOTE_OFF);
    }
    writer.text
}

/// Takes the tag that the text begins with, if it is one of ours and is closed. Returns its length.
fn step_tag(rest: &str, open: &mut Vec<(&str, Tag)>, writer: &mut Writer) -> Option<usize> {
    if let Some((end, tag)) = open.pop_if(|(end, _)| rest.starts_with(*end)) {
        close(tag, writer);
        return Some(end.len());
    }
    let (start, end, tag) = TAGS.iter().find(|(start, ..)| rest.starts_with(start))?;
    rest.find(end)?;
    if let Tag::Look(on, _) = tag {
        writer.pending.push(*on);
    }
    open.push((end, *tag));
    Some(start.len())
}

fn close(tag: Tag, writer: &mut Writer) {
    if let Tag::Look(on, off) = tag {
        if let Some(place) = writer.pending.iter().rposition(|&mark| mark == on) {
            writer.pending.remove(place);
        } else {
            writer.text.push(off);
        }
    }
}

/// Returns where words stand that have capitals after their first letter (`UNHCR`, `COP26`, `McKinsey`), if the text has
/// small letters at all, and the `v` between two parties.
fn mixed_words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    if !text.contains(char::is_lowercase) {
        return words;
    }
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        if sign.is_alphanumeric() || (start.is_some() && matches!(sign, '\'' | '’')) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            let word = &text[from..at];
            let first = word.chars().next().map_or(0, char::len_utf8);
            let is_versus = from > 0 && matches!(word, "v" | "vs");
            if is_versus || word[first..].contains(char::is_uppercase) {
                words.push(from..at);
            }
        }
    }
    words
}

/// Beginnings of words that are words by themselves, which the formatter writes small in title case.
const SMALL: [&str; 25] = [
    "a", "an", "and", "are", "as", "at", "but", "by", "for", "if", "in", "is", "it", "m", "n", "nor", "of", "on", "or",
    "s", "so", "t", "the", "to", "up",
];

/// Returns where in the last word of a title a mark keeps the formatter from knowing it, if it is one of the words that
/// are small in title case (`Is It Over?`). What stands before the mark must be none of them.
fn last_word(text: &str) -> Option<usize> {
    let end = text.trim_end_matches(|sign: char| !sign.is_alphanumeric()).len();
    let word = text[..end].rsplit(|sign: char| !sign.is_alphanumeric()).next()?;
    let is_small = word.bytes().all(|sign| sign.is_ascii_lowercase()) && word.len() < end;
    let mut places = if is_small { 1..word.len() } else { 0..0 }.rev();
    places.find(|at| !SMALL.contains(&&word[..*at])).map(|place| end - word.len() + place)
}

/// Returns a text that is not read as prose, with nothing in it that the formatter would trip over.
pub fn plain(text: &str) -> String {
    let mut cleaned: String = text.chars().filter(|&sign| !marks::is_reserved(sign)).collect();
    if let Some(first) = cleaned.trim_start().chars().next().filter(|first| LEADS.contains(*first)) {
        cleaned = cleaned.trim_start().replacen(first, &marks::protected(first).to_string(), 1);
    }
    cleaned
}
