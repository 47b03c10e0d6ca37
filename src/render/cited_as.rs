//! The citation of a brief in the styles that its site offers to readers.

use crate::bibliography::{Dates, Name, Reference, SiteStyle, alone};
use crate::page::view::CitedAsView;
use crate::page::{RecordAuthor, RecordView};

/// Returns the citation of a brief in each style, in the language of its page.
pub fn cited_as(record: &RecordView, styles: &[SiteStyle], language: &str) -> Vec<CitedAsView> {
    if styles.is_empty() {
        return Vec::new();
    }
    let work = work(record);
    let cited = |style: &SiteStyle| CitedAsView {
        style: style.label().to_owned(),
        html: alone(style.style(), language, &work),
    };
    styles.iter().map(cited).filter(|cited| !cited.html.is_empty()).collect()
}

fn work(record: &RecordView) -> Reference {
    let mut work = Reference { key: record.key.clone(), kind: "report".to_owned(), ..Reference::default() };
    let mut put = |variable: &str, text: Option<&str>| {
        work.texts.extend(text.map(|text| (variable.to_owned(), text.to_owned())));
    };
    put("title", Some(&record.full_title()));
    put("genre", Some(&record.type_label));
    put("number", record.number.as_deref());
    put("collection-title", record.series.as_ref().map(|series| &*series.name));
    put("language", Some(&record.language));
    put("ISSN", record.issn.as_deref());
    put("ISBN", record.isbn.as_deref());
    put("DOI", record.doi.as_deref());
    put("URL", Some(&record.url));
    // A publisher who is the author is named once.
    let is_author = record.authors.is_empty() || record.authors.iter().any(|author| author.name == record.institution);
    put("publisher", Some(&*record.institution).filter(|_| !is_author));
    let names = |people: &[RecordAuthor]| -> Vec<Name> {
        people.iter().map(|person| Name::of(&person.name, person.person())).collect()
    };
    let authors = match record.authors.as_slice() {
        [] => vec![Name::Organisation(record.institution.clone())],
        authors => names(authors),
    };
    work.names.insert("author".to_owned(), authors);
    if !record.translators.is_empty() {
        work.names.insert("translator".to_owned(), names(&record.translators));
    }
    // A preview shows briefs whose date is missing.
    work.dates.extend(Dates::of(&record.date).map(|day| ("issued".to_owned(), day)));
    work
}
