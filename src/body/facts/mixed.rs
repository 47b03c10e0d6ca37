//! Digits and quotation marks of two kinds in one text.
//!
//! Nobody means them, and who searches finds the half. But numbers are also names: of a resolution, a book, a telephone. So
//! Latin digits are looked at where they are a number, stand among letters of a script with digits of its own, and are in no
//! link, code, quotation or note. Straight quotes are told where at least as many quotes of the text are others than those that they become, and not
//! beside `“…”` around Latin letters, as in English: there both are common, and editors would be flooded. A text is told once.

use crate::base::bytes::{any, any_pair, within};
use crate::base::length::is_unspaced;
use crate::base::problems;
use crate::base::{Diagnostic, SourcePath, Span};
use crate::body::Typography;
use crate::body::prose::{Passage, PassageKind, Stretch};
use crate::body::tree::{Body, InlineKind};
use std::ops::Range;

/// The first digits of the scripts that are looked at: Latin, Arabic, Persian and Urdu, Devanagari, Bengali.
const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}'];

/// The quotation marks that are looked at: what opens, what closes, and how both are shown.
const QUOTES: [(char, &str); 7] =
    [('«', "«…»"), ('‹', "‹…›"), ('»', "»…«"), ('„', "„…“"), ('「', "「…」"), ('『', "『…』"), ('“', "“…”")];

/// How far a straight quotation mark may stand from the other one, in bytes.
const LONGEST_QUOTE: usize = 1_000;

/// How far the letters around a sign are looked for.
const FARTHEST_LETTER: usize = 200;

/// What was seen of one kind: how often, and where first.
#[derive(Clone, Debug, Default)]
struct Seen {
    count: usize,
    first: Option<Range<usize>>,
}

impl Seen {
    fn add(&mut self, place: Range<usize>) {
        self.count += 1;
        self.first.get_or_insert(place);
    }
}

/// What a text has of each kind.
#[derive(Debug)]
pub struct Mixed {
    looks_at_digits: bool,
    looks_at_quotes: bool,
    digits: [Seen; ZEROS.len()],
    quotes: [usize; QUOTES.len()],
    straight: Seen,
}

impl Mixed {
    /// Returns nothing for a text that has no two kinds.
    pub fn of(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let bytes = text.as_bytes();
        let looks_at_digits = any_pair(bytes, |byte, next| {
            let arabic = (byte == 0xd9) & within(next, 0xa0, 0xa9) | (byte == 0xdb) & within(next, 0xb0, 0xb9);
            arabic | (byte == 0xe0) & ((next == 0xa5) | (next == 0xa7))
        });
        let looks_at_quotes = any(bytes, |byte| byte == b'"') && text.contains(QUOTES.map(|(open, _)| open));
        let none = || Seen::default();
        (looks_at_digits || looks_at_quotes).then(|| Self {
            looks_at_digits,
            looks_at_quotes,
            digits: std::array::from_fn(|_| none()),
            quotes: [0; QUOTES.len()],
            straight: none(),
        })
    }

    /// Looks at a passage of the text.
    pub fn look(&mut self, body: &Body<'_>, source: &str, passage: &Passage<'_>) {
        if matches!(passage.kind, PassageKind::Quote | PassageKind::Note) {
            return;
        }
        let place = |range: Range<usize>| place(body, source, passage, range);
        if self.looks_at_digits {
            for (number, kind) in numbers(&passage.text) {
                if let Some(place) = place(number) {
                    self.digits[kind].add(place);
                }
            }
        }
        if self.looks_at_quotes {
            for (count, (open, _)) in self.quotes.iter_mut().zip(QUOTES) {
                *count += passage.text.match_indices(open).filter(|(at, _)| opens(&passage.text, *at, open)).count();
            }
            straight_quotes(&passage.text).filter_map(place).for_each(|place| self.straight.add(place));
        }
    }

    /// Returns what is mixed, where straight quotes are not set as the others are.
    pub fn problems(self, file: &SourcePath, offset: usize, typography: Typography) -> Vec<Diagnostic> {
        let span = |range: Range<usize>| Span::new(range).shifted(offset);
        let mut found = Vec::new();
        let kinds = self.digits.iter().zip(ZEROS).filter(|(seen, _)| seen.count > 0);
        // Of two kinds that are as frequent, the one that comes later.
        let rank =
            |(seen, _): &(&Seen, char)| (seen.count, seen.first.as_ref().map_or(0, |place| usize::MAX - place.start));
        let most = kinds.clone().max_by_key(rank);
        if let (Some((most, zero)), Some((least, _))) = (most, kinds.min_by_key(rank))
            && let Some(place) = least.first.clone().filter(|place| most.first.as_ref() != Some(place))
        {
            found.push(problems::mixed_digits(file, span(place), &digits(zero)));
        }
        let most = self.quotes.iter().zip(QUOTES).max_by_key(|(count, _)| **count);
        if let (Some(place), Some((_, (open, shown)))) = (self.straight.first, most)
            && !typography.opens_with(open)
            && self.quotes.iter().sum::<usize>() >= self.straight.count
        {
            found.push(problems::straight_quotes(file, span(place), shown));
        }
        found
    }
}

/// Returns the ten digits of a script.
fn digits(zero: char) -> String {
    (0..10).filter_map(|digit| char::from_u32(u32::from(zero) + digit)).collect()
}

/// Returns where a part of a passage stands in the source, if it is plain text of its author.
fn place(body: &Body<'_>, source: &str, passage: &Passage<'_>, part: Range<usize>) -> Option<Range<usize>> {
    let after = passage.stretches.partition_point(|stretch| stretch.start <= part.start);
    let Stretch { start, inline, is_bare, .. } = *passage.stretches.get(after.checked_sub(1)?)?;
    let inline = &body.inlines[inline];
    let InlineKind::Text(text) = &inline.kind else { return None };
    if !is_bare || part.end > start + text.len() {
        return None;
    }
    let within = inline.span.start + part.start - start..inline.span.start + part.end - start;
    let is_as_typed = source.get(within.clone()) == passage.text.get(part);
    Some(if is_as_typed { within } else { inline.span.clone() })
}

/// Returns the numbers of a text in the digits that are looked at, each with the kind of its digits.
fn numbers(text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
    let tokens = text.split_whitespace().filter(|token| token.contains(|c| kind(c).is_some()));
    tokens.filter_map(move |token| {
        let start = token.as_ptr().addr() - text.as_ptr().addr();
        let number = token.trim_matches(|c: char| kind(c).is_none());
        let digits = kind(number.chars().next()?)?;
        let is_number =
            number.chars().all(|c| kind(c) == Some(digits) || matches!(c, '.' | ',' | '٫' | '٬' | '–' | '،'));
        let is_plain = token.chars().all(|c| !matches!(c, '/' | '\\' | '+' | '#' | '@' | '_' | '=' | '&' | '-' | '°'));
        let at = start + number.as_ptr().addr() - token.as_ptr().addr();
        let end = at + number.len();
        // Several in a row are a telephone number, or coordinates.
        let last = text[..start].trim_end().chars().next_back();
        let next = text[start + token.len()..].trim_start().chars().next();
        let is_alone = !last.into_iter().chain(next).any(|c| kind(c).is_some());
        // In digits of a script, a number belongs to it; in Latin ones, to the letters around it.
        let is_among_letters = || {
            let before = text[..at].chars().rev().take(FARTHEST_LETTER).find(|c| c.is_alphabetic());
            let behind = text[end..].chars().take(FARTHEST_LETTER).find(|c| c.is_alphabetic());
            let mut letters = before.into_iter().chain(behind).peekable();
            letters.peek().is_some() && letters.all(has_own_digits)
        };
        (is_number && is_plain && is_alone && (digits > 0 || is_among_letters())).then_some((at..end, digits))
    })
}

fn kind(c: char) -> Option<usize> {
    let is_digit = |zero: &char| (u32::from(*zero)..u32::from(*zero) + 10).contains(&u32::from(c));
    ZEROS.iter().position(is_digit)
}

/// Whether a letter is of a script whose own digits are looked at.
fn has_own_digits(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{900}'..='\u{9ff}')
}

/// Whether a quotation mark opens at a place, and not around Latin letters if they have it in English.
fn opens(text: &str, at: usize, open: char) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at + open.len_utf8()..].chars().next();
    match open {
        '“' => {
            let first = text[at..].chars().take(FARTHEST_LETTER).find(|c| c.is_alphabetic());
            !before.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c)) && first.is_some_and(|c| !is_latin(c))
        }
        '»' => before.is_none_or(char::is_whitespace) && behind.is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Returns where straight quotes stand that open, each with one behind it that closes. Signs of inches and seconds, and those
/// within a Hebrew abbreviation, do neither.
fn straight_quotes(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text[from..].find('"')?;
            from = at + 1;
            let before = text[..at].chars().next_back();
            let behind = text[from..].chars().next();
            let begins = |c: char| {
                c.is_whitespace()
                    || is_unspaced(c)
                    || (!c.is_alphanumeric() && !matches!(c, '\'' | '’' | '′' | '°' | '"'))
            };
            if !before.is_none_or(begins) || !behind.is_some_and(|c| !c.is_whitespace() && c != '"') {
                continue;
            }
            let limit = text.floor_char_boundary(text.len().min(from + LONGEST_QUOTE));
            let Some(close) = text[from..limit].find('"').map(|length| from + length) else { continue };
            let last = text[..close].chars().next_back();
            let next = text[close + 1..].chars().next();
            let ends = |c: char| !c.is_alphanumeric() || is_unspaced(c);
            if last.is_some_and(char::is_whitespace) || !next.is_none_or(ends) {
                continue;
            }
            from = close + 1;
            return Some(at..at + 1);
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::base::{Language, SourcePath};
    use crate::body::{Manner, Typography, read};

    /// Returns the codes of what is mixed in a text, each with what its place holds and what its help offers.
    fn mixed(text: &str) -> Vec<String> {
        mixed_in(text, Typography::AS_TYPED)
    }

    fn mixed_in(text: &str, typography: Typography) -> Vec<String> {
        let problems = read(&SourcePath::new("a.md"), text, 0, Manner { typography, ..Manner::default() }).problems;
        let told =
            problems.iter().filter(|problem| matches!(problem.code.as_str(), "mixed-digits" | "straight-quotes"));
        let shown = |problem: &crate::base::Diagnostic| {
            let crate::base::At::Span(span) = problem.place.at else { panic!("{problem:?}") };
            format!("{} {}", &text[span.range()], problem.help[0].split('`').nth(1).unwrap())
        };
        told.map(shown).collect()
    }

    #[test]
    fn digits_of_two_scripts_are_told_once() {
        for (text, told) in [
            ("نسبة ٣ من كل 5 أشخاص، و٧ من ٩", &["5 ٠١٢٣٤٥٦٧٨٩"][..]),
            ("نسبة 3 من كل 5 أشخاص، ثم ٧٫٥٪ منهم", &["٧٫٥ 0123456789"]),
            ("در ۱۴۰۳ سال و ۲۵ روز و ٣٠ روز", &["٣٠ ۰۱۲۳۴۵۶۷۸۹"]),
            ("از **۱۲** تا (34) نفر و ۵ نفر", &["34 ۰۱۲۳۴۵۶۷۸۹"]),
            ("वर्ष २०२४ में 12 राज्य और ३० ज़िले", &["12 ०१२३४५६७८९"]),
        ] {
            assert_eq!(mixed(text), told, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_a_name_is_no_digit_of_another_kind() {
        for text in [
            "نسبة ٣ من كل ٥",
            "In 2024, 5 of 7",
            "القرار S/RES/2231 و٣ دول وقمة COP 28 في العام",
            "قرار 1973/2011 و٣ دول، هاتف +93 20 وكتاب 978-600-1 هنا",
            "٣ دول، انظر [المادة 5 من](https://example.org/3) و`5`",
            "٣ دول وتقرير World Bank 2024 هنا",
            "٣ دول[^1]\n\n[^1]: تقرير عام 2024 هنا.",
            "٣ دول\n\n> قال 5 منهم",
            "٣ دول\n\n| a | 12 |\n|---|---|\n| 34 | ٥ |",
        ] {
            assert_eq!(mixed(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn straight_quotes_are_told_beside_others() {
        for (text, told) in [
            ("Il dit « oui » et \"non\", puis \"peut-être\" et « bon ».", &["\" «…»"][..]),
            ("Er sagt „ja“ und \"nein\".", &["\" „…“"]),
            ("Он сказал «да» и \"нет\".", &["\" «…»"]),
            ("他说“是”和\"否\"。", &["\" “…”"]),
            ("「はい」と\"いいえ\"", &["\" 「…」"]),
            ("قال «نعم» و \"لا\".", &["\" «…»"]),
        ] {
            assert_eq!(mixed(text), told, "{text}");
        }
    }

    #[test]
    fn straight_quotes_that_are_set_like_the_others_are_not_told() {
        for (tag, text, told) in [
            ("fr", "Il dit « oui » et \"non\".", &[][..]),
            ("de", "Er sagt „ja“ und \"nein\".", &[]),
            ("de", "Er sagt «ja» und \"nein\".", &["\" «…»"]),
            ("en", "He said «da» and \"no\".", &["\" «…»"]),
        ] {
            assert_eq!(mixed_in(text, Typography::of(&Language::of(tag))), told, "{text}");
        }
    }

    #[test]
    fn other_straight_signs_are_no_quotes() {
        for text in [
            "Il dit \"oui\" et \"non\".",
            "Il dit \"oui\", \"non\" et « bon ».",
            "He said “yes” and \"no\" – élite.",
            "« Bon » : 6\" de haut, 5'10\" et 3° 4' 5\" N",
            "צה\"ל ו«כן» ודו\"ח",
            "« Bon » : `\"a\"` et <b title=\"x\">b</b> [x](y.md \"z\") *\"a\"*",
            "« Bon »\n\n> \"cité\"",
        ] {
            assert_eq!(mixed(text), [""; 0], "{text}");
        }
    }
}
