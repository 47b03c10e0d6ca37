//! Documents of Word and OpenDocument. Pandoc reads their text, which the door asks; what it does not tell stands in the package:
//! who wrote it and when, alternative texts, and every word, against which the result is held.

mod package;
mod sections;
mod words;

use super::html;
use super::keys::{people, title_of_name};
use super::source::{Becomes, Fault, Loss, SiteFacts, Source, Text};
use super::tree::Tree;
use super::when::When;
use crate::base::Language;
use crate::base::counted::counted;
use crate::base::one_line::one_line;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use package::Package;
use std::collections::{BTreeMap, BTreeSet};

/// What pandoc made of a document.
#[derive(Debug, Default)]
pub struct Converted {
    pub html: String,
    /// JSON: what the document says of itself by its styles.
    pub meta: String,
    /// The pictures, by the addresses in the HTML: their paths among the files of the source.
    pub media: BTreeMap<String, String>,
}

/// What became of the request to read a document.
pub type Asked = Result<Converted, String>;

/// Whether the files of a source are documents.
pub fn is_folder(tree: &Tree) -> bool {
    tree.paths().any(is_document)
}

/// Whether a file is a document, by its name. What Word leaves beside one that is open is none.
pub fn is_document(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    (name.ends_with(".docx") || name.ends_with(".odt")) && !name.starts_with("~$") && !name.starts_with('.')
}

/// Reads documents, of which pandoc has made HTML.
pub fn read(tree: &Tree, documents: &BTreeMap<String, Asked>, now: Timestamp) -> Source {
    let mut source =
        Source { site: SiteFacts { languages: vec!["en".to_owned()], ..SiteFacts::default() }, ..Source::default() };
    let mut texts = Vec::new();
    for path in tree.paths().filter(|path| is_document(path)) {
        let bytes = tree.get(path).and_then(|file| file.bytes.as_deref()).unwrap_or_default();
        let fault = |what: String| Fault {
            file: path.to_owned(),
            line: None,
            what,
            help: "open it in Word or LibreOffice, save it again as .docx, and import again".to_owned(),
        };
        let package = match Package::read(bytes) {
            Ok(package) => package,
            Err(why) => {
                source.faults.push(fault(format!("it is no document that can be read: {why}")));
                continue;
            }
        };
        match documents.get(path) {
            Some(Ok(converted)) => {
                let changed = tree.get(path).and_then(|file| file.changed).unwrap_or(now);
                texts.push(read_document(path, &package, converted, changed));
            }
            Some(Err(why)) => source.faults.push(fault(format!("pandoc cannot read it: {why}"))),
            None => {
                let why = "pandoc reads documents, and is not installed: get it from https://pandoc.org/installing.html, and import again";
                source.left.push((path.to_owned(), why.to_owned()));
            }
        }
    }
    source.site.languages = languages(&texts);
    let first = source.site.languages[0].clone();
    for text in &mut texts {
        if text.language == first {
            text.language.clear();
        }
    }
    source.texts = texts;
    source
}

/// Returns the languages of documents, the commonest first.
fn languages(texts: &[Text]) -> Vec<String> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    texts.iter().for_each(|text| *counted.entry(&text.language).or_default() += 1);
    let mut all: Vec<(&str, usize)> = counted.into_iter().filter(|(tag, _)| !tag.is_empty()).collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let all: Vec<String> = all.into_iter().map(|(tag, _)| tag.to_owned()).collect();
    if all.is_empty() { vec!["en".to_owned()] } else { all }
}

fn read_document(path: &str, package: &Package, converted: &Converted, changed: Timestamp) -> Text {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut text = Text { source: path.to_owned(), line: 1, becomes: Becomes::Brief, ..Text::default() };
    let meta: serde_yaml::Value = serde_yaml::from_str(&converted.meta).unwrap_or_default();
    let stated = |key: &str| {
        meta.get(key).and_then(super::front::scalar).map(|text| html::words(&text)).filter(|text| !text.is_empty())
    };
    let mut losses = Vec::new();
    let html = with_alternatives(&converted.html, package, converted);
    let mut body = html::markdown(&html, &mut losses, 1);
    losses.iter_mut().for_each(|loss| loss.line = None);
    let heading = sections::take_title(&mut body);
    text.meta.title =
        stated("title").or(heading.clone()).or_else(|| package.title.clone()).unwrap_or_else(|| title_of_name(stem));
    if let Some(heading) = heading.filter(|heading| *heading != text.meta.title) {
        // Of two titles the heading is the words of the text.
        body = format!("## {heading}\n\n{body}");
    }
    text.meta.title = one_line(&text.meta.title).into_owned();
    text.meta.subtitle = stated("subtitle");
    text.name = stem.to_owned();
    let authors = meta.get("author").map(people).filter(|all| !all.is_empty());
    let by_package = || package.creator.iter().flat_map(|names| people(&names.as_str().into())).collect();
    text.meta.authors = authors.unwrap_or_else(by_package);
    text.meta.authors = text.meta.authors.iter().map(|name| html::words(name)).collect();
    text.meta.terms = package.keywords.clone();
    let known: Vec<&str> = text.meta.authors.iter().map(String::as_str).chain([&*text.meta.title]).collect();
    let in_text = sections::take_head(&mut body, &known).map(|date| date.written());
    body = sections::with_captions(&body);
    state_date(stated("date").or(in_text.clone()), package, changed, &mut text, &mut losses);
    text.language = package.language.as_deref().map(tag_of).unwrap_or_default();
    let headings = sections::take(&mut body, &mut text.meta);
    for (address, file) in &converted.media {
        if body.contains(&**address) {
            let name = file.rsplit('/').next().unwrap_or(file).to_owned();
            body = body.replace(&**address, &name);
            text.files.insert(file.clone(), name);
        }
    }
    if package.has_changes {
        losses.push(Loss::of("tracked changes are accepted"));
    }
    if package.comments > 0 {
        losses.push(Loss::of(format!("what others remarked stays behind: {}", counted(package.comments, "comment"))));
    }
    let known = [
        &text.meta.title,
        &body,
        &text.meta.subtitle.clone().unwrap_or_default(),
        &text.meta.summary.clone().unwrap_or_default(),
    ];
    let mut written: String = known.map(String::as_str).join(" ");
    written.extend(text.meta.authors.iter().map(|name| format!(" {name}")));
    written.extend(text.meta.key_points.iter().map(|point| format!(" {point}")));
    written.extend(text.meta.recommendations.iter().map(|(_, point)| format!(" {point}")));
    written.extend(headings.iter().map(|heading| format!(" {heading}")));
    written.extend(stated("date").or(in_text).map(|date| format!(" {date}")));
    let missing = words::missing(&package.words, &written);
    if !missing.is_empty() {
        losses.push(Loss::of(format!("these words of the document are not in the text: {}", missing.join(" "))));
    }
    text.body = body;
    text.losses = losses;
    text
}

/// Says when a document was written: as its text states, or as its properties do, or by the file.
fn state_date(stated: Option<String>, package: &Package, changed: Timestamp, text: &mut Text, losses: &mut Vec<Loss>) {
    let zone = TimeZone::UTC;
    let by_text = stated.as_deref().and_then(|date| When::parse(date, &zone));
    if by_text.is_none()
        && let Some(date) = stated
    {
        losses.push(Loss::of(format!("the date `{date}` cannot be read: that of the document's properties is taken")));
    }
    let by_package = || package.created.as_deref().and_then(|date| When::parse(date, &zone));
    let day = |when: When| When::of_day(when.day);
    text.meta.date = by_text.or_else(by_package).map(day).or_else(|| {
        let when = When::of_day(changed.to_zoned_datetime(zone.clone()).date());
        losses.push(Loss::of(format!("it states no date: {} is the day on which the file was changed last", when.day)));
        Some(when)
    });
}

/// Returns a language as sites name it: Word says `fr-FR` of every French text.
fn tag_of(written: &str) -> String {
    let first = written.split(['-', '_']).next().unwrap_or(written).to_lowercase();
    if Language::of(&first).is_known() { first } else { String::new() }
}

/// Returns HTML in which pictures have the alternative texts of the document.
fn with_alternatives(html: &str, package: &Package, converted: &Converted) -> String {
    let mut html = html.to_owned();
    let addresses: BTreeSet<&String> = converted.media.keys().collect();
    for address in addresses {
        let name = address.rsplit('/').next().unwrap_or(address);
        let Some(alt) = package.alternatives.get(name) else { continue };
        let src = format!("<img src=\"{address}\"");
        let alt = alt.replace('&', "&amp;").replace('"', "&quot;");
        let mut out = String::with_capacity(html.len() + alt.len());
        let mut rest = &*html;
        while let Some((before, behind)) = rest.split_once(&src) {
            out.push_str(before);
            out.push_str(&src);
            let end = behind.find('>').unwrap_or(behind.len());
            if !behind[..end].contains(" alt=\"") || behind[..end].contains(" alt=\"\"") {
                out.push_str(&format!(" alt=\"{alt}\""));
                out.push_str(&behind[..end].replace(" alt=\"\"", ""));
            } else {
                out.push_str(&behind[..end]);
            }
            rest = &behind[end..];
        }
        out.push_str(rest);
        html = out;
    }
    html
}
