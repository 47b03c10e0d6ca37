//! The text of a new file: every key that its author should fill in, one item a line.
//!
//! What can be known is filled in. Where a text is to be written stands a [`PLACEHOLDER`], so that the new brief can be
//! looked at from the first moment, and no placeholder is published unnoticed: it is a warning of its own. A key whose
//! value is not a text that readers see is left empty, which means the same as leaving it out.

use crate::parse::yaml::scalar;
use jiff::civil::Date;
use std::fmt::Write as _;

/// What stands where a text is still to be written.
pub const PLACEHOLDER: &str = "…";

/// What is known of a new brief.
#[derive(Clone, Debug)]
pub struct NewBrief<'a> {
    /// One line, without control characters.
    pub title: &'a str,
    pub date: Date,
    /// Each as it is written, and the name that goes into a comment.
    pub countries: Vec<(String, Option<String>)>,
    pub topics: Vec<String>,
    pub authors: Vec<String>,
    /// Each as it is written, and the name that goes into a comment.
    pub regions: Vec<(String, Option<String>)>,
    pub groups: Vec<(String, Option<String>)>,
    /// Its slug, where it is not the first of the site.
    pub brief_type: Option<String>,
    pub series: Option<String>,
}

/// Returns a brief whose author has nothing to do but to fill in, withheld as a draft.
pub fn new_brief(brief: &NewBrief<'_>) -> String {
    let (title, date) = (scalar(brief.title), brief.date);
    let countries = list("countries", "codes or names, the primary one first", commented(&brief.countries));
    // Those of its countries are derived, so that most briefs name none.
    let areas = [("regions", &brief.regions), ("groups", &brief.groups)];
    let areas = areas.iter().filter(|(_, areas)| !areas.is_empty());
    let areas: String = areas.map(|(key, areas)| list(key, "slugs or names", commented(areas))).collect();
    let brief_type = scalar(brief.brief_type.as_deref().unwrap_or("policy-brief"));
    let series = brief.series.as_ref().map_or_else(String::new, |series| format!("series: {}\n", scalar(series)));
    let topics = list("topics", "slugs or titles", brief.topics.iter().map(|topic| scalar(topic)));
    let without = "slugs of profiles or names; without one, the publisher";
    let authors = list("authors", without, brief.authors.iter().map(|author| scalar(author)));
    format!(
        "\
---
title: {title}
date: {date} # withheld until this day begins
as_of: {date} # the last day that the brief takes into account
type: {brief_type}
status: draft # delete this line to publish
summary: >- # at most 75 words: what is new, why it matters, what should be done
  {PLACEHOLDER}
key_points: # three to five
  - text: >-
      {PLACEHOLDER}
recommendations:
  - to: {PLACEHOLDER} # the ministry, organisation or office that can act
    text: >-
      {PLACEHOLDER}
{countries}{areas}{topics}{authors}{series}sources: # what the brief rests on
  - title: {PLACEHOLDER}
    publisher: {PLACEHOLDER}
    date:
    url:
disclosure: # interests and funding
review_by: # the day on which it should be looked at again
---

## Context

## Analysis

## Implications
"
    )
}

/// What is known of a new translation: its title, and what of its original there is to translate.
#[derive(Clone, Debug, Default)]
pub struct NewTranslation<'a> {
    /// One line, without control characters.
    pub title: &'a str,
    /// Where it is to be another than the original's.
    pub slug: Option<&'a str>,
    pub has_subtitle: bool,
    pub key_points: usize,
    pub recommendations: usize,
    /// Whether the picture of the original has words.
    pub has_picture: bool,
}

/// Returns a translation: what it states itself, everything else being its original's. It has a life of its own all the
/// same, or it would be public with the next build, placeholders and all.
pub fn new_translation(translation: &NewTranslation<'_>) -> String {
    let text = |key: &str, is_there: bool| if is_there { format!("{key}: {PLACEHOLDER}\n") } else { String::new() };
    let items = |key: &str, count: usize, item: &str| match count {
        0 => format!("{key}: # the original has none\n"),
        count => format!("{key}:\n{}", item.repeat(count)),
    };
    let point = format!("  - text: >-\n      {PLACEHOLDER}\n");
    let recommendation = format!("  - to: {PLACEHOLDER}\n    text: >-\n      {PLACEHOLDER}\n");
    let picture = format!("image:\n  alt: {PLACEHOLDER}\n  caption: {PLACEHOLDER}\n");
    format!(
        "\
---
title: {}
{}{}status: draft # delete this line to publish it with its original
summary: >-
  {PLACEHOLDER}
{}{}{}translators: # slugs of profiles, or names
---
",
        scalar(translation.title),
        text("subtitle", translation.has_subtitle),
        translation.slug.map_or_else(String::new, |slug| format!("slug: {slug}\n")),
        items("key_points", translation.key_points, &point),
        items("recommendations", translation.recommendations, &recommendation),
        if translation.has_picture { &*picture } else { "" },
    )
}

/// Returns a topic. Nothing in it would be seen before it is written.
pub fn new_topic(title: &str) -> String {
    format!(
        "\
---
title: {}
parent: # the slug of the wider topic
names: # other names that mean this topic
summary: # one paragraph
---
",
        scalar(title)
    )
}

/// Returns the profile of an author. Nothing in it would be seen before it is written.
pub fn new_author(name: &str) -> String {
    format!(
        "\
---
name: {}
role: # what the author does
affiliation: # where the author works
email: # readers see it
orcid:
links: # pages elsewhere
summary: # one paragraph
---
",
        scalar(name)
    )
}

/// Returns a series. Nothing in it would be seen before it is written.
pub fn new_series(title: &str) -> String {
    format!(
        "\
---
title: {}
summary: # one paragraph
---
",
        scalar(title)
    )
}

/// Returns a plain page, withheld as a draft, since readers would find nothing on it.
pub fn new_page(title: &str) -> String {
    format!(
        "\
---
title: {}
summary: # one paragraph, for search engines and previews
status: draft # delete this line to publish
---
",
        scalar(title)
    )
}

/// Returns names with comments.
fn commented(names: &[(String, Option<String>)]) -> impl Iterator<Item = String> {
    names.iter().map(|(written, name)| {
        let name = name.as_ref().map_or_else(String::new, |name| format!(" # {name}"));
        format!("{}{name}", scalar(written))
    })
}

/// Returns a list, one item a line; without an item the key alone, and what belongs there.
fn list(key: &str, hint: &str, items: impl Iterator<Item = String>) -> String {
    let mut list = String::new();
    for item in items {
        writeln!(list, "  - {item}").expect("a string takes all that is written");
    }
    if list.is_empty() { format!("{key}: # {hint}\n") } else { format!("{key}:\n{list}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::parse::front_matter::{
        AuthorFrontMatter, BriefFrontMatter, PageFrontMatter, SeriesFrontMatter, Split, TopicFrontMatter, split,
    };
    use crate::parse::shape::Shaped;
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    /// Returns the front matter of a text, as its reader sees it.
    fn front<T: Shaped + DeserializeOwned>(text: &str) -> T {
        let Split::Closed { yaml, .. } = split(text) else { panic!("{text}") };
        let read = crate::parse::yaml::whole(text, Span::new(yaml.range()));
        read.unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
    }

    fn brief(title: &str, names: &[String]) -> String {
        let named = || names.iter().map(|name| (name.clone(), Some("Name".to_owned()))).collect::<Vec<_>>();
        new_brief(&NewBrief {
            title,
            date: Date::constant(2026, 2, 3),
            countries: named(),
            topics: names.to_vec(),
            authors: names.to_vec(),
            regions: named(),
            groups: named(),
            brief_type: names.first().cloned(),
            series: names.first().cloned(),
        })
    }

    #[test]
    fn lists_and_prose_stand_one_item_a_line() {
        let text = brief("Iran: sanctions", &["NO".to_owned()]);
        assert!(text.contains("\ncountries:\n  - 'NO' # Name\nregions:\n  - 'NO' # Name\ngroups:\n  - 'NO' # Name\ntopics:\n  - 'NO'\nauthors:\n  - 'NO'\nseries: 'NO'\n"), "{text}");
        assert!(text.starts_with("---\ntitle: 'Iran: sanctions'\ndate: 2026-02-03 # "), "{text}");
        assert!(!text.contains(['[', '{']), "{text}");
        let empty = front::<BriefFrontMatter>(&brief("A", &[]));
        assert!(empty.countries.is_empty() && empty.topics.is_empty() && empty.authors.is_empty());
    }

    proptest! {
        #[test]
        fn what_was_asked_for_is_what_is_read(
            title in "([a-zA-Z0-9 :#'\"!&*?|>%@`{}\\[\\],~…é中\u{301}\\\\-]{1,30}|\\PC{1,30})",
            names in prop::collection::vec("([A-Z]{2}|[0-9.]{1,4}|[a-z -]{1,9}|\\PC{1,12})", 0..4),
        ) {
            let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (title, names) = (one_line(&title), names.iter().map(|name| one_line(name)).collect::<Vec<_>>());
            let read = front::<BriefFrontMatter>(&brief(&title, &names));
            prop_assert_eq!(read.title.as_deref(), Some(&*title));
            prop_assert_eq!(&*read.countries, &*names);
            prop_assert_eq!((&*read.topics, &*read.regions, &*read.groups), (&*names, &*names, &*names));
            let first = names.first().map(String::as_str);
            prop_assert_eq!(read.brief_type.as_deref(), Some(first.unwrap_or("policy-brief")));
            prop_assert_eq!(read.series.as_deref(), first);
            let authors: Vec<_> = read.authors.iter().map(|author| author.name.clone().unwrap_or_default()).collect();
            prop_assert_eq!(authors, names);
            let translation = NewTranslation { title: &title, slug: Some("a-b"), key_points: 2, ..Default::default() };
            let read = front::<BriefFrontMatter>(&new_translation(&translation));
            prop_assert_eq!((read.key_points.len(), read.recommendations.len()), (2, 0));
            prop_assert_eq!((read.title.as_deref(), read.slug.as_deref()), (Some(&*title), Some("a-b")));
            let read = front::<TopicFrontMatter>(&new_topic(&title));
            prop_assert_eq!(read.title.as_deref(), Some(&*title));
            let read = front::<AuthorFrontMatter>(&new_author(&title));
            prop_assert_eq!((read.name.as_deref(), read.role.as_deref(), read.summary), (Some(&*title), None, None));
            let read = front::<SeriesFrontMatter>(&new_series(&title));
            prop_assert_eq!(read.title.as_deref(), Some(&*title));
            let read = front::<PageFrontMatter>(&new_page(&title));
            prop_assert_eq!(read.title.as_deref(), Some(&*title));
            prop_assert_eq!(read.status.text(), Some("draft"));
        }
    }
}
