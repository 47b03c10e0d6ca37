//! What all parts of the plan share: which briefs are listed, the links to terms, and what many pages show.

pub mod backlinks;
pub mod crossings;
pub mod events;
pub mod forms;
pub mod term_links;

use crate::base::collate::NameOrder;
use crate::base::date::rfc3339;
use crate::base::{Blob, PictureFormat, Plate, Prefix, Route, SourcePath};
use crate::body::{inline_html, read_inline};
use crate::page::paper_fonts;
use crate::page::plates::{self, Plates, Preview};
use crate::page::view::{BacklinkView, BacklinksView, CardView, CountView, LinkView, Shared};
use crate::parse::term::{TermId, TermKind};
use crate::say;
use crate::site::{Brief, BriefAt, Byline, Edition, Picture, Site, Term};
use crate::words::Words;
use backlinks::Backlinks;
use crossings::Crossings;
use events::Events;
use forms::{Forms, known_slugs};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use term_links::TermLinks;

/// Most backlinks on one page; of more the newest are shown.
const MOST_BACKLINKS: usize = 50;

/// The site, in the orders that pages need.
pub struct Planner {
    pub site: Arc<Site>,
    /// The site in the language of the pages that are planned.
    pub edition: Arc<Edition>,
    /// What the site itself says.
    pub words: Arc<Words>,
    /// The order of names in the language of the site.
    pub order: NameOrder,
    /// The length in bytes of each file that a page refers to.
    pub lengths: BTreeMap<SourcePath, u64>,
    forms: Vec<Forms>,
    pub term_links: TermLinks,
    pub listed: Vec<BriefAt>,
    /// The briefs that would be listed, had they not been withdrawn.
    pub withdrawn: Vec<BriefAt>,
    pub backlinks: Backlinks,
    pub crossings: Crossings,
    pub events: Events,
    /// None where the site wants none.
    pub plates: Option<Plates>,
    /// The site's own fonts, as papers take them.
    pub paper_fonts: Vec<(&'static str, SourcePath, Blob)>,
}

impl Planner {
    pub(super) fn new(shared: &Arc<Site>, edition: &Arc<Edition>, blobs: &BTreeMap<SourcePath, Blob>) -> Self {
        let (site, briefs) = (&**shared, &edition.briefs);
        let words = &*edition.config.words;
        let listed: Vec<BriefAt> = briefs.positions().filter(|at| briefs[*at].is_listed()).collect();
        let made = Plates::new(&edition.config);
        let plates = made.as_ref();
        // What takes longest, at the same time.
        let forms = || {
            let term_links = TermLinks::new(edition);
            let known = known_slugs(site, edition);
            let known = |brief: &Brief| known.get(&brief.path).map(String::as_str);
            let forms = briefs.par_iter();
            let forms =
                forms.map(|brief| Forms::new((site, edition), (words, plates), &term_links, brief, known(brief)));
            (forms.collect(), term_links)
        };
        let crossings = || (Crossings::new(edition, &listed), Events::new(edition, &listed));
        let ((forms, term_links), ((crossings, events), backlinks)) =
            rayon::join(forms, || rayon::join(crossings, || backlinks::gather(site, edition)));
        let files = site.resolved.values().flat_map(|resolved| resolved.files.values());
        let lengths = files.filter_map(|(_, blob)| Some((blob.clone(), blobs.get(blob)?.length()))).collect();
        Self {
            site: Arc::clone(shared),
            edition: Arc::clone(edition),
            words: Arc::clone(&edition.config.words),
            order: NameOrder::of(&edition.language),
            lengths,
            forms,
            term_links,
            crossings,
            events,
            plates: made,
            paper_fonts: paper_fonts::gather(&edition.config, blobs),
            withdrawn: briefs.positions().filter(|at| briefs[*at].was_listed()).collect(),
            listed,
            backlinks,
        }
    }

    /// Returns every card that a page may show.
    pub fn cards(&self) -> impl Iterator<Item = &Shared<CardView>> {
        self.forms.iter().map(|forms| &forms.card)
    }

    /// Returns a brief as lists, feeds and catalogues show it.
    pub fn forms(&self, at: BriefAt) -> &Forms {
        &self.forms[at.index()]
    }

    /// Returns what stands before the addresses of these pages.
    pub fn prefix(&self) -> &Prefix {
        &self.edition.config.prefix
    }

    /// Returns the route of a path among these pages; the path has its leading `/`.
    pub fn at(&self, path: &str) -> Route {
        self.prefix().route(path)
    }

    /// Returns the page of a term.
    pub fn route(&self, id: TermId<'_>) -> Route {
        id.route(self.prefix())
    }

    /// Returns the address of a route as pages write it.
    pub fn href(&self, route: &Route) -> Arc<str> {
        self.edition.config.base_url.href(route).into()
    }

    /// Returns a page of the site as a link.
    pub fn link(&self, title: &str, route: &Route) -> LinkView {
        LinkView::new(title, self.href(route))
    }

    /// Returns the page of all briefs as a link, if there is one.
    pub fn all_briefs(&self) -> Option<LinkView> {
        (!self.listed.is_empty()).then(|| self.link(say!(self.words, "briefs.all"), &self.at("/briefs/")))
    }

    /// Returns the listed briefs under a term, newest first.
    pub fn briefs(&self, id: TermId<'_>) -> &[BriefAt] {
        self.edition.terms.briefs(id)
    }

    /// Returns those of some briefs whose event is still to come, the soonest first.
    pub fn coming(&self, briefs: &[BriefAt]) -> Vec<BriefAt> {
        let edition = &self.edition;
        let starts = |at: &BriefAt| {
            let brief = &edition.briefs[*at];
            let occasion = brief.occasion.as_ref().filter(|_| !edition.is_over(brief) && !brief.is_withdrawn);
            occasion.map(|occasion| occasion.starts.instant())
        };
        let mut coming: Vec<_> = briefs.iter().filter_map(|at| Some((starts(at)?, *at))).collect();
        coming.sort_unstable();
        coming.into_iter().map(|(_, at)| at).collect()
    }

    /// Returns the summary of a term's profile, with the names of its wiki links.
    pub fn summary(&self, term: &Term) -> Option<String> {
        let profile = term.profile.as_ref()?;
        profile.summary.as_ref().map(|summary| self.site.links(&profile.source).named(summary))
    }

    /// Returns a term by its title, linked if it has a page.
    pub fn term_link(&self, id: TermId<'_>) -> LinkView {
        match self.term_links.get(id) {
            Some(link) => link.clone(),
            None => LinkView::text(self.edition.term_source(id.kind).title(id.slug)),
        }
    }

    /// Returns a term with the number of its briefs.
    pub fn term_count(&self, id: TermId<'_>, term: &Term) -> CountView {
        let url = self.href(&self.route(id));
        CountView { title: term.title.clone(), lang_html: term.lang_html.clone(), url, count: term.briefs.len() }
    }

    /// Returns an author by the name that a brief has, linked if there is a page.
    pub fn author_link(&self, author: &Byline) -> LinkView {
        let url = author.slug.as_deref().and_then(|slug| self.term_link(TermKind::Author.term(slug)).url);
        LinkView { url, ..LinkView::text(author.name.as_str()) }
    }

    /// Returns a picture for previews of a page, if `stated_in` refers to it. The programs that show these read no drawings.
    pub fn preview_of(&self, picture: Option<&Picture>, stated_in: &SourcePath) -> Option<Preview> {
        let picture = picture?;
        let (route, blob) = self.site.resolved.get(stated_in)?.files.get(&picture.src)?;
        let own = &self.site.pictures.get(blob)?.own;
        let (width, height) = own.size();
        let url = || self.edition.config.base_url.absolute(route);
        (own.head.format != PictureFormat::Svg).then(|| Preview { url: url(), width, height, alt: picture.alt.clone() })
    }

    /// Returns a plate for previews of a page of that title.
    pub fn preview_of_plate(&self, plate: &Plate, title: &str) -> Preview {
        let (width, height) = plate.form.size();
        let url = self.edition.config.base_url.absolute(&plates::route(plate));
        Preview { url, width, height, alt: title.to_owned() }
    }

    /// Returns the plates of all cards.
    pub fn card_plates(&self) -> impl Iterator<Item = &Arc<Plate>> {
        self.forms.iter().filter_map(|forms| forms.plate.as_ref())
    }

    /// Returns when any of these briefs was last changed, in RFC 3339.
    pub fn last_change(&self, briefs: &[BriefAt]) -> Option<String> {
        let changed = briefs.iter().filter_map(|at| self.edition.briefs[*at].changed());
        changed.map(|changed| changed.instant).max().map(|instant| rfc3339(instant, &self.edition.config.timezone))
    }

    /// Returns the briefs that link to a page, the newest of them with their sentences; without those that the page lists.
    pub fn backlinks(&self, page: &Route, listed: &[BriefAt]) -> BacklinksView {
        let all = self.backlinks.get(page).map_or(&[][..], Vec::as_slice);
        let listed: BTreeSet<&BriefAt> = if all.is_empty() { BTreeSet::new() } else { listed.iter().collect() };
        let links: Vec<&(BriefAt, usize)> = all.iter().filter(|(brief, _)| !listed.contains(brief)).collect();
        let view = |(brief, edge): &&(BriefAt, usize)| {
            let (card, edge) = (&self.forms(*brief).card, &self.site.graph.edges()[*edge]);
            let sentence = edge.sentence.clone().unwrap_or_default();
            BacklinkView {
                title: card.title.clone(),
                lang_html: card.lang_html.clone(),
                url: card.url.clone(),
                date: card.date.clone(),
                date_iso: card.date_iso.clone(),
                before: sentence.before,
                words: sentence.words,
                after: sentence.after,
            }
        };
        BacklinksView { items: links.iter().take(MOST_BACKLINKS).map(view).collect(), count: links.len() }
    }

    /// Returns inline Markdown of a brief as HTML for another page. Links within the brief then lead to the brief's own page.
    pub fn html_elsewhere(&self, brief: &Brief, text: &str) -> String {
        let links = self.site.links(&brief.stated_in);
        let mut within = read_inline(&brief.stated_in, text, None).facts.references;
        within.retain(|reference| links.get(&reference.address).unwrap_or(&reference.address).starts_with('#'));
        if within.is_empty() {
            return inline_html(text, links);
        }
        let mut from_elsewhere = links.clone();
        for reference in within {
            let anchor = links.get(&reference.address).unwrap_or(&reference.address);
            let stated_in = self.site.versions.of(brief).iter().find(|version| version.path == brief.stated_in);
            let route = stated_in.map_or(&brief.route, |original| &original.route);
            let address = format!("{}{anchor}", self.href(route));
            from_elsewhere.insert(reference.address, address);
        }
        inline_html(text, &from_elsewhere)
    }
}
