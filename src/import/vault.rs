//! Folders of Markdown, and vaults of Obsidian: notes that name each other by their titles, and files that lie anywhere.

mod note;
mod notes;

use super::keys;
use super::reading;
use super::source::{Becomes, Loss, Source, Text};
use super::tree::Tree;
use super::when::When;
use crate::base::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use note::{Note, is_text};
use notes::Names;

/// Names of texts that are pages of a site and no briefs.
const PAGES: [&str; 8] = ["about", "contact", "imprint", "impressum", "privacy", "team", "funding", "a-propos"];

/// Whether a folder holds Markdown.
pub fn is_folder(tree: &Tree) -> bool {
    tree.paths().any(is_text)
}

/// Reads a folder of Markdown.
pub fn read(tree: &Tree, now: Timestamp) -> Source {
    let mut source = Source::default();
    source.site.languages = vec!["en".to_owned()];
    let mut all = Vec::new();
    for path in tree.paths().filter(|path| is_text(path)) {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.eq_ignore_ascii_case("README.md") {
            source.left.push((path.to_owned(), "it is about the folder and no text of it".to_owned()));
            continue;
        }
        let Some(text) = reading::text(tree, path, &mut source.faults) else { continue };
        if let Some(split) = reading::parted(path, &text, &mut source.faults) {
            let (stem, language) = stem_and_language(path);
            let (front, body, line) = (split.front, split.body, split.line);
            all.push(Note { path: path.to_owned(), stem, language, front, body, line });
        }
    }
    let languages = all.iter().map(|note| note.language.clone()).filter(|tag| !tag.is_empty());
    for tag in languages {
        if !source.site.languages.contains(&tag) {
            source.site.languages.push(tag);
        }
    }
    let names = Names::of(&all, tree);
    for note in &all {
        source.texts.push(read_note(note, &names, tree, now));
    }
    source
}

/// Returns the path of a text without ending and language, and the language: `fr` of `talks.fr.md`.
fn stem_and_language(path: &str) -> (String, String) {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let is_tag = |tag: &str| (2..=10).contains(&tag.len()) && Language::of(tag).is_known();
    match stem.rsplit_once('.') {
        Some((stem, tag)) if is_tag(tag) => (stem.to_owned(), tag.to_owned()),
        _ => (stem.to_owned(), String::new()),
    }
}

fn read_note(note: &Note, names: &Names, tree: &Tree, now: Timestamp) -> Text {
    let name = note.stem.strip_suffix("/index").unwrap_or(&note.stem);
    let name = name.rsplit('/').next().unwrap_or(name);
    let mut text =
        Text { source: note.path.clone(), line: note.line, language: note.language.clone(), ..Text::default() };
    text.versions = note.stem.clone();
    let mut front = note.front.clone();
    text.name = front.take_text(&["slug"]).unwrap_or_else(|| name_without_day(name).to_owned());
    // In a vault these are other names of a note.
    text.addresses = front.take_list(&["permalink", "url"]);
    text.addresses.extend(front.take_list(&["aliases", "alias"]).into_iter().filter(|alias| alias.starts_with('/')));
    front.take(&["cssclass", "cssclasses", "position", "kanban-plugin"]);
    text.meta.date = name.get(..10).and_then(|day| day.parse().ok()).map(When::of_day);
    keys::take(front, &keys::Moment { zone: &TimeZone::UTC, now }, &mut text);
    let mut body = note.body.clone();
    if text.meta.title.is_empty() {
        match first_heading(&body) {
            Some((title, rest)) => {
                text.line += body[..body.len() - rest.len()].matches('\n').count();
                (text.meta.title, body) = (title, rest);
            }
            None => text.meta.title = keys::title_of_name(name),
        }
    }
    let is_top = !note.stem.contains('/');
    text.becomes = match () {
        () if is_top && note.stem.eq_ignore_ascii_case("index") => Becomes::Home,
        () if is_top && PAGES.contains(&&*name.to_lowercase()) => Becomes::Page,
        () => Becomes::Brief,
    };
    if text.becomes == Becomes::Brief && text.meta.date.is_none() {
        let changed = tree.get(&note.path).and_then(|file| file.changed).unwrap_or(now);
        let when = When::of_day(changed.to_zoned_datetime(TimeZone::UTC).date());
        text.losses
            .push(Loss::of(format!("it states no date: {} is the day on which the file was changed last", when.day)));
        text.meta.date = Some(when);
    }
    text.body = names.turn(note, &body, &mut text);
    text
}

/// Returns the name of a file without the day at its beginning.
fn name_without_day(name: &str) -> &str {
    let day = name.get(..10).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
    let rest = day.map_or(name, |_| name[10..].trim_start_matches(['-', '_', ' ']));
    if rest.is_empty() { name } else { rest }
}

/// Returns the heading of the first level with which a text begins, and what follows.
fn first_heading(body: &str) -> Option<(String, String)> {
    let rest = body.trim_start_matches('\n');
    let (line, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    let title = line.strip_prefix("# ")?.trim().trim_end_matches('#').trim();
    (!title.is_empty()).then(|| (title.to_owned(), rest.to_owned()))
}
