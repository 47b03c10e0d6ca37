//! What must not come back with an earlier publication.
//!
//! A rollback publishes an old tree as it is, so it is the one way for a text to become public that today's sources
//! withhold or have withdrawn. Which addresses those have is known by planning the site with everything shown. An old
//! tree that holds one is refused and never filtered: what is left would be a site that nobody has looked at.

use super::compare::url_of;
use super::refusal::{MEND_AND_PUBLISH, Refusal};
use super::temporary::TemporaryRepository;
use super::tree::Tree;
use crate::base::{Artifact, BaseUrl, Body, Language, Rendered, Route};
use crate::pipeline::{self, Plan};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What the page of a withdrawn brief says of itself to machines. A template of the site's own may leave it out; such a
/// page counts as withdrawn if it is the one that today's sources give.
const TOMBSTONE: &[u8] = b"\"creativeWorkStatus\":\"Withdrawn\"";

/// Why an address must not come back: its page is withheld now.
const WITHHELD: &str = "withheld";

/// Or its brief is withdrawn.
const WITHDRAWN: &str = "withdrawn";

/// The refusal where the names of an old tree's briefs are not known.
const UNREADABLE: &str =
    "the `catalogue.json` of the earlier publication cannot be read, so it may hold what is withheld now";

/// What today's sources do not show, and an earlier publication must not bring back.
pub(super) struct RollbackGuard<'a> {
    base: &'a BaseUrl,
    today: &'a Plan,
    public: BTreeSet<String>,
    withheld: BTreeSet<String>,
    /// Folders of withheld and withdrawn briefs, with a closing `/`.
    folders: Vec<(String, &'static str)>,
    tombstones: BTreeSet<String>,
    /// Titles and slugs of withheld briefs, which may have had another address.
    names: BTreeSet<&'a str>,
}

impl<'a> RollbackGuard<'a> {
    /// Returns what is not public today, by the plan of the public site and one that shows everything.
    pub(super) fn new(base: &'a BaseUrl, today: &'a Plan, everything: &Plan) -> Self {
        let public: BTreeSet<String> = today.pages().iter().map(|page| page.route.output_path()).collect();
        let (mut folders, mut tombstones, mut names) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        let site = today.site().expect("a sound plan has a site");
        let folder = |route: &Route| route.is_page().then(|| route.as_str().trim_start_matches('/').to_owned());
        let sources: BTreeSet<_> = site.withheld.iter().map(|one| &one.path).collect();
        let mut withheld = BTreeSet::new();
        for page in everything.pages() {
            let path = page.route.output_path();
            let Some(source) = page.origin.source.as_ref().filter(|source| sources.contains(source)) else { continue };
            if public.contains(&path) {
                continue;
            }
            if source.as_str().starts_with("content/briefs/") {
                let own = folder(&page.route).filter(|folder| !folder.is_empty());
                folders.extend(own.map(|folder| (folder, WITHHELD)));
            }
            withheld.insert(path);
        }
        for one in site.withheld.iter().filter(|one| one.kind.word() == "brief" && !one.is_translation) {
            names.extend([one.title.as_str(), one.name.as_str()]);
        }
        for route in withdrawn(today) {
            tombstones.insert(route.output_path());
            folders.extend(folder(route).map(|folder| (folder, WITHDRAWN)));
        }
        Self { base, today, public, withheld, folders, tombstones, names }
    }

    /// Looks for what must not come back in an old tree.
    ///
    /// # Errors
    /// The first address of it.
    pub(super) fn refuse(&self, repository: &TemporaryRepository, old: &Tree) -> Result<(), Refusal> {
        let mut found: BTreeMap<String, &'static str> = BTreeMap::new();
        for path in old.files.keys() {
            if self.tombstones.contains(path) {
                if !self.is_tombstone(path, &old.bytes(repository, path)?.unwrap_or_default()) {
                    found.insert(path.clone(), WITHDRAWN);
                }
            } else if self.withheld.contains(path) {
                found.insert(path.clone(), WITHHELD);
            } else if !self.public.contains(path) {
                let reason = self.folders.iter().find(|(folder, _)| path.starts_with(folder.as_str()));
                found.extend(reason.map(|(_, reason)| (path.clone(), *reason)));
            }
        }
        for path in self.renamed(repository, old)? {
            found.entry(path).or_insert(WITHHELD);
        }
        let Some((path, reason)) = found.first_key_value() else { return Ok(()) };
        let url = url_of(path, self.base);
        let more = match found.len() - 1 {
            0 => String::new(),
            more => format!(", and {more} more addresses"),
        };
        let what = format!("the earlier publication holds what is {reason} now: {url}{more}");
        Err(Refusal::new(what, MEND_AND_PUBLISH))
    }

    /// Whether a page shows that its brief is withdrawn.
    fn is_tombstone(&self, path: &str, bytes: &[u8]) -> bool {
        let says_so = bytes.windows(TOMBSTONE.len()).any(|window| window == TOMBSTONE);
        let is_of_today = || {
            let mut pages = self.today.pages().iter();
            let page = pages.find(|page| page.route.output_path() == path)?;
            let whole = Artifact { path: path.to_owned(), body: Body::Bytes(bytes.to_vec()) };
            Some(pipeline::render(self.today, page).ok()? == Rendered::Whole(whole))
        };
        says_so || is_of_today() == Some(true)
    }

    /// Returns pages of an old tree that its own catalogue gives the title or the slug of a brief that is withheld now.
    fn renamed(&self, repository: &TemporaryRepository, old: &Tree) -> Result<Vec<String>, Refusal> {
        // One in each language.
        let is_ours = |path: &str| {
            let folder = path.strip_suffix("catalogue.json").unwrap_or(path).trim_end_matches('/');
            folder.is_empty() || Language::of(folder).is_known()
        };
        let is_catalogue = |path: &&String| path.rsplit('/').next() == Some("catalogue.json");
        let mut records: Vec<Value> = Vec::new();
        for path in old.files.keys().filter(is_catalogue) {
            let bytes = old.bytes(repository, path)?.unwrap_or_default();
            let mut catalogue: Value = serde_json::from_slice(&bytes).unwrap_or_default();
            match catalogue.get_mut("briefs").map(Value::take) {
                Some(Value::Array(briefs)) => records.extend(briefs),
                // A file of this name elsewhere may be anybody's.
                _ if !is_ours(path) || self.names.is_empty() => {}
                _ => return Err(Refusal::new(UNREADABLE, MEND_AND_PUBLISH)),
            }
        }
        let is_withheld = |record: &&Value| {
            ["title", "slug"].iter().any(|key| record[*key].as_str().is_some_and(|name| self.names.contains(name)))
        };
        let path = |record: &Value| {
            let below = self.base.below(record["url"].as_str()?)?;
            Some(Route::parse(below).ok()?.output_path())
        };
        let paths = records.iter().filter(is_withheld).filter_map(path);
        Ok(paths.filter(|path| !self.public.contains(path)).collect())
    }
}

/// Returns the pages of withdrawn briefs and their translations.
pub(super) fn withdrawn(plan: &Plan) -> impl Iterator<Item = &Route> {
    plan.site().into_iter().flat_map(|site| {
        let own = site.editions.iter().flat_map(|edition| edition.own_briefs());
        let briefs = own.filter(|brief| brief.is_withdrawn).map(|brief| &brief.route);
        let versions = site.editions.iter().flat_map(|edition| edition.translations.iter());
        briefs.chain(versions.filter(|version| version.is_withdrawn).map(|version| &version.route))
    })
}
