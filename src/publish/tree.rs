//! The site as a tree of git's.
//!
//! Artifacts go straight from rendering into one `git fast-import`, so that ten thousand files need no ten thousand
//! processes and no file on the disk, and nothing of the user's (line endings, filters, attributes, hooks) has a say in
//! their bytes. Then git is asked what the tree holds, and all that follows goes by its answer.

use super::refusal::{PublishError, Refusal};
use super::size::TotalSize;
use super::temporary::TemporaryRepository;
use crate::base::fingerprint::stream;
use crate::base::{Artifact, Blob, Body, Diagnostic};
use crate::derived::Workshop;
use crate::pipeline::{ClosedPage, Finish, IndexCache, IndexedFile, Page, Plan};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Write};

/// Files that are rendered at once, ahead of their being written.
const AT_ONCE: usize = 256;

/// The reference to the commit that holds the new tree until the true one is made.
const NEW: &str = "refs/briefpress/new";

/// A file of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeFile {
    /// `100644` for a plain file.
    pub mode: String,
    pub id: String,
    /// In bytes; 0 for an entry that is no file.
    pub size: u64,
}

/// A tree: its id, and its files by their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    pub id: String,
    pub files: BTreeMap<String, TreeFile>,
}

impl Tree {
    /// Returns the tree of a commit.
    pub(super) fn read(repository: &TemporaryRepository, commit: &str) -> Result<Self, Refusal> {
        let id = repository.git.run_checked(&["rev-parse", "--verify", &format!("{commit}^{{tree}}")])?.text();
        let output = repository.git.run_checked(&["ls-tree", "-r", "-l", "-z", "--full-tree", &id])?;
        let lines = output.stdout.split(|byte| *byte == 0).filter(|line| !line.is_empty());
        let read = |line| {
            let line = String::from_utf8_lossy(line);
            let (facts, path) = line.split_once('\t')?;
            let mut facts = facts.split_ascii_whitespace();
            let (mode, _, id, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
            let held = TreeFile { mode: mode.to_owned(), id: id.to_owned(), size: size.parse().unwrap_or(0) };
            Some((path.to_owned(), held))
        };
        Ok(Self { id, files: lines.filter_map(read).collect() })
    }

    /// Returns the bytes of a file.
    pub(super) fn bytes(&self, repository: &TemporaryRepository, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(held) = self.files.get(path) else { return Ok(None) };
        Ok(Some(repository.git.run_checked(&["cat-file", "blob", &held.id])?.stdout))
    }

    /// Returns the number of bytes in all files.
    pub fn size(&self) -> u64 {
        self.files.values().map(|held| held.size).sum()
    }
}

/// Writes every page of a plan into the temporary repository, with a `CNAME` that an earlier tree brought unless the
/// plan has its own.
///
/// # Errors
/// What is wrong with a template, git or the disk.
pub(super) fn write(
    repository: &TemporaryRepository,
    (plan, workshop): (&Plan, &Workshop),
    cname: Option<&TreeFile>,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Tree, PublishError> {
    // What is too large is seen before it is streamed.
    let mut total = TotalSize::default();
    for page in plan.pages() {
        total.add(&page.route.output_path(), page.copies().map_or(0, Blob::length))?;
    }
    repository.git.import(|into| {
        write_header(into, None)?;
        let (mut done, mut problems) = (0, Vec::new());
        for pages in plan.pages().chunks(AT_ONCE) {
            let make = |page: &Page| {
                let finish = Finish { press: Some(workshop), withheld: &BTreeMap::new() };
                let rendered = ClosedPage::finished(plan, page, finish).render()?;
                workshop.finish(rendered, page.origin.source.as_ref())
            };
            let rendered: Vec<Result<Artifact, Vec<Diagnostic>>> = pages.par_iter().map(make).collect();
            for artifact in rendered {
                match artifact {
                    Ok(artifact) if problems.is_empty() => write_artifact(into, &artifact)?,
                    Ok(_) => {}
                    Err(wrong) => problems.extend(wrong),
                }
            }
            done += pages.len();
            progress(done);
        }
        for IndexedFile { route, bytes } in plan.index(&BTreeSet::new(), &mut IndexCache::default()) {
            write_artifact(into, &Artifact { path: route.output_path(), body: Body::Bytes(bytes) })?;
        }
        if !problems.is_empty() {
            problems.sort();
            problems.dedup();
            return Err(PublishError::Faulty(problems));
        }
        let has_own = plan.pages().iter().any(|page| page.route.as_str() == "/CNAME");
        if let Some(cname) = cname.filter(|_| !has_own) {
            write_text(into, &format!("M 100644 {} CNAME\n", cname.id))?;
        }
        write_text(into, "done\n").map_err(PublishError::from)
    })?;
    Ok(Tree::read(repository, NEW)?)
}

/// Returns the tree of an earlier commit, with the `CNAME` of today: a domain belongs to the host and not to a
/// publication.
pub(super) fn with_cname(
    repository: &TemporaryRepository,
    commit: &str,
    cname: Option<&TreeFile>,
) -> Result<Tree, Refusal> {
    repository.git.import(|into| {
        write_header(into, Some(commit))?;
        match cname {
            Some(cname) => write_text(into, &format!("M 100644 {} CNAME\n", cname.id))?,
            None => write_text(into, "D CNAME\n")?,
        }
        write_text(into, "done\n")
    })?;
    Tree::read(repository, NEW)
}

fn write_header(into: &mut dyn Write, from: Option<&str>) -> Result<(), Refusal> {
    let from = from.map_or_else(String::new, |commit| format!("from {commit}\n"));
    write_text(into, &format!("feature done\ncommit {NEW}\ncommitter x <x> 0 +0000\ndata 0\n{from}"))
}

fn write_artifact(into: &mut dyn Write, artifact: &Artifact) -> Result<(), Refusal> {
    let length = match &artifact.body {
        Body::Bytes(bytes) => bytes.len() as u64,
        Body::Copy(blob) => blob.length(),
    };
    write_text(into, &format!("M 100644 inline {}\ndata {length}\n", quoted(&artifact.path)))?;
    match &artifact.body {
        Body::Bytes(bytes) => write_bytes(into, bytes)?,
        Body::Copy(Blob::Memory(bytes)) => write_bytes(into, bytes)?,
        Body::Copy(Blob::Disk { path, fingerprint, length }) => {
            let cannot_read = |error| Refusal::disk("read", path, &error);
            let mut file = File::open(path).map_err(cannot_read)?;
            // Git has been told the length, so no more is read.
            let streamed = stream((&mut file).take(*length), cannot_read, |bytes| write_bytes(into, bytes))?;
            let is_longer = file.read(&mut [0]).map_err(cannot_read)? > 0;
            if is_longer || streamed != (*length, *fingerprint) {
                let what = format!("`{}` changed while the site was built", path.display());
                return Err(Refusal::new(what, "publish again"));
            }
        }
    }
    write_text(into, "\n")
}

fn write_text(into: &mut dyn Write, text: &str) -> Result<(), Refusal> {
    write_bytes(into, text.as_bytes())
}

fn write_bytes(into: &mut dyn Write, bytes: &[u8]) -> Result<(), Refusal> {
    into.write_all(bytes).map_err(|error| {
        Refusal::new(
            format!("git does not take the site in: {error}"),
            "see that the folder for temporary files has room; nothing was pushed",
        )
    })
}

/// Returns a path as `fast-import` reads it, whatever characters are in it.
fn quoted(path: &str) -> String {
    let mut quoted = String::from("\"");
    for character in path.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if character.is_ascii_control() => quoted.push_str(&format!("\\{:03o}", u32::from(character))),
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
