//! Countries that a brief names and is not tagged with, and the other way round: told by `check` alone. Counts do not tell
//! what a text is about, so these suggest, and the author decides.

use crate::base::{Code, Diagnostic, FieldPath, Place, SourcePath};

/// How often a brief names a country before it is suggested as one that it is about.
pub const NAMED_OFTEN: usize = 6;

/// Fewest words of a body that is asked what it has to do with a country: fewer are a text that is still to be written.
pub const FEWEST_WORDS: usize = 10;

/// In a long text a country is named often if it is named once in so many words.
pub const WORDS_A_MENTION: usize = 250;

/// Reports a country that a brief names often, `times` at least, and is not tagged with; `tagged` and `excluded` are
/// the codes that its lists have.
pub fn country_not_tagged(
    file: &SourcePath,
    (name, code): (&str, &str),
    times: usize,
    (tagged, excluded): (&[&str], &[&str]),
) -> Diagnostic {
    let key = if tagged.is_empty() { "title" } else { "countries" };
    let with = |codes: &[&str]| [codes, &[code]].concat().join(", ");
    Diagnostic::new(
        Code::CountryNotTagged,
        Place::top(file, key),
        format!("the brief mentions {name} at least {times} times, but is not tagged `{code}`"),
        format!(
            "type `countries: [{}]` if the brief is about {name}, otherwise `countries_excluded: [{}]`",
            with(tagged),
            with(excluded)
        ),
    )
}

/// Reports a country that a brief is tagged with, at that place in the list, and never names; `others` are the codes
/// beside it.
pub fn country_not_mentioned(
    file: &SourcePath,
    index: usize,
    (name, code): (&str, &str),
    others: &[&str],
) -> Diagnostic {
    let without = match others {
        [] => "delete `countries`".to_owned(),
        others => format!("type `countries: [{}]`", others.join(", ")),
    };
    Diagnostic::new(
        Code::CountryNotMentioned,
        Place::field(file, FieldPath::of("countries").index(index)),
        format!("the brief is tagged `{code}`, but never mentions {name}"),
        format!("{without}, or say in the text what it has to do with {name}"),
    )
}
