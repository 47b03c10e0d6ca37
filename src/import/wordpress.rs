//! Exports of WordPress: posts and pages of the classic and of the block editor, with authors, terms, pictures and addresses.

mod autop;
mod blocks;
mod export;
mod shortcodes;

use super::html;
use super::keys::title_of_name;
use super::source::{Becomes, Fault, Image, List, Loss, Person, SiteFacts, Source, Text};
use super::tree::{Tree, text_of};
use super::when::When;
use crate::base::one_line::one_line;
use export::{Export, Item, path_of};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the file of an export.
pub fn file(tree: &Tree) -> Option<&str> {
    tree.paths().find(|path| {
        let is_xml = path.to_lowercase().ends_with(".xml") && !path.contains('/');
        let start =
            || tree.get(path).and_then(|file| file.bytes.as_deref()).map(|bytes| &bytes[..bytes.len().min(8_000)]);
        is_xml && start().is_some_and(|start| String::from_utf8_lossy(start).contains("wordpress.org/export"))
    })
}

/// Kinds of items that are no texts.
const NO_TEXTS: [&str; 14] = [
    "attachment",
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_block",
    "wp_template",
    "wp_template_part",
    "wp_global_styles",
    "wp_navigation",
    "wp_font_family",
    "wp_font_face",
];

/// Taxonomies that say what a text is about in no words: its form, or its language.
const NO_TERMS: [&str; 6] =
    ["post_format", "language", "post_translations", "term_translations", "nav_menu", "translation_priority"];

/// Reads an export.
pub fn read(tree: &Tree, now: Timestamp) -> Source {
    let mut source = Source::default();
    let Some(file) = file(tree).map(str::to_owned) else { return source };
    let bytes = tree.get(&file).and_then(|file| file.bytes.as_deref()).unwrap_or_default();
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err(at) => {
            source.faults.push(Fault {
                file: file.clone(),
                line: Some(at.line),
                what: "this line is not UTF-8".to_owned(),
                help: "export the site again; with `--keep-going` the sign becomes `�`".to_owned(),
            });
            String::from_utf8_lossy(bytes).into_owned()
        }
    };
    let export = Export::read(&text);
    source.faults.extend(export.fault.iter().map(|fault| {
        Fault {
            file: file.clone(),
            line: Some(fault.line),
            what: fault.what.clone(),
            help: "the file may be cut off: export the site again; what stands before can be taken with `--keep-going`"
                .to_owned(),
        }
    }));
    let reader = Reader::new(&export, tree, now);
    source.site = reader.facts();
    source.people = people(&export);
    for item in &export.items {
        match reader.left(item) {
            Some(why) => source.left.push((format!("{} {}: {}", item.kind, item.id, item.title), why)),
            None if NO_TEXTS.contains(&&*item.kind) => {}
            None => source.texts.push(reader.text(item)),
        }
    }
    source.left.extend(reader.missing(&source));
    for path in reader.uploads.values() {
        source.files.insert((*path).to_owned(), in_static(path));
    }
    reader.lists(&mut source);
    source
}

/// Returns the path of an upload below `static/`, at which it stood on the old site.
fn in_static(path: &str) -> String {
    let below = path.split_once("uploads/").map_or(path, |(_, below)| below);
    format!("wp-content/uploads/{below}")
}

/// What is known of the whole export.
struct Reader<'a> {
    export: &'a Export,
    by_id: BTreeMap<&'a str, &'a Item>,
    /// The files of uploads by their paths below `uploads/`.
    uploads: BTreeMap<String, &'a str>,
    zone: TimeZone,
    now: Timestamp,
    base_path: String,
    /// The languages of the plugins, the first one of the site first.
    languages: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(export: &'a Export, tree: &'a Tree, now: Timestamp) -> Self {
        let by_id = export.items.iter().map(|item| (&*item.id, item)).collect();
        let uploads = tree.paths().filter_map(|path| Some((path.split_once("uploads/")?.1.to_owned(), path))).collect();
        let (_, base_path) = super::addresses::host_and_path(&export.base_url);
        // Items say their hour as clocks of the site show it and in universal time.
        let offset = export.items.iter().find_map(Item::offset);
        let zone = offset.map_or(TimeZone::UTC, TimeZone::fixed);
        let mut languages = vec![export.language.clone()];
        for tag in export.items.iter().filter_map(Item::language) {
            let is_known = languages.iter().any(|known| same_language(known, &tag));
            if !is_known {
                languages.push(tag);
            }
        }
        languages.retain(|tag| !tag.is_empty());
        if languages.is_empty() {
            languages.push("en".to_owned());
        }
        Self { export, by_id, uploads, zone, now, base_path, languages }
    }

    fn facts(&self) -> SiteFacts {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        SiteFacts {
            title: text(&self.export.title),
            description: text(&self.export.description),
            base_url: text(&self.export.base_url).map(|url| format!("{}/", url.trim_end_matches('/'))),
            languages: self.languages.clone(),
            timezone: None,
            licence: None,
        }
    }

    /// Returns why an item is left behind; none of one that is taken, or that is no text.
    fn left(&self, item: &Item) -> Option<String> {
        let why = match &*item.status {
            "trash" => "it lies in the bin",
            "auto-draft" => "it was never begun",
            "inherit" if item.kind != "attachment" => "it is an older version of another text",
            _ => return None,
        };
        Some(why.to_owned())
    }

    fn text(&self, item: &Item) -> Text {
        let mut text = Text {
            source: format!("{}/?p={}", self.export.base_url.trim_end_matches('/'), item.id),
            line: item.line,
            ..Text::default()
        };
        text.becomes = match &*item.kind {
            "page" if self.export.front_page(item, &self.base_path) => Becomes::Home,
            "page" => Becomes::Page,
            _ => Becomes::Brief,
        };
        text.name = self.name(item);
        let language = item.language().unwrap_or_default();
        text.language = if language.is_empty() || same_language(&language, &self.languages[0]) {
            String::new()
        } else {
            self.tag(&language)
        };
        text.versions = item.versions().unwrap_or_default();
        self.state(item, &mut text);
        text.addresses = self.addresses(item);
        let mut body = blocks::plain(&item.content, item, &self.by_id, &mut text.losses);
        body = shortcodes::turn(&body, &|id| self.address_of_upload(id), item.line, &mut text.losses);
        if !item.content.contains("<!-- wp:") {
            body = autop::paragraphs(&body);
        }
        let relative = self.relative(&body);
        text.body = html::markdown(&relative, &mut text.losses, item.line);
        shortcodes::tell(&text.body, item.line, &mut text.losses);
        text
    }

    /// Returns the tag of a language among those of the site.
    fn tag(&self, language: &str) -> String {
        self.languages.iter().find(|known| same_language(known, language)).cloned().unwrap_or_default()
    }

    /// States what an item says of itself.
    fn state(&self, item: &Item, text: &mut Text) {
        let meta = &mut text.meta;
        meta.title = one_line(&html::words(&item.title)).trim().to_owned();
        if meta.title.is_empty() {
            meta.title = title_of_name(&text.name);
        }
        let date = item.date_gmt.as_deref().and_then(|date| When::parse(&format!("{date} +0000"), &TimeZone::UTC));
        let local = || When::parse(item.date.as_deref()?, &self.zone);
        let in_zone = |when: When| when.begins(&self.zone).map_or(when, |at| When::at(at, &self.zone));
        meta.date = date.map(in_zone).or_else(local);
        let modified = item.modified.as_deref().and_then(|date| When::parse(date, &self.zone));
        meta.updated = modified.filter(|modified| meta.date.as_ref().is_some_and(|date| modified.day > date.day));
        let excerpt = html::words(&item.excerpt);
        let described = ["_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description"];
        let described = described.iter().find_map(|key| item.meta(key)).map(|text| html::words(&text));
        meta.summary = Some(excerpt)
            .filter(|text| !text.is_empty())
            .or(described)
            .filter(|text| !text.is_empty() && !text.contains("%%"));
        meta.authors = self.authors(item);
        for (domain, name) in &item.terms {
            let is_none = domain == "category" && name == "Uncategorized";
            if !is_none && !NO_TERMS.contains(&&**domain) {
                let name = html::words(name);
                if !meta.terms.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
                    meta.terms.push(name);
                }
            }
        }
        match &*item.status {
            "publish" => {}
            "future" => meta.embargo = meta.date.as_ref().and_then(|date| date.as_instant(&self.zone)),
            status => meta.draft = Some(status.to_owned()),
        }
        if !item.password.is_empty() {
            meta.draft.get_or_insert_with(|| "behind a password".to_owned());
            text.losses.push(Loss::of("it stood behind a password, so it is a draft"));
        }
        if text.meta.date.is_none() {
            text.meta.date = Some(When::at(self.now, &self.zone));
            text.meta.draft.get_or_insert_with(|| "no date".to_owned());
        }
        if let Some(src) = item.meta("_thumbnail_id").and_then(|id| self.address_of_upload(&id)) {
            let attachment = item.meta("_thumbnail_id").and_then(|id| self.by_id.get(&*id).copied());
            let alt = attachment.and_then(|attachment| attachment.meta("_wp_attachment_image_alt"));
            let caption = attachment.map(|attachment| html::words(&attachment.excerpt)).filter(|text| !text.is_empty());
            text.meta.image = Some(Image { src, alt: alt.filter(|alt| !alt.is_empty()), caption });
        }
    }

    fn authors(&self, item: &Item) -> Vec<String> {
        // Several authors are terms of a plugin.
        let plugin: Vec<String> =
            item.terms.iter().filter(|(domain, _)| domain == "author").map(|(_, name)| name.clone()).collect();
        let logins = if plugin.is_empty() { vec![item.creator.clone()] } else { plugin };
        let name = |login: String| {
            let known = self.export.authors.iter().find(|author| author.login == login);
            known.map(|author| author.name.clone()).filter(|name| !name.is_empty()).unwrap_or(login)
        };
        logins.into_iter().map(name).filter(|name| !name.is_empty()).collect()
    }

    fn name(&self, item: &Item) -> String {
        let decoded = |name: &str| crate::base::route::decode(name).unwrap_or_else(|| name.to_owned());
        if item.kind != "page" {
            return decoded(&item.name);
        }
        let (mut parts, mut here) = (vec![decoded(&item.name)], item);
        let mut seen = BTreeSet::new();
        while let Some(parent) = self.by_id.get(&*here.parent).filter(|parent| seen.insert(parent.id.clone())) {
            parts.insert(0, decoded(&parent.name));
            here = parent;
        }
        parts.join("/")
    }

    fn addresses(&self, item: &Item) -> Vec<String> {
        let is_plain = item.link.contains("/?");
        let path = item.link.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()));
        // A draft has no address but a number.
        match path.filter(|_| !is_plain) {
            Some(path) => vec![path],
            None if item.status == "publish" && is_plain => vec![path_of(&item.link)],
            None => Vec::new(),
        }
    }

    /// Returns the address of an attachment by its number.
    fn address_of_upload(&self, id: &str) -> Option<String> {
        let url = &self.by_id.get(id)?.attachment_url;
        (!url.is_empty()).then(|| self.relative(url))
    }

    /// Returns a text whose addresses of uploads are those below `static/`.
    fn relative(&self, text: &str) -> String {
        let bare = self.export.base_url.split("://").nth(1).unwrap_or_default().trim_end_matches('/');
        if bare.is_empty() {
            return text.to_owned();
        }
        ["https://", "http://", "//"].iter().fold(text.to_owned(), |text, scheme| {
            let host = bare.split('/').next().unwrap_or(bare);
            text.replace(&format!("{scheme}{bare}/wp-content/"), &format!("{}/wp-content/", self.base_path))
                .replace(&format!("{scheme}{host}/wp-content/"), "/wp-content/")
        })
    }

    /// Returns the uploads that texts show and that do not lie beside the export.
    fn missing(&self, source: &Source) -> Vec<(String, String)> {
        let mut missing = BTreeSet::new();
        let images = source.texts.iter().filter_map(|text| text.meta.image.as_ref().map(|image| &*image.src));
        let bodies = source.texts.iter().flat_map(|text| addresses_of_uploads(&text.body));
        for address in images.map(str::to_owned).chain(bodies) {
            let below = address.split_once("uploads/").map_or("", |(_, below)| below);
            if !below.is_empty() && !self.uploads.contains_key(below) {
                missing.insert(format!("{}{address}", self.export.base_url.trim_end_matches('/')));
            }
        }
        let why = "the file does not lie in a folder `uploads` beside the export: put it there, and import again";
        missing.into_iter().map(|address| (address, why.to_owned())).collect()
    }

    fn lists(&self, source: &mut Source) {
        let base = &self.base_path;
        let mut enter = |path: &str, list: List| {
            source.lists.push((format!("{base}{path}feed/"), List::Feed(Box::new(list.clone()))));
            source.lists.push((format!("{base}{path}"), list));
        };
        enter("/", List::Home);
        let used: BTreeSet<&(String, String)> = self.export.items.iter().flat_map(|item| &item.terms).collect();
        for term in &self.export.terms {
            if !used.iter().any(|(domain, name)| *domain == term.taxonomy && *name == term.name) {
                continue;
            }
            let folder = match &*term.taxonomy {
                "category" => "category".to_owned(),
                "post_tag" => "tag".to_owned(),
                other => other.to_owned(),
            };
            let path = self.export.path_of(term);
            enter(&format!("/{folder}/{path}/"), List::Term(html::words(&term.name)));
        }
        for author in &self.export.authors {
            enter(
                &format!("/author/{}/", author.login.to_lowercase().replace(' ', "-")),
                List::Person(author.name.clone()),
            );
        }
    }
}

/// Returns the addresses below `wp-content/uploads/` that a text names.
fn addresses_of_uploads(text: &str) -> Vec<String> {
    text.match_indices("/wp-content/uploads/")
        .map(|(at, _)| {
            let rest = &text[at..];
            rest[..rest.find([')', ' ', '"', '>', '<', '\n']).unwrap_or(rest.len())].to_owned()
        })
        .collect()
}

fn same_language(a: &str, b: &str) -> bool {
    let first = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    first(a) == first(b)
}

fn people(export: &Export) -> Vec<Person> {
    let person = |author: &export::Author| Person {
        key: author.login.clone(),
        name: author.name.clone(),
        given: Some(author.given.clone()).filter(|name| !name.is_empty()),
        family: Some(author.family.clone()).filter(|name| !name.is_empty()),
        ..Person::default()
    };
    let known: BTreeSet<&str> = export.items.iter().map(|item| &*item.creator).collect();
    export
        .authors
        .iter()
        .filter(|author| known.contains(&*author.login) && !author.name.is_empty())
        .map(person)
        .collect()
}

impl Item {
    /// Returns the offset of the site's clocks, by the two hours that an item states.
    fn offset(&self) -> Option<Offset> {
        let read = |date: &Option<String>| When::parse(date.as_deref()?, &TimeZone::UTC)?.begins(&TimeZone::UTC);
        let (local, universal) = (read(&self.date)?, read(&self.date_gmt)?);
        Offset::from_seconds(i32::try_from(local.as_second() - universal.as_second()).ok()?).ok()
    }
}
