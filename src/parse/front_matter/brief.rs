//! What a brief says about itself.

use crate::base::date::WrittenDate;
use crate::parse::free::Free;
use crate::parse::leaf::{Leaf, Status};
use crate::parse::shape::{Dictionary, Many};
use crate::record;
use jiff::Timestamp;
use jiff::civil::Date;

/// What `pdf` says of an edition that the tool makes.
pub const PDF_AUTO: &str = "auto";

/// What `pdf` says of a text that is to be on no paper.
pub const PDF_NONE: &str = "none";

/// What `pdf` may say in the place of a file.
pub const PDF_WORDS: [&str; 2] = [PDF_AUTO, PDF_NONE];

record! {
    /// `content/briefs/**/*.md`.
    pub struct BriefFrontMatter: "the front matter of a brief" {
        /// The title, plain text.
        [Required, Translated, Text] title: Option<String>,
        /// The subtitle, plain text.
        [Translated, Text] subtitle: Option<String>,
        /// The day of publication, or a date-time with offset; withheld until then.
        [Required, Own] date: Leaf<WrittenDate>,
        /// Information cut-off: the last day that the brief takes into account.
        as_of: Leaf<Date>,
        /// The day of the latest change, if `changes` does not say.
        updated: Leaf<WrittenDate>,
        /// The last part of the address; otherwise the file's or folder's name.
        [Own, Slug] slug: Option<String>,
        /// The exact address, for keeping an old one: `/old/path/`.
        [Rooted] url: Option<String>,
        /// The language that it is written in; the site's first one unless given.
        language: Option<String>,
        /// At most 75 words, plain text; otherwise the first paragraph.
        [Translated, Text] summary: Option<String>,
        /// Three to five points, inline Markdown.
        [Translated] key_points: Many<KeyPoint>,
        /// Who should do what.
        [Translated] recommendations: Many<Recommendation>,
        /// Countries it is about, the primary one first: codes or names.
        countries: Many<String>,
        /// Countries named in the text that it is not about.
        countries_excluded: Many<String>,
        /// Regions it is about; those of its countries are derived.
        regions: Many<String>,
        /// Organisations it is about; its countries' memberships are derived.
        groups: Many<String>,
        /// Topics: slugs or titles.
        topics: Many<String>,
        /// Slugs or names of profiles, other names, or maps; none: the publisher.
        authors: Many<Person>,
        /// Who translated this version, written like authors.
        [Own] translators: Many<Person>,
        /// The kind of brief: `policy-brief` unless given.
        [BriefType] brief_type("type"): Option<String>,
        /// The number of the report.
        [Text] number: Option<String>,
        /// The slug of its series.
        [Slug] series: Option<String>,
        /// Whether it is shown first on the home page.
        [Flag] featured: Option<String>,
        /// `draft`, `published` or `withdrawn`; `published` unless given.
        [Own, Words(&Status::WORDS)] status: Leaf<Status>,
        /// The instant before which it is withheld, with offset or zone.
        [Own] embargo_until: Leaf<Timestamp>,
        /// Slugs of older briefs that this one replaces.
        supersedes: Many<String>,
        /// The event that it announces or reports: when and where.
        event: Option<Occasion>,
        /// Dated events.
        chronology: Many<Event>,
        /// What was changed after publication.
        changes: Many<Change>,
        /// The day on which it should be looked at again.
        review_by: Leaf<Date>,
        /// What it rests on.
        sources: Many<Source>,
        /// The files of references that its text cites, beside those of the site: `.bib`, CSL-JSON, Hayagriva's YAML.
        bibliography: Many<String>,
        /// A PDF edition beside the file; `auto` has it made, `none` leaves it out.
        [File] pdf: Option<String>,
        /// Other files for readers.
        attachments: Many<Attachment>,
        /// Identifiers given by others.
        identifiers: Option<Identifiers>,
        /// An SPDX licence, if not the site's; `none` claims none.
        licence: Option<String>,
        /// Interests and funding, inline Markdown.
        [Inline] disclosure: Option<String>,
        /// The leading image.
        [Translated] image: Option<Image>,
        /// Whether the search page finds it; `true` unless given.
        [Flag] search: Option<String>,
        /// Old addresses that redirect here: `/old/url/`.
        aliases: Many<String>,
        /// Values of the site's own, for templates.
        extra: Dictionary<Free>,
    }
}

record! {
    /// `key_points`.
    pub struct KeyPoint: "a key point" or text {
        /// The point, inline Markdown.
        [Required, Inline] text: Option<String>,
    }
}

record! {
    /// `recommendations`.
    pub struct Recommendation: "a recommendation" or text {
        /// Who should act.
        [Text] to: Option<String>,
        /// What it should do, inline Markdown.
        [Required, Inline] text: Option<String>,
    }
}

record! {
    /// `authors` and `translators`. A plain text is a slug or a name.
    pub struct Person: "a person" or name {
        /// The name, or the slug of a profile; needed unless its parts or an organisation are given.
        [Text] name: Option<String>,
        /// The name of an organisation, in place of `name`.
        [Text] organisation: Option<String>,
        /// The given names.
        [Text] given: Option<String>,
        /// The family name, where the words of the name do not tell it.
        [Text] family: Option<String>,
        /// What stands behind the family name: `Jr.`, `III`.
        [Text] suffix: Option<String>,
        /// Where the person works.
        [Text] affiliation: Option<String>,
        /// The ORCID identifier.
        orcid: Option<String>,
    }
}

/// The kinds of `changes`.
pub const CHANGE_KINDS: [&str; 4] = ["correction", "clarification", "update", "retraction"];

record! {
    /// `changes`.
    pub struct Change: "a change" {
        /// The day of the change.
        [Required] date: Leaf<WrittenDate>,
        /// `correction`, `clarification`, `update` or `retraction`.
        [Required, Words(&CHANGE_KINDS)] kind: Option<String>,
        /// What was wrong and what is right, inline Markdown.
        [Required, Inline] note: Option<String>,
    }
}

record! {
    /// `chronology`.
    pub struct Event: "an event" {
        /// The day of the event.
        [Required] date: Leaf<Date>,
        /// What happened, inline Markdown.
        [Required, Inline] event: Option<String>,
    }
}

/// What `status` says of an event.
pub const EVENT_STATES: [&str; 3] = ["planned", "postponed", "cancelled"];

record! {
    /// `event`.
    pub struct Occasion: "an occasion" {
        /// Its first day, or the day and hour at which it begins.
        [Required] starts: Leaf<WrittenDate>,
        /// Its last day, or the day and hour at which it ends.
        ends: Leaf<WrittenDate>,
        /// The IANA time zone of its hours; the site's unless given.
        timezone: Option<String>,
        /// Where it takes place.
        [Text] venue: Option<String>,
        /// The address at which it can be followed.
        [WebAddress] online: Option<String>,
        /// The address at which one registers.
        [WebAddress] registration: Option<String>,
        /// `planned`, `postponed` or `cancelled`; `planned` unless given.
        [Words(&EVENT_STATES)] status: Option<String>,
    }
}

record! {
    /// `sources`.
    pub struct Source: "a source" or title {
        /// Its title.
        [Required, Text] title: Option<String>,
        /// The key by which the text cites it: `[@key]`.
        key: Option<String>,
        /// Who wrote it.
        [Text] authors: Many<String>,
        /// Who published it.
        [Text] publisher: Option<String>,
        /// When it was published.
        [Text] date: Option<String>,
        /// Where it is.
        [WebAddress] url: Option<String>,
        /// Where a copy is kept.
        [WebAddress] archived: Option<String>,
    }
}

record! {
    /// `image`.
    pub struct Image: "an image" or src {
        /// The file.
        [Required, File] src: Option<String>,
        /// What it shows, for those who cannot see it.
        [Translated, Text] alt: Option<String>,
        /// The caption, inline Markdown.
        [Translated, Inline] caption: Option<String>,
        /// Who made it.
        [Text] credit: Option<String>,
    }
}

record! {
    /// `attachments`.
    pub struct Attachment: "an attachment" or file {
        /// The file.
        [Required, File] file: Option<String>,
        /// What it is called.
        [Text] title: Option<String>,
    }
}

record! {
    /// `identifiers`.
    pub struct Identifiers: "`identifiers`" {
        /// The DOI, without `https://doi.org/`.
        doi: Option<String>,
        /// The ISBN.
        isbn: Option<String>,
        /// The ISSN of the series it appears in.
        issn: Option<String>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::parse::yaml::whole;

    /// The example of the manual, which shows every key.
    const FULL: &str = r#"title: Pakistan and Russia press for a negotiated Afghan settlement
subtitle: …
date: 2021-06-29
as_of: 2021-06-28
summary: >-
  At most 75 words. Without one, the first paragraph serves.
key_points:
  - text: Three to five.
recommendations:
  - to: Ministry of Foreign Affairs
    text: >-
      What it should do.
countries: [AF, PK, RU]
countries_excluded: [QA]
regions: [central-asia]
groups: [SCO]
topics: [peace-processes]
authors: [amina-khan]
type: policy-brief
number: "7"
series: afghan-settlement
featured: false
status: published
embargo_until: 2021-06-29T09:00:00+05:00
supersedes: [older-slug]
changes:
  - date: 2021-07-02
    kind: correction
    note: >-
      What was wrong and what is right.
review_by: 2022-06-30
event: {starts: 2021-07-05T15:00, ends: 2021-07-05T16:30, venue: Council Hall}
chronology:
  - date: 2021-03-18
    event: >-
      Moscow convenes the extended Troika.
sources:
  - title: …
    publisher: …
    date: …
    url: …
    archived: …
image: {src: photo.jpg, alt: …, caption: …, credit: …}
pdf: paper.pdf
attachments: [{file: annex.csv, title: Annex}]
identifiers: {doi: …, isbn: …}
licence: CC-BY-4.0
disclosure: …
aliases: [/old/url/]
extra: {}
"#;

    #[test]
    fn the_example_of_the_manual() {
        let brief: BriefFrontMatter = whole(FULL, Span::new(0..FULL.len())).unwrap();
        assert_eq!(brief.summary.as_deref(), Some("At most 75 words. Without one, the first paragraph serves."));
        assert_eq!(brief.recommendations[0].to.as_deref(), Some("Ministry of Foreign Affairs"));
        assert_eq!(brief.countries.0, ["AF", "PK", "RU"]);
        assert_eq!(brief.authors[0].name.as_deref(), Some("amina-khan"));
        assert_eq!((brief.brief_type.as_deref(), brief.number.as_deref()), (Some("policy-brief"), Some("7")));
        assert_eq!(brief.embargo_until.text(), Some("2021-06-29T09:00:00+05:00"));
        assert_eq!(brief.changes[0].kind.as_deref(), Some("correction"));
        assert_eq!(brief.event.as_ref().unwrap().starts.text(), Some("2021-07-05T15:00"));
        assert_eq!(brief.chronology[0].date.text(), Some("2021-03-18"));
        assert_eq!(brief.attachments[0].file.as_deref(), Some("annex.csv"));
        assert!(brief.sources.len() == 1 && brief.identifiers.is_some() && brief.image.is_some());
        assert!(brief.extra.is_empty());
    }
}
