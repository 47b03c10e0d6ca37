//! What makes a brief better, and what is left open of its life: reported by `check` alone, each with a switch in `checks`.
//!
//! How often a brief names a country does not say what it is about. So these problems suggest, and the author decides.

use crate::base::{Code, Diagnostic, FieldPath, Place, SourcePath, Span};

/// Most words of a policy brief's body.
pub const MAX_BRIEF_WORDS: usize = 1500;

/// Most words of a summary.
pub const MAX_SUMMARY_WORDS: usize = 75;

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

problems! {
    long_brief(file: &SourcePath) = LongBrief, Place::top(file, "title"),
        "the policy brief has more than {MAX_BRIEF_WORDS} words",
        "shorten it, or give it `type: report` or `type: backgrounder`";
    empty_body(file: &SourcePath, help: &str) = EmptyBody, Place::top(file, "title"),
        "the page has no text",
        (help);
    long_summary(file: &SourcePath, words: usize) = LongSummary, Place::top(file, "summary"),
        "the summary has {words} words, more than {MAX_SUMMARY_WORDS}",
        "say what is new, why it matters and what should be done, one sentence each";
    no_recommendations(file: &SourcePath) = NoRecommendations, Place::top(file, "title"),
        "the policy brief has no recommendations",
        "add `recommendations:` with `to:` and `text:`, or a heading `Recommendations`";
    no_addressee(
        file: &SourcePath, index: usize
    ) = NoAddressee, Place::field(file, FieldPath::of("recommendations").index(index)),
        "the recommendation does not say who should act",
        "add `to: …`, the ministry, organisation or office that can do it";
    no_as_of(file: &SourcePath) = NoAsOf, Place::top(file, "date"),
        "the brief does not say when its information ends",
        "add `as_of: YYYY-MM-DD`, the last day that it takes into account";
    no_sources(file: &SourcePath) = NoSources, Place::top(file, "title"),
        "the brief names no sources",
        "add `sources:` with `title:` and `url:`, footnotes, or a heading `Sources`";
    no_event_date(file: &SourcePath) = NoEventDate, Place::top(file, "type"),
        "nobody is told when this event is",
        "type `event: {{starts: 2026-12-05T14:00, venue: …}}`; `date` is the day of the announcement";
    as_of_after_date(file: &SourcePath, as_of: &str, date: &str) = AsOfAfterDate, Place::top(file, "as_of"),
        "the information ends on {as_of}, after the brief's date, {date}",
        "set `as_of` to the last day that it takes into account, or mend `date`";
    no_alt_text(file: &SourcePath, image: Span) = NoAltText, Place::span(file, image),
        "the image has no text alternative",
        "write what it shows between the brackets: `![…](file)`";
    no_alt_text_in_front(file: &SourcePath) = NoAltText, Place::top(file, "image"),
        "the image has no text alternative",
        "add `alt:` with what it shows";
    /// Reports a figure of the body without a caption, where its source would stand.
    no_figure_source(file: &SourcePath, image: Span) = NoFigureSource, Place::span(file, image),
        "the figure does not say where it is from",
        "add a caption that does: `![…](file \"What it shows. Source: …\")`";
    no_figure_source_in_front(file: &SourcePath) = NoFigureSource, Place::top(file, "image"),
        "the image does not say where it is from",
        "add `credit:`, or a `caption:` that says it";
    /// Reports a video without captions; `file` is where they would stand.
    no_captions(place: Place, file: &str) = NoCaptions, place,
        "the video has no captions, so who cannot hear it does not learn what is said",
        "put `{file}` beside it: captions in WebVTT, a file whose first line is `WEBVTT`",
        "if nothing is said in the site's videos, type in site.yaml: `checks: {{no-captions: off}}`";
    no_withdrawal_reason(file: &SourcePath, is_first: bool) = NoWithdrawalReason, Place::top(file, "status"),
        "the brief is withdrawn, but no `retraction` says when and why",
        (entry("YYYY-MM-DD", "retraction", "Why it was withdrawn.", is_first));
    updated_without_change(file: &SourcePath, day: &str, is_first: bool) = UpdatedWithoutChange, Place::top(file, "updated"),
        "the brief was updated on {day}, but readers are not told what has changed",
        (entry(day, "update", "What has changed.", is_first)),
        "`updated` can then go: it is the newest of `changes`";
    review_due(file: &SourcePath, day: &str) = ReviewDue, Place::top(file, "review_by"),
        "the brief was due for review on {day}",
        "look at it again, then type the day by which it is due next, `review_by: YYYY-MM-DD`",
        "if it no longer holds, type `status: withdrawn`, or name it under `supersedes` in what replaces it";
}

/// Returns what to type for a change; `is_first` if there is none yet.
fn entry(date: &str, kind: &str, note: &str, is_first: bool) -> String {
    let entry = format!("{{date: {date}, kind: {kind}, note: \"{note}\"}}");
    if is_first { format!("type `changes: [{entry}]`") } else { format!("add `- {entry}` to `changes`") }
}
