//! Gives the program a fingerprint of its own sources.
//!
//! A file of the output is left alone if nothing that it was made from has changed, and the program is among that: a
//! build by another version, or by another commit of one version, writes what it would write otherwise.

#![expect(clippy::disallowed_methods, reason = "a build script reads the sources that it is built with")]

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Everything that the program is made of: templates, static files and words are compiled in.
const MADE_OF: [&str; 6] = ["Cargo.toml", "Cargo.lock", "src", "static", "templates", "words"];

fn main() {
    let mut files = Vec::new();
    for name in MADE_OF {
        println!("cargo:rerun-if-changed={name}");
        gather(Path::new(name), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file).expect("a file that was just seen").hash(&mut hasher);
    }
    println!("cargo:rustc-env=BRIEFPRESS_SOURCES={:016x}", hasher.finish());
}

/// Adds the files at and below `path`; one that is not there, `Cargo.lock` in a package, adds nothing.
fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder that was just seen");
        entries.for_each(|entry| gather(&entry.expect("an entry of it").path(), files));
    } else if path.is_file() {
        files.push(path.to_owned());
    }
}
