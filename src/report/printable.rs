//! Text that a terminal shows instead of obeying.
//!
//! A control character in a brief can move the cursor, change colours, set the window's title or hide a line; the
//! signs that turn the direction of writing can make a line read as what it is not. The C0 set has pictures of its
//! own in Unicode; everything else becomes the replacement character. C1 counts too: in UTF-8 terminals U+009B begins
//! an escape sequence just as ESC [ does. The joiners and marks that Urdu, Persian or emoji need stay.

/// Whether a terminal might obey `c` rather than show it.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns the text on one line, each unsafe character replaced by one that can be seen.
pub(super) fn line(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// Returns the same, with line feeds and tabs kept.
pub(super) fn lines(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { visible(c) }).collect()
}

fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).expect("U+2400 to U+241F are characters"),
        '\u{7F}' => '\u{2421}',
        c if is_unsafe(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}
