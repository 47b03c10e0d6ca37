//! A plan as `emit` sees it: its pages, and the files of its search index.
//!
//! What the files of an index are called follows from what they hold, so an index is made before the first file is written. Where nothing has
//! changed since the last build, their names are known from then, and none is made.

use crate::base::{Artifact, Body, Diagnostic, Fingerprint, SourcePath};
use crate::derived::Workshop;
use crate::emit::Output;
use crate::page::{Content, Page};
use crate::pipeline::{ClosedPage, Finish, IndexCache, Plan, Withheld};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// A plan with everything that is written of it.
pub(super) struct PlanOutput<'a> {
    plan: &'a Plan,
    workshop: &'a Workshop,
    /// What of the plan is marked as not public yet.
    withheld: BTreeMap<SourcePath, Withheld>,
    index: IndexOutput,
    /// Where the files stand, sorted.
    paths: Vec<Arc<str>>,
    /// For each path what stands there.
    files: Vec<File<'a>>,
}

/// What stands at a path.
#[derive(Clone, Copy)]
enum File<'a> {
    Page(&'a Page),
    Index,
}

/// The search index of a plan.
struct IndexOutput {
    /// What of the plan is marked as not public yet.
    withheld: BTreeSet<SourcePath>,
    input: Option<Fingerprint>,
    /// Its files, by their paths.
    made: OnceLock<BTreeMap<String, Vec<u8>>>,
}

impl<'a> PlanOutput<'a> {
    /// Returns the output of a plan, in which these files are marked as not public yet.
    pub fn new(plan: &'a Plan, workshop: &'a Workshop, withheld: BTreeMap<SourcePath, Withheld>) -> Self {
        let marked: BTreeSet<SourcePath> = withheld.keys().cloned().collect();
        let input = plan.index_input(&marked);
        let index = IndexOutput { withheld: marked, input, made: OnceLock::new() };
        let known = |input| workshop.names(input).unwrap_or_else(|| index.made(plan).keys().cloned().collect());
        let indexed: Vec<String> = input.map_or_else(Vec::new, known);
        let page = |page: &'a Page| (Arc::from(page.route.output_path()), File::Page(page));
        let mut files: Vec<(Arc<str>, File<'a>)> = plan.pages().par_iter().map(page).collect();
        files.extend(indexed.into_iter().map(|path| (path.into(), File::Index)));
        files.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let (paths, files) = files.into_iter().unzip();
        Self { plan, workshop, withheld, index, paths, files }
    }

    fn close(&self, page: &'a Page) -> ClosedPage<'a> {
        ClosedPage::finished(self.plan, page, Finish { press: Some(self.workshop), withheld: &self.withheld })
    }

    /// Keeps what the files of the index are called, once they are written.
    pub fn keep_names(&self) {
        if let (Some(input), Some(made)) = (self.index.input, self.index.made.get()) {
            self.workshop.keep_names(input, &made.keys().cloned().collect::<Vec<_>>());
        }
    }
}

impl IndexOutput {
    /// Returns the files of the index; they are made when the first one is asked for.
    fn made(&self, plan: &Plan) -> &BTreeMap<String, Vec<u8>> {
        self.made.get_or_init(|| {
            let files = plan.index(&self.withheld, &mut IndexCache::default()).into_iter();
            files.map(|file| (file.route.output_path(), file.bytes)).collect()
        })
    }

    /// Returns the file at a path.
    fn file(&self, plan: &Plan, path: &str) -> Option<Artifact> {
        let bytes = self.made(plan).get(path)?.clone();
        Some(Artifact { path: path.to_owned(), body: Body::Bytes(bytes) })
    }
}

impl Output for PlanOutput<'_> {
    fn paths(&self) -> &[Arc<str>] {
        &self.paths
    }

    fn input(&self, number: usize) -> Fingerprint {
        match self.files[number] {
            File::Page(page) => self.close(page).input(),
            File::Index => self.index.input.unwrap_or_default(),
        }
    }

    fn render(&self, number: usize) -> Result<(Artifact, Fingerprint), Vec<Diagnostic>> {
        match self.files[number] {
            File::Page(page) => {
                let closed = self.close(page);
                let artifact = self.workshop.finish(closed.render()?, page.origin.source.as_ref());
                Ok((artifact?, closed.input()))
            }
            File::Index => {
                let artifact = self.index.file(self.plan, &self.paths[number]);
                let artifact = artifact.expect("an index has the same files each time that it is made of the same");
                Ok((artifact, self.input(number)))
            }
        }
    }

    fn is_slow(&self, number: usize) -> bool {
        matches!(self.files[number], File::Page(page) if page.is_paper() || matches!(page.content, Content::Picture(_) | Content::Plate(_)))
    }
}
