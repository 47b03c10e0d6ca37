//! Space within texts.

/// Returns a text without space at its ends and with one space between its words.
pub fn tidied(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
