//! The index of authors, and the page of each: a profile, and what they have written.

use crate::base::Route;
use crate::base::collate::sort_key;
use crate::page::brief;
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::term::area;
use crate::page::term::{Following, Listing, Term};
use crate::page::view::{AuthorEntryView, AuthorView, AuthorsView};
use crate::site::{Author, routes};
use std::collections::BTreeSet;

const TITLE: &str = "Authors";

/// All pages of authors, and their index.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let slugs: BTreeSet<&String> = planner.by_author.keys().chain(planner.site.authors.keys()).collect();
    if slugs.is_empty() {
        return;
    }
    let mut entries: Vec<AuthorEntryView> = slugs.iter().map(|slug| entry(planner, slug)).collect();
    entries.sort_by(|a, b| last_name_first(&a.name).cmp(&last_name_first(&b.name)));
    let route = Route::of("/authors/");
    let head = Head::new(planner, &route, TITLE).build();
    let origin = Origin { source: None, because: format!("{} authors have pages", entries.len()) };
    pages.push(html(head, View::Authors(AuthorsView { entries }), None, route, origin));
    for slug in slugs {
        page(planner, slug, pages);
    }
}

/// People are looked up by their last name; where that is, only they know, so the last word of a name stands in.
fn last_name_first(name: &str) -> impl Ord {
    (sort_key(name.split_whitespace().next_back().unwrap_or_default()), sort_key(name))
}

fn briefs<'a>(planner: &'a Planner, slug: &str) -> &'a [usize] {
    planner.by_author.get(slug).map_or(&[], Vec::as_slice)
}

/// The name of a profile, or the one that briefs make of a slug without one.
fn name(planner: &Planner, slug: &str) -> String {
    if let Some(author) = planner.site.authors.get(slug) {
        return author.name.clone();
    }
    let bylines = briefs(planner, slug).iter().flat_map(|at| &planner.site.briefs[*at].authors);
    let name = bylines.filter(|byline| byline.slug.as_deref() == Some(slug)).map(|byline| byline.name.clone()).next();
    name.unwrap_or_else(|| slug.to_owned())
}

fn entry(planner: &Planner, slug: &str) -> AuthorEntryView {
    let author = planner.site.authors.get(slug);
    AuthorEntryView {
        name: name(planner, slug).into(),
        url: planner.href(&routes::author(slug)),
        role: author.and_then(|author| author.role.clone()),
        affiliation: author.and_then(|author| author.affiliation.clone()),
        count: briefs(planner, slug).len(),
    }
}

fn page(planner: &Planner, slug: &str, pages: &mut Vec<Page>) {
    let author = planner.site.authors.get(slug);
    let text = |field: fn(&Author) -> &Option<String>| author.and_then(|author| field(author).clone());
    let view = AuthorView {
        name: name(planner, slug).into(),
        role: text(|author| &author.role),
        affiliation: text(|author| &author.affiliation),
        orcid_url: text(|author| &author.orcid).map(|orcid| format!("https://orcid.org/{orcid}")),
        email: text(|author| &author.email),
        summary: text(|author| &author.summary),
        links: author.map_or_else(Vec::new, |author| area::links(&author.links)),
        image: author
            .and_then(|author| brief::image(author.portrait.as_ref(), planner.site.links(&author.text.source))),
    };
    let name = view.name.clone();
    let term = Term {
        route: routes::author(slug),
        title: &name,
        briefs: briefs(planner, slug),
        withdrawn: planner.withdrawn(|brief| brief.authors.iter().any(|author| author.slug.as_deref() == Some(slug))),
        above: vec![(TITLE.to_owned(), Route::of("/authors/"))],
        description: view.summary.clone(),
        text: author.map(|author| &author.text),
        relation: "by",
        listing: Listing::Years,
        following: Following::Feed,
    };
    term.pages(planner, pages, |list| View::Author(Box::new(view), list));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sorted_by_the_last_word_of_their_names() {
        let mut names = ["Zoë Adams", "Åke Borg", "Ana Adams", "Plato"];
        names.sort_by(|a, b| last_name_first(a).cmp(&last_name_first(b)));
        assert_eq!(names, ["Ana Adams", "Zoë Adams", "Åke Borg", "Plato"]);
    }
}
