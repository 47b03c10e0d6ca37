//! What a source holds, in one form for all kinds of sources: texts with their old addresses, files, and what became of the
//! addresses of its lists.

use super::front::Front;
use super::when::When;
use std::collections::BTreeMap;

/// How a link within a body is written that leads to the text with this number, until all files have their names.
pub const LINK: &str = "import:";

/// All that was read of a source.
#[derive(Debug, Default)]
pub struct Source {
    pub site: SiteFacts,
    pub texts: Vec<Text>,
    /// Files for `static/`: from the path in the source to the one below `static/`.
    pub files: BTreeMap<String, String>,
    /// Old addresses of what is no text.
    pub lists: Vec<(String, List)>,
    pub people: Vec<Person>,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// Files that are left behind, each with the reason.
    pub left: Vec<(String, String)>,
}

/// What the source says of itself.
#[derive(Clone, Debug, Default)]
pub struct SiteFacts {
    pub title: Option<String>,
    pub description: Option<String>,
    /// The full address of its home page.
    pub base_url: Option<String>,
    /// BCP 47, the first one first.
    pub languages: Vec<String>,
    pub timezone: Option<String>,
    pub licence: Option<String>,
}

/// Which list stood at an old address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    Home,
    Briefs,
    /// All terms: `/tags/`.
    Terms,
    /// Those of a term, by its name as texts state it.
    Term(String),
    /// An author, by name.
    Person(String),
    /// The feed of a list.
    Feed(Box<List>),
    /// The list of the texts of a year.
    Year(i16),
    /// A file that moves with a text: the number of the text, and the name of the file.
    FileOf(usize, String),
}

/// Somebody whom the source says more of than the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// As texts refer to it, if not by the name.
    pub key: String,
    pub name: String,
    pub given: Option<String>,
    pub family: Option<String>,
    pub email: Option<String>,
    pub url: Option<String>,
    pub role: Option<String>,
    /// Markdown.
    pub biography: String,
}

/// What a text becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becomes {
    #[default]
    Brief,
    Page,
    Home,
    /// A file of `content/topics/` or of what the term is taken for.
    Term,
    Author,
    Series,
}

/// A text of a source.
#[derive(Debug, Default)]
pub struct Text {
    /// The file, or what names the text in a file of many.
    pub source: String,
    /// The line of the file on which the body begins, counted from 1.
    pub line: usize,
    pub becomes: Becomes,
    /// BCP 47; empty in the first language of the site.
    pub language: String,
    /// Texts with one key are versions of one text; empty of one that has none.
    pub versions: String,
    /// What its file is to be called, without ending: a name of any letters; of a page with its folders.
    pub name: String,
    pub meta: Meta,
    /// Markdown.
    pub body: String,
    /// Its addresses in the source, from the root of its host, the present one first.
    pub addresses: Vec<String>,
    /// The files that lie with it: their paths in the source, and as the text refers to them.
    pub files: BTreeMap<String, String>,
    /// What could not be taken over.
    pub losses: Vec<Loss>,
}

/// What a text says of itself, in the terms of briefs.
#[derive(Debug, Default)]
pub struct Meta {
    pub title: String,
    pub subtitle: Option<String>,
    pub date: Option<When>,
    pub updated: Option<When>,
    pub summary: Option<String>,
    pub authors: Vec<String>,
    /// Tags, categories and the like, as written, each once.
    pub terms: Vec<String>,
    pub series: Option<String>,
    pub kind: Option<String>,
    pub image: Option<Image>,
    pub key_points: Vec<String>,
    pub recommendations: Vec<(Option<String>, String)>,
    pub draft: Option<String>,
    pub embargo: Option<When>,
    pub expires: Option<When>,
    pub attachments: Vec<(String, Option<String>)>,
    /// What has no place of its own here.
    pub extra: Front,
}

/// The picture at the head of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// As a link in the text would be written.
    pub src: String,
    pub alt: Option<String>,
    pub caption: Option<String>,
}

/// Something of a text that has no place here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// In the file of the source, counted from 1.
    pub line: Option<usize>,
    pub what: String,
}

impl Loss {
    /// Returns a loss that has no line.
    pub fn of(what: impl Into<String>) -> Self {
        Self { line: None, what: what.into() }
    }

    /// Returns a loss at a line.
    pub fn at(line: usize, what: impl Into<String>) -> Self {
        Self { line: Some(line), what: what.into() }
    }
}

/// Something that cannot be read, for which the import stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    pub line: Option<usize>,
    pub what: String,
    pub help: String,
}

/// Returns the link to a text by its number, with the part behind `#` if there is one.
pub fn link_to(text: usize, fragment: &str) -> String {
    let mark = if fragment.is_empty() { "" } else { "#" };
    format!("{LINK}{text}{mark}{}", fragment.trim_start_matches('#'))
}
