//! What the file of a term says, whatever the kind of the term.

use crate::base::{FieldPath, SourcePath};
use crate::parse::document::{Document, Front};
use crate::parse::front_matter::{Fact, Link};
use crate::parse::values::Values;
use crate::site::Picture;
use std::sync::Arc;

/// The profile of a term. Keys that its kind does not have are empty.
#[derive(Debug)]
pub struct Profile {
    /// The title, or the name of an author. A place may have none.
    pub title: Option<String>,
    pub summary: Option<String>,
    /// Label, value as inline Markdown, source.
    pub facts: Vec<(String, String, Option<String>)>,
    /// Title and address.
    pub links: Vec<(String, String)>,
    pub picture: Option<Picture>,
    /// The file, whose body is the text of the term's page.
    pub source: SourcePath,
}

impl Profile {
    /// Returns the profile that a file holds; what cannot be read is reported and left out.
    pub fn read(document: &Document, values: &mut Values<'_>) -> Arc<Self> {
        let of = FieldPath::of;
        let (title, facts, links, image) = match &document.front {
            Front::Place(front) => (front.title.as_deref(), &front.facts.0[..], &front.links[..], front.image.as_ref()),
            Front::Topic(front) => (values.required(of("title"), &front.title), &[][..], &front.links[..], None),
            Front::Author(front) => {
                (values.required(of("name"), &front.name), &[][..], &front.links[..], front.image.as_ref())
            }
            Front::Series(front) => (values.required(of("title"), &front.title), &[][..], &[][..], None),
            Front::Brief(_) | Front::Page(_) => unreachable!("only files of terms are read as profiles"),
        };
        Arc::new(Self {
            title: title.map(str::to_owned),
            summary: document.front.common().summary.map(str::to_owned),
            facts: values.items(&of("facts"), facts, fact),
            links: values.items(&of("links"), links, link),
            picture: Picture::read(image, values),
            source: document.path.clone(),
        })
    }
}

fn fact(values: &mut Values<'_>, field: FieldPath, fact: &Fact) -> Option<(String, String, Option<String>)> {
    let label = values.required(field.key("label"), &fact.label).map(str::to_owned);
    let value = values.required(field.key("value"), &fact.value).map(str::to_owned);
    Some((label?, value?, fact.source.clone()))
}

fn link(values: &mut Values<'_>, field: FieldPath, link: &Link) -> Option<(String, String)> {
    values.required(field.key("url"), &link.url)?;
    let url = values.web_address(field.key("url"), &link.url)?;
    Some((link.title.clone().unwrap_or_else(|| url.clone()), url))
}
