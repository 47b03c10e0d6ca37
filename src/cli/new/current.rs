//! The site that a new file is made for, as it stands, and what would be wrong with it if it held the file.

use crate::base::{Code, Diagnostic, Route, SourcePath};
use crate::parse::document::{ContentKind, identify, untranslated_path};
use crate::pipeline::{self, Options, Papers, Plan, PlanCache, Show, SiteOptions};
use crate::site::{Brief, Site};
use crate::source::Snapshot;
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is to be written: the files around it first, the brief last.
pub type NewFiles = Vec<(SourcePath, String)>;

/// The site as it stands, drafts included, for looking up names and for comparing.
pub struct CurrentSite {
    pub snapshot: Snapshot,
    options: Options,
    pub plan: Plan,
}

impl CurrentSite {
    /// Plans a site with all that is withheld.
    pub fn new(snapshot: Snapshot, now: Timestamp) -> Self {
        let options =
            Options { site: SiteOptions { as_of: now, show: Show::Everything }, base_url: None, papers: Papers::Asked };
        let plan = pipeline::plan(&snapshot, &options, &mut PlanCache::default());
        Self { snapshot, options, plan }
    }

    /// Returns who has the address of a brief, or the slug or file that goes with it.
    pub fn holder(&self, site: &Site, route: &Route, path: &SourcePath) -> Option<String> {
        let slug = route.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default();
        let language = |path: &SourcePath| identify(path).ok().and_then(|identity| identity.language);
        let is_it = |brief: &&Arc<Brief>| brief.slug.as_str() == slug && language(&brief.path) == language(path);
        let brief = site.briefs().into_iter().find(is_it).map(|brief| brief.path.clone());
        let page = self.plan.pages().iter().find(|page| page.route == *route);
        let page = page.and_then(|page| page.origin.source.clone());
        // A brief that cannot be read has the slug that its name is, as far as anybody knows.
        let named = |path: &&SourcePath| {
            let is_read = site.public.contains_key(*path);
            let identity = identify(path).ok().filter(|identity| identity.kind == ContentKind::Brief && !is_read);
            identity.is_some_and(|identity| identity.name == slug && identity.language == language(path))
        };
        let unreadable = self.snapshot.texts.keys().find(named).cloned();
        let there = self.snapshot.texts.contains_key(path).then(|| path.clone());
        [brief, page, unreadable, there].into_iter().flatten().next().map(|holder| format!("`{holder}`"))
    }

    /// Returns a file of which a new one would be a version in another language, by its name.
    pub fn version_of(&self, path: &SourcePath) -> Option<&SourcePath> {
        let name = |path: &SourcePath| Some(untranslated_path(path, &identify(path).ok()?));
        let own = name(path);
        self.snapshot.texts.keys().find(|other| name(other) == own)
    }

    /// Returns what would be wrong with the site if it held these files and is not wrong now; their placeholders apart.
    pub fn consequences(&self, files: &[(SourcePath, String)]) -> (Vec<Diagnostic>, Plan) {
        let mut snapshot = self.snapshot.clone();
        files.iter().for_each(|(path, text)| snapshot.add(path.as_str(), text));
        let plan = pipeline::plan(&snapshot, &self.options, &mut PlanCache::default());
        let known: BTreeSet<_> = self.plan.problems().iter().map(Diagnostic::mistake).collect();
        let news = plan.problems().iter().filter(|problem| {
            let is_new = !known.contains(&problem.mistake());
            is_new && problem.code != Code::Placeholder
        });
        let news = news.cloned().collect();
        (news, plan)
    }

    /// Returns the file of a kind that has this name already, in whatever case and form.
    pub fn file_of(&self, kind: ContentKind, name: &str) -> Option<&SourcePath> {
        self.snapshot.texts.keys().find(|path| {
            let identity = identify(path).ok().filter(|identity| identity.kind == kind && identity.language.is_none());
            identity.is_some_and(|identity| identity.name.to_lowercase() == name)
        })
    }
}
