//! The ids of headings, as GitHub makes them, so that `other.md#heading` works in both places.

/// The id of a heading with that plain text: lower case, letters, digits, hyphens and underscores kept, blanks to
/// hyphens, everything else dropped. Empty when nothing is left.
pub fn anchor(title: &str) -> String {
    title
        .trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_github() {
        assert_eq!(anchor("What's new? Why it matters"), "whats-new-why-it-matters");
        assert_eq!(anchor("Água & terra"), "água--terra");
    }
}
