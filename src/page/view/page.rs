//! `page` and `content`: what every page has, whatever it shows; and pages that have little more.

use super::brief::ImageView;
use super::link::LinkView;
use serde::Serialize;
use std::sync::Arc;

/// `page`: what every page has, whatever it shows.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PageView {
    /// The heading, without the site's name.
    pub title: Arc<str>,
    /// What stands in `<title>`.
    pub head_title: String,
    /// One or two sentences for search engines and previews.
    pub description: Option<Arc<str>>,
    /// The full address, for `canonical` and Open Graph: at an old address that of the new one; none for the 404 page.
    pub permalink: Option<String>,
    /// The address with the base path.
    pub url: Arc<str>,
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The language with a region, as Open Graph writes it: `fr_FR`.
    pub locale: String,
    /// Where the page is in another language than the site: ` lang="en" dir="ltr"`, which marks what is in the site's;
    /// elsewhere empty.
    #[serde(skip)]
    pub site_lang_html: String,
    /// Where what a page takes from the original of its brief is in another language than the words of the site: the attributes
    /// that mark it; elsewhere empty.
    #[serde(skip)]
    pub original_lang_html: String,
    /// Where the heading is in another language than the page: the attributes that mark it; elsewhere empty.
    #[serde(skip)]
    pub title_lang_html: String,
    /// The versions of this page in all languages, itself among them; none if there is but one.
    pub alternates: Vec<AlternateView>,
    /// All languages of the site, with where each leads from this page; none of a site in one language.
    pub languages: Vec<LanguageView>,
    /// `website`, or `article` for a brief.
    pub og_type: &'static str,
    /// The full address of the picture for previews: that of what the page shows, or a plate.
    pub image_url: Option<String>,
    /// Its width and height in points.
    pub image_width: Option<u32>,
    pub image_height: Option<u32>,
    /// What it shows, in words.
    pub image_alt: Option<String>,
    /// RFC 3339, briefs alone.
    pub published: Option<String>,
    /// RFC 3339, briefs alone.
    pub modified: Option<String>,
    /// Topic titles, briefs alone.
    pub tags: Vec<Arc<str>>,
    /// From the home page to the parent of this page.
    pub breadcrumbs: Vec<LinkView>,
    /// The page's own feeds, for `link rel=alternate`.
    pub feeds: Vec<LinkView>,
    /// A JSON-LD document, safe inside a `script` element.
    #[serde(skip)]
    pub json_ld: Option<String>,
    /// The site's own values in the front matter of the page's text: `extra`, and `front_matter.extra_keys`.
    pub extra: serde_json::Value,
}

/// A version of a page in some language, for programs.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq)]
pub struct AlternateView {
    /// BCP 47, or `x-default` for the version that readers of all other languages are given.
    pub language: String,
    /// As in `PageView`; none for `x-default`.
    pub locale: Option<String>,
    /// The full address.
    pub url: Arc<str>,
}

/// A language of the site, in its own name.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq)]
pub struct LanguageView {
    /// `Français`.
    pub title: Arc<str>,
    /// This page in the language, or the nearest one above it; none for the language of the page itself.
    pub url: Option<Arc<str>>,
    /// BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
}

/// `content`: the text of the page. It is made when the page is rendered and takes no part in planning, so that a
/// sentence more in a body touches one page.
#[derive(Clone, Debug, Default)]
pub struct ContentView {
    /// Empty for a page without a text.
    pub html: String,
    /// The same in two parts: the text, and its footnotes.
    pub text_html: String,
    pub notes_html: String,
    /// The list of the works that the text cites, without a heading. `html` holds it with one.
    pub references_html: String,
    /// Words of the text, and minutes to read it in its language, rounded up.
    pub words: usize,
    pub minutes: usize,
    /// Whether the text plays videos or sound, and whether it shows frames of other hosts.
    pub has_players: bool,
    pub has_frames: bool,
    /// The citation of the brief itself in the styles of the site, the first of them in sight.
    pub cited_as: Vec<CitedAsView>,
}

/// The citation of a brief in one style.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CitedAsView {
    /// What readers know the style as.
    pub style: String,
    pub html: String,
}

/// `plain`: what a plain page has beside its text.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PlainView {
    pub image: Option<ImageView>,
}

/// `redirect`: where an old address leads.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RedirectView {
    /// The title of the page there; of a file its address.
    pub title: Arc<str>,
    pub url: Arc<str>,
}
