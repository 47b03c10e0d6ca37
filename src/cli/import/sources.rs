//! The files of a source, read from the disk.

use crate::import::{Tree, TreeFile};
use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A source: its files, and where they lie.
pub struct OpenedSource {
    pub tree: Tree,
    /// The folder to which the paths of the tree belong.
    pub root: PathBuf,
    /// Files that programs have made of others, by their paths in the tree.
    pub made: BTreeMap<String, PathBuf>,
    /// The folder in which they lie; it goes with the value.
    pub workbench: Option<Workbench>,
}

/// A folder for files that are needed for a while.
pub struct Workbench(pub PathBuf);

impl Drop for Workbench {
    fn drop(&mut self) {
        // What cannot be taken away lies in the system's own folder for such files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Folders of programs, packages and finished sites, in which no source lies.
const PASSED_BY: [&str; 9] =
    ["node_modules", "public", "_site", "resources", "vendor", ".git", ".jekyll-cache", "themes", "_gen"];

/// Endings of files that are read.
const READ: [&str; 22] = [
    "md", "markdown", "mkd", "mdown", "html", "htm", "toml", "yaml", "yml", "json", "xml", "csv", "txt", "njk",
    "liquid", "js", "cjs", "mjs", "adoc", "rst", "org", "textile",
];

/// Files of more bytes than this are copied and not read; an export may be larger.
const MOST_READ: u64 = 8 * 1024 * 1024;
const MOST_EXPORT: u64 = 1024 * 1024 * 1024;

impl OpenedSource {
    /// Reads a folder, or a file with what lies beside it.
    ///
    /// # Errors
    /// A folder or file that is not there, or that the system refuses to read.
    pub fn open(path: &Path) -> Result<Self> {
        let metadata = fs::metadata(path).with_context(|| format!("cannot open `{}`", path.display()))?;
        if metadata.is_dir() {
            let mut tree = Tree::default();
            walk(path, path, &mut tree)?;
            if is_empty(&tree) {
                bail!("`{}` holds no files", path.display());
            }
            return Ok(Self { tree, root: path.to_owned(), made: BTreeMap::new(), workbench: None });
        }
        let root = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut tree = Tree::default();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let bytes = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        tree.insert(name, TreeFile { bytes: Some(bytes), changed: changed(&metadata) });
        for folder in ["uploads", "wp-content/uploads", "media"] {
            if root.join(folder).is_dir() {
                walk(root, &root.join(folder), &mut tree)?;
            }
        }
        Ok(Self { tree, root: root.to_owned(), made: BTreeMap::new(), workbench: None })
    }

    /// Returns where a file of the tree lies on the disk.
    pub fn on_disk(&self, path: &str) -> PathBuf {
        self.made.get(path).cloned().unwrap_or_else(|| on_disk(&self.root, path))
    }
}

fn changed(metadata: &fs::Metadata) -> Option<Timestamp> {
    Timestamp::try_from(metadata.modified().ok()?).ok()
}

fn walk(root: &Path, folder: &Path, tree: &mut Tree) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        let (path, Some(name)) = (entry.path(), entry.file_name().to_str().map(str::to_owned)) else { continue };
        let kind = entry.file_type().with_context(|| format!("cannot read `{}`", path.display()))?;
        // What a link leads to may lie anywhere, and lead back here.
        if kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            let is_passed_by = PASSED_BY.contains(&&*name) && folder == root;
            if !is_passed_by && name != "node_modules" && name != ".git" {
                walk(root, &path, tree)?;
            }
            continue;
        }
        let Some(below) = below(root, &path) else { continue };
        let metadata = entry.metadata().with_context(|| format!("cannot read `{}`", path.display()))?;
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let most = if ending == "xml" { MOST_EXPORT } else { MOST_READ };
        let is_read = READ.contains(&&*ending) && metadata.len() <= most && !below.starts_with("static/");
        let bytes = if is_read || ["docx", "odt"].contains(&&*ending) {
            Some(fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?)
        } else {
            None
        };
        tree.insert(below, TreeFile { bytes, changed: changed(&metadata) });
    }
    Ok(())
}

/// Returns the path of a file below the root, with `/`.
fn below(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components();
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// Returns the path of a file below a folder on the disk.
pub fn on_disk(root: &Path, path: &str) -> PathBuf {
    path.split('/').fold(root.to_owned(), |at, part| at.join(part))
}

/// Whether a tree holds what could be a site's source; for messages.
fn is_empty(tree: &Tree) -> bool {
    tree.paths().next().is_none()
}
