//! Turns the fields of a `.bib` entry into the texts of CSL.

use super::dates::take_accessed;
use super::entries::Entry;
use super::kinds::{document_number, is_arxiv};
use super::latex::{Keep, leading_group, render, verbatim};
use crate::bibliography::languages::language_code;
use crate::bibliography::numbers::{bare_doi, hyphened, is_un_number};
use crate::bibliography::reference::Reference;

/// Fields that become one variable as they are. The first that is there wins.
const PLAIN: &[(&str, &str, Keep)] = &[
    ("volume", "volume", Keep::Letters),
    ("volumes", "number-of-volumes", Keep::Letters),
    ("part", "part-number", Keep::Letters),
    ("chapter", "chapter-number", Keep::Letters),
    ("pagetotal", "number-of-pages", Keep::Letters),
    ("version", "version", Keep::Letters),
    ("section", "section", Keep::Letters),
    ("series", "collection-title", Keep::Capitals),
    ("issuetitle", "volume-title", Keep::Capitals),
    ("shorttitle", "title-short", Keep::Capitals),
    ("origtitle", "original-title", Keep::Capitals),
    ("translatedtitle", "translated-title", Keep::Capitals),
    ("titletranslation", "translated-title", Keep::Capitals),
    ("usere", "translated-title", Keep::Capitals),
    ("eventtitle", "event-title", Keep::Capitals),
    ("venue", "event-place", Keep::Letters),
    ("shortjournal", "container-title-short", Keep::Capitals),
    ("origpublisher", "original-publisher", Keep::Letters),
    ("origlocation", "original-publisher-place", Keep::Letters),
    ("isbn", "ISBN", Keep::Letters),
    ("issn", "ISSN", Keep::Letters),
    ("pmid", "PMID", Keep::Letters),
    ("pmcid", "PMCID", Keep::Letters),
    ("jurisdiction", "jurisdiction", Keep::Letters),
    ("authority", "authority", Keep::Letters),
    ("annotation", "annote", Keep::Marks),
    ("annote", "annote", Keep::Marks),
    ("scale", "scale", Keep::Letters),
    ("dimensions", "dimensions", Keep::Letters),
];

/// Keys of BibLaTeX for what it prints in the language of the text.
const STRINGS: [(&str, &str); 12] = [
    ("inpreparation", "in preparation"),
    ("submitted", "submitted"),
    ("forthcoming", "forthcoming"),
    ("inpress", "in press"),
    ("prepublished", "prepublished"),
    ("phdthesis", "PhD thesis"),
    ("mathesis", "Master’s thesis"),
    ("bathesis", "Bachelor’s thesis"),
    ("candthesis", "Candidate thesis"),
    ("techreport", "Technical report"),
    ("resreport", "Research report"),
    ("datacd", "Data CD"),
];

/// What a note says before an address and nobody needs.
const LEADS: [&str; 9] = [
    "",
    "available at",
    "available from",
    "available online",
    "available",
    "online",
    "url",
    "retrieved from",
    "website",
];

const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Puts the texts of an entry into a reference, whose type is known.
pub fn take_texts(entry: &Entry<'_>, reference: &mut Reference) {
    for (field, variable, keep) in PLAIN {
        put(reference, variable, text(entry, field, *keep));
    }
    take_titles(entry, reference);
    take_numbers(entry, reference);
    take_publisher(entry, reference);
    take_addresses(entry, reference);
    take_notes(entry, reference);
    let language = entry.field("langid").or(entry.field("language")).or(entry.field("hyphenation"));
    put(reference, "language", language.and_then(|named| language_code(&render(named, Keep::Letters))));
    let status = text(entry, "pubstate", Keep::Letters);
    put(reference, "status", status.map(written_out));
    put(reference, "genre", text(entry, "type", Keep::Marks).map(written_out));
}

fn text(entry: &Entry<'_>, field: &str, keep: Keep) -> Option<String> {
    entry.field(field).map(|source| render(source, keep)).filter(|text| !text.is_empty())
}

fn put(reference: &mut Reference, variable: &str, text: Option<String>) {
    if let Some(text) = text.filter(|_| !reference.texts.contains_key(variable)) {
        reference.texts.insert(variable.to_owned(), text);
    }
}

fn written_out(text: String) -> String {
    let found = STRINGS.iter().find(|(key, _)| *key == text);
    found.map_or(text, |(_, words)| (*words).to_owned())
}

/// Joins a title and what follows it by colons.
fn joined(entry: &Entry<'_>, names: [&str; 3]) -> Option<String> {
    let mut out = String::new();
    for part in names.iter().filter_map(|name| text(entry, name, Keep::Capitals)) {
        if !out.is_empty() {
            let bare = out.strip_suffix("</span>").unwrap_or(&out);
            out.push_str(if bare.ends_with(['?', '!', ':', '.', '…', '？', '！']) { " " } else { ": " });
        }
        out.push_str(&part);
    }
    Some(out).filter(|title| !title.is_empty())
}

fn take_titles(entry: &Entry<'_>, reference: &mut Reference) {
    let title = joined(
        entry,
        ["title", "subtitle", "titleaddon"].map(|name| {
            // A number that stands in for a title addition is a number.
            let is_number =
                name == "titleaddon" && text(entry, name, Keep::Letters).is_some_and(|text| is_un_number(&text));
            if is_number { "" } else { name }
        }),
    );
    if title.is_some() && entry.field("subtitle").is_some() {
        put(reference, "title-short", text(entry, "title", Keep::Capitals));
    }
    put(reference, "title", title);
    let journal = joined(entry, ["journaltitle", "journalsubtitle", ""]);
    let journal = journal.or_else(|| text(entry, "journal", Keep::Capitals));
    let book = joined(entry, ["booktitle", "booksubtitle", "booktitleaddon"]);
    let main = joined(entry, ["maintitle", "mainsubtitle", "maintitleaddon"]);
    let is_article = reference.kind.starts_with("article") || reference.kind == "review";
    let container = if is_article { journal.or(book) } else { book.or(journal) };
    match (container, main) {
        (Some(container), Some(main)) => put(reference, "container-title", Some(format!("{main}: {container}"))),
        (None, Some(main)) if reference.kind == "book" => put(reference, "collection-title", Some(main)),
        (container, main) => put(reference, "container-title", container.or(main)),
    }
}

fn take_numbers(entry: &Entry<'_>, reference: &mut Reference) {
    let number = document_number(entry);
    let issue = text(entry, "issue", Keep::Letters);
    let kind = reference.kind.as_str();
    let is_serial =
        matches!(kind, "article-journal" | "article-magazine" | "article-newspaper" | "periodical" | "review");
    let is_volume = matches!(kind, "book" | "chapter" | "paper-conference" | "entry-encyclopedia");
    if is_serial {
        put(reference, "issue", number.or(issue));
    } else {
        let has_series = is_volume && reference.texts.contains_key("collection-title");
        put(reference, if has_series { "collection-number" } else { "number" }, number);
        put(reference, "issue", issue);
    }
    put(reference, "number", text(entry, "isrn", Keep::Letters));
    put(reference, "page", text(entry, "pages", Keep::Letters).map(|pages| hyphened(&pages)));
    put(reference, "page", text(entry, "eid", Keep::Letters));
    put(reference, "edition", text(entry, "edition", Keep::Marks).map(|edition| cardinal(&edition)));
}

/// Writes `2nd` and `Second` as `2`.
fn cardinal(edition: &str) -> String {
    let small = edition.to_lowercase();
    let small = small.strip_suffix(" edition").or(small.strip_suffix(" ed.")).unwrap_or(&small);
    if let Some(place) = ORDINALS.iter().position(|word| *word == small) {
        return (place + 1).to_string();
    }
    let digits = small.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let is_ordinal = matches!(&small[digits.len()..], "st" | "nd" | "rd" | "th" | "." | "e" | "ª" | "º");
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_ordinal && is_number { digits.to_owned() } else { edition.to_owned() }
}

fn take_publisher(entry: &Entry<'_>, reference: &mut Reference) {
    let of = |names: &[&str]| names.iter().find_map(|name| text(entry, name, Keep::Letters));
    let place = of(&["location", "address"]);
    match reference.kind.as_str() {
        "legislation" | "legal_case" | "bill" | "treaty" => {
            put(reference, "authority", of(&["institution", "court", "organization"]));
            put(reference, "publisher", of(&["publisher"]));
        }
        "report" | "thesis" => {
            put(reference, "publisher", of(&["institution", "school", "publisher", "organization"]));
        }
        _ => put(reference, "publisher", of(&["publisher", "organization", "institution", "school"])),
    }
    if reference.texts.get("number").is_some_and(|number| is_un_number(number)) {
        let body = reference.texts.get("publisher").cloned();
        put(reference, "authority", body);
    }
    let is_claim = matches!(reference.kind.as_str(), "patent" | "legal_case");
    put(reference, if is_claim { "jurisdiction" } else { "publisher-place" }, place);
}

fn take_addresses(entry: &Entry<'_>, reference: &mut Reference) {
    let plain = |name: &str| entry.field(name).map(verbatim).filter(|text| !text.is_empty());
    put(reference, "URL", plain("url"));
    put(reference, "DOI", plain("doi").map(|doi| bare_doi(&doi)));
    let Some(eprint) = plain("eprint") else { return };
    let prefix = entry.field("eprinttype").or(entry.field("archiveprefix")).unwrap_or_default().to_ascii_lowercase();
    match prefix.as_str() {
        _ if is_arxiv(entry) => {
            put(reference, "URL", Some(format!("https://arxiv.org/abs/{eprint}")));
            if reference.kind == "article" {
                put(reference, "number", Some(format!("arXiv:{eprint}")));
                put(reference, "publisher", Some("arXiv".to_owned()));
            }
        }
        "jstor" => put(reference, "URL", Some(format!("https://www.jstor.org/stable/{eprint}"))),
        "hdl" | "handle" => put(reference, "URL", Some(format!("https://hdl.handle.net/{eprint}"))),
        "pubmed" | "pmid" => put(reference, "PMID", Some(eprint)),
        _ if eprint.starts_with("http") => put(reference, "URL", Some(eprint)),
        _ => {}
    }
}

/// Finds an address in a note, with what stands before and after it.
fn address_in(source: &str) -> Option<(&str, String, &str)> {
    if let Some((lead, rest)) = source.split_once("\\url") {
        let (inside, tail) = leading_group(rest.trim_start())?;
        return Some((lead, verbatim(inside), tail)).filter(|_| !source.contains("\\href"));
    }
    if !source.starts_with("http://") && !source.starts_with("https://") {
        return None;
    }
    let (address, tail) = source.split_once(char::is_whitespace).unwrap_or((source, ""));
    Some(("", verbatim(address), tail))
}

fn take_notes(entry: &Entry<'_>, reference: &mut Reference) {
    let mut notes: Vec<String> = Vec::new();
    for name in ["howpublished", "note", "addendum"] {
        let Some(source) = entry.field(name) else { continue };
        if let Some((lead, address, tail)) = address_in(source)
            && reference.texts.get("URL").is_none_or(|url| *url == address)
        {
            put(reference, "URL", Some(address));
            let words = [lead, tail].map(|part| render(part, Keep::Marks));
            let words = words.iter().map(|part| part.trim_matches([' ', ',', ':', ';', '.', '(', ')', '[', ']']));
            for part in words.filter(|part| !LEADS.contains(&part.to_lowercase().as_str())) {
                if !take_accessed(part, reference) {
                    notes.push(part.to_owned());
                }
            }
            continue;
        }
        let note = render(source, Keep::Marks);
        let is_number = reference.texts.get("number").is_some_and(|number| *number == note);
        if !note.is_empty() && !is_number && !take_accessed(&note, reference) {
            notes.push(note);
        }
    }
    put(reference, "note", Some(notes.join(". ")).filter(|note| !note.is_empty()));
}
