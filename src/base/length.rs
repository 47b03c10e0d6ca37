//! How long a text is, in words, and its beginning of so many.
//!
//! Some scripts put no blanks between words: there they are found by dictionaries (`segments`). A text without such a script
//! is told by a few of its bytes, and asks no dictionary.

use super::bytes::{any_pair, count_pairs, within};
use super::segments::{is_segmented, segments};

/// No more words are left out of a beginning to end it before a blank that may break a line.
const MOST_LEFT_OUT: usize = 3;

/// Whether a character belongs to a script that puts no blanks between words, or to Hangul, whose particles follow marks
/// without one.
pub fn is_unspaced(c: char) -> bool {
    is_segmented(c) || matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Returns how many words stand in a text. Most are plain letters, for which no table of blanks is needed.
pub fn words(text: &str) -> usize {
    if !text.is_ascii() {
        let pieces = text.split_whitespace();
        return if may_be_unspaced(text) { pieces.map(|piece| ends(piece).len()).sum() } else { pieces.count() };
    }
    // A word begins where a letter follows a blank; asked of all places at once.
    let is_blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let bytes = text.as_bytes();
    let first = usize::from(bytes.first().is_some_and(|byte| !is_blank(*byte)));
    first + count_pairs(bytes, |before, byte| is_blank(before) & !is_blank(byte))
}

/// Returns the beginning of a text that has no more than so many words, with the closing signs behind them.
pub fn first_words(text: &str, most: usize) -> &str {
    let (mut count, mut end, mut whole) = (0, 0, (0, 0));
    for (word, at) in word_ends(text) {
        if count == most && !word.chars().all(is_closing) {
            let end = if count - whole.0 > MOST_LEFT_OUT { end } else { whole.1 };
            return text[..end].trim_end();
        }
        count = most.min(count + 1);
        end = at;
        let is_opening = word.chars().all(is_opening);
        if !is_opening && !text[at..].starts_with(['\u{a0}', '\u{2007}', '\u{202f}']) {
            whole = (count, at);
        }
    }
    text
}

/// Returns where the last word ends in the first `most` bytes of a text; nowhere if the first one is longer.
pub fn last_end(text: &str, most: usize) -> Option<usize> {
    word_ends(text).map(|(_, end)| end).take_while(|end| *end <= most).last()
}

/// Returns where the first word ends that does so behind the first `least` bytes of a text, if more follows it.
pub fn first_end(text: &str, least: usize) -> Option<usize> {
    word_ends(text).map(|(_, end)| end).find(|end| *end >= least).filter(|end| *end < text.trim_end().len())
}

/// Returns what stands between the beginning of a text and the sign that more of it follows.
pub fn before_ellipsis(start: &str) -> &'static str {
    let last = start.chars().rev().find(|c| c.is_alphanumeric());
    if last.is_some_and(is_unspaced) { "" } else { " " }
}

/// Returns how many words of a language, by its tag, people read in a minute. The figures are those of one study, in which the
/// same texts were read in 17 languages (Trauzettel-Klosinski and Dietz, doi:10.1167/iovs.11-8284), English and the mean, which
/// stands for every other language, to the nearest ten.
pub fn words_a_minute(language: &str) -> usize {
    let language = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match &*language {
        "en" => 230,
        "ar" => 138,
        "de" => 179,
        "es" => 218,
        "fi" => 161,
        "fr" => 195,
        "he" => 187,
        "it" => 188,
        "ja" => 193,
        "nl" => 202,
        "pl" | "tr" => 166,
        "pt" => 181,
        "ru" => 184,
        "sl" => 180,
        "sv" => 199,
        "zh" => 158,
        _ => 180,
    }
}

/// Whether a text may hold a script in which `segments` finds words. Its letters begin with these bytes, and those of other
/// scripts seldom do, Korean apart.
fn may_be_unspaced(text: &str) -> bool {
    any_pair(text.as_bytes(), |byte, next| {
        let thai_or_lao = (byte == 0xe0) & within(next, 0xb8, 0xbb);
        let burmese_or_khmer = (byte == 0xe1) & ((next <= 0x82) | within(next, 0x9e, 0x9f));
        let japanese_or_chinese = within(byte, 0xe3, 0xee) | (byte == 0xf0) & (next >= 0xa0);
        let compatible = (byte == 0xef) & (within(next, 0xa4, 0xab) | within(next, 0xbd, 0xbe));
        thai_or_lao | burmese_or_khmer | japanese_or_chinese | compatible
    })
}

/// Returns the words of a text, each with where it ends.
fn word_ends(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.split_whitespace().flat_map(move |piece| {
        let start = piece.as_ptr().addr() - text.as_ptr().addr();
        let mut from = 0;
        let words =
            ends(piece).into_iter().map(move |end| (&piece[std::mem::replace(&mut from, end)..end], start + end));
        words.collect::<Vec<_>>()
    })
}

/// Returns where the words end in a text without blanks. What is no letter belongs to the word before it, and an opening
/// sign to the one behind it. Letters of scripts with blanks make one word.
fn ends(piece: &str) -> Vec<usize> {
    if !piece.contains(is_segmented) {
        return vec![piece.len()];
    }
    let (mut found, mut end, mut last) = (Vec::new(), 0, None);
    let mut start = 0;
    for at in segments(piece) {
        let part = &piece[std::mem::replace(&mut start, at)..at];
        match part.chars().find(|c| c.is_alphanumeric()).map(is_segmented) {
            Some(is_own) => {
                if last.is_some_and(|before| before || is_own) {
                    found.push(end);
                }
                (last, end) = (Some(is_own), at);
            }
            None if part.chars().all(is_opening) => {}
            None => end = at,
        }
    }
    found.push(piece.len());
    found
}

/// Whether a sign belongs to what follows it.
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '«'
            | '‹'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '¿'
            | '¡'
            | '$'
            | '€'
            | '£'
            | '¥'
            | '#'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '（'
            | '［'
            | '｛'
            | '｢'
            | '＄'
            | '￡'
            | '￥'
            | '＃'
    )
}

/// Whether a sign belongs to what stands before it, even behind a blank.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '»'
            | '›'
            | '”'
            | '’'
            | '!'
            | '?'
            | '.'
            | '؟'
            | '。'
            | '！'
            | '？'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | 'ๆ'
            | 'ຯ'
            | 'ฯ'
            | '។'
            | '၊'
            | '။'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_any_kind_part_words() {
        for text in ["", " ", "a", " a ", "one two", "one\ttwo\nthree\r\nfour", "  a\u{b}b\u{c} c"] {
            assert_eq!(words(text), text.split_whitespace().count(), "{text:?}");
        }
        let long = "word  and\tword ".repeat(40);
        for from in 0..20 {
            assert_eq!(words(&long[from..]), long[from..].split_whitespace().count(), "from {from}");
        }
        assert_eq!(words("d’été à l’ombre"), 3);
    }

    #[test]
    fn words_are_found_where_there_are_no_blanks() {
        for (text, count) in [
            ("河流上游的国家", 4),
            ("河流上游，先通知。", 4),
            ("ロシアは2024年に", 5),
            ("上流の国は、ダムの建設を始める前に", 11),
            ("แม่น้ำโขง", 2),
            ("ប្រទេសខាងលើទន្លេ", 3),
            ("ປະເທດຕົ້ນນ້ຳ", 3),
            ("နိုင်ငံများ", 2),
            ("GDP增长了5%", 4),
            ("see-saw（上游）", 2),
            ("人민은 하늘", 3),
            ("« à l’été »", 4),
            ("—", 1),
            ("𠮷野家", 2),
        ] {
            assert_eq!(words(text), count, "{text}");
            assert_eq!(word_ends(text).count(), count, "{text}");
        }
    }

    #[test]
    fn every_script_without_blanks_is_seen_by_its_bytes() {
        for c in (0..0x0011_0000).filter_map(char::from_u32).filter(|c| is_segmented(*c)) {
            assert!(may_be_unspaced(&format!("é{c}")), "{c:?}");
        }
        for text in [
            "Été à Łódź",
            "Вода",
            "الماء ٣",
            "پانی",
            "नदी",
            "মেঘনা",
            "“€5” – ‘…’",
            "😀 ½",
            "\u{feff}a",
            "Việt ở",
            "კავკასია",
        ] {
            assert!(!may_be_unspaced(text), "{text}");
        }
    }

    #[test]
    fn a_beginning_ends_between_words() {
        for (text, most, start) in [
            ("one two three", 2, "one two"),
            ("one two", 2, "one two"),
            ("", 2, ""),
            ("à b", 0, ""),
            ("河流上游的国家", 2, "河流上游"),
            ("河流，上游的国家", 1, "河流，"),
            ("国家「上游」的", 1, "国家"),
            ("国家「上游」的", 2, "国家「上游」"),
            ("แม่น้ำโขง", 1, "แม่น้ำ"),
            // Neither before a closing sign nor behind an opening one.
            ("Dit « un mot » et plus", 4, "Dit « un mot »"),
            ("Dit « un mot » et plus", 2, "Dit"),
            ("Dit «\u{a0}un mot\u{a0}» et plus", 4, "Dit «\u{a0}un mot\u{a0}»"),
            ("Dit «\u{a0}un mot\u{a0}» et plus", 2, "Dit"),
            ("คน ต่าง ๆ กัน", 2, "คน ต่าง ๆ"),
            ("So viel ? Und mehr", 2, "So viel ?"),
            ("au moins 10\u{202f}000 personnes", 3, "au moins"),
            ("a\u{a0}b\u{a0}c\u{a0}d\u{a0}e f", 4, "a\u{a0}b\u{a0}c\u{a0}d"),
        ] {
            assert_eq!(first_words(text, most), start, "{text} {most}");
        }
    }

    #[test]
    fn a_long_text_without_blanks_takes_time_by_its_length() {
        for text in ["一", "การ", "中a1,", "เ", "「"] {
            let long = text.repeat(20_000);
            assert!(first_words(&long, usize::MAX) == long && words(&long) > 0);
        }
    }
}
