//! The languages of works, as BibLaTeX names them and as CSL wants them.

/// Names of languages in small letters, and their codes.
const LANGUAGES: &[(&str, &str)] = &[
    ("afrikaans", "af"),
    ("albanian", "sq"),
    ("arabic", "ar"),
    ("armenian", "hy"),
    ("basque", "eu"),
    ("bengali", "bn"),
    ("bosnian", "bs"),
    ("bulgarian", "bg"),
    ("catalan", "ca"),
    ("chinese", "zh"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("american", "en-US"),
    ("usenglish", "en-US"),
    ("british", "en-GB"),
    ("ukenglish", "en-GB"),
    ("canadian", "en-CA"),
    ("australian", "en-AU"),
    ("newzealand", "en-NZ"),
    ("estonian", "et"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("francais", "fr"),
    ("français", "fr"),
    ("acadian", "fr-CA"),
    ("canadien", "fr-CA"),
    ("galician", "gl"),
    ("georgian", "ka"),
    ("german", "de"),
    ("ngerman", "de"),
    ("deutsch", "de"),
    ("austrian", "de-AT"),
    ("naustrian", "de-AT"),
    ("swissgerman", "de-CH"),
    ("nswissgerman", "de-CH"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("magyar", "hu"),
    ("icelandic", "is"),
    ("indonesian", "id"),
    ("irish", "ga"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("latin", "la"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("macedonian", "mk"),
    ("malay", "ms"),
    ("mongolian", "mn"),
    ("norwegian", "nb"),
    ("norsk", "nb"),
    ("nynorsk", "nn"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("portuges", "pt"),
    ("brazilian", "pt-BR"),
    ("brazil", "pt-BR"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("español", "es"),
    ("mexican", "es-MX"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("thai", "th"),
    ("tibetan", "bo"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
    ("welsh", "cy"),
];

/// Returns the BCP 47 code of a language that is named or coded, or nothing if it is neither.
pub fn language_code(named: &str) -> Option<String> {
    let named = named.trim();
    let small = named.to_lowercase();
    let small = small.strip_prefix("lang").filter(|rest| !rest.is_empty()).unwrap_or(&small);
    if let Some((_, code)) = LANGUAGES.iter().find(|(name, _)| *name == small) {
        return Some((*code).to_owned());
    }
    let tag = named.replace('_', "-");
    let mut parts = tag.split('-');
    let is_language = parts
        .next()
        .is_some_and(|part| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let are_subtags =
        parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if is_language && are_subtags {
        Some(tag)
    } else {
        small.split_once([' ', ',', ';']).and_then(|(first, _)| language_code(first))
    }
}
