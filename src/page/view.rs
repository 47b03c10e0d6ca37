//! The template contract: the only types that templates see, field by field.
//!
//! A view is closed: it holds everything its page shows, already decided, worded and linked. Templates choose order and
//! markup; they cannot ask the site for more, which is why the fingerprint of a view tells whether its page changes.
//! Fields named `…_html` (and `html`) are finished HTML and are written without escaping; `url` fields carry the base
//! path and are percent-encoded; every other text is plain and escaped by the template engine. Lists that are not serialized
//! with their view hold terms that many briefs stand under: `render` has a template value for each and puts that in their place.

mod backlinks;
mod crossings;
mod language;
mod licence;
mod life;
mod shared;
mod terms;

pub use backlinks::{BacklinkView, BacklinksView, RelatedView};
pub use crossings::*;
pub use language::{AlternateView, TranslationView, VersionView};
pub use licence::LicenceView;
pub use life::{CorrectionView, CorrectionsView, SuccessorView, WithdrawalView};
pub use shared::Shared;
pub use terms::*;

use crate::body::{Links, inline_html};
use crate::say;
use crate::site::Picture;
use crate::words::Words;
use serde::Serialize;
use std::sync::Arc;

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
    /// The home page.
    pub url: String,
    pub publisher: PublisherView,
    pub licence: Option<LicenceView>,
    pub menu: Vec<LinkView>,
    pub footer: FooterView,
    pub theme: ThemeView,
    /// The site's Atom feed.
    pub feed_url: String,
    /// The same as a JSON Feed.
    pub json_feed_url: String,
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
}

/// The foot of every page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FooterView {
    pub html: Option<String>,
    pub links: Vec<LinkView>,
}

/// Addresses of the theme's own files, and its colour.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ThemeView {
    /// The built-in stylesheet first, then the site's own.
    pub stylesheets: Vec<String>,
    pub favicon_url: String,
    /// `#rrggbb`, when `theme.accent` sets one.
    pub accent: Option<String>,
}

/// A title and where it leads; without a `url` it is plain text, since no page of its own exists.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq)]
pub struct LinkView {
    pub title: Arc<str>,
    pub url: Option<Arc<str>>,
}

impl LinkView {
    /// Returns a title that leads somewhere.
    pub fn new(title: impl Into<Arc<str>>, url: impl Into<Arc<str>>) -> Self {
        Self { title: title.into(), url: Some(url.into()) }
    }

    /// Returns a title without a page.
    pub fn text(title: impl Into<Arc<str>>) -> Self {
        Self { title: title.into(), url: None }
    }
}

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
    pub site_lang_html: String,
    /// The versions of this page in all languages, itself among them; none if there is but one.
    pub alternates: Vec<AlternateView>,
    /// `website`, or `article` for a brief.
    pub og_type: &'static str,
    /// The full address of the picture for previews.
    pub image_url: Option<String>,
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
    pub json_ld: Option<String>,
    /// The site's own values in the front matter of the page's text: `extra`, and `front_matter.extra_keys`.
    pub extra: serde_json::Value,
}

/// `content`: the text of the page. It is made when the page is rendered and takes no part in planning, so that a
/// sentence more in a body touches one page.
#[derive(Clone, Debug, Default)]
pub struct ContentView {
    /// Empty for a page without a text.
    pub html: String,
    /// Words of the text, and minutes to read it at 230 words a minute, rounded up.
    pub words: usize,
    pub minutes: usize,
}

/// A brief as it stands in a list.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CardView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// `29 June 2021`.
    pub date: Arc<str>,
    /// `2021-06-29`.
    pub date_iso: Arc<str>,
    /// `Policy brief`.
    pub type_label: Arc<str>,
    /// Plain text.
    pub summary: Arc<str>,
    /// The primary country first.
    #[serde(skip_serializing)]
    pub countries: Vec<LinkView>,
    #[serde(skip_serializing)]
    pub topics: Vec<LinkView>,
    /// Names, in order.
    pub authors: Vec<String>,
    /// Whether another brief has taken its place.
    pub is_superseded: bool,
}

/// `list`: the briefs of an index page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ListView {
    /// The newest 50; on the home page the newest ten, on a year's page all briefs of that year, on the page of a region,
    /// an organisation or a crossing the newest 200.
    pub cards: Vec<Shared<CardView>>,
    /// How many briefs there are in all.
    pub total: usize,
    /// The pages by year, newest first; empty when all briefs stand on this page.
    pub years: Vec<YearView>,
    /// On a year's page: the year.
    pub year: Option<i16>,
}

/// A link to the page of one year.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct YearView {
    pub year: i16,
    pub url: Arc<str>,
    pub count: usize,
}

/// `brief`: the page of one brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct BriefView {
    pub title: Arc<str>,
    pub subtitle: Option<String>,
    /// That it has been withdrawn: its page stays, outside all lists and without its text, which is then empty in this view.
    pub withdrawn: Option<WithdrawalView>,
    /// What has taken its place.
    pub superseded_by: Option<SuccessorView>,
    /// The day by which it was to be looked at again, where that is past and readers are told.
    pub review_due: Option<String>,
    pub review_due_iso: Option<String>,
    /// The briefs whose place it has taken, newest first.
    pub replaces: Vec<LinkView>,
    /// The slug of the type: `policy-brief`.
    pub type_slug: String,
    /// `Policy brief`.
    pub type_label: Arc<str>,
    /// The report number with its prefix: `IRD-PB-7`.
    pub number: Option<String>,
    pub date: Arc<str>,
    pub date_iso: Arc<str>,
    /// The date of the newest change.
    pub updated: Option<String>,
    pub updated_iso: Option<String>,
    /// The information cut-off.
    pub as_of: Option<String>,
    pub as_of_iso: Option<String>,
    /// Plain text; none when neither front matter nor body gives one.
    pub summary: Option<Arc<str>>,
    /// Whether the summary was written as such, and not taken from the body's first paragraph.
    pub has_own_summary: bool,
    pub key_points_html: Vec<String>,
    pub recommendations: Vec<RecommendationView>,
    pub authors: Vec<BylineView>,
    /// The primary country first.
    #[serde(skip_serializing)]
    pub countries: Vec<LinkView>,
    /// Those named in front matter and those of the countries, narrowest first.
    #[serde(skip_serializing)]
    pub regions: Vec<LinkView>,
    /// Those named in front matter and the countries' memberships on the brief's date.
    #[serde(skip_serializing)]
    pub groups: Vec<LinkView>,
    #[serde(skip_serializing)]
    pub topics: Vec<LinkView>,
    pub series: Option<LinkView>,
    /// The body's headings of levels 2 and 3.
    pub contents: Vec<HeadingView>,
    pub chronology: Vec<EventView>,
    pub sources: Vec<SourceView>,
    /// Newest first.
    pub changes: Vec<ChangeView>,
    /// Those of them that stand at the head of the page: the newest correction, and retractions; newest first.
    pub notices: Vec<ChangeView>,
    pub image: Option<ImageView>,
    pub pdf: Option<FileView>,
    pub attachments: Vec<FileView>,
    pub doi: Option<String>,
    pub isbn: Option<String>,
    /// Of the series that it appears in.
    pub issn: Option<String>,
    pub licence: Option<LicenceView>,
    pub disclosure_html: Option<String>,
    /// The briefs that link to it.
    pub backlinks: BacklinksView,
    /// At most five related briefs, the nearest first.
    pub related: Vec<RelatedView>,
    /// Its versions in other languages that readers can be sent to, the original first.
    pub versions: Vec<VersionView>,
    /// On a translation: what it is one of, and whose work it is.
    pub translation: Option<TranslationView>,
}

/// Something to be done, and by whom.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecommendationView {
    pub to: Option<String>,
    pub html: String,
}

/// An author of a brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct BylineView {
    pub name: Arc<str>,
    pub url: Option<Arc<str>>,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    /// The full address, `https://orcid.org/…`.
    pub orcid_url: Option<String>,
}

/// A heading of the body.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct HeadingView {
    pub title: Arc<str>,
    pub id: Arc<str>,
    pub level: u8,
}

/// A dated event.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct EventView {
    pub date: String,
    pub date_iso: String,
    pub html: String,
}

/// A source that the brief rests on.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SourceView {
    /// Names, in order.
    pub authors: Vec<String>,
    pub title: String,
    pub publisher: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    pub archived_url: Option<String>,
}

/// An entry of the list of changes.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ChangeView {
    pub date: String,
    pub date_iso: String,
    /// `correction`, `clarification`, `update` or `retraction`.
    pub kind: String,
    /// `Correction`.
    pub label: String,
    pub html: String,
    /// The same as plain text.
    pub text: String,
}

impl ChangeView {
    /// Returns the kind of a change as readers see it.
    pub fn label_of(words: &Words, kind: &str) -> String {
        let label = match kind {
            "correction" => say!(words, "change.correction"),
            "clarification" => say!(words, "change.clarification"),
            "retraction" => say!(words, "change.retraction"),
            _ => say!(words, "change.update"),
        };
        label.to_owned()
    }
}

/// The picture at the head of a page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ImageView {
    pub url: String,
    pub alt: String,
    pub caption_html: Option<String>,
    pub credit: Option<String>,
    /// On a translation: whether `alt` and the caption are its own; otherwise they are the original's.
    pub is_translated: bool,
}

impl ImageView {
    /// Returns a picture, if its file is there; `links` are those of its text.
    pub fn of(picture: Option<&Picture>, links: &Links) -> Option<Self> {
        let picture = picture?;
        Some(Self {
            url: links.get(&picture.src)?.clone(),
            alt: picture.alt.clone(),
            caption_html: picture.caption.as_ref().map(|caption| inline_html(caption, links)),
            credit: picture.credit.clone(),
            is_translated: false,
        })
    }
}

/// A file to download.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FileView {
    pub title: String,
    pub url: String,
    /// The full address, for metadata.
    pub permalink: String,
    /// `PDF`, `CSV`.
    pub format: String,
    /// `1.2 MB`.
    pub size: String,
}

/// `redirect`: where an old address leads.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RedirectView {
    /// The title of the page there; of a file its address.
    pub title: Arc<str>,
    pub url: Arc<str>,
}
