//! The catalogue as JSON and CSV, record by record; as BibTeX, RIS and CSL-JSON it is a list of citations. And the graph of links.

use super::citation::{Extent, bibtex, csl, ris};
use super::oai::repository;
use crate::page::{Catalogue, GraphFile, RecordAuthor, RecordTerm, RecordView};
use crate::words::Words;
use csv::{Terminator, WriterBuilder};
use serde::Serialize;
use std::borrow::Cow;

/// The version of the form of `catalogue.json`: another number means that a key has gone or has another meaning.
const VERSION: u32 = 1;

/// What stands between the items of a list in one cell.
const BETWEEN: &str = "; ";

const WRITABLE: &str = "texts, numbers and lists can be written to memory";

const COLUMNS: [&str; 28] = [
    "url",
    "slug",
    "title",
    "subtitle",
    "authors",
    "translators",
    "institution",
    "date",
    "updated",
    "as_of",
    "type",
    "type_label",
    "number",
    "series",
    "abstract",
    "countries",
    "country_codes",
    "regions",
    "groups",
    "topics",
    "language",
    "doi",
    "isbn",
    "issn",
    "superseded_by",
    "changes",
    "licence",
    "pdf",
];

/// Writes a catalogue.
pub fn write(catalogue: &Catalogue, words: &Words) -> Vec<u8> {
    match catalogue {
        Catalogue::Json(site, records) => {
            #[derive(Serialize)]
            struct Head<'a, S> {
                version: u32,
                site: &'a S,
            }
            json_list(&Head { version: VERSION, site }, "briefs", records.iter().map(|record| &**record))
        }
        Catalogue::Csv(records) => csv(records.iter().map(|record| &**record)),
        Catalogue::BibTex(records) => joined(records.iter().map(|record| bibtex(record, Extent::Record)), "\n"),
        Catalogue::Ris(records) => joined(records.iter().map(|record| ris(record, words, Extent::Record)), "\r\n"),
        Catalogue::Oai(site, records) => repository(site, records.iter().map(|record| &**record)),
        Catalogue::Csl(records) => {
            let mut out = Vec::new();
            add_items(&mut out, records.iter().map(|record| csl(record, Extent::Record)));
            out.push(b'\n');
            out
        }
    }
}

/// Returns the entries of a list with something between them.
fn joined(entries: impl ExactSizeIterator<Item = String>, between: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let count = entries.len();
    for (at, entry) in entries.enumerate() {
        if at == 0 {
            make_room(&mut out, entry.len() + between.len(), count);
        } else {
            out.extend_from_slice(between.as_bytes());
        }
        out.extend_from_slice(entry.as_bytes());
    }
    out
}

/// Makes room for a list at once, by the length of its first entry: one that grows as it is written is copied again and
/// again, and these are the largest files of a site.
fn make_room(out: &mut Vec<u8>, entry: usize, count: usize) {
    out.reserve(entry * count / 8 * 9);
}

/// Writes the graph, a node or an edge a line.
pub fn graph(graph: &GraphFile) -> Vec<u8> {
    #[derive(Serialize)]
    struct Head {
        version: u32,
    }
    let mut out = json_list(&Head { version: VERSION }, "nodes", graph.nodes.iter());
    add_list(&mut out, "edges", graph.edges.iter());
    out
}

/// Returns an object with the keys of `head` and a list under `key`, an item a line, so that a difference between two versions
/// is a difference of lines.
pub fn json_list<T: Serialize>(head: &impl Serialize, key: &str, items: impl ExactSizeIterator<Item = T>) -> Vec<u8> {
    let mut out = serde_json::to_vec(head).expect(WRITABLE);
    add_list(&mut out, key, items);
    out
}

/// Adds a list under `key` to the end of an object.
fn add_list<T: Serialize>(out: &mut Vec<u8>, key: &str, items: impl ExactSizeIterator<Item = T>) {
    // The brace that closes the object goes behind the list.
    out.truncate(out.iter().rposition(|byte| *byte == b'}').expect("an object ends with a brace"));
    out.extend_from_slice(format!(",\"{key}\":").as_bytes());
    add_items(out, items);
    out.extend_from_slice(b"}\n");
}

/// Adds a list, an item a line.
fn add_items<T: Serialize>(out: &mut Vec<u8>, items: impl ExactSizeIterator<Item = T>) {
    let count = items.len();
    out.push(b'[');
    for (at, item) in items.enumerate() {
        out.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        let start = out.len();
        serde_json::to_writer(&mut *out, &item).expect(WRITABLE);
        if at == 0 {
            make_room(out, out.len() - start, count);
        }
    }
    out.extend_from_slice(b"\n]");
}

/// Returns the table, after RFC 4180.
fn csv<'a>(records: impl Iterator<Item = &'a RecordView>) -> Vec<u8> {
    const FINE: &str = "rows of one length can be written to memory";
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).expect(FINE);
    for record in records {
        row(record).iter().try_for_each(|cell| writer.write_field(&*harmless(cell))).expect(FINE);
        writer.write_record(None::<&[u8]>).expect(FINE);
    }
    writer.into_inner().expect(FINE)
}

fn row(record: &RecordView) -> [Cow<'_, str>; COLUMNS.len()] {
    fn text(text: Option<&(impl AsRef<str> + ?Sized)>) -> Cow<'_, str> {
        text.map_or("", AsRef::as_ref).into()
    }
    fn list<'a>(cells: impl Iterator<Item = &'a str>) -> Cow<'a, str> {
        cells.collect::<Vec<_>>().join(BETWEEN).into()
    }
    fn people(people: &[RecordAuthor]) -> Cow<'_, str> {
        list(people.iter().map(|person| person.name.as_str()))
    }
    fn names(terms: &[RecordTerm]) -> Cow<'_, str> {
        list(terms.iter().map(|term| &*term.name))
    }
    let countries = &record.countries;
    let changes: Vec<String> =
        record.changes.iter().map(|change| format!("{} {}: {}", change.date, change.kind, change.note)).collect();
    [
        text(Some(&record.url)),
        text(Some(&record.slug)),
        text(Some(&record.title)),
        text(record.subtitle.as_ref()),
        people(&record.authors),
        people(&record.translators),
        text(Some(&record.institution)),
        text(Some(&record.date)),
        text(record.updated.as_ref()),
        text(record.as_of.as_ref()),
        text(Some(&record.type_slug)),
        text(Some(&record.type_label)),
        text(record.number.as_ref()),
        text(record.series.as_ref().map(|series| &series.name)),
        text(record.summary.as_ref()),
        list(countries.iter().map(|country| country.name.as_str())),
        list(countries.iter().map(|country| country.code.as_str())),
        names(&record.regions),
        names(&record.groups),
        names(&record.topics),
        text(Some(&record.language)),
        text(record.doi.as_ref()),
        text(record.isbn.as_ref()),
        text(record.issn.as_ref()),
        text(record.superseded_by.as_ref()),
        changes.join(BETWEEN).into(),
        text(record.licence.as_ref()),
        text(record.pdf.as_ref()),
    ]
}

/// Returns a cell that no spreadsheet takes for a formula, by OWASP's rule. The table is what people open in one; programs
/// have the JSON, in which every text is as it was written.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}
