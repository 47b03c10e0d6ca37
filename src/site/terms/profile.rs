//! What the file of a term says, whatever the kind of the term.

use crate::base::{FieldPath, Language, SourcePath};
use crate::parse::by_language::ByLanguage;
use crate::parse::config::Config;
use crate::parse::document::{Document, Front};
use crate::parse::front_matter::{Fact, Link};
use crate::parse::values::Values;
use crate::site::{Picture, Public, language_of};
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
    /// The file.
    pub source: SourcePath,
    /// The file that states what all versions have in common, such as the picture.
    pub stated_in: SourcePath,
    /// Whether the search page finds it.
    pub is_found: bool,
    /// Whether its title is in the language of its edition.
    pub is_title_own: bool,
    /// Whether it is written in the language of its edition; if it is not, its texts are left out.
    pub is_own: bool,
    /// The attributes that mark its title, where that is in another language.
    pub lang_html: Option<Arc<str>>,
}

impl Profile {
    /// Returns the file whose body is the text of the term's page.
    pub fn text(&self) -> Option<&SourcePath> {
        Some(&self.source).filter(|_| self.is_own)
    }

    /// Returns the profile that a file holds; what cannot be read is reported and left out.
    pub fn read(public: Public<'_>, document: &Document, values: &mut Values<'_>) -> Arc<Self> {
        let is_own = public.is_in(document, public.config);
        let of = FieldPath::of;
        let (title, facts, links, image) = match &document.front {
            Front::Place(front) => (front.title.as_deref(), &front.facts.0[..], &front.links[..], front.image.as_ref()),
            Front::Topic(front) => (values.required(of("title"), &front.title), &[][..], &front.links[..], None),
            Front::Author(front) => {
                (values.required(of("name"), &front.name), &[][..], &front.links[..], front.image.as_ref())
            }
            Front::Series(front) => {
                (values.required(of("title"), &front.title), &[][..], &[][..], front.image.as_ref())
            }
            Front::Brief(_) | Front::Page(_) => unreachable!("only files of terms are read as profiles"),
        };
        Arc::new(Self {
            title: title.map(str::to_owned),
            summary: document.front.common().summary.map(str::to_owned).filter(|_| is_own),
            facts: values.items(&of("facts"), facts, fact).into_iter().filter(|_| is_own).collect(),
            links: values.items(&of("links"), links, link).into_iter().filter(|_| is_own).collect(),
            picture: Picture::read(image, values),
            source: document.path.clone(),
            stated_in: public.versions().original_of(&document.path).unwrap_or(&document.path).clone(),
            is_found: values.flag(of("search"), document.front.common().search).unwrap_or(true),
            is_title_own: is_own || is_said_in(public.config, document),
            is_own,
            lang_html: title_language(public, document, is_own).map(|language| language.attributes().into()),
        })
    }
}

/// Returns the language of the title of a term that has none in the language of its edition.
fn title_language(public: Public<'_>, document: &Document, is_own: bool) -> Option<Language> {
    // People and places are called by their names.
    let has_title = matches!(&document.front, Front::Topic(_) | Front::Series(_));
    let is_foreign = has_title && !is_own && !is_said_in(public.config, document);
    is_foreign.then(|| title_language_of(public, document))
}

/// Returns the language in which a title is written that stands in several, or in that of its file.
fn title_language_of(public: Public<'_>, document: &Document) -> Language {
    let first = &public.config.languages[0];
    let is_said = title(document).is_some_and(|title| title.tags().next().is_some());
    if is_said { first.clone() } else { language_of(document, public.config) }
}

/// Whether a title that stands there by languages stands there in that of the settings.
fn is_said_in(config: &Config, document: &Document) -> bool {
    let own = Language::of(&config.language);
    title(document).is_some_and(|title| title.tags().any(|tag| Language::of(tag) == own))
}

/// Returns the title of a term, or its name.
fn title(document: &Document) -> Option<&ByLanguage> {
    match &document.front {
        Front::Topic(front) => Some(&front.title),
        Front::Series(front) => Some(&front.title),
        Front::Place(front) => Some(&front.title),
        Front::Author(front) => Some(&front.name),
        Front::Brief(_) | Front::Page(_) => None,
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
