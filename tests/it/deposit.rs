//! What agencies for DOIs and library harvesters are given, read back element by element; and names in their parts, in every form
//! that a brief is told in.

use crate::fixture::{build, page, told};
use crate::project::Project;
use crate::rich::{between, json_ld, text};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use serde_json::{Value, json};

/// The elements of a document that hold a text, each as `path[attributes]=text`, in order. Fails where it is not well formed.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut said, mut found): (Vec<String>, String, Vec<String>) = (Vec::new(), String::new(), Vec::new());
    loop {
        let event = reader.read_event().expect("well formed");
        if !matches!(event, Event::Text(_) | Event::GeneralRef(_)) {
            let text = std::mem::take(&mut said);
            if !text.trim().is_empty() {
                found.push(format!("{}={text}", open.join("/")));
            }
        }
        match event {
            Event::Start(tag) => {
                let attributes = tag.attributes().map(|attribute| attribute.expect("an attribute"));
                let of_records = attributes.filter(|attribute| {
                    let key: &str = attribute.key.as_ref();
                    !key.starts_with("xmlns") && key != "xsi:schemaLocation"
                });
                let values: Vec<String> = of_records.map(|attribute| attribute.value.to_string()).collect();
                let name = tag.name().as_ref().to_owned();
                open.push(if values.is_empty() { name } else { format!("{name}[{}]", values.join(",")) });
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => said.push_str(&text),
            Event::GeneralRef(entity) => said.push_str(&unescape(&format!("&{};", &*entity)).expect("an entity")),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// A site whose brief has everything that agencies ask for.
const SITE: &str = "==> site.yaml
title: Institute
base_url: https://example.org/repo/
publisher: {name: Institute & Sons, email: library@example.org}
report_prefix: IRD
licence: CC-BY-4.0
oai: {gateway: https://gateway.example.org/oai/}
==> content/briefs/talks.md
---
title: Talks & <more>
subtitle: A subtitle
date: 2025-03-01
summary: A summary.
countries: [PK]
topics: [Peace]
authors: [{given: Gabriel, family: García Márquez, affiliation: House}, {organisation: Freedom House}, {name: Orbán Viktor, given: Viktor, family: Orbán}, {given: John Paul, family: Stevens, suffix: III}, Jo Doe]
number: 7
changes: [{date: 2025-03-05, kind: correction, note: 'Wrong, see [older](older.md)'}]
identifiers: {doi: 10.1234/ird.7, isbn: 978-3-16-148410-0, issn: 2049-3630}
supersedes: [older]
---
Text.
==> content/briefs/older.md
---
title: Older
date: 2024-01-01
identifiers: {doi: 10.1234/ird.6}
---
Text.
==> content/briefs/plain.md
---
title: Plain
date: 2023-01-01
---
Text.
";

#[test]
fn datacite_is_given_a_resource() {
    let project = Project::of(SITE);
    let ran = project.run(&["list", "briefs", "talks", "--format", "datacite"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let lang = "en";
    assert_eq!(
        elements(&ran.out),
        [
            "resource/identifier[DOI]=10.1234/ird.7",
            "resource/creators/creator/creatorName[Personal]=García Márquez, Gabriel",
            "resource/creators/creator/givenName=Gabriel",
            "resource/creators/creator/familyName=García Márquez",
            "resource/creators/creator/affiliation=House",
            "resource/creators/creator/creatorName[Organizational]=Freedom House",
            "resource/creators/creator/creatorName[Personal]=Orbán, Viktor",
            "resource/creators/creator/givenName=Viktor",
            "resource/creators/creator/familyName=Orbán",
            "resource/creators/creator/creatorName[Personal]=Stevens, John Paul, III",
            "resource/creators/creator/givenName=John Paul",
            "resource/creators/creator/familyName=Stevens",
            "resource/creators/creator/creatorName[Personal]=Doe, Jo",
            "resource/creators/creator/givenName=Jo",
            "resource/creators/creator/familyName=Doe",
            &format!("resource/titles/title[{lang}]=Talks & <more>"),
            &format!("resource/titles/title[{lang},Subtitle]=A subtitle"),
            "resource/publisher=Institute & Sons",
            "resource/publicationYear=2025",
            "resource/resourceType[Report]=Policy brief",
            "resource/subjects/subject=Peace",
            "resource/dates/date[Issued]=2025-03-01",
            "resource/dates/date[Updated]=2025-03-05",
            "resource/language=en",
            "resource/alternateIdentifiers/alternateIdentifier[Report number]=IRD-7",
            "resource/relatedIdentifiers/relatedIdentifier[ISSN,IsPartOf]=2049-3630",
            "resource/relatedIdentifiers/relatedIdentifier[ISBN,IsIdenticalTo]=978-3-16-148410-0",
            "resource/formats/format=text/html",
            "resource/rightsList/rights[https://creativecommons.org/licenses/by/4.0/,CC-BY-4.0,SPDX,https://spdx.org/licenses/]=CC-BY-4.0",
            "resource/descriptions/description[en,Abstract]=A summary.",
            "resource/geoLocations/geoLocation/geoLocationPlace=Pakistan",
        ]
    );
    let all = project.run(&["list", "briefs", "--format", "datacite"]);
    let found = elements(&all.out);
    assert_eq!(found.iter().filter(|element| element.contains("/identifier[DOI]=")).count(), 2, "{found:?}");
    let obsolete = "resources/resource/relatedIdentifiers/relatedIdentifier[URL,IsObsoletedBy]=https://example.org/repo/briefs/talks/";
    assert!(found.iter().any(|element| element == obsolete), "{found:?}");
    assert_eq!(all.err, "1 brief without a DOI left out\n");
}

#[test]
fn crossref_is_given_a_batch() {
    let project = Project::of(SITE);
    let ran = project.run(&["list", "briefs", "talks", "--format", "crossref", "--as-of", "2025-06-01T12:00:00Z"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let paper = "doi_batch[5.3.1]/body/report-paper/report-paper_metadata[en]";
    let found = elements(&ran.out);
    let of_paper: Vec<&str> = found.iter().filter_map(|element| element.strip_prefix(paper)).collect();
    let person = "/contributors/person_name[additional,author]";
    assert_eq!(
        of_paper,
        [
            "/contributors/person_name[first,author]/given_name=Gabriel",
            "/contributors/person_name[first,author]/surname=García Márquez",
            "/contributors/person_name[first,author]/affiliations/institution/institution_name=House",
            "/contributors/organization[additional,author]=Freedom House",
            &format!("{person}/given_name=Viktor"),
            &format!("{person}/surname=Orbán"),
            &format!("{person}/given_name=John Paul"),
            &format!("{person}/surname=Stevens"),
            &format!("{person}/suffix=III"),
            &format!("{person}/given_name=Jo"),
            &format!("{person}/surname=Doe"),
            "/titles/title=Talks & <more>",
            "/titles/subtitle=A subtitle",
            "/jats:abstract[en]/jats:p=A summary.",
            "/publication_date[online]/month=03",
            "/publication_date[online]/day=01",
            "/publication_date[online]/year=2025",
            "/isbn[electronic]=978-3-16-148410-0",
            "/publisher/publisher_name=Institute & Sons",
            "/publisher_item/item_number[report-number]=IRD-7",
            "/ai:program[AccessIndicators]/ai:license_ref=https://creativecommons.org/licenses/by/4.0/",
            "/doi_data/doi=10.1234/ird.7",
            "/doi_data/resource=https://example.org/repo/briefs/talks/",
        ]
    );
    let head: Vec<&str> = found.iter().filter_map(|element| element.strip_prefix("doi_batch[5.3.1]/head/")).collect();
    assert_eq!(
        head,
        [
            "doi_batch_id=briefpress-20250601120000",
            "timestamp=20250601120000",
            "depositor/depositor_name=Institute & Sons",
            "depositor/email_address=library@example.org",
            "registrant=Institute & Sons",
        ]
    );
}

#[test]
fn what_cannot_be_deposited_is_said() {
    let project = Project::of(&SITE.replace(", email: library@example.org", "").replace("oai: ", "theme: {} #"));
    for (arguments, said) in [
        (
            &["list", "briefs", "plain", "--format", "datacite"][..],
            "`plain` has no DOI; add `identifiers: {doi: 10.1234/…}`",
        ),
        (
            &["list", "briefs", "talk", "--format", "datacite"],
            "no listed brief has the slug `talk`; did you mean `talks`?",
        ),
        (&["list", "briefs", "--format", "crossref"], "add `email: library@example.org` to `publisher`"),
        (&["list", "urls", "--format", "crossref"], "are for `briefpress list briefs` alone"),
        (&["check", "--format", "datacite"], "are for `briefpress list briefs` alone"),
        (&["list", "briefs", "talks"], "slugs choose briefs for `--format datacite`"),
    ] {
        let ran = project.run(arguments);
        assert!(ran.status == 2 && ran.out.is_empty() && ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn harvesters_find_a_static_repository() {
    let files = build(SITE);
    let found = elements(&text(&files, "oai.xml"));
    let own: Vec<&str> = found.iter().filter_map(|element| element.strip_prefix("Repository/")).collect();
    let record = "ListRecords[oai_dc]/oai:record/oai:metadata/oai_dc:dc/dc:";
    assert_eq!(
        own[..10],
        [
            "Identify/oai:repositoryName=Institute",
            "Identify/oai:baseURL=https://gateway.example.org/oai/example.org/repo/oai.xml",
            "Identify/oai:protocolVersion=2.0",
            "Identify/oai:adminEmail=library@example.org",
            "Identify/oai:earliestDatestamp=2023-01-01",
            "Identify/oai:deletedRecord=no",
            "Identify/oai:granularity=YYYY-MM-DD",
            "ListMetadataFormats/oai:metadataFormat/oai:metadataPrefix=oai_dc",
            "ListMetadataFormats/oai:metadataFormat/oai:schema=http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            "ListMetadataFormats/oai:metadataFormat/oai:metadataNamespace=http://www.openarchives.org/OAI/2.0/oai_dc/",
        ]
    );
    let header = "ListRecords[oai_dc]/oai:record/oai:header/oai:";
    assert_eq!(
        own[10..12],
        [format!("{header}identifier=oai:example.org:talks"), format!("{header}datestamp=2025-03-05")]
    );
    let said = |name: &str| -> Vec<&str> {
        let of_first = own[12..].iter().take_while(|element| !element.starts_with(header));
        of_first.filter_map(|element| element.strip_prefix(&*format!("{record}{name}="))).collect()
    };
    assert_eq!(said("title"), ["Talks & <more>: A subtitle"]);
    assert_eq!(
        said("creator"),
        ["García Márquez, Gabriel", "Freedom House", "Orbán, Viktor", "Stevens, John Paul, III", "Doe, Jo"]
    );
    let identifiers =
        ["https://example.org/repo/briefs/talks/", "https://doi.org/10.1234/ird.7", "urn:isbn:978-3-16-148410-0"];
    assert_eq!(said("identifier"), identifiers);
    assert_eq!((said("language"), said("relation")), (vec!["en"], vec!["urn:issn:2049-3630"]));
    assert!(
        own.contains(&&*format!("{record}relation=https://example.org/repo/briefs/talks/")),
        "what is superseded says by what"
    );
    assert!(build(crate::rich::RICH).keys().all(|path| path != "oai.xml"), "nobody asked for one");
}

#[test]
fn a_repository_needs_an_address_to_write_to() {
    let site = SITE.replace(", email: library@example.org", "");
    assert_eq!(
        told(&site).lines().filter(|line| line.starts_with("missing-key")).collect::<Vec<_>>(),
        ["missing-key site.yaml:6:6"]
    );
}

#[test]
fn a_translation_names_its_translators() {
    let site = SITE.replace("base_url:", "languages: [fr]\nbase_url:")
        + "==> content/briefs/talks.fr.md\n---\ntitle: Pourparlers\ntranslators: [Jean Roe]\n---\nTexte.\n";
    let files = build(&site);
    let csl: Value = serde_json::from_slice(&files["fr/catalogue.csl.json"]).expect("JSON");
    assert_eq!(csl[0]["translator"], json!([{"family": "Roe", "given": "Jean"}]));
    assert!(text(&files, "fr/catalogue.bib").contains("  translator = {Roe, Jean},"));
    assert!(text(&files, "fr/catalogue.ris").contains("A4  - Roe, Jean"));
    assert!(text(&files, "fr/catalogue.csv").contains(",Jean Roe,"));
    assert!(text(&files, "fr/oai.xml").contains("<dc:contributor>Roe, Jean</dc:contributor>"));
    assert!(!text(&files, "oai.xml").contains("contributor"), "the original has none");
    let catalogue: Value = serde_json::from_slice(&files["catalogue.json"]).expect("JSON");
    assert_eq!(catalogue["briefs"][0]["translators"], json!([]));
}

#[test]
fn names_agree_in_every_form() {
    let html = page(SITE, "briefs/talks/index.html");
    let authors: Vec<&str> = html
        .split("<meta name=\"citation_author\" content=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(
        authors,
        ["García Márquez, Gabriel", "Freedom House,", "Orbán, Viktor", "Stevens, John Paul, III", "Doe, Jo"]
    );
    let files = build(SITE);
    let bibtex = text(&files, "catalogue.bib");
    let author = "author = {García Márquez, Gabriel and {Freedom House} and Orbán, Viktor and Stevens, III, John Paul and Doe, Jo}";
    assert!(bibtex.contains(author), "{bibtex}");
    let ris = text(&files, "catalogue.ris");
    let names: Vec<&str> = between(&ris, "ID  - talks", "TI  - ").split("AU  - ").skip(1).map(str::trim).collect();
    assert_eq!(
        names,
        ["García Márquez, Gabriel", "Freedom House,", "Orbán, Viktor", "Stevens, John Paul, III", "Doe, Jo"]
    );
    let csl: Value = serde_json::from_str(&text(&files, "catalogue.csl.json")).unwrap();
    assert_eq!(
        csl[0]["author"],
        json!([
            {"family": "García Márquez", "given": "Gabriel"},
            {"literal": "Freedom House"},
            {"family": "Orbán", "given": "Viktor"},
            {"family": "Stevens", "given": "John Paul", "suffix": "III"},
            {"family": "Doe", "given": "Jo"},
        ])
    );
    let report = json_ld(&html);
    let report = &report["@graph"][0];
    let kinds: Vec<&str> =
        report["author"].as_array().unwrap().iter().map(|author| author["@type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Person", "Organization", "Person", "Person", "Person"]);
    assert_eq!(report["author"][2]["familyName"], "Orbán");
    assert_eq!(report["author"][2]["name"], "Orbán Viktor");
}

#[test]
fn the_parts_of_a_name_belong_together() {
    let brief = |author: &str| {
        format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nauthors: [{author}]\n---\nText.\n")
    };
    for (author, says) in [
        ("{given: Jo}", "invalid-value content/briefs/a.md:4:19"),
        ("{organisation: House, given: Jo}", "invalid-value content/briefs/a.md:4:40"),
        ("{affiliation: House}", "missing-key content/briefs/a.md:4:11"),
    ] {
        let told = told(&brief(author));
        assert!(told.contains(says), "{author}: {told}");
    }
}
