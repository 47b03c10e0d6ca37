//! Two sources for one address, and links to addresses that are none: found when every address is known and nothing
//! is written.

use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Language, Place, Route, SITE_FILE, SourcePath, problems, route};
use crate::page::content::Page;
use crate::parse::document::identify;
use crate::site::{Anchors, Rooted, Site, routes};
use std::collections::{BTreeMap, HashMap};

/// Sorts the pages by route, drops those whose address is taken, and reports each of them.
pub fn check(site: &Site, pages: &mut Vec<Page>) -> Vec<Diagnostic> {
    pages.sort_by(|a, b| (&a.route, &a.origin.source).cmp(&(&b.route, &b.origin.source)));
    let mut problems = Vec::new();
    let mut taken: HashMap<String, usize> = HashMap::with_capacity(pages.len());
    let mut keep = Vec::with_capacity(pages.len());
    for (at, page) in pages.iter().enumerate() {
        let first = *taken.entry(page.route.key()).or_insert(at);
        if first != at {
            problems.push(collision(site, page, &pages[first]));
        }
        keep.push(first == at);
    }
    // `/a` as a file and `/a/` as a folder cannot both be on a disk.
    for (at, page) in pages.iter().enumerate().filter(|(at, _)| keep[*at]) {
        let key = page.route.key();
        if let Some(file) = folders(&key).filter_map(|folder| taken.get(folder)).find(|file| **file != at) {
            problems.push(collision(site, page, &pages[*file]));
        }
    }
    let mut keep = keep.into_iter();
    pages.retain(|_| keep.next().unwrap_or(true));
    problems.extend(within_indexes(site, pages));
    problems
}

/// Reports pages in the folders of the search indexes, which are made later and may have any name there.
fn within_indexes(site: &Site, pages: &[Page]) -> Vec<Diagnostic> {
    let editions = site.editions.iter().filter(|edition| edition.config.search);
    let folders = editions.map(|edition| routes::search_index(&edition.config.prefix));
    let inside = folders.flat_map(|folder| {
        let from = pages.partition_point(|page| page.route < folder);
        pages[from..].iter().take_while(move |page| page.route.as_str().starts_with(folder.as_str()))
    });
    let problem = |page: &Page| {
        let site_file = SourcePath::new(SITE_FILE);
        let file = page.origin.source.as_ref().unwrap_or(&site_file);
        let place = stated(site, page).map_or_else(|| Place::file(file), |field| Place::field(file, field.clone()));
        problems::url_collision(place, page.route.as_str(), "the tool itself (the search index)")
    };
    inside.map(problem).collect()
}

/// Returns the problem of a page whose address another page has. It stands where the address is stated, in whichever of
/// the two files; otherwise at the file, since its name is the address.
fn collision(site: &Site, page: &Page, other_page: &Page) -> Diagnostic {
    let sources = [page, other_page].map(|page| page.origin.source.as_ref());
    let is_static = |source: &&SourcePath| source.as_str().starts_with("static/");
    let in_static = sources.iter().flatten().any(is_static);
    let stating = [page, other_page].iter().position(|page| stated(site, page).is_some()).filter(|_| !in_static);
    let blamed = stating.or_else(|| sources.iter().position(Option::is_some)).unwrap_or(0);
    let (page, other) = if blamed == 0 { (page, other_page) } else { (other_page, page) };
    let site_file = SourcePath::new(SITE_FILE);
    let file = page.origin.source.as_ref().unwrap_or(&site_file);
    let (url, other) = (page.route.as_str(), other.origin.name());
    if in_static {
        return problems::static_collision(Place::file(file), url, &other);
    }
    let place = match stated(site, page) {
        Some(field) => Place::field(file, field.clone()),
        None => Place::file(file),
    };
    problems::url_collision(place, url, &other)
}

/// Returns where the address of a text's own page is stated.
fn stated<'a>(site: &'a Site, page: &Page) -> Option<&'a FieldPath> {
    let source = page.origin.source.as_ref().filter(|_| page.is_html())?;
    site.public.get(source)?.stated.as_ref()
}

/// Holds links to rooted addresses against the pages that there are. A link to an old address leads on, and is reported.
pub fn dead_rooted(site: &Site, pages: &[Page]) -> Vec<Diagnostic> {
    if site.rooted.is_empty() {
        return Vec::new();
    }
    let mut addresses = Addresses::new(site, pages);
    let mut problems: Vec<Diagnostic> = site.rooted.iter().filter_map(|rooted| addresses.follow(rooted)).collect();
    if site.editions.len() > 1 {
        problems.extend(site.rooted.iter().filter_map(|rooted| in_own_language(site, &addresses, rooted)));
    }
    problems
}

/// Returns the problem of an address without a language in a text whose name says one, if the page exists in that.
fn in_own_language(site: &Site, addresses: &Addresses<'_>, link: &Rooted) -> Option<Diagnostic> {
    let language = Language::of(identify(&link.place.file).ok()?.language.as_deref()?);
    let edition = site.editions.iter().skip(1).find(|edition| edition.language == language)?;
    let own = edition.config.prefix.route(link.route.as_str());
    let page = addresses.find(&own)?;
    let typed = format!("{}{}", page.route.written(), route::suffix(&link.written));
    (addresses.find(&link.route).is_some() && link.written.starts_with('/'))
        .then(|| problems::link_to_other_language(link.place.clone(), &link.written, &typed))
}

/// All addresses of the site, for looking up what an author wrote.
pub struct Addresses<'a> {
    known: BTreeMap<&'a str, &'a Page>,
    anchors: BTreeMap<&'a SourcePath, Anchors<'a>>,
    none: Anchors<'a>,
    /// With a slash at both ends.
    base_path: String,
    /// What suggestions for the links of this site may cost.
    suggestions: Suggestions,
}

impl<'a> Addresses<'a> {
    /// Returns the addresses of these pages.
    pub fn new(site: &'a Site, pages: &'a [Page]) -> Self {
        let known = pages.iter().map(|page| (page.route.as_str(), page)).collect();
        let (anchors, none) = (anchors(site), Anchors::new(&[], &[]));
        let base_path = site.config.base_url.base_path();
        Self { known, anchors, none, base_path, suggestions: Suggestions::default() }
    }

    /// Returns the page at an address, also when its closing slash was left out.
    pub fn find(&self, route: &Route) -> Option<&'a Page> {
        let text = route.as_str();
        self.at(text).or_else(|| self.at(&format!("{text}/")))
    }

    /// Returns the page at exactly this address.
    pub fn at(&self, route: &str) -> Option<&'a Page> {
        self.known.get(route).copied()
    }

    /// Returns the pages of some sort whose addresses are nearest to what was written.
    pub fn nearest(&mut self, written: &str, is_meant: fn(&Page) -> bool) -> Vec<String> {
        let meant = self.known.iter().filter(|(_, page)| is_meant(page)).map(|(route, _)| *route);
        self.suggestions.nearest(written, meant).into_iter().map(str::to_owned).collect()
    }

    /// Returns what is wrong with a link: it leads to nothing, or to an old address.
    pub fn follow(&mut self, link: &Rooted) -> Option<Diagnostic> {
        match self.look(link) {
            Ok(page) => page.leads_to().map(|to| {
                let new = link.fragment.as_ref().map_or_else(|| to.to_string(), |fragment| format!("{to}#{fragment}"));
                problems::link_to_redirect(link.place.clone(), &link.written, &new)
            }),
            Err(problem) => Some(problem),
        }
    }

    /// Returns the page that a link leads to.
    ///
    /// # Errors
    /// That there is none, or that it has no such heading.
    pub fn look(&mut self, rooted: &Rooted) -> Result<&'a Page, Diagnostic> {
        let Some(page) = self.find(&rooted.route) else {
            return Err(match profile_to_create(&rooted.route) {
                Some(file) => problems::link_without_page(rooted.place.clone(), &rooted.written, &file),
                None => {
                    let suffix = route::suffix(&rooted.written);
                    let near: Vec<String> = self.near(&rooted.route).into_iter().map(|near| near + suffix).collect();
                    problems::dead_link(rooted.place.clone(), &rooted.written, &near)
                }
            });
        };
        let Some(fragment) = rooted.fragment.as_deref().filter(|fragment| !matches!(*fragment, "" | "top")) else {
            return Ok(page);
        };
        // What a fragment means in a file that is copied is nobody's business here; on the way, and where a text has been
        // withdrawn, it is lost.
        if !page.is_lasting() || page.is_tombstone() {
            return Ok(page);
        }
        let anchors = page.text().and_then(|source| self.anchors.get(source)).unwrap_or(&self.none);
        let anchor = crate::base::route::decode(fragment).unwrap_or_else(|| fragment.to_owned());
        if anchors.has(&anchor) {
            return Ok(page);
        }
        let near = self.suggestions.nearest(&anchor, anchors.headings.iter().map(|heading| &*heading.id));
        let page = format!("`{}`", page.route);
        Err(problems::dead_anchor(rooted.place.clone(), &anchor, &page, &near))
    }

    /// Returns the addresses that may have been meant by one that is none: the same written otherwise, those in the same
    /// folder that are nearest, or those of its name in other folders.
    fn near(&mut self, route: &Route) -> Vec<String> {
        let plain = self.plain(route);
        if let Some(page) = self.at(&plain).or_else(|| self.at(&format!("{plain}/"))) {
            return vec![page.route.to_string()];
        }
        let folder = &plain[..plain.trim_end_matches('/').rfind('/').map_or(0, |slash| slash + 1)];
        let from_there = self.known.range(folder..).take_while(|(other, _)| other.starts_with(folder));
        let lasting = from_there.filter(|(_, page)| page.leads_to().is_none()).map(|(other, _)| *other);
        let near: Vec<String> = self.suggestions.nearest(&plain, lasting).into_iter().map(str::to_owned).collect();
        let name = last_part(&plain);
        if !near.is_empty() || name.is_empty() || self.suggestions.is_spent() {
            return near;
        }
        let elsewhere = self.known.iter().filter(|(other, page)| last_part(other) == name && page.leads_to().is_none());
        elsewhere.take(3).map(|(other, _)| (*other).to_owned()).collect()
    }

    /// Returns an address as this site writes its own: without the base path, which links from the root leave out, and the
    /// file of a page, in small letters and with hyphens.
    fn plain(&self, route: &Route) -> String {
        let text = route.as_str().to_lowercase().replace(' ', "-");
        let below =
            text.strip_prefix(&self.base_path.to_lowercase()).map_or_else(|| text.clone(), |rest| format!("/{rest}"));
        let below = below.strip_prefix("/content/").map_or_else(|| below.clone(), |rest| format!("/{rest}"));
        let file = ["/index.html", "/index.htm", "/index.md", ".html", ".htm", ".md"];
        match file.iter().find_map(|ending| below.strip_suffix(ending)) {
            Some(page) => format!("{page}/"),
            None => below,
        }
    }
}

/// Returns the last part of an address.
fn last_part(route: &str) -> &str {
    route.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// Who has which address, as a careless file system sees it: without regard to case and Unicode forms, and with a file
/// standing in the way of a folder of its name.
pub struct Taken<T> {
    files: HashMap<String, T>,
    folders: HashMap<String, T>,
}

impl<T: Copy> Taken<T> {
    /// Returns the state in which nobody has an address yet.
    pub fn new() -> Self {
        Self { files: HashMap::new(), folders: HashMap::new() }
    }

    /// Gives an address to `holder`.
    pub fn take(&mut self, route: &Route, holder: T) {
        let key = route.key();
        for folder in folders(&key) {
            if !self.folders.contains_key(folder) {
                self.folders.insert(folder.to_owned(), holder);
            }
        }
        self.files.entry(key).or_insert(holder);
    }

    /// Returns who has the address, or one that shuts it out.
    pub fn holder(&self, route: &Route) -> Option<T> {
        let key = route.key();
        let whole = self.files.get(&key).or_else(|| self.folders.get(&key));
        whole.or_else(|| folders(&key).find_map(|folder| self.files.get(folder))).copied()
    }
}

/// Returns the folders around a file.
fn folders(key: &str) -> impl Iterator<Item = &str> {
    key.match_indices('/').map(|(end, _)| &key[..end])
}

/// Returns the ids of every page that shows a text, by that text.
fn anchors(site: &Site) -> BTreeMap<&SourcePath, Anchors<'_>> {
    site.public.iter().map(|(source, file)| (source, Anchors::new(&file.headings, &file.raw_ids))).collect()
}

/// Returns the profile that would make a link to a known place live.
fn profile_to_create(route: &Route) -> Option<String> {
    let (section, slug) = route.as_str().strip_prefix('/')?.trim_end_matches('/').split_once('/')?;
    crate::site::routes::profile_to_create(section, slug).map(|(file, _)| file)
}
