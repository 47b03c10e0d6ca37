//! How problems find their places: the problems of a plan, with severities, places and order.
//!
//! Parsing knows bytes, later stages know names. So a `Place` is a file and one of these: the whole file, a span, a line
//! and column (where the text could not be kept), a *field* (`recommendations[1].to`), the *key* of a field, or a
//! *reference* (the address between the brackets of a link).
//!
//! This file turns fields and keys into spans: it reads the YAML again (`parse/yaml/field_spans.rs`), once for all problems
//! of a file. It turns references into the spans of the first thousand links with that address. To find a place takes
//! longer than anything else that is done with a problem. So it is done only for problems that are reported: a clean site
//! never pays for places, and what only `check` reports is placed when `check` asks. What would make briefs better
//! (`site/editorial.rs`) is not even looked for before. Then each warning gets the severity that `checks` sets, and all are
//! sorted.
//!
//! A file can be wrong in a hundred thousand places. So a problem takes the time of a look-up, never that of its file:
//! columns are counted from marks within long lines (`Lines` in `base/span.rs`), a mark of Markdown is read up to the next,
//! names are looked up in maps, and the problems of a file or a site share an allowance for suggestions
//! (`base/nearest.rs`).
//!
//! A file that is partly wrong is read as far as it is sound (`parse/partial_read.rs`). What was left out would look as if
//! it had never been written, so the problems that say so are dropped here. The file still counts as unreadable, so that
//! nobody is blamed for referring to it.
//!
//! The words of every message are made in `base/problems/`, one constructor for each mistake. `report` decides how they
//! look.

use super::{Plan, Resolved};
use crate::base::code::Scope;
use crate::base::problems::{self, MOST_PLACES};
use crate::base::{At, Diagnostic, FieldPath, Place, SITE_FILE, Severity, SourcePath, Span};
use crate::parse::config::{CheckLevel, Config};
use crate::parse::document::Document;
use crate::parse::{front_matter, yaml::FieldSpans};
use crate::site;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

/// The problems of a plan.
#[derive(Default)]
pub struct ProblemList {
    /// What every command reports, placed and sorted.
    always: Vec<Diagnostic>,
    /// What `check` alone reports of what cannot be read: as the stages said it, not placed yet.
    for_check: Vec<Diagnostic>,
    /// What would make briefs better, as it was found.
    advice: OnceLock<Vec<Diagnostic>>,
    all: OnceLock<Vec<Diagnostic>>,
}

impl ProblemList {
    pub(super) fn new(plan: &Plan, mut problems: Vec<Diagnostic>) -> Self {
        plan.weigh(&mut problems);
        let is_always = |problem: &Diagnostic| problem.code.scope() == Scope::Always;
        let (always, for_check) = problems.into_iter().partition(is_always);
        Self { always: plan.place(always).into_iter().collect(), for_check, ..Self::default() }
    }

    pub(super) fn always(&self) -> impl Iterator<Item = &Diagnostic> {
        self.always.iter()
    }

    pub(super) fn all(&self, plan: &Plan) -> &[Diagnostic] {
        self.all.get_or_init(|| {
            let mut all = plan.place(self.for_check(plan, |_| true));
            all.extend(self.always.iter().cloned());
            all.into_iter().collect()
        })
    }

    pub(super) fn of(&self, plan: &Plan, file: &SourcePath) -> Vec<Diagnostic> {
        let is_its = |problem: &Diagnostic| problem.place.file == *file;
        let mut all = plan.place(self.for_check(plan, is_its));
        all.extend(self.always.iter().filter(|problem| is_its(problem)).cloned());
        all.into_iter().collect()
    }

    /// Returns what `check` alone reports, of the problems that are asked for. There can be one in each text, so they are
    /// gathered when somebody asks.
    fn for_check(&self, plan: &Plan, is_asked: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let advice = self.advice.get_or_init(|| plan.advice());
        let found = plan.resolved.iter().flat_map(|resolved| found(resolved, &plan.documents, Scope::Check));
        let mut problems: Vec<Diagnostic> = found.chain(advice.iter().cloned()).filter(&is_asked).collect();
        drop_explained(&mut problems, &plan.documents);
        plan.weigh(&mut problems);
        problems.extend(self.for_check.iter().filter(|problem| is_asked(problem)).cloned());
        problems
    }
}

/// Returns what resolving and planning found wrong, and what is wrong in each public text.
pub(super) fn found<'a>(
    resolved: &'a Resolved,
    documents: &'a BTreeMap<SourcePath, Arc<Document>>,
    scope: Scope,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let public = resolved.site.public.iter().filter_map(|path| documents.get(path));
    let told = resolved.problems.iter().chain(public.flat_map(|document| &document.problems));
    let told = told.filter(move |problem| problem.code.scope() == scope).cloned();
    let unused = resolved.site.unused.iter().map(problems::unused_file);
    told.chain(unused.filter(move |problem| problem.code.scope() == scope))
}

/// Drops the problems that another one explains: what was left out for a fault would look as if it had never been written.
pub(super) fn drop_explained(problems: &mut Vec<Diagnostic>, documents: &BTreeMap<SourcePath, Arc<Document>>) {
    if documents.values().any(|document| !document.partial_read.problems.is_empty()) {
        let explains = |problem: &Diagnostic| {
            documents.get(&problem.place.file).is_some_and(|document| document.partial_read.explains(problem))
        };
        problems.retain(|problem| !explains(problem));
    }
}

impl Plan {
    /// Problems as they are told: with the weights that the site gives them, placed as precisely as their files allow,
    /// sorted.
    pub fn tell(&self, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.weigh(&mut problems);
        self.place(problems).into_iter().collect()
    }

    fn advice(&self) -> Vec<Diagnostic> {
        let Some(site) = self.site() else { return Vec::new() };
        let public: Vec<_> = site.public.iter().filter_map(|path| self.documents.get(path).cloned()).collect();
        site::advice(site, &public)
    }

    fn weigh(&self, problems: &mut Vec<Diagnostic>) {
        if let Some(site) = self.site() {
            weigh(&site.config, problems);
        }
    }

    fn place(&self, problems: Vec<Diagnostic>) -> BTreeSet<Diagnostic> {
        let mut files: HashMap<SourcePath, File<'_>> = HashMap::new();
        let mut placed: BTreeSet<Diagnostic> = BTreeSet::new();
        for problem in problems {
            if matches!(problem.place.at, At::File | At::Span(_) | At::Position(_)) {
                placed.insert(problem);
                continue;
            }
            let path = &problem.place.file;
            let file = files.entry(path.clone()).or_insert_with(|| File::new(self, path));
            let spans = file.spans(&problem.place.at);
            let place = |at| Place { file: path.clone(), at };
            if spans.is_empty() {
                placed.insert(Diagnostic { place: place(At::File), ..problem.clone() });
            }
            for span in spans {
                placed.insert(Diagnostic { place: place(At::Span(span)), ..problem.clone() });
            }
        }
        placed
    }
}

/// Gives each warning the weight that `checks` sets.
fn weigh(config: &Config, problems: &mut Vec<Diagnostic>) {
    problems.retain_mut(|problem| match config.checks.get(&problem.code) {
        Some(CheckLevel::Off) => false,
        Some(CheckLevel::Warn) => {
            problem.severity = Severity::Warning;
            true
        }
        Some(CheckLevel::Error) => {
            problem.severity = Severity::Error;
            true
        }
        None => true,
    });
}

/// A file with problems, searched at the first of a kind.
struct File<'a> {
    plan: &'a Plan,
    path: SourcePath,
    fields: Option<Option<Fields<'a>>>,
    /// Where each address of its body stands, as often as is shown.
    references: Option<HashMap<&'a str, Vec<Span>>>,
}

impl<'a> File<'a> {
    fn new(plan: &'a Plan, path: &SourcePath) -> Self {
        Self { plan, path: path.clone(), fields: None, references: None }
    }

    /// Returns the spans of a place; none if it is the file as a whole.
    fn spans(&mut self, at: &At) -> Vec<Span> {
        match at {
            At::Field(field) => self.fields().map(|fields| fields.value(field)).into_iter().collect(),
            At::Key(field) => self.fields().map(|fields| fields.key(field)).into_iter().collect(),
            At::Reference(address) => self.references().get(address.as_str()).cloned().unwrap_or_default(),
            At::File | At::Span(_) | At::Position(_) => Vec::new(),
        }
    }

    fn fields(&mut self) -> Option<&Fields<'a>> {
        let (plan, path) = (self.plan, &self.path);
        self.fields.get_or_insert_with(|| Fields::new(plan.text(path)?, path)).as_ref()
    }

    fn references(&mut self) -> &HashMap<&'a str, Vec<Span>> {
        let document = self.plan.documents.get(&self.path);
        self.references.get_or_insert_with(|| {
            let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
            for reference in document.into_iter().flat_map(|document| &document.facts.references) {
                let places = spans.entry(&reference.address).or_default();
                if places.len() < MOST_PLACES {
                    places.push(reference.span);
                }
            }
            spans
        })
    }
}

/// The fields of a file.
struct Fields<'a> {
    spans: FieldSpans<'a>,
    /// Where a field is shown that is not there: the first line of what should hold it.
    first_line: Span,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, path: &SourcePath) -> Option<Self> {
        let yaml = match path.as_str() {
            SITE_FILE => Span::new(0..text.len()),
            _ => match front_matter::split(text) {
                front_matter::Split::Closed { yaml, .. } => yaml,
                _ => return None,
            },
        };
        let first_line = Span::new(0..text.find('\n').unwrap_or(text.len()));
        Some(Self { spans: FieldSpans::new(text, yaml), first_line })
    }

    fn value(&self, field: &FieldPath) -> Span {
        self.spans.value(field).unwrap_or(self.first_line)
    }

    fn key(&self, field: &FieldPath) -> Span {
        self.spans.key(field).unwrap_or(self.first_line)
    }
}
