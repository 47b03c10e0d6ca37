//! 'Did you mean': the known words closest to one that was typed.

/// At most three of `known` that look like `typed`, the closest first, ties in the order given.
///
/// A word counts as close when it differs by no more than a third of its letters (Damerau-Levenshtein, so that two
/// swapped letters are one slip), or begins with what was typed.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let typed = typed.to_lowercase();
    let mut close: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|word| {
            let lower = word.to_lowercase();
            let distance = strsim::damerau_levenshtein(&typed, &lower);
            let longest = typed.chars().count().max(lower.chars().count());
            let begins = typed.len() >= 3 && lower.starts_with(&typed);
            (distance * 3 <= longest || begins).then_some((distance, word))
        })
        .collect();
    close.sort_by_key(|(distance, _)| *distance);
    close.dedup_by_key(|(_, word)| *word);
    close.into_iter().take(3).map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_beginnings() {
        assert_eq!(nearest("embrago_until", ["title", "embargo_until"]), ["embargo_until"]);
        assert_eq!(nearest("peace", ["peace-processes", "trade"]), ["peace-processes"]);
        assert!(nearest("xyz", ["title"]).is_empty());
    }
}
