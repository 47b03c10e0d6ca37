//! The ids of headings, as GitHub makes them, so that `other.md#heading` works in both places.

use crate::base::unicode::is_mark;
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

/// Returns the id of a heading with that plain text: lower case, letters, digits, hyphens, underscores and vowel signs kept, blanks to
/// hyphens, everything else dropped. Empty when nothing is left.
pub fn anchor(title: &str) -> String {
    title
        .trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            '\u{200c}' | '\u{200d}' => Some(c),
            c if c.is_alphanumeric() || is_mark(c) || is_connector(c) => Some(c),
            _ => None,
        })
        .collect()
}

/// How the ids begin that only the tool itself sets.
const RESERVED_IDS: [&str; 4] = ["bp-", "fn-", "fnref-", "footnotes-title"];

/// Returns what makes an id not an author's to take, if it begins so.
pub fn reserved(id: &str) -> Option<&'static str> {
    RESERVED_IDS.into_iter().find(|start| id.starts_with(start))
}

/// Whether a character joins words, as `_` does.
fn is_connector(c: char) -> bool {
    CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::ConnectorPunctuation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_github() {
        assert_eq!(anchor("What's new? Why it matters"), "whats-new-why-it-matters");
        assert_eq!(anchor("Água & terra"), "água--terra");
        assert_eq!(anchor("प्रस्ताव"), "प्रस्ताव");
    }
}
