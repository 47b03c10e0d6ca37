//! The examples of CommonMark 0.31.2 and of GitHub's extensions.
//!
//! They are read where the parser that we use keeps them among its own tests: so no copy of the specification, which is
//! under another licence, lies here, and a new version of the parser brings new examples.

use super::{as_typed, here, intended, meant};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// Suites of the parser: of the specification, and of what GitHub adds.
const SPECIFICATION: [&str; 1] = ["spec"];
const EXTENSIONS: [&str; 4] = ["gfm_strikethrough", "gfm_table", "gfm_tasklist", "blockquotes_tags"];

/// Returns the folder of the parser's sources.
fn parser() -> PathBuf {
    // What other systems need is not on this machine.
    let version = Command::new("rustc").arg("-vV").output().expect("the compiler is there, since it built this");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("it tells its system");
    let asked = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", host, "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .expect("cargo is there, since it built this");
    let told: Value = serde_json::from_slice(&asked.stdout).expect("cargo tells JSON");
    let packages = told["packages"].as_array().expect("there are packages");
    let package = packages.iter().find(|package| package["name"] == "pulldown-cmark").expect("it is a dependency");
    let manifest = package["manifest_path"].as_str().expect("it has a path");
    PathBuf::from(manifest).parent().expect("it lies in a folder").to_owned()
}

/// Returns the texts of suites, each with its name.
fn examples(suites: &[&str]) -> Vec<(String, String)> {
    let folder = parser().join("tests/suite");
    let mut found = Vec::new();
    for suite in suites {
        let source = std::fs::read_to_string(folder.join(format!("{suite}.rs"))).expect("the suite is there");
        for test in source.split("\nfn ").skip(1) {
            let name = test.split('(').next().expect("it is there");
            let Some((_, text)) = test.split_once("let original = r##\"") else { continue };
            let (text, _) = text.split_once("\"##;").expect("the text ends");
            found.push((name.to_owned(), text.to_owned()));
        }
    }
    // Neither may stand in the texts of a site, as these tests write them down.
    found.retain(|(_, text)| {
        !text.contains("==> ") && !text.contains(|c: char| c.is_control() && c != '\n' && c != '\t')
    });
    found
}

/// Those of the specification that readers see otherwise, by the row of the manual's table that says why.
const OTHERWISE: [(&str, &[usize]); 4] = [
    ("HTML that is not closed", &[156, 157, 158, 173]),
    ("removed HTML", &[180, 629]),
    ("wiki links", &[548]),
    ("captions", &[572, 573, 576, 577, 584, 585, 586, 588, 589, 591]),
];

/// Returns the examples whose words are not those of GitHub's Markdown, with both.
fn different(suites: &[&str], at_least: usize) -> Vec<(String, String)> {
    let examples = examples(suites);
    assert!(examples.len() >= at_least, "{} examples", examples.len());
    let texts: Vec<String> = examples.iter().map(|(_, text)| text.clone()).collect();
    let words = examples.into_iter().zip(here(&texts, intended));
    let different = words.filter(|((_, text), here)| as_typed(&meant(text)) != as_typed(here));
    different
        .map(|((name, text), here)| (name, format!("{text:?}\n  here  {here}\n  there {}", meant(&text))))
        .collect()
}

#[test]
fn the_examples_of_the_specification_have_the_words_of_githubs_markdown() {
    let mut expected: Vec<usize> = OTHERWISE.iter().flat_map(|(_, numbers)| *numbers).copied().collect();
    expected.sort_unstable();
    let different = different(&SPECIFICATION, 640);
    let found: Vec<usize> = different
        .iter()
        .map(|(name, _)| name.trim_start_matches("spec_test_").parse().expect("each has its number"))
        .collect();
    assert_eq!(found, expected, "{different:#?}");
}

#[test]
fn the_examples_of_githubs_extensions_have_its_words() {
    let mut different = different(&EXTENSIONS, 28);
    // The only one with one tilde, which strikes nothing out here.
    different.retain(|(name, _)| name != "gfm_strikethrough_test_1");
    assert!(different.is_empty(), "{different:#?}");
}
