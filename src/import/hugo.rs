//! Sites of Hugo: which of its files are texts, what they say with what they inherit, and at which addresses they stood.

mod addresses;
mod cascade;
mod config;
mod content;
mod languages;
mod lists;
mod shortcodes;

use super::keys;
use super::reading;
use super::source::{Becomes, Source, Text};
use super::tree::Tree;
use super::when::When;
use addresses::Named;
use cascade::Cascades;
use config::Config;
use content::Read;
use jiff::Timestamp;
use languages::{Placed, placed};
use std::collections::{BTreeMap, BTreeSet};

/// Endings of the texts that Hugo reads.
const TEXTS: [&str; 3] = [".md", ".markdown", ".html"];

/// Endings of texts that it leaves to other programs.
const OTHER_TEXTS: [&str; 6] = [".adoc", ".asciidoc", ".rst", ".org", ".pandoc", ".pdc"];

/// Whether a folder is a site of Hugo.
pub fn is_site(tree: &Tree) -> bool {
    config::files(tree).next().is_some() && tree.has_folder("content")
}

/// Reads a site of Hugo. `listed` says what Hugo itself prints of the addresses of files, by their paths, if it was asked.
pub fn read(tree: &Tree, now: Timestamp, listed: &BTreeMap<String, String>) -> Source {
    let mut source = Source::default();
    let config = match Config::read(tree) {
        Ok(config) => config,
        Err(fault) => {
            source.faults.push(fault);
            return source;
        }
    };
    source.site = config.facts();
    let mut all = read_all(tree, &config, &mut source);
    let cascades = Cascades::of(&all, &config);
    for read in &mut all {
        cascades.hand_down(read);
    }
    let lists = lists::of(&all, &config);
    // A list without words of its own is no text; its address leads to the list that it is here.
    all.retain(|read| {
        let is_home_or_term = read.placed.sections.is_empty() || config.is_taxonomy(&read.placed.sections[0]);
        !read.placed.is_branch || is_home_or_term || !read.body.trim().is_empty()
    });
    let named: Vec<Named> = all.iter().map(|read| Named::of(read, &config, listed)).collect();
    let kinds = becoming(&all, &named, &config);
    let targets = shortcodes::Targets::of(&all, &named);
    for (number, (read, named)) in all.iter().zip(&named).enumerate() {
        let text = text((read, named, kinds[number]), &config, tree, (number, &targets), now);
        source.texts.push(text);
    }
    lists::add(lists, &mut source);
    files(tree, &config, &mut source);
    source
}

/// Reads all texts below the folders of content.
fn read_all(tree: &Tree, config: &Config, source: &mut Source) -> Vec<Read> {
    let mut all = Vec::new();
    for (folder, language) in &config.content {
        for path in tree.below(folder) {
            // A folder of content may lie in another one.
            let is_of_other = |other: &&(String, Option<String>)| {
                other.0.len() > folder.len() && path.starts_with(&format!("{}/", other.0))
            };
            if config.content.iter().any(|other| is_of_other(&other)) {
                continue;
            }
            let lower = path.to_lowercase();
            if OTHER_TEXTS.iter().any(|ending| lower.ends_with(ending)) {
                let why = "Hugo leaves this form to another program; turn it into Markdown with pandoc";
                source.left.push((path.to_owned(), why.to_owned()));
                continue;
            }
            if !TEXTS.iter().any(|ending| lower.ends_with(ending)) {
                continue;
            }
            let placed = placed(path, folder, language.as_deref(), config);
            let Some(text) = reading::text(tree, path, &mut source.faults) else { continue };
            if let Some(split) = reading::parted(path, &text, &mut source.faults) {
                let (front, body, line) = (split.front, split.body, split.line);
                all.push(Read { path: path.to_owned(), placed, front, body, line });
            }
        }
    }
    mark_resources(&mut all);
    all
}

/// Takes out the texts that lie in a bundle of another one: they are no pages.
fn mark_resources(all: &mut Vec<Read>) {
    let bundles: Vec<String> =
        all.iter().filter(|read| read.placed.is_leaf).map(|read| format!("{}/", read.placed.path())).collect();
    all.retain(|read| {
        let own = read.placed.path();
        let within = |bundle: &&String| own.starts_with(bundle.as_str()) && !read.placed.is_leaf;
        !bundles.iter().any(|bundle| within(&bundle))
    });
}

/// Returns a text in the form that all sources have.
fn text(
    (read, named, becomes): (&Read, &Named, Becomes),
    config: &Config,
    tree: &Tree,
    (number, targets): (usize, &shortcodes::Targets),
    now: Timestamp,
) -> Text {
    let mut text = Text {
        source: read.path.clone(),
        line: read.line,
        becomes,
        language: config.language_of(&read.placed.language),
        versions: named.versions.clone(),
        name: named.name.clone(),
        addresses: named.addresses.clone(),
        ..Text::default()
    };
    let mut front = read.front.clone();
    // What of them has become an address says nothing more.
    front.take(&["aliases", "url", "slug", "translationkey"]);
    if let Some(day) =
        read.placed.date_in_name().filter(|_| addresses::DATES.iter().all(|key| front.get(key).is_none()))
    {
        text.meta.date = Some(When::of_day(day));
    }
    for taxonomy in &config.taxonomies {
        // These have keys of their own here.
        if !["series", "authors", "author"].contains(&&**taxonomy) {
            text.meta.terms.extend(front.take_list(&[taxonomy]));
        }
    }
    keys::take(front, &keys::Moment { zone: &config.zone, now }, &mut text);
    if text.meta.title.is_empty() {
        text.meta.title = keys::title_of_name(placed_name(&read.placed));
    }
    if read.placed.is_leaf || read.placed.is_branch {
        let folder = read.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        for file in tree.below(&folder) {
            let below = &file[folder.len() + 1..];
            let is_text = TEXTS.iter().any(|ending| below.to_lowercase().ends_with(ending));
            // What lies deeper below a list belongs to the texts there.
            let is_of_text_below = read.placed.is_branch && below.contains('/');
            if !is_text && !is_of_text_below {
                text.files.insert(file.to_owned(), below.to_owned());
            }
        }
    }
    let body = if read.path.to_lowercase().ends_with(".html") {
        super::html::markdown(&read.body, &mut text.losses, read.line)
    } else {
        read.body.clone()
    };
    let ground = shortcodes::Ground { number, language: &read.placed.language, targets, config };
    text.body = shortcodes::turn(&body, &ground, read.line, &mut text.losses);
    text
}

fn placed_name(placed: &Placed) -> &str {
    if placed.is_branch { placed.sections.last().map_or("", String::as_str) } else { &placed.name }
}

/// Returns what each text becomes. Versions of one text are of one kind, though only some of them state a date.
fn becoming(all: &[Read], named: &[Named], config: &Config) -> Vec<Becomes> {
    let own: Vec<Becomes> = all.iter().map(|read| becomes(read, config)).collect();
    let briefs: BTreeSet<&str> =
        own.iter().zip(named).filter(|(kind, _)| **kind == Becomes::Brief).map(|(_, named)| &*named.versions).collect();
    let kinds = own.iter().zip(named).map(|(kind, named)| match briefs.contains(&*named.versions) {
        true => Becomes::Brief,
        false => *kind,
    });
    kinds.collect()
}

/// Returns what a text becomes: a text with a date in a section is a brief, one without a date a page.
fn becomes(read: &Read, config: &Config) -> Becomes {
    let placed = &read.placed;
    let section = placed.sections.first().map(String::as_str);
    if placed.is_branch {
        return match section {
            None => Becomes::Home,
            Some(section) if config.is_taxonomy(section) && placed.sections.len() > 1 => match section {
                "authors" | "author" => Becomes::Author,
                "series" => Becomes::Series,
                _ => Becomes::Term,
            },
            Some(_) => Becomes::Page,
        };
    }
    let is_dated = ["date", "publishdate", "pubdate", "published", "lastmod", "modified"]
        .iter()
        .any(|key| read.front.get(key).is_some())
        || placed.date_in_name().is_some();
    if section.is_some() && is_dated { Becomes::Brief } else { Becomes::Page }
}

/// Adds the files of `static/`, which keep their addresses.
fn files(tree: &Tree, config: &Config, source: &mut Source) {
    for folder in &config.statics {
        for path in tree.below(folder) {
            let below = &path[folder.len() + 1..];
            source.files.insert(path.to_owned(), below.to_owned());
        }
    }
    for path in tree.below("assets") {
        let is_file = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf"];
        if is_file.iter().any(|ending| path.to_lowercase().ends_with(ending)) {
            source.files.entry(path.to_owned()).or_insert_with(|| path["assets/".len()..].to_owned());
        }
    }
}
