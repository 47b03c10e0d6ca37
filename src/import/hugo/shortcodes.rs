//! Shortcodes of Hugo. Those with a meaning in Markdown are turned, links to texts among them; the others stay as they are.

use super::addresses::Named;
use super::config::Config;
use super::content::Read;
use crate::import::addresses::resolved;
use crate::import::front::scalar;
use crate::import::markup::{code_block, details, figure, video};
use crate::import::source::{Loss, link_to};
use std::collections::BTreeMap;

/// The texts to which `ref` may lead: by language and by all that names them.
pub struct Targets {
    by_name: BTreeMap<(String, String), Option<usize>>,
    /// The folder of each text.
    folders: Vec<String>,
}

/// What a shortcode may ask about.
pub struct Ground<'a> {
    /// The number of its text.
    pub number: usize,
    pub language: &'a str,
    pub targets: &'a Targets,
    pub config: &'a Config,
}

impl Targets {
    /// Gathers the names of texts.
    pub fn of(all: &[Read], named: &[Named]) -> Self {
        let mut targets = Self { by_name: BTreeMap::new(), folders: Vec::new() };
        for (number, (read, named)) in all.iter().zip(named).enumerate() {
            let placed = &read.placed;
            let (folder, path) = (placed.sections.join("/"), placed.path().to_lowercase());
            targets.folders.push(if placed.is_leaf { placed.path() } else { folder });
            let plain = path.trim_end_matches("/_index").trim_end_matches("_index").to_owned();
            let address = named.addresses[0].trim_matches('/').to_lowercase();
            let mut names = vec![path.clone(), plain.clone(), address];
            names.extend([format!("{plain}/index"), format!("{plain}/_index")]);
            let language = &placed.language;
            for name in names {
                targets.by_name.entry((language.clone(), name)).or_insert(Some(number));
            }
            // A name alone leads somewhere if no other text has it.
            let last = plain.rsplit('/').next().unwrap_or_default().to_owned();
            if plain.contains('/') {
                let key = (language.clone(), format!("*/{last}"));
                targets.by_name.entry(key).and_modify(|known| *known = None).or_insert(Some(number));
            }
        }
        targets
    }

    /// Returns the text that a reference means.
    pub fn find(&self, written: &str, from: usize, language: &str) -> Option<usize> {
        let lower = written.trim().to_lowercase();
        let is_rooted = lower.starts_with('/');
        let plain = lower.trim_matches('/');
        let plain = plain.strip_suffix(".md").unwrap_or(plain);
        let plain = plain.strip_suffix(&format!(".{language}")).unwrap_or(plain);
        let known = |name: String| self.by_name.get(&(language.to_owned(), name)).copied().flatten();
        let folder = self.folders.get(from).map_or("", String::as_str).to_lowercase();
        let beside = || known(resolved(&folder, plain)).or_else(|| known(resolved(parent(&folder), plain)));
        let relative = if is_rooted { None } else { beside() };
        relative.or_else(|| known(plain.to_owned())).or_else(|| match plain.contains('/') {
            true => None,
            false => known(format!("*/{plain}")),
        })
    }
}

fn parent(folder: &str) -> &str {
    folder.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// A shortcode as it stands in a text.
struct Tag<'t> {
    name: &'t str,
    /// By name; those without one by their position.
    arguments: BTreeMap<String, String>,
    is_end: bool,
    closes_itself: bool,
    /// In bytes, from its first brace.
    length: usize,
}

/// Returns a text with its shortcodes turned. `line` is that on which the text begins.
pub fn turn(text: &str, ground: &Ground<'_>, line: usize, losses: &mut Vec<Loss>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = text[at..].find("{{") {
        let start = at + found;
        out.push_str(&text[at..start]);
        let here = line + text[..start].matches('\n').count();
        if let Some((shown, length)) = escaped(&text[start..]) {
            out.push_str(&shown);
            at = start + length;
            continue;
        }
        let Some(tag) = Tag::read(&text[start..]) else {
            out.push_str("{{");
            at = start + 2;
            continue;
        };
        let behind = start + tag.length;
        let inner = if tag.is_end || tag.closes_itself { None } else { inner(&text[behind..], tag.name) };
        let turned = tag.turned(ground, inner.map(|(inner, _)| inner), here, losses);
        match turned {
            Some(turned) => {
                out.push_str(&turned);
                at = behind + inner.map_or(0, |(_, length)| length);
            }
            None => {
                if !tag.is_end {
                    losses.push(Loss::at(here, format!("the shortcode `{}` stays as it is", tag.name)));
                }
                out.push_str(&text[start..behind]);
                at = behind;
            }
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Returns a shortcode that is to be shown and not run, `{{</* x */>}}`, and how long it is written.
fn escaped(text: &str) -> Option<(String, usize)> {
    for (open, close) in [("{{</*", "*/>}}"), ("{{%/*", "*/%}}")] {
        if let Some(rest) = text.strip_prefix(open) {
            let end = rest.find(close)?;
            let shown = format!("{}{}{}", &open[..3], &rest[..end], &close[2..]);
            return Some((shown, open.len() + end + close.len()));
        }
    }
    None
}

/// Returns what stands between a shortcode and its end, and how long that is with the end.
fn inner<'t>(text: &'t str, name: &str) -> Option<(&'t str, usize)> {
    let (mut at, mut depth) = (0, 0);
    while let Some(found) = text[at..].find("{{") {
        let start = at + found;
        let Some(tag) = Tag::read(&text[start..]) else {
            at = start + 2;
            continue;
        };
        at = start + tag.length;
        match (tag.name == name, tag.is_end) {
            (true, true) if depth == 0 => return Some((&text[..start], at)),
            (true, true) => depth -= 1,
            (true, false) if !tag.closes_itself => depth += 1,
            _ => {}
        }
    }
    None
}

impl<'t> Tag<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let close = if text.starts_with("{{<") {
            ">}}"
        } else if text.starts_with("{{%") {
            "%}}"
        } else {
            return None;
        };
        let mut rest = text[3..].trim_start();
        let is_end = rest.starts_with('/');
        rest = rest.trim_start_matches('/').trim_start();
        let is_of_name = |c: char| c.is_alphanumeric() || "_-./".contains(c);
        let length = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
        let name = &rest[..length];
        rest = &rest[length..];
        let (mut arguments, mut count, mut closes_itself) = (BTreeMap::new(), 0, false);
        loop {
            rest = rest.trim_start();
            if let Some(behind) = rest.strip_prefix(close) {
                let length = text.len() - behind.len();
                return (!name.is_empty()).then_some(Self { name, arguments, is_end, closes_itself, length });
            }
            if let Some(behind) = rest.strip_prefix('/').filter(|behind| behind.starts_with(close)) {
                closes_itself = true;
                rest = behind;
                continue;
            }
            let (first, behind) = value(rest, close)?;
            match behind.strip_prefix('=').filter(|_| !rest.starts_with(['"', '`'])) {
                Some(behind) => {
                    let (second, behind) = value(behind.trim_start(), close)?;
                    arguments.insert(first.to_lowercase(), second);
                    rest = behind;
                }
                None => {
                    arguments.insert(count.to_string(), first);
                    count += 1;
                    rest = behind;
                }
            }
        }
    }

    fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.arguments.get(*name)).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Returns what stands in the place of a shortcode; none if it has no meaning in Markdown.
    fn turned(&self, ground: &Ground<'_>, inner: Option<&str>, line: usize, losses: &mut Vec<Loss>) -> Option<String> {
        if self.is_end {
            return None;
        }
        let lower = self.name.to_lowercase();
        let mut turn_inner = |inner: &str| turn(inner, ground, line, losses);
        Some(match (&*lower, inner) {
            ("ref" | "relref", _) => {
                let (path, fragment) =
                    self.get(&["0", "path"])?.split_once('#').unwrap_or((self.get(&["0", "path"])?, ""));
                let language = self.get(&["lang"]).unwrap_or(ground.language);
                let text = match path {
                    "" => return Some(format!("#{fragment}")),
                    path => ground.targets.find(path, ground.number, language)?,
                };
                link_to(text, fragment)
            }
            ("figure", _) => {
                let src = self.get(&["src", "0"])?;
                let mut caption: Vec<&str> =
                    [self.get(&["title"]), self.get(&["caption"])].into_iter().flatten().collect();
                caption.extend(self.get(&["attr"]));
                figure(src, self.get(&["alt"]).unwrap_or_default(), &caption.join(". "), self.get(&["link"]))
            }
            ("youtube", _) => {
                let id = self.get(&["id", "0"])?;
                video("YouTube", &format!("https://www.youtube.com/watch?v={id}"), self.get(&["title"]))
            }
            ("vimeo", _) => {
                video("Vimeo", &format!("https://vimeo.com/{}", self.get(&["id", "0"])?), self.get(&["title"]))
            }
            ("gist", _) => {
                let (user, id) = (self.get(&["0"])?, self.get(&["1"])?);
                format!("[Gist {user}/{id}](https://gist.github.com/{user}/{id})")
            }
            ("tweet" | "twitter" | "x", _) => {
                let (user, id) = (self.get(&["user", "0"])?, self.get(&["id", "1"])?);
                format!("[@{user} on X](https://x.com/{user}/status/{id})")
            }
            ("instagram", _) => format!("[Instagram](https://www.instagram.com/p/{}/)", self.get(&["id", "0"])?),
            ("highlight", Some(inner)) => code_block(self.get(&["0", "lang"]).unwrap_or_default(), inner),
            ("details", Some(inner)) => {
                let summary = self.get(&["summary", "title", "0"]).unwrap_or("Details").to_owned();
                details(&summary, &turn_inner(inner))
            }
            ("rawhtml" | "html" | "raw", Some(inner)) => inner.to_owned(),
            ("comment", Some(_)) => String::new(),
            ("param", _) => {
                let params = ground.config.in_language(ground.language, "params");
                scalar(params.get(&self.get(&["0", "name"])?.to_lowercase())?)?
            }
            _ => return None,
        })
    }
}

/// Reads a word or a text in quotation marks, and returns what stands behind it.
fn value<'t>(text: &'t str, close: &str) -> Option<(String, &'t str)> {
    if let Some(rest) = text.strip_prefix('`') {
        let (inside, behind) = rest.split_once('`')?;
        return Some((inside.to_owned(), behind));
    }
    if let Some(rest) = text.strip_prefix('"') {
        let (mut out, mut letters) = (String::new(), rest.char_indices());
        while let Some((at, c)) = letters.next() {
            match c {
                '"' => return Some((out, &rest[at + 1..])),
                '\\' => out.extend(letters.next().map(|(_, c)| c)),
                c => out.push(c),
            }
        }
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
    let end = text.find(close).map_or(end, |closes| end.min(closes));
    (end > 0).then(|| (text[..end].to_owned(), &text[end..]))
}
