//! Names of authors: whether one is an organisation's, and which part of a person's is the family name.
//!
//! Reference managers sort by family names, so a name is turned round for them, and the name of an organisation must not
//! be. Nothing but its words tells the two apart: `of`, `for` and `&` stand in no person's name, and a ministry, an institute
//! or a bank is no family. The words stand in `lexicon/organisations.tsv`, by language. Whoever writes a name with a comma,
//! `Bank, Mirjam`, has said that it is a person's and where its family name ends.

use super::data::records;
use super::one_line::plain_line;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A person's name in the parts that reference managers ask for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Parts {
    pub given: String,
    pub family: String,
    /// `Jr.`, `III`.
    pub suffix: Option<String>,
    /// Whether the family name stands first wherever the name is read, as in Korean.
    pub is_family_first: bool,
}

/// What a word says of the name in which it stands.
struct Words {
    /// Small words that stand in no person's name.
    joining: BTreeSet<&'static str>,
    /// What an organisation calls itself, wherever it stands.
    kinds: BTreeSet<&'static str>,
    /// What the name of an organisation begins with.
    beginnings: BTreeSet<&'static str>,
}

/// What stands behind a person's family name.
const SUFFIXES: [&str; 8] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "jnr"];

/// Belongs to the family name behind it, though it has a capital.
const PARTICLES: [&str; 15] =
    ["Van", "Von", "De", "Di", "Da", "Du", "Del", "Della", "Dos", "Das", "Al", "El", "Bin", "Ibn", "Ter"];

fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let mut words = Words { joining: BTreeSet::new(), kinds: BTreeSet::new(), beginnings: BTreeSet::new() };
        for line in records(include_str!("lexicon/organisations.tsv")) {
            let mut cells = line.split('\t').skip(1);
            let list = match cells.next().expect("a line has a language, a list and its words") {
                "joining" => &mut words.joining,
                "kind" => &mut words.kinds,
                "beginning" => &mut words.beginnings,
                other => unreachable!("there is no list {other}"),
            };
            list.extend(cells.next().expect("a list has words").split("; "));
        }
        words
    });
    &WORDS
}

/// Whether a name is that of an organisation, as far as its words tell.
pub fn is_organisation(name: &str) -> bool {
    let written: Vec<&str> = name.split_whitespace().collect();
    let lists = words();
    let is_joining = |(at, word): (usize, &&str)| at > 0 && at + 1 < written.len() && lists.joining.contains(*word);
    if written.iter().enumerate().any(is_joining) {
        return true;
    }
    if name.contains(',') {
        return false;
    }
    let is_kind = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let begins_large = !bare.starts_with(char::is_lowercase);
        let parts = bare.split(['-', '/', '’', '\'']);
        begins_large && parts.map(str::to_lowercase).any(|part| lists.kinds.contains(&*part))
    };
    let alone = written.len() == 1;
    let is_first =
        |word: &&str| !alone && (lists.beginnings.contains(*word) || lists.beginnings.contains(&*word.to_lowercase()));
    // One word is a name as it is, whoever has it; an abbreviation is nobody's.
    let is_abbreviation = alone && name.chars().count() > 1 && name.chars().all(|c| c.is_ascii_uppercase());
    is_abbreviation || written.iter().any(is_kind) || written.first().is_some_and(is_first)
}

impl Parts {
    /// Returns the name as lists sort it: `García Márquez, Gabriel`.
    pub fn sorted(&self) -> String {
        let Self { given, family, suffix, .. } = self;
        match suffix {
            Some(suffix) => format!("{family}, {given}, {suffix}"),
            None if given.is_empty() => family.clone(),
            None => format!("{family}, {given}"),
        }
    }

    /// Returns the parts that somebody has stated of a name, which is read as `shown`.
    pub fn stated(shown: &str, family: &str, given: Option<&str>, suffix: Option<&str>) -> Self {
        let plain = |text: &str| plain_line(text).into_owned();
        let (family, given) = (plain(family), given.map(plain).unwrap_or_default());
        let is_family_first = !given.is_empty() && plain(shown).starts_with(&family);
        Self { given, family, suffix: suffix.map(plain), is_family_first }
    }

    /// Returns the name as it is read where nobody has written it as a whole.
    pub fn whole(&self) -> String {
        let (first, second) =
            if self.is_family_first { (&self.family, &self.given) } else { (&self.given, &self.family) };
        let parts = [Some(first), Some(second), self.suffix.as_ref()];
        let said: Vec<&str> = parts.into_iter().flatten().map(String::as_str).filter(|part| !part.is_empty()).collect();
        said.join(" ")
    }
}

/// Returns the parts of a person's name; nothing where its commas leave open which is which. With a comma the family name stands before
/// it: `Bank, Mirjam`, `King, Martin Luther, Jr.`. Without one it is the last word with the small words before it: `van der Berg`.
pub fn parts(name: &str) -> Option<Parts> {
    let is_suffix = |text: &str| SUFFIXES.contains(&&*text.to_lowercase());
    let pieces: Vec<&str> = name.split(',').map(str::trim).collect();
    let stated = |family: &str, given: &str, suffix: Option<&str>| Parts {
        given: plain_line(given).into_owned(),
        family: plain_line(family).into_owned(),
        suffix: suffix.map(str::to_owned),
        is_family_first: false,
    };
    match *pieces.as_slice() {
        _ if pieces.contains(&"") => None,
        [whole] => Some(in_reading_order(whole, is_suffix)),
        [_, suffix] if is_suffix(suffix) => Some(in_reading_order(name, is_suffix)),
        [family, given] => Some(stated(family, given, None)),
        [family, given, suffix] | [family, suffix, given] if is_suffix(suffix) => {
            Some(stated(family, given, Some(suffix)))
        }
        _ => None,
    }
}

fn in_reading_order(name: &str, is_suffix: impl Fn(&str) -> bool) -> Parts {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let suffix = words.last().copied().filter(|word| words.len() > 2 && is_suffix(word));
    if suffix.is_some() {
        words.pop();
    }
    if let Some(last) = words.last_mut() {
        *last = last.trim_end_matches(',');
    }
    let suffix = suffix.map(str::to_owned);
    if let [family, given] = words.as_slice()
        && is_family_first(family, given)
    {
        return Parts { given: (*given).to_owned(), family: (*family).to_owned(), suffix, is_family_first: true };
    }
    let last = words.len().saturating_sub(1);
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    let mut family = words.iter().take(last).skip(1).position(is_small).map_or(last, |at| at + 1);
    while family > 1 && PARTICLES.contains(&words[family - 1]) {
        family -= 1;
    }
    let (given, family) = words.split_at(family);
    Parts { given: given.join(" "), family: family.join(" "), suffix, is_family_first: false }
}

/// Whether two words are a family name and then a given name: in Korean as it is romanised, `Kim Dae-jung`, and in the scripts
/// of East Asia.
fn is_family_first(family: &str, given: &str) -> bool {
    let is_east_asian =
        |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let romanised = given.split_once('-').is_some_and(|(first, second)| {
        let is_article = matches!(first, "Al" | "El" | "Abu" | "Abd" | "Ben" | "Bin");
        first.starts_with(char::is_uppercase)
            && !is_article
            && second.chars().count() > 1
            && second.chars().all(char::is_lowercase)
    });
    romanised || (family.chars().all(is_east_asian) && given.chars().all(is_east_asian))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations_by_their_words() {
        for name in [
            "Ministry of Foreign Affairs",
            "Department for Education",
            "Ministry of Finance & Trade",
            "Trade and Industry Unit",
            "UN Women",
            "World Bank",
            "International Crisis Group",
            "Ministère des Affaires étrangères",
            "Auswärtiges Amt",
            "Stiftung Wissenschaft und Politik",
            "Centre for X",
            "Ministerio de Asuntos Exteriores",
            "Doctors Without Borders",
            "European Commission",
            "UNICEF",
            "وزارة الخارجية",
            "Министерство иностранных дел",
            "Institut d'études politiques",
        ] {
            assert!(is_organisation(name), "{name}");
        }
        for name in [
            "Ludwig van der Berg",
            "Siobhán O'Neill",
            "Abdel Fattah el-Sisi",
            "Gabriel García Márquez",
            "José Ortega y Gasset",
            "Kim Dae-jung",
            "عبد الفتاح السيسي",
            "王毅",
            "Martin Luther King Jr.",
            "Amina KHAN",
            "J. R. R. Tolkien",
            "Bank, Mirjam",
            "Plato",
            "Uno Holmberg",
            "Au Nguyen",
            "Nils Per Hansen",
        ] {
            assert!(!is_organisation(name), "{name}");
        }
    }

    #[test]
    fn persons_in_their_parts() {
        for (name, family, given, suffix) in [
            ("Amina Khan", "Khan", "Amina", None),
            ("Ludwig van Beethoven", "van Beethoven", "Ludwig", None),
            ("Ursula Von der Leyen", "Von der Leyen", "Ursula", None),
            ("Charles De Gaulle", "De Gaulle", "Charles", None),
            ("Abdel Fattah el-Sisi", "el-Sisi", "Abdel Fattah", None),
            ("Siobhán O'Neill", "O'Neill", "Siobhán", None),
            ("Martin Luther King Jr.", "King", "Martin Luther", Some("Jr.")),
            ("Robert Downey, Jr.", "Downey", "Robert", Some("Jr.")),
            ("John Paul Stevens III", "Stevens", "John Paul", Some("III")),
            ("Kim Dae-jung", "Kim", "Dae-jung", None),
            ("Jean-Pierre Roy", "Roy", "Jean-Pierre", None),
            ("Nadia Abu-Zayd", "Abu-Zayd", "Nadia", None),
            ("王 毅", "王", "毅", None),
            ("عبد الفتاح السيسي", "السيسي", "عبد الفتاح", None),
            ("Plato", "Plato", "", None),
            ("Bank, Mirjam", "Bank", "Mirjam", None),
            ("García Márquez,  Gabriel José", "García Márquez", "Gabriel José", None),
            ("King, Martin Luther, Jr.", "King", "Martin Luther", Some("Jr.")),
            ("King, Jr., Martin Luther", "King", "Martin Luther", Some("Jr.")),
        ] {
            let is_family_first = matches!(name, "Kim Dae-jung" | "王 毅");
            let suffix = suffix.map(str::to_owned);
            let expected = Parts { given: given.to_owned(), family: family.to_owned(), suffix, is_family_first };
            assert_eq!(parts(name), Some(expected), "{name}");
        }
        for name in ["Doe, Jane, Roe, Richard", "Doe, Jane, PhD", "Doe,", ", Jane", "a,,b", ","] {
            assert_eq!(parts(name), None, "{name}");
        }
    }
}
