//! Sites of Eleventy: texts of Markdown with what their folders say of them. Settings and data that are programs are not run.

use super::front::{Front, settings};
use super::keys;
use super::liquid;
use super::reading;
use super::source::{Becomes, List, Loss, Source, Text};
use super::tree::Tree;
use super::when::When;
use crate::base::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Files of settings.
const SETTINGS: [&str; 5] =
    [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"];

/// Tags that gather texts and say nothing of what they are about.
const COLLECTIONS: [&str; 9] = ["all", "nav", "post", "posts", "page", "pages", "blog", "articles", "article"];

/// Whether a folder is a site of Eleventy.
pub fn is_site(tree: &Tree) -> bool {
    let is_package = || tree.readable("package.json").is_some_and(|text| text.contains("@11ty/eleventy"));
    SETTINGS.iter().any(|path| tree.holds(path)) || is_package()
}

/// What the settings say, as far as it stands in them as text.
struct Config {
    /// The folder of the sources, with `/` behind it; empty for all.
    input: String,
    /// The path at which the site stood, without the `/` at its end.
    base_path: String,
    /// What is copied: from a path to another.
    copied: Vec<(String, String)>,
}

impl Config {
    fn read(tree: &Tree) -> Self {
        let text = SETTINGS.iter().find_map(|path| tree.readable(path)).unwrap_or_default();
        let after = |key: &str| {
            let at = text.find(key)? + key.len();
            let rest = text[at..].trim_start().strip_prefix(':')?.trim_start();
            quoted(rest).map(str::to_owned)
        };
        let input = after("input").unwrap_or_default();
        let input = input.trim_start_matches("./").trim_matches('/').to_owned();
        let base = after("pathPrefix").unwrap_or_default();
        let base = base.trim_matches('/');
        let mut copied = Vec::new();
        for (at, call) in text.match_indices("addPassthroughCopy(") {
            let rest = text[at + call.len()..].trim_start();
            let inside = rest.strip_prefix('{').map(str::trim_start);
            if let Some(from) = quoted(inside.unwrap_or(rest)) {
                let behind = inside.and_then(|inside| inside.split_once(':')).map(|(_, rest)| rest.trim_start());
                let to = behind.and_then(quoted);
                let plain = |path: &str| path.trim_start_matches("./").trim_matches('/').to_owned();
                let below = |path: String| path.strip_prefix(&format!("{input}/")).map(str::to_owned).unwrap_or(path);
                copied.push((plain(from), to.map_or_else(|| below(plain(from)), plain)));
            }
        }
        Self {
            input: if input.is_empty() { input } else { format!("{input}/") },
            base_path: if base.is_empty() { String::new() } else { format!("/{base}") },
            copied,
        }
    }
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    text[1..].split_once(quote).map(|(inside, _)| inside)
}

/// Reads a site of Eleventy.
pub fn read(tree: &Tree, now: Timestamp) -> Source {
    let (mut source, config) = (Source::default(), Config::read(tree));
    source.site = facts(tree, &config);
    for path in tree.below("").map(str::to_owned).collect::<Vec<_>>() {
        if let Some((from, to)) =
            config.copied.iter().find(|(from, _)| path == *from || path.starts_with(&format!("{from}/")))
        {
            source
                .files
                .insert(path.clone(), format!("{to}{}", &path[from.len()..]).trim_start_matches('/').to_owned());
            continue;
        }
        let Some(below) = path.strip_prefix(&*config.input) else { continue };
        let is_hidden = below.split('/').any(|part| part.starts_with(['_', '.'])) || below.contains("node_modules/");
        let (stem, ending) = below.rsplit_once('.').unwrap_or((below, ""));
        if is_hidden || path.eq_ignore_ascii_case("README.md") || path == "package.json" {
            continue;
        }
        match ending {
            "md" | "markdown" | "html" => read_file(tree, (&path, stem), &config, now, &mut source),
            "njk" | "liquid" | "webc" | "hbs" | "ejs" | "pug" => {
                source.left.push((path.clone(), "it is a template and no text".to_owned()));
            }
            "js" | "cjs" | "mjs" | "ts" if below.contains(".11tydata.") => {
                source
                    .left
                    .push((path.clone(), "what this program says of the texts around it is not known".to_owned()));
            }
            _ => {}
        }
    }
    source.lists.push((format!("{}/", config.base_path), List::Home));
    for feed in ["/feed.xml", "/feed/feed.xml", "/index.xml"] {
        source.lists.push((format!("{}{feed}", config.base_path), List::Feed(Box::new(List::Home))));
    }
    source
}

/// Returns what the data of the site say of it.
fn facts(tree: &Tree, config: &Config) -> super::source::SiteFacts {
    let data = ["_data/site.json", "_data/metadata.json", "_data/meta.json", "_data/site.yaml", "_data/site.yml"];
    let read = data.iter().find_map(|name| {
        let path = format!("{}{name}", config.input);
        settings(&path, &tree.readable(&path)?)?.ok()
    });
    let front = read.unwrap_or_default();
    let url = front.text("url").filter(|url| url.contains("://"));
    let language = front.text("language").or_else(|| front.text("lang")).unwrap_or_else(|| "en".to_owned());
    super::source::SiteFacts {
        title: front.text("title").or_else(|| front.text("name")),
        description: front.text("description"),
        base_url: url.map(|url| format!("{}{}/", url.trim_end_matches('/'), config.base_path)),
        languages: vec![language],
        timezone: None,
        licence: None,
    }
}

/// Returns what the folders around a text say of it, the nearest first.
fn inherited(tree: &Tree, path: &str) -> Front {
    let mut front = Front::default();
    let mut folder = path.rsplit_once('/').map(|(folder, _)| folder);
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let own = [format!("{stem}.11tydata.json"), format!("{stem}.json")];
    own.iter().for_each(|file| fill(tree, file, &mut front));
    while let Some(at) = folder {
        let name = at.rsplit('/').next().unwrap_or(at);
        for file in [format!("{at}/{name}.11tydata.json"), format!("{at}/{name}.json")] {
            fill(tree, &file, &mut front);
        }
        folder = at.rsplit_once('/').map(|(folder, _)| folder);
    }
    front
}

fn fill(tree: &Tree, file: &str, front: &mut Front) {
    if let Some(Some(Ok(read))) = tree.readable(file).map(|text| settings(file, &text)) {
        front.fill(&read);
    }
}

fn read_file(tree: &Tree, (path, stem): (&str, &str), config: &Config, now: Timestamp, source: &mut Source) {
    let Some(text) = reading::text(tree, path, &mut source.faults) else { return };
    let Some(split) = reading::parted(path, &text, &mut source.faults) else { return };
    let (mut front, line) = (split.front, split.line);
    let tags = front.list("tags");
    let inherited = inherited(tree, path);
    front.fill(&inherited);
    // Lists of data are joined.
    let gathered: Vec<String> = tags.into_iter().chain(inherited.list("tags")).collect();
    let is_post = gathered.iter().any(|tag| COLLECTIONS[2..].contains(&&**tag));
    let mut read = Text { source: path.to_owned(), line, ..Text::default() };
    let below = place(stem, source, &mut read);
    address(&mut front, stem, config, &mut read);
    let changed = tree.get(path).and_then(|file| file.changed).unwrap_or(now);
    let changed = When::of_day(changed.to_zoned_datetime(TimeZone::UTC).date());
    let date = front.text("date").map(|text| text.to_lowercase());
    if date.is_some_and(|date| date.contains("modified") || date.contains("created")) {
        front.take(&["date"]);
        read.meta.date = Some(changed.clone());
        read.losses.push(Loss::of("its date is that of the file, on which it was changed last"));
    }
    front.take(&["tags"]);
    read.meta.terms = gathered.into_iter().filter(|tag| !COLLECTIONS.contains(&&*tag.to_lowercase())).collect();
    let known = front.clone();
    keys::take(front, &keys::Moment { zone: &TimeZone::UTC, now }, &mut read);
    if read.meta.title.is_empty() {
        read.meta.title = keys::title_of_name(&read.name);
    }
    read.becomes = match () {
        () if below == "index" => Becomes::Home,
        () if is_post || read.meta.date.is_some() => Becomes::Brief,
        () => Becomes::Page,
    };
    if read.becomes == Becomes::Page {
        read.name = below.strip_suffix("/index").unwrap_or(&below).to_owned();
    } else if read.becomes == Becomes::Brief && read.meta.date.is_none() {
        read.meta.date = Some(changed);
        read.losses.push(Loss::of("it states no date: its date is the day on which the file was changed last"));
    }
    let variable = |name: &str| known.text(&name.strip_prefix("page.").unwrap_or(name).to_lowercase());
    let tags = liquid::Ground { text: &|_| None, variable: &variable, base_path: &config.base_path };
    let body = liquid::turn(&split.body, &tags, line, &mut read.losses);
    read.body = if path.ends_with(".html") { super::html::markdown(&body, &mut read.losses, line) } else { body };
    source.texts.push(read);
}

/// Says by its path what a text is called, in which language it is, and its day; returns its path without the language.
fn place(stem: &str, source: &mut Source, read: &mut Text) -> String {
    let file = stem.rsplit('/').next().unwrap_or(stem);
    // The day of an `index` stands in the name of its folder.
    let named = if file == "index" { stem.rsplit('/').nth(1).unwrap_or(file) } else { file };
    let day = named.get(..10).and_then(|day| day.parse().ok());
    let (language, below) = match stem.split_once('/') {
        Some((tag, below)) if tag.len() <= 5 && Language::of(tag).is_known() => (tag, below),
        _ => ("", stem),
    };
    let languages = &mut source.site.languages;
    if !language.is_empty() && !languages.iter().any(|known| known == language) {
        languages.push(language.to_owned());
    }
    let is_first = languages.first().is_some_and(|first| first == language);
    read.language = if is_first { String::new() } else { language.to_owned() };
    read.versions = below.to_owned();
    read.name = if day.is_some() { named[10..].trim_start_matches('-').to_owned() } else { named.to_owned() };
    read.meta.date = day.map(When::of_day);
    below.to_owned()
}

/// Says at which address a text stood.
fn address(front: &mut Front, stem: &str, config: &Config, read: &mut Text) {
    let written = front.take(&["permalink"]);
    let (folder, file) = stem.rsplit_once('/').unwrap_or(("", stem));
    // The day stays in the address of a text, and is none of its `fileSlug`.
    let slug_of_file = read.name.clone();
    let parts: Vec<&str> =
        [folder, if file == "index" { "" } else { file }].into_iter().filter(|part| !part.is_empty()).collect();
    let default = if parts.is_empty() { "/".to_owned() } else { format!("/{}/", parts.join("/")) };
    let path = match written.as_ref() {
        None => default,
        Some(serde_yaml::Value::Bool(false)) => {
            read.meta.draft.get_or_insert_with(|| "permalink: false".to_owned());
            return;
        }
        Some(value) => {
            let pattern = super::front::scalar(value).unwrap_or_default();
            let slug = |text: &str| crate::base::Slug::of_title(text).map(|slug| slug.to_string()).unwrap_or_default();
            let title = front.text("title").unwrap_or_default();
            match expanded(&pattern, &|inside| {
                let plain: String = inside.chars().filter(|c| !c.is_whitespace()).collect();
                Some(match &*plain {
                    "page.fileSlug" => slug_of_file.clone(),
                    "page.filePathStem" => format!("/{stem}"),
                    "title|slugify" | "title|slug" => slug(&title),
                    other => front.text(&other.trim_start_matches("page.").to_lowercase())?,
                })
            }) {
                Some(path) => format!("/{}", path.trim_start_matches('/')),
                None => {
                    read.losses
                        .push(Loss::of(format!("its old address is not known: `{pattern}` is made by a program")));
                    return;
                }
            }
        }
    };
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    read.addresses.push(format!("{}{path}", config.base_path));
}

/// Returns a pattern with the values of its `{{ … }}`; none if one is not known.
fn expanded(pattern: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (mut out, mut rest) = (String::new(), pattern);
    while let Some((before, behind)) = rest.split_once("{{") {
        let (inside, after) = behind.split_once("}}")?;
        out.push_str(before);
        out.push_str(&value(inside)?);
        rest = after;
    }
    out.push_str(rest);
    (!out.contains("{%")).then_some(out)
}
