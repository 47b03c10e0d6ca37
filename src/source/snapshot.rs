//! The sources of a site as a value: texts, other files, and what kind of source a path is.
//!
//! A snapshot need not come from a disk, so a test can hand in a site that never was on one.

use crate::base::copy_names;
use crate::base::path::FILE_MANAGER_FILES;
use crate::base::unpublished::{self, Unpublished};
use crate::base::{
    Blob, Diagnostic, Fingerprint, LEDGER_FILE, PAPER_TEMPLATE, PictureFormat, PictureRead, REDIRECTS_FILE,
    REFERENCES_FOLDER, SITE_FILE, SourcePath,
};
use crate::pictures::read_head;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What of a project folder belongs to the site's sources.
pub const RELEVANT: [&str; 8] =
    [SITE_FILE, REDIRECTS_FILE, LEDGER_FILE, "content", REFERENCES_FOLDER, "templates", "static", "words"];

/// How a source is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SourceKind {
    Text,
    Blob,
    /// A program left it beside a text.
    Copy,
    Ignored,
}

/// Returns how the file of that path is taken in.
pub(super) fn kind(path: &SourcePath) -> SourceKind {
    let text = path.as_str();
    if text.split('/').any(is_ignored) {
        return SourceKind::Ignored;
    }
    match text.split('/').next().unwrap_or("") {
        "content" if copy_names::is_copy(path) => SourceKind::Copy,
        "content" if unpublished::is_text(path) => SourceKind::Text,
        "content" | "static" => SourceKind::Blob,
        // The folder itself is looked into.
        // Folders are looked into.
        REFERENCES_FOLDER if !path.extension().is_empty() && !is_of_references(path) => SourceKind::Ignored,
        "words" if text != "words" && (path.folder() != "words" || path.extension() != "txt") => SourceKind::Ignored,
        _ => SourceKind::Text,
    }
}

/// Whether nobody means to publish a file of this name: hidden files (except `.well-known`), editors' backups (`a~`, `#a#`),
/// Office's lock files, which hold the name of whoever has the document open, and what file managers leave behind.
fn is_ignored(name: &str) -> bool {
    let is_hidden = name.starts_with('.') && name != ".well-known";
    let is_saved = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let is_of_office = name.starts_with("~$") || name.starts_with("~WR");
    is_hidden || is_left_behind(name) || is_saved || name.ends_with('~') || is_of_office || name == "__MACOSX"
}

/// Whether a file manager leaves files of this name behind.
pub(super) fn is_left_behind(name: &str) -> bool {
    FILE_MANAGER_FILES.iter().any(|left| name.eq_ignore_ascii_case(left))
}

/// Whether a file that is copied is also read: a style sheet, for what it makes browsers load, and a bibliography beside a
/// brief.
pub(super) fn is_read_too(path: &SourcePath) -> bool {
    let ending = path.extension();
    let ends = |own: &str| ending.eq_ignore_ascii_case(own);
    (path.is_below("static") && ends("css")) || (path.is_below("content") && (ends("bib") || ends("csl")))
}

/// Whether a file holds references, or a style for them, by its ending.
fn is_of_references(path: &SourcePath) -> bool {
    ["bib", "csl", "json", "yaml", "yml"].iter().any(|ending| path.extension().eq_ignore_ascii_case(ending))
}

/// Whether a file is a picture, by its ending.
pub(super) fn is_picture(path: &SourcePath) -> bool {
    PictureFormat::of_ending(path.extension()).is_some()
}

/// Longest Markdown source, in bytes.
pub const MAX_TEXT: u64 = 2 * 1024 * 1024;

/// Longest `urls.txt`, in bytes: it has a line for each page, and a site may have hundreds of thousands.
pub const MAX_LEDGER: u64 = 32 * 1024 * 1024;

/// Longest file of references, in bytes.
pub const MAX_REFERENCES: u64 = 10 * 1024 * 1024;

/// The sources of a site at one moment, and what was wrong with the files themselves.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Everything that is read as text: Markdown, templates, `site.yaml`, `redirects.csv`, `urls.txt`, references; and style sheets
    /// and bibliographies beside briefs, which are among `blobs`, too.
    pub texts: BTreeMap<SourcePath, TextFile>,
    /// Everything that is copied as it is.
    pub blobs: BTreeMap<SourcePath, Blob>,
    /// What the heads of those of them say that are pictures by their endings.
    pub pictures: BTreeMap<SourcePath, PictureRead>,
    /// What is never published, with the reason.
    pub unpublished: BTreeMap<SourcePath, Unpublished>,
    /// What can be read of texts below `content/` that cannot be taken in as they are, for what their front matter says.
    pub unread: Vec<(SourcePath, TextFile)>,
    pub problems: Vec<Diagnostic>,
}

/// A text without byte-order mark, its lines ended by line feeds alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    pub text: Arc<str>,
    pub fingerprint: Fingerprint,
}

impl TextFile {
    /// Takes a text as it stands in a file and brings it to the one form that the parsers see.
    pub fn new(raw: String) -> Self {
        let text = match raw.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => raw,
        };
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        Self { fingerprint: Fingerprint::of_bytes(text.as_bytes()), text: text.into() }
    }
}

impl Snapshot {
    /// Returns the text of a file.
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        self.texts.get(path).map(|file| &*file.text)
    }

    /// Adds a file as `load` would, by its path and content; for sites that are not on a disk.
    pub fn add(&mut self, path: &str, content: impl AsRef<[u8]>) {
        let (path, bytes) = (SourcePath::new(path), content.as_ref());
        match kind(&path) {
            SourceKind::Text => {
                self.texts.insert(path, TextFile::new(String::from_utf8_lossy(bytes).into_owned()));
            }
            SourceKind::Blob => match unpublished::of_head(&path, bytes) {
                Some(why) => drop(self.unpublished.insert(path, why)),
                None => {
                    if is_picture(&path) {
                        self.pictures.insert(path.clone(), read_head(bytes));
                    }
                    if is_read_too(&path) {
                        self.texts.insert(path.clone(), TextFile::new(String::from_utf8_lossy(bytes).into_owned()));
                    }
                    self.blobs.insert(path, Blob::Memory(bytes.into()));
                }
            },
            SourceKind::Copy => drop(self.unpublished.insert(path, Unpublished::Copy)),
            SourceKind::Ignored => {}
        }
    }

    /// Returns the site's own style sheets, in the order of their paths.
    pub fn styles(&self) -> impl Iterator<Item = (&SourcePath, &TextFile)> {
        self.texts.iter().filter(|(path, _)| path.as_str().starts_with("static/"))
    }

    /// Returns the site's own words, a file for each language, in the order of their paths.
    pub fn words(&self) -> impl Iterator<Item = (&SourcePath, &TextFile)> {
        self.texts.iter().filter(|(path, _)| path.as_str().starts_with("words/"))
    }

    /// Returns the Markdown files of the site, in the order of their paths.
    pub fn content(&self) -> impl Iterator<Item = (&SourcePath, &TextFile)> {
        self.texts.iter().filter(|(path, _)| path.as_str().starts_with("content/") && unpublished::is_text(path))
    }

    /// Returns the site's own templates of pages: their names relative to `templates/`, and their texts.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &SourcePath, &TextFile)> {
        self.texts
            .iter()
            .filter_map(|(path, file)| path.as_str().strip_prefix("templates/").map(|name| (name, path, file)))
            .filter(|(name, ..)| *name != PAPER_TEMPLATE)
    }

    /// Returns the site's own template of papers.
    pub fn paper_template(&self) -> Option<(&SourcePath, &TextFile)> {
        self.texts.get_key_value(format!("templates/{PAPER_TEMPLATE}").as_str())
    }
}
