//! Signs that travel through the formatter inside of texts and come out again.
//!
//! The formatter takes plain text: it knows no italics within a title, changes the case of names in it, and reads
//! numbers out of what is none. So markup, quotes and protected letters become private signs on the way in
//! (`texts.rs`) and are read back from its output (`glyph.rs`). The marks are tag characters, which sorting ignores.

/// The words before it, up to [`ITALIC_OFF`], are italic; it stands after the first sign they hold, so that the
/// formatter still sees where a word begins. The other `_ON` marks and the opening quotes stand so too.
pub const ITALIC_ON: char = '\u{E0041}';
/// The end of italics.
pub const ITALIC_OFF: char = '\u{E0042}';
/// The start of bold letters.
pub const BOLD_ON: char = '\u{E0043}';
/// The end of bold letters.
pub const BOLD_OFF: char = '\u{E0044}';
/// The start of raised letters.
pub const RAISED_ON: char = '\u{E0045}';
/// The end of raised letters.
pub const RAISED_OFF: char = '\u{E0046}';
/// The start of lowered letters.
pub const LOWERED_ON: char = '\u{E0047}';
/// The end of lowered letters.
pub const LOWERED_OFF: char = '\u{E0048}';
/// The start of small capitals.
pub const SMALL_ON: char = '\u{E0049}';
/// The end of small capitals.
pub const SMALL_OFF: char = '\u{E004A}';
/// A quote begins, after its first sign.
pub const QUOTE_ON: char = '\u{E004B}';
/// A quote ends.
pub const QUOTE_OFF: char = '\u{E004C}';
/// An apostrophe, which is no quote.
pub const APOSTROPHE: char = '\u{E004D}';
/// All up to [`DROP_OFF`] is not printed: numbers that tell the formatter of a plural.
pub const DROP_ON: char = '\u{E004E}';
/// The end of what is not printed.
pub const DROP_OFF: char = '\u{E004F}';
/// Authors that are not named.
pub const OTHERS: char = '\u{E0050}';
/// Keeps the formatter from knowing a word: a particle in the first word of an organisation's name, or a word that is
/// small in title case at the end of a title.
pub const SHIELD: char = '\u{E0051}';

/// A letter that stands before marks behind a first letter which is a small word by itself: of `“small”` the formatter would see
/// the word `s`, and not begin it with a capital. No living script has it.
pub const LETTER: char = '\u{10A00}';

const PROTECTED: u32 = 0xF_0000;

/// Whether no text may hold the sign, since it would be read as one of ours (or is a control sign).
pub fn is_reserved(sign: char) -> bool {
    matches!(sign, LETTER | '\u{E0000}'..='\u{E007F}' | '\u{F0000}'..='\u{10FFFF}')
        || (sign.is_control() && !sign.is_whitespace())
}

/// Returns the sign in a form that the formatter neither changes nor understands.
pub fn protected(sign: char) -> char {
    let code = u32::from(sign);
    if code < 0xFFFE { char::from_u32(PROTECTED + code).unwrap_or(sign) } else { sign }
}

/// Returns the sign behind a protected one, and any other as it is.
pub fn unprotected(sign: char) -> char {
    let code = u32::from(sign);
    if (PROTECTED..PROTECTED + 0xFFFE).contains(&code) {
        char::from_u32(code - PROTECTED).unwrap_or(sign)
    } else {
        sign
    }
}
