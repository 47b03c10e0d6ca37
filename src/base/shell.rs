//! Words for a command line that somebody is told to type.

/// Returns a text as a shell takes it for one word.
pub fn as_typed(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ',' | ':' | '@' | '%');
    if !text.is_empty() && !text.starts_with('~') && text.chars().all(is_plain) {
        return text.to_owned();
    }
    // Within single quotes a shell changes nothing; a single quote itself must stand outside them.
    format!("'{}'", text.replace('\'', "'\\''"))
}
