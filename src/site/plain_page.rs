//! Plain pages, and the text of the home page.

use super::{Picture, Public, routes};
use crate::base::{Diagnostic, FieldPath, Route, SourcePath, problems};
use crate::parse::document::{ContentKind, Front};

/// A plain page.
#[derive(Clone, Debug)]
pub struct PlainPage {
    pub route: Route,
    pub title: String,
    pub summary: Option<String>,
    pub first_paragraph: Option<String>,
    pub picture: Option<Picture>,
    /// Whether the search page finds it.
    pub is_found: bool,
    pub source: SourcePath,
}

/// Returns the plain pages, in the order of their files.
pub fn read(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Vec<PlainPage> {
    let mut pages = Vec::new();
    public.read(problems, |document, values| {
        let (ContentKind::Page, Front::Page(front)) = (document.identity.kind, &document.front) else { return };
        let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().to_owned();
        let route = routes::page(&public.config.prefix, document, front.slug.as_deref(), values);
        let route = routes::written(&front.url, values).unwrap_or(route);
        let picture = Picture::read(front.image.as_ref(), values);
        let is_found = values.flag(FieldPath::of("search"), &front.search).unwrap_or(true);
        pages.push(PlainPage {
            route,
            title,
            summary: front.summary.clone(),
            first_paragraph: document.facts.first_paragraph.clone(),
            picture,
            is_found,
            source: document.path.clone(),
        });
    });
    pages
}

/// Returns the file of the home page, whose body is its text. The page is at `/`, whatever its front matter asks for,
/// and shows no picture; but a slip in one is reported.
pub fn home(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Option<SourcePath> {
    let mut home = None;
    public.read(problems, |document, values| {
        let (ContentKind::Home, Front::Page(front)) = (document.identity.kind, &document.front) else { return };
        Picture::read(front.image.as_ref(), values);
        for (key, _) in [("slug", &front.slug), ("url", &front.url)].iter().filter(|(_, written)| written.is_some()) {
            values.report(problems::address_of_home(&document.path, key));
        }
        home = Some(document.path.clone());
    });
    home
}
