//! Mistakes of translations.

use super::config::languages_with;
use crate::base::unpublished::TEXT_ENDINGS;
use crate::base::{Code, Diagnostic, Language, Place, SourcePath};

/// Reports a file whose name says that it is a translation, without its original.
pub fn no_original(file: &SourcePath, original: &str, is_language: bool) -> Diagnostic {
    let stem = file.stem();
    // Windows hides an ending, and whoever types it has it twice.
    let is_twice = stem.rsplit_once('.').is_some_and(|(_, ending)| TEXT_ENDINGS.contains(&ending));
    if is_twice {
        let message =
            format!("the ending of a text stands twice in the name, so this would be a translation of `{original}`");
        return Diagnostic::new(Code::NoOriginal, Place::file(file), message, format!("rename it to `{stem}`"));
    }
    let renamed = stem.replace('.', "-");
    Diagnostic::new(
        Code::NoOriginal,
        Place::file(file),
        format!("the file is named like a translation of `{original}`, which does not exist"),
        match is_language {
            true => format!(
                "create `{original}`; or give this text a `date` and what else a brief has, and it stands alone"
            ),
            false => format!("create `{original}`, or rename this file to `{renamed}.{}`", file.extension()),
        },
    )
}

problems! {
    /// Reports a key that says another language than the name of its file.
    language_of_name(place: Place, written: &str, named: &Language) = OwnLanguage, place,
        (format!("`language` is `{written}`, but the name of the file says {} (`{}`)", named.english_name(), named.tag())),
        "leave the key out, or rename the file";
    /// Reports the text of a page in a language in which the site has none; `known` are those that it has.
    page_in_no_language(
        file: &SourcePath, kind: &str, language: &Language, known: &[Language]
    ) = NoLanguage, Place::file(file),
        (match language.is_known() {
            true => format!("the site has no pages in {}, so this {kind} has no place", language.english_name()),
            false => format!("no known language has the tag `{}`, so this {kind} has no place", language.tag()),
        }),
        (match language.is_known() {
            true => format!("add the language to site.yaml: `{}`", languages_with(known, language)),
            false => format!("rename the file to `{}.{}`", file.stem().replace('.', "-"), file.extension()),
        });
    own_language(file: &SourcePath, language: &Language, original: &str) = OwnLanguage, Place::file(file),
        (format!("the original is written in {} (`{}`), too, so this is no translation", language.english_name(), language.tag())),
        "put the text into `{original}`, or say there by `language:` which one it is written in";
    /// Reports a text whose name says the language of the site, and that stands alone.
    own_language_alone(file: &SourcePath, language: &Language, original: &str) = OwnLanguage, Place::file(file),
        (format!("the site is written in {} (`{}`), so this is no translation", language.english_name(), language.tag())),
        "rename the file to `{original}`";
    /// Reports a language tag that fewer programs know than another one; `renamed` is the file with the other.
    rare_language_tag(
        file: &SourcePath, language: &Language, commoner: &Language, renamed: &str
    ) = LanguageTag, Place::file(file),
        (format!("the usual tag of {} is `{}`, not `{}`", language.english_name(), commoner.tag(), language.tag())),
        "rename the file to `{renamed}`";
    not_in_translation(place: Place, key: &str, original: &SourcePath) = NotInTranslation, place,
        "`{key}` does not belong in a translation",
        "delete it: a translation takes `{key}` from its original, `{original}`";
    no_picture_to_translate(place: Place, original: &SourcePath) = NotInTranslation, place,
        "`image` gives words to a picture that the original does not have",
        "delete it, or add `image: {{src: …}}` to `{original}`";
    /// Reports a translation whose original was changed later; both days are written `2024-03-01`.
    old_translation(file: &SourcePath, day: &str, original: (&SourcePath, &str)) = OldTranslation, Place::top(file, "date"),
        (format!("the original was changed on {}, after this translation of {day}", original.1)),
        (format!("compare it with `{}`, and set `date` to the day on which it was brought up to date", original.0));
    not_translated(file: &SourcePath, key: &str, original: &SourcePath) = TranslationDiffers, Place::top(file, "title"),
        "the original has `{key}`, but the translation has none",
        "add `{key}:` to it, translated from `{original}`";
    /// Reports a list of which the translation has more or fewer items than its original.
    translation_differs(
        place: Place, key: &str, here: usize, original: (&SourcePath, usize)
    ) = TranslationDiffers, place,
        (format!("`{key}` has {here} here and {} in the original", original.1)),
        (format!("compare it with `{}`, which may have changed since", original.0));
}

/// Reports a translation into a language that has no name here; `renamed` is what the file would be called as a brief,
/// if it could be one where it lies.
pub fn unknown_language(file: &SourcePath, language: &Language, renamed: Option<&str>) -> Diagnostic {
    let tag = language.tag();
    let help = match renamed {
        Some(renamed) => format!("rename the file to `{renamed}` if it is no translation"),
        None => "move the file out of this folder if it is no translation".to_owned(),
    };
    Diagnostic::new(
        Code::LanguageTag,
        Place::file(file),
        format!("no known language has the tag `{tag}`, so readers see the tag"),
        help,
    )
    .and_help("set `checks: {language-tag: off}` in site.yaml if the tag is right")
}
