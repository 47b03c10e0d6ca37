//! The file of an export, in the format WXR: RSS with elements of WordPress's own.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// What an export holds.
#[derive(Debug, Default)]
pub struct Export {
    pub title: String,
    pub description: String,
    pub base_url: String,
    /// BCP 47.
    pub language: String,
    pub authors: Vec<Author>,
    pub terms: Vec<ExportedTerm>,
    pub items: Vec<Item>,
    /// Why it could not be read to its end.
    pub fault: Option<ExportFault>,
}

/// Why an export could not be read to its end.
#[derive(Debug)]
pub struct ExportFault {
    /// Counted from 1.
    pub line: usize,
    pub what: String,
}

/// Somebody who may have written texts.
#[derive(Debug, Default)]
pub struct Author {
    pub login: String,
    pub name: String,
    pub given: String,
    pub family: String,
}

/// A category, a tag, or a term of another taxonomy.
#[derive(Debug, Default)]
pub struct ExportedTerm {
    pub taxonomy: String,
    pub slug: String,
    pub name: String,
    /// The slug of the wider one.
    pub parent: String,
}

/// A text, a file, or another thing of the site.
#[derive(Debug, Default)]
pub struct Item {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    pub id: String,
    pub title: String,
    pub link: String,
    pub creator: String,
    pub content: String,
    pub excerpt: String,
    pub date: Option<String>,
    pub date_gmt: Option<String>,
    pub modified: Option<String>,
    pub status: String,
    pub kind: String,
    pub name: String,
    pub parent: String,
    pub password: String,
    pub attachment_url: String,
    /// Taxonomy and name.
    pub terms: Vec<(String, String)>,
    /// Taxonomy and slug.
    slugs: Vec<(String, String)>,
    metas: BTreeMap<String, String>,
}

impl Item {
    /// Returns what a plugin or the site says of it.
    pub fn meta(&self, key: &str) -> Option<String> {
        self.metas.get(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Returns its language, as plugins for translations say it.
    pub fn language(&self) -> Option<String> {
        let polylang = self.slugs.iter().find(|(domain, _)| domain == "language").map(|(_, slug)| slug.clone());
        let wpml =
            || self.meta("_wpml_language").or_else(|| self.meta("wpml_language")).or_else(|| self.meta("_icl_lang"));
        let tag = polylang.or_else(wpml)?;
        Some(tag.replace('_', "-"))
    }

    /// Returns what it has in common with its translations.
    pub fn versions(&self) -> Option<String> {
        let polylang =
            self.slugs.iter().find(|(domain, _)| domain == "post_translations").map(|(_, slug)| slug.clone());
        polylang
            .or_else(|| self.meta("_wpml_trid").or_else(|| self.meta("trid")).or_else(|| self.meta("_icl_trid")))
            .map(|key| format!("key:{key}"))
    }
}

impl Export {
    /// Reads an export as far as it can be read.
    pub fn read(text: &str) -> Self {
        let mut export = Self::default();
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut walk = Walk {
            path: Vec::new(),
            text: String::new(),
            item: None,
            author: None,
            term: None,
            meta: (String::new(), String::new()),
        };
        let lines = Lines::of(text);
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(0);
            let line = || lines.number(at);
            match reader.read_event() {
                Ok(Event::Start(tag)) => walk.open(&tag, line()),
                Ok(Event::Empty(tag)) => {
                    walk.open(&tag, line());
                    walk.close(&mut export);
                }
                Ok(Event::Text(piece)) => walk.text.push_str(&piece),
                Ok(Event::GeneralRef(name)) => walk.text.push_str(&entity(&name)),
                Ok(Event::CData(piece)) => walk.text.push_str(&piece),
                Ok(Event::End(_)) => walk.close(&mut export),
                Ok(Event::Eof) => {
                    if !walk.path.is_empty() {
                        let what = format!("the file ends within `<{}>`", walk.path.last().map_or("", String::as_str));
                        export.fault = Some(ExportFault { line: lines.number(text.len()), what });
                    }
                    break;
                }
                Ok(_) => {}
                Err(error) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(at);
                    export.fault = Some(ExportFault {
                        line: lines.number(at),
                        what: format!("the export cannot be read: {error}"),
                    });
                    break;
                }
            }
        }
        export
    }

    /// Returns the path of a term below the folder of its taxonomy: that of a narrower category has the wider one in it.
    pub fn path_of(&self, term: &ExportedTerm) -> String {
        let (mut parts, mut parent) = (vec![term.slug.clone()], term.parent.clone());
        while let Some(wider) = self.terms.iter().find(|wider| wider.taxonomy == term.taxonomy && wider.slug == parent)
        {
            if parent.is_empty() || parts.len() > 20 {
                break;
            }
            parts.insert(0, wider.slug.clone());
            parent.clone_from(&wider.parent);
        }
        parts.join("/")
    }

    /// Whether a page is the home page.
    pub fn front_page(&self, item: &Item, base_path: &str) -> bool {
        path_of(&item.link).trim_end_matches('/') == base_path && !item.link.contains('?')
    }
}

/// The beginnings of lines.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    fn number(&self, at: usize) -> usize {
        1 + self.0.partition_point(|end| *end < at)
    }
}

/// Where the reader stands.
struct Walk {
    path: Vec<String>,
    text: String,
    item: Option<Item>,
    author: Option<Author>,
    term: Option<ExportedTerm>,
    meta: (String, String),
}

/// Elements of a category, a tag, and a term of another taxonomy.
const TERMS: [&str; 3] = ["wp:category", "wp:tag", "wp:term"];

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>, line: usize) {
        let name = tag.name().as_ref().to_owned();
        self.text.clear();
        match &*name {
            "item" => self.item = Some(Item { line, ..Item::default() }),
            "wp:author" => self.author = Some(Author::default()),
            _ if TERMS.contains(&&*name) => self.term = Some(ExportedTerm::default()),
            "category" => {
                let attribute = |key: &str| {
                    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == key);
                    found.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
                };
                let (domain, slug) = (attribute("domain"), attribute("nicename"));
                if let Some(item) = &mut self.item {
                    item.slugs.push((domain, slug));
                }
            }
            _ => {}
        }
        self.path.push(name);
    }

    fn close(&mut self, export: &mut Export) {
        let Some(name) = self.path.pop() else { return };
        let text = std::mem::take(&mut self.text);
        // Comments stay behind, with all that stands in them.
        if self.path.iter().any(|open| open == "wp:comment") {
            return;
        }
        match &*name {
            "item" => export.items.extend(self.item.take()),
            "wp:author" => export.authors.extend(self.author.take()),
            _ if TERMS.contains(&&*name) => export.terms.extend(self.term.take()),
            _ if self.author.is_some() => self.of_author(&name, text),
            _ if self.term.is_some() => self.of_term(&name, text),
            _ if self.item.is_some() => self.of_item(&name, text),
            "title" => export.title = text,
            "description" => export.description = text,
            "language" => export.language = text.replace('_', "-"),
            "link" if export.base_url.is_empty() => export.base_url = text,
            "wp:base_blog_url" => export.base_url = text,
            _ => {}
        }
    }

    fn of_author(&mut self, name: &str, text: String) {
        let Some(author) = &mut self.author else { return };
        match name {
            "wp:author_login" => author.login = text,
            "wp:author_display_name" => author.name = text,
            "wp:author_first_name" => author.given = text,
            "wp:author_last_name" => author.family = text,
            _ => {}
        }
    }

    fn of_term(&mut self, name: &str, text: String) {
        let Some(term) = &mut self.term else { return };
        match name {
            "wp:category_nicename" => (term.slug, term.taxonomy) = (text, "category".to_owned()),
            "wp:tag_slug" => (term.slug, term.taxonomy) = (text, "post_tag".to_owned()),
            "wp:term_slug" => term.slug = text,
            "wp:term_taxonomy" => term.taxonomy = text,
            "wp:cat_name" | "wp:tag_name" | "wp:term_name" => term.name = text,
            "wp:category_parent" | "wp:term_parent" => term.parent = text,
            _ => {}
        }
    }

    fn of_item(&mut self, name: &str, text: String) {
        let Some(item) = &mut self.item else { return };
        // WordPress writes a date that it does not know as nothing.
        let date = |text: String| Some(text).filter(|text| !text.starts_with("0000") && !text.trim().is_empty());
        match name {
            "title" => item.title = text,
            "link" => item.link = text.trim().to_owned(),
            "dc:creator" => item.creator = text,
            "content:encoded" => item.content = text.replace("\r\n", "\n"),
            "excerpt:encoded" => item.excerpt = text,
            "wp:post_id" => item.id = text,
            "wp:post_date" => item.date = date(text),
            "wp:post_date_gmt" => item.date_gmt = date(text),
            "wp:post_modified" => item.modified = date(text),
            "wp:status" => item.status = text,
            "wp:post_type" => item.kind = text,
            "wp:post_name" => item.name = text,
            "wp:post_parent" => item.parent = text,
            "wp:post_password" => item.password = text,
            "wp:attachment_url" => item.attachment_url = text.trim().to_owned(),
            "category" => {
                let domain = item.slugs.last().map(|(domain, _)| domain.clone()).unwrap_or_default();
                item.terms.push((domain, text));
            }
            "wp:meta_key" => self.meta.0 = text,
            "wp:meta_value" => self.meta.1 = text,
            "wp:postmeta" => {
                let (key, value) = std::mem::take(&mut self.meta);
                item.metas.insert(key, value);
            }
            _ => {}
        }
    }
}

/// Returns what an entity of XML stands for.
fn entity(name: &str) -> String {
    let of_code = |code: Option<u32>| code.and_then(char::from_u32).map(String::from);
    let known = match name {
        "amp" => Some("&".to_owned()),
        "lt" => Some("<".to_owned()),
        "gt" => Some(">".to_owned()),
        "quot" => Some("\"".to_owned()),
        "apos" => Some("'".to_owned()),
        _ => match name.strip_prefix("#x") {
            Some(digits) => of_code(u32::from_str_radix(digits, 16).ok()),
            None => of_code(name.strip_prefix('#').and_then(|digits| digits.parse().ok())),
        },
    };
    known.unwrap_or_else(|| format!("&{name};"))
}

/// Returns the path of a full address.
pub fn path_of(link: &str) -> String {
    link.split_once("://").map_or(link, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..])).to_owned()
}
