//! The lines of `urls.txt` in a random site.
//!
//! As elsewhere, a line is kept as what it stands for, so that a careful author's ledger follows a page that moves and
//! lets go of one that is taken out. Derived pages are fixed addresses: whether they are there, the site decides.

use super::{Care, RandomSite};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::{BTreeMap, BTreeSet};

/// Pages that come and go with briefs, some of them below every threshold.
const DERIVED: [&str; 18] = [
    "/relations/afghanistan-pakistan/",
    "/relations/kenya-norway/",
    "/countries/kenya/",
    "/countries/pakistan/topics/sanctions/",
    "/countries/norway/2024/",
    "/topics/trade-rules/",
    "/topics/borders/2021/",
    "/authors/jon-doe/",
    "/series/water-papers/",
    "/types/statement/",
    "/regions/central-asia/",
    "/groups/sco/",
    "/archive/2023/",
    "/coverage/",
    "/corrections/",
    "/countries/",
    "/topics/",
    "/briefs/",
];
/// Lines that are mistakes in every site.
const GONE: [&str; 3] = ["/briefs/gone/", "/papers/gone.pdf", "no/address/"];

/// What a line stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// The page of a source file.
    Page(String),
    /// A file in the folder of a page.
    File(String),
    Derived(usize),
    Gone(usize),
}

/// A line that is not in its site yet; the numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Promised {
    Page(Index),
    File(Index),
    Derived(usize),
    Gone(usize),
}

/// A line; few are mistakes when they are made.
pub fn promised() -> impl Strategy<Value = Promised> {
    prop_oneof![
        8 => any::<Index>().prop_map(Promised::Page),
        4 => any::<Index>().prop_map(Promised::File),
        12 => (0..DERIVED.len()).prop_map(Promised::Derived),
        1 => (0..GONE.len()).prop_map(Promised::Gone),
    ]
}

impl RandomSite {
    /// The text of `urls.txt`.
    pub(super) fn ledger(&self) -> String {
        let lines: BTreeSet<String> = self.promised.iter().filter_map(|promise| self.promise(promise)).collect();
        lines.into_iter().map(|line| line + "\n").collect()
    }

    fn promise(&self, promise: &Promise) -> Option<String> {
        match promise {
            Promise::Page(path) => self.route(path),
            Promise::File(path) => {
                let owner = self.owner(path)?;
                let below = path.strip_prefix(owner.strip_suffix("index.md")?)?.replace(' ', "%20");
                Some(self.route(&owner)? + &below)
            }
            Promise::Derived(at) => Some(DERIVED[*at].to_owned()),
            Promise::Gone(at) => Some(GONE[*at].to_owned()),
        }
    }

    /// The text in whose folder a file lies.
    fn owner(&self, path: &str) -> Option<String> {
        let owners = path.match_indices('/').map(|(at, _)| format!("{}/index.md", &path[..at]));
        owners.into_iter().find(|owner| self.content.contains_key(owner))
    }

    /// Adds a line.
    pub(super) fn keep(&mut self, line: Promised) {
        let (at, paths, promise): (Index, Vec<String>, fn(String) -> Promise) = match line {
            Promised::Page(at) => {
                let shown = self.content.keys().filter(|path| self.is_shown(path));
                (at, shown.cloned().collect(), Promise::Page)
            }
            Promised::File(at) => {
                let is_shown = |path: &&String| self.owner(path).is_some_and(|owner| self.is_shown(&owner));
                (at, self.others.keys().filter(is_shown).cloned().collect(), Promise::File)
            }
            Promised::Derived(at) => {
                self.promised.insert(Promise::Derived(at));
                return;
            }
            Promised::Gone(at) => {
                self.promised.insert(Promise::Gone(at));
                return;
            }
        };
        if !paths.is_empty() {
            self.promised.insert(promise(at.get(&paths).clone()));
        }
    }

    /// Deletes a line.
    pub(super) fn let_go(&mut self, at: &Index) {
        let lines: Vec<Promise> = self.promised.iter().cloned().collect();
        if !lines.is_empty() {
            self.promised.remove(at.get(&lines));
        }
    }

    /// Deletes the lines of what is taken out.
    pub(super) fn let_go_of(&mut self, gone: &BTreeSet<String>) {
        self.promised.retain(|promise| match promise {
            Promise::Page(path) | Promise::File(path) => !gone.contains(path),
            Promise::Derived(_) | Promise::Gone(_) => true,
        });
    }

    /// Lets the lines follow what moves.
    pub(super) fn keep_up(&mut self, moves: &BTreeMap<String, String>, care: Care) {
        if care == Care::Forgotten {
            return;
        }
        let follow = |promise: Promise| match promise {
            Promise::Page(path) => Promise::Page(moves.get(&path).cloned().unwrap_or(path)),
            Promise::File(path) => Promise::File(moves.get(&path).cloned().unwrap_or(path)),
            other => other,
        };
        self.promised = std::mem::take(&mut self.promised).into_iter().map(follow).collect();
    }

    /// Deletes the lines that are mistakes by themselves.
    pub(super) fn mend_ledger(&mut self) {
        self.promised.retain(|promise| !matches!(promise, Promise::Gone(_)));
    }
}
