//! What makes a brief better: told by `check` alone, each with a switch in `checks`.

use crate::base::{At, FieldPath, Place, SourcePath};

/// Most words of a policy brief's body.
pub const MAX_BRIEF_WORDS: usize = 1500;

/// Most words of a summary.
pub const MAX_SUMMARY_WORDS: usize = 75;

problems! {
    /// Reports a policy brief that few will read to its end.
    long_brief(file: &SourcePath) = LongBrief, Place::top(file, "title"),
        "the policy brief has more than {MAX_BRIEF_WORDS} words",
        "shorten it, or give it `type: report` or `type: backgrounder`";
    /// Reports a brief or page whose body says nothing.
    empty_body(file: &SourcePath, help: &str) = EmptyBody, Place::top(file, "title"),
        "the page has no text",
        (help);
    /// Reports a summary that is no summary.
    long_summary(file: &SourcePath, words: usize) = LongSummary, Place::top(file, "summary"),
        "the summary has {words} words, more than {MAX_SUMMARY_WORDS}",
        "say what is new, why it matters and what should be done, one sentence each";
    /// Reports a policy brief that asks nobody for anything.
    no_recommendations(file: &SourcePath) = NoRecommendations, Place::top(file, "title"),
        "the policy brief has no recommendations",
        "add `recommendations:` with `to:` and `text:`, or a heading `Recommendations`";
    /// Reports a recommendation without an addressee.
    no_addressee(
        file: &SourcePath, index: usize
    ) = NoAddressee, Place::field(file, FieldPath::of("recommendations").index(index)),
        "the recommendation does not say who should act",
        "add `to: …`, the ministry, organisation or office that can do it";
    /// Reports a brief that does not say when its information ends.
    no_as_of(file: &SourcePath) = NoAsOf, Place::top(file, "date"),
        "the brief does not say when its information ends",
        "add `as_of: YYYY-MM-DD`, the last day that it takes into account";
    /// Reports a brief that rests on nothing it names.
    no_sources(file: &SourcePath) = NoSources, Place::top(file, "title"),
        "the brief names no sources",
        "add `sources:` with `title:` and `url:`, footnotes, or a heading `Sources`";
    /// Reports a brief that claims to know what happened after its own date.
    as_of_after_date(file: &SourcePath, as_of: &str, date: &str) = AsOfAfterDate, Place::top(file, "as_of"),
        "the information ends on {as_of}, after the brief's date, {date}",
        "set `as_of` to the last day that it takes into account, or mend `date`";
    /// Reports an image of the body that says nothing to those who cannot see it.
    no_alt_text(
        file: &SourcePath, address: &str
    ) = NoAltText, Place { file: file.clone(), at: At::Reference(address.to_owned()) },
        "the image has no text alternative",
        "write what it shows between the brackets: `![…](file)`";
    /// Reports a leading image that says nothing to those who cannot see it.
    no_alt_text_in_front(file: &SourcePath) = NoAltText, Place::top(file, "image"),
        "the image has no text alternative",
        "add `alt:` with what it shows";
    /// Reports a figure of the body without a caption, where its source would stand.
    no_figure_source(
        file: &SourcePath, address: &str
    ) = NoFigureSource, Place { file: file.clone(), at: At::Reference(address.to_owned()) },
        "the figure does not say where it is from",
        "add a caption that does: `![…](file \"What it shows. Source: …\")`";
    /// Reports a leading image that says neither what it is nor whose.
    no_figure_source_in_front(file: &SourcePath) = NoFigureSource, Place::top(file, "image"),
        "the image does not say where it is from",
        "add `credit:`, or a `caption:` that says it";
}
