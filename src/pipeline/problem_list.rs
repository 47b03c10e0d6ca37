//! The problems of a plan: each gets its severity and its place, and all are sorted.
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
//! A file that is partly wrong is read as far as it is sound (`parse/partial_read.rs`). What was left out would look as if
//! it had never been written, so the problems that say so are dropped here. The file still counts as unreadable, so that
//! nobody is blamed for referring to it.
//!
//! The words of every message are made in `base/problems/`, one constructor for each mistake. `report` decides how they
//! look.

use super::project::Project;
use crate::base::code::Scope;
use crate::base::problems::MOST_PLACES;
use crate::base::{At, Diagnostic, Place, SITE_FILE, Severity, SourcePath, Span};
use crate::parse::config::CheckLevel;
use crate::parse::{front_matter, yaml::FieldSpans};
use crate::site;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// The problems of a plan.
#[derive(Default)]
pub struct ProblemList {
    /// What every command reports, placed and sorted.
    always: Vec<Diagnostic>,
    /// What `check` alone reports of what cannot be read: as the stages said it, not placed yet.
    check_only: Vec<Diagnostic>,
    /// What would make briefs better, as it was found.
    advice: OnceLock<Vec<Diagnostic>>,
    all: OnceLock<Vec<Diagnostic>>,
}

impl ProblemList {
    /// Returns the problems of a plan, of which those that every command reports are placed.
    pub fn new(project: &Project, mut problems: Vec<Diagnostic>) -> Self {
        apply_checks(project, &mut problems);
        let is_always = |problem: &Diagnostic| problem.code.scope() == Scope::Always;
        let (always, check_only) = problems.into_iter().partition(is_always);
        Self { always: resolve_places(project, always).into_iter().collect(), check_only, ..Self::default() }
    }

    /// Returns what every command reports.
    pub fn always(&self) -> &[Diagnostic] {
        &self.always
    }

    /// Returns everything that is wrong or could be better.
    pub fn all(&self, project: &Project) -> &[Diagnostic] {
        self.all.get_or_init(|| self.asked(project, |_| true))
    }

    /// Returns what is wrong with a file or could be better in it.
    pub fn of(&self, project: &Project, file: &SourcePath) -> Vec<Diagnostic> {
        self.asked(project, |problem| problem.place.file == *file)
    }

    fn asked(&self, project: &Project, is_asked: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let mut all = resolve_places(project, self.gather_check_only(project, &is_asked));
        all.extend(self.always.iter().filter(|problem| is_asked(problem)).cloned());
        all.into_iter().collect()
    }

    /// Returns what `check` alone reports, of the problems that are asked for. There can be one in each text, so they are
    /// gathered when somebody asks.
    fn gather_check_only(&self, project: &Project, is_asked: &impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let advice = self.advice.get_or_init(|| advice(project));
        let mut problems: Vec<Diagnostic> =
            problems_of_scope(project, Scope::Check).chain(advice.iter().cloned()).filter(is_asked).collect();
        drop_explained(&mut problems, project);
        apply_checks(project, &mut problems);
        problems.extend(self.check_only.iter().filter(|problem| is_asked(problem)).cloned());
        problems
    }
}

/// Returns what resolving and planning found wrong, and what is wrong in each public text.
pub fn problems_of_scope(project: &Project, scope: Scope) -> impl Iterator<Item = Diagnostic> {
    project.resolved.iter().flat_map(move |resolved| {
        let in_texts = project.public(&resolved.site).flat_map(|document| &document.problems);
        let all = resolved.problems.iter().chain(in_texts).cloned();
        all.filter(move |problem| problem.code.scope() == scope)
    })
}

/// Drops the problems that another one explains: what was left out for a fault would look as if it had never been written.
pub fn drop_explained(problems: &mut Vec<Diagnostic>, project: &Project) {
    let documents = &project.documents;
    if documents.values().any(|document| !document.partial_read.problems.is_empty()) {
        let explains = |problem: &Diagnostic| {
            documents.get(&problem.place.file).is_some_and(|document| document.partial_read.explains(problem))
        };
        problems.retain(|problem| !explains(problem));
    }
}

/// Returns problems with the severities of the site, placed as precisely as their files allow, sorted.
pub fn with_places(project: &Project, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    apply_checks(project, &mut problems);
    resolve_places(project, problems).into_iter().collect()
}

fn advice(project: &Project) -> Vec<Diagnostic> {
    let Some(site) = project.site() else { return Vec::new() };
    site::advice(site, &project.public(site).cloned().collect::<Vec<_>>())
}

/// Gives each warning the severity that `checks` sets.
fn apply_checks(project: &Project, problems: &mut Vec<Diagnostic>) {
    let Some(site) = project.site() else { return };
    problems.retain_mut(|problem| {
        match site.config.checks.get(&problem.code) {
            Some(CheckLevel::Off) => return false,
            Some(CheckLevel::Warn) => problem.severity = Severity::Warning,
            Some(CheckLevel::Error) => problem.severity = Severity::Error,
            None => {}
        }
        true
    });
}

fn resolve_places(project: &Project, problems: Vec<Diagnostic>) -> BTreeSet<Diagnostic> {
    let mut files: HashMap<SourcePath, File<'_>> = HashMap::new();
    let mut placed: BTreeSet<Diagnostic> = BTreeSet::new();
    for problem in problems {
        if matches!(problem.place.at, At::File | At::Span(_) | At::Position(_)) {
            placed.insert(problem);
            continue;
        }
        let path = &problem.place.file;
        let file = files.entry(path.clone()).or_insert_with(|| File::new(project, path));
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

/// A file with problems, searched at the first of a kind.
struct File<'a> {
    project: &'a Project,
    path: SourcePath,
    fields: Option<Option<Fields<'a>>>,
    /// Where each address of its body stands, as often as is shown.
    references: Option<HashMap<&'a str, Vec<Span>>>,
}

impl<'a> File<'a> {
    fn new(project: &'a Project, path: &SourcePath) -> Self {
        Self { project, path: path.clone(), fields: None, references: None }
    }

    /// Returns the spans of a place; none if it is the file as a whole.
    fn spans(&mut self, at: &At) -> Vec<Span> {
        match at {
            At::Field(field) => self.field(|spans| spans.value(field)),
            At::Key(field) => self.field(|spans| spans.key(field)),
            At::Reference(address) => self.references().get(address.as_str()).cloned().unwrap_or_default(),
            At::File | At::Span(_) | At::Position(_) => Vec::new(),
        }
    }

    fn field(&mut self, span: impl Fn(&FieldSpans<'a>) -> Option<Span>) -> Vec<Span> {
        let (project, path) = (self.project, &self.path);
        let fields = self.fields.get_or_insert_with(|| Fields::new(project.text(path)?, path)).as_ref();
        fields.map(|fields| span(&fields.spans).unwrap_or(fields.first_line)).into_iter().collect()
    }

    fn references(&mut self) -> &HashMap<&'a str, Vec<Span>> {
        let document = self.project.documents.get(&self.path);
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
}
