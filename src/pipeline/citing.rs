//! The bibliographies that a site names, and the style of its citations.

use crate::base::memo::Memo;
use crate::base::nearest::nearest;
use crate::base::{Diagnostic, FieldPath, Place, SITE_FILE, SourcePath, Span, problems};
use crate::bibliography::{Libraries, Library, SiteStyle, find_file};
use crate::parse::config::{Config, StyleName};
use crate::parse::document::{Document, Front};
use crate::source::Snapshot;
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

/// Returns the style in which a site cites, and tells its settings whether that is one of notes. In place of a wrong one, which is
/// reported, stands the default.
pub fn style(
    snapshot: &Snapshot,
    config: &mut Config,
    problems: &mut Vec<Diagnostic>,
    memo: &mut Memo<(), Result<SiteStyle, Vec<Diagnostic>>>,
) -> SiteStyle {
    let (style, wrong) = read_style(snapshot, config, memo);
    problems.extend(wrong);
    config.set_citation_notes(style.is_note());
    style
}

fn read_style(
    snapshot: &Snapshot,
    config: &Config,
    memo: &mut Memo<(), Result<SiteStyle, Vec<Diagnostic>>>,
) -> (SiteStyle, Vec<Diagnostic>) {
    let written = match &config.citation.style {
        StyleName::BuiltIn(name) => return (SiteStyle::built_in(name), Vec::new()),
        StyleName::File(written) => written,
    };
    let site_file = SourcePath::new(SITE_FILE);
    let Some((path, file)) = find_file(&site_file, written, |path| snapshot.texts.get(path)) else {
        let styles = snapshot.texts.keys().filter(|path| path.extension() == "csl").map(SourcePath::name);
        let near: Vec<String> = nearest(written, styles).into_iter().map(str::to_owned).collect();
        let place = Place::field(&site_file, FieldPath::of("citation").key("style"));
        return (SiteStyle::default(), vec![problems::missing_style(place, written, &near)]);
    };
    let read = memo.get_or_make(file.fingerprint, || {
        SiteStyle::read(&file.text).map_err(|fault| {
            let place = Place::span(&path, Span::new(fault.span));
            vec![problems::invalid_references(place, &fault.message, &fault.help)]
        })
    });
    match &*read {
        Ok(style) => (style.clone(), Vec::new()),
        Err(wrong) => (SiteStyle::default(), wrong.clone()),
    }
}
