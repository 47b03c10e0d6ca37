//! The package of a document, a ZIP of XML: what pandoc does not tell of it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Parts of more bytes than this are not read: no text is that long.
const MOST: u64 = 64 * 1024 * 1024;

/// What a package holds beside the text that pandoc reads.
#[derive(Debug, Default)]
pub struct Package {
    pub title: Option<String>,
    pub creator: Option<String>,
    pub created: Option<String>,
    pub language: Option<String>,
    pub keywords: Vec<String>,
    /// Alternative texts by the names of the files of pictures.
    pub alternatives: BTreeMap<String, String>,
    pub has_changes: bool,
    pub comments: usize,
    /// All words that a reader sees, in the order of the package.
    pub words: String,
}

impl Package {
    /// Reads a package.
    ///
    /// # Errors
    /// Why it is none, or none of a document.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
        let mut part = |name: &str| -> Option<String> {
            let file = archive.by_name(name).ok()?;
            let mut text = String::new();
            file.take(MOST).read_to_string(&mut text).ok()?;
            Some(text)
        };
        let mut package = Self::default();
        if let Some(text) = part("word/document.xml") {
            let relations = part("word/_rels/document.xml.rels").unwrap_or_default();
            package.read_core(&part("docProps/core.xml").unwrap_or_default());
            package.read_word(&text, &relations);
            for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
                package.read_word(&part(notes).unwrap_or_default(), "");
            }
            package.comments = part("word/comments.xml").unwrap_or_default().matches("<w:comment ").count();
            let styles = part("word/styles.xml").unwrap_or_default();
            if package.language.is_none() {
                package.language = default_language(&styles);
            }
            return Ok(package);
        }
        let Some(text) = part("content.xml") else { return Err("it has no text".to_owned()) };
        package.read_core(&part("meta.xml").unwrap_or_default());
        package.read_open(&text);
        if package.language.is_none() {
            package.language = attribute_in(&part("styles.xml").unwrap_or_default(), "fo:language=\"");
        }
        Ok(package)
    }

    /// Reads the properties of a document: those of Dublin Core, in both formats.
    fn read_core(&mut self, xml: &str) {
        walk(xml, &mut |name, text| {
            let text = text.trim().to_owned();
            if text.is_empty() {
                return;
            }
            match name {
                "dc:title" => self.title = Some(text),
                "dc:creator" | "meta:initial-creator" => self.creator = self.creator.take().or(Some(text)),
                "dcterms:created" | "meta:creation-date" => self.created = Some(text.chars().take(10).collect()),
                "dc:language" => self.language = Some(text),
                "cp:keywords" => self
                    .keywords
                    .extend(text.split([',', ';']).map(|word| word.trim().to_owned()).filter(|word| !word.is_empty())),
                "meta:keyword" => self.keywords.push(text),
                _ => {}
            }
        });
    }

    fn read_word(&mut self, xml: &str, relations: &str) {
        let targets = relation_targets(relations);
        let mut reader = Reader::from_str(xml);
        let (mut deleted, mut fallback, mut in_text) = (0_usize, 0_usize, false);
        let mut description = String::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) if is_opening(&tag) => match tag.name().as_ref() {
                    "w:del" | "w:moveFrom" => (deleted, self.has_changes) = (deleted + 1, true),
                    "w:ins" | "w:moveTo" => self.has_changes = true,
                    // The same once more, for programs that do not know the first form.
                    "mc:Fallback" => fallback += 1,
                    "w:t" => in_text = true,
                    "w:p" | "w:tab" | "w:br" | "w:cr" | "w:tc" => self.words.push(' '),
                    "w:noBreakHyphen" => self.words.push('\u{2011}'),
                    "wp:docPr" => {
                        description = attribute(&tag, "descr").or_else(|| attribute(&tag, "title")).unwrap_or_default()
                    }
                    "a:blip" => {
                        let file = attribute(&tag, "r:embed").and_then(|id| targets.get(&id).cloned());
                        if let Some(file) = file.filter(|_| !description.trim().is_empty()) {
                            self.alternatives.insert(file, description.trim().to_owned());
                        }
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "w:del" | "w:moveFrom" => deleted = deleted.saturating_sub(1),
                    "mc:Fallback" => fallback = fallback.saturating_sub(1),
                    "w:t" => in_text = false,
                    _ => {}
                },
                Event::Text(text) if in_text && deleted == 0 && fallback == 0 => self.words.push_str(&text),
                Event::GeneralRef(name) if in_text && deleted == 0 && fallback == 0 => {
                    self.words.push_str(entity(&name))
                }
                _ => {}
            }
        }
    }

    fn read_open(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        let (mut hidden, mut in_body) = (0_usize, false);
        // Of the frame that is open: its picture, and what is said of it.
        let (mut picture, mut description, mut is_said) = (String::new(), String::new(), false);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "draw:image" => {
                    let href = attribute(&tag, "xlink:href").unwrap_or_default();
                    picture = href.rsplit('/').next().unwrap_or(&href).to_owned();
                }
                Event::Start(tag) => match tag.name().as_ref() {
                    "office:text" => in_body = true,
                    "draw:frame" => (picture, description) = (String::new(), String::new()),
                    "text:tracked-changes" => (hidden, self.has_changes) = (hidden + 1, true),
                    "office:annotation" => (hidden, self.comments) = (hidden + 1, self.comments + 1),
                    "svg:title" | "svg:desc" => (hidden, is_said) = (hidden + 1, true),
                    "text:note-citation" | "text:sequence-decls" => hidden += 1,
                    "text:p" | "text:h" => self.words.push(' '),
                    _ => {}
                },
                Event::Empty(tag) if matches!(tag.name().as_ref(), "text:s" | "text:tab" | "text:line-break") => {
                    self.words.push(' ')
                }
                Event::End(tag) => {
                    is_said &= !matches!(tag.name().as_ref(), "svg:title" | "svg:desc");
                    if tag.name().as_ref() == "draw:frame" && !picture.is_empty() && !description.trim().is_empty() {
                        self.alternatives.insert(picture.clone(), description.trim().to_owned());
                    }
                    if matches!(
                        tag.name().as_ref(),
                        "text:tracked-changes"
                            | "office:annotation"
                            | "svg:title"
                            | "svg:desc"
                            | "text:note-citation"
                            | "text:sequence-decls"
                    ) {
                        hidden = hidden.saturating_sub(1);
                    }
                }
                // A description says more than a title, and stands behind it.
                Event::Text(text) if is_said => description = text.to_string(),
                Event::Text(text) if in_body && hidden == 0 => self.words.push_str(&text),
                Event::GeneralRef(name) if in_body && hidden == 0 => self.words.push_str(entity(&name)),
                _ => {}
            }
        }
    }
}

/// Whether a tag has its end, or none is needed: those that open and close at once hold no text.
fn is_opening(tag: &BytesStart<'_>) -> bool {
    !tag.name().as_ref().is_empty()
}

fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == key)?;
    let value = found.value.into_owned();
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&apos;", "'")
            .replace("&amp;", "&"),
    )
}

fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => " ",
    }
}

/// Calls for each element with the text right in it.
fn walk(xml: &str, take: &mut dyn FnMut(&str, &str)) {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(_) => text.clear(),
            Event::Text(piece) => text.push_str(&piece),
            Event::GeneralRef(name) => text.push_str(entity(&name)),
            Event::End(tag) => {
                take(tag.name().as_ref(), &text);
                text.clear();
            }
            _ => {}
        }
    }
}

/// Returns the names of files by the ids under which a document names them.
fn relation_targets(xml: &str) -> BTreeMap<String, String> {
    let mut reader = Reader::from_str(xml);
    let mut all = BTreeMap::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                if let Some((id, target)) = attribute(&tag, "Id").zip(attribute(&tag, "Target")) {
                    all.insert(id, target.rsplit('/').next().unwrap_or(&target).to_owned());
                }
            }
            _ => {}
        }
    }
    all
}

/// Returns the language of the defaults of a document of Word.
fn default_language(styles: &str) -> Option<String> {
    let (_, rest) = styles.split_once("<w:lang ")?;
    let tag = rest.split('>').next()?;
    let is_from_right = || styles.contains("w:bidi=\"ar") && tag.contains("w:val=\"ar");
    let bidi = attribute_in(tag, "w:bidi=\"").filter(|_| is_from_right());
    bidi.or_else(|| attribute_in(tag, "w:val=\""))
}

fn attribute_in(text: &str, start: &str) -> Option<String> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once('"').map(|(value, _)| value.to_owned()).filter(|value| !value.is_empty() && value != "none")
}
