//! Plural forms, by the categories of the Unicode CLDR.
//!
//! A language says which categories it has and which of them a number belongs to. English has two; Arabic has six. A file
//! of words has one text for each category of its language, so no message is put together from a number and a noun.

/// The plural rules of a language.
#[derive(Clone, Copy, Debug)]
pub struct PluralRules {
    /// The names of the categories that whole numbers fall into, `other` last.
    pub categories: &'static [&'static str],
    /// Returns the place among them of the category that a whole number belongs to.
    pub category: fn(usize) -> usize,
}

/// `1 brief`, `0 briefs`, `7 briefs`.
pub const ENGLISH: PluralRules =
    PluralRules { categories: &["one", "other"], category: |count| if count == 1 { 0 } else { 1 } };
