//! Straight quotation marks: which open, which close, which are apostrophes, and which stay as they are.
//!
//! A mark opens behind a blank and before a word, and closes behind a word. Where both would do, as between Chinese or Arabic
//! letters, it closes what is open. What finds no partner stays straight, since nobody can tell what it is; so do feet, inches,
//! minutes and seconds behind a digit, and the marks within a Hebrew abbreviation. A paragraph that begins with a mark whose
//! partner stands in a later one is an exception: it opens.

use super::change::{Change, OBJECT};
use crate::base::length::is_unspaced;
use crate::words::{Pair, Quotes};
use std::ops::Range;

/// Words that begin with an apostrophe, in English and Dutch.
const SHORTENED: [&str; 8] = ["tis", "twas", "em", "til", "cause", "cos", "s", "t"];

const APOSTROPHE: char = '’';

/// How often the marks of a line are read. A line that needs more is not an author's.
const MOST_ROUNDS: usize = 8;

/// How many marks ahead the end of a quotation is looked for, and how many bytes back the beginning of a number.
const FARTHEST_MARK: usize = 50;
const LONGEST_NUMBER: usize = 40;

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// A blank, or the end of the line.
    Blank,
    Opening,
    /// Punctuation that ends something.
    Closing,
    Dash,
    /// A hyphen, a stroke.
    Joint,
    Word,
    Digit,
    /// A letter beside which no blank stands, or to which another word is joined.
    Unspaced,
    /// Another straight mark.
    Mark,
}

/// A straight mark.
struct Sign {
    at: usize,
    is_double: bool,
    role: Option<Role>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Apostrophe,
    /// Opens without a partner in the line.
    Begins,
    /// Opens, and the position of its partner.
    Opens(usize),
    Closes,
}

/// Returns what becomes of the straight marks of a line that are free.
pub fn changes(line: &str, is_free: &impl Fn(&Range<usize>) -> bool, quotes: &Quotes) -> Vec<Change> {
    let found = line.match_indices(['"', '\'']).filter(|(at, _)| is_free(&(*at..at + 1)));
    let signs: Vec<Sign> = found.map(|(at, sign)| Sign { at, is_double: sign == "\"", role: None }).collect();
    if signs.is_empty() {
        return Vec::new();
    }
    let mut reader = Reader { line, quotes, signs, open: Vec::new(), open_doubles: 0 };
    // What a round leaves may be read otherwise beside what it set. The next one sees to that, so that a text that was set
    // once is not set again.
    for _ in 0..MOST_ROUNDS {
        if !reader.read() {
            break;
        }
    }
    reader.changes()
}

struct Reader<'l> {
    line: &'l str,
    quotes: &'l Quotes,
    signs: Vec<Sign>,
    /// The positions of signs that wait for a partner.
    open: Vec<usize>,
    /// How many of them are double.
    open_doubles: usize,
}

impl Reader<'_> {
    /// Gives roles to signs that have none, and returns whether it gave any.
    fn read(&mut self) -> bool {
        let undecided = |signs: &[Sign]| signs.iter().filter(|sign| sign.role.is_none()).count();
        let before = undecided(&self.signs);
        self.open_doubles = 0;
        for at in 0..self.signs.len() {
            if self.signs[at].role.is_none() {
                if self.signs[at].is_double { self.read_double(at) } else { self.read_single(at) }
            }
        }
        for at in std::mem::take(&mut self.open) {
            self.signs[at].role = self.alone(at);
        }
        undecided(&self.signs) < before
    }

    /// Returns what a sign is that opens and that nothing closes.
    fn alone(&self, at: usize) -> Option<Role> {
        let Sign { at: place, is_double, .. } = self.signs[at];
        if is_double {
            return (at == 0 && self.line[..place].trim().is_empty()).then_some(Role::Begins);
        }
        let rest = &self.line[place + 1..];
        let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
        let is_year = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_shortened = SHORTENED.iter().any(|known| known.eq_ignore_ascii_case(word));
        (is_year || is_shortened).then_some(Role::Apostrophe)
    }

    fn read_double(&mut self, at: usize) {
        let (before, behind) = self.sides(at);
        if before == Side::Digit && self.is_prime(at) {
            return;
        }
        if self.open_doubles > 0 && closes(before, behind) {
            // What is open within it finds no partner any more.
            while let Some(opened) = self.open.pop() {
                if self.signs[opened].is_double {
                    self.open_doubles -= 1;
                    return self.pair(opened, at);
                }
                self.signs[opened].role = self.alone(opened);
            }
        } else if self.opens(at, before, behind) {
            self.open_doubles += 1;
            self.open.push(at);
        }
    }

    fn read_single(&mut self, at: usize) {
        let (before, behind) = self.sides(at);
        let (last, next) = self.beside(at);
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_mark(c));
        if is_letter(last) && is_letter(next) && before != Side::Unspaced && behind != Side::Unspaced {
            let is_plural = self.line[self.signs[at].at + 1..].trim_start_matches('s').chars().next();
            let is_plural = next == Some('s') && !is_letter(is_plural);
            let is_apostrophe = (before != Side::Digit || is_plural) && !last.is_some_and(is_hebrew);
            self.signs[at].role = is_apostrophe.then_some(Role::Apostrophe);
            return;
        }
        if self.is_shortened(at) {
            self.signs[at].role = Some(Role::Apostrophe);
            return;
        }
        let opened = self.open.last().copied().filter(|open| !self.signs[*open].is_double);
        let is_of_word = last.is_some_and(|c| c.is_alphabetic() && !is_hebrew(c) && c != OBJECT);
        match opened {
            _ if is_of_word && self.is_elision(at) => self.signs[at].role = Some(Role::Apostrophe),
            Some(_) if closes(before, behind) && matches!(last, Some('s' | 'S')) && self.is_closed_later(at) => {
                self.signs[at].role = Some(Role::Apostrophe);
            }
            Some(opened) if closes(before, behind) => {
                self.pair(opened, at);
                self.open.pop();
            }
            _ if self.opens(at, before, behind) => self.open.push(at),
            _ if closes(before, behind) && is_of_word => self.signs[at].role = Some(Role::Apostrophe),
            _ => {}
        }
    }

    fn pair(&mut self, opens: usize, closes: usize) {
        self.signs[opens].role = Some(Role::Opens(closes));
        self.signs[closes].role = Some(Role::Closes);
    }

    /// Returns the characters beside a sign, as they will stand there.
    fn beside(&self, at: usize) -> (Option<char>, Option<char>) {
        let place = self.signs[at].at;
        let set = |at: usize| self.signs[at].role.map(|role| self.shown(role, self.signs[at].is_double));
        let last = at.checked_sub(1).filter(|last| self.signs[*last].at + 1 == place).and_then(set);
        let next =
            Some(at + 1).filter(|next| self.signs.get(*next).is_some_and(|sign| sign.at == place + 1)).and_then(set);
        let (before, behind) = (&self.line[..place], &self.line[place + 1..]);
        (last.or_else(|| before.chars().next_back()), next.or_else(|| behind.chars().next()))
    }

    fn sides(&self, at: usize) -> (Side, Side) {
        let (last, next) = self.beside(at);
        let is_open = at
            .checked_sub(1)
            .is_some_and(|last| self.signs[last].at + 1 == self.signs[at].at && self.open.last() == Some(&last));
        (if is_open { Side::Opening } else { self.side(last) }, self.side(next))
    }

    fn side(&self, c: Option<char>) -> Side {
        let Some(c) = c.filter(|c| !c.is_whitespace()) else { return Side::Blank };
        let Quotes { outer, inner, .. } = self.quotes;
        let pairs = [outer, inner];
        if pairs.iter().any(|pair| pair.opens == c && pair.closes != c) {
            return Side::Opening;
        } else if pairs.iter().any(|pair| pair.closes == c) {
            return Side::Closing;
        }
        match c {
            '"' | '\'' => Side::Mark,
            '(' | '[' | '{' | '<' | '¿' | '¡' | '“' | '„' | '‟' | '«' | '‹' | '‘' | '‚' | '‛' | '「' | '『' | '（'
            | '【' | '《' | '〈' => Side::Opening,
            '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '>' | '”' | '»' | '›' | '’' | '」' | '』'
            | '）' | '】' | '》' | '〉' | '،' | '؛' | '؟' | '۔' => Side::Closing,
            '–' | '—' | '―' => Side::Dash,
            '-' | '/' | '|' | '\\' | '=' | '‐' | '‑' => Side::Joint,
            OBJECT => Side::Word,
            '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => Side::Unspaced,
            c if is_unspaced(c) || (is_arabic(c) && c.is_alphabetic()) => Side::Unspaced,
            c if c.is_numeric() => Side::Digit,
            _ => Side::Word,
        }
    }

    /// Whether a mark can open.
    fn opens(&self, at: usize, before: Side, behind: Side) -> bool {
        let rest = &self.line[self.signs[at].at + 1..];
        let is_said = match behind {
            Side::Blank => false,
            Side::Closing => rest.starts_with("...") || rest.starts_with('…'),
            _ => true,
        };
        is_said
            && match before {
                Side::Blank | Side::Opening | Side::Dash | Side::Joint | Side::Unspaced | Side::Mark => true,
                Side::Closing => !matches!(behind, Side::Closing | Side::Mark),
                Side::Word | Side::Digit => false,
            }
    }

    /// Whether a mark behind a digit is a sign of inches or seconds: another such sign or one of degrees stands before it.
    fn is_prime(&self, at: usize) -> bool {
        let place = self.signs[at].at;
        let before = &self.line[self.line.ceil_char_boundary(place.saturating_sub(LONGEST_NUMBER))..place];
        let word = &before[before.rfind(char::is_whitespace).map_or(0, |blank| blank)..];
        let number = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        number.ends_with(['\'', '’', '′', '°']) && number.chars().rev().nth(1).is_some_and(char::is_numeric)
    }

    /// Whether a mark stands before letters that are short for others: `'90s`, `rock 'n' roll`.
    fn is_shortened(&self, at: usize) -> bool {
        let place = self.signs[at].at;
        let (before, rest) = (&self.line[..place], &self.line[place + 1..]);
        let is_letter = |c: char| c.is_alphanumeric();
        if before.ends_with(is_letter) {
            // The second mark of `'n'`.
            let mut last = before.chars().rev();
            return matches!(last.next(), Some('n' | 'N'))
                && matches!(last.next(), Some('\'' | '’'))
                && last.next().is_none_or(char::is_whitespace)
                && rest.chars().next().is_none_or(char::is_whitespace);
        }
        let decade =
            rest.len() > 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_digit()) && rest[2..].starts_with('s');
        let is_decade = decade && !rest[3..].starts_with(is_letter);
        is_decade || rest.starts_with("n' ") || rest.starts_with("N' ")
    }

    /// Whether a mark stands between the letters of an elision and a quotation: `l'"État"`.
    fn is_elision(&self, at: usize) -> bool {
        let rest = &self.line[self.signs[at].at + 1..];
        let inside = rest.strip_prefix(['"', '«', '“', '„']);
        inside.is_some_and(|inside| inside.trim_start().starts_with(char::is_alphanumeric))
    }

    /// Whether a later mark closes what is open, so that one behind an `s` is the apostrophe of a plural.
    fn is_closed_later(&self, at: usize) -> bool {
        for later in at + 1..self.signs.len().min(at + FARTHEST_MARK) {
            let sign = &self.signs[later];
            if sign.is_double || sign.role.is_some() {
                continue;
            }
            let (last, next) = self.beside(later);
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if is_letter(last) && is_letter(next) {
                continue;
            }
            let (before, behind) = (self.side(last), self.side(next));
            return closes(before, behind) && !self.opens(later, before, behind);
        }
        false
    }

    /// Returns the sign that stands in the place of one with a role, outside other quotations.
    fn shown(&self, role: Role, is_double: bool) -> char {
        let pair = if is_double { self.quotes.outer } else { self.quotes.inner };
        match role {
            Role::Begins | Role::Opens(_) => pair.opens,
            Role::Closes => pair.closes,
            Role::Apostrophe => APOSTROPHE,
        }
    }

    /// Returns what the signs with roles become. The marks of a pair differ from those of the pair around it.
    fn changes(&self) -> Vec<Change> {
        let Quotes { outer, inner, is_spaced } = *self.quotes;
        let mut changes = Vec::new();
        // The pairs around: where each ends, and its marks.
        let mut around: Vec<(usize, Pair)> = Vec::new();
        for (at, sign) in self.signs.iter().enumerate() {
            let Some(role) = sign.role else { continue };
            let natural = self.shown(role, sign.is_double);
            let shown = match role {
                Role::Opens(end) => {
                    let (own, other) = if sign.is_double { (outer, inner) } else { (inner, outer) };
                    let is_taken = around.last().is_some_and(|(_, pair)| *pair == own);
                    let pair = if is_taken { other } else { own };
                    around.push((end, pair));
                    pair.opens
                }
                Role::Closes => {
                    let from = around.iter().rposition(|(end, _)| *end == at);
                    from.map_or(natural, |from| around.drain(from..).next().map_or(natural, |(_, pair)| pair.closes))
                }
                Role::Begins | Role::Apostrophe => natural,
            };
            let is_spaced = is_spaced && matches!(shown, '«' | '»');
            let to = match role {
                Role::Closes if is_spaced => format!("\u{202f}{shown}"),
                Role::Opens(_) | Role::Begins if is_spaced => format!("{shown}\u{202f}"),
                _ => shown.to_string(),
            };
            changes.push(Change { range: sign.at..sign.at + 1, to: to.into() });
        }
        changes
    }
}

/// Whether a mark can close.
fn closes(before: Side, behind: Side) -> bool {
    !matches!(before, Side::Blank | Side::Opening)
        && match behind {
            Side::Word | Side::Digit => matches!(before, Side::Closing | Side::Unspaced),
            _ => true,
        }
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{5ff}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a character belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}
