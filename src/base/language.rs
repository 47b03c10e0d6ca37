//! Languages by their BCP 47 tags: what they are called, and which way they are written.
//!
//! Names are CLDR's, in a table that `language/generate.mjs` makes: a name in English, and one in the language itself,
//! which is all that a link to another version needs. ICU4X has every language's name in every language, a thousand
//! times as much. Scripts, regions and other tags for one language are ICU4X's.

use super::data::{NameTable, name_table, records};
use icu_locale::{Direction, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language, by its tag in the usual case: `fr`, `pt-BR`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

/// The names of a language: in English, and in the language itself; either may be empty.
type Names = (&'static str, &'static str);

static NAMES: LazyLock<BTreeMap<&str, Names>> = LazyLock::new(|| {
    let fields = records(include_str!("language/languages.tsv")).filter_map(|line| line.split_once('\t'));
    fields.filter_map(|(tag, names)| Some((tag, names.split_once('\t')?))).collect()
});

impl Language {
    /// Returns the language of a tag, whatever its case. A text that is no tag is kept as it is, and has no names.
    pub fn of(tag: &str) -> Self {
        Self(tag.parse::<Locale>().map_or_else(|_| tag.to_owned(), |locale| locale.to_string()))
    }

    /// Returns its tag, as `lang` and `hreflang` take it.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns the attributes that mark a text in it: ` lang="fr" dir="ltr"`.
    pub fn attributes(&self) -> String {
        format!(" lang=\"{}\" dir=\"{}\"", self.0, self.direction())
    }

    /// Whether it is English, of whatever country.
    pub fn is_english(&self) -> bool {
        self.0.split('-').next() == Some("en")
    }

    /// Whether it has a name.
    pub fn is_known(&self) -> bool {
        self.name(|(english, _)| english).is_some()
    }

    /// Returns its name in English: `French`; its tag if it has none.
    pub fn english_name(&self) -> String {
        self.name(|(english, _)| english).unwrap_or_else(|| self.0.clone())
    }

    /// Returns its name in another language than English, as it stands within a sentence: `anglais` in French.
    pub fn name_in(&self, other: &Self) -> Option<&'static str> {
        static NAMES: LazyLock<NameTable> = LazyLock::new(|| name_table(include_str!("language/translated.tsv")));
        let canonical = self.canonical().map(|locale| locale.to_string()).unwrap_or_default();
        let common = self.common();
        let names = [&canonical, &self.0, &common].into_iter().find_map(|tag| NAMES.get(tag.as_str()))?;
        names.get(other.common().as_str()).copied()
    }

    /// Returns its name in another language, or its own name where that has none for it.
    pub fn named_in(&self, other: &Self) -> String {
        if other.is_english() {
            return self.english_name();
        }
        self.name_in(other).map_or_else(|| self.own_name(), str::to_owned)
    }

    /// Returns its name in the language itself, as it stands alone: `Français`; else the one in English.
    pub fn own_name(&self) -> String {
        self.name(|(_, own)| own).unwrap_or_else(|| self.english_name())
    }

    /// `ltr` or `rtl`, by its script or the one that it is usually written in.
    pub fn direction(&self) -> &'static str {
        let direction = self
            .canonical()
            .and_then(|locale| LocaleDirectionality::new_with_expander(LocaleExpander::new_extended()).get(&locale.id));
        if direction == Some(Direction::RightToLeft) { "rtl" } else { "ltr" }
    }

    /// Returns the language with its own or its most likely region, as Open Graph writes it: `fr_FR`.
    pub fn locale(&self) -> String {
        let Some(mut locale) = self.canonical() else { return self.0.replace('-', "_") };
        LocaleExpander::new_extended().maximize(&mut locale.id);
        match locale.id.region {
            Some(region) => format!("{}_{region}", locale.id.language),
            None => locale.id.language.to_string(),
        }
    }

    /// Returns the shorter or newer tag that the language is commonly known by, `fr` for `fra`; not one that needs a
    /// region, as `fa-AF` for `prs`.
    pub fn commoner(&self) -> Option<Self> {
        let written: Locale = self.0.parse().ok()?;
        let canonical = self.canonical()?;
        let is_another = canonical.id.language != written.id.language;
        let is_alike = canonical.id.region == written.id.region && canonical.id.script == written.id.script;
        (is_another && is_alike).then(|| Self(canonical.to_string()))
    }

    /// Whether it is written in Arabic script, as Persian and Urdu are.
    pub fn is_in_arabic_script(&self) -> bool {
        self.written_locale().id.script.is_some_and(|script| script.as_str() == "Arab")
    }

    /// Returns its locale as ICU takes it; that of no language if its tag is none.
    pub fn icu_locale(&self) -> Locale {
        self.0.parse().unwrap_or(Locale::UNKNOWN)
    }

    /// Returns the language alone, in its newer tag: `fa` for `prs` and `fa-AF`, `zh` for `zh-Hant`.
    pub fn common(&self) -> String {
        self.canonical().map_or_else(|| self.0.clone(), |locale| locale.id.language.to_string())
    }

    /// Returns its locale as ICU takes it, in its newest tag and with the script that it is usually written in there.
    pub fn written_locale(&self) -> Locale {
        let mut locale = self.canonical().unwrap_or(Locale::UNKNOWN);
        let mut full = locale.id.clone();
        LocaleExpander::new_extended().maximize(&mut full);
        locale.id.script = full.script;
        locale
    }

    /// Returns the tags of which what holds for the language may hold, the narrowest first: for `pa-PK` itself, `pa-Arab` by
    /// the script that is usual there, and `pa`.
    pub fn wider(&self) -> Vec<String> {
        let Some(locale) = self.canonical() else { return Vec::new() };
        let scripted = self.written_locale().id.script.map(|script| format!("{}-{script}", locale.id.language));
        let all = [Some(locale.id.to_string()), scripted, Some(locale.id.language.to_string())];
        all.into_iter().flatten().collect()
    }

    fn canonical(&self) -> Option<Locale> {
        let mut locale: Locale = self.0.parse().ok()?;
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        Some(locale)
    }

    /// Returns the name of the longest beginning of its tag that has one, with the rest in brackets: `Español (PE)`.
    fn name(&self, of: fn(Names) -> &'static str) -> Option<String> {
        let canonical = self.canonical().map(|locale| locale.to_string()).unwrap_or_default();
        for tag in [&canonical, &self.0] {
            let ends = tag.match_indices('-').map(|(end, _)| end).chain([tag.len()]).collect::<Vec<_>>();
            for end in ends.into_iter().rev() {
                let Some(name) = NAMES.get(&tag[..end]).map(|names| of(*names)).filter(|name| !name.is_empty()) else {
                    continue;
                };
                let rest = tag[end..].trim_start_matches('-');
                return Some(if rest.is_empty() { name.to_owned() } else { format!("{name} ({rest})") });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_written_in_the_usual_case() {
        for (written, tag) in [("FR", "fr"), ("pt-br", "pt-BR"), ("zh-hant", "zh-Hant"), ("no tag", "no tag")] {
            assert_eq!(Language::of(written).tag(), tag);
        }
    }

    #[test]
    fn names_in_other_languages() {
        for (tag, other, name) in [
            ("en", "fr", Some("anglais")),
            ("ar", "ru", Some("арабский")),
            ("prs", "de", Some("Dari")),
            ("pt-BR", "es", Some("portugués")),
            ("ur", "zh-Hans", Some("乌尔都语")),
            ("ur", "sw", None),
        ] {
            assert_eq!(Language::of(tag).name_in(&Language::of(other)), name, "{tag} in {other}");
        }
    }

    #[test]
    fn names_in_english_and_of_their_own() {
        for (tag, english, own) in [
            ("en", "English", "English"),
            ("fr", "French", "Français"),
            ("ar", "Arabic", "العربية"),
            ("ur", "Urdu", "اردو"),
            ("fa-AF", "Dari", "دری"),
            ("prs", "Dari", "دری"),
            ("ka", "Georgian", "ქართული"),
            ("zu", "Zulu", "isiZulu"),
            ("sr-Latn", "Serbian (Latn)", "Srpski"),
            ("zh-Hant", "Traditional Chinese", "繁體中文"),
            ("es-PE", "Spanish (PE)", "Español (PE)"),
            ("dv", "Divehi", "Divehi"),
            ("qqq", "qqq", "qqq"),
        ] {
            let language = Language::of(tag);
            assert_eq!((&*language.english_name(), &*language.own_name()), (english, own), "{tag}");
            assert_eq!(language.is_known(), tag != "qqq");
        }
    }

    #[test]
    fn directions_are_those_of_scripts() {
        for tag in ["ar", "dv", "fa", "he", "iw", "prs", "ps", "sd", "ug", "ur", "yi", "ckb", "pa-PK", "az-Arab"] {
            assert_eq!(Language::of(tag).direction(), "rtl", "{tag}");
        }
        for tag in ["en", "fr", "ar-Latn", "ku", "pa", "ks-Deva", "xyz", "no tag"] {
            assert_eq!(Language::of(tag).direction(), "ltr", "{tag}");
        }
    }

    #[test]
    fn locales_have_a_region() {
        for (tag, locale) in
            [("en", "en_US"), ("fr", "fr_FR"), ("ur", "ur_PK"), ("pt-PT", "pt_PT"), ("zh-Hant", "zh_TW")]
        {
            assert_eq!(Language::of(tag).locale(), locale);
        }
    }

    #[test]
    fn what_holds_for_a_language_is_sought_by_its_script_too() {
        assert_eq!(Language::of("pa-PK").wider(), ["pa-PK", "pa-Arab", "pa"]);
        assert_eq!(Language::of("prs").wider(), ["fa-AF", "fa-Arab", "fa"]);
        assert_eq!(Language::of("no tag").wider(), [""; 0]);
    }

    #[test]
    fn a_language_has_one_common_tag() {
        for (tag, commoner) in [("fra", Some("fr")), ("urd", Some("ur")), ("fr", None), ("prs", None), ("ckb", None)] {
            assert_eq!(Language::of(tag).commoner(), commoner.map(Language::of), "{tag}");
        }
    }
}
