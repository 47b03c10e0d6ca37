//! Links: what every reference of every text leads to, and which files are published because of it.
//!
//! A reference is a path to a source file, relative to the file that it stands in, so that it works in an editor and on
//! a forge as it does on the site; or a rooted address, which can only be held against the list of all addresses and
//! is passed on to plan; or a full address elsewhere, which is nobody's business here. A full address of this site is a
//! rooted one.

mod address;
mod anchors;
mod fault;
mod menu;
mod slash;
mod wiki;

pub use anchors::Anchors;
pub use menu::{MenuAddress, menu_address};
pub use wiki::Names;

use super::lifecycle::Selection;
use super::{Brief, PlainPage, Sources, Tombstones, Translations, routes};
use crate::base::nearest::Suggestions;
use crate::base::{At, BaseUrl, Blob, Diagnostic, Place, Route, SourcePath, route};
use crate::body::{Links, Reference, ReferenceKind, Sentence, wiki_target};
use crate::parse::config::Config;
use crate::parse::document::Document;
use crate::site::graph::Written;
use address::{Address, parts};
use fault::Fault;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A page that can be linked to by its source file.
pub struct Target<'a> {
    pub route: Route,
    pub anchors: Anchors<'a>,
}

/// All such pages, by source file.
pub type Targets<'a> = BTreeMap<SourcePath, Target<'a>>;

/// What the references of one source file are on its page.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// By the address as written.
    pub links: Links,
    /// Those that are files of the site, with their routes.
    pub files: BTreeMap<String, (Route, SourcePath)>,
}

/// A file below `content/` and where it is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublishedFile {
    pub route: Route,
    pub blob: SourcePath,
    /// The file whose page it belongs to.
    pub owner: SourcePath,
}

/// A link to a rooted address, to be held against all addresses.
#[derive(Clone, Debug)]
pub struct Rooted {
    pub place: Place,
    pub written: String,
    pub route: Route,
    pub fragment: Option<String>,
}

/// What following all references gives.
#[derive(Default)]
pub struct Followed {
    pub problems: Vec<Diagnostic>,
    pub files: Vec<PublishedFile>,
    pub rooted: Vec<Rooted>,
    pub resolved: BTreeMap<SourcePath, Resolved>,
    pub unused: Vec<SourcePath>,
    /// The links between pages, in the order of their files and places.
    pub edges: Vec<Written>,
}

/// The pages that have a source file.
pub fn targets<'a>(
    public: &'a [Arc<Document>],
    briefs: &[Arc<Brief>],
    translations: &Translations,
    pages: &[PlainPage],
) -> Targets<'a> {
    let mut routes: BTreeMap<&SourcePath, Route> = BTreeMap::new();
    routes.extend(briefs.iter().map(|brief| (&brief.path, brief.route.clone())));
    routes.extend(translations.iter().map(|version| (&version.path, version.route.clone())));
    routes.extend(pages.iter().map(|page| (&page.source, page.route.clone())));
    for document in public {
        let route = routes::profile(document.identity.kind, &document.identity.name);
        routes.extend(route.map(|route| (&document.path, route)));
    }
    let target = |document: &'a Arc<Document>| {
        let route = routes.get(&document.path)?.clone();
        let facts = &document.facts;
        Some((document.path.clone(), Target { route, anchors: Anchors::new(&facts.headings, &facts.raw_ids) }))
    };
    public.iter().filter_map(target).collect()
}

/// Follows every reference of every public document.
pub fn follow(
    config: &Config,
    sources: Sources<'_>,
    selection: &Selection,
    tombstones: &Tombstones,
    targets: &Targets<'_>,
    names: &Names<'_>,
) -> Followed {
    let public = &selection.public;
    let owners = owners(public);
    let withdrawn = owners.iter().filter(|(_, owner)| tombstones.holds(owner)).map(|(folder, _)| folder.clone());
    let withdrawn: BTreeSet<String> = withdrawn.collect();
    let is_open = |blob: &&SourcePath| selection.folder_around(blob).is_none() && !blob.lies_in(&withdrawn);
    let blobs: BTreeSet<&SourcePath> = sources.blobs.keys().filter(is_open).collect();
    // A public file has no page only if its name is none, or its original could not be read: an error that is told.
    let pageless = public.iter().map(|document| &document.path).filter(|path| !targets.contains_key(*path));
    let faulty = &sources.unreadable.iter().chain(pageless).collect();
    let all = sources.blobs;
    let follower =
        Follower { base: &config.base_url, targets, faulty, all, blobs: &blobs, owners: &owners, tombstones, names };
    let each: Vec<One<'_>> = public.par_iter().map(|document| follower.document(document)).collect();
    let mut followed = Followed::default();
    let mut used = BTreeSet::new();
    let mut suggestions = Suggestions::default();
    for (document, one) in public.iter().zip(each) {
        for fault in one.faults {
            followed.problems.push(fault.tell(&follower, &mut suggestions));
        }
        used.extend(one.used);
        followed.files.extend(one.files);
        followed.rooted.extend(one.rooted);
        let written = |(to, sentence)| Written { source: document.path.clone(), to, sentence };
        followed.edges.extend(one.edges.into_iter().map(written));
        followed.resolved.insert(document.path.clone(), one.resolved);
    }
    own_files(&owners, targets, &blobs, &mut followed.files, &mut used);
    slash::close(&config.base_url, targets, &blobs, &mut followed);
    followed.files.sort();
    followed.files.dedup_by(|a, b| a.route == b.route && a.blob == b.blob);
    let in_content = |blob: &&&SourcePath| blob.as_str().starts_with("content/");
    followed.unused = blobs.iter().filter(in_content).filter(|b| !used.contains(**b)).map(|b| (*b).clone()).collect();
    followed
}

/// The folders that belong to a public file, with that file; a translation shares its original's.
fn owners(public: &[Arc<Document>]) -> BTreeMap<String, SourcePath> {
    let originals = public.iter().filter(|document| document.identity.language.is_none());
    originals.filter_map(|document| Some((document.identity.folder.clone()?, document.path.clone()))).collect()
}

/// Publishes what lies in the folders of public files.
fn own_files(
    owners: &BTreeMap<String, SourcePath>,
    targets: &Targets<'_>,
    blobs: &BTreeSet<&SourcePath>,
    files: &mut Vec<PublishedFile>,
    used: &mut BTreeSet<SourcePath>,
) {
    for blob in blobs {
        let Some((folder, owner)) = owner(blob, owners) else { continue };
        used.insert((*blob).clone());
        if let Some(target) = targets.get(owner) {
            let route = in_folder(&target.route, &blob.as_str()[folder.len() + 1..]);
            files.push(PublishedFile { route, blob: (*blob).clone(), owner: owner.clone() });
        }
    }
}

/// The innermost folder around a file that belongs to a page, and its file.
fn owner<'a>(blob: &SourcePath, owners: &'a BTreeMap<String, SourcePath>) -> Option<(&'a String, &'a SourcePath)> {
    let mut folder = blob.folder();
    loop {
        if let Some(found) = owners.get_key_value(folder) {
            return Some(found);
        }
        folder = folder.rsplit_once('/')?.0;
    }
}

/// The route of a file beside a page, which may itself stand at an address that is no folder.
fn in_folder(page: &Route, rest: &str) -> Route {
    if page.is_page() { page.child(rest) } else { page.parent().child(rest) }
}

struct Follower<'a> {
    base: &'a BaseUrl,
    targets: &'a Targets<'a>,
    /// Files without a page because of an error that is told elsewhere.
    faulty: &'a BTreeSet<&'a SourcePath>,
    /// Every file that is no text, and those of them that can be published.
    all: &'a BTreeMap<SourcePath, Blob>,
    blobs: &'a BTreeSet<&'a SourcePath>,
    owners: &'a BTreeMap<String, SourcePath>,
    tombstones: &'a Tombstones,
    names: &'a Names<'a>,
}

/// What the references of one document give.
#[derive(Default)]
struct One<'a> {
    resolved: Resolved,
    files: Vec<PublishedFile>,
    used: Vec<SourcePath>,
    rooted: Vec<Rooted>,
    /// Where the links lead, with their sentences.
    edges: Vec<(Route, Option<Sentence>)>,
    /// The sentence of the link that is followed.
    sentence: Option<Sentence>,
    faults: Vec<Fault<'a>>,
}

impl One<'_> {
    /// The link that is followed leads to this page.
    fn edge(&mut self, to: Route) {
        self.edges.push((to, self.sentence.take()));
    }

    /// The words of the link that is followed.
    fn words(&self) -> String {
        self.sentence.as_ref().map(|sentence| sentence.words.clone()).unwrap_or_default()
    }
}

impl<'a> Follower<'a> {
    fn document(&self, document: &'a Document) -> One<'a> {
        let one = self.references(document, |at| self.tombstones.shows(&document.path, at));
        if !self.tombstones.holds(&document.path) {
            return one;
        }
        // What the text of a withdrawn brief refers to is kept with it, and not left over.
        One { used: self.references(document, |_| true).used, ..one }
    }

    /// What those references give that stand where `is_shown` says.
    fn references(&self, document: &'a Document, is_shown: impl Fn(&At) -> bool) -> One<'a> {
        let mut one = One::default();
        let own = Anchors::new(&document.facts.headings, &document.facts.raw_ids);
        let body = document.facts.references.iter().map(|reference| {
            let at = At::Reference(reference.address.clone());
            (at, reference)
        });
        let fields = document.fields.iter().map(|(field, reference)| (At::Field(field.clone()), reference));
        let mut seen = BTreeSet::new();
        for (at, reference) in body.chain(fields).filter(|(at, _)| is_shown(at)) {
            // A repeated address of a body is one place; the pipeline shows every occurrence.
            if seen.insert((at.clone(), &reference.address)) {
                let place = Place { file: document.path.clone(), at };
                one.sentence.clone_from(&reference.sentence);
                self.reference((document, &own), place, reference, &mut one);
            }
        }
        for (_, sentence) in &mut one.edges {
            *sentence = sentence.take().map(|sentence| sentence.named(&one.resolved.links));
        }
        one
    }

    /// Follows one reference of a document, whose page has the ids of `own`.
    fn reference(
        &self,
        (document, own): (&Document, &Anchors<'a>),
        place: Place,
        reference: &Reference,
        one: &mut One<'a>,
    ) {
        let (written, kind) = (reference.address.as_str(), reference.kind);
        if wiki_target(written).is_some() {
            return self.wiki(document, own, place, written, one);
        }
        if fault::leads_nowhere(written) {
            return one.faults.push(Fault::Nowhere { place, written: written.to_owned(), kind });
        }
        let below = self.base.below(written);
        if below.is_none() && (route::scheme(written).is_some() || written.starts_with("//")) {
            if kind == ReferenceKind::Image {
                one.faults.push(Fault::Elsewhere { place, written: written.to_owned() });
            }
            return;
        }
        let address = parts(below.unwrap_or(written));
        if address.path.is_empty() {
            if let Some(anchor) = dead_anchor(own, &address) {
                one.faults.push(Fault::Anchor { place, anchor, page: "this page".to_owned(), headings: own.headings });
            }
        } else if address.path.starts_with('/') {
            self.rooted(place, written, &address, one);
        } else {
            self.relative(document, place, written, &address, kind, one);
        }
    }

    fn rooted(&self, place: Place, written: &str, address: &Address<'_>, one: &mut One<'a>) {
        match Route::parse(address.path) {
            Ok(route) => {
                let url = format!("{}{}", self.base.href(&route), route::encode_written(address.suffix));
                one.resolved.links.insert(written.to_owned(), url);
                let blob = SourcePath::new(format!("static{route}"));
                if self.blobs.contains(&blob) {
                    one.resolved.files.insert(written.to_owned(), (route.clone(), blob));
                }
                let fragment = address.fragment.map(str::to_owned);
                one.edge(route.clone());
                one.rooted.push(Rooted { place, written: written.to_owned(), route, fragment });
            }
            Err(_) => {
                let wanted = address.path.trim_start_matches('/');
                let file = format!("static/{}", route::decode(wanted).as_deref().unwrap_or(wanted));
                // A file whose name is no address is told of where it stands.
                if !self.blobs.contains(&SourcePath::new(file)) {
                    let wanted = SourcePath::new(wanted);
                    let (written, words) = (written.to_owned(), one.words());
                    one.faults.push(Fault::Page { place, written, wanted, words });
                }
            }
        }
    }

    fn relative(
        &self,
        document: &Document,
        place: Place,
        written: &str,
        address: &Address<'_>,
        kind: ReferenceKind,
        one: &mut One<'a>,
    ) {
        let decoded = route::decode(address.path).unwrap_or_else(|| address.path.to_owned());
        let Some(wanted) = document.path.join(&decoded) else {
            return one.faults.push(Fault::Outside { place, written: written.to_owned() });
        };
        if let Some(target) = self.targets.get(&wanted) {
            let url = format!("{}{}", self.base.href(&target.route), route::encode_written(address.suffix));
            one.resolved.links.insert(written.to_owned(), url);
            one.edge(target.route.clone());
            if let Some(anchor) = dead_anchor(&target.anchors, address) {
                let (page, headings) = (format!("`{wanted}`"), target.anchors.headings);
                one.faults.push(Fault::Anchor { place, anchor, page, headings });
            }
        } else if self.blobs.contains(&wanted) {
            self.file(document, written, address, wanted, one);
        } else if let Some(page) = self.tombstone(&wanted).filter(|_| kind == ReferenceKind::Link) {
            one.resolved.links.insert(written.to_owned(), self.base.href(page));
            one.edge(page.clone());
        } else if !self.faulty.contains(&wanted) {
            let written = written.to_owned();
            let is_file = kind == ReferenceKind::Image
                || !matches!(&*wanted.extension().to_ascii_lowercase(), "md" | "html" | "");
            one.faults.push(if is_file {
                Fault::File { place, written, wanted }
            } else {
                Fault::Page { place, written, wanted, words: one.words() }
            });
        }
    }

    /// The page of the withdrawn brief in whose folder a file lies.
    fn tombstone(&self, file: &SourcePath) -> Option<&'a Route> {
        let (_, owner) = owner(file, self.owners).filter(|(_, owner)| self.tombstones.holds(owner))?;
        self.targets.get(owner).filter(|_| self.all.contains_key(file)).map(|target| &target.route)
    }

    /// A file: one of `static/` has its address; one of a page's folder stands with that page; any other is published
    /// with the page that refers to it.
    fn file(&self, document: &Document, written: &str, address: &Address<'_>, blob: SourcePath, one: &mut One<'a>) {
        one.used.push(blob.clone());
        let route = if let Some(rest) = blob.as_str().strip_prefix("static/") {
            Route::of(format!("/{rest}"))
        } else if let Some((folder, owner)) = owner(&blob, self.owners) {
            // Without a page for an error that is told.
            let Some(target) = self.targets.get(owner) else { return };
            in_folder(&target.route, &blob.as_str()[folder.len() + 1..])
        } else {
            let Some(target) = self.targets.get(&document.path) else { return };
            let route = in_folder(&target.route, blob.name());
            let owner = document.path.clone();
            one.files.push(PublishedFile { route: route.clone(), blob: blob.clone(), owner });
            route
        };
        let url = format!("{}{}", self.base.href(&route), route::encode_written(address.suffix));
        one.resolved.links.insert(written.to_owned(), url);
        one.resolved.files.insert(written.to_owned(), (route, blob));
    }
}

/// The fragment of an address that names nothing on the page with these ids.
fn dead_anchor(anchors: &Anchors<'_>, address: &Address<'_>) -> Option<String> {
    let fragment = address.fragment.filter(|fragment| !fragment.is_empty() && *fragment != "top")?;
    let anchor = route::decode(fragment).unwrap_or_else(|| fragment.to_owned());
    (!anchors.has(&anchor)).then_some(anchor)
}
