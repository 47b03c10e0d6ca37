//! Plural forms, by the categories of the Unicode CLDR.
//!
//! A language says which categories it has and which of them a number belongs to. English has two; Arabic has six. A file
//! of words has one text for each category of its language, so no message is put together from a number and a noun.

/// A category of the CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    const ALL: [(Self, &str); 6] = [
        (Self::Zero, "zero"),
        (Self::One, "one"),
        (Self::Two, "two"),
        (Self::Few, "few"),
        (Self::Many, "many"),
        (Self::Other, "other"),
    ];

    /// Returns the category of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(category, _)| *category)
    }

    /// Returns the name that the CLDR gives it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(category, _)| *category == self).expect("all are listed").1
    }
}

/// The plural rules of a language.
#[derive(Clone, Copy, Debug)]
pub struct PluralRules {
    /// The categories that whole numbers fall into, `Other` last.
    pub categories: &'static [Category],
    /// Returns the category of a whole number.
    pub category: fn(usize) -> Category,
}

/// `1 brief`, `0 briefs`, `7 briefs`.
pub const ENGLISH: PluralRules = PluralRules {
    categories: &[Category::One, Category::Other],
    category: |count| if count == 1 { Category::One } else { Category::Other },
};
