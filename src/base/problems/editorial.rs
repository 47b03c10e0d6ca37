//! What makes a brief better: told by `check` alone, each with a switch in `checks`.

use crate::base::{At, Code, Diagnostic, FieldPath, Place, SourcePath};

/// Most words of a policy brief's body.
pub const MAX_BRIEF_WORDS: usize = 1500;

/// Most words of a summary.
pub const MAX_SUMMARY_WORDS: usize = 75;

/// Reports a policy brief that few will read to its end.
pub fn long_brief(file: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::LongBrief,
        Place::field(file, FieldPath::of("title")),
        format!("the policy brief has more than {MAX_BRIEF_WORDS} words"),
        "shorten it, or give it `type: report` or `type: backgrounder`",
    )
}

/// Reports a brief or page whose body says nothing.
pub fn empty_body(file: &SourcePath, help: &str) -> Diagnostic {
    Diagnostic::new(Code::EmptyBody, Place::field(file, FieldPath::of("title")), "the page has no text", help)
}

/// Reports a summary that is no summary.
pub fn long_summary(file: &SourcePath, words: usize) -> Diagnostic {
    Diagnostic::new(
        Code::LongSummary,
        Place::field(file, FieldPath::of("summary")),
        format!("the summary has {words} words, more than {MAX_SUMMARY_WORDS}"),
        "say what is new, why it matters and what should be done, one sentence each",
    )
}

/// Reports a policy brief that asks nobody for anything.
pub fn no_recommendations(file: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::NoRecommendations,
        Place::field(file, FieldPath::of("title")),
        "the policy brief has no recommendations",
        "add `recommendations:` with `to:` and `text:`, or a heading `Recommendations`",
    )
}

/// Reports a recommendation without an addressee.
pub fn no_addressee(file: &SourcePath, index: usize) -> Diagnostic {
    Diagnostic::new(
        Code::NoAddressee,
        Place::field(file, FieldPath::of("recommendations").index(index)),
        "the recommendation does not say who should act",
        "add `to: …`, the ministry, organisation or office that can do it",
    )
}

/// Reports a brief that does not say when its information ends.
pub fn no_as_of(file: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::NoAsOf,
        Place::field(file, FieldPath::of("date")),
        "the brief does not say when its information ends",
        "add `as_of: YYYY-MM-DD`, the last day that it takes into account",
    )
}

/// Reports a brief that rests on nothing it names.
pub fn no_sources(file: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::NoSources,
        Place::field(file, FieldPath::of("title")),
        "the brief names no sources",
        "add `sources:` with `title:` and `url:`, footnotes, or a heading `Sources`",
    )
}

/// Reports a brief that claims to know what happened after its own date.
pub fn as_of_after_date(file: &SourcePath, as_of: &str, date: &str) -> Diagnostic {
    Diagnostic::new(
        Code::AsOfAfterDate,
        Place::field(file, FieldPath::of("as_of")),
        format!("the information ends on {as_of}, after the brief's date, {date}"),
        "set `as_of` to the last day that it takes into account, or mend `date`",
    )
}

/// Reports an image of the body that says nothing to those who cannot see it.
pub fn no_alt_text(file: &SourcePath, address: &str) -> Diagnostic {
    Diagnostic::new(
        Code::NoAltText,
        Place { file: file.clone(), at: At::Reference(address.to_owned()) },
        "the image has no text alternative",
        "write what it shows between the brackets: `![…](file)`",
    )
}

/// Reports a leading image that says nothing to those who cannot see it.
pub fn no_alt_text_in_front(file: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::NoAltText,
        Place::field(file, FieldPath::of("image")),
        "the image has no text alternative",
        "add `alt:` with what it shows",
    )
}

/// Reports a figure of the body without a caption, where its source would stand.
pub fn no_figure_source(file: &SourcePath, address: &str) -> Diagnostic {
    Diagnostic::new(
        Code::NoFigureSource,
        Place { file: file.clone(), at: At::Reference(address.to_owned()) },
        "the figure does not say where it is from",
        "add a caption that does: `![…](file \"What it shows. Source: …\")`",
    )
}

/// Reports a leading image that says neither what it is nor whose.
pub fn no_figure_source_in_front(file: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::NoFigureSource,
        Place::field(file, FieldPath::of("image")),
        "the image does not say where it is from",
        "add `credit:`, or a `caption:` that says it",
    )
}
