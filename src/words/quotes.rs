//! The quotation marks of a language, by the CLDR.
//!
//! The table is made by `cldr/generate.mjs`: ICU4X has no data of delimiters. A language that it does not know has the marks
//! of no language in particular, `“…”` and `‘…’`.

use crate::base::Language;
use crate::base::data::records;

/// What stands before a quotation and what behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    pub opens: char,
    pub closes: char,
}

/// The quotation marks of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quotes {
    pub outer: Pair,
    /// Those of a quotation within another.
    pub inner: Pair,
    /// Whether a narrow blank stands inside guillemets, and blanks before high punctuation, as in French. The CLDR has the
    /// marks alone; the blanks are those of the Imprimerie nationale, with the narrow one that the web has for them.
    pub is_spaced: bool,
}

impl Quotes {
    /// Returns those of a language, by the narrowest tag that the table has.
    pub fn of(language: &Language) -> Self {
        let table = || records(include_str!("cldr/quotes.tsv")).filter_map(|line| line.split_once('\t'));
        let row = |tag: &str| table().find(|(known, _)| *known == tag).map(|(_, marks)| marks);
        let marks = language.wider().iter().find_map(|tag| row(tag)).or_else(|| row("und"));
        let mut marks = marks.into_iter().flat_map(str::chars).filter(|c| *c != '\t');
        let mut pair =
            |opens, closes| Pair { opens: marks.next().unwrap_or(opens), closes: marks.next().unwrap_or(closes) };
        Self { outer: pair('“', '”'), inner: pair('‘', '’'), is_spaced: language.common() == "fr" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own() {
        for (tag, marks) in [
            ("en", "“”‘’"),
            ("fr", "«»«»"),
            ("fr-CA", "«»”“"),
            ("de-AT", "„“‚‘"),
            ("es", "“”‘’"),
            ("pt-PT", "«»“”"),
            ("ru", "«»„“"),
            ("tr", "“”‘’"),
            ("ar", "”“’‘"),
            ("prs", "«»‹›"),
            ("ps", "“”‘’"),
            ("ur", "”“’‘"),
            ("zh", "“”‘’"),
            ("zh-TW", "「」『』"),
            ("tlh", "“”‘’"),
        ] {
            let Quotes { outer, inner, is_spaced } = Quotes::of(&Language::of(tag));
            assert_eq!(
                [outer.opens, outer.closes, inner.opens, inner.closes].iter().collect::<String>(),
                marks,
                "{tag}"
            );
            assert_eq!(is_spaced, tag.starts_with("fr"), "{tag}");
        }
    }

    #[test]
    fn every_line_of_the_table_is_four_marks() {
        for line in records(include_str!("cldr/quotes.tsv")) {
            assert!(
                line.split('\t').skip(1).all(|mark| mark.chars().count() == 1) && line.split('\t').count() == 5,
                "{line}"
            );
        }
    }
}
