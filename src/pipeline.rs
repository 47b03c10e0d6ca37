//! The two verbs: [`plan`] makes every decision about a site, [`render`] makes one of its pages.
//!
//! `build` and `check` render every route, a preview renders the one that is open first. Nothing else may call a
//! stage, so what is published, checked and previewed is one site.

mod address_reason;
mod citing;
mod closed;
mod held;
mod own_words;
mod paper_content;
mod plan;
mod problem_list;
mod project;
mod search;

use crate::base::code::Scope;
use crate::base::memo::Memo;
use crate::base::{
    BaseUrl, Code, Diagnostic, Fingerprint, LEDGER_FILE, REDIRECTS_FILE, Rendered, SourcePath, fingerprint_of, problems,
};
use crate::bibliography::{Libraries, Library};
use crate::page::{Assets, EditionPages, Files};
use crate::parse::config::written::DOSSIERS;
use crate::parse::config::{Config, read_config};
use crate::parse::document::{Document, ParseOptions, owner_of, parse};
use crate::parse::ledger::read_ledger;
use crate::parse::redirects::read_redirects;
use crate::render::{CitationMemo, TemplateSet, Templates, forbidden};
use crate::site::{self, Selection, Sources};
use crate::source::{BUILTIN_ASSETS, SITE_FILE, Snapshot};
use crate::words::{Words, english};
use held::{Held, lies_with_withheld};
use problem_list::ProblemList;
use project::{Project, ResolvedSite};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use crate::page::Page;
pub use crate::site::{Options as SiteOptions, Reason, Show, Withheld};
pub use closed::{ClosedPage, Finish};
pub use plan::Plan;
pub use search::{IndexCache, IndexedFile};

/// What a plan depends on beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    pub site: SiteOptions,
    /// Takes the place of `base_url`.
    pub base_url: Option<BaseUrl>,
    pub papers: Papers,
}

/// Which papers a site has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Papers {
    /// Those that `site.yaml` and the briefs ask for.
    #[default]
    Asked,
    /// Beside those the PDF edition of every brief that says nothing else.
    OfBriefs,
    /// Beside those a dossier of every term that may have one.
    Dossiers,
}

/// A file that was parsed, with the reasons if it is no document.
type ParseResult = Result<Arc<Document>, Vec<Diagnostic>>;

/// What one plan leaves to the next, so that only what changed is made again.
#[derive(Default)]
pub struct PlanCache {
    documents: Memo<SourcePath, ParseResult>,
    libraries: Memo<SourcePath, Library>,
    styles: citing::StyleMemo,
    /// Citations as they were written last.
    citations: Arc<CitationMemo>,
    site: Memo<(), ResolvedSite>,
    /// The compiled templates, and those with what all pages show, of each language.
    sets: Vec<Memo<(), CompileResult>>,
    templates: Vec<Memo<(), Templates>>,
}

/// The templates, or what is wrong with them.
type CompileResult = Result<Arc<TemplateSet>, Vec<Diagnostic>>;

/// Plans the site that `snapshot` holds.
pub fn plan(snapshot: &Snapshot, options: &Options, cache: &mut PlanCache) -> Plan {
    let mut problems = snapshot.problems.clone();
    let mut config = settings(snapshot, options, &mut problems);
    let styles = config.as_mut().map(|config| citing::styles(snapshot, config, &mut problems, &mut cache.styles));
    let words: Vec<Arc<Words>> = match &config {
        Some(config) => config.in_each_language().map(|config| Arc::clone(&config.words)).collect(),
        None => vec![Arc::clone(english())],
    };
    let parse_options = config.as_ref().map_or_else(ParseOptions::default, ParseOptions::of);
    // Parsing and compiling are independent.
    let ((parsed, fresh), sets) = rayon::join(
        || parse_all(snapshot, &parse_options, &mut cache.documents),
        || compile_all(snapshot, &words, &mut cache.sets),
    );
    let libraries = config.as_ref().map_or_else(Libraries::new, |config| {
        citing::libraries(snapshot, config, parsed.iter().flatten(), &mut cache.libraries)
    });
    let refused = snapshot.content().zip(&parsed).filter(|(_, outcome)| outcome.is_err()).map(|(text, _)| text);
    let held = config.as_ref().map(|config| Held::new(config, snapshot, refused, &parse_options, &options.site));
    let held = held.unwrap_or_default();
    problems.retain(|problem| !held.explains(problem));
    let (mut documents, unreadable) = sort_out(snapshot, parsed, &held, &mut problems);
    held.join(&mut documents);
    let redirects = &list(snapshot, REDIRECTS_FILE, read_redirects, &mut problems);
    let ledger = &list(snapshot, LEDGER_FILE, read_ledger, &mut problems);
    let Snapshot { blobs, pictures, unpublished, .. } = snapshot;
    let (documents_of_site, unread, libraries) = (&*documents, &unreadable, &libraries);
    let sources = Sources {
        documents: documents_of_site,
        unreadable: unread,
        blobs,
        pictures,
        unpublished,
        libraries,
        redirects,
        ledger,
    };
    let resolved = config.map(|config| {
        let (selection, wrong) = site::select(&config, &documents, &unreadable, &options.site);
        problems.extend(wrong);
        problems.retain(|problem| !lies_with_withheld(&selection, &problem.place.file));
        problems.extend(site::twin_texts(&documents, &selection));
        let unreadable = unreadable.iter().filter(|file| !lies_with_withheld(&selection, file)).cloned().collect();
        resolve(&Arc::new(config), Sources { unreadable: &unreadable, ..sources }, selection, &mut cache.site)
    });
    let (resolved, is_replanned) = resolved.unzip();
    let documents = documents.into_iter().map(|document| (document.path.clone(), document)).collect();
    let project = Project { texts: snapshot.texts.clone(), documents, unreadable, resolved };
    let mut templates = None;
    if let Some(resolved) = &project.resolved {
        problems.extend(problem_list::problems_of_scope(&project, Scope::Always));
        problem_list::drop_explained(&mut problems, &project);
        match sets.iter().map(|set| (**set).as_ref()).collect::<Result<Vec<_>, _>>() {
            Ok(sets) => templates = Some(for_pages(&sets, resolved, &mut cache.templates)),
            // The same in each language.
            Err(wrong) => problems.extend(wrong.iter().cloned()),
        }
    }
    let problems = ProblemList::new(&project, problems);
    Plan {
        project,
        templates,
        styles: styles.unwrap_or_default(),
        citations: Arc::clone(&cache.citations),
        problems,
        parsed: fresh,
        is_replanned: is_replanned == Some(true),
    }
}

/// Returns the files that could be read, and the paths of those that could not, or in part only.
fn sort_out(
    snapshot: &Snapshot,
    parsed: Vec<ParseResult>,
    held: &Held,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<Arc<Document>>, BTreeSet<SourcePath>) {
    let mut documents = Vec::with_capacity(parsed.len());
    // A file with no more than a warning is not unreadable: the site is complete without it.
    let stopped = problems.iter().filter(|problem| problem.is_error() && problem.place.file.as_str() != SITE_FILE);
    let mut unreadable: BTreeSet<SourcePath> = stopped.map(|problem| problem.place.file.clone()).collect();
    for ((path, _), outcome) in snapshot.content().zip(parsed) {
        match outcome {
            Ok(document) => {
                if !document.partial_read.problems.is_empty() {
                    unreadable.insert(path.clone());
                    problems.extend(document.partial_read.problems.iter().cloned());
                }
                documents.push(document);
            }
            Err(wrong) => {
                unreadable.insert(path.clone());
                let wrong = wrong.into_iter().map(|problem| in_place(snapshot, problem));
                problems.extend(wrong.filter(|problem| !held.explains(problem)));
            }
        }
    }
    (documents, unreadable)
}

/// Returns the problem, or a clearer one for a text in the folder of a brief: front matter would not help there, another
/// folder would.
fn in_place(snapshot: &Snapshot, problem: Diagnostic) -> Diagnostic {
    let path = &problem.place.file;
    match owner_of(path, |owner| snapshot.texts.contains_key(owner)) {
        Some(owner) if problem.code == Code::NoFrontMatter => problems::inside_a_folder(path, &owner),
        _ => problem,
    }
}

/// Returns what `site.yaml` says, in the words of the site, and what is wrong with these and with what its templates load.
fn settings(snapshot: &Snapshot, options: &Options, problems: &mut Vec<Diagnostic>) -> Option<Config> {
    let (mut config, wrong) = config(snapshot, options.base_url.as_ref());
    problems.extend(wrong);
    if let Some(config) = &mut config {
        match options.papers {
            Papers::Asked => {}
            Papers::OfBriefs => config.ask_for_papers(|pdf| pdf.of_briefs = true),
            Papers::Dossiers => config.ask_for_papers(|pdf| pdf.dossiers = DOSSIERS.to_vec()),
        }
    }
    problems.extend(own_words::read(snapshot, config.as_mut()));
    problems.extend(config.iter().flat_map(|config| forbidden(snapshot, &config.outside)));
    config
}

fn config(snapshot: &Snapshot, base_url: Option<&BaseUrl>) -> (Option<Config>, Vec<Diagnostic>) {
    let file = SourcePath::new(SITE_FILE);
    let Some(text) = snapshot.text(&file) else {
        let is_explained = snapshot.problems.iter().any(|problem| problem.place.file == file);
        return (None, if is_explained { Vec::new() } else { vec![problems::no_site_file(&file)] });
    };
    read_config(&file, text, base_url)
}

/// Returns what `site.yaml` says, for commands that need no more of a site; none if it cannot be read.
pub fn configuration(snapshot: &Snapshot) -> Option<Config> {
    config(snapshot, None).0
}

/// Returns the lines of a file at the root; none without the file.
fn list<T: Default>(
    snapshot: &Snapshot,
    name: &str,
    read: fn(&SourcePath, &str) -> (T, Vec<Diagnostic>),
    problems: &mut Vec<Diagnostic>,
) -> T {
    let file = SourcePath::new(name);
    let (lines, wrong) = snapshot.text(&file).map(|text| read(&file, text)).unwrap_or_default();
    problems.extend(wrong);
    lines
}

/// Parses every content file, in parallel, unless it is remembered. Returns how many were parsed, too.
fn parse_all(
    snapshot: &Snapshot,
    options: &ParseOptions,
    memo: &mut Memo<SourcePath, ParseResult>,
) -> (Vec<ParseResult>, usize) {
    let files: Vec<_> = snapshot.content().collect();
    let options_print = fingerprint_of(options);
    let made: Vec<(Fingerprint, Arc<ParseResult>, bool)> = files
        .par_iter()
        .map(|(path, file)| {
            let key = fingerprint_of(&(path, file.fingerprint, options_print));
            match memo.recall(path, key) {
                Some(parsed) => (key, parsed, false),
                None => (key, Arc::new(parse(path, &file.text, options).map(Arc::new)), true),
            }
        })
        .collect();
    let all = files.iter().zip(&made);
    let fresh: Vec<_> = all
        .filter(|(_, (.., fresh))| *fresh)
        .map(|((path, _), (key, parsed, _))| ((*path).clone(), *key, Arc::clone(parsed)))
        .collect();
    let count = fresh.len();
    memo.update(files.iter().map(|(path, _)| *path), fresh);
    (made.into_iter().map(|(_, parsed, _)| (*parsed).clone()).collect(), count)
}

/// Returns the site and its pages, and whether they were made anew. They are made anew only if a fact, a file beside the
/// texts, or what is public has changed.
fn resolve(
    config: &Arc<Config>,
    sources: Sources<'_>,
    selection: Selection,
    memo: &mut Memo<(), ResolvedSite>,
) -> (Arc<ResolvedSite>, bool) {
    let input = site::fingerprint(config, sources, &selection);
    let public_input = site::public_fingerprint(config, sources, &selection);
    let mut is_made = false;
    let resolved = memo.get_or_make(input, || {
        is_made = true;
        let (site, mut problems) = site::resolve(config, sources, selection);
        let site = Arc::new(site);
        let assets = Assets::new(sources.blobs, BUILTIN_ASSETS);
        let (pages, wrong) =
            crate::page::plan(&site, &Files { blobs: sources.blobs, pictures: sources.pictures, assets: &assets });
        problems.extend(wrong);
        ResolvedSite { site, pages, problems, input, public_input }
    });
    (resolved, is_made)
}

/// Returns the templates of each language, which say these words.
fn compile_all(
    snapshot: &Snapshot,
    words: &[Arc<Words>],
    memos: &mut Vec<Memo<(), CompileResult>>,
) -> Vec<Arc<CompileResult>> {
    memos.resize_with(words.len(), Memo::default);
    words.iter().zip(memos).map(|(words, memo)| compile(snapshot, words, memo)).collect()
}

/// Returns the templates, compiled anew only when one of them has changed.
fn compile(snapshot: &Snapshot, words: &Arc<Words>, memo: &mut Memo<(), CompileResult>) -> Arc<CompileResult> {
    let own: Vec<_> = snapshot.templates().map(|(name, _, file)| (name, file.fingerprint)).collect();
    memo.get_or_make(fingerprint_of(&(own, words)), || TemplateSet::compile(snapshot, words).map(Arc::new))
}

/// Returns the templates of each edition with what all its pages show, made anew only when one of them or a page has changed.
fn for_pages(
    sets: &[&Arc<TemplateSet>],
    resolved: &ResolvedSite,
    memos: &mut Vec<Memo<(), Templates>>,
) -> Vec<Arc<Templates>> {
    memos.resize_with(sets.len(), Memo::default);
    let of_edition = |((set, pages), memo): ((&&Arc<TemplateSet>, &EditionPages), &mut Memo<(), Templates>)| {
        let key = fingerprint_of(&(set.fingerprint(), resolved.input));
        memo.get_or_make(key, || Templates::new(Arc::clone(set), pages))
    };
    sets.iter().zip(&resolved.pages.editions).zip(memos).map(of_edition).collect()
}

/// Renders one page of a plan that is sound.
///
/// # Errors
/// What is wrong with its template.
pub fn render(plan: &Plan, page: &Page) -> Result<Rendered, Vec<Diagnostic>> {
    ClosedPage::new(plan, page).render()
}
