//! 'Did you mean': the known words closest to one that was typed.
//!
//! Each mistake is compared with every known word, and a file of a few kilobytes can hold thousands of mistakes. So those
//! that are made together share an allowance. Mistakes that come when it is used up are reported without suggestions.

use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Letters that are compared in all: milliseconds' worth, and more than a person's mistakes ever take.
const ALLOWANCE: usize = 20_000_000;
/// What a word costs that is too unlike to be compared, in letters.
const LOOK: usize = 100;
/// Bytes of the longest word that is suggested or has suggestions.
const LONGEST: usize = 200;

/// What suggestions for the mistakes of one file or one site may still cost.
#[derive(Clone, Debug)]
pub struct Suggestions {
    left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: ALLOWANCE }
    }
}

impl Suggestions {
    /// Returns what [`nearest`] does, or nothing when the allowance is used up. A search that was begun is finished.
    pub fn nearest<'a>(&mut self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        if self.is_spent() || typed.len() > LONGEST {
            return Vec::new();
        }
        let typed = typed.to_lowercase();
        let length = typed.chars().count();
        let mut close: Vec<(usize, &str)> = Vec::new();
        for word in known {
            self.pay(LOOK);
            if word.len() > LONGEST {
                continue;
            }
            let lower = word.to_lowercase();
            let other = lower.chars().count();
            let (longest, begins) = (length.max(other), typed.len() >= 3 && lower.starts_with(&typed));
            // No distance is smaller than the difference of the lengths.
            if length.abs_diff(other) * 3 > longest && !begins {
                continue;
            }
            self.pay(length * other);
            let distance = strsim::damerau_levenshtein(&typed, &lower);
            if distance * 3 <= longest || begins {
                close.push((distance, word));
            }
        }
        close.sort_by_key(|(distance, _)| *distance);
        close.dedup_by_key(|(_, word)| *word);
        close.into_iter().take(3).map(|(_, word)| word).collect()
    }

    /// Returns at most three of the known slugs that share at least half of the words of one that was typed, most
    /// first.
    pub fn of_words(&mut self, typed: &str, known: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<String> {
        let words = |text: &str| -> BTreeSet<String> {
            let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
            parts.map(str::to_lowercase).collect()
        };
        let typed = words(typed);
        let mut close: Vec<(usize, String)> = Vec::new();
        for known in known {
            if self.is_spent() {
                break;
            }
            let known = known.as_ref();
            self.pay(LOOK + known.len());
            let own = words(known);
            let shared = own.intersection(&typed).count();
            if shared > 0 && shared * 2 >= own.len().min(typed.len()) {
                close.push((shared, known.to_owned()));
            }
        }
        close.sort_by_key(|(shared, _)| Reverse(*shared));
        close.into_iter().take(3).map(|(_, word)| word).collect()
    }

    /// Returns what another search among so many known words finds, or nothing when the allowance is used up.
    pub fn among<T>(&mut self, known: usize, search: impl FnOnce() -> Vec<T>) -> Vec<T> {
        if self.is_spent() {
            return Vec::new();
        }
        self.pay(known * LOOK);
        search()
    }

    /// Whether nothing more is looked for.
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    fn pay(&mut self, letters: usize) {
        self.left = self.left.saturating_sub(letters);
    }
}

/// Returns at most three of `known` that look like `typed`, the closest first, ties in the order given.
///
/// A word counts as close when it differs by no more than a third of its letters (Damerau-Levenshtein, so that two
/// swapped letters are one slip), or begins with what was typed.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    Suggestions::default().nearest(typed, known)
}

/// Returns `did you mean a, b or c?`, or `otherwise` when nothing is near.
pub fn did_you_mean<S: AsRef<str>>(nearest: &[S], otherwise: impl Into<String>) -> String {
    let quoted: Vec<String> = nearest.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.as_slice() {
        [] => otherwise.into(),
        [one] => format!("did you mean {one}?"),
        [first @ .., last] => format!("did you mean {} or {last}?", first.join(", ")),
    }
}

/// Returns a question after the nearest word, to end a sentence with; empty without one.
pub fn meant(nearest: &[impl AsRef<str>]) -> String {
    nearest.first().map_or_else(String::new, |near| format!("; did you mean `{}`?", near.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_beginnings() {
        assert_eq!(nearest("embrago_until", ["title", "embargo_until"]), ["embargo_until"]);
        assert_eq!(nearest("peace", ["peace-processes", "trade"]), ["peace-processes"]);
        assert!(nearest("xyz", ["title"]).is_empty());
        assert!(nearest(&"a".repeat(LONGEST + 1), [&*"a".repeat(LONGEST)]).is_empty());
    }

    #[test]
    fn an_allowance_comes_to_an_end() {
        let mut suggestions = Suggestions::default();
        let searches = (0..).take_while(|_| !suggestions.nearest("tilte", ["title"; 1000]).is_empty()).count();
        assert!((100..1000).contains(&searches), "{searches}");
        assert!(suggestions.among(1, || vec![1]).is_empty());
        assert_eq!(nearest("tilte", ["title"]), ["title"]);
    }
}
