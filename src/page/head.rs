//! What every page has in its head, whatever it shows.

use crate::base::{Language, Plate, Route, SourcePath};
use crate::page::content::{Content, HtmlPage, Page, View};
use crate::page::planner::Planner;
use crate::page::plates::{Cover, Preview};
use crate::page::view::{AlternateView, LanguageView, LinkView, PageView};
use crate::parse::free::Free;
use crate::places::CountryCode;
use crate::say;
use crate::site::routes;
use std::sync::Arc;

/// Collects the head of one page.
pub struct Head<'a> {
    planner: &'a Planner,
    route: Route,
    text: Option<SourcePath>,
    view: PageView,
    subject: Option<Subject>,
}

/// What the plate of a page shows beside its title.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    pub country: Option<CountryCode>,
    pub about: String,
}

impl<'a> Head<'a> {
    /// Returns the head of the page at `route`, under the home page.
    pub fn new(planner: &'a Planner, route: &Route, title: &str) -> Self {
        let config = &planner.edition.config;
        let is_home = *route == planner.at("/");
        let home = LinkView::new(say!(planner.words, "nav.home"), planner.href(&planner.at("/")));
        let language = Language::of(&config.language);
        let view = PageView {
            title: title.into(),
            head_title: if is_home { config.title.clone() } else { format!("{title} · {}", config.title) },
            description: None,
            permalink: Some(config.base_url.absolute(route)),
            url: planner.href(route),
            language: config.language.clone(),
            direction: language.direction(),
            locale: language.locale(),
            site_lang_html: String::new(),
            original_lang_html: String::new(),
            title_lang_html: String::new(),
            alternates: Vec::new(),
            languages: Vec::new(),
            og_type: "website",
            image_url: None,
            image_width: None,
            image_height: None,
            image_alt: None,
            published: None,
            modified: None,
            tags: Vec::new(),
            breadcrumbs: if is_home { Vec::new() } else { vec![home] },
            feeds: Vec::new(),
            json_ld: None,
            extra: serde_json::Value::Object(serde_json::Map::new()),
        };
        Self { planner, route: route.clone(), text: None, view, subject: None }
    }

    /// Sets the text for search engines and previews.
    pub fn description(mut self, description: Option<impl Into<Arc<str>>>) -> Self {
        self.view.description = description.map(Into::into);
        self
    }

    /// Says that the page shows that text, and has its site's own values.
    pub fn of(mut self, source: Option<&SourcePath>) -> Self {
        self.text = source.cloned();
        let entries =
            source.and_then(|source| self.planner.site.public.get(source)).into_iter().flat_map(|file| &file.extra);
        let entry = |(key, value): &(String, Free)| Some((key.clone(), serde_json::to_value(value).ok()?));
        self.view.extra = serde_json::Value::Object(entries.filter_map(entry).collect());
        self
    }

    /// Sets the picture for previews.
    pub fn pictured_by(mut self, preview: Option<Preview>) -> Self {
        if let Some(preview) = preview {
            preview.put(&mut self.view);
        }
        self
    }

    /// Says that the page has a plate of its own, if it has no picture.
    pub fn plated(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Puts pages between the home page and this one, from the top.
    pub fn under(mut self, above: impl IntoIterator<Item = LinkView>) -> Self {
        self.view.breadcrumbs.extend(above);
        self
    }

    /// Says that the page has a feed.
    pub fn with_feed(mut self) -> Self {
        let url = self.planner.href(&routes::feed(&self.route));
        self.view.feeds.push(LinkView::new(say!(self.planner.words, "feed.briefs", title = &self.view.title), url));
        self
    }

    /// Sets when its newest brief was last changed, in RFC 3339.
    pub fn modified(mut self, modified: Option<String>) -> Self {
        self.view.modified = modified;
        self
    }

    /// Says that the page is in another language than the site.
    pub fn in_language(mut self, language: &Language) -> Self {
        self.view.site_lang_html = Language::of(&self.view.language).attributes();
        self.view.language = language.tag().to_owned();
        self.view.direction = language.direction();
        self.view.locale = language.locale();
        self
    }

    /// Says that what the page takes from the original of its brief is in another language than the words of the site.
    pub fn with_original_in(mut self, language: &Language) -> Self {
        self.view.original_lang_html = language.attributes();
        self
    }

    /// Says that the heading is in another language than the page, by the attributes that mark it.
    pub fn titled_in(mut self, lang_html: Option<&str>) -> Self {
        self.view.title_lang_html = lang_html.unwrap_or_default().to_owned();
        self
    }

    /// Says that the page is one of these versions.
    pub fn one_of(mut self, alternates: Vec<AlternateView>) -> Self {
        self.view.alternates = alternates;
        self
    }

    /// Says where the other languages of the site lead from the page.
    pub fn switching_to(mut self, languages: Vec<LanguageView>) -> Self {
        self.view.languages = languages;
        self
    }

    /// Says that the page stands for addresses that are none.
    pub fn without_address(mut self) -> Self {
        self.view.permalink = None;
        self.view.breadcrumbs.clear();
        self
    }

    /// Returns the page that has this head, and why there is one.
    pub fn page(self, view: View, because: impl Into<String>) -> Page {
        let (plate, source) = (self.plate(), self.text.clone());
        let html = HtmlPage { head: self.view, view, text: self.text, countries: Vec::new(), plate: None };
        let html = html.plated(self.planner, plate);
        Page::new(self.route, Content::Html(Box::new(html)), source, because)
    }

    /// Returns the plate of the page; none where it has a picture, or shows the plate of another page.
    pub fn plate(&self) -> Option<Arc<Plate>> {
        let Subject { country, about } = self.subject.clone().filter(|_| self.view.image_url.is_none())?;
        let plates = self.planner.plates.as_ref()?;
        // The first of those above is the home page, whose name says nothing.
        let above = self.view.breadcrumbs.iter().skip(1).next_back();
        Some(plates.of_page(Cover {
            language: &self.planner.edition.language,
            title: self.view.title.clone(),
            above: above.map_or_else(String::new, |above| above.title.to_string()),
            below: String::new(),
            about,
            country,
        }))
    }

    /// Returns the finished head, open for what only this kind of page has.
    pub fn build(self) -> PageView {
        self.view
    }
}
