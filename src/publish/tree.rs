//! The site as a tree of git's.
//!
//! Artifacts go straight from rendering into one `git fast-import`, so that ten thousand files need no ten thousand
//! processes and no file on the disk, and nothing of the user's (line endings, filters, attributes, hooks) has a say in
//! their bytes. Then git is asked what the tree holds, and all that follows goes by its answer.

use super::refusal::{PublishError, Refusal};
use super::size::TotalSize;
use super::temporary::TemporaryRepository;
use crate::base::fingerprint::FingerprintHasher;
use crate::base::{Artifact, Blob, Body, Diagnostic};
use crate::pipeline::{self, Plan};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::hash::Hasher;
use std::io::{self, Read, Write};
use std::path::Path;

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
    /// In bytes; none for what is no file.
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
        let id = repository.git.answer(&["rev-parse", "--verify", &format!("{commit}^{{tree}}")])?.text();
        let output = repository.git.answer(&["ls-tree", "-r", "-l", "-z", "--full-tree", &id])?;
        let lines = output.out.split(|byte| *byte == 0).filter(|line| !line.is_empty());
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
        Ok(Some(repository.git.answer(&["cat-file", "blob", &held.id])?.out))
    }

    /// Returns the bytes of all files.
    pub fn size(&self) -> u64 {
        self.files.values().map(|held| held.size).sum()
    }
}

/// Writes every page of a plan into the temporary repository, with a `CNAME` that an earlier tree brought unless the
/// plan has its own.
///
/// # Errors
/// What is wrong with a template, or the world.
pub(super) fn write(
    repository: &TemporaryRepository,
    plan: &Plan,
    cname: Option<&TreeFile>,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Tree, PublishError> {
    // What is too large is seen before it is streamed.
    let mut total = TotalSize::default();
    for page in plan.pages() {
        total.add(&page.route.output_path(), page.copies().map_or(0, Blob::length))?;
    }
    repository.git.import(|into| {
        begin(into, None)?;
        let (mut done, mut problems) = (0, Vec::new());
        for pages in plan.pages().chunks(AT_ONCE) {
            let rendered: Vec<Result<Artifact, Vec<Diagnostic>>> =
                pages.par_iter().map(|page| pipeline::render(plan, page)).collect();
            for artifact in rendered {
                match artifact {
                    Ok(artifact) if problems.is_empty() => put(into, &artifact)?,
                    Ok(_) => {}
                    Err(wrong) => problems.extend(wrong),
                }
            }
            done += pages.len();
            progress(done);
        }
        if !problems.is_empty() {
            problems.sort();
            problems.dedup();
            return Err(PublishError::Faulty(problems));
        }
        let has_own = plan.pages().iter().any(|page| page.route.as_str() == "/CNAME");
        if let Some(cname) = cname.filter(|_| !has_own) {
            line(into, &format!("M 100644 {} CNAME\n", cname.id))?;
        }
        line(into, "done\n").map_err(PublishError::from)
    })?;
    Ok(Tree::read(repository, NEW)?)
}

/// Returns the tree of an earlier commit, with the `CNAME` of today: a domain belongs to the host and not to a
/// publication.
pub(super) fn again(repository: &TemporaryRepository, commit: &str, cname: Option<&TreeFile>) -> Result<Tree, Refusal> {
    repository.git.import(|into| {
        begin(into, Some(commit))?;
        match cname {
            Some(cname) => line(into, &format!("M 100644 {} CNAME\n", cname.id))?,
            None => line(into, "D CNAME\n")?,
        }
        line(into, "done\n")
    })?;
    Tree::read(repository, NEW)
}

fn begin(into: &mut dyn Write, from: Option<&str>) -> Result<(), Refusal> {
    let from = from.map_or_else(String::new, |commit| format!("from {commit}\n"));
    line(into, &format!("feature done\ncommit {NEW}\ncommitter x <x> 0 +0000\ndata 0\n{from}"))
}

fn put(into: &mut dyn Write, artifact: &Artifact) -> Result<(), Refusal> {
    let length = match &artifact.body {
        Body::Bytes(bytes) => bytes.len() as u64,
        Body::Copy(blob) => blob.length(),
    };
    line(into, &format!("M 100644 inline {}\ndata {length}\n", quoted(&artifact.path)))?;
    match &artifact.body {
        Body::Bytes(bytes) => piece(into, bytes)?,
        Body::Copy(Blob::Memory(bytes)) => piece(into, bytes)?,
        Body::Copy(Blob::Disk { path, fingerprint, length }) => {
            let mut hasher = FingerprintHasher::default();
            let streamed = stream(path, *length, &mut |bytes| {
                hasher.write(bytes);
                piece(into, bytes)
            })?;
            if streamed != *length || hasher.fingerprint() != *fingerprint {
                let what = format!("`{}` changed while the site was built", path.display());
                return Err(Refusal::new(what, "publish again"));
            }
        }
    }
    line(into, "\n")
}

/// Reads a file that should have that length, in pieces, and not beyond it; gives how much there was.
fn stream(path: &Path, length: u64, piece: &mut dyn FnMut(&[u8]) -> Result<(), Refusal>) -> Result<u64, Refusal> {
    let cannot = |error: io::Error| Refusal::disk("read", path, &error);
    let mut file = File::open(path).map_err(cannot)?.take(length + 1);
    let mut buffer = vec![0; 64 * 1024];
    let mut streamed = 0;
    loop {
        let count = file.read(&mut buffer).map_err(cannot)?;
        if count == 0 || streamed + count as u64 > length {
            return Ok(streamed + count as u64);
        }
        piece(&buffer[..count])?;
        streamed += count as u64;
    }
}

fn line(into: &mut dyn Write, text: &str) -> Result<(), Refusal> {
    piece(into, text.as_bytes())
}

fn piece(into: &mut dyn Write, bytes: &[u8]) -> Result<(), Refusal> {
    into.write_all(bytes).map_err(|error| {
        Refusal::new(
            format!("git does not take the site in: {error}"),
            "see that the folder for temporary files has room; nothing was pushed",
        )
    })
}

/// Returns a path as `fast-import` reads it whatever signs are in it.
fn quoted(path: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in path.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            sign if sign.is_ascii_control() => quoted.push_str(&format!("\\{:03o}", u32::from(sign))),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}
