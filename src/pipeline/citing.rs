//! The bibliographies that a site names, and the styles of citations.

use crate::base::memo::Memo;
use crate::base::nearest::nearest;
use crate::base::{Diagnostic, FieldPath, Fingerprint, Place, SITE_FILE, SourcePath, Span, problems};
use crate::bibliography::{Libraries, Library, SiteStyle, SiteStyles, find_file};
use crate::parse::config::{Config, StyleName};
use crate::parse::document::{Document, Front};
use crate::source::Snapshot;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads the bibliographies that the site or a brief names, unless they are remembered. One that is not there is told by
/// whoever looks for it.
pub fn libraries<'d>(
    snapshot: &Snapshot,
    config: &Config,
    documents: impl Iterator<Item = &'d Arc<Document>>,
    memo: &mut Memo<SourcePath, Library>,
) -> Libraries {
    let site_file = SourcePath::new(SITE_FILE);
    let of_site = config.citation.bibliography.iter().map(|name| (&site_file, name));
    let of_briefs = documents.flat_map(|document| names(document));
    let mut libraries = Libraries::new();
    for (text, name) in of_site.chain(of_briefs) {
        let found = find_file(text, name, |path| snapshot.texts.get(path));
        let Some((path, file)) = found.filter(|(path, _)| !libraries.contains_key(path)) else { continue };
        let known = memo.recall(&path, file.fingerprint);
        let library = known.unwrap_or_else(|| Arc::new(Library::read(&path, &file.text, file.fingerprint)));
        libraries.insert(path, library);
    }
    let fresh: Vec<_> =
        libraries.iter().map(|(path, kept)| (path.clone(), kept.fingerprint, Arc::clone(kept))).collect();
    memo.update(libraries.keys(), fresh);
    libraries
}

fn names(document: &Document) -> impl Iterator<Item = (&SourcePath, &String)> {
    let names = match &document.front {
        Front::Brief(front) => &front.bibliography[..],
        _ => &[],
    };
    names.iter().map(|name| (&document.path, name))
}

/// The styles that were read from files, or what is wrong with each.
pub type StyleMemo = Memo<SourcePath, Result<SiteStyle, Vec<Diagnostic>>>;

/// Returns the styles in which a site cites and is cited, and tells its settings whether that of its texts is one of notes. In
/// place of a wrong one, which is reported, stands the default.
pub fn styles(
    snapshot: &Snapshot,
    config: &mut Config,
    problems: &mut Vec<Diagnostic>,
    memo: &mut StyleMemo,
) -> SiteStyles {
    let (text, of_briefs) = (config.citation.style.clone(), config.citation.of_briefs.clone());
    let mut reader = Reader { snapshot, problems, memo, read: BTreeMap::new() };
    let at = FieldPath::of("citation");
    let text = reader.style(&text, || at.key("style"));
    // The first of them is that of the texts.
    let further = of_briefs.iter().skip(1).map(|name| reader.style(name, || at.key("offered")));
    let of_briefs = of_briefs.first().map(|_| text.clone()).into_iter().chain(further).collect();
    let Reader { read, memo, .. } = reader;
    let fresh: Vec<_> = read.iter().map(|(path, (print, kept))| (path.clone(), *print, Arc::clone(kept))).collect();
    memo.update(read.keys(), fresh);
    config.set_citation_notes(text.is_note());
    SiteStyles { text, of_briefs }
}

/// A style as it was read from a file, or what is wrong with it.
type ReadStyle = Arc<Result<SiteStyle, Vec<Diagnostic>>>;

/// Reads the files of styles, each once.
struct Reader<'a> {
    snapshot: &'a Snapshot,
    problems: &'a mut Vec<Diagnostic>,
    memo: &'a mut StyleMemo,
    read: BTreeMap<SourcePath, (Fingerprint, ReadStyle)>,
}

impl Reader<'_> {
    /// Returns the style of a name, and reports one that is not there, or is none.
    fn style(&mut self, name: &StyleName, field: impl FnOnce() -> FieldPath) -> SiteStyle {
        let written = match name {
            StyleName::BuiltIn(name) => return SiteStyle::built_in(name),
            StyleName::File(written) => written,
        };
        let site_file = SourcePath::new(SITE_FILE);
        let texts = &self.snapshot.texts;
        let Some((path, file)) = find_file(&site_file, written, |path| texts.get(path)) else {
            let styles = texts.keys().filter(|path| path.extension() == "csl").map(SourcePath::name);
            let near: Vec<String> = nearest(written, styles).into_iter().map(str::to_owned).collect();
            self.problems.push(problems::missing_style(Place::field(&site_file, field()), written, &near));
            return SiteStyle::default();
        };
        let (known, memo, problems) = (self.read.get(&path), &self.memo, &mut self.problems);
        let style = known.map(|(_, style)| Arc::clone(style)).unwrap_or_else(|| {
            let style = memo.recall(&path, file.fingerprint).unwrap_or_else(|| Arc::new(read_style(&path, &file.text)));
            problems.extend(style.as_ref().as_ref().err().into_iter().flatten().cloned());
            style
        });
        self.read.insert(path, (file.fingerprint, Arc::clone(&style)));
        style.as_ref().clone().unwrap_or_default()
    }
}

fn read_style(path: &SourcePath, text: &str) -> Result<SiteStyle, Vec<Diagnostic>> {
    SiteStyle::read(text).map_err(|fault| {
        let place = Place::span(path, Span::new(fault.span));
        vec![problems::invalid_references(place, &fault.message, &fault.help)]
    })
}
