//! Plain pages, and the text of the home page.

use super::{Picture, routes};
use crate::base::{Diagnostic, FieldPath, Route, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::values::Values;
use std::sync::Arc;

/// A plain page.
#[derive(Clone, Debug)]
pub struct PlainPage {
    pub route: Route,
    pub title: String,
    pub summary: Option<String>,
    pub first_paragraph: Option<String>,
    pub picture: Option<Picture>,
    pub source: SourcePath,
}

/// Returns the plain pages, in the order of their files.
pub fn read(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> Vec<PlainPage> {
    let mut pages = Vec::new();
    for document in public.iter().filter(|document| document.identity.kind == ContentKind::Page) {
        let Front::Page(front) = &document.front else { continue };
        let mut values = Values::new(&document.path, &config.timezone);
        let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().to_owned();
        let route = routes::page(document, front.slug.as_deref(), &mut values);
        let route = routes::written(&front.url, &mut values).unwrap_or(route);
        let picture = Picture::read(front.image.as_ref(), &mut values);
        problems.extend(values.into_problems());
        pages.push(PlainPage {
            route,
            title,
            summary: front.summary.clone(),
            first_paragraph: document.facts.first_paragraph.clone(),
            picture,
            source: document.path.clone(),
        });
    }
    pages
}

/// Returns the file of the home page, whose body is its text. The page is at `/`, whatever its front matter asks for,
/// and shows no picture; but a slip in one is reported.
pub fn home(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> Option<SourcePath> {
    let document = public.iter().find(|document| document.identity.kind == ContentKind::Home)?;
    if let Front::Page(front) = &document.front {
        let mut values = Values::new(&document.path, &config.timezone);
        Picture::read(front.image.as_ref(), &mut values);
        for (key, _) in [("slug", &front.slug), ("url", &front.url)].iter().filter(|(_, written)| written.is_some()) {
            values.report(problems::address_of_home(&document.path, key));
        }
        problems.extend(values.into_problems());
    }
    Some(document.path.clone())
}
