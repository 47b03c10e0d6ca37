//! The index of authors, and the page of each: a profile, and what they have written.

use crate::base::author_name;
use crate::base::collate::NameOrder;
use crate::page::planner::Planner;
use crate::page::term::shown::{ProfileViews, Shown};
use crate::page::view::{AuthorEntryView, AuthorView, AuthorsView, TermView};
use crate::parse::term::TermId;
use crate::site::{Author, Term};
use std::cmp::Ordering;

/// Returns the index of authors.
pub fn index(planner: &Planner, terms: &[(TermId<'_>, &Term)]) -> AuthorsView {
    let mut entries: Vec<AuthorEntryView> = terms.iter().map(|(id, term)| entry(planner, *id, term)).collect();
    entries.sort_by(|a, b| by_last_name(&planner.order, &a.name, &b.name));
    AuthorsView { entries }
}

/// Compares two people by their last names. Where that is, only they know, so the last word of a name stands in.
fn by_last_name(order: &NameOrder, one: &str, other: &str) -> Ordering {
    let last = |name: &str| name.split_whitespace().next_back().unwrap_or_default().to_owned();
    order.compare(&last(one), &last(other)).then_with(|| order.compare(one, other))
}

fn entry(planner: &Planner, id: TermId<'_>, term: &Term) -> AuthorEntryView {
    let author = planner.edition.authors.get(id.slug);
    AuthorEntryView {
        name: term.title.clone(),
        url: planner.href(&planner.route(id)),
        role: author.and_then(|author| author.role.clone()),
        affiliation: author.and_then(|author| author.affiliation.clone()),
        image: ProfileViews::of(planner, term).image,
        count: term.briefs.len(),
    }
}

/// Returns what the page of an author shows.
pub fn shown(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let author = planner.edition.authors.get(id.slug);
    let ProfileViews { links, image, .. } = ProfileViews::of(planner, term);
    let text = |field: fn(&Author) -> &Option<String>| author.and_then(|author| field(author).clone());
    let is_organisation =
        author.map_or_else(|| author_name::is_organisation(&term.title), |author| author.is_organisation);
    let view = AuthorView {
        is_organisation,
        name: term.title.clone(),
        role: text(|author| &author.role),
        affiliation: text(|author| &author.affiliation),
        orcid_url: text(|author| &author.orcid).map(|orcid| format!("https://orcid.org/{orcid}")),
        email: text(|author| &author.email),
        summary: planner.summary(term),
        links,
        image,
    };
    Shown::new(TermView::Author(view))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Language;

    #[test]
    fn people_are_sorted_by_the_last_word_of_their_names() {
        let mut names = ["Zoë Adams", "Åke Borg", "Ana Adams", "Plato"];
        let order = NameOrder::of(&Language::of("en"));
        names.sort_by(|a, b| by_last_name(&order, a, b));
        assert_eq!(names, ["Ana Adams", "Zoë Adams", "Åke Borg", "Plato"]);
    }
}
