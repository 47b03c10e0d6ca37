//! The words and dates of languages (`et al.`, `n.d.`, names of months), as the CSL project gives them.
//!
//! They come with hayagriva, all sixty in one archive. Decoding all takes 65 ms and more, so one is decoded at a time. Urdu and Pashto,
//! for which that project has none, stand in `terms.tsv`.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::terms;
use crate::base::Language;
use hayagriva::archive::LOCALES;
use hayagriva::citationberg::taxonomy::{OtherTerm, Term};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, TermForm};

/// The languages of [`LOCALES`], in its order, which a test holds to it.
pub(super) const LANGUAGES: [&str; 63] = [
    "af-ZA",
    "ar",
    "bal-PK",
    "bg-BG",
    "brh-PK",
    "ca-AD",
    "cs-CZ",
    "cy-GB",
    "da-DK",
    "de-AT",
    "de-CH",
    "de-DE",
    "el-GR",
    "en-GB",
    "en-US",
    "es-CL",
    "es-ES",
    "es-MX",
    "et-EE",
    "eu",
    "fa-IR",
    "fi-FI",
    "fr-CA",
    "fr-FR",
    "gl-ES",
    "he-IL",
    "hi-IN",
    "hr-HR",
    "hu-HU",
    "hy-AM",
    "id-ID",
    "is-IS",
    "it-IT",
    "ja-JP",
    "km-KH",
    "ko-KR",
    "la",
    "lij-IT",
    "lt-LT",
    "lv-LV",
    "mn-MN",
    "ms-MY",
    "nb-NO",
    "nl-NL",
    "nn-NO",
    "pa-PK",
    "pl-PL",
    "pt-BR",
    "pt-PT",
    "ro-RO",
    "ru-RU",
    "sk-SK",
    "sl-SI",
    "sr-Cyrl-RS",
    "sr-Latn-RS",
    "sv-SE",
    "th-TH",
    "tl-PH",
    "tr-TR",
    "uk-UA",
    "vi-VN",
    "zh-CN",
    "zh-TW",
];

/// The languages that the CSL project has no words for, whose words all stand in `terms.tsv`.
const OWN: [&str; 2] = ["ps-AF", "ur-PK"];

/// What the languages of [`OWN`] take that is no word: days stand before months, and stops behind quotes.
const FRAME: &str = "en-GB";

/// The fallback of every language.
const ENGLISH: &str = "en-US";

/// What is taken for a language without a region, where more than one would do.
const USUAL: [(&str, &str); 9] = [
    ("de", "de-DE"),
    ("en", "en-US"),
    ("es", "es-ES"),
    ("fr", "fr-FR"),
    ("nn", "nn-NO"),
    ("no", "nb-NO"),
    ("pt", "pt-PT"),
    ("sr", "sr-Cyrl-RS"),
    ("zh", "zh-CN"),
];

/// The languages that were read, by their codes.
type Loaded = Mutex<BTreeMap<&'static str, Arc<Vec<Locale>>>>;

static LOADED: LazyLock<Loaded> = LazyLock::new(Mutex::default);

/// Returns the code of the words that serve a language (`fr` → `fr-FR`, `pt-AO` → `pt-PT`, `zh-Hant` → `zh-TW`), or
/// `None` if there are none for it.
pub fn code_for(language: &str) -> Option<&'static str> {
    let wanted = language.replace('_', "-");
    let all = || LANGUAGES.into_iter().chain(OWN);
    let exact = |code: &str| all().find(|known| known.eq_ignore_ascii_case(code));
    if let Some(code) = exact(&wanted) {
        return Some(code);
    }
    let mut parts = wanted.split('-');
    let base = parts.next().unwrap_or_default().to_ascii_lowercase();
    let mut rest = parts.map(str::to_ascii_lowercase);
    if base == "zh" && rest.any(|part| matches!(part.as_str(), "hant" | "hk" | "mo")) {
        return Some("zh-TW");
    }
    if base == "sr" && wanted.to_ascii_lowercase().contains("latn") {
        return Some("sr-Latn-RS");
    }
    let region = wanted.rsplit('-').next().unwrap_or_default();
    if base == "en"
        && ["AU", "IE", "IN", "KE", "NG", "NZ", "PK", "ZA"].iter().any(|known| known.eq_ignore_ascii_case(region))
    {
        return Some("en-GB");
    }
    let usual = USUAL.into_iter().find(|(known, _)| *known == base).map(|(_, code)| code);
    usual.or_else(|| all().find(|known| known.split('-').next() == Some(base.as_str())))
}

/// Returns the words of one language, and the English ones behind them for what it lacks. A language without words of
/// its own (Sindhi, Uzbek) has the English ones alone.
pub fn locales_for(language: &str) -> Arc<Vec<Locale>> {
    let code = code_for(language).unwrap_or(ENGLISH);
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(loaded.entry(code).or_insert_with(|| {
        let mut locales: Vec<Locale> = decode(code).into_iter().collect();
        if code != ENGLISH {
            locales.extend(decode(ENGLISH));
        }
        Arc::new(locales)
    }))
}

fn decode(code: &str) -> Option<Locale> {
    if OWN.contains(&code) {
        let mut locale = decode(FRAME)?;
        locale.lang = Some(LocaleCode(code.to_owned()));
        terms::mend(&mut locale, code);
        return Some(locale);
    }
    let place = LANGUAGES.iter().position(|known| *known == code)?;
    let mut locale = ciborium::from_reader(*LOCALES.get(place)?).ok()?;
    terms::mend(&mut locale, code);
    Some(locale)
}

/// Words that our own corrections need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// `“`
    pub open: String,
    /// `”`
    pub close: String,
    /// `‘`
    pub inner_open: String,
    /// `’`
    pub inner_close: String,
    /// `et al.`
    pub et_al: String,
    /// `and`
    pub and: String,
    /// Whether the language's words have typewriter's quotes (as the Arabic ones do), which we print curly.
    pub has_straight_quotes: bool,
    /// Whether full stops and commas go before a closing quote.
    pub is_punctuation_in_quote: bool,
    /// Whether commas between Arabic letters are those of that script.
    pub has_arabic_commas: bool,
}

impl Words {
    /// Returns the words of a language by their code, the style's own first.
    pub fn new(style: &IndependentStyle, language: &str, code: &str, locales: &[Locale]) -> Self {
        let base = code.split('-').next().unwrap_or_default();
        let is_for = |locale: &&Locale, wanted: &str| locale.lang.as_ref().is_some_and(|lang| lang.0 == wanted);
        let mut order: Vec<&Locale> = style.locale.iter().filter(|locale| is_for(locale, code)).collect();
        order.extend(style.locale.iter().filter(|locale| base != code && is_for(locale, base)));
        order.extend(style.locale.iter().filter(|locale| locale.lang.is_none()));
        order.extend(locales);
        let term = |term: OtherTerm| {
            let find = |locale: &&Locale| {
                let found = locale.term(Term::Other(term), TermForm::Long)?;
                found.single().map(str::to_owned)
            };
            order.iter().find_map(find).unwrap_or_default()
        };
        let option = |locale: &&Locale| locale.style_options.and_then(|options| options.punctuation_in_quote);
        let has_straight_quotes = term(OtherTerm::OpenQuote) == "\"";
        let quote = |name, curly: &str| if has_straight_quotes { curly.to_owned() } else { term(name) };
        Self {
            open: quote(OtherTerm::OpenQuote, "“"),
            close: quote(OtherTerm::CloseQuote, "”"),
            inner_open: quote(OtherTerm::OpenInnerQuote, "‘"),
            inner_close: quote(OtherTerm::CloseInnerQuote, "’"),
            has_straight_quotes,
            et_al: term(OtherTerm::EtAl),
            and: term(OtherTerm::And),
            is_punctuation_in_quote: order.iter().find_map(option).unwrap_or_default(),
            has_arabic_commas: Language::of(language).is_in_arabic_script(),
        }
    }
}

/// Returns the language in which a style's words are printed: the text's own, or the style's region of it (`en-GB` for
/// an English text in a British style) if the text names no region. A language without words takes the style's.
pub(super) fn code_in_style(language: &str, default: Option<&LocaleCode>) -> &'static str {
    let is_same = |default: &&LocaleCode| default.0.split('-').next() == Some(language);
    if let Some(code) = default.filter(is_same).and_then(|default| code_for(&default.0)) {
        return code;
    }
    code_for(language).or_else(|| code_for(&default?.0)).unwrap_or(ENGLISH)
}
