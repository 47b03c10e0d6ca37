//! The door behind which files are made of other files, and the folder that keeps them.
//!
//! To scale a photograph takes half a second, so what was made is kept in `.briefpress/pictures-1/` of the project, under the
//! fingerprint of the author's file and of what was to be made of it. Nothing else is asked: a file that is lost, damaged or
//! somebody else's is made again, and where the folder cannot be written all is made each time. Commands that run at once share it.

#![expect(clippy::disallowed_methods, reason = "this is the door at which files are made of others")]

mod kept;
mod papers;

use crate::base::{
    Artifact, Blob, Body, Derivation, Diagnostic, Fingerprint, Paper, Plate, Press, RenderResult, Rendered, SourcePath,
    problems,
};
use crate::pictures::{self, Unmade};
use crate::plates;
use kept::Kept;
pub use papers::SETS_PAPERS;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

/// Where derived files are made.
pub struct Workshop {
    kept: Kept,
    /// The pictures that are being read, so that no two threads read one.
    being_read: Mutex<BTreeMap<Fingerprint, Arc<Mutex<()>>>>,
}

impl Workshop {
    /// Returns the workshop of the project at `root`.
    pub fn new(root: &Path) -> Self {
        Self { kept: Kept::below(root), being_read: Mutex::default() }
    }

    /// Returns the whole file. `source` is the author's, for what is wrong with it.
    ///
    /// # Errors
    /// When the author's file is not what it was when it was looked at, or is damaged.
    pub fn finish(&self, rendered: Rendered, source: Option<&SourcePath>) -> Result<Artifact, Vec<Diagnostic>> {
        match rendered {
            Rendered::Whole(artifact) => Ok(artifact),
            Rendered::Derived(path, derivation) => {
                let unknown = SourcePath::new(&*path);
                let file = source.unwrap_or(&unknown);
                let bytes = self.bytes(&derivation).map_err(|why| vec![why.of_picture(file)])?;
                Ok(Artifact { path, body: Body::Bytes(bytes) })
            }
            Rendered::Typeset(path, paper, input) => {
                Ok(Artifact { path, body: Body::Bytes(self.paper(&paper, input)?) })
            }
            Rendered::Drawn(path, plate) => Ok(Artifact { path, body: Body::Bytes(self.drawn(&plate)) }),
        }
    }

    /// Returns the file of a paper, which is the page of that input. No two threads set one.
    fn paper(&self, paper: &Arc<Paper>, input: Fingerprint) -> Result<Vec<u8>, Vec<Diagnostic>> {
        if let Some(bytes) = self.kept.get(input) {
            return Ok(bytes);
        }
        let turn = self.turn(input);
        let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.kept_or(input, || self.set(paper))
    }

    fn drawn(&self, plate: &Plate) -> Vec<u8> {
        self.kept_or::<Infallible>(plate.input(), || Ok(plates::draw(plate))).unwrap_or_else(|never| match never {})
    }

    /// Returns what is kept under a fingerprint; or it is made, and kept.
    fn kept_or<E>(&self, input: Fingerprint, make: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
        if let Some(bytes) = self.kept.get(input) {
            return Ok(bytes);
        }
        let bytes = make()?;
        if self.kept.is_open() {
            self.kept.put(input, &bytes);
        }
        Ok(bytes)
    }

    fn bytes(&self, derivation: &Derivation) -> Result<Vec<u8>, NotMade> {
        if !derivation.needs_points() {
            return first(pictures::make(&read(&derivation.from)?, derivation.head, &[derivation.recipe()])?);
        }
        if let Some(bytes) = self.kept.get(derivation.input()) {
            return Ok(bytes);
        }
        let turn = self.turn(derivation.from.fingerprint());
        let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have made it meanwhile.
        if let Some(bytes) = self.kept.get(derivation.input()) {
            return Ok(bytes);
        }
        let source = read(&derivation.from)?;
        if !self.kept.is_open() {
            return first(pictures::make(&source, derivation.head, &[derivation.recipe()])?);
        }
        let made = pictures::make(&source, derivation.head, &derivation.all)?;
        for (number, bytes) in made.iter().enumerate() {
            self.kept.put(derivation.input_of(number), bytes);
        }
        made.into_iter().nth(derivation.number).ok_or(NotMade::Damaged)
    }

    /// Returns the right to read a picture, which one thread has at a time.
    fn turn(&self, picture: Fingerprint) -> Arc<Mutex<()>> {
        let mut being_read: MutexGuard<'_, _> = self.being_read.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(being_read.entry(picture).or_default())
    }

    /// Keeps what was noted of the sources for the next command, if it is not what is kept already.
    pub fn keep_notes(&self, notes: Option<&str>) {
        if let Some(notes) = notes.filter(|_| self.kept.is_open()) {
            self.kept.put_notes(notes);
        }
    }

    /// Returns the names of files that were kept under a fingerprint, if they were the last ones.
    pub fn names(&self, input: Fingerprint) -> Option<Vec<String>> {
        let text = self.kept.names(input)?;
        Some(text.lines().map(str::to_owned).collect())
    }

    /// Keeps the names of files under a fingerprint, in the place of any others.
    pub fn keep_names(&self, input: Fingerprint, names: &[String]) {
        if self.kept.is_open() {
            self.kept.put_names(input, &names.join("\n"));
        }
    }

    /// Deletes what no site has asked for in months.
    pub fn tidy(&self) {
        self.kept.tidy();
    }
}

impl Press for Workshop {
    fn length(&self, input: Fingerprint, render: &dyn Fn() -> RenderResult) -> Result<u64, Vec<Diagnostic>> {
        if let Some(length) = self.kept.length(input) {
            return Ok(length);
        }
        match render()? {
            Rendered::Typeset(_, paper, input) => Ok(self.paper(&paper, input)?.len() as u64),
            _ => Ok(0),
        }
    }
}

/// Why a file could not be made.
enum NotMade {
    Damaged,
    Unread(io::Error),
}

impl NotMade {
    /// Returns it as a problem of a picture.
    fn of_picture(self, file: &SourcePath) -> Diagnostic {
        match self {
            Self::Damaged => problems::picture_damaged(file),
            Self::Unread(error) => problems::picture_not_read(file, &error.to_string()),
        }
    }
}

impl From<Unmade> for NotMade {
    fn from(_: Unmade) -> Self {
        Self::Damaged
    }
}

fn first(made: Vec<Vec<u8>>) -> Result<Vec<u8>, NotMade> {
    made.into_iter().next().ok_or(NotMade::Damaged)
}

/// Reads the author's file, which must still be the one that was looked at.
fn read(blob: &Blob) -> Result<Vec<u8>, NotMade> {
    match blob {
        Blob::Memory(bytes) => Ok(bytes.to_vec()),
        Blob::Disk { path, fingerprint, .. } => {
            let bytes = fs::read(path).map_err(NotMade::Unread)?;
            if Fingerprint::of_bytes(&bytes) == *fingerprint {
                return Ok(bytes);
            }
            Err(NotMade::Unread(io::Error::other("it changed while the site was built")))
        }
    }
}
