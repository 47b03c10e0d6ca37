//! What the pages around the briefs say about themselves: places, topics, authors, series, plain pages.

use super::Image;
use crate::base::FieldPath;
use crate::base::date::WrittenDate;
use crate::parse::by_language::ByLanguage;
use crate::parse::free::Free;
use crate::parse::leaf::{Leaf, Status};
use crate::parse::shape::{Dictionary, Many, Mark, Shape, Shaped, TextChange, Texts};
use crate::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Declares the record of a file beside the briefs: its own keys, then those that all such files have.
macro_rules! profile {
    ($(#[doc = $about:literal])* pub struct $name:ident: $what:literal { $($own:tt)* }) => {
        record! {
            $(#[doc = $about])*
            pub struct $name: $what {
                $($own)*
                /// `draft`, `published` or `withdrawn`.
                [Own, Words(&Status::WORDS)] status: Leaf<Status>,
                /// Withheld until this day.
                [Own] date: Leaf<WrittenDate>,
                /// Withheld until this instant, with offset or zone.
                [Own] embargo_until: Leaf<Timestamp>,
                /// Old addresses that redirect here: `/old/url/`.
                [Own] aliases: Many<String>,
                /// Whether the search page finds it; `true` unless given.
                [Own, Flag] search: Option<String>,
                /// Values of the site's own, for templates.
                [Own] extra: Dictionary<Free>,
            }
        }
    };
}

record! {
    /// `links` of a profile.
    pub struct Link: "a link" or url {
        /// The text of the link.
        [Text] title: Option<String>,
        /// Where it leads.
        [Required, WebAddress] url: Option<String>,
    }
}

profile! {
    /// `content/countries/`, `content/regions/`, `content/groups/`.
    pub struct PlaceFrontMatter: "the front matter of a country, region or group" {
        /// The name, where it is not the registry's.
        [Translated, Text] title: ByLanguage,
        /// One paragraph, plain text.
        [Translated, Text] summary: Option<String>,
        /// Facts: a list of label, value and source, or a map.
        [Translated] facts: Facts,
        /// Further reading.
        [Translated] links: Many<Link>,
        /// The countries of a region or group that the registry does not know.
        members: Many<Member>,
        /// The leading image.
        image: Option<Image>,
    }
}

record! {
    /// `members`.
    pub struct Member: "a member" or country {
        /// The country: code or name.
        [Required] country: Option<String>,
        /// The first day of its membership.
        since: Leaf<Date>,
        /// The day on which it ended.
        until: Leaf<Date>,
    }
}

record! {
    /// One of `facts`.
    pub struct Fact: "a fact" {
        /// What it is: `Capital`.
        [Required, Text] label: Option<String>,
        /// The fact, inline Markdown.
        [Required, Inline] value: Option<String>,
        /// Where it is from.
        [Text] source: Option<String>,
    }
}

/// `facts`: a list of facts, or a map from labels to values.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Facts(pub Many<Fact>);

impl Shaped for Facts {
    const SHAPE: Shape = Shape::Labelled(Fact::KEYS);

    fn is_stated(&self) -> bool {
        self.0.is_stated()
    }

    fn gather<'a>(&'a self, marks: &[Mark], at: &dyn Fn() -> FieldPath, texts: &mut Texts<'a>) {
        self.0.gather(marks, at, texts);
    }

    fn change(&mut self, marks: &[Mark], wanted: Mark, change: TextChange<'_>) {
        self.0.change(marks, wanted, change);
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FactsVisitor;
        impl<'de> Visitor<'de> for FactsVisitor {
            type Value = Facts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of facts or a map")
            }

            fn visit_unit<E: Error>(self) -> Result<Facts, E> {
                Ok(Facts::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Facts, A::Error> {
                Many::deserialize(serde::de::value::SeqAccessDeserializer::new(list)).map(Facts)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Facts, A::Error> {
                let map = Dictionary::<Option<String>>::deserialize(MapAccessDeserializer::new(map))?.0;
                if Fact::KEYS.know_all(map.iter().map(|(key, _)| key.as_str())) {
                    let mut fact = Fact::default();
                    for (key, value) in map {
                        match key.as_str() {
                            "label" => fact.label = value,
                            "value" => fact.value = value,
                            _ => fact.source = value,
                        }
                    }
                    return Ok(Facts(Many(vec![fact])));
                }
                let fact = |(label, value)| Fact { label: Some(label), value, source: None };
                Ok(Facts(Many(map.into_iter().map(fact).collect())))
            }
        }
        deserializer.deserialize_any(FactsVisitor)
    }
}

profile! {
    /// `content/topics/`.
    pub struct TopicFrontMatter: "the front matter of a topic" {
        /// The name of the topic.
        [Required, Translated, Name, Text] title: ByLanguage,
        /// The slug of the wider topic.
        parent: Option<String>,
        /// Other names that mean this topic.
        [Translated] names: Many<String>,
        /// One paragraph, plain text.
        [Translated, Text] summary: Option<String>,
        /// Further reading.
        [Translated] links: Many<Link>,
    }
}

profile! {
    /// `content/authors/`.
    pub struct AuthorFrontMatter: "the front matter of an author" {
        /// The full name.
        [Required, Translated, Name, Text] name: ByLanguage,
        /// Whether it is an organisation, where its name does not say so.
        [Flag] organisation: Option<String>,
        /// `person` or `organisation`; as `organisation` says unless given.
        [Words(&["person", "organisation"])] kind: Option<String>,
        /// The given names.
        [Text] given: Option<String>,
        /// The family name, where the words of the name do not tell it.
        [Text] family: Option<String>,
        /// What stands behind the family name: `Jr.`, `III`.
        [Text] suffix: Option<String>,
        /// What the author does.
        [Translated, Text] role: ByLanguage,
        /// Where the author works.
        [Translated, Name, Text] affiliation: ByLanguage,
        /// The ORCID identifier.
        orcid: Option<String>,
        /// An address that readers may write to.
        email: Option<String>,
        /// Pages elsewhere.
        [Translated] links: Many<Link>,
        /// One paragraph, plain text.
        [Translated, Text] summary: Option<String>,
        /// A portrait.
        image: Option<Image>,
    }
}

profile! {
    /// `content/series/`.
    pub struct SeriesFrontMatter: "the front matter of a series" {
        /// The name of the series.
        [Required, Translated, Name, Text] title: ByLanguage,
        /// One paragraph, plain text.
        [Translated, Text] summary: Option<String>,
        /// The leading image, and that of its briefs which have none.
        image: Option<Image>,
    }
}

profile! {
    /// `content/pages/**.md` and `content/home.md`.
    pub struct PageFrontMatter: "the front matter of a page" {
        /// The title, plain text.
        [Required, Text] title: Option<String>,
        /// One paragraph, plain text.
        [Text] summary: Option<String>,
        /// The last part of the address; otherwise the file's or folder's name.
        [Slug] slug: Option<String>,
        /// The exact address, for keeping an old one.
        [Rooted] url: Option<String>,
        /// The leading image.
        image: Option<Image>,
    }
}
