//! Crossref's deposit, schema 5.3.1: one batch, in which each brief with a DOI is a `report-paper`.

use crate::page::view::LicenceView;
use crate::page::{RecordAuthor, RecordView};
use crate::render::xml::push;
use quick_xml::escape::escape;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<doi_batch version="5.3.1" xmlns="http://www.crossref.org/schema/5.3.1" xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1" xmlns:ai="http://www.crossref.org/AccessIndicators.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.crossref.org/schema/5.3.1 https://www.crossref.org/schemas/crossref5.3.1.xsd">
<head>
"#;

/// Most letters of a surname that the schema takes.
const MOST_LETTERS: usize = 60;

/// Who deposits, and when.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    pub depositor: &'a str,
    pub email: &'a str,
    /// `20210629090000`: of two deposits of one DOI the later one counts.
    pub timestamp: &'a str,
}

/// Writes a batch of briefs that have a DOI.
pub fn crossref(batch: Batch<'_>, records: &[&RecordView]) -> String {
    let mut out = String::from(HEAD);
    push(&mut out, "doi_batch_id", &format!("briefpress-{}", batch.timestamp));
    push(&mut out, "timestamp", batch.timestamp);
    out.push_str("<depositor>\n");
    push(&mut out, "depositor_name", batch.depositor);
    push(&mut out, "email_address", batch.email);
    out.push_str("</depositor>\n");
    push(&mut out, "registrant", batch.depositor);
    out.push_str("</head>\n<body>\n");
    records.iter().for_each(|record| paper(&mut out, record));
    out.push_str("</body>\n</doi_batch>\n");
    out
}

/// Adds a brief. The schema fixes the order of the elements.
fn paper(out: &mut String, record: &RecordView) {
    let language = record.language.split('-').next().unwrap_or_default().to_lowercase();
    // It knows languages by two letters.
    let attribute = if language.len() == 2 { format!(" language=\"{}\"", escape(&language)) } else { String::new() };
    out.extend(["<report-paper>\n<report-paper_metadata", &attribute, ">\n<contributors>\n"]);
    if record.authors.is_empty() {
        push(out, "organization sequence=\"first\" contributor_role=\"author\"", &record.institution);
    }
    for (at, author) in record.authors.iter().enumerate() {
        contributor(out, author, if at == 0 { "first" } else { "additional" });
    }
    out.push_str("</contributors>\n<titles>\n");
    push(out, "title", &record.title);
    if let Some(subtitle) = &record.subtitle {
        push(out, "subtitle", subtitle);
    }
    out.push_str("</titles>\n");
    if let Some(summary) = &record.summary {
        out.extend(["<jats:abstract xml:lang=\"", &escape(&record.language), "\">"]);
        out.extend(["<jats:p>", &escape(&**summary), "</jats:p></jats:abstract>\n"]);
    }
    out.push_str("<publication_date media_type=\"online\">\n");
    let mut parts = record.date.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    for (name, part) in [("month", month), ("day", day), ("year", year)] {
        push(out, name, part.unwrap_or_default());
    }
    out.push_str("</publication_date>\n");
    if let Some(isbn) = &record.isbn {
        push(out, "isbn media_type=\"electronic\"", isbn);
    }
    out.push_str("<publisher>\n");
    push(out, "publisher_name", &record.institution);
    out.push_str("</publisher>\n");
    if let Some(number) = &record.number {
        out.push_str("<publisher_item>\n");
        push(out, "item_number item_number_type=\"report-number\"", number);
        out.push_str("</publisher_item>\n");
    }
    // It knows licences by their addresses.
    if let Some(url) = record.licence.as_deref().and_then(|licence| LicenceView::of(licence).url) {
        out.push_str("<ai:program name=\"AccessIndicators\">\n");
        push(out, "ai:license_ref", &url);
        out.push_str("</ai:program>\n");
    }
    out.push_str("<doi_data>\n");
    push(out, "doi", record.doi.as_deref().unwrap_or_default());
    push(out, "resource", &record.url);
    out.push_str("</doi_data>\n</report-paper_metadata>\n</report-paper>\n");
}

fn contributor(out: &mut String, author: &RecordAuthor, sequence: &str) {
    let role = format!("sequence=\"{sequence}\" contributor_role=\"author\"");
    let Some(parts) = author.person().filter(|parts| parts.family.chars().count() <= MOST_LETTERS) else {
        return push(out, &format!("organization {role}"), &author.name);
    };
    out.extend(["<person_name ", &role, ">\n"]);
    if !parts.given.is_empty() {
        push(out, "given_name", &parts.given);
    }
    push(out, "surname", &parts.family);
    if let Some(suffix) = &parts.suffix {
        push(out, "suffix", suffix);
    }
    if let Some(affiliation) = &author.affiliation {
        out.push_str("<affiliations>\n<institution>\n");
        push(out, "institution_name", affiliation);
        out.push_str("</institution>\n</affiliations>\n");
    }
    if let Some(orcid) = &author.orcid {
        push(out, "ORCID", &format!("https://orcid.org/{orcid}"));
    }
    out.push_str("</person_name>\n");
}
