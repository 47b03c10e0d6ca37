//! The index of authors, and the page of each: a profile, and what they have written.

use crate::base::author_name;
use crate::base::collate::NameOrder;
use crate::base::monogram;
use crate::page::planner::Planner;
use crate::page::term::shown::{ProfileViews, Shown};
use crate::page::view::{AuthorEntryView, AuthorView, AuthorsView, TermView};
use crate::parse::term::TermId;
use crate::site::{Author, Term};
use std::cmp::Ordering;

/// Returns the index of authors.
pub fn index(planner: &Planner, terms: &[(TermId<'_>, &Term)]) -> AuthorsView {
    let mut entries: Vec<(String, AuthorEntryView)> =
        terms.iter().map(|(id, term)| (last_name(planner, *id, term), entry(planner, *id, term))).collect();
    entries.sort_by(|(a_last, a), (b_last, b)| by_last_name(&planner.order, (a_last, &a.name), (b_last, &b.name)));
    AuthorsView { entries: entries.into_iter().map(|(_, entry)| entry).collect() }
}

/// Returns the family name of an author as the profile says it. Where it says none, only they know, so the last word of the
/// name stands in. An organisation has one name.
fn last_name(planner: &Planner, id: TermId<'_>, term: &Term) -> String {
    let author = planner.edition.authors.get(id.slug);
    if is_organisation(author, &term.title) {
        return term.title.to_string();
    }
    let stated = author.and_then(|author| author.parts.as_ref());
    stated.map_or_else(|| last_word(&term.title), |parts| parts.family.clone())
}

fn last_word(name: &str) -> String {
    name.split_whitespace().next_back().unwrap_or_default().to_owned()
}

/// Compares two authors, each given by the last name and the whole one, by their last names.
fn by_last_name(order: &NameOrder, one: (&str, &str), other: (&str, &str)) -> Ordering {
    order.compare(one.0, other.0).then_with(|| order.compare(one.1, other.1))
}

fn entry(planner: &Planner, id: TermId<'_>, term: &Term) -> AuthorEntryView {
    let author = planner.edition.authors.get(id.slug);
    let is_organisation = is_organisation(author, &term.title);
    AuthorEntryView {
        initials: initials(&term.title, is_organisation),
        is_organisation,
        image: ProfileViews::of(planner, term).image,
        name: term.title.clone(),
        url: planner.href(&planner.route(id)),
        role: author.and_then(|author| author.role.clone()),
        affiliation: author.and_then(|author| author.affiliation.clone()),
        count: term.briefs.len(),
    }
}

/// Whether an author is an organisation: as the profile says, or else as the name tells.
fn is_organisation(author: Option<&Author>, name: &str) -> bool {
    author.map_or_else(|| author_name::is_organisation(name), |author| author.is_organisation)
}

fn initials(name: &str, is_organisation: bool) -> String {
    if is_organisation { monogram::of_house(None, name) } else { monogram::of_person(name) }
}

/// Returns what the page of an author shows.
pub fn shown(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let author = planner.edition.authors.get(id.slug);
    let ProfileViews { links, image, .. } = ProfileViews::of(planner, term);
    let text = |field: fn(&Author) -> &Option<String>| author.and_then(|author| field(author).clone());
    let is_organisation = is_organisation(author, &term.title);
    let view = AuthorView {
        initials: initials(&term.title, is_organisation),
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
        names.sort_by(|a, b| by_last_name(&order, (&last_word(a), a), (&last_word(b), b)));
        assert_eq!(names, ["Ana Adams", "Zoë Adams", "Åke Borg", "Plato"]);
    }
}
