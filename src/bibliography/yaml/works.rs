//! Turns an entry of Hayagriva into a reference.

use hayagriva::Entry;
use hayagriva::types::{ChunkKind, Date, EntryType, FormatString, Person, PersonRole};

use crate::base::author_name::is_organisation;
use crate::bibliography::days::checked_day;
use crate::bibliography::numbers::{bare_doi, hyphened, is_un_number};
use crate::bibliography::reference::{Dates, Name, Reference};
use crate::bibliography::spaces::tidied;

/// The parts that people have in a work, and what CSL calls them.
const ROLES: [(PersonRole, &str); 17] = [
    (PersonRole::Translator, "translator"),
    (PersonRole::Afterword, "contributor"),
    (PersonRole::Foreword, "contributor"),
    (PersonRole::Introduction, "contributor"),
    (PersonRole::Annotator, "contributor"),
    (PersonRole::Commentator, "contributor"),
    (PersonRole::Collaborator, "contributor"),
    (PersonRole::Compiler, "compiler"),
    (PersonRole::Organizer, "organizer"),
    (PersonRole::CastMember, "performer"),
    (PersonRole::Composer, "composer"),
    (PersonRole::Producer, "producer"),
    (PersonRole::ExecutiveProducer, "executive-producer"),
    (PersonRole::Writer, "script-writer"),
    (PersonRole::Director, "director"),
    (PersonRole::Illustrator, "illustrator"),
    (PersonRole::Narrator, "narrator"),
];

/// Returns what an entry and its parents tell.
pub fn make_reference(entry: &Entry) -> Reference {
    let container = entry.parents().iter().find(|parent| !matches!(parent.entry_type(), EntryType::Original));
    let kind = kind(entry, container);
    let mut reference = Reference { key: entry.key().to_owned(), kind: kind.to_owned(), ..Reference::default() };
    take_work(entry, &mut reference);
    if let Some(container) = container {
        let is_series = matches!(kind, "book" | "report" | "thesis");
        let (title, series) =
            if is_series { ("collection-title", "") } else { ("container-title", "collection-title") };
        if matches!(container.entry_type(), EntryType::Conference) {
            put(&mut reference, "event-title", container.title().map(marked));
            put(&mut reference, "event-place", container.location().map(plain));
        } else {
            put(&mut reference, title, container.title().map(marked));
        }
        take_work_of_parent(container, is_series, &mut reference);
        for outer in container.parents().iter().filter(|_| !series.is_empty()) {
            let is_event = matches!(outer.entry_type(), EntryType::Conference);
            put(&mut reference, if is_event { "event-title" } else { series }, outer.title().map(marked));
            if is_event {
                put(&mut reference, "event-place", outer.location().map(plain));
            }
        }
    }
    for original in entry.parents().iter().filter(|parent| matches!(parent.entry_type(), EntryType::Original)) {
        put(&mut reference, "original-title", original.title().map(marked));
        take_date("original-date", original.date(), &mut reference);
    }
    let is_un = reference.texts.get("number").is_some_and(|number| is_un_number(number));
    if is_un && reference.kind == "legislation" {
        "report".clone_into(&mut reference.kind);
    }
    reference
}

fn kind(entry: &Entry, container: Option<&Entry>) -> &'static str {
    match (entry.entry_type(), container.map(Entry::entry_type)) {
        (EntryType::Article, Some(EntryType::Newspaper)) => "article-newspaper",
        (EntryType::Article, Some(EntryType::Blog)) => "post-weblog",
        (EntryType::Article, Some(EntryType::Web)) => "webpage",
        (EntryType::Article, Some(EntryType::Proceedings | EntryType::Conference)) => "paper-conference",
        (EntryType::Article, Some(_)) => "article-journal",
        (EntryType::Article, None) => "article",
        (EntryType::Chapter | EntryType::Anthos, _) => "chapter",
        (EntryType::Entry, _) => "entry-encyclopedia",
        (EntryType::Report, _) => "report",
        (EntryType::Thesis, _) => "thesis",
        (EntryType::Web | EntryType::Blog, _) => "webpage",
        (EntryType::Scene, _) => "broadcast",
        (EntryType::Artwork, _) => "graphic",
        (EntryType::Patent, _) => "patent",
        (EntryType::Case, _) => "legal_case",
        (EntryType::Newspaper | EntryType::Periodical, _) => "periodical",
        (EntryType::Legislation, _) => "legislation",
        (EntryType::Manuscript, _) => "manuscript",
        (EntryType::Post | EntryType::Thread, _) => "post",
        (EntryType::Performance, _) => "performance",
        (EntryType::Book | EntryType::Anthology | EntryType::Proceedings | EntryType::Reference, _) => "book",
        (EntryType::Original, _) => "book",
        (EntryType::Conference | EntryType::Exhibition, _) => "event",
        (EntryType::Repository, _) => "software",
        (EntryType::Video, _) => "motion_picture",
        (EntryType::Audio, _) => "song",
        _ => "document",
    }
}

fn put(reference: &mut Reference, variable: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| !text.is_empty() && !reference.texts.contains_key(variable)) {
        reference.texts.insert(variable.to_owned(), text);
    }
}

/// Takes what an entry says about itself.
fn take_work(entry: &Entry, reference: &mut Reference) {
    put(reference, "title", entry.title().map(marked));
    put(reference, "title-short", entry.title().and_then(|title| title.short.as_ref()).map(|short| chunks(&short.0)));
    put(reference, "genre", entry.genre().map(marked));
    put(reference, "note", entry.note().map(marked));
    put(reference, "chapter-number", entry.chapter().map(ToString::to_string));
    put(reference, "number-of-pages", entry.page_total().map(ToString::to_string));
    put(reference, "archive", entry.archive().map(plain));
    put(reference, "archive-place", entry.archive_location().map(plain));
    put(reference, "call-number", entry.call_number().map(plain));
    put(reference, "language", entry.language().map(ToString::to_string));
    let is_case = matches!(entry.entry_type(), EntryType::Case | EntryType::Legislation);
    if is_case {
        put(reference, "authority", entry.organization().map(plain));
    }
    take_people("author", entry.authors().unwrap_or_default(), reference);
    take_people("editor", entry.editors().unwrap_or_default(), reference);
    for group in entry.affiliated().unwrap_or_default() {
        let role = ROLES.iter().find(|(role, _)| *role == group.role).map(|(_, variable)| *variable);
        take_people(role.unwrap_or("contributor"), &group.names, reference);
    }
    take_shared(entry, reference);
}

/// Takes what the parent of an entry says about both.
fn take_work_of_parent(parent: &Entry, is_series: bool, reference: &mut Reference) {
    if is_series {
        put(reference, "collection-number", parent.issue().map(ToString::to_string));
        take_people("collection-editor", parent.editors().unwrap_or_default(), reference);
    } else {
        take_people("container-author", parent.authors().unwrap_or_default(), reference);
        if !reference.names.contains_key("editor") {
            take_people("editor", parent.editors().unwrap_or_default(), reference);
        }
    }
    take_shared(parent, reference);
}

/// Takes what an entry and its parent may say in each other's place.
fn take_shared(entry: &Entry, reference: &mut Reference) {
    put(reference, "volume", entry.volume().map(ToString::to_string));
    put(reference, "number-of-volumes", entry.volume_total().map(ToString::to_string));
    put(reference, "issue", entry.issue().map(ToString::to_string));
    put(reference, "edition", entry.edition().map(ToString::to_string));
    put(reference, "page", entry.page_range().map(|pages| hyphened(&pages.to_string())));
    let publisher = entry.publisher();
    put(reference, "publisher", publisher.and_then(|publisher| publisher.name()).map(plain));
    if !reference.texts.contains_key("authority") {
        put(reference, "publisher", entry.organization().map(plain));
    }
    put(
        reference,
        "publisher-place",
        publisher.and_then(|publisher| publisher.location()).or(entry.location()).map(plain),
    );
    for (name, number) in entry.serial_number().iter().flat_map(|numbers| &numbers.0) {
        let (variable, number) = match name.as_str() {
            "doi" => ("DOI", bare_doi(number)),
            "isbn" => ("ISBN", number.clone()),
            "issn" => ("ISSN", number.clone()),
            "pmid" => ("PMID", number.clone()),
            "pmcid" => ("PMCID", number.clone()),
            "arxiv" => ("number", format!("arXiv:{}", number.trim_start_matches("arXiv:"))),
            _ => ("number", number.clone()),
        };
        put(reference, variable, Some(number));
    }
    if let Some(url) = entry.url() {
        put(reference, "URL", Some(url.value.to_string()));
        take_date("accessed", url.visit_date.as_ref(), reference);
    }
    take_date("issued", entry.date(), reference);
}

fn take_date(variable: &str, date: Option<&Date>, reference: &mut Reference) {
    let Some(date) = date.filter(|_| !reference.dates.contains_key(variable)) else { return };
    // Hayagriva counts months and days from 0.
    let counted = |number: Option<u8>| number.map(|number| i64::from(number) + 1);
    if let Some(from) = checked_day(i64::from(date.year), counted(date.month), counted(date.day)) {
        let dates = Dates { from, to: None, is_circa: date.approximate };
        reference.dates.insert(variable.to_owned(), dates);
    }
}

fn take_people(variable: &str, people: &[Person], reference: &mut Reference) {
    if !people.is_empty() {
        let names = people.iter().map(name);
        reference.names.entry(variable.to_owned()).or_default().extend(names);
    }
}

/// Reads a name. One of several words without a given name is that of an institution, as Hayagriva has it.
fn name(person: &Person) -> Name {
    let is_whole = person.given_name.is_none() && person.suffix.is_none();
    let whole = match &person.prefix {
        Some(prefix) => format!("{} {}", prefix.trim(), person.name),
        None => person.name.clone(),
    };
    if is_whole && (whole.trim().contains(' ') || is_organisation(&whole)) {
        return Name::Organisation(whole);
    }
    Name::Person {
        family: person.name.clone(),
        given: person.given_name.clone(),
        dropping_particle: None,
        particle: person.prefix.as_ref().map(|prefix| prefix.trim().to_owned()),
        suffix: person.suffix.clone(),
    }
}

/// Returns a text with its capitals protected where the entry has braces.
fn marked(text: &FormatString) -> String {
    chunks(&text.value.0)
}

fn chunks(chunks: &[hayagriva::types::StringChunk]) -> String {
    let mut out = String::new();
    for chunk in chunks {
        if matches!(chunk.kind, ChunkKind::Verbatim) {
            out.push_str("<span class=\"nocase\">");
            out.push_str(&chunk.value);
            out.push_str("</span>");
        } else {
            out.push_str(&chunk.value);
        }
    }
    tidied(&out)
}

fn plain(text: &FormatString) -> String {
    let text: String = text.value.0.iter().map(|chunk| chunk.value.as_str()).collect();
    tidied(&text)
}
