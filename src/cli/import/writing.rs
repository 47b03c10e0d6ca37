//! Writing what was planned: each text with its files, or not at all, and nothing over a file that a person has touched.

use super::site::Target;
use super::sources::OpenedSource;
use super::sources::on_disk;
use super::tables;
use crate::base::counted::counted;
use crate::base::{Fingerprint, REDIRECTS_FILE, SITE_FILE, SourcePath};
use crate::cli::console::Console;
use crate::import::{Fault, Import, PlannedText, REPORT_FILE, TERMS_FILE};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands in the way of half a file: it is written under this name first, which no site publishes.
const UNFINISHED: &str = ".import-";

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    new: usize,
    renewed: usize,
    same: usize,
    files: usize,
    redirects: usize,
    /// Files that a person has changed since, or made.
    kept: Vec<SourcePath>,
}

impl Written {
    /// Says what was written.
    pub fn say(&self, target: &Target, console: &Console) {
        let mut parts = vec![format!("wrote {}", counted(self.new, "text"))];
        if self.renewed > 0 {
            parts.push(format!("brought {} up to date", counted(self.renewed, "text")));
        }
        if self.files > 0 {
            parts.push(counted(self.files, "file"));
        }
        if self.redirects > 0 {
            parts.push(counted(self.redirects, "redirect"));
        }
        if self.same > 0 {
            parts.push(format!("{} there already", self.same));
        }
        console.say(&format!("{} in `{}`; the report is `{REPORT_FILE}`", parts.join(", "), target.root.display()));
        for path in &self.kept {
            console.warn(&format!("`{path}` is left as it is: it was not written by an import, or was changed since"));
        }
    }
}

/// Writes what was planned.
///
/// # Errors
/// A file that the system refuses to write. What was written before stays, and the next import goes on from there.
pub fn write(
    target: &Target,
    plan: &Import,
    (faults, site): (&[Fault], &str),
    source: &OpenedSource,
) -> Result<Written> {
    let root = &target.root;
    fs::create_dir_all(root).with_context(|| format!("cannot make the folder `{}`", root.display()))?;
    let mut written = Written::default();
    if let Some(text) = &target.site_file {
        put(&root.join(SITE_FILE), text.as_bytes())?;
        let ignored = root.join(".gitignore");
        if ignored.symlink_metadata().is_err() {
            put(&ignored, format!("{}\n", crate::cli::init::IGNORED.join("\n")).as_bytes())?;
        }
    }
    for (from, to) in &plan.files {
        written.files += usize::from(copy(&source.on_disk(from), &on_disk(root, to.as_str()), &mut written.kept, to)?);
    }
    let mut fingerprints = BTreeMap::new();
    for text in &plan.texts {
        let before = target.written_before(text.path.as_str(), site);
        let fingerprint = write_text((target, before), text, source, &mut written)?;
        fingerprints.extend(fingerprint.map(|fingerprint| (text.path.to_string(), fingerprint)));
    }
    if let Some(text) = target.redirects_file() {
        put(&root.join(REDIRECTS_FILE), text.as_bytes())?;
        written.redirects = target.redirects.len();
    }
    put(&root.join(TERMS_FILE), &tables::terms(&plan.terms)?)?;
    put(&root.join(REPORT_FILE), &tables::report(plan, faults, &fingerprints, (site, &target.reported))?)?;
    Ok(written)
}

/// Writes a text with its files, and returns the fingerprint of the text that an import has written there.
fn write_text(
    (target, reported): (&Target, Option<Fingerprint>),
    text: &PlannedText,
    source: &OpenedSource,
    written: &mut Written,
) -> Result<Option<Fingerprint>> {
    let path = on_disk(&target.root, text.path.as_str());
    let new = Fingerprint::of_bytes(text.content.as_bytes());
    if let Ok(there) = fs::read(&path) {
        let there = Fingerprint::of_bytes(&there);
        if there == new {
            written.same += 1;
        } else if reported == Some(there) {
            // Nobody has touched it since it was imported, so what the source or the table of terms says now is what is meant.
            put(&path, text.content.as_bytes())?;
            written.renewed += 1;
        } else {
            written.kept.push(text.path.clone());
            return Ok(reported);
        }
        for (from, to) in &text.files {
            copy(&source.on_disk(from), &on_disk(&target.root, to.as_str()), &mut written.kept, to)?;
        }
        return Ok(Some(new));
    }
    // Files first: a text whose files are missing would not be whole.
    for (from, to) in &text.files {
        written.files +=
            usize::from(copy(&source.on_disk(from), &on_disk(&target.root, to.as_str()), &mut written.kept, to)?);
    }
    put(&path, text.content.as_bytes())?;
    written.new += 1;
    Ok(Some(new))
}

/// Writes a whole file, or none; one that says the same already is left alone.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let unfinished = unfinished(path)?;
    let put = fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    put.with_context(|| format!("cannot write `{}`", path.display()))
}

/// Copies a file to where none is, and returns whether it did.
fn copy(from: &Path, to: &Path, kept: &mut Vec<SourcePath>, path: &SourcePath) -> Result<bool> {
    if to.symlink_metadata().is_ok() {
        if !is_same(from, to) {
            kept.push(path.clone());
        }
        return Ok(false);
    }
    let unfinished = unfinished(to)?;
    let copied = fs::copy(from, &unfinished).and_then(|_| fs::rename(&unfinished, to));
    copied.with_context(|| format!("cannot copy `{}` to `{}`", from.display(), to.display()))?;
    Ok(true)
}

fn is_same(a: &Path, b: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map(|file| file.len()).ok();
    length(a) == length(b) && fs::read(a).ok() == fs::read(b).ok()
}

/// Returns where a file is written until it is whole, in its folder, which is made.
fn unfinished(path: &Path) -> Result<PathBuf> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(folder.join(format!("{UNFINISHED}{name}")))
}
