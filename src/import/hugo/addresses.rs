//! At which addresses Hugo publishes a text: by its path, its front matter and the patterns of `permalinks`.

use super::config::Config;
use super::content::Read;
use super::languages::{Placed, key_of_versions};
use crate::base::unicode::{decomposed, is_mark};
use crate::import::addresses::resolved;
use crate::import::front::Front;
use crate::import::when::When;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How a text is called, here and there.
pub struct Named {
    /// The name of its file here, without ending.
    pub name: String,
    /// What versions of it have in common.
    pub versions: String,
    /// From the root of the host, the present one first.
    pub addresses: Vec<String>,
}

/// Where the day of a text is looked for, in the order of Hugo.
pub const DATES: [&str; 6] = ["date", "publishdate", "pubdate", "published", "lastmod", "modified"];

impl Named {
    /// Returns how a text is called. `listed` has the addresses that Hugo itself prints, by the paths of files.
    pub fn of(read: &Read, config: &Config, listed: &BTreeMap<String, String>) -> Self {
        let Read { placed, front, .. } = read;
        let date = DATES.iter().find_map(|key| When::parse(&front.text(key)?, &config.zone));
        let date = date.or_else(|| placed.date_in_name().map(When::of_day));
        let computed = address(placed, front, date.as_ref().map(|date| date.day), config);
        let own = match listed.get(&read.path) {
            Some(permalink) => below_host(permalink).to_owned(),
            None => computed,
        };
        let mut addresses = vec![own.clone()];
        let parent = own.trim_end_matches('/').rsplit_once('/').map_or("", |(parent, _)| parent).to_owned();
        for alias in front.list("aliases") {
            let alias = match alias.strip_prefix('/') {
                Some(rest) => format!("{}{}/{rest}", config.base_path, config.language(&placed.language).prefix),
                None => joined(&parent, &alias),
            };
            if !addresses.contains(&alias) {
                addresses.push(alias);
            }
        }
        let name = if placed.is_branch {
            placed.sections.join("/")
        } else {
            front.text("slug").unwrap_or_else(|| placed.name_without_date(config).to_owned())
        };
        let is_page = placed.sections.len() > 1 && !placed.is_branch;
        let name = if is_page { name } else { name.trim_matches('/').to_owned() };
        Self { name, versions: key_of_versions(front, placed), addresses }
    }
}

/// Returns an alias that is relative to the folder of its page.
fn joined(parent: &str, alias: &str) -> String {
    let end = if alias.ends_with(".html") { "" } else { "/" };
    format!("/{}{end}", resolved(parent, alias))
}

/// Returns the path of a full address.
fn below_host(url: &str) -> &str {
    match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => url,
    }
}

fn address(placed: &Placed, front: &Front, day: Option<Date>, config: &Config) -> String {
    let (language, base) = (config.language(&placed.language), &config.base_path);
    let expand = |pattern: &str| expanded(pattern, placed, front, day, config);
    if let Some(url) = front.text("url") {
        let url = if url.contains(':') { expand(&url) } else { url };
        let rooted = url.starts_with('/');
        let prefix = if rooted { "" } else { &*language.prefix };
        let end = if url.ends_with('/') || has_ending(&url) { "" } else { "/" };
        return format!("{base}{prefix}/{}{end}", url.trim_start_matches('/'));
    }
    let root = format!("{base}{}", language.prefix);
    if placed.is_branch && placed.sections.is_empty() {
        return format!("{root}/");
    }
    let pattern = pattern(placed, config);
    let path = match pattern {
        Some(pattern) => expand(&pattern),
        None => {
            let mut parts: Vec<String> = placed.sections.iter().map(|part| part_of(part, config)).collect();
            if !placed.is_branch {
                let name = || part_of(placed.name_without_date(config), config);
                parts.push(front.text("slug").map_or_else(name, |slug| part_of_words(&slug, config, false)));
            }
            parts.join("/")
        }
    };
    let path = path.trim_matches('/');
    if config.is_ugly(placed.sections.first().map_or("", String::as_str)) && !placed.is_branch {
        return format!("{root}/{path}.html");
    }
    let end = if has_ending(path) { "" } else { "/" };
    format!("{root}/{path}{end}")
}

fn has_ending(path: &str) -> bool {
    [".html", ".htm", ".xml", ".json", ".txt"].iter().any(|ending| path.ends_with(ending))
}

/// Returns the pattern of `permalinks` for a text.
fn pattern(placed: &Placed, config: &Config) -> Option<String> {
    let all = config.in_language(&placed.language, "permalinks");
    let section = placed.sections.first().map_or("/", String::as_str);
    let kind = match () {
        () if !placed.is_branch => "page",
        () if config.is_taxonomy(section) => {
            if placed.sections.len() > 1 {
                "term"
            } else {
                "taxonomy"
            }
        }
        () => "section",
    };
    let of_kind = all.map(kind);
    let found = of_kind.text(&section.to_lowercase());
    // Patterns for no kind are those of pages, and of terms.
    found.or_else(|| all.text(&section.to_lowercase()).filter(|_| matches!(kind, "page" | "term")))
}

impl Config {
    /// Whether texts of a section stand in files of their own name.
    pub fn is_ugly(&self, section: &str) -> bool {
        self.all.flag("uglyurls").unwrap_or(false) || self.all.map("uglyurls").flag(section).unwrap_or(false)
    }
}

/// Returns a pattern with what stands in the place of its tokens.
fn expanded(pattern: &str, placed: &Placed, front: &Front, day: Option<Date>, config: &Config) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let length = behind.find(|c: char| !(c.is_ascii_alphanumeric() || "_[]:".contains(c))).unwrap_or(behind.len());
        // A colon within a token stands in brackets alone: `:sections[1:]`.
        let token = &behind[..length];
        let token = match token.find(':').filter(|colon| token.find('[').is_none_or(|open| open > *colon)) {
            Some(colon) => &token[..colon],
            None => token,
        };
        out.push_str(&value(token, placed, front, day, config));
        rest = &behind[token.len()..];
    }
    out.push_str(rest);
    let parts: Vec<&str> = out.split('/').filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

fn value(token: &str, placed: &Placed, front: &Front, day: Option<Date>, config: &Config) -> String {
    let part = |text: &str| part_of(text, config);
    let words = |text: &str| part_of_words(text, config, true);
    // In a title a slash is no folder.
    let title = || words(&front.text("title").unwrap_or_default().replace('/', ""));
    let slug = || front.text("slug").map(|slug| words(&slug));
    let name = || placed.name_without_date(config);
    let sections = || placed.sections.iter().map(|section| part(section)).collect::<Vec<_>>();
    match token {
        "section" => placed.sections.first().map(|section| part(section)).unwrap_or_default(),
        "sectionslug" => placed.sections.first().map(|section| part(section)).unwrap_or_default(),
        "sections" | "sectionslugs" => sections().join("/"),
        "title" => title(),
        "slug" | "slugortitle" => slug().unwrap_or_else(title),
        "filename" | "contentbasename" => part(name()),
        "slugorfilename" | "slugorcontentbasename" => slug().unwrap_or_else(|| part(name())),
        _ if token.starts_with("sections[") => sliced(&sections(), &token["sections".len()..]).join("/"),
        _ => day.map(|day| of_day(token, day)).unwrap_or_default(),
    }
}

/// Returns a part of a list as Go writes it: `[1]`, `[1:]`, `[:last]`, `[0:2]`.
fn sliced<'a>(items: &'a [String], slice: &str) -> &'a [String] {
    let inside = slice.trim_start_matches('[').trim_end_matches(']');
    let place = |text: &str, default: usize| match text {
        "" => default,
        "last" => items.len().saturating_sub(1),
        digits => digits.parse().unwrap_or(default).min(items.len()),
    };
    let (start, end) = match inside.split_once(':') {
        Some((start, end)) => (place(start, 0), place(end, items.len())),
        None => (place(inside, 0), place(inside, 0) + 1),
    };
    items.get(start..end.min(items.len())).unwrap_or_default()
}

/// Returns what a token makes of a day: a word of Hugo, or a form of dates in Go.
fn of_day(token: &str, day: Date) -> String {
    let words = |form: &str| day.strftime(form).to_string();
    match token {
        "year" | "2006" => words("%Y"),
        "month" | "01" => words("%m"),
        "monthname" | "January" => words("%B"),
        "Jan" => words("%b"),
        "day" | "02" => words("%d"),
        "weekday" => words("%w"),
        "weekdayname" | "Monday" => words("%A"),
        "yearday" => day.day_of_year().to_string(),
        "06" => words("%y"),
        "1" => day.month().to_string(),
        "2" => day.day().to_string(),
        _ => String::new(),
    }
}

/// Returns the name of a file, folder or term as Hugo has it in addresses: each blank is a hyphen, and signs are left out.
pub fn part_of(name: &str, config: &Config) -> String {
    let kept: String = name.chars().map(|c| if c == ' ' { '-' } else { c }).filter(|c| is_kept(*c)).collect();
    cased(kept, config)
}

/// Returns words as Hugo has them in addresses: blanks are one hyphen. In patterns a plus is a blank, too.
fn part_of_words(words: &str, config: &Config, is_in_pattern: bool) -> String {
    let words = if is_in_pattern { words.replace('+', " ") } else { words.to_owned() };
    let mut out = String::with_capacity(words.len());
    let mut is_blank = false;
    for c in words.chars() {
        if is_kept(c) {
            if is_blank && c != '-' && !out.ends_with('-') {
                out.push('-');
            }
            is_blank = false;
            out.push(c);
        } else if c.is_whitespace() {
            is_blank = !out.is_empty();
        }
    }
    cased(out, config)
}

fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || matches!(c, '.' | '/' | '\\' | '_' | '#' | '+' | '~' | '-' | '@')
}

fn cased(text: String, config: &Config) -> String {
    let text = match config.all.flag("removepathaccents") {
        Some(true) => decomposed(&text).chars().filter(|c| !is_mark(*c)).collect(),
        _ => text,
    };
    if config.all.flag("disablepathtolower").unwrap_or(false) { text } else { text.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::tree::Tree;

    /// As Hugo 0.168.0 wrote them.
    #[test]
    fn names_and_words_are_those_of_hugo() {
        let config = Config::read(&Tree::default()).expect("no settings are settings");
        for (name, expected) in [
            ("Foo & Bar's File_x", "foo--bars-file_x"),
            ("Été à Paris", "été-à-paris"),
            ("C++ & law", "c++--law"),
            ("50 %", "50-"),
            (" x ", "-x-"),
            ("a#b~c@d+e*f=g,h;i!j$k:l|m", "a#b~c@d+efghijklm"),
        ] {
            assert_eq!(part_of(name, &config), expected, "{name}");
        }
        for (words, is_in_pattern, expected) in [
            ("A & B: it’s c++ (x) – y_z. v1.2", true, "a-b-its-c-x-y_z.-v1.2"),
            ("Élan: 50 % & more less – it's", true, "élan-50-more-less-its"),
            ("My Slug & More  two", true, "my-slug-more-two"),
            ("d+e m -- n--o  ", false, "d+e-m--n--o"),
        ] {
            assert_eq!(part_of_words(words, &config, is_in_pattern), expected, "{words}");
        }
    }
}
