//! What a publication changes, by the addresses that readers know.
//!
//! An address that was once published may be cited, so one that would vanish stops a publication unless it leads on.
//! `urls.txt` asks the same of the addresses that a site has promised; this asks it of all that readers can have seen,
//! promised or not, since the branch knows them.

use super::audit::is_hidden;
use super::tree::Tree;
use crate::base::{BaseUrl, Route, is_of_index};

/// A file that differs, by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    pub path: String,
    /// Its size in bytes: after the change, or before if it is gone.
    pub size: u64,
}

/// What differs between two trees, each list in the order of its paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: Vec<FileChange>,
    pub changed: Vec<FileChange>,
    pub removed: Vec<FileChange>,
}

impl FileChange {
    /// Returns the address as readers see it.
    pub fn url(&self, base: &BaseUrl) -> String {
        url_of(&self.path, base)
    }
}

/// Returns the address of a file as readers see it.
pub(super) fn url_of(path: &str, base: &BaseUrl) -> String {
    let route = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    base.absolute(&Route::of(format!("/{route}")))
}

impl Changes {
    /// Returns what leads from one tree to another. Files of a search index are left out: they come and go with what texts say, and
    /// nobody has their addresses.
    pub fn between(old: &Tree, new: &Tree) -> Self {
        let mut changes = Self::default();
        let change = |path: &String, size: u64| FileChange { path: path.clone(), size };
        for (path, held) in new.files.iter().filter(|(path, _)| !is_of_index(path)) {
            match old.files.get(path) {
                None => changes.added.push(change(path, held.size)),
                Some(before) if before != held => changes.changed.push(change(path, held.size)),
                Some(_) => {}
            }
        }
        let gone = old.files.iter().filter(|(path, _)| !new.files.contains_key(*path) && !is_of_index(path));
        changes.removed = gone.map(|(path, held)| change(path, held.size)).collect();
        changes
    }

    /// Returns the three lists with what each is called.
    pub fn lists(&self) -> [(&'static str, &[FileChange]); 3] {
        [("added", &self.added), ("changed", &self.changed), ("removed", &self.removed)]
    }

    /// Returns the addresses that vanish and do not lead on. `tombstones` are the folders of withdrawn briefs, with a
    /// closing `/`: what lay beside their text is meant to go with it.
    pub fn vanished<'a>(&'a self, new: &'a Tree, tombstones: &'a [String]) -> Vec<&'a FileChange> {
        self.removed.iter().filter(|change| !may_vanish(&change.path, new, tombstones)).collect()
    }
}

/// Returns the path in a tree that differs from this one in capitals, or in how letters are put together, and in nothing
/// else: no redirect can stand beside it.
pub(super) fn twin<'a>(path: &str, tree: &'a Tree) -> Option<&'a str> {
    let key = |path: &str| Route::of(format!("/{path}")).key();
    let wanted = key(path);
    tree.files.keys().map(String::as_str).find(|other| *other != path && key(other) == wanted)
}

/// Whether nobody misses a path that has gone, or its address leads on.
fn may_vanish(path: &str, new: &Tree, tombstones: &[String]) -> bool {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let is_page = |folder: &str| new.files.contains_key(&format!("{folder}/index.html"));
    is_hidden(path)
        || matches!(path, "CNAME" | ".nojekyll")
        // A file's address may lead on by a page of that name.
        || is_page(path)
        // A feed follows its page, and whoever reads it finds the page.
        || (name == "feed.xml" && is_page(folder))
        || is_for_machines(folder, name)
        || tombstones.iter().any(|tombstone| path.starts_with(tombstone.as_str()))
}

/// Whether only pages of the same publication, or programs that are told anew where it is, ask for a file: one of the
/// theme, a picture in another size or a plate, each with the fingerprint of its content in its name, a part of the site map,
/// or of the index that is searched.
fn is_for_machines(folder: &str, name: &str) -> bool {
    let is_print = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_fingerprint = is_print(name.rsplit('.').nth(1).unwrap_or_default(), 10);
    let is_size = folder == "assets/pictures" && name.rsplit('.').nth(2).is_some_and(|part| is_print(part, 10));
    let is_plate = folder == "assets/plates" && name.strip_suffix(".png").is_some_and(|part| is_print(part, 20));
    let part = name.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    let is_part = part.is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (folder == "assets" && is_fingerprint && name.split('.').count() > 2)
        || is_size
        || is_plate
        || (folder.is_empty() && is_part)
        || folder == "pagefind"
        || folder.starts_with("pagefind/")
}

#[cfg(test)]
mod tests {
    use super::super::tree::TreeFile;
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let held = |id: &str| TreeFile { mode: "100644".into(), id: id.into(), size: id.len() as u64 };
        Tree { id: String::new(), files: files.iter().map(|(path, id)| ((*path).to_owned(), held(id))).collect() }
    }

    #[test]
    fn addresses_are_those_of_readers() {
        let base = BaseUrl::parse("https://x.org/repo/").unwrap();
        let url = |path: &str| url_of(path, &base);
        assert_eq!(url("index.html"), "https://x.org/repo/");
        assert_eq!(url("a/index.html"), "https://x.org/repo/a/");
        assert_eq!(url("a/my é.pdf"), "https://x.org/repo/a/my%20%C3%A9.pdf");
        assert_eq!(url("a/xindex.html"), "https://x.org/repo/a/xindex.html");
    }

    #[test]
    fn three_lists() {
        let changes = Changes::between(
            &tree(&[("a", "1"), ("b", "1"), ("c", "1")]),
            &tree(&[("b", "22"), ("c", "1"), ("d", "333")]),
        );
        let told = changes.lists().map(|(word, list)| {
            let list: Vec<_> = list.iter().map(|change| (change.path.as_str(), change.size)).collect();
            (word, list)
        });
        assert_eq!(told, [("added", vec![("d", 3)]), ("changed", vec![("b", 2)]), ("removed", vec![("a", 1)])]);
    }

    #[test]
    fn what_vanishes_is_what_does_not_lead_on() {
        let old = [
            "a/index.html",
            "a/paper.pdf",
            "moved.pdf",
            "countries/x/feed.xml",
            "gone/feed.xml",
            "assets/briefpress.0123456789.css",
            "assets/report.2021062900x.css",
            "assets/pictures/dam.0123456789.960.webp",
            "assets/pictures/dam.960.webp",
            "assets/plates/0123456789abcdef0123.png",
            "assets/plates/own.png",
            "briefs/w/annex.pdf",
            "sitemap-2.xml",
            "CNAME",
            ".gitignore",
            "pagefind/fragment/x",
            ".well-known/x",
        ];
        let old: Vec<_> = old.iter().map(|path| (*path, "1")).collect();
        let new = tree(&[("moved.pdf/index.html", "1"), ("countries/x/index.html", "1"), ("briefs/w/index.html", "1")]);
        let changes = Changes::between(&tree(&old), &new);
        let tombstones = ["briefs/w/".to_owned()];
        let vanished: Vec<&str> =
            changes.vanished(&new, &tombstones).iter().map(|change| change.path.as_str()).collect();
        assert_eq!(
            vanished,
            [
                ".well-known/x",
                "a/index.html",
                "a/paper.pdf",
                "assets/pictures/dam.960.webp",
                "assets/plates/own.png",
                "assets/report.2021062900x.css",
                "gone/feed.xml"
            ]
        );
    }
}
