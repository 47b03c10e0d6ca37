//! The words of two texts, held against each other.

use std::collections::HashMap;

/// Most words that are told.
const MOST: usize = 12;

/// Returns the words of a document that a text of Markdown has fewer times, in the order of the document.
pub fn missing(document: &str, markdown: &str) -> Vec<String> {
    let mut known: HashMap<String, usize> = HashMap::new();
    for word in words(markdown) {
        *known.entry(word).or_default() += 1;
    }
    let mut missing = Vec::new();
    for word in words(document) {
        match known.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(word),
        }
    }
    if missing.len() > MOST {
        let more = missing.len() - MOST;
        missing.truncate(MOST);
        missing.push(format!("… and {more} more"));
    }
    missing
}

/// Returns runs of letters and digits. Whatever else stands between them may be a sign of Markdown.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let composed = without_tags(&crate::base::unicode::composed(text));
    let all: Vec<String> = composed
        .split(|c: char| !(c.is_alphanumeric() || crate::base::unicode::is_mark(c)))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    all.into_iter()
}

/// Returns a text without the tags of HTML that may stand within a word.
fn without_tags(text: &str) -> String {
    let within = ["sub", "sup", "u", "mark", "small", "strong", "em", "del"];
    let text = text.replace('\u{ad}', "");
    within.iter().fold(text, |text, name| text.replace(&format!("<{name}>"), "").replace(&format!("</{name}>"), ""))
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn what_is_not_there_is_told_once_for_each_time() {
        assert_eq!(missing("A word, a word and another", "a **word** and *another*"), ["a", "word"]);
        assert!(missing("1\u{a0}000 Données\u{ad}", "1 000 données").is_empty());
        assert!(missing("H2O", "H<sub>2</sub>O").is_empty());
    }
}
