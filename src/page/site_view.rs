//! `site`, the part of the contract that is the same on every page: what `site.yaml` and the theme say.

use crate::base::monogram;
use crate::base::{Diagnostic, FieldPath, PictureHead, Place, Purpose, Route, SITE_FILE, SourcePath, problems};
use crate::body::{Links, Reading, ReferenceKind, inline_html, read_inline};
use crate::page::address::collide::Addresses;
use crate::page::content::Page;
use crate::page::files::{Assets, Files};
use crate::page::planner::Planner;
use crate::page::view::LicenceView;
use crate::page::view::{FooterView, LinkView, PublisherView, SiteView, ThemeView};
use crate::page::{fonts, footer};
use crate::parse::config::fonts::{Face, FontUse};
use crate::parse::config::forms::below_static;
use crate::parse::config::{Config, MenuItem, Publisher};
use crate::parse::term::TermKind;
use crate::say;
use crate::site::{MenuAddress, Rooted, menu_address, routes};
use crate::words::Words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Puts the view together; the menu and the footer are checked like every other link.
pub fn site_view(planner: &Planner, files: &Files<'_>, pages: &[Page]) -> (SiteView, Vec<Diagnostic>) {
    let config = &*planner.edition.config;
    let mut resolver = Resolver::new(planner, pages, files.assets);
    let mut menu = match &config.menu {
        Some(items) => resolver.menu(&FieldPath::of("menu"), items),
        None => resolver.default_menu(),
    };
    add_types(planner, &mut menu);
    let footer_html =
        config.footer.text.as_ref().map(|text| resolver.inline(FieldPath::of("footer").key("text"), text));
    let footer_links = resolver.menu(&FieldPath::of("footer").key("links"), &config.footer.links);
    let publisher = &config.publisher;
    let theme = &config.theme;
    let base = &config.base_url;
    let logo_url = resolver.file(FieldPath::of("publisher").key("logo"), publisher.logo.as_deref());
    let logo_dark_url = resolver.file(FieldPath::of("theme").key("logo_dark"), theme.logo_dark.as_deref());
    let favicon = resolver.file(FieldPath::of("theme").key("favicon"), theme.favicon.as_deref());
    let stylesheet = resolver.file(FieldPath::of("theme").key("stylesheet"), theme.stylesheet.as_deref());
    let faces: Vec<_> = config.fonts.faces.iter().filter_map(|face| resolver.face(face)).collect();
    for (at, font) in config.pdf.fonts.iter().enumerate() {
        resolver.file(FieldPath::of("pdf").key("fonts").index(at), Some(font));
    }
    let assets = files.assets;
    let logo = publisher.logo.as_deref().and_then(|name| head_of(files, name));
    let built_in = base.href(assets.route("briefpress.css"));
    let is_page = |route: &Route| resolver.addresses.at(route.as_str()).is_some_and(|page| page.leads_to().is_none());
    let address = |route: Route| is_page(&route).then(|| base.href(&route));
    let (coverage_url, corrections_url) =
        (address(routes::coverage(planner.prefix())), address(routes::corrections(planner.prefix())));
    let view = SiteView {
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        base_path: base.base_path(),
        url: base.href(&planner.at("/")),
        publisher: publisher_view(publisher, (logo_url, logo_dark_url), logo),
        licence: config.licence.as_deref().map(LicenceView::of),
        menu,
        footer: FooterView {
            html: footer_html,
            links: footer_links,
            read: footer::read(planner, is_page),
            explore: footer::explore(planner, is_page),
            follow: footer::follow(planner, is_page),
        },
        theme: ThemeView {
            stylesheets: std::iter::once(built_in.clone()).chain(stylesheet.filter(|own| *own != built_in)).collect(),
            favicon_url: favicon.unwrap_or_else(|| base.href(assets.route("favicon.svg"))),
            media_stylesheet_url: base.href(assets.route("bp-media.css")),
            frames_script_url: base.href(assets.route("bp-frames.js")),
            brief_script_url: base.href(assets.route("brief.js")),
            search_stylesheet_url: base.href(assets.route("bp-search.css")),
            search_script_url: base.href(assets.route("bp-search.js")),
            search_key_script_url: base.href(assets.route("bp-key.js")),
            accent: theme.accent.clone(),
            fonts_css: (!faces.is_empty()).then(|| fonts::css(&faces)),
            font_urls: faces.iter().take(1).map(|(_, face)| face.regular.clone()).collect(),
            counter_style: planner.words.numbers().counter_style(),
        },
        content_security_policy: config.outside.policy(config.search),
        search_url: address(routes::search(planner.prefix())),
        opensearch_url: config.search.then(|| base.href(&routes::open_search(planner.prefix()))),
        feed_url: address(planner.at("/feed.xml")),
        json_feed_url: address(planner.at("/feed.json")),
        disclaimer: config.place_disclaimer.clone(),
        coverage_url,
        corrections_url,
    };
    (view, resolver.problems)
}

/// Adds the types of brief that are to stand in a menu and have pages: behind the page of all briefs, or else at the end.
fn add_types(planner: &Planner, menu: &mut Vec<LinkView>) {
    let types = planner.edition.config.types.iter().filter(|known| known.in_menu);
    let links = types.map(|known| planner.term_link(TermKind::Type.term(known.slug.as_str())));
    let has = |url: &Option<Arc<str>>| menu.iter().any(|link| link.url == *url);
    let links: Vec<LinkView> = links.filter(|link| link.url.is_some() && !has(&link.url)).collect();
    let briefs = Some(planner.href(&planner.at("/briefs/")));
    let at = menu.iter().position(|link| link.url == briefs).map_or(menu.len(), |at| at + 1);
    menu.splice(at..at, links);
}

/// Resolves the addresses in `site.yaml`, and collects what is wrong with them.
struct Resolver<'a> {
    planner: &'a Planner,
    config: &'a Config,
    words: &'a Words,
    addresses: Addresses<'a>,
    sources: BTreeMap<SourcePath, Route>,
    assets: &'a Assets,
    problems: Vec<Diagnostic>,
}

impl<'a> Resolver<'a> {
    fn new(planner: &'a Planner, pages: &'a [Page], assets: &'a Assets) -> Self {
        let (site, config, words) = (&*planner.site, &*planner.edition.config, &*planner.words);
        let sources = pages
            .iter()
            .filter(|page| page.is_lasting())
            .filter_map(|page| Some((page.origin.source.clone()?, page.route.clone())));
        let plain = site.editions.iter().flat_map(|edition| &edition.pages);
        let mut sources: BTreeMap<SourcePath, Route> =
            sources.chain(plain.map(|page| (page.source.clone(), page.route.clone()))).collect();
        if !config.is_first() {
            // `about.md` means the version of the page in the language.
            let at = site.editions.iter().position(|edition| Arc::ptr_eq(edition, &planner.edition));
            let own = pages.iter().filter(|page| page.is_lasting() && Some(page.edition) == at);
            let own = own.filter_map(|page| Some((site.original_of(page.origin.source.as_ref()?), &page.route)));
            let own: Vec<_> = own.map(|(original, route)| (original.clone(), route.clone())).collect();
            sources.extend(own);
        }
        let addresses = Addresses::new(site, pages);
        Self { planner, config, words, addresses, sources, assets, problems: Vec::new() }
    }

    fn place(field: FieldPath) -> Place {
        Place::field(&SourcePath::new(SITE_FILE), field)
    }

    fn menu(&mut self, list: &FieldPath, items: &[MenuItem]) -> Vec<LinkView> {
        let mut links = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let url = self.address(list.index(at).key("url"), &item.url, ReferenceKind::Link);
            links.extend(url.map(|url| LinkView::new(item.title.as_str(), url)));
        }
        links
    }

    /// Returns the HTML of a text of `site.yaml` that is inline Markdown.
    fn inline(&mut self, field: FieldPath, text: &str) -> String {
        let Reading { facts, problems: wrong, .. } = read_inline(&SourcePath::new(SITE_FILE), text, None);
        let place = Self::place(field.clone());
        self.problems.extend(wrong.into_iter().map(|problem| Diagnostic { place: place.clone(), ..problem }));
        let mut links = Links::default();
        for reference in facts.references {
            let url = self.address(field.clone(), &reference.address, reference.kind);
            // What stands as it is written needs no entry, and a picture that has one is shown.
            let is_shown = reference.kind == ReferenceKind::Image
                && self.config.outside.allows(Purpose::Images, &reference.address);
            let is_entered = |url: &String| is_shown || *url != reference.address;
            links.extend(url.filter(is_entered).map(|url| (reference.address.clone(), url)));
        }
        inline_html(text, &links)
    }

    /// Returns what an address of `site.yaml` is on a page; one that leads nowhere is reported.
    fn address(&mut self, field: FieldPath, written: &str, kind: ReferenceKind) -> Option<String> {
        let place = Self::place(field);
        match menu_address(&self.config.base_url, &self.sources, written) {
            MenuAddress::Elsewhere(url) => {
                let outside = &self.config.outside;
                let is_hidden = kind == ReferenceKind::Image && !outside.allows(Purpose::Images, written);
                self.problems.extend(is_hidden.then(|| problems::external_image(place, written, outside)));
                Some(url)
            }
            MenuAddress::Here { route, suffix, fragment } => {
                let route = self.in_language(route);
                let link = Rooted { place, written: written.to_owned(), route, fragment };
                let problem = self.addresses.follow(&link);
                let is_dead = problem.as_ref().is_some_and(Diagnostic::is_error);
                self.problems.extend(problem);
                // With its closing slash, also when that was left out.
                let page = self.addresses.find(&link.route).filter(|_| !is_dead)?;
                Some(format!("{}{suffix}", self.config.base_url.href(&page.route)))
            }
            MenuAddress::Dead => {
                let problem = match kind {
                    ReferenceKind::Link => {
                        problems::dead_link(place, written, &self.addresses.nearest(written, |_| true))
                    }
                    ReferenceKind::Image => {
                        problems::missing_file(place, written, &self.addresses.nearest(written, in_static))
                    }
                };
                self.problems.push(problem);
                None
            }
        }
    }

    /// Returns the page in the language of the edition at an address without a language, if there is one.
    fn in_language(&self, route: Route) -> Route {
        let own = self.config.prefix.route(route.as_str());
        if self.addresses.find(&own).is_some() { own } else { route }
    }

    /// Returns the sections that the site has, and its page about itself.
    fn default_menu(&self) -> Vec<LinkView> {
        let sections = [
            (say!(self.words, "briefs.heading"), "/briefs/"),
            (say!(self.words, "nav.countries"), "/countries/"),
            (say!(self.words, "topics.title"), "/topics/"),
            (say!(self.words, "authors.title"), "/authors/"),
        ];
        let is_page = |route: &Route| self.addresses.at(route.as_str()).is_some_and(|page| page.leads_to().is_none());
        // The address of a plain page may be in its language.
        let about = self.sources.get("content/pages/about.md").filter(|route| self.config.prefix.path(route).is_some());
        let about = about.cloned().unwrap_or_else(|| self.planner.at("/about/"));
        let sections = sections.into_iter().map(|(title, path)| (title, self.planner.at(path)));
        let there = sections.chain([(say!(self.words, "nav.about"), about)]);
        let there = there.filter(|(_, route)| is_page(route));
        there.map(|(title, route)| LinkView::new(title, self.planner.href(&route))).collect()
    }

    /// Returns a face with the addresses of its files; none without the first one.
    fn face(&mut self, (used, face): &(FontUse, Face)) -> Option<(FontUse, Face)> {
        let at = FieldPath::of("theme").key("fonts").key(used.key());
        let Face { regular, bold, italic, bold_italic } = face;
        let regular = self.file(at.key("regular"), Some(regular));
        let bold = self.file(at.key("bold"), bold.as_deref());
        let italic = self.file(at.key("italic"), italic.as_deref());
        let bold_italic = self.file(at.key("bold_italic"), bold_italic.as_deref());
        Some((*used, Face { regular: regular?, bold, italic, bold_italic }))
    }

    /// Returns the address of a file of `static/`.
    fn file(&mut self, field: FieldPath, name: Option<&str>) -> Option<String> {
        let name = name?.trim_start_matches('/');
        let path = below_static(name);
        // Under the name of a built-in file, the site's own takes its place.
        if self.assets.replaces(path) {
            return Some(self.config.base_url.href(self.assets.route(path)));
        }
        let route = Route::of(format!("/{path}"));
        if self.addresses.at(route.as_str()).is_some() {
            return Some(self.config.base_url.href(&route));
        }
        let near = self.addresses.nearest(&format!("/{name}"), in_static);
        let near: Vec<String> = near.iter().map(|near| near.trim_start_matches('/').to_owned()).collect();
        self.problems.push(problems::missing_in_static(Self::place(field), name, &near));
        None
    }
}

/// Returns the publisher with the addresses of the logos, for bright and for dark screens, and what the first one's head says.
fn publisher_view(
    publisher: &Publisher,
    (logo_url, logo_dark_url): (Option<String>, Option<String>),
    logo: Option<PictureHead>,
) -> PublisherView {
    PublisherView {
        name: publisher.name.clone(),
        short_name: publisher.short_name.clone(),
        url: publisher.url.clone(),
        logo_url,
        logo_dark_url,
        logo_width: logo.map(|logo| logo.width),
        logo_height: logo.map(|logo| logo.height),
        logo_is_emblem: logo.is_some_and(|logo| logo.width < 2 * logo.height),
        monogram: monogram::of_house(publisher.short_name.as_deref(), &publisher.name),
    }
}

/// Returns what the head of a picture in `static/` says.
fn head_of(files: &Files<'_>, name: &str) -> Option<PictureHead> {
    files.pictures.get(&SourcePath::new(format!("static/{}", below_static(name))))?.ok()
}

fn in_static(page: &Page) -> bool {
    page.origin.source.as_ref().is_some_and(|source| source.as_str().starts_with("static/"))
}
