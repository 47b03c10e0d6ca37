//! The state of a preview: the newest plan that can be shown, the errors of the newest plan of all, and when each file
//! that is no page last changed.

use super::overlay::Overlay;
use crate::base::{BaseUrl, Fingerprint, Route, SourcePath};
use crate::pipeline::{Page, Plan, SiteOptions, Withheld};
use crate::source::{Scan, Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// A plan that can be shown.
pub(super) struct ShownPlan {
    pub plan: Plan,
    options: SiteOptions,
    pub base: BaseUrl,
    withheld: OnceLock<BTreeMap<SourcePath, Withheld>>,
    index: OnceLock<(BTreeSet<SourcePath>, Option<Fingerprint>)>,
}

/// What a look-up of a route finds.
pub(super) enum Lookup<'a> {
    Page(&'a Page),
    /// It is a folder, whose address ends with a slash.
    Folder,
    NotFound,
}

impl ShownPlan {
    /// Returns a plan that can be shown, or else the plan itself.
    ///
    /// # Errors
    /// The plan, if something is wrong with it.
    pub fn of(plan: Plan, options: SiteOptions) -> Result<Self, Box<Plan>> {
        let base = plan.site().filter(|_| plan.is_sound()).map(|site| site.config.base_url.clone());
        match base {
            Some(base) => Ok(Self { plan, options, base, withheld: OnceLock::new(), index: OnceLock::new() }),
            None => Err(Box::new(plan)),
        }
    }

    /// Returns the page with exactly this route. Pages are in the order of their routes.
    pub fn page(&self, route: &str) -> Option<&Page> {
        let pages = self.plan.pages();
        pages.binary_search_by(|page| page.route.as_str().cmp(route)).ok().map(|at| &pages[at])
    }

    /// Returns where a route leads on GitHub Pages: to a page, an `index.html`, a file, or a file without its `.html`.
    pub fn find(&self, route: &str) -> Lookup<'_> {
        if route.ends_with('/') {
            let page = self.page(route).or_else(|| self.page(&format!("{route}index.html")));
            return page.map_or(Lookup::NotFound, Lookup::Page);
        }
        let index = route.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
        let page = self.page(route).or_else(|| self.page(index?)).or_else(|| self.page(&format!("{route}.html")));
        match page {
            Some(page) => Lookup::Page(page),
            None if self.is_folder(&format!("{route}/")) => Lookup::Folder,
            None => Lookup::NotFound,
        }
    }

    fn is_folder(&self, route: &str) -> bool {
        let pages = self.plan.pages();
        let at = pages.partition_point(|page| page.route.as_str() < route);
        pages.get(at).is_some_and(|page| page.route.as_str().starts_with(route))
    }

    /// Returns the page that a source file of its own makes; not an old address of it.
    pub fn page_of(&self, source: &SourcePath) -> Option<&Page> {
        let is_its = |page: &&Page| page.origin.source.as_ref() == Some(source) && page.route.is_html();
        self.plan.pages().iter().filter(is_its).find(|page| page.leads_to().is_none())
    }

    /// Returns what the search index of the plan marks as not public yet, and the fingerprint of all that it is made of.
    pub fn index_input(&self) -> &(BTreeSet<SourcePath>, Option<Fingerprint>) {
        self.index.get_or_init(|| {
            let withheld = self.withheld().keys().cloned().collect();
            let input = self.plan.index_input(&withheld);
            (withheld, input)
        })
    }

    /// Returns the files that readers do not see now, whether they are shown here or not.
    pub fn withheld(&self) -> &BTreeMap<SourcePath, Withheld> {
        self.withheld.get_or_init(|| self.plan.withheld_by_path(self.options.as_of))
    }
}

/// Everything that requests are answered from.
#[derive(Clone, Default)]
pub(super) struct PreviewState {
    /// Counts what was planned or found wrong since the preview began.
    pub generation: u64,
    /// The newest plan that can be shown.
    pub shown: Option<Arc<ShownPlan>>,
    /// The plan that was shown before, for a page that `shown` cannot render.
    pub previous: Option<Arc<ShownPlan>>,
    /// The newest plan of which every page was rendered, for a page that neither can render.
    pub last_complete: Option<Arc<ShownPlan>>,
    pub overlay: Option<Arc<Overlay>>,
    /// The newest sources, whether they can be shown or not.
    pub scan: Arc<Scan>,
    pub files: Arc<FileVersions>,
    pub renames: Arc<Renames>,
}

/// Of each file that is no page, its fingerprint, and the generation in which it last changed.
#[derive(Default)]
pub(super) struct FileVersions(BTreeMap<Route, (Fingerprint, u64)>);

impl FileVersions {
    /// Returns the files of a plan that is made in this generation.
    pub fn next(&self, plan: &Plan, generation: u64) -> Self {
        let files = plan.pages().iter().filter(|page| !page.route.is_html());
        let entries = files.map(|page| {
            let since = match self.0.get(&page.route) {
                Some((input, since)) if *input == page.input => *since,
                _ => generation,
            };
            (page.route.clone(), (page.input, since))
        });
        Self(entries.collect())
    }

    /// Returns the files that changed after a generation.
    pub fn changed_since(&self, generation: u64) -> impl Iterator<Item = &Route> {
        self.0.iter().filter(move |(_, (_, since))| *since > generation).map(|(route, _)| route)
    }
}

/// Files that were renamed, by their old names.
#[derive(Clone, Default)]
pub(super) struct Renames(BTreeMap<SourcePath, SourcePath>);

/// Most names that are remembered. Past it the first of the alphabet go: nobody has so many tabs.
const MOST_RENAMED: usize = 1_000;

impl Renames {
    /// Returns the renames known after a scan that followed a snapshot. A file that went is the one that came with the same
    /// text, or the only one that came if no other of its folder went.
    pub fn after(&self, before: &Snapshot, scan: &Scan) -> Self {
        let mut renames = self.clone();
        let (old_texts, new_texts) = (&before.texts, &scan.snapshot.texts);
        let (gone, come): (Vec<&SourcePath>, Vec<&SourcePath>) = scan
            .changed
            .iter()
            .filter(|file| old_texts.contains_key(*file) != new_texts.contains_key(*file))
            .partition(|file| old_texts.contains_key(*file));
        let by_text: BTreeMap<Fingerprint, &SourcePath> =
            come.iter().map(|file| (new_texts[*file].fingerprint, *file)).collect();
        for old in &gone {
            let only = |files: &[&'_ SourcePath]| {
                let mut beside = files.iter().filter(|file| file.folder() == old.folder());
                beside.next().filter(|_| beside.next().is_none()).map(|file| (*file).clone())
            };
            let same = by_text.get(&old_texts[*old].fingerprint).map(|file| (*file).clone());
            if let Some(new) = same.or_else(|| only(&gone).and_then(|_| only(&come))) {
                renames.add((*old).clone(), new);
            }
        }
        renames
    }

    /// Adds that `old` is called `new`.
    pub fn add(&mut self, old: SourcePath, new: SourcePath) {
        self.0.remove(&new);
        self.0.insert(old, new);
        while self.0.len() > MOST_RENAMED {
            self.0.pop_first();
        }
    }

    /// Returns the name that a file has now.
    pub fn follow<'a>(&'a self, file: &'a SourcePath) -> &'a SourcePath {
        let mut seen = BTreeSet::new();
        let mut now = file;
        while let Some(next) = self.0.get(now).filter(|_| seen.insert(now)) {
            now = next;
        }
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_followed_through_all_its_changes() {
        let path = SourcePath::new;
        let mut renamed = Renames::default();
        renamed.add(path("a"), path("b"));
        renamed.add(path("b"), path("c"));
        assert_eq!(renamed.follow(&path("a")).as_str(), "c");
        renamed.add(path("c"), path("a"));
        assert_eq!(renamed.follow(&path("b")).as_str(), "a");
        assert_eq!(renamed.follow(&path("x")).as_str(), "x");
        for at in 0..2 * MOST_RENAMED {
            renamed.add(SourcePath::new(format!("f{at}")), path("z"));
        }
        assert_eq!(renamed.0.len(), MOST_RENAMED);
    }
}
