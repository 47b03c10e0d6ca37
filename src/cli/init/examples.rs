//! The example site in each language: what a new site begins with.

use crate::base::Language;

/// The files of a site, each by its path and text. `site.yaml` has gaps for what only one site has.
pub type Files = [(&'static str, &'static str); 9];

macro_rules! examples {
    ($($language:literal),*) => {
        /// The languages that there are, with their files; the first one is meant unless another is asked for.
        const EXAMPLES: &[(&str, Files)] = &[$(($language, [
            ("site.yaml", include_str!(concat!($language, "/site.yaml"))),
            ("content/home.md", include_str!(concat!($language, "/home.md"))),
            ("content/briefs/first-brief.md", include_str!(concat!($language, "/first-brief.md"))),
            ("content/briefs/second-brief.md", include_str!(concat!($language, "/second-brief.md"))),
            ("content/briefs/third-brief.md", include_str!(concat!($language, "/third-brief.md"))),
            ("content/countries/CH.md", include_str!(concat!($language, "/CH.md"))),
            ("content/topics/water-governance.md", include_str!(concat!($language, "/water-governance.md"))),
            ("content/authors/alex-example.md", include_str!(concat!($language, "/alex-example.md"))),
            ("content/pages/about.md", include_str!(concat!($language, "/about.md"))),
        ]),)*];
    };
}

examples!("en", "ar", "de", "es", "fa", "fr", "ps", "pt", "ru", "tr", "ur", "zh");

/// Returns the files of the example in a language, or in that of which it is a variety: of `pt-BR` those in Portuguese.
pub fn in_language(language: &Language) -> Option<&'static Files> {
    let common = language.common();
    EXAMPLES.iter().find(|(tag, _)| *tag == common).map(|(_, files)| files)
}

/// Returns the tags of all languages that there are, sorted.
pub fn languages() -> Vec<&'static str> {
    let mut tags: Vec<&str> = EXAMPLES.iter().map(|(tag, _)| *tag).collect();
    tags.sort_unstable();
    tags
}
