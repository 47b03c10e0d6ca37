//! DataCite's metadata, kernel 4: one `resource` for each brief with a DOI.

use crate::page::view::LicenceView;
use crate::page::{RecordAuthor, RecordView};
use crate::render::xml::push;
use quick_xml::escape::escape;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACES: &str = " xmlns=\"http://datacite.org/schema/kernel-4\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://datacite.org/schema/kernel-4 https://schema.datacite.org/meta/kernel-4/metadata.xsd\"";

/// Writes briefs that have a DOI. One alone is a `resource`, as the agency takes it; several stand in an element `resources`,
/// each as it would alone.
pub fn datacite(records: &[&RecordView]) -> String {
    let mut out = String::from(DECLARATION);
    if let [one] = records {
        resource(&mut out, one);
        return out;
    }
    out.push_str("<resources>\n");
    records.iter().for_each(|record| resource(&mut out, record));
    out.push_str("</resources>\n");
    out
}

fn resource(out: &mut String, record: &RecordView) {
    out.extend(["<resource", NAMESPACES, ">\n"]);
    push(out, "identifier identifierType=\"DOI\"", record.doi.as_deref().unwrap_or_default());
    creators(out, record);
    let lang = format!("xml:lang=\"{}\"", escape(&record.language));
    out.push_str("<titles>\n");
    push(out, &format!("title {lang}"), &record.title);
    if let Some(subtitle) = &record.subtitle {
        push(out, &format!("title {lang} titleType=\"Subtitle\""), subtitle);
    }
    out.push_str("</titles>\n");
    push(out, "publisher", &record.institution);
    push(out, "publicationYear", record.date.get(..4).unwrap_or_default());
    push(out, "resourceType resourceTypeGeneral=\"Report\"", &record.type_label);
    group(out, "subjects", "subject", record.topics.iter().map(|topic| &*topic.name));
    out.push_str("<dates>\n");
    push(out, "date dateType=\"Issued\"", &record.date);
    if let Some(updated) = &record.updated {
        push(out, "date dateType=\"Updated\"", updated);
    }
    out.push_str("</dates>\n");
    push(out, "language", &record.language);
    identifiers(out, record);
    push_format(out);
    if let Some(licence) = &record.licence {
        let address = LicenceView::of(licence).url;
        let address = address.map(|url| format!(" rightsURI=\"{}\"", escape(&url))).unwrap_or_default();
        let scheme = "rightsIdentifierScheme=\"SPDX\" schemeURI=\"https://spdx.org/licenses/\"";
        let attributes = format!("rights{address} rightsIdentifier=\"{}\" {scheme}", escape(licence));
        out.push_str("<rightsList>\n");
        push(out, &attributes, licence);
        out.push_str("</rightsList>\n");
    }
    if let Some(summary) = &record.summary {
        out.push_str("<descriptions>\n");
        push(out, &format!("description {lang} descriptionType=\"Abstract\""), summary);
        out.push_str("</descriptions>\n");
    }
    if !record.countries.is_empty() {
        out.push_str("<geoLocations>\n");
        for country in &record.countries {
            out.push_str("<geoLocation>\n");
            push(out, "geoLocationPlace", &country.name);
            out.push_str("</geoLocation>\n");
        }
        out.push_str("</geoLocations>\n");
    }
    out.push_str("</resource>\n");
}

fn creators(out: &mut String, record: &RecordView) {
    out.push_str("<creators>\n");
    if record.authors.is_empty() {
        out.push_str("<creator>\n");
        push(out, "creatorName nameType=\"Organizational\"", &record.institution);
        out.push_str("</creator>\n");
    }
    record.authors.iter().for_each(|author| creator(out, author));
    out.push_str("</creators>\n");
}

fn creator(out: &mut String, author: &RecordAuthor) {
    out.push_str("<creator>\n");
    let kind = if author.is_organisation { "Organizational" } else { "Personal" };
    push(out, &format!("creatorName nameType=\"{kind}\""), &author.sorted_name());
    if let Some(parts) = author.person().filter(|parts| !parts.given.is_empty()) {
        push(out, "givenName", &parts.given);
        push(out, "familyName", &parts.family);
    }
    if let Some(orcid) = &author.orcid {
        let scheme = "nameIdentifier nameIdentifierScheme=\"ORCID\" schemeURI=\"https://orcid.org\"";
        push(out, scheme, &format!("https://orcid.org/{orcid}"));
    }
    if let Some(affiliation) = &author.affiliation {
        push(out, "affiliation", affiliation);
    }
    out.push_str("</creator>\n");
}

/// Adds the other identifiers of a brief, and those of what it belongs to.
fn identifiers(out: &mut String, record: &RecordView) {
    if let Some(number) = &record.number {
        out.push_str("<alternateIdentifiers>\n");
        push(out, "alternateIdentifier alternateIdentifierType=\"Report number\"", number);
        out.push_str("</alternateIdentifiers>\n");
    }
    let related = [
        ("ISSN", "IsPartOf", &record.issn),
        ("ISBN", "IsIdenticalTo", &record.isbn),
        ("URL", "IsObsoletedBy", &record.superseded_by),
    ];
    let mut related =
        related.into_iter().filter_map(|(kind, relation, text)| Some((kind, relation, text.as_ref()?))).peekable();
    if related.peek().is_some() {
        out.push_str("<relatedIdentifiers>\n");
        for (kind, relation, text) in related {
            let name = format!("relatedIdentifier relatedIdentifierType=\"{kind}\" relationType=\"{relation}\"");
            push(out, &name, text);
        }
        out.push_str("</relatedIdentifiers>\n");
    }
}

fn push_format(out: &mut String) {
    group(out, "formats", "format", std::iter::once("text/html"));
}

/// Adds an element that holds others of one name, if there are any.
fn group<'a>(out: &mut String, name: &str, each: &str, texts: impl Iterator<Item = &'a str>) {
    let mut texts = texts.peekable();
    if texts.peek().is_some() {
        out.extend(["<", name, ">\n"]);
        texts.for_each(|text| push(out, each, text));
        out.extend(["</", name, ">\n"]);
    }
}
