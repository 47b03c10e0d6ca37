//! Words of scripts that put no blanks between them: Chinese, Japanese, Thai, Lao, Khmer, Burmese; and where lines may be broken.
//!
//! Words are found by the dictionaries of ICU4X. Its neural networks for Thai, Lao, Khmer and Burmese take a hundred times as
//! long, and reckon with fractions, which machines need not round alike.

use icu_segmenter::options::{LineBreakOptions, WordBreakInvariantOptions};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, WordSegmenter, WordSegmenterBorrowed};
use std::sync::LazyLock;

static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Whether a character is a letter, digit or vowel sign of such a script.
pub fn is_segmented(c: char) -> bool {
    match c {
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}' => c != '\u{30fb}',
        '\u{0e01}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => true,
        _ => false,
    }
}

/// Returns where the words and signs of a text end, in bytes.
pub fn segments(text: &str) -> impl Iterator<Item = usize> {
    SEGMENTER.segment_str(text).skip_while(|end| *end == 0)
}

static LINES: LineSegmenterBorrowed<'static> = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// Returns where a text may be broken into lines, in bytes, its end included (UAX 14). In scripts without blanks that need a
/// dictionary it breaks at blanks alone.
pub fn line_breaks(text: &str) -> impl Iterator<Item = usize> {
    LINES.segment_str(text).skip_while(|end| *end == 0)
}
