//! The name of a source file, the same on every system.

use super::text_type::text_type;
use super::unicode::composed;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The site's configuration file.
pub const SITE_FILE: &str = "site.yaml";

/// Old addresses and where they lead.
pub const REDIRECTS_FILE: &str = "redirects.csv";

/// Addresses that the site has promised to keep.
pub const LEDGER_FILE: &str = "urls.txt";

/// The folder of the files that hold references, and of styles for them.
pub const REFERENCES_FOLDER: &str = "references";

/// What was noted of large files, for the next command to read in place of them.
pub const NOTES_FILE: &str = ".briefpress/files.json";

/// What the files of the search index were called last, for the next build.
pub const NAMES_FILE: &str = ".briefpress/index.txt";

/// The folder of a search index in the output of an edition.
pub const INDEX_FOLDER: &str = "search/index/";

/// Whether a path in an output is that of a file of a search index, which has an address and is no page or file that anybody knows.
pub fn is_of_index(path: &str) -> bool {
    let Some((edition, file)) = path.split_once(INDEX_FOLDER) else { return false };
    let is_edition = edition.strip_suffix('/').map_or(edition.is_empty(), |language| !language.contains('/'));
    is_edition
        && (matches!(file, "table.json" | "facets.bin") || file.starts_with("words/") || file.starts_with("cards/"))
}

/// Files that file managers leave in every folder that somebody opens.
pub const FILE_MANAGER_FILES: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", "ehthumbs.db"];

/// A path relative to the site's root, with `/` between its parts, cheap to copy.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

text_type!(SourcePath);

impl SourcePath {
    /// Takes a relative path that already uses `/`.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// Returns the folder that holds the file, without a closing `/`; empty for a file at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the last part.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// Returns the last part without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Returns the last extension, without the dot; empty if there is none.
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Returns the folders that it lies in, from the innermost.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.folder()), |folder| folder.rsplit_once('/').map(|(above, _)| above))
    }

    /// Whether it lies in that folder, however deep.
    pub fn is_below(&self, folder: &str) -> bool {
        self.0.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether it lies in one of these folders, however deep.
    pub fn lies_in(&self, folders: &BTreeSet<String>) -> bool {
        self.folders().any(|folder| folders.contains(folder))
    }

    /// Returns the file that `reference` names when it stands in this file: `..` goes up, `.` stays. `None` when the
    /// reference leaves the root.
    pub fn join(&self, reference: &str) -> Option<SourcePath> {
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        Some(SourcePath::new(&*composed(&parts.join("/"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_search_index_are_known_by_their_paths() {
        for path in [
            "search/index/table.json",
            "fr/search/index/words/0.bin",
            "zh-hant/search/index/cards/3.json",
            "search/index/facets.bin",
        ] {
            assert!(is_of_index(path), "{path}");
        }
        for path in
            ["search/index.html", "search/index/other.json", "a/b/search/index/table.json", "research/index/table.json"]
        {
            assert!(!is_of_index(path), "{path}");
        }
    }

    #[test]
    fn joins_like_an_editor_does() {
        let path = SourcePath::new("content/briefs/2021/a.md");
        assert_eq!(path.join("../2020/b.md").unwrap().as_str(), "content/briefs/2020/b.md");
        assert_eq!(path.join("./c.md").unwrap().as_str(), "content/briefs/2021/c.md");
        assert!(path.join("../../../../etc/passwd").is_none());
        assert_eq!((path.stem(), path.extension(), path.folder()), ("a", "md", "content/briefs/2021"));
    }
}
