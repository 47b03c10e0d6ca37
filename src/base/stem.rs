//! Words without their endings, so that `sanctions` and `sanctioned` count as one.
//!
//! The stemmers are those of Snowball as they were in 2018. Words that they take for others, or cut in two ways, stand in
//! `exceptions.tsv`; endings that they do not know are in `endings.rs`. Snowball's own for Arabic is not used: it cuts roots into names
//! (Palestine becomes a word for sorrow).

mod endings;

use super::Language;
use super::data::records;
use endings::Known;
pub use endings::without_article;
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// A word, or how words begin, and the stem.
struct Exception {
    word: &'static str,
    is_whole: bool,
    stem: &'static str,
}

/// The stemmer of a language.
pub struct Stems {
    language: String,
    stemmer: Option<Stemmer>,
    exceptions: Vec<Exception>,
}

impl Stems {
    /// Returns that of a language; one that neither a stemmer nor a rule knows leaves all words whole.
    pub fn of(language: &Language) -> Self {
        let language = language.tag().split('-').next().unwrap_or_default().to_owned();
        let exceptions = exceptions(&language);
        Self { stemmer: algorithm(&language).map(Stemmer::create), language, exceptions }
    }

    /// Returns a word in small letters, as its language writes them: a small `I` is `ı` in Turkish.
    pub fn small(&self, word: &str) -> String {
        if matches!(&*self.language, "az" | "tr") {
            return word.replace('I', "ı").replace('İ', "i").to_lowercase();
        }
        word.to_lowercase()
    }

    /// Returns the stem of a word in small letters.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let fits = |one: &&Exception| if one.is_whole { word == one.word } else { word.starts_with(one.word) };
        let exception = self.exceptions.iter().filter(fits).max_by_key(|one| (one.is_whole, one.word.len()));
        if let Some(Exception { stem, .. }) = exception {
            return Cow::Borrowed(stem);
        }
        match (endings::known(&self.language, word), &self.stemmer) {
            (Known::Stem(stem), _) | (Known::Form(stem), None) => stem,
            (Known::Form(Cow::Borrowed(form)), Some(stemmer)) => self.cut(stemmer, form),
            (Known::Form(Cow::Owned(form)), Some(stemmer)) => Cow::Owned(self.cut(stemmer, &form).into_owned()),
        }
    }

    fn cut<'w>(&self, stemmer: &Stemmer, word: &'w str) -> Cow<'w, str> {
        if self.language == "tr" {
            return Cow::Owned(to_the_end(stemmer, word));
        }
        let stem = stemmer.stem(word);
        if self.language == "en" { endings::american(&stem).map_or(stem, Cow::Owned) } else { stem }
    }
}

/// Cuts until nothing more is cut. Turkish words have several endings one behind the other, of which the stemmer takes one or two, so
/// that a word and its plural differ by what else is taken for one.
fn to_the_end(stemmer: &Stemmer, word: &str) -> String {
    let mut word = word.to_owned();
    loop {
        let bare = endings::without_possessive(&word).unwrap_or(&word);
        let shorter = stemmer.stem(bare);
        if *shorter == word || shorter.chars().count() < 3 {
            return word;
        }
        word = shorter.into_owned();
    }
}

fn exceptions(language: &str) -> Vec<Exception> {
    let read = |line: &'static str| {
        let (word, stem) = line.strip_prefix(language)?.strip_prefix('\t')?.split_once('\t')?;
        let beginning = word.strip_suffix('*');
        Some(Exception { word: beginning.unwrap_or(word), is_whole: beginning.is_none(), stem })
    };
    records(include_str!("stem/exceptions.tsv")).filter_map(read).collect()
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(language: &str, words: &str) -> Vec<String> {
        let stems = Stems::of(&Language::of(language));
        words.split(' ').map(|word| stems.stem(&stems.small(word)).into_owned()).collect()
    }

    #[test]
    fn words_of_one_stem_are_one_word() {
        for (language, words) in [
            ("en-GB", "sanctions sanctioned"),
            ("en", "policies policy"),
            ("en", "organisations organization"),
            ("en", "universities university"),
            ("en", "international internationally"),
            ("en", "agreements agreement"),
            ("en", "mobilise mobilizing mobilisation mobilizations"),
            ("en", "labour labor labours"),
            ("en", "licences licensed"),
            ("en", "woman women"),
            ("en", "advise adviser advised"),
            ("de", "Ergebnis Ergebnisse Ergebnissen"),
            ("de", "Ministerium Ministerien Ministeriums"),
            ("de", "Risiko Risiken"),
            ("es", "gobierno gobiernos"),
            ("es", "juez jueces"),
            ("fr", "travail travaux"),
            ("pt", "nação nações"),
            ("pt", "regional regionais"),
            ("pt", "direção direcções"),
            ("ru", "беженец беженцы беженцев"),
            ("ru", "европеец европейцы"),
            ("ru", "целое целого"),
            ("tr", "mülteci mülteciler"),
            ("tr", "ekonomi ekonomisi"),
            ("tr", "SINIR sınırlar"),
            ("ar", "منظمة المنظمات"),
            ("ar", "قرار قرارات"),
            ("ar", "انتخاب الانتخابات"),
            ("ar", "اقتصادي الاقتصادية"),
            ("ar", "لاجئون لاجئين لاجئ"),
            ("ar", "اتفاقية اتفاقيات"),
            ("fa", "کشور کشورها کشورهای كشورهایی"),
            ("fa", "پناهنده پناهندگان"),
            ("ps", "هېواد هېوادونه هېوادونو"),
            ("ur", "ادارہ ادارے اداروں"),
            ("ur", "پابندی پابندیاں پابندیوں"),
            ("ur", "حملہ حملے"),
        ] {
            let found = stems(language, words);
            assert!(found.iter().all(|stem| *stem == found[0]), "{words}: {found:?}");
        }
    }

    #[test]
    fn other_words_have_other_stems() {
        for (language, words) in [
            ("en", "organisation organ"),
            ("en", "organization organ"),
            ("en", "university universal"),
            ("en", "international internal intern"),
            ("en", "emergency emergent"),
            ("en", "authority author authorize"),
            ("en", "important import"),
            ("en", "objective object"),
            ("en", "operation opera"),
            ("en", "according accord"),
            ("en", "civilization civil"),
            ("en", "realized real"),
            ("en", "four for"),
            ("en", "responsible response"),
            ("en", "directive direction"),
            ("de", "Rat Raten"),
            ("de", "Studium Studien"),
            ("es", "puerto puerta"),
            ("es", "enlaces enlaz"),
            ("fr", "partis parties"),
            ("pt", "importante importação"),
            ("ru", "право правила"),
            ("tr", "kur kurum"),
            ("tr", "sınır sinir"),
            ("ar", "مكتب مكتبة"),
            ("ar", "كتاب كتابة"),
            ("ar", "قانون قان"),
            ("ar", "فلسطين فلسط"),
            ("fa", "انتها انت"),
            ("ps", "تړون تړ"),
            ("ur", "ملک ملکہ"),
            ("ur", "قانون قان"),
            ("ur", "بارے بارہ"),
        ] {
            let mut found = stems(language, words);
            let count = found.len();
            found.sort_unstable();
            found.dedup();
            assert_eq!(found.len(), count, "{words}: {found:?}");
        }
    }

    #[test]
    fn words_of_an_unknown_language_stay_whole() {
        assert_eq!(stems("ja", "policies"), ["policies"]);
    }

    #[test]
    fn exceptions_are_sorted_and_stand_once() {
        let lines: Vec<&str> = records(include_str!("stem/exceptions.tsv")).collect();
        assert!(lines.is_sorted_by(|a, b| a < b), "{lines:?}");
    }
}
