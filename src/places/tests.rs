//! What the registry promises of countries and regions: every place once, and no name for two.

mod maps;
mod mentions;
mod organisations;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use super::*;

fn code(written: &str) -> CountryCode {
    registry().find_country(written).unwrap().code
}

/// What a name leads to: a code, or the names suggested instead.
fn found(written: &str) -> String {
    match registry().find_country(written) {
        Ok(country) => country.code.to_string(),
        Err(unknown) => format!("? {}", unknown.nearest().join(", ")),
    }
}

fn is_slug(slug: &str) -> bool {
    slug.split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

#[track_caller]
fn all_different<T: Ord + Debug>(items: impl Iterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for item in items {
        let shown = format!("{item:?}");
        assert!(seen.insert(item), "{shown} twice");
    }
}

#[test]
fn has_every_iso_code_and_kosovo_once() {
    let countries = registry().countries();
    assert_eq!(countries.len(), 250);
    assert_eq!(countries.iter().filter(|c| c.numeric.is_some()).count(), 249);
    all_different(countries.iter().map(|country| country.code));
    all_different(countries.iter().map(|country| country.alpha3));
    all_different(countries.iter().filter_map(|country| country.numeric));
    all_different(countries.iter().map(|country| country.name));
    all_different(countries.iter().map(|country| country.sort_name));
    for country in countries {
        let capitals = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
        assert!(capitals(country.code.as_str()));
        assert!(capitals(country.alpha3) && country.alpha3.len() == 3);
        assert!(country.sort_name.is_ascii(), "{}", country.sort_name);
        if let Some(numeric) = country.numeric {
            assert!(numeric.len() == 3 && numeric.bytes().all(|byte| byte.is_ascii_digit()));
        }
        assert_eq!(registry().country(country.code), country);
    }
    let kosovo = registry().country(code("XK"));
    assert_eq!((kosovo.alpha3, kosovo.numeric), ("XKX", None));
}

#[test]
fn a_code_is_written_as_iso_does() {
    let pakistan = code("PK");
    assert_eq!(format!("{pakistan} {pakistan:?} {pakistan:>4}"), "PK PK   PK");
}

#[test]
fn slugs_are_well_formed_unique_and_sorted() {
    let registry = registry();
    let countries: Vec<&str> = registry.countries().iter().map(|c| c.slug).collect();
    let regions: Vec<&str> = registry.regions().iter().map(|r| r.slug).collect();
    let organisations: Vec<&str> = registry.organisations().iter().map(|o| o.slug).collect();
    for slugs in [&countries, &regions, &organisations] {
        assert!(slugs.is_sorted());
        all_different(slugs.iter());
        for slug in slugs {
            assert!(is_slug(slug), "{slug}");
        }
    }
    assert!(countries.iter().all(|s| registry.country_by_slug(s).unwrap().slug == *s));
    assert!(regions.iter().all(|s| registry.region(s).unwrap().slug == *s));
    assert!(organisations.iter().all(|s| registry.organisation(s).unwrap().slug == *s));
    assert!(registry.country_by_slug("Pakistan").is_none());
}

#[test]
fn frozen_slugs_stay() {
    let expected = [
        ("PK", "pakistan"),
        ("RU", "russia"),
        ("US", "united-states"),
        ("CI", "cote-d-ivoire"),
        ("CD", "democratic-republic-of-the-congo"),
        ("TR", "turkiye"),
        ("VI", "us-virgin-islands"),
        ("AX", "aland-islands"),
    ];
    for (alpha2, slug) in expected {
        assert_eq!(registry().country(code(alpha2)).slug, slug);
    }
}

#[test]
fn names_are_readable_and_take_no_side() {
    let expected = [
        ("BA", "Bosnia and Herzegovina"),
        ("CD", "Democratic Republic of the Congo"),
        ("CG", "Republic of the Congo"),
        ("GB", "United Kingdom"),
        ("HK", "Hong Kong"),
        ("LC", "Saint Lucia"),
        ("MM", "Myanmar"),
        ("MO", "Macao"),
        ("PS", "Palestine"),
        ("TR", "Türkiye"),
        ("TW", "Taiwan"),
        ("US", "United States"),
        ("XK", "Kosovo"),
    ];
    for (alpha2, name) in expected {
        assert_eq!(registry().country(code(alpha2)).name, name);
    }
    assert_eq!(registry().country(code("GM")).sort_name, "Gambia");
    assert_eq!(registry().country(code("BS")).sort_name, "Bahamas");
    assert_eq!(registry().country(code("AX")).sort_name, "Aland Islands");
    for files in [include_str!("data/countries.tsv"), include_str!("data/aliases.tsv")] {
        let plain = files.to_lowercase();
        for wording in ["province of china", "chinese taipei", "occupied", "unscr", "1244"] {
            assert!(!plain.contains(wording), "{wording}");
        }
    }
}

#[test]
fn no_key_leads_to_two_places() {
    let mut owners: BTreeMap<String, Vec<CountryCode>> = BTreeMap::new();
    let mut claim = |written: &str, codes: &[CountryCode]| {
        let key = key::of(written);
        assert!(!key.is_empty(), "{written}");
        let owner = owners.entry(key).or_insert_with(|| codes.to_vec());
        assert_eq!(owner, codes, "{written}");
    };
    for country in registry().countries() {
        let numeric = country.numeric.unwrap_or(country.slug);
        let names = [country.name, country.sort_name, country.slug];
        for written in [country.code.as_str(), country.alpha3, numeric].into_iter().chain(names) {
            claim(written, &[country.code]);
            assert_eq!(registry().find_country(written).ok(), Some(country));
        }
    }
    for (codes, alias) in load::aliases() {
        claim(alias, &codes);
        let answer = registry().find_country(alias);
        match codes.as_slice() {
            [one] => assert_eq!(answer.ok(), Some(registry().country(*one)), "{alias}"),
            several => assert_eq!(answer.unwrap_err().nearest().len(), several.len().min(3)),
        }
    }
}

#[test]
fn finds_countries_by_any_name() {
    let expected = "PK: PK pak 586 Pakistan; GB: UK U.K. Britain, GBR; US: USA U.S. us U.S.A.; AE: UAE; NL: Holland; MM: Burma; \
        CZ: Czechia; SZ: Swaziland Eswatini; MK: Macedonia FYROM; CD: Zaire DRC; IR: Persia; KP: DPRK; TR: Turkey Türkiye Turkiye; \
        VA: Vatican; GN: Guinea gin 324; SY: Syria; AF: 004; AU: 036; ST: ST; XK: XKX Kosova; GE: Georgia; CI: Côte-d’Ivoire";
    for line in expected.split("; ") {
        let (alpha2, names) = line.split_once(": ").unwrap();
        for name in names.split([' ', ',']).filter(|name| !name.is_empty()) {
            assert_eq!(found(name), alpha2, "{name}");
        }
    }
    let spaced = [
        ("CI", "Ivory Coast"),
        ("CI", "cote d'ivoire"),
        ("CI", "Co\u{302}te d\u{2019}Ivoire"),
        ("CZ", "Czech Republic"),
        ("CV", "Cabo Verde"),
        ("TL", "East Timor"),
        ("KR", "South Korea"),
        ("KR", "Republic of Korea"),
        ("KP", "Democratic People's Republic of Korea"),
        ("RU", "the russian federation"),
        ("VN", "Viet Nam"),
        ("SY", "Syrian Arab Republic"),
        ("LA", "Lao PDR"),
        ("VA", "The Holy See"),
        ("GM", "The Gambia"),
        ("BA", "Bosnia & Herzegovina"),
        ("LC", "St. Lucia"),
        ("ST", "Sao Tome & Principe"),
        ("AE", "  united   ARAB emirates "),
        ("GW", "guinea bissau"),
        ("PG", "Papua New Guinea"),
        ("GQ", "Equatorial Guinea"),
        ("SS", "South Sudan"),
        ("TZ", "Tanzania, United Republic of"),
        ("GB", "United Kingdom of Great Britain and Northern Ireland"),
    ];
    for (alpha2, name) in spaced {
        assert_eq!(found(name), alpha2, "{name}");
    }
}

#[test]
fn names_in_other_languages_are_of_one_place_each() {
    for language in ["ar", "de", "es", "fa", "fr", "ps", "pt", "ru", "tr", "ur", "zh"] {
        let names = registry().countries().iter().filter_map(|country| name_in(language, country.code.as_str()));
        all_different(names.map(key::of));
    }
    assert_eq!(key::of("اتحادیهٔ آفریقا"), key::of("اتحاديه افریقا"));
}

#[test]
fn finds_none_for_what_is_ambiguous_or_foreign() {
    assert_eq!(found("Congo"), "? Democratic Republic of the Congo, Republic of the Congo");
    assert_eq!(found("Korea"), "? South Korea, North Korea");
    assert_eq!(found("Virgin Islands"), "? British Virgin Islands, U.S. Virgin Islands");
    for nothing in ["", " ", "the", "…", "ZZ", "4", "Atlantis", "ИН", "中国", "Soviet Union"] {
        assert_eq!(found(nothing), "? ", "{nothing}");
    }
}

#[test]
fn suggests_the_nearest_name_first() {
    let expected = [
        ("Afganistan", "? Afghanistan"),
        ("Pakistn", "? Pakistan"),
        ("Unted States", "? United States"),
        ("Kyrgystan", "? Kyrgyzstan"),
        ("Uzbekstan", "? Uzbekistan"),
        ("Irak", "? Iran, Iraq"),
    ];
    for (written, suggested) in expected {
        assert!(found(written).starts_with(suggested), "{written}: {}", found(written));
    }
    for country in registry().countries() {
        let slip = format!("{}x", country.name);
        let unknown = registry().find_country(&slip).unwrap_err();
        assert_eq!(unknown.nearest().first(), Some(&country.name), "{slip}");
        assert!(unknown.nearest().len() <= 3);
    }
}

#[test]
fn regions_form_chains() {
    let chain = |alpha2: &str| {
        let regions = registry().regions_of(code(alpha2));
        let slugs: Vec<&str> = regions.iter().map(|region| region.slug).collect();
        slugs.join(" < ")
    };
    assert_eq!(chain("KE"), "eastern-africa < sub-saharan-africa < africa");
    assert_eq!(chain("CU"), "caribbean < latin-america-and-the-caribbean < americas");
    assert_eq!(chain("PK"), "southern-asia < asia");
    assert_eq!(chain("KZ"), "central-asia < asia");
    assert_eq!(chain("FR"), "western-europe < europe");
    assert_eq!(chain("TW"), "eastern-asia < asia");
    assert_eq!(chain("XK"), "southern-europe < europe");
    assert_eq!(chain("AQ"), "");
    assert_eq!(registry().regions().len(), 29);
    all_different(registry().regions().iter().map(|region| region.m49));
    for region in registry().regions() {
        assert!(region.parent.is_none_or(|parent| registry().region(parent).is_some()));
        for written in [region.slug, region.name, region.m49] {
            assert_eq!(registry().find_region(written).ok(), Some(region));
        }
    }
    for country in registry().countries() {
        let regions = registry().regions_of(country.code);
        assert_eq!(regions.is_empty(), country.code.as_str() == "AQ", "{}", country.name);
    }
    assert_eq!(registry().find_region("south eastern asia").unwrap().m49, "035");
    assert_eq!(registry().find_region("South Asia").unwrap_err().nearest()[0], "Southern Asia");
}
