//! Monograms: the letters that stand for a house without a logo, and for an author without a portrait.
//!
//! A script with capitals has initials. In any other the first letter stands alone: two letters of Arabic join, and read as a
//! word that nobody meant.

use unicode_segmentation::UnicodeSegmentation;

/// Letters of the monogram of a house, at most.
const MOST_LETTERS: usize = 4;

/// Returns what stands for an organisation: its abbreviation, if that is short enough, or else its initials.
pub fn of_house(abbreviation: Option<&str>, name: &str) -> String {
    let abbreviation = abbreviation.map(str::trim).filter(|short| !short.is_empty());
    let is_short = |short: &&str| short.graphemes(true).count() <= MOST_LETTERS && !short.contains(char::is_whitespace);
    match abbreviation.filter(is_short) {
        Some(short) => short.to_owned(),
        None => {
            let initials = initials(abbreviation.unwrap_or(name));
            initials.into_iter().take(MOST_LETTERS).collect()
        }
    }
}

/// Returns what stands for a person: the initials of the first and the last name.
pub fn of_person(name: &str) -> String {
    let mut initials = initials(name);
    let last = (initials.len() > 1).then(|| initials.pop()).flatten();
    initials.into_iter().take(1).chain(last).collect()
}

/// Returns the first letters of the words that begin with a capital; without any that of the first word.
fn initials(name: &str) -> Vec<String> {
    let words = name.split(|c: char| c.is_whitespace() || c == '-' || c == '–');
    let letter = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.graphemes(true).next().map(str::to_owned)
    };
    let letters: Vec<String> = words.filter_map(letter).collect();
    let capitals: Vec<String> =
        letters.iter().filter(|letter| letter.starts_with(char::is_uppercase)).cloned().collect();
    // A name in a script without capitals may hold a Latin word, which is not what it begins with.
    let begins_large =
        letters.first().is_some_and(|first| first.starts_with(|c: char| c.is_lowercase() || c.is_uppercase()));
    if begins_large && !capitals.is_empty() {
        return capitals;
    }
    letters.first().map(|first| first.to_uppercase()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_has_its_abbreviation_or_its_initials() {
        assert_eq!(of_house(Some("IRD"), "Institute for Regional Diplomacy"), "IRD");
        assert_eq!(of_house(None, "Institute for Regional Diplomacy"), "IRD");
        assert_eq!(of_house(Some("Chatham House"), "Royal Institute of International Affairs"), "CH");
        assert_eq!(of_house(Some("Bruegel"), "Bruegel Briefs"), "B");
        assert_eq!(of_house(None, "Royal United Services Institute"), "RUSI");
        assert_eq!(of_house(None, "briefs on water"), "B");
        assert_eq!(of_house(Some(" "), "Élan – Zürich"), "ÉZ");
        assert_eq!(of_house(None, "«Кавказ» и мир"), "К");
    }

    #[test]
    fn a_script_without_capitals_has_one_letter() {
        assert_eq!(of_house(None, "معهد الدبلوماسية الإقليمية"), "م");
        assert_eq!(of_house(None, "区域外交研究所"), "区");
        assert_eq!(of_house(None, "معهد RAND"), "م");
        assert_eq!(of_house(None, "สถาบัน"), "ส");
        assert_eq!(of_person("أحمد راشد"), "أ");
        assert_eq!(of_person("किरण"), "कि", "a letter keeps its signs");
    }

    #[test]
    fn a_person_has_the_first_and_the_last_initial() {
        assert_eq!(of_person("Marta Kolvane"), "MK");
        assert_eq!(of_person("Ludwig van der Berg"), "LB");
        assert_eq!(of_person("Jean-Pierre Dupont"), "JD");
        assert_eq!(of_person("Plato"), "P");
        assert_eq!(of_person(""), "");
    }
}
