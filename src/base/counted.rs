//! Numbers of things as people say them.

/// Returns `1 brief`, `7 briefs`: for nouns that take an `s`.
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Returns the first of several names as `shown`, and how many more there are: a message is a line.
pub fn first_of<T>(names: &[T], shown: impl Fn(&T) -> String) -> String {
    const NAMED: usize = 3;
    let first: Vec<String> = names.iter().take(NAMED).map(shown).collect();
    match names.len().saturating_sub(NAMED) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
