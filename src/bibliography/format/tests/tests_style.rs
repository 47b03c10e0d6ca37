//! Styles and languages: which there are, and what is wrong with a file that is none.

use std::sync::Arc;

use hayagriva::archive::LOCALES;
use serde_json::json;

use super::tests_works::{placed, work};
use crate::bibliography::format::format;
use crate::bibliography::format::locale::{LANGUAGES, code_for, locales_for};
use crate::bibliography::format::style::Style;

const INDEPENDENT: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info><macro name="a"><text variable="title"/></macro><citation><layout><text macro="a"/></layout></citation></style>"#;

#[test]
fn languages_stand_where_they_are_looked_for() {
    assert_eq!(LOCALES.len(), LANGUAGES.len());
    for code in LANGUAGES {
        let locales = locales_for(code);
        assert_eq!(locales[0].lang.as_ref().map(|lang| lang.0.as_str()), Some(code));
        assert_eq!(locales.last().and_then(|last| last.lang.as_ref()).map(|lang| lang.0.as_str()), Some("en-US"));
    }
    let cases = [
        ("en", Some("en-US")),
        ("en-GB", Some("en-GB")),
        ("en-AU", Some("en-GB")),
        ("fr", Some("fr-FR")),
        ("fr-CA", Some("fr-CA")),
        ("ar", Some("ar")),
        ("ar-EG", Some("ar")),
        ("fa", Some("fa-IR")),
        ("zh", Some("zh-CN")),
        ("zh-Hant", Some("zh-TW")),
        ("pt", Some("pt-PT")),
        ("pt-br", Some("pt-BR")),
        ("ru", Some("ru-RU")),
        ("tr", Some("tr-TR")),
        ("de", Some("de-DE")),
        ("es", Some("es-ES")),
        ("es_MX", Some("es-MX")),
        ("pa-PK", Some("pa-PK")),
        ("ur", Some("ur-PK")),
        ("ps", Some("ps-AF")),
        ("sd", None),
        ("", None),
    ];
    for (language, code) in cases {
        assert_eq!(code_for(language), code, "{language}");
    }
}

#[test]
fn styles_load_by_name() {
    for name in Style::names() {
        let style = Style::built_in(name).unwrap();
        assert_eq!(style.name(), name);
        assert_eq!(style.is_note(), name.ends_with("notes") || matches!(name, "mhra" | "oscola"));
        assert!(!style.source().is_empty());
    }
    assert!(Style::built_in("nonsense").is_none());
    assert_eq!(Style::default().name(), "harvard");
}

#[test]
fn files_that_are_no_style_are_told_of() {
    assert!(Style::from_csl("own", INDEPENDENT).is_ok());
    let deep = format!("<style>{}{}</style>", "<group>".repeat(101), "</group>".repeat(101));
    let dependent =
        r#"<style><info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>"#;
    let looped = INDEPENDENT.replace(r#"<text variable="title"/>"#, r#"<text macro="a"/>"#);
    let unknown = INDEPENDENT.replace("\"title\"", "\"titel\"");
    let doubled: String = (1..40)
        .map(|at| format!(r#"<macro name="m{at}"><text macro="m{0}"/><text macro="m{0}"/></macro>"#, at - 1))
        .collect();
    let doubled =
        INDEPENDENT.replace("<citation>", &format!(r#"<macro name="m0"><text value="x"/></macro>{doubled}<citation>"#));
    let cases = [
        (doubled.as_str(), "too often", ""),
        ("", "no `<style>`", ""),
        ("hello", "no `<style>`", "hello"),
        ("<html></html>", "does not begin with `<style>`", "<html>"),
        ("<style><info></style>", "closed by `</style>`", "</style>"),
        ("<style><info>", "`<info>` is never closed", "<info>"),
        ("</style>", "never opened", "</style>"),
        ("<style foo=\"", "breaks off", "<"),
        ("<style></style>", "cannot be read", "<style"),
        (&deep, "nests more than 100", "<group>"),
        (dependent, "like `apa`", r#"<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>"#),
        (&looped, "calls itself", r#"<text macro="a"/>"#),
        (&unknown, "cannot be read", ""),
    ];
    for (text, message, place) in cases {
        let fault = Style::from_csl("own", text).unwrap_err();
        assert!(fault.message.contains(message), "{fault:?}");
        assert!(!fault.help.is_empty() && fault.span.end <= text.len());
        if !place.is_empty() {
            assert_eq!(&text[fault.span], place);
        }
    }
    let large = format!("<style>{}</style>", " ".repeat(1_000_001));
    assert!(Style::from_csl("own", &large).unwrap_err().message.contains("1 MB"));
}

#[test]
fn the_first_cite_repeats_none() {
    let csl = INDEPENDENT.replace(
        "<citation><layout>",
        "<citation disambiguate-add-year-suffix=\"true\"><layout><choose><if position=\"ibid\"><text value=\"ibid\"/></if></choose>",
    );
    let list = "</citation><bibliography><sort><key variable=\"title\"/></sort><layout><text variable=\"title\"/></layout></bibliography>";
    let style = Style::from_csl("own", &csl.replace("</citation>", list)).unwrap();
    let work = |id: &str| {
        let value = json!({"id": id, "type": "book", "title": id, "author": [{"literal": "O"}], "issued": {"date-parts": [[2020]]}});
        Arc::new(work(&value))
    };
    for first in ["a", "b"] {
        let cluster = placed(&json!({"cites": [{"id": first}]}));
        let others = placed(&json!({"cites": [{"id": "a"}, {"id": "b"}]}));
        let made = format(&style, "en", &[work("a"), work("b")], &[cluster, others]);
        assert!(!made.clusters[0].contains("ibid"), "{made:?}");
    }
}
