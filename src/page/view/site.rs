//! `site`: what is the same on every page.

use super::licence::LicenceView;
use super::link::LinkView;
use serde::Serialize;

/// `site`: what `site.yaml` and the theme say. The same for every page; nothing counted or listed is in it, or a new
/// brief would touch every page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SiteView {
    pub title: String,
    pub description: Option<String>,
    /// BCP 47.
    pub language: String,
    /// The base path with its closing `/`.
    pub base_path: String,
    pub url: String,
    pub publisher: PublisherView,
    pub licence: Option<LicenceView>,
    pub menu: Vec<LinkView>,
    pub footer: FooterView,
    pub theme: ThemeView,
    /// What browsers may load on a page, as `outside` in `site.yaml` says.
    pub content_security_policy: String,
    /// The search page, if the site has one, and its description for browsers.
    pub search_url: Option<String>,
    pub opensearch_url: Option<String>,
    /// The site's Atom feed, if it has an entry.
    pub feed_url: Option<String>,
    /// The same as a JSON Feed, which is there without entries, too.
    pub json_feed_url: Option<String>,
    /// The note on country names, from `places.disclaimer`.
    pub disclaimer: Option<String>,
    /// The page that shows what the briefs cover, if there is one.
    pub coverage_url: Option<String>,
    /// The page of all corrections, if there are any.
    pub corrections_url: Option<String>,
}

/// Who publishes the site.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PublisherView {
    pub name: String,
    pub short_name: Option<String>,
    pub url: Option<String>,
    pub logo_url: Option<String>,
    pub logo_dark_url: Option<String>,
    /// In points; none where the file does not say.
    pub logo_width: Option<u32>,
    pub logo_height: Option<u32>,
    /// Whether the logo is a sign beside which the name is to stand: it is not twice as wide as it is high.
    pub logo_is_emblem: bool,
    /// What stands for the publisher where there is no logo: its abbreviation, or its initials.
    pub monogram: String,
}

/// The foot of every page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FooterView {
    pub html: Option<String>,
    pub links: Vec<LinkView>,
    /// The lists of briefs, and the pages that lead to more: each that there is.
    pub read: Vec<LinkView>,
    /// Regions, organisations, what the briefs cover, corrections.
    pub explore: Vec<LinkView>,
    /// The feeds, and the catalogue for reference managers.
    pub follow: Vec<LinkView>,
}

/// Addresses of the theme's own files, and its colour.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ThemeView {
    /// The built-in stylesheet first, then the site's own.
    pub stylesheets: Vec<String>,
    pub favicon_url: String,
    /// The script of the pages of briefs.
    pub brief_script_url: String,
    /// The style sheet of pages with players or frames, and the script of those with frames.
    pub media_stylesheet_url: String,
    pub frames_script_url: String,
    /// The style sheet of the search page.
    pub search_stylesheet_url: String,
    /// The script of the search page, and that of the search box on every page.
    pub search_script_url: String,
    pub search_key_script_url: String,
    /// `#rrggbb`, when `theme.accent` sets one.
    pub accent: Option<String>,
    /// The rules for the faces of the site's own, if it has any.
    pub fonts_css: Option<String>,
    /// Those of their files that every page needs first.
    pub font_urls: Vec<String>,
    /// What a style sheet counts with, where the site's digits are not Latin: `persian`.
    pub counter_style: Option<&'static str>,
}
