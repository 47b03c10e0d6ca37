//! Sites of Jekyll: posts, drafts, pages and collections, with the addresses that its settings give them.

mod addresses;
mod config;
mod defaults;
mod doc;

use super::front::Front;
use super::keys;
use super::kramdown;
use super::liquid;
use super::reading;
use super::source::{Becomes, List, Person, Source, Text};
use super::tree::Tree;
use super::when::When;
use addresses::address;
use config::Config;
use defaults::defaults;
use doc::{Doc, NO_FILES, TEXTS};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Whether a folder is a site of Jekyll.
pub fn is_site(tree: &Tree) -> bool {
    let has_posts = tree.paths().any(|path| path.starts_with("_posts/") || path.contains("/_posts/"));
    tree.holds("_config.yml") || tree.holds("_config.yaml") || tree.holds("_config.toml") || has_posts
}

/// Reads a site of Jekyll.
pub fn read(tree: &Tree, now: Timestamp) -> Source {
    let mut source = Source::default();
    let config = match Config::read(tree) {
        Ok(config) => config,
        Err(fault) => {
            source.faults.push(fault);
            return source;
        }
    };
    source.site = config.facts();
    let mut docs = Vec::new();
    for path in tree.paths() {
        if let Some(doc) = Doc::of(path, &config) {
            docs.extend(read_doc(tree, doc, &config, &mut source));
        } else if is_file(path, &config) {
            source.files.insert(path.to_owned(), path.to_owned());
        }
    }
    source.people = people(tree);
    let named: Vec<String> = docs.iter().map(|(doc, front, ..)| address(doc, front, &config)).collect();
    let by_file: BTreeMap<&str, usize> = docs.iter().enumerate().map(|(at, (doc, ..))| (&*doc.path, at)).collect();
    for (at, (doc, front, body, line)) in docs.iter().enumerate() {
        let text = |written: &str| {
            let written = written.trim_start_matches('/');
            let of_post = || by_file.iter().find(|(path, _)| is_post_named(path, written)).map(|(_, at)| *at);
            by_file.get(written).copied().or_else(of_post)
        };
        let ground = Ground { config: &config, text: &text, now };
        source.texts.push(read_text((doc, front, body, *line), &named[at], &ground));
    }
    lists(&docs, &config, &mut source);
    source
}

type Read = (Doc, Front, String, usize);

/// Whether a post is the one that `post_url` names: by its file, with or without folders.
fn is_post_named(path: &str, written: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let Some((before, name)) = stem.split_once("_posts/") else { return false };
    let written =
        written.rsplit_once('.').filter(|(_, ending)| TEXTS.contains(ending)).map_or(written, |(stem, _)| stem);
    name == written || name.rsplit('/').next() == Some(written) || format!("{before}{name}") == written
}

fn read_doc(tree: &Tree, doc: Doc, config: &Config, source: &mut Source) -> Option<Read> {
    let text = reading::text(tree, &doc.path, &mut source.faults)?;
    if !text.trim_start().starts_with("---") {
        // Jekyll copies what has no front matter.
        if doc.kind.is_page() {
            source.files.insert(doc.path.clone(), doc.path.clone());
        } else {
            source.left.push((doc.path.clone(), "Jekyll takes no text without front matter".to_owned()));
        }
        return None;
    }
    let mut split = reading::parted(&doc.path, &text, &mut source.faults)?;
    split.front.fill(&defaults(config, &doc));
    Some((doc, split.front, split.body, split.line))
}

struct Ground<'a> {
    config: &'a Config,
    text: &'a dyn Fn(&str) -> Option<usize>,
    now: Timestamp,
}

fn read_text((doc, front, body, line): (&Doc, &Front, &str, usize), address: &str, ground: &Ground<'_>) -> Text {
    let config = ground.config;
    let mut text = Text {
        source: doc.path.clone(),
        line,
        becomes: if doc.is_home() {
            Becomes::Home
        } else if doc.kind.is_page() || (doc.kind.is_collection() && front.get("date").is_none() && doc.day.is_none()) {
            Becomes::Page
        } else {
            Becomes::Brief
        },
        name: front.text("slug").unwrap_or_else(|| doc.name()),
        addresses: vec![address.to_owned()],
        ..Text::default()
    };
    let mut own = front.clone();
    for old in own.take_list(&["redirect_from"]) {
        let rooted = if old.starts_with('/') { old } else { format!("/{old}") };
        text.addresses.push(format!("{}{rooted}", config.base_path));
    }
    let language = own.take_text(&["lang", "locale"]);
    text.language = language.filter(|tag| config.languages.first() != Some(tag)).unwrap_or_default();
    // With the languages of the first site in front, versions of a text share a key.
    text.versions =
        own.take_text(&["ref", "lang-ref", "lang_ref", "page_id"]).map(|key| format!("key:{key}")).unwrap_or_default();
    let mut terms = doc.categories.clone();
    for (one, many) in [("category", "categories"), ("tag", "tags")] {
        terms.extend(own.take_list(&[one]));
        let all = own.take(&[many]);
        // A text of several words is several terms.
        let split = all.as_ref().is_some_and(|value| !value.is_sequence());
        for term in all.as_ref().map(super::front::texts).unwrap_or_default() {
            match split {
                true => terms.extend(
                    term.split(|c: char| c.is_whitespace() || c == ',')
                        .filter(|part| !part.is_empty())
                        .map(str::to_owned),
                ),
                false => terms.push(term),
            }
        }
    }
    text.meta.terms = terms;
    text.meta.date = doc.day.map(When::of_day);
    own.take(&["permalink", "slug", "redirect_to"]);
    keys::take(own, &keys::Moment { zone: &config.zone, now: ground.now }, &mut text);
    if text.meta.title.is_empty() {
        text.meta.title = keys::title_of_name(&doc.name());
    }
    if doc.kind.is_draft() {
        text.meta.draft.get_or_insert_with(|| "in _drafts".to_owned());
    }
    // What is to come is not public until its day, as Jekyll has it; with `future: true` it is public already.
    if text.becomes == Becomes::Brief && text.meta.date.is_none() {
        text.meta.date = Some(When::at(ground.now, &config.zone));
    }
    let variable = |name: &str| config.variable(name, front);
    let tags = liquid::Ground { text: ground.text, variable: &variable, base_path: &config.base_path };
    let turned = liquid::turn(body, &tags, line, &mut text.losses);
    // `{{ site.baseurl }}{% link … %}` is a link to a text, whatever stands before.
    let turned = turned.replace(&format!("({}import:", config.base_path), "(import:");
    text.body = if doc.path.ends_with(".html") {
        super::html::markdown(&turned, &mut text.losses, line)
    } else {
        kramdown::turn(&turned, line, &mut text.losses)
    };
    text
}

/// Whether a file is copied to the site.
fn is_file(path: &str, config: &Config) -> bool {
    let is_hidden = path.split('/').any(|part| part.starts_with(['_', '.', '#', '~']));
    let is_excluded =
        config.exclude.iter().any(|excluded| path == excluded || path.starts_with(&format!("{excluded}/")));
    let is_source =
        [".scss", ".sass", ".coffee", ".gemspec", ".rb", ".liquid"].iter().any(|ending| path.ends_with(ending));
    !is_hidden && !is_excluded && !is_source && !NO_FILES.contains(&path)
}

/// Returns the people of `_data/authors`.
fn people(tree: &Tree) -> Vec<Person> {
    let file = ["_data/authors.yml", "_data/authors.yaml", "_data/authors.json", "_data/people.yml"];
    let Some(path) = file.into_iter().find(|path| tree.holds(path)) else { return Vec::new() };
    let Some(Some(Ok(all))) = tree.readable(path).map(|text| super::front::settings(path, &text)) else {
        return Vec::new();
    };
    let keys: Vec<String> = all.iter().map(|(key, _)| key.to_owned()).collect();
    let person = |key: String| {
        let mut of = all.map(&key);
        let name = of.take_text(&["name", "display_name", "title"])?;
        Some(Person {
            key,
            name,
            email: of.take_text(&["email"]),
            url: of.take_text(&["web", "url", "uri", "website", "home"]).filter(|url| url.contains("://")),
            role: of.take_text(&["role", "position", "job"]),
            biography: of.take_text(&["bio", "description", "about"]).unwrap_or_default(),
            ..Person::default()
        })
    };
    keys.into_iter().filter_map(person).collect()
}

/// Adds the addresses of feeds and lists.
fn lists(docs: &[Read], config: &Config, source: &mut Source) {
    let base = &config.base_path;
    let mut enter = |path: &str, list: List| source.lists.push((format!("{base}{path}"), list));
    enter("/", List::Home);
    let feed = config.all.map("feed").text("path").unwrap_or_else(|| "feed.xml".to_owned());
    enter(&format!("/{}", feed.trim_start_matches('/')), List::Feed(Box::new(List::Home)));
    let posts = docs.iter().filter(|(doc, ..)| doc.kind.is_post()).count();
    let size = config.all.text("paginate").and_then(|text| text.parse::<usize>().ok()).filter(|size| *size > 0);
    if let Some(size) = size {
        let pattern = config.all.text("paginate_path").unwrap_or_else(|| "/page:num/".to_owned());
        for page in 2..=posts.div_ceil(size) {
            enter(&pattern.replace(":num", &page.to_string()), List::Home);
        }
    }
    let archives = config.all.map("jekyll-archives");
    let permalinks = archives.map("permalinks");
    let enabled = archives.list("enabled");
    let is_on = |kind: &str| enabled.iter().any(|on| on == kind || on == "all");
    for (kind, key, default) in [("categories", "category", "/category/:name/"), ("tags", "tag", "/tag/:name/")] {
        if is_on(kind) {
            let pattern = permalinks.text(key).unwrap_or_else(|| default.to_owned());
            let terms: Vec<String> = source.texts.iter().flat_map(|text| text.meta.terms.clone()).collect();
            for term in terms {
                let path = pattern.replace(":name", &addresses::slugified(&term));
                source.lists.push((format!("{base}{path}"), List::Term(term)));
            }
        }
    }
}
