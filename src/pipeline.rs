//! The two verbs: [`plan`] makes every decision about a site, [`render`] makes one of its pages.
//!
//! `build` and `check` render every route, a preview renders the one that is open first. Nothing else may call a
//! stage, so what is published, checked and previewed is one site.

mod address_reason;
mod closed;
mod problem_list;
mod withheld;

use crate::base::code::Scope;
use crate::base::memo::Memo;
use crate::base::route::scheme;
use crate::base::{
    Artifact, BaseUrl, Code, Diagnostic, Fingerprint, LEDGER_FILE, Place, REDIRECTS_FILE, SourcePath, fingerprint_of,
    problems,
};
use crate::page::{Assets, Files, Pages};
use crate::parse::config::{Config, read_config};
use crate::parse::document::{Document, ParseOptions, owner_of, parse};
use crate::parse::ledger::read_ledger;
use crate::parse::redirects::read_redirects;
use crate::render::{TemplateSet, Templates};
use crate::site::{self, Selection, Site, Sources};
use crate::source::{BUILTIN_ASSETS, SITE_FILE, Snapshot, TextFile};
use jiff::tz::TimeZone;
use problem_list::ProblemList;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use crate::page::Page;
pub use crate::site::{Options as SiteOptions, Reason, Show, Withheld};
pub use closed::Closed;

/// What a plan depends on beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    pub site: SiteOptions,
    /// Takes the place of `base_url`.
    pub base_url: Option<BaseUrl>,
}

/// A file that was parsed, with the reasons if it is no document.
type Parsed = Result<Arc<Document>, Vec<Diagnostic>>;

/// The resolved site with its pages, and what was found wrong on the way.
struct Resolved {
    site: Arc<Site>,
    pages: Pages,
    problems: Vec<Diagnostic>,
    /// Of all that it was made from.
    input: Fingerprint,
}

/// What is kept from one plan to the next.
#[derive(Default)]
pub struct Kept {
    documents: Memo<SourcePath, Parsed>,
    site: Memo<(), Resolved>,
    set: Memo<(), Compiled>,
    templates: Memo<(), Templates>,
}

/// The templates, or what is wrong with them.
type Compiled = Result<Arc<TemplateSet>, Vec<Diagnostic>>;

/// Every decision about a site at one moment.
pub struct Plan {
    resolved: Option<Arc<Resolved>>,
    templates: Option<Arc<Templates>>,
    documents: BTreeMap<SourcePath, Arc<Document>>,
    unreadable: BTreeSet<SourcePath>,
    texts: BTreeMap<SourcePath, TextFile>,
    problems: ProblemList,
    /// How many files were parsed for this plan, rather than remembered.
    pub parsed: usize,
    /// Whether the site was resolved and planned anew, since a fact had changed.
    pub is_replanned: bool,
}

/// Plans the site that `snapshot` holds.
pub fn plan(snapshot: &Snapshot, options: &Options, kept: &mut Kept) -> Plan {
    let mut problems = snapshot.problems.clone();
    let (config, wrong) = config(snapshot, options.base_url.as_ref());
    problems.extend(wrong);
    let parse_options = config.as_ref().map_or_else(ParseOptions::default, |config| ParseOptions {
        raw_html: config.raw_html,
        extra_keys: config.extra_keys.clone(),
        base_url: Some(config.base_url.clone()),
    });
    // They need nothing of each other.
    let ((parsed, fresh), set) =
        rayon::join(|| parse_all(snapshot, &parse_options, &mut kept.documents), || compile(snapshot, &mut kept.set));
    let mut documents = Vec::with_capacity(parsed.len());
    // A warning stops nothing, so what it passes by is as if it were not there.
    let stopped = snapshot.problems.iter().filter(|problem| problem.is_error());
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
                problems.extend(wrong.into_iter().map(|problem| in_place(snapshot, problem)));
            }
        }
    }
    let redirects = &list(snapshot, REDIRECTS_FILE, read_redirects, &mut problems);
    let ledger = &list(snapshot, LEDGER_FILE, read_ledger, &mut problems);
    let blobs = &snapshot.blobs;
    let sources = Sources { documents: &documents, unreadable: &unreadable, blobs, redirects, ledger };
    let resolved = config.map(|config| {
        let (selection, wrong) = site::select(&config, sources, &options.site);
        problems.extend(wrong);
        resolve(&Arc::new(config), sources, selection, kept)
    });
    let (resolved, is_replanned) = resolved.unzip();
    let documents: BTreeMap<SourcePath, Arc<Document>> =
        documents.into_iter().map(|document| (document.path.clone(), document)).collect();
    let mut templates = None;
    if let Some(resolved) = &resolved {
        problems.extend(problem_list::found(resolved, &documents, Scope::Always));
        problem_list::drop_explained(&mut problems, &documents);
        match &*set {
            Ok(set) => templates = Some(for_pages(set, resolved, &mut kept.templates)),
            Err(wrong) => problems.extend(wrong.iter().cloned()),
        }
    }
    let texts = snapshot.texts.clone();
    let mut plan = Plan {
        resolved,
        templates,
        documents,
        unreadable,
        texts,
        problems: ProblemList::default(),
        parsed: fresh,
        is_replanned: is_replanned == Some(true),
    };
    plan.problems = ProblemList::new(&plan, problems);
    plan
}

/// A text in the folder of a brief needs no front matter but another place: with front matter it would be in the way.
fn in_place(snapshot: &Snapshot, problem: Diagnostic) -> Diagnostic {
    let path = &problem.place.file;
    match owner_of(path, |owner| snapshot.texts.contains_key(owner)) {
        Some(owner) if problem.code == Code::NoFrontMatter => problems::inside_a_folder(path, &owner),
        _ => problem,
    }
}

fn config(snapshot: &Snapshot, base_url: Option<&BaseUrl>) -> (Option<Config>, Vec<Diagnostic>) {
    let file = SourcePath::new(SITE_FILE);
    let Some(text) = snapshot.text(&file) else {
        let told = snapshot.problems.iter().any(|problem| problem.place.file == file);
        let missing = if told { Vec::new() } else { vec![problems::no_site_file(&file)] };
        return (None, missing);
    };
    read_config(&file, text, base_url)
}

/// What `site.yaml` says, for commands that need no more of a site; none if it cannot be read.
pub fn configuration(snapshot: &Snapshot) -> Option<Config> {
    config(snapshot, None).0
}

/// The time zone of a site, in which a command's own dates are meant; UTC where the site does not say.
pub fn timezone(snapshot: &Snapshot) -> TimeZone {
    configuration(snapshot).map_or(TimeZone::UTC, |config| config.timezone)
}

/// The lines of a file at the root; none without the file.
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

/// Parses every content file, in parallel, unless it is remembered; with how many were parsed.
fn parse_all(snapshot: &Snapshot, options: &ParseOptions, kept: &mut Memo<SourcePath, Parsed>) -> (Vec<Parsed>, usize) {
    let files: Vec<_> = snapshot.content().collect();
    let options_print = fingerprint_of(options);
    let memo = &*kept;
    let made: Vec<(Fingerprint, Arc<Parsed>, bool)> = files
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
    kept.update(files.iter().map(|(path, _)| *path), fresh);
    (made.into_iter().map(|(_, parsed, _)| (*parsed).clone()).collect(), count)
}

/// The site and its pages, made anew only when a fact, a file beside the texts, or what is public has changed.
fn resolve(config: &Arc<Config>, sources: Sources<'_>, selection: Selection, kept: &mut Kept) -> (Arc<Resolved>, bool) {
    let key = site::fingerprint(config, sources, &selection);
    if let Some(resolved) = kept.site.recall(&(), key) {
        return (resolved, false);
    }
    let (site, mut problems) = site::resolve(config, sources, selection);
    let site = Arc::new(site);
    let assets = Assets::new(sources.blobs, BUILTIN_ASSETS);
    let (pages, wrong) = crate::page::plan(&site, &Files { blobs: sources.blobs, assets: &assets });
    problems.extend(wrong);
    let resolved = Arc::new(Resolved { site, pages, problems, input: key });
    kept.site.keep_only([((), key, Arc::clone(&resolved))]);
    (resolved, true)
}

/// The templates, compiled anew only when one of them has changed.
fn compile(snapshot: &Snapshot, kept: &mut Memo<(), Compiled>) -> Arc<Compiled> {
    let own: Vec<_> = snapshot.templates().map(|(name, _, file)| (name, file.fingerprint)).collect();
    only(kept, fingerprint_of(&own), || TemplateSet::compile(snapshot).map(Arc::new))
}

/// The templates with what all pages show, made anew only when one of them or a page has changed.
fn for_pages(set: &Arc<TemplateSet>, resolved: &Resolved, kept: &mut Memo<(), Templates>) -> Arc<Templates> {
    let key = fingerprint_of(&(set.fingerprint(), resolved.input));
    only(kept, key, || Templates::new(Arc::clone(set), &resolved.pages))
}

/// The only value of a memo, made anew if it was made from another input.
fn only<T>(kept: &mut Memo<(), T>, input: Fingerprint, make: impl FnOnce() -> T) -> Arc<T> {
    kept.recall(&(), input).unwrap_or_else(|| {
        let made = Arc::new(make());
        kept.keep_only([((), input, Arc::clone(&made))]);
        made
    })
}

impl Plan {
    /// What is wrong with the site itself, sorted.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.problems.always()
    }

    /// Everything that is wrong or could be better, sorted.
    pub fn all_problems(&self) -> &[Diagnostic] {
        self.problems.all(self)
    }

    /// Everything that is wrong with one file or could be better in it, sorted.
    pub fn problems_of(&self, file: &SourcePath) -> Vec<Diagnostic> {
        self.problems.of(self, file)
    }

    /// Whether the site can be rendered.
    pub fn is_sound(&self) -> bool {
        self.templates.is_some() && !self.problems().any(Diagnostic::is_error)
    }

    /// All pages, in the order of their routes; none when there is no readable configuration.
    pub fn pages(&self) -> &[Page] {
        self.resolved.as_ref().map_or(&[], |resolved| &resolved.pages.pages)
    }

    /// The resolved site.
    pub fn site(&self) -> Option<&Site> {
        self.resolved.as_ref().map(|resolved| &*resolved.site)
    }

    /// The text of a source file.
    pub fn text(&self, file: &SourcePath) -> Option<&str> {
        self.texts.get(file).map(|file| &*file.text)
    }

    /// The fingerprint of everything that a page's bytes depend on.
    pub fn input(&self, page: &Page) -> Fingerprint {
        Closed::new(self, page).input()
    }

    /// Every address elsewhere that the site refers to, and where.
    pub fn external_addresses(&self) -> BTreeMap<String, Vec<Place>> {
        let mut addresses: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        let Some(site) = self.site() else { return addresses };
        for document in site.public.iter().filter_map(|path| self.documents.get(path)) {
            let shown = document.addresses().into_iter().filter(|(at, _)| site.tombstones.shows(&document.path, at));
            for (at, address) in shown {
                if matches!(scheme(address).as_deref(), Some("http" | "https")) {
                    let places = addresses.entry(address.to_owned()).or_default();
                    let place = Place { file: document.path.clone(), at };
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
            }
        }
        addresses
    }
}

/// Renders one page of a plan that is sound.
///
/// # Errors
/// What is wrong with its template.
pub fn render(plan: &Plan, page: &Page) -> Result<Artifact, Vec<Diagnostic>> {
    Closed::new(plan, page).render()
}
