//! The catalogue in its five forms, and the JSON Feed: read back by the parsers of their formats.

use crate::fixture::{SITE, build, page, told};
use crate::html::{Element, Page};
use crate::rich::{Files, RICH, text};
use crate::sources::below;
use biblatex::{Bibliography, ChunksExt, PermissiveType};
use hayagriva::citationberg::json::{Item, LiteralName, NameItem, NameValue, Value as CslValue};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The names under which the catalogue is written.
const FORMS: [&str; 5] = ["catalogue.json", "catalogue.csv", "catalogue.bib", "catalogue.ris", "catalogue.csl.json"];

fn json_of(files: &Files, path: &str) -> Value {
    serde_json::from_str(&text(files, path)).expect("it is JSON")
}

/// The rows of the table, its first line first.
fn rows(files: &Files) -> Vec<Vec<String>> {
    let table = text(files, "catalogue.csv");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|row| row.expect("a row of the same length").iter().map(str::to_owned).collect()).collect()
}

fn cell(files: &Files, column: &str, row: usize) -> String {
    let rows = rows(files);
    let at = rows[0].iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
    rows[row][at].clone()
}

fn bibliography(files: &Files) -> Bibliography {
    Bibliography::parse(&text(files, "catalogue.bib")).expect("it is BibTeX")
}

/// A field of an entry as a reader sees it.
fn field(bibliography: &Bibliography, key: &str, name: &str) -> String {
    let entry = bibliography.get(key).unwrap_or_else(|| panic!("no entry {key}"));
    entry.get(name).unwrap_or_else(|| panic!("no field {name}")).format_verbatim()
}

/// The items of CSL-JSON, as the reader of a citation processor takes them in.
fn csl(files: &Files) -> Vec<Item> {
    serde_json::from_str(&text(files, "catalogue.csl.json")).expect("it is CSL-JSON")
}

/// A name of an item, in its parts.
fn csl_names(item: &Item) -> Vec<[Option<String>; 4]> {
    let name = |name: &NameValue| match name {
        NameValue::Literal(LiteralName { literal }) => [Some(literal.clone()), None, None, None],
        NameValue::Item(NameItem { family, given, suffix, .. }) => {
            [None, Some(family.clone()), given.clone(), suffix.clone()]
        }
    };
    item.0
        .get("author")
        .into_iter()
        .flat_map(|value| match value {
            CslValue::Names(names) => names.iter().map(name).collect::<Vec<_>>(),
            other => panic!("no names: {other:?}"),
        })
        .collect()
}

/// The entries of a RIS file, each a list of tags and values, by the grammar of the format.
fn ris(files: &Files) -> Vec<Vec<(String, String)>> {
    let file = text(files, "catalogue.ris");
    let mut entries: Vec<Vec<(String, String)>> = Vec::new();
    let mut is_open = false;
    for line in file.split_terminator("\r\n") {
        if line.is_empty() {
            assert!(!is_open, "a blank line within an entry");
            continue;
        }
        let (tag, value) = line.split_once("  - ").unwrap_or_else(|| panic!("no tag: {line:?}"));
        let is_tag = tag.len() == 2 && tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        assert!(is_tag && !value.contains(['\r', '\n']), "{line:?}");
        match tag {
            "TY" => {
                assert!(!is_open);
                is_open = true;
                entries.push(Vec::new());
            }
            "ER" => is_open = !std::mem::take(&mut is_open) || !value.is_empty(),
            _ => assert!(is_open),
        }
        entries.last_mut().expect("an entry is open").push((tag.to_owned(), value.to_owned()));
    }
    assert!(!is_open, "the last entry has its end");
    entries
}

fn tags<'a>(entry: &'a [(String, String)], tag: &str) -> Vec<&'a str> {
    entry.iter().filter(|(name, _)| name == tag).map(|(_, value)| value.as_str()).collect()
}

#[test]
fn the_json_says_everything_of_a_brief() {
    let catalogue = json_of(&build(RICH), "catalogue.json");
    assert_eq!(catalogue["version"], 1);
    let site = json!({
        "title": "Institute", "url": "https://example.org/repo/", "description": "Briefs on diplomacy",
        "language": "en", "publisher": "Institute for Diplomacy", "licence": "CC-BY-4.0",
    });
    assert_eq!(catalogue["site"], site);
    let term = |slug: &str, name: &str| json!({"slug": slug, "name": name});
    let talks = &catalogue["briefs"][0];
    for (key, value) in [
        ("url", json!("https://example.org/repo/briefs/talks/")),
        ("slug", json!("talks")),
        ("title", json!("Talks & \"more\"")),
        ("subtitle", json!("The subtitle")),
        ("institution", json!("Institute for Diplomacy")),
        ("date", json!("2025-03-01")),
        ("updated", json!("2025-03-05")),
        ("as_of", json!("2025-02-28")),
        ("type", json!("policy-brief")),
        ("type_label", json!("Policy brief")),
        ("number", json!("IRD-PB-7")),
        ("series", term("afghan-settlement", "Afghan settlement")),
        ("abstract", json!("A summary of the talks.")),
        ("topics", json!([term("peace", "Peace"), term("trade", "Trade")])),
        ("language", json!("en")),
        ("doi", json!("10.1234/ird.7")),
        ("isbn", Value::Null),
        ("licence", json!("CC-BY-4.0")),
    ] {
        assert_eq!(talks[key], value, "{key}");
    }
    let max = json!({"name": "Max", "affiliation": "House", "orcid": "0000-0002-1825-0097"});
    assert_eq!((talks["authors"].as_array().map(Vec::len), &talks["authors"][2]), (Some(3), &max));
    let countries: Vec<&Value> = talks["countries"].as_array().expect("a list").iter().collect();
    assert_eq!(countries[0], &json!({"code": "PK", "name": "Pakistan"}));
    assert_eq!(countries[2], &json!({"code": "TW", "name": "Taipei"}), "the site's own name");
    assert!(talks["regions"].as_array().expect("a list").contains(&term("southern-asia", "Southern Asia")));
    assert!(talks["groups"].as_array().expect("a list").contains(&term("sco", "SCO")));
}

/// Every brief has the keys of every other, so that a program need not ask for them.
#[test]
fn a_brief_with_nothing_has_the_same_keys() {
    let files = build("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n");
    let catalogue = json_of(&files, "catalogue.json");
    let bare = catalogue["briefs"][0].as_object().expect("an object");
    let full = json_of(&build(RICH), "catalogue.json");
    let full = full["briefs"][0].as_object().expect("an object");
    assert!(bare.keys().eq(full.keys()), "{bare:#?}");
    for (key, value) in [("authors", json!([])), ("series", Value::Null), ("abstract", Value::Null)] {
        assert_eq!(bare[key], value, "{key}");
    }
    assert_eq!((bare["institution"].as_str(), cell(&files, "authors", 1).as_str()), (Some("Test"), ""));
}

#[test]
fn every_listed_brief_stands_in_every_form_newest_first() {
    let files = build(RICH);
    let catalogue = json_of(&files, "catalogue.json");
    let slugs: Vec<&str> =
        catalogue["briefs"].as_array().expect("a list").iter().filter_map(|brief| brief["slug"].as_str()).collect();
    let listed: Vec<String> = Page::among(&files, "briefs/index.html")
        .attrs("[href]", "href")
        .into_iter()
        .filter(|url| url.starts_with("/repo/briefs/") && url.len() > "/repo/briefs/".len())
        .collect();
    assert!(listed.len() > 1 && slugs[0] == "talks", "{listed:?}");
    // Withdrawn, and of a type that is not listed.
    assert!(!slugs.contains(&"gone") && !slugs.contains(&"release"), "{slugs:?}");
    let rows = rows(&files);
    let in_table: Vec<&str> = rows[1..].iter().map(|row| row[1].as_str()).collect();
    let entries = ris(&files);
    let in_ris: Vec<&str> = entries.iter().flat_map(|entry| tags(entry, "ID")).collect();
    let bibliography = bibliography(&files);
    let in_bib: Vec<&str> = bibliography.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!((&in_table, &in_ris, &in_bib), (&slugs, &slugs, &slugs));
    let items = csl(&files);
    assert_eq!(items.iter().filter_map(|item| item.id().map(Cow::into_owned)).collect::<Vec<_>>(), slugs);
    let by_date = catalogue["briefs"].as_array().expect("a list").iter().map(|brief| brief["date"].as_str());
    assert!(by_date.is_sorted_by(|a, b| a >= b));
}

#[test]
fn a_site_without_listed_briefs_has_no_catalogue() {
    for site in [
        "==> content/pages/about.md\n---\ntitle: About\n---\n",
        "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nstatus: withdrawn\n---\n",
    ] {
        let files = build(site);
        assert!(FORMS.iter().all(|form| !files.contains_key(*form)), "{site}");
        let items = &json_of(&files, "feed.json")["items"];
        let told: Vec<&Value> = items.as_array().expect("a list").iter().map(|item| &item["title"]).collect();
        let withdrawn = if site.contains("withdrawn") { vec!["Withdrawn: A"] } else { Vec::new() };
        assert_eq!(told, withdrawn, "a feed waits for its first entry");
    }
    let taken = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nas_of: 2025-01-01\ntype: report\nsources: [S]\n---\nText.\n\
                 ==> static/catalogue.csv\nx\n";
    assert_eq!(told(taken), "url-collision static/catalogue.csv");
}

#[test]
fn the_table_joins_lists_and_keeps_every_text() {
    let files = build(RICH);
    for (column, value) in [
        ("title", "Talks & \"more\""),
        ("authors", "Amina Khan; Jo Doe; Max"),
        ("countries", "Pakistan; Afghanistan; Taipei"),
        ("country_codes", "PK; AF; TW"),
        ("topics", "Peace; Trade"),
        ("type", "policy-brief"),
        ("type_label", "Policy brief"),
        ("series", "Afghan settlement"),
        ("isbn", ""),
    ] {
        assert_eq!(cell(&files, column, 1), value, "{column}");
    }
    let table = text(&files, "catalogue.csv");
    assert!(table.ends_with("\r\n") && table.matches('\n').count() == table.matches("\r\n").count());
    assert!(table.starts_with("url,slug,title,"), "{table}");
    let catalogue = json_of(&files, "catalogue.json");
    let keys = catalogue["briefs"][0].as_object().expect("an object").keys();
    let rows = rows(&files);
    let missing: Vec<&String> = keys.filter(|key| !rows[0].contains(key)).collect();
    assert_eq!(missing, Vec::<&String>::new(), "a key of the JSON is a column");
}

/// A brief whose texts are these.
fn hostile(title: &str, author: &str) -> String {
    let quoted = |text: &str| json!(text).to_string();
    format!(
        "==> site.yaml\n{SITE}markdown: {{smart: false}}\n==> content/briefs/a.md\n---\ntitle: {}\ndate: 2025-01-01\nsummary: {}\nauthors: [{{name: {}}}]\ntopics: [Trade]\n---\n",
        quoted(title),
        quoted(title),
        quoted(author)
    )
}

#[test]
fn no_cell_is_a_formula() {
    for text in ["=1+1", "+1", "-1", "@SUM(A1)"] {
        let files = build(&hostile(text, text));
        for column in ["title", "authors", "abstract"] {
            assert_eq!(cell(&files, column, 1), format!("'{text}"), "{column}");
        }
        assert_eq!(json_of(&files, "catalogue.json")["briefs"][0]["title"], text, "the JSON has it as it is");
    }
    assert_eq!(cell(&build(&hostile("A = B", "x")), "title", 1), "A = B");
}

#[test]
fn the_bibliography_is_one_of_technical_reports() {
    let bibliography = bibliography(&build(RICH));
    let entry = bibliography.get("talks").expect("an entry by its slug");
    assert_eq!(entry.entry_type.to_bibtex(), biblatex::EntryType::TechReport);
    assert!(text(&build(RICH), "catalogue.bib").starts_with("@techreport{talks,\n"));
    for (name, value) in [
        ("title", "Talks & \"more\": The subtitle"),
        ("institution", "Institute for Diplomacy"),
        ("type", "Policy brief"),
        ("number", "IRD-PB-7"),
        ("series", "Afghan settlement"),
        ("abstract", "A summary of the talks."),
        ("keywords", "Pakistan, Afghanistan, Taipei, Peace, Trade"),
        ("doi", "10.1234/ird.7"),
        ("url", "https://example.org/repo/briefs/talks/"),
        ("language", "en"),
        ("copyright", "CC-BY-4.0"),
    ] {
        assert_eq!(field(&bibliography, "talks", name), value, "{name}");
    }
    let authors = entry.author().expect("authors");
    let names: Vec<(&str, &str)> = authors.iter().map(|person| (&*person.given_name, &*person.name)).collect();
    assert_eq!(names, [("Amina", "Khan"), ("Jo", "Doe"), ("", "Max")]);
    let PermissiveType::Typed(date) = entry.date().expect("a date") else { panic!("a date that is none") };
    assert_eq!(day_of(date), "2025-03-01");
}

#[test]
fn the_items_for_citation_processors_are_reports() {
    let files = build(RICH);
    let talks = &json_of(&files, "catalogue.csl.json")[0];
    let expected = json!({
        "id": "talks", "type": "report", "title": "Talks & \"more\": The subtitle",
        "author": [{"family": "Khan", "given": "Amina"}, {"family": "Doe", "given": "Jo"}, {"family": "Max"}],
        "issued": {"date-parts": [[2025, 3, 1]]}, "publisher": "Institute for Diplomacy", "genre": "Policy brief", "number": "IRD-PB-7",
        "collection-title": "Afghan settlement", "abstract": "A summary of the talks.", "keyword": "Pakistan, Afghanistan, Taipei, Peace, Trade",
        "language": "en", "DOI": "10.1234/ird.7", "URL": "https://example.org/repo/briefs/talks/",
    });
    assert_eq!(talks, &expected);
    let bare = build("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n");
    let keys = json_of(&bare, "catalogue.csl.json")[0]
        .as_object()
        .map(|item| item.keys().map(String::as_str).collect::<Vec<_>>().join(" "));
    assert_eq!(
        keys.as_deref(),
        Some("URL author genre id issued language publisher title type"),
        "no key without a value"
    );
    assert_eq!(
        csl_names(&csl(&bare)[0]),
        [[Some("Test".to_owned()), None, None, None]],
        "without authors the institution is one name"
    );
    assert!(text(&bare, "catalogue.csl.json").ends_with("\n]\n"));
}

#[test]
fn names_reach_citation_processors_in_their_parts() {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    for (name, [literal, family, given, suffix]) in [
        ("Ludwig van der Berg", ["", "van der Berg", "Ludwig", ""]),
        ("Bank, Mirjam", ["", "Bank", "Mirjam", ""]),
        ("García Márquez, Gabriel", ["", "García Márquez", "Gabriel", ""]),
        ("King, Martin Luther, Jr.", ["", "King", "Martin Luther", "Jr."]),
        ("Martin Luther King Jr.", ["", "King", "Martin Luther", "Jr."]),
        ("Kim Dae-jung", ["", "Kim", "Dae-jung", ""]),
        ("Plato", ["", "Plato", "", ""]),
        ("عبد الفتاح السيسي", ["", "السيسي", "عبد الفتاح", ""]),
        ("World Bank", ["World Bank", "", "", ""]),
        ("Ministry of Finance, Planning and Economy", ["Ministry of Finance, Planning and Economy", "", "", ""]),
        ("Doe, Jane, PhD", ["Doe, Jane, PhD", "", "", ""]),
        ("A \"B\" {C} \\ </script> D", ["", "D", "A \"B\" {C} \\ </script>", ""]),
    ] {
        let files = build(&hostile("T", name));
        assert_eq!(csl_names(&csl(&files)[0]), [[some(literal), some(family), some(given), some(suffix)]], "{name}");
    }
}

/// The entries on the page of a brief, by the names of their files.
fn entries(files: &Files, path: &str) -> BTreeMap<String, String> {
    let page = Page::among(files, path);
    let plain = |html: String| html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let entry =
        |form: &Element<'_>| (form.at("[data-save]").attr("data-save").to_owned(), plain(form.at("pre code").html()));
    page.all(".cite-forms section").iter().map(entry).collect()
}

/// An entry without what is no part of a reference.
fn without<'a>(entry: &'a str, begins: &[&str]) -> Vec<&'a str> {
    entry.lines().map(str::trim).filter(|line| begins.iter().all(|begin| !line.starts_with(begin))).collect()
}

#[test]
fn the_page_of_a_brief_has_its_entry_in_each_form() {
    let files = build(RICH);
    let on_page = entries(&files, "briefs/talks/index.html");
    assert_eq!(on_page.keys().collect::<Vec<_>>(), ["talks.bib", "talks.json", "talks.ris"]);
    let of = |path: &str, end: &str| text(&files, path).split_once(end).expect("an entry").0.to_owned() + end;
    let bib = of("catalogue.bib", "\n}\n");
    assert_eq!(without(&on_page["talks.bib"], &[]), without(&bib, &["abstract =", "keywords ="]));
    let ris = of("catalogue.ris", "ER  - \r\n");
    assert_eq!(without(&on_page["talks.ris"], &[]), without(&ris, &["AB  -", "KW  -"]));
    let mut item = json_of(&files, "catalogue.csl.json")[0].clone();
    let fields = item.as_object_mut().expect("an object");
    assert!(fields.remove("abstract").is_some() && fields.remove("keyword").is_some());
    assert_eq!(serde_json::from_str::<Value>(&on_page["talks.json"]).expect("it is JSON"), json!([item]));
    let gone = build("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nstatus: withdrawn\n---\n");
    assert!(entries(&gone, "briefs/a/index.html").is_empty(), "what was withdrawn is not to be cited");
}

#[test]
fn entries_on_a_page_hold_any_text_and_those_of_a_translation_its_words() {
    let odd = "A </pre><b> & \"quoted\" {brace} title";
    let page = entries(&build(&hostile(odd, "Jo Doe")), "briefs/a/index.html");
    assert_eq!(field(&Bibliography::parse(&page["a.bib"]).expect("it is BibTeX"), "a", "title"), odd);
    assert_eq!(serde_json::from_str::<Value>(&page["a.json"]).expect("it is JSON")[0]["title"], odd);
    for languages in ["", "languages: [fr]\n"] {
        let site = format!(
            "==> site.yaml\n{SITE}{languages}==> content/briefs/a.md\n---\ntitle: Talks\ndate: 2025-01-01\nidentifiers: {{doi: 10.1234/x}}\n---\nText.\n\
             ==> content/briefs/a.fr.md\n---\ntitle: Pourparlers\nslug: pourparlers\n---\nTexte.\n"
        );
        let files = build(&site);
        let (own, french) =
            (entries(&files, "briefs/a/index.html"), entries(&files, "fr/briefs/pourparlers/index.html"));
        let item = |entry: &str| serde_json::from_str::<Value>(entry).expect("it is JSON")[0].clone();
        assert_eq!(
            (&item(&own["a.json"])["DOI"], &item(&own["a.json"])["language"]),
            (&json!("10.1234/x"), &json!("en"))
        );
        let item = item(&french["pourparlers-fr.json"]);
        let url = json!("https://example.org/repo/fr/briefs/pourparlers/");
        assert_eq!(
            (&item["title"], &item["language"], &item["URL"], item.get("DOI")),
            (&json!("Pourparlers"), &json!("fr"), &url, None)
        );
        assert!(french["pourparlers-fr.bib"].starts_with("@techreport{pourparlers-fr,"), "{languages}");
    }
}

/// The day of a parsed date, as it would be written.
fn day_of(date: biblatex::Date) -> String {
    let biblatex::DateValue::At(day) = date.value else { panic!("a span of time") };
    let (month, number) = (day.month.expect("a month"), day.day.expect("a day"));
    format!("{}-{:02}-{:02}", day.year, month + 1, number + 1)
}

#[test]
fn without_authors_the_institution_is_one_name() {
    let site = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\npublisher: {name: Centre for Trade and Peace}\n\
                ==> content/briefs/2021.md\n---\ntitle: A\ndate: 2021-12-09\n---\n";
    let files = build(site);
    let bibliography = bibliography(&files);
    let authors = bibliography.get("2021").expect("a key of digits").author().expect("an author");
    let names: Vec<(&str, &str)> = authors.iter().map(|person| (&*person.given_name, &*person.name)).collect();
    assert_eq!(names, [("", "Centre for Trade and Peace")]);
    assert_eq!(tags(&ris(&files)[0], "AU"), ["Centre for Trade and Peace,"]);
}

#[test]
fn hostile_texts_are_read_back_as_they_were() {
    for text in [
        "100% of $5 & #1_a ~ ^ \\ { } | < > `x'",
        "{unbalanced",
        "unbalanced}",
        "\\end{document}",
        "a -- b --- c",
        "@techreport{x, title = {y}}",
        "ends with a backslash \\",
        "“Quotes” – and ‘dashes’ — é, Ωμέγα, 北京, العربية",
        "two  blanks\nand a line",
        "ER  - ",
        "TY  - RPRT\r\nTI  - other",
    ] {
        let files = build(&hostile(text, "Jo Doe"));
        let seen = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let bibliography = bibliography(&files);
        assert_eq!(bibliography.len(), 1, "{text}");
        for name in ["title", "abstract"] {
            assert_eq!(field(&bibliography, "a", name), seen, "{name}");
        }
        let entries = ris(&files);
        assert_eq!((entries.len(), tags(&entries[0], "TI")), (1, vec![&*seen]), "{text}");
        assert_eq!(json_of(&files, "catalogue.json")["briefs"][0]["abstract"], seen);
        assert_eq!(rows(&files).len(), 2, "{text}");
        let items = csl(&files);
        assert_eq!(
            (items.len(), json_of(&files, "catalogue.csl.json")[0]["title"].as_str()),
            (1, Some(&*seen)),
            "{text}"
        );
        // BibTeX itself counts braces, even behind a backslash.
        let bib = crate::rich::text(&files, "catalogue.bib");
        assert_eq!(bib.matches('{').count(), bib.matches('}').count(), "{bib}");
        assert!(!bib.contains("\\{") && !bib.contains("\\}"), "{bib}");
    }
}

#[test]
fn names_fall_into_their_parts() {
    for (written, bib, ris_name) in [
        ("Amina Khan", ("Amina", "Khan"), "Khan, Amina"),
        ("Khan, Amina", ("Amina", "Khan"), "Khan, Amina"),
        ("Ludwig van der Berg", ("Ludwig", "Berg"), "van der Berg, Ludwig"),
        ("Plato", ("", "Plato"), "Plato,"),
        ("Trade and Industry Unit", ("", "Trade and Industry Unit"), "Trade and Industry Unit,"),
        ("José Ñandú", ("José", "Ñandú"), "Ñandú, José"),
    ] {
        let files = build(&hostile("T", written));
        let bibliography = bibliography(&files);
        let authors = bibliography.get("a").expect("an entry").author().expect("authors");
        let names: Vec<(&str, &str)> = authors.iter().map(|person| (&*person.given_name, &*person.name)).collect();
        assert_eq!(names, [bib], "{written}");
        assert_eq!(tags(&ris(&files)[0], "AU"), [ris_name], "{written}");
    }
}

#[test]
fn ris_says_what_bibtex_says() {
    let files = build(RICH);
    let entries = ris(&files);
    let talks = &entries[0];
    for (tag, expected) in [
        ("TY", &["RPRT"][..]),
        ("AU", &["Khan, Amina", "Doe, Jo", "Max,"]),
        ("TI", &["Talks & \"more\": The subtitle"]),
        ("PY", &["2025"]),
        ("DA", &["2025/03/01"]),
        ("PB", &["Institute for Diplomacy"]),
        ("M3", &["Policy brief"]),
        ("SN", &["IRD-PB-7"]),
        ("T2", &["Afghan settlement"]),
        ("AB", &["A summary of the talks."]),
        ("KW", &["Pakistan", "Afghanistan", "Taipei", "Peace", "Trade"]),
        ("LA", &["en"]),
        ("DO", &["10.1234/ird.7"]),
        ("UR", &["https://example.org/repo/briefs/talks/"]),
        ("N1", &["Licence: CC-BY-4.0"]),
        ("ER", &[""]),
    ] {
        assert_eq!(tags(talks, tag), expected, "{tag}");
    }
}

#[test]
fn the_json_feed_holds_what_the_atom_feed_holds() {
    let files = build(RICH);
    let feed = json_of(&files, "feed.json");
    for (key, value) in [
        ("version", json!("https://jsonfeed.org/version/1.1")),
        ("title", json!("Institute")),
        ("home_page_url", json!("https://example.org/repo/")),
        ("feed_url", json!("https://example.org/repo/feed.json")),
        ("description", json!("Briefs on diplomacy")),
        ("language", json!("en")),
        ("authors", json!([{"name": "Institute for Diplomacy"}])),
    ] {
        assert_eq!(feed[key], value, "{key}");
    }
    let atom = text(&files, "feed.xml");
    let in_atom: Vec<&str> = atom.split("<id>").skip(2).filter_map(|rest| rest.split('<').next()).collect();
    let items = feed["items"].as_array().expect("a list");
    let ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(ids, in_atom);
    assert_eq!(items[0]["title"], "Withdrawn: Gone");
    let first = &items[1];
    assert_eq!(first["url"], "https://example.org/repo/briefs/talks/");
    assert_eq!(first["content_text"], "A summary of the talks.");
    assert_eq!(first["date_published"], "2025-03-01T00:00:00Z");
    assert_eq!(first["date_modified"], "2025-03-05T00:00:00Z");
    assert_eq!(first["tags"], json!(["Pakistan", "Afghanistan", "Taipei", "Peace", "Trade"]));
    assert!(items.iter().all(|item| item["content_text"].as_str().is_some_and(|text| !text.is_empty())));
    for path in ["index.html", "briefs/talks/index.html"] {
        let link = "head > link[rel=alternate][type='application/feed+json'][title=Institute][href='/repo/feed.json']";
        Page::among(&files, path).at(link);
    }
}

#[test]
fn the_json_feed_holds_the_newest_fifty() {
    let brief = |at: usize| {
        let day = format!("2025-{:02}-{:02}", at / 28 + 1, at % 28 + 1);
        format!("==> content/briefs/b{at}.md\n---\ntitle: B{at}\ndate: {day}\n---\n")
    };
    let site: String = (0..51).map(brief).collect();
    let feed: Value = serde_json::from_str(&page(&site, "feed.json")).expect("it is JSON");
    let items = feed["items"].as_array().expect("a list");
    assert_eq!((items.len(), &items[0]["title"], &items[49]["title"]), (50, &json!("B50"), &json!("B1")));
    let catalogue: Value = serde_json::from_str(&page(&site, "catalogue.json")).expect("it is JSON");
    assert_eq!(catalogue["briefs"].as_array().map(Vec::len), Some(51), "the catalogue holds all");
}

/// The manual lists the keys of the JSON and the columns of the table, all and no others.
#[test]
fn the_manual_tells_every_field() {
    let manual = below("docs", "catalogue.md").remove(0).text;
    let (_, table) = manual.split_once("| key | value |").expect("the table of keys");
    let table = table.split("\n\n").next().expect("it ends");
    let told: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let files = build(RICH);
    let columns = rows(&files).remove(0);
    assert_eq!(told, columns);
}
