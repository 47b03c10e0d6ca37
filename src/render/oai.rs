//! `oai.xml`: a static repository after the specification of the Open Archives Initiative of 2004, for library harvesters.
//!
//! It is one file that a gateway turns into answers of OAI-PMH 2.0. Each record is in simple Dublin Core, `oai_dc`.

use super::xml::push;
use crate::page::{OaiSite, RecordView};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Repository xmlns="http://www.openarchives.org/OAI/2.0/static-repository"
  xmlns:oai="http://www.openarchives.org/OAI/2.0/"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/static-repository http://www.openarchives.org/OAI/2.0/static-repository.xsd">
"#;

const FORMATS: &str = r#"<ListMetadataFormats>
<oai:metadataFormat>
<oai:metadataPrefix>oai_dc</oai:metadataPrefix>
<oai:schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</oai:schema>
<oai:metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</oai:metadataNamespace>
</oai:metadataFormat>
</ListMetadataFormats>
<ListRecords metadataPrefix="oai_dc">
"#;

const DUBLIN_CORE: &str = r#"<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
"#;

/// Writes the repository.
pub fn repository<'a>(site: &OaiSite, records: impl Iterator<Item = &'a RecordView> + Clone) -> Vec<u8> {
    // The first day on which anything was changed.
    let earliest = records.clone().map(datestamp).min().unwrap_or_default();
    let mut out = String::from(HEAD);
    out.push_str("<Identify>\n");
    for (name, text) in [
        ("repositoryName", &*site.name),
        ("baseURL", &site.base_url),
        ("protocolVersion", "2.0"),
        ("adminEmail", &site.email),
        ("earliestDatestamp", earliest),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    ] {
        push(&mut out, &format!("oai:{name}"), text);
    }
    out.push_str("</Identify>\n");
    out.push_str(FORMATS);
    for record in records {
        out.push_str("<oai:record>\n<oai:header>\n");
        push(&mut out, "oai:identifier", &format!("oai:{}:{}", site.host, record.key));
        push(&mut out, "oai:datestamp", datestamp(record));
        out.push_str("</oai:header>\n<oai:metadata>\n");
        dublin_core(&mut out, record);
        out.push_str("</oai:metadata>\n</oai:record>\n");
    }
    out.push_str("</ListRecords>\n</Repository>\n");
    out.into_bytes()
}

/// Returns the day of the last change of a record.
fn datestamp(record: &RecordView) -> &str {
    record.updated.as_deref().filter(|updated| *updated > &*record.date).unwrap_or(&record.date)
}

fn dublin_core(out: &mut String, record: &RecordView) {
    out.push_str(DUBLIN_CORE);
    let mut element = |name: &str, text: &str| push(out, &format!("dc:{name}"), text);
    element("title", &record.full_title());
    if record.authors.is_empty() {
        element("creator", &record.institution);
    }
    record.authors.iter().for_each(|author| element("creator", &author.sorted_name()));
    record.translators.iter().for_each(|person| element("contributor", &person.sorted_name()));
    let topics = record.topics.iter().map(|topic| &*topic.name);
    topics.for_each(|topic| element("subject", topic));
    if let Some(summary) = &record.summary {
        element("description", summary);
    }
    element("publisher", &record.institution);
    element("date", &record.date);
    element("type", &record.type_label);
    element("format", "text/html");
    element("identifier", &record.url);
    if let Some(doi) = &record.doi {
        element("identifier", &format!("https://doi.org/{doi}"));
    }
    if let Some(isbn) = &record.isbn {
        element("identifier", &format!("urn:isbn:{isbn}"));
    }
    element("language", &record.language);
    if let Some(issn) = &record.issn {
        element("relation", &format!("urn:issn:{issn}"));
    }
    if let Some(newer) = &record.superseded_by {
        element("relation", newer);
    }
    let areas = record.regions.iter().chain(&record.groups).map(|area| &*area.name);
    record
        .countries
        .iter()
        .map(|country| country.name.as_str())
        .chain(areas)
        .for_each(|name| element("coverage", name));
    if let Some(licence) = &record.licence {
        element("rights", licence);
    }
    out.push_str("</oai_dc:dc>\n");
}
