//! Old addresses: which text, file or list each of them led to, and where links within texts lead that use them.

use super::source::{List, Source};
use crate::base::route::decode;
use std::collections::BTreeMap;

/// What stood at an address, or what a link means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// A text by its number.
    Text(usize),
    /// A file of a text: the number, and its name there.
    FileOf(usize, &'a str),
    /// A file below `static/`.
    Static(&'a str),
    List(&'a List),
}

/// All old addresses of a source.
pub struct Addresses<'a> {
    all: BTreeMap<String, Target<'a>>,
    by_source: BTreeMap<String, usize>,
    /// The hosts that were the old site's own.
    hosts: Vec<String>,
    base_path: String,
}

/// Returns an address as all of its spellings have it: decoded, without what servers add.
pub fn plain(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = decode(path).unwrap_or_else(|| path.to_owned());
    let path = crate::base::unicode::composed(&path).into_owned();
    let path =
        ["/index.html", "/index.htm", "/index.php"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(&path);
    format!("/{}", path.trim_matches('/'))
}

impl<'a> Addresses<'a> {
    /// Gathers the addresses of a source. Where two texts have had one, it is that of the first.
    pub fn of(source: &'a Source) -> Self {
        let base = source.site.base_url.as_deref().unwrap_or_default();
        let (host, base_path) = host_and_path(base);
        let bare = host.strip_prefix("www.").unwrap_or(&host).to_owned();
        let hosts = if bare.is_empty() { Vec::new() } else { vec![format!("www.{bare}"), bare] };
        let mut all = BTreeMap::new();
        let mut enter = |address: &str, target: Target<'a>| {
            all.entry(plain(address)).or_insert(target);
        };
        for (number, text) in source.texts.iter().enumerate() {
            text.addresses.iter().take(1).for_each(|address| enter(address, Target::Text(number)));
        }
        for (number, text) in source.texts.iter().enumerate() {
            text.addresses.iter().skip(1).for_each(|address| enter(address, Target::Text(number)));
            if let Some(own) = text.addresses.first() {
                for name in text.files.values() {
                    enter(&format!("{}/{name}", own.trim_end_matches('/')), Target::FileOf(number, name));
                }
            }
        }
        for below in source.files.values() {
            enter(&format!("{base_path}/{below}"), Target::Static(below));
        }
        source.lists.iter().for_each(|(address, list)| enter(address, Target::List(list)));
        let by_source = source.texts.iter().enumerate().map(|(number, text)| (text.source.to_lowercase(), number));
        Self { all, by_source: by_source.collect(), hosts, base_path }
    }

    /// Returns what stood at an address from the root of the host.
    pub fn at(&self, address: &str) -> Option<&Target<'a>> {
        self.all.get(&plain(address))
    }

    /// Returns the text of a file of the source.
    pub fn of_file(&self, path: &str) -> Option<usize> {
        self.by_source.get(&path.to_lowercase()).copied()
    }

    /// Returns the path of a full address on one of the old hosts.
    pub fn on_old_host<'u>(&self, url: &'u str) -> Option<&'u str> {
        let rest =
            url.strip_prefix("https:").or_else(|| url.strip_prefix("http:")).unwrap_or(url).strip_prefix("//")?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let host = rest[..end].to_lowercase();
        self.hosts.contains(&host).then(|| if end == rest.len() { "/" } else { &rest[end..] })
    }

    /// Returns the path below which the old site stood.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }
}

/// Returns the host of a full address, and its path without the `/` at its end.
pub fn host_and_path(url: &str) -> (String, String) {
    let Some((_, rest)) = url.split_once("//") else { return (String::new(), String::new()) };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    (host.to_lowercase(), path.trim_end_matches('/').to_owned())
}

/// Returns the path that a relative one means in a folder, without `/` at its ends.
pub fn resolved(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Returns the address that a relative one means on the page at `from`.
pub fn joined(from: &str, relative: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let end = if relative.ends_with('/') { "/" } else { "" };
    format!("/{}{end}", resolved(folder, relative))
}

/// Returns the way from one file of the site to another.
pub fn way(from: &str, to: &str) -> String {
    let folders = |path: &'_ str| {
        path.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').map(str::to_owned).collect::<Vec<_>>())
    };
    let (start, end) = (folders(from), folders(to));
    let common = start.iter().zip(&end).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), start.len() - common);
    let name = to.rsplit('/').next().unwrap_or(to).to_owned();
    let parts: Vec<String> = up.chain(end[common..].iter().cloned()).chain([name]).collect();
    parts.join("/")
}

/// Returns an old address below the path at which the old site stood.
pub fn below_base(address: &str, base: &str) -> String {
    let below = address.strip_prefix(base).filter(|rest| rest.starts_with('/')).unwrap_or(address);
    below.split('#').next().unwrap_or(below).to_owned()
}
