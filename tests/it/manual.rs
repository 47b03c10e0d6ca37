//! The manual says what the program does: nothing is left out, and nothing is told that is no longer there.
//!
//! Lists are taken from the program (codes, keys) or from its source text (views, templates, imports) and held against
//! the documents, in both directions where a document can go stale.

use briefpress::base::{Code, SourcePath};
use briefpress::body::{Manner, RawHtml, TextFacts, read as read_markdown};
use briefpress::parse::config::SiteFile;
use briefpress::parse::front_matter::{
    AuthorFrontMatter, BriefFrontMatter, PageFrontMatter, PlaceFrontMatter, SeriesFrontMatter, TopicFrontMatter,
};
use briefpress::parse::shape::{Keys, Shape};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// The files below a folder with that ending, by their paths from the repository.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("a folder of the repository") {
            let entry = entry.expect("an entry");
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().expect("a type").is_dir() {
                folders.push(path);
            } else if path.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The headings of a level, with the lines below each up to the next heading of that level or above.
pub fn sections(document: &str, level: usize) -> BTreeMap<String, String> {
    let mut sections: BTreeMap<String, String> = BTreeMap::new();
    let mut open = None;
    let mut in_code = false;
    for line in document.lines() {
        in_code ^= line.starts_with("```");
        let depth = if in_code { 0 } else { line.bytes().take_while(|byte| *byte == b'#').count() };
        if depth > 0 && depth <= level {
            open = (depth == level).then(|| line[depth..].trim().trim_matches('`').to_owned());
            if let Some(title) = &open {
                assert!(sections.insert(title.clone(), String::new()).is_none(), "two headings `{title}`");
            }
        } else if let Some(title) = &open {
            let section = sections.get_mut(title).expect("it was just opened");
            section.push_str(line);
            section.push('\n');
        }
    }
    sections
}

/// The words in backticks in the cell of that number of each row of a table.
pub fn cells(text: &str, column: usize) -> Vec<Vec<String>> {
    text.lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').nth(column + 1).map(ticked).unwrap_or_default())
        .collect()
}

fn ticked(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_diagnostic_has_its_heading_and_no_heading_is_stale() {
    let headings: BTreeSet<String> = sections(&text("docs/diagnostics.md"), 3).into_keys().collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(headings, codes);
}

#[test]
fn every_diagnostic_is_told_with_its_weight_and_scope() {
    for (word, section) in sections(&text("docs/diagnostics.md"), 3) {
        let code = Code::from_word(&word).expect("held by the test above");
        let first = section.trim().lines().next().unwrap_or_default().to_lowercase();
        assert!(first.starts_with(code.severity().as_str()), "{word}: {first}");
        let is_check = code.scope() == briefpress::base::code::Scope::Check;
        assert_eq!(first.contains("*check*"), is_check, "{word}: {first}");
    }
}

/// The keys of a record and of the records in it that the document does not name in backticks.
fn unnamed(keys: &Keys, ticks: &BTreeSet<String>, missing: &mut Vec<String>) {
    for key in keys.keys {
        if !ticks.contains(key.name) {
            missing.push(format!("`{}` of {}", key.name, keys.name));
        }
        inside(&key.shape, ticks, missing);
    }
}

fn inside(shape: &Shape, ticks: &BTreeSet<String>, missing: &mut Vec<String>) {
    match shape {
        Shape::Map(keys) | Shape::Labelled(keys) => unnamed(keys, ticks, missing),
        Shape::Many(shape) | Shape::Dictionary(shape) => inside(shape, ticks, missing),
        Shape::Text | Shape::ByLanguage | Shape::Free => {}
    }
}

#[test]
fn every_key_is_named() {
    let briefs = "docs/briefs.md";
    let records: [(&Keys, &[&str]); 7] = [
        (BriefFrontMatter::KEYS, &[briefs, "docs/authors.md"]),
        (PlaceFrontMatter::KEYS, &["docs/places.md", briefs]),
        (TopicFrontMatter::KEYS, &["docs/topics.md"]),
        (AuthorFrontMatter::KEYS, &["docs/authors.md", briefs]),
        (SeriesFrontMatter::KEYS, &["docs/authors.md", briefs]),
        (PageFrontMatter::KEYS, &["docs/pages.md", briefs]),
        (SiteFile::KEYS, &["docs/site-yaml.md"]),
    ];
    let mut missing = Vec::new();
    for (keys, documents) in records {
        let own: BTreeSet<String> = ticked(&without_code(&text(documents[0]))).into_iter().collect();
        let mut all = own.clone();
        all.extend(documents[1..].iter().flat_map(|path| ticked(&without_code(&text(path)))));
        // A key at the top is named on the record's own page; one inside may be told on a page that it leads to.
        missing.extend(keys.names().filter(|name| !own.contains(*name)).map(|name| format!("{name} of {}", keys.name)));
        unnamed(keys, &all, &mut missing);
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

fn without_code(document: &str) -> String {
    document.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_field_of_a_view_is_told_and_no_field_is_stale() {
    let mut views: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut open = None;
    let sources = files("src/page/view", ".rs").into_iter().chain(["src/page/view.rs".to_owned()]);
    for line in sources.map(|path| text(&path)).collect::<String>().lines() {
        if let Some(rest) = line.strip_prefix("pub struct ") {
            open = rest.split([' ', '<', '{']).next().filter(|name| name.ends_with("View")).map(str::to_owned);
        } else if let (Some(view), Some(rest)) = (&open, line.strip_prefix("    pub ")) {
            let field = rest.split(':').next().expect("a field").to_owned();
            views.entry(view.clone()).or_default().insert(field);
        } else if line == "}" {
            open = None;
        }
    }
    assert!(views.len() > 35, "the views are no longer written as this test reads them");
    let told: BTreeMap<String, BTreeSet<String>> = sections(&text("docs/templates.md"), 3)
        .into_iter()
        // Tasks stand above them.
        .filter(|(heading, _)| !heading.contains(' '))
        .map(|(view, section)| (view, cells(&section, 0).into_iter().flatten().collect()))
        .collect();
    assert_eq!(told, views);
}

#[test]
fn every_block_of_a_template_is_told_and_none_is_stale() {
    let manual = text("docs/templates.md");
    let rows = manual.lines().filter(|line| line.contains(".html` |"));
    let told: BTreeMap<String, BTreeSet<String>> = rows
        .map(|line| {
            let cell = |at: usize| ticked(line.split('|').nth(at).unwrap_or_default());
            (cell(1).remove(0), cell(4).into_iter().collect())
        })
        .collect();
    let templates = files("templates", ".html").into_iter().filter(|path| !path.ends_with("components.html"));
    let mut blocks: BTreeMap<String, BTreeSet<String>> = templates
        .map(|path| {
            let source = text(&path);
            let opened = named_after("{% block ", &source).chain(named_after("{%- block ", &source));
            (path.trim_start_matches("templates/").to_owned(), opened.map(str::to_owned).collect())
        })
        .collect();
    // What a template declares for those that extend it is told there once, though they fill it.
    for shared in ["base.html", "term.html", "index.html"] {
        let declared = blocks[shared].clone();
        let extends = format!("{{% extends \"{shared}\" %}}");
        let fills = |name: &str| shared == "base.html" || text(&format!("templates/{name}")).contains(&extends);
        let others = blocks.iter_mut().filter(|(name, _)| *name != shared && fills(name));
        others.for_each(|(_, own)| own.retain(|block| !declared.contains(block)));
    }
    assert_eq!(told, blocks);
}

#[test]
fn every_component_and_style_property_is_told_and_no_property_is_stale() {
    let ticks: BTreeSet<String> = ticked(&without_code(&text("docs/templates.md"))).into_iter().collect();
    let components = text("templates/components.html");
    let mut missing: Vec<&str> =
        named_after("{% component ", &components).filter(|word| !ticks.contains(*word)).collect();
    let css = text("static/briefpress.css");
    let (_, properties) = css.split_once(":root {").expect("the properties stand first");
    let properties = properties.split('}').next().expect("they end").lines().map(str::trim);
    let names = properties.filter(|line| line.starts_with("--")).filter_map(|line| line.split(':').next());
    missing.extend(names.filter(|name| !ticks.contains(*name)));
    assert!(missing.is_empty(), "{missing:#?}");
    let told = ticks.iter().filter(|word| word.starts_with("--"));
    let stale: Vec<&String> = told.filter(|word| !css.contains(&format!("{word}:"))).collect();
    assert!(stale.is_empty(), "{stale:#?}");
}

/// The words that stand behind `mark`.
pub fn named_after<'a>(mark: &'a str, source: &'a str) -> impl Iterator<Item = &'a str> {
    source.split(mark).skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

/// The documents, and what their Markdown holds.
fn documents() -> BTreeMap<String, TextFacts> {
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned);
    let all = top.into_iter().chain(files("docs", ".md"));
    let manner = Manner { raw_html: RawHtml::Allow, ..Manner::default() };
    all.map(|path| {
        let facts = read_markdown(&SourcePath::new(path.as_str()), &text(&path), 0, manner).facts;
        (path, facts)
    })
    .collect()
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let documents = documents();
    let mut dead = Vec::new();
    for (path, facts) in &documents {
        for reference in &facts.references {
            let address = reference.address.as_str();
            if address.contains("://") || address.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
            let target = if file.is_empty() { path.clone() } else { join(path, file) };
            if !root().join(&target).exists() {
                dead.push(format!("{path}: {address}"));
            } else if !anchor.is_empty()
                && !documents.get(&target).is_some_and(|facts| facts.headings.iter().any(|found| *found.id == *anchor))
            {
                dead.push(format!("{path}: no heading {address}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// A path as written in the file `from`.
fn join(from: &str, written: &str) -> String {
    let mut path = PathBuf::from(from);
    path.pop();
    for part in written.split('/').filter(|part| !part.is_empty()) {
        match part {
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

#[test]
fn every_page_of_the_manual_stands_in_its_index() {
    let index = text("docs/README.md");
    for path in files("docs", ".md").iter().filter(|path| *path != "docs/README.md") {
        let name = path.trim_start_matches("docs/");
        assert!(index.contains(&format!("]({name})")), "{name}");
    }
}
