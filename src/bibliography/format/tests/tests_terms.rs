//! Words of languages that their files leave in English.

use crate::bibliography::format::locale::locales_for;
use hayagriva::citationberg::TermForm;
use hayagriva::citationberg::taxonomy::{Locator, Term};

#[test]
fn articles_are_counted_in_the_language_of_the_text() {
    for (language, one, several) in [
        ("ar", "المادة", "المواد"),
        ("fa", "ماده", "مواد"),
        ("ru", "ст.", "ст."),
        ("es", "art.", "arts."),
        ("es-MX", "art.", "arts."),
        ("en", "art.", "arts."),
    ] {
        let locales = locales_for(language);
        let term = locales[0].term(Term::Locator(Locator::ArticleLocator), TermForm::Short).expect("a term");
        assert_eq!((term.single(), term.multiple()), (Some(one), Some(several)), "{language}");
    }
}
