//! At which addresses Jekyll publishes a text: by its place, its front matter and the patterns of `permalink`.

use super::config::Config;
use super::doc::{Doc, DocKind};
use crate::import::front::{Front, texts};
use crate::import::when::When;

/// Returns the address of a text from the root of the host.
pub fn address(doc: &Doc, front: &Front, config: &Config) -> String {
    let style = config.all.text("permalink").unwrap_or_else(|| "date".to_owned());
    let pattern = front.text("permalink").unwrap_or_else(|| match &doc.kind {
        DocKind::Page => match &*style {
            "pretty" => "/:path/:basename/".to_owned(),
            pattern if pattern.contains(':') && pattern.ends_with('/') => "/:path/:basename/".to_owned(),
            _ => "/:path/:basename:output_ext".to_owned(),
        },
        DocKind::Collection(name) => {
            let own = config
                .collections
                .iter()
                .find(|(known, _)| known == name)
                .and_then(|(_, front)| front.text("permalink"));
            own.unwrap_or_else(|| match style.ends_with('/') || style == "pretty" {
                true => "/:collection/:path/".to_owned(),
                false => "/:collection/:path:output_ext".to_owned(),
            })
        }
        DocKind::Post | DocKind::Draft => {
            let own = config.all.map("collections").map("posts").text("permalink");
            own.unwrap_or_else(|| named(&style).to_owned())
        }
    });
    let pattern = named(&pattern);
    let path = expanded(pattern, doc, front, config);
    let path = path.strip_suffix("/index.html").map(|rest| format!("{rest}/")).unwrap_or(path);
    format!("{}{path}", config.base_path)
}

/// Returns the pattern of a style that has a name.
fn named(style: &str) -> &str {
    match style {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        pattern => pattern,
    }
}

fn expanded(pattern: &str, doc: &Doc, front: &Front, config: &Config) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let longest = behind.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(behind.len());
        let token =
            TOKENS.iter().filter(|token| behind[..longest].starts_with(**token)).max_by_key(|token| token.len());
        match token {
            Some(token) => {
                out.push_str(&value(token, doc, front, config));
                rest = &behind[token.len()..];
            }
            None => {
                out.push(':');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    let parts: Vec<&str> = out.split('/').filter(|part| !part.is_empty()).collect();
    let end = if out.ends_with('/') && !parts.is_empty() { "/" } else { "" };
    format!("/{}{end}", parts.join("/"))
}

/// What may stand in a pattern behind a colon.
const TOKENS: [&str; 25] = [
    "year",
    "short_year",
    "month",
    "i_month",
    "short_month",
    "long_month",
    "day",
    "i_day",
    "y_day",
    "short_day",
    "long_day",
    "week",
    "w_year",
    "w_day",
    "hour",
    "minute",
    "second",
    "title",
    "slug",
    "categories",
    "slugified_categories",
    "output_ext",
    "path",
    "basename",
    "collection",
];

fn value(token: &str, doc: &Doc, front: &Front, config: &Config) -> String {
    let date = front.text("date").and_then(|text| When::parse(&text, &config.zone));
    let day = date.as_ref().map(|date| date.day).or(doc.day);
    let clock =
        date.as_ref().and_then(|date| date.begins(&config.zone)).map(|at| at.to_zoned_datetime(config.zone.clone()));
    let of_day = |form: &str| day.map(|day| day.strftime(form).to_string()).unwrap_or_default();
    let of_clock =
        |form: &str| clock.as_ref().map_or_else(|| "00".to_owned(), |clock| clock.strftime(form).to_string());
    match token {
        "year" => of_day("%Y"),
        "short_year" => of_day("%y"),
        "month" => of_day("%m"),
        "i_month" => day.map(|day| day.month().to_string()).unwrap_or_default(),
        "short_month" => of_day("%b"),
        "long_month" => of_day("%B"),
        "day" => of_day("%d"),
        "i_day" => day.map(|day| day.day().to_string()).unwrap_or_default(),
        "y_day" => of_day("%j"),
        "short_day" => of_day("%a"),
        "long_day" => of_day("%A"),
        "week" => of_day("%V"),
        "w_year" => of_day("%G"),
        "w_day" => of_day("%u"),
        "hour" => of_clock("%H"),
        "minute" => of_clock("%M"),
        "second" => of_clock("%S"),
        // As it is written in the name of the file, capitals too.
        "title" => front.text("slug").map_or_else(|| escaped(&doc.name()), |slug| slugified(&slug)),
        "slug" => slugified(&front.text("slug").unwrap_or_else(|| doc.name())),
        "categories" => {
            categories(doc, front).iter().map(|name| escaped(&name.to_lowercase())).collect::<Vec<_>>().join("/")
        }
        "slugified_categories" => {
            categories(doc, front).iter().map(|name| slugified(name)).collect::<Vec<_>>().join("/")
        }
        "output_ext" => ".html".to_owned(),
        "basename" => {
            let file = doc.path.rsplit('/').next().unwrap_or_default();
            file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
        }
        "path" => match &doc.kind {
            DocKind::Page => doc.path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned()),
            _ => {
                let below = doc.path.split_once('/').map_or(&*doc.path, |(_, below)| below);
                let below = doc
                    .path
                    .strip_prefix(&*config.collections_dir)
                    .and_then(|path| path.split_once('/'))
                    .map_or(below, |(_, below)| below);
                below.rsplit_once('.').map_or(below, |(stem, _)| stem).to_owned()
            }
        },
        "collection" => match &doc.kind {
            DocKind::Collection(name) => name.clone(),
            _ => "posts".to_owned(),
        },
        _ => String::new(),
    }
}

/// Returns the categories of a post: of its folders, then of its front matter.
fn categories(doc: &Doc, front: &Front) -> Vec<String> {
    let mut all = doc.categories.clone();
    all.extend(front.list("category"));
    if let Some(value) = front.get("categories") {
        for name in texts(value) {
            match value.is_sequence() {
                true => all.push(name),
                false => all.extend(name.split_whitespace().map(str::to_owned)),
            }
        }
    }
    all.into_iter().fold(Vec::new(), |mut known: Vec<String>, name| {
        if !known.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            known.push(name);
        }
        known
    })
}

/// Returns a text with its blanks as addresses have them.
fn escaped(text: &str) -> String {
    text.replace(' ', "%20")
}

/// Returns a text as Jekyll makes slugs: letters and digits of any script in small letters, everything else one hyphen.
pub fn slugified(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() || crate::base::unicode::is_mark(c) {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}
