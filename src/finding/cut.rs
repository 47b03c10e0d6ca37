//! Words of a text, as they are looked for. The script of the search page cuts what a reader types by the same rule.
//!
//! A word is a run of letters, digits and marks. What a hyphen or a joiner holds together is found apart and joined:
//! `cross-border` as `cross`, `border` and `crossborder`, `IRD-PB-7` as `ird`, `pb`, `7` and `irdpb7`. An apostrophe parts words and
//! joins none, so `l'accord` is found as `accord`. Letters with stops between them are one word, `U.S.` is `us`. In scripts without blanks a word is each pair of neighbours, and the last
//! letter of a run, so that neither side needs a dictionary.

use crate::base::segments::is_segmented;
use crate::base::unicode::is_mark;

/// What makes Arabic words longer and is no letter.
const TATWEEL: char = 'ـ';

/// More letters than this make no word that anybody looks for, but an address or a key. In bytes.
const LONGEST: usize = 60;

/// Calls `take` with each word of a text, as it stands there but for what joins it.
pub fn words(text: &str, mut take: impl FnMut(&str)) {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(first) = bytes.get(at) {
        let initials = if first.is_ascii_alphabetic() { initials(&text[at..]) } else { "" };
        if !initials.is_empty() {
            take(&initials.replace('.', ""));
            at += initials.len();
            continue;
        }
        if first.is_ascii_alphanumeric() {
            // Nearly all words are of ASCII alone, with a blank or a stop behind them.
            let length = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len() - at);
            let behind = bytes.get(at + length);
            if behind.is_none_or(|byte| byte.is_ascii() && *byte != b'-') {
                offer_ascii(&text[at..at + length], &mut take);
                at += length;
                continue;
            }
        } else if first.is_ascii() {
            at += 1;
            continue;
        }
        let run = run(&text[at..]);
        if run.is_empty() {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        at += run.len();
        take_run(run, &mut take);
    }
}

/// Returns the letters with stops between them at the beginning of a text, without the last stop: `U.S` of `U.S. policy`; nothing of
/// another text.
fn initials(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut end = 1;
    while bytes.get(end) == Some(&b'.')
        && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
        && !text[end + 2..].starts_with(is_of_word)
    {
        end += 2;
    }
    if end > 1 { &text[..end] } else { "" }
}

/// Offers the words of a run in which there are other letters than ASCII, or which is joined.
fn take_run(run: &str, take: &mut impl FnMut(&str)) {
    if run.chars().any(is_segmented) {
        unsegmented(run, take);
        return;
    }
    let mut parts = run.split(is_joiner).filter(|part| !part.is_empty());
    let (Some(first), second) = (parts.next(), parts.next()) else { return };
    let Some(second) = second else {
        offer(first, take);
        return;
    };
    let mut joined = String::with_capacity(run.len());
    for part in [first, second].into_iter().chain(parts) {
        offer(part, take);
        joined.push_str(part);
    }
    offer(&joined, take);
}

fn offer_ascii(word: &str, take: &mut impl FnMut(&str)) {
    let is_single = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    if !is_single && word.len() <= LONGEST {
        take(word);
    }
}

/// Offers a word, unless it is a letter alone, in a script with blanks.
fn offer(word: &str, take: &mut impl FnMut(&str)) {
    let mut chars = word.chars();
    let is_single = chars.next().is_none_or(|c| c.is_alphabetic()) && chars.next().is_none();
    if !is_single && word.len() <= LONGEST {
        take(word);
    }
}

/// Offers pairs of neighbours in scripts without blanks, and what stands between such runs as words.
fn unsegmented(run: &str, take: &mut impl FnMut(&str)) {
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let is_pairs = is_segmented(first);
        let end = rest.find(|c| is_segmented(c) != is_pairs).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        rest = behind;
        if !is_pairs {
            take_run(part.trim_matches(is_joiner), take);
            continue;
        }
        let ends: Vec<usize> = part.char_indices().map(|(at, _)| at).chain([part.len()]).collect();
        ends.windows(3).for_each(|pair| take(&part[pair[0]..pair[2]]));
        take(&part[ends[ends.len() - 2]..]);
    }
}

/// Returns the run of words and joiners at the beginning of a text.
fn run(text: &str) -> &str {
    if !text.starts_with(is_of_word) {
        return "";
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = is_of_word(c) || is_joiner(c) && chars.peek().is_some_and(|(_, next)| is_of_word(*next));
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    &text[..end]
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && (is_segmented(c) || is_mark(c) || c == TATWEEL)
}

/// Hyphens, and the joiners of Persian and of Indic scripts.
fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut() {
        for (text, expected) in [
            ("The dam's end", "The dam end"),
            ("a cross-border deal, then", "cross border crossborder deal then"),
            ("IRD-PB-7 (no. 12)", "IRD PB 7 IRDPB7 no 12"),
            ("l’accord d'Ankara", "accord Ankara"),
            ("U.S. and U.N.-led, A.B.Smith, x.y", "US and UN led AB Smith xy"),
            ("- end -", "end"),
            ("COP28 and 1.5 °C", "COP28 and 1 5"),
            ("می‌رود به", "می رود میرود به"),
            ("الْمِيَاه", "الْمِيَاه"),
            ("水资源。", "水资 资源 源"),
            ("中国GDP增长", "中国 国 GDP 增长 长"),
            ("COVID-19疫情", "COVID 19 COVID19 疫情 情"),
            ("น้ำ", "น้ ้ำ ำ"),
            ("हिन्दी में", "हिन्दी में"),
            ("co\u{ad}operation", "co operation cooperation"),
            ("", ""),
        ] {
            let mut found = Vec::new();
            words(text, |word| found.push(word.to_owned()));
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
