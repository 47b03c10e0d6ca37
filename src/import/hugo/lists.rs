//! The addresses of the lists of a site of Hugo: sections, taxonomies, terms, their further pages and their feeds.

use super::addresses::part_of;
use super::config::Config;
use super::content::Read;
use crate::import::source::{List, Source};
use std::collections::{BTreeMap, BTreeSet};

/// Items on a page of a list, unless the settings say otherwise.
const PAGE_SIZE: usize = 10;

/// Pages of a list that are looked after: more have no theme's links.
const MOST_PAGES: usize = 200;

/// Returns the addresses of all lists.
pub fn of(all: &[Read], config: &Config) -> BTreeMap<String, List> {
    let size = config.all.map("pagination").text("pagersize").or_else(|| config.all.text("paginate"));
    let size = size.and_then(|text| text.parse().ok()).filter(|size| *size > 0).unwrap_or(PAGE_SIZE);
    let mut lists = BTreeMap::new();
    for language in &config.languages {
        let texts: Vec<&Read> = all.iter().filter(|read| read.placed.language == language.key).collect();
        if texts.is_empty() {
            continue;
        }
        let root = format!("{}{}", config.base_path, language.prefix);
        let mut enter = |path: &str, list: List, count: usize| {
            let address = if path.is_empty() { format!("{root}/") } else { format!("{root}/{path}/") };
            lists.insert(format!("{address}index.xml"), List::Feed(Box::new(list.clone())));
            // The first page has its number, too, which leads on.
            for page in 1..=count.div_ceil(size).min(MOST_PAGES) {
                lists.insert(format!("{address}page/{page}/"), list.clone());
            }
            lists.insert(address, list);
        };
        let pages = |below: &[String]| {
            texts.iter().filter(|read| !read.placed.is_branch && read.placed.sections.starts_with(below)).count()
        };
        enter("", List::Home, pages(&[]));
        let sections = texts.iter().flat_map(|read| {
            let sections = &read.placed.sections;
            // Each folder at the top has a list, others if they have an `_index`.
            let depth = if read.placed.is_branch { sections.len() } else { sections.len().min(1) };
            (1..=depth).map(|depth| sections[..depth].to_vec())
        });
        let sections: BTreeSet<Vec<String>> = sections.filter(|section| !config.is_taxonomy(&section[0])).collect();
        for section in sections {
            let path: Vec<String> = section.iter().map(|part| part_of(part, config)).collect();
            enter(&path.join("/"), List::Briefs, pages(&section));
        }
        for taxonomy in &config.taxonomies {
            let mut terms: BTreeMap<String, (String, usize)> = BTreeMap::new();
            for term in texts.iter().flat_map(|read| read.front.list(taxonomy)) {
                terms.entry(part_of(&term, config)).or_insert((term, 0)).1 += 1;
            }
            // The list of a taxonomy is there without a term, too.
            enter(taxonomy, List::Terms, terms.len());
            for (path, (term, count)) in terms {
                let list = match &**taxonomy {
                    "author" | "authors" => List::Person(term),
                    _ => List::Term(term),
                };
                enter(&format!("{taxonomy}/{path}"), list, count);
            }
        }
    }
    if let [first, _, ..] = &config.languages[..] {
        // Of several languages the first one is found by its key, and at the root.
        let other = if first.prefix.is_empty() { format!("/{}/", first.key) } else { "/".to_owned() };
        lists.insert(format!("{}{other}", config.base_path), List::Home);
    }
    lists
}

/// Adds lists at whose addresses no text stands.
pub fn add(lists: BTreeMap<String, List>, source: &mut Source) {
    let taken = taken(source);
    source.lists.extend(lists.into_iter().filter(|(address, _)| !taken.contains(address)));
}

/// Returns the addresses that texts have.
fn taken(source: &Source) -> BTreeSet<String> {
    source.texts.iter().flat_map(|text| text.addresses.iter().cloned()).collect()
}
