//! The words of schema.org that pages use, as values that write themselves. What a page does not know is left out.

use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;

/// A text that a view has already, or an address that is made of one.
pub type Text<'a> = Cow<'a, str>;

/// What a page has to say: what it is about, and where it stands.
#[derive(Serialize)]
pub struct Document<'a> {
    #[serde(rename = "@context")]
    pub context: &'static str,
    #[serde(rename = "@graph")]
    pub graph: Vec<Node<'a>>,
}

/// A part of it.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Node<'a> {
    Report(Box<Report<'a>>),
    Collection(CollectionPage<'a>),
    Profile(Box<ProfilePage<'a>>),
    Breadcrumbs(BreadcrumbList<'a>),
}

/// A brief.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report<'a> {
    #[serde(rename = "@type")]
    pub kind: [&'static str; 2],
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    pub headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative_headline: Option<&'a str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    pub author: Vec<Thing<'a>>,
    pub publisher: Thing<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<&'a str>,
    pub in_language: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub keywords: &'a [Arc<str>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correction: Vec<CorrectionComment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creative_work_status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word_count: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spatial_coverage: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citation: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_part_of: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_of_work: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translator: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub work_translation: Vec<Thing<'a>>,
}

/// A person, an institution, a place, a word or a work.
#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Thing<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<Box<Thing<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issn: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<&'a str>,
}

/// What was put right in a brief.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionComment<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub date_published: &'a str,
    pub name: &'a str,
    pub text: &'a str,
}

/// The page of an author.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfilePage<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    pub main_entity: Thing<'a>,
}

/// A page that lists briefs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CollectionPage<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    pub main_entity: ItemList,
}

/// The briefs of a page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemList {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub item_list_element: Vec<Reference>,
}

/// A brief in a list, by the `@id` that its own page gives it. A place in the list needs no `ListItem`: the order is that
/// of the list, and nothing else is told of it.
#[derive(Serialize)]
pub struct Reference {
    #[serde(rename = "@id")]
    pub id: String,
}

/// The way from the home page to a page, which it leads to or ends with.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BreadcrumbList<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub item_list_element: Vec<Breadcrumb<'a>>,
}

/// A page on the way.
#[derive(Serialize)]
pub struct Breadcrumb<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub position: usize,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<Text<'a>>,
}
