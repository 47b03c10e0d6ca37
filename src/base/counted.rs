//! Numbers of things as people say them.

/// Returns `1 brief`, `7 briefs`: for nouns that take an `s`.
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
