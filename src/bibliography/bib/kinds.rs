//! Finds the CSL type of a `.bib` entry.

use super::entries::Entry;
use super::latex::{Keep, render};
use crate::bibliography::numbers::is_un_number;

/// The types of BibLaTeX, BibTeX, Better BibTeX and Zotero, and those of CSL.
const KINDS: &[(&str, &str)] = &[
    ("article", "article-journal"),
    ("suppperiodical", "article-journal"),
    ("newsarticle", "article-newspaper"),
    ("book", "book"),
    ("mvbook", "book"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("reference", "book"),
    ("mvreference", "book"),
    ("booklet", "pamphlet"),
    ("incollection", "chapter"),
    ("inbook", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("suppcollection", "chapter"),
    ("inreference", "entry-encyclopedia"),
    ("inproceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("report", "report"),
    ("techreport", "report"),
    ("manual", "report"),
    ("thesis", "thesis"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("mathesis", "thesis"),
    ("candthesis", "thesis"),
    ("online", "webpage"),
    ("www", "webpage"),
    ("electronic", "webpage"),
    ("webpage", "webpage"),
    ("dataset", "dataset"),
    ("data", "dataset"),
    ("legislation", "legislation"),
    ("legal", "legislation"),
    ("statute", "legislation"),
    ("bill", "bill"),
    ("jurisdiction", "legal_case"),
    ("case", "legal_case"),
    ("treaty", "treaty"),
    ("patent", "patent"),
    ("unpublished", "manuscript"),
    ("standard", "standard"),
    ("software", "software"),
    ("video", "motion_picture"),
    ("movie", "motion_picture"),
    ("audio", "song"),
    ("music", "song"),
    ("image", "graphic"),
    ("artwork", "graphic"),
    ("map", "map"),
    ("letter", "personal_communication"),
    ("interview", "interview"),
    ("periodical", "periodical"),
    ("presentation", "speech"),
    ("speech", "speech"),
    ("performance", "performance"),
    ("review", "review"),
];

/// Whether a type in small letters is one.
pub fn is_kind(name: &str) -> bool {
    name == "misc" || name == "xdata" || KINDS.iter().any(|(known, _)| *known == name)
}

/// Returns the CSL type of an entry, and a genre that goes with it.
pub fn find_kind(entry: &Entry<'_>) -> (&'static str, Option<&'static str>) {
    let base = KINDS.iter().find(|(name, _)| *name == entry.kind).map_or("document", |(_, kind)| *kind);
    let small =
        |name: &str| entry.field(name).map(|text| render(text, Keep::Letters).to_lowercase()).unwrap_or_default();
    let (subtype, genre, keywords) = (small("entrysubtype"), small("type"), small("keywords"));
    let is_open = matches!(base, "document" | "webpage" | "report" | "pamphlet" | "manuscript" | "legislation");
    let says = |words: &[&str]| {
        let is_tagged = matches!(base, "document" | "webpage")
            && keywords.split([',', ';']).any(|keyword| words.contains(&keyword.trim()));
        words.contains(&subtype.as_str()) || (is_open && words.contains(&genre.as_str())) || is_tagged
    };
    let is_loose = is_open || base == "article-journal";
    if is_loose && says(&["press release", "pressrelease", "press-release", "press statement"]) {
        return ("article", Some("Press release"));
    }
    if is_loose && says(&["interview"]) {
        return ("interview", None);
    }
    if is_loose && says(&["treaty", "convention", "international agreement"]) {
        return ("treaty", None);
    }
    if matches!(base, "document" | "legislation" | "webpage") && (is_resolution(entry, &subtype, &genre)) {
        return ("report", None);
    }
    let kind = match base {
        "article-journal" if subtype == "newspaper" => "article-newspaper",
        "article-journal" if subtype == "magazine" => "article-magazine",
        "article-journal" if is_preprint(entry) => "article",
        "document" | "manuscript" if is_preprint(entry) => "article",
        "document" if entry.field("publisher").is_none() && has_address(entry) => "webpage",
        other => other,
    };
    (kind, thesis_genre(&entry.kind))
}

/// Tells whether an entry is a preprint of arXiv that no journal has.
fn is_preprint(entry: &Entry<'_>) -> bool {
    is_arxiv(entry)
        && entry.field("journaltitle").or(entry.field("journal")).is_none_or(|title| title.contains("arXiv"))
}

/// Tells whether the `eprint` of an entry is a number of arXiv.
pub fn is_arxiv(entry: &Entry<'_>) -> bool {
    let prefix = entry.field("eprinttype").or(entry.field("archiveprefix"));
    prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case("arxiv")) && entry.field("eprint").is_some()
}

fn has_address(entry: &Entry<'_>) -> bool {
    let has = |name: &str| entry.field(name).is_some_and(|text| text.contains("\\url") || text.starts_with("http"));
    entry.field("url").is_some() || has("howpublished")
}

fn is_resolution(entry: &Entry<'_>, subtype: &str, genre: &str) -> bool {
    if [subtype, genre].iter().any(|text| text.contains("resolution") || *text == "un document") {
        return true;
    }
    document_number(entry).is_some_and(|number| is_un_number(&number))
}

/// Returns the number of an entry, which older files put into a note if it is one of the United Nations.
pub fn document_number(entry: &Entry<'_>) -> Option<String> {
    if let Some(number) = entry.field("number") {
        return Some(render(number, Keep::Letters));
    }
    let notes = ["howpublished", "note", "titleaddon"];
    notes
        .iter()
        .filter_map(|name| entry.field(name))
        .map(|text| render(text, Keep::Letters))
        .find(|text| is_un_number(text))
}

fn thesis_genre(kind: &str) -> Option<&'static str> {
    match kind {
        "phdthesis" => Some("PhD thesis"),
        "mastersthesis" | "mathesis" => Some("Master’s thesis"),
        _ => None,
    }
}
