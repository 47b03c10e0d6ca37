//! `brief`: the page of one brief.

use super::licence::LicenceView;
use super::link::{BacklinksView, LinkView, RelatedView};
use super::occasion::OccasionView;
use super::shared::Shared;
use crate::base::author_name::Parts;
use crate::body::{Links, ShownPicture, inline_html};
use crate::page::content::catalogue::RecordView;
use crate::say;
use crate::site::Picture;
use crate::words::Words;
use serde::Serialize;
use std::sync::Arc;

/// `brief`: the page of one brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct BriefView {
    pub title: Arc<str>,
    pub subtitle: Option<String>,
    /// Both as one.
    pub full_title: Arc<str>,
    /// That it has been withdrawn: its page stays, outside all lists and without its text, which is then empty in this view.
    pub withdrawn: Option<WithdrawalView>,
    pub superseded_by: Option<SuccessorView>,
    /// The day by which it was to be looked at again, where that is past and readers are told.
    pub review_due: Option<String>,
    pub review_due_iso: Option<String>,
    /// The briefs whose place it has taken, newest first.
    pub replaces: Vec<LinkView>,
    /// The slug of the type: `policy-brief`.
    pub type_slug: String,
    /// What the type is in schema.org's words.
    #[serde(skip)]
    pub(crate) schema: &'static str,
    /// `Policy brief`.
    pub type_label: Arc<str>,
    /// The page of the type, if there is one.
    pub type_url: Option<Arc<str>>,
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
    /// Those named in front matter.
    #[serde(skip_serializing)]
    pub regions: Vec<LinkView>,
    /// Those of the countries beside them, narrowest first; none where the site does not show them.
    #[serde(skip_serializing)]
    pub regions_derived: Vec<LinkView>,
    /// Those named in front matter.
    #[serde(skip_serializing)]
    pub groups: Vec<LinkView>,
    /// The countries' memberships on the brief's date beside them; none where the site does not show them.
    #[serde(skip_serializing)]
    pub groups_derived: Vec<LinkView>,
    #[serde(skip_serializing)]
    pub topics: Vec<LinkView>,
    pub series: Option<LinkView>,
    /// The brief before it in its series, by date.
    pub series_previous: Option<LinkView>,
    /// The brief after it in its series.
    pub series_next: Option<LinkView>,
    /// The body's headings of levels 2 and 3.
    pub contents: Vec<HeadingView>,
    /// The event that it announces or reports.
    pub event: Option<OccasionView>,
    pub chronology: Vec<EventView>,
    pub sources: Vec<SourceView>,
    pub changes: Vec<ChangeView>,
    /// Those of them that stand at the head of the page: the newest correction, and retractions; newest first.
    pub notices: Vec<ChangeView>,
    pub image: Option<ImageView>,
    pub pdf: Option<FileView>,
    pub attachments: Vec<FileView>,
    pub doi: Option<String>,
    pub isbn: Option<String>,
    pub issn: Option<String>,
    pub licence: Option<LicenceView>,
    pub disclosure_html: Option<String>,
    pub backlinks: BacklinksView,
    /// At most five related briefs, the nearest first.
    pub related: Vec<RelatedView>,
    /// Its versions in other languages that readers can be sent to, the original first.
    pub versions: Vec<VersionView>,
    /// On a translation: what it is one of, and whose work it is.
    pub translation: Option<TranslationView>,
    /// What reference managers take in; none if it has been withdrawn. Templates have it in each of its forms.
    #[serde(skip)]
    pub citations: Option<Shared<RecordView>>,
}

/// That a brief has been withdrawn.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct WithdrawalView {
    /// Whether it is a translation whose original stands.
    pub is_translation: bool,
    /// When, if the brief says so.
    pub date: Option<String>,
    pub date_iso: Option<String>,
    pub reason_html: Option<String>,
}

/// The brief that has taken the place of another.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SuccessorView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// The full address, for print.
    pub permalink: String,
    /// As in `LinkView`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    /// Its date, since which the other no longer holds.
    pub date: String,
    pub date_iso: String,
    /// The end of the chain, where the successor has been superseded, too.
    pub latest: Option<LinkView>,
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
    /// The name as reference managers take it: `García Márquez, Gabriel`, `Freedom House,`.
    pub cited_name: String,
    /// The parts of a person's name, where somebody has said them.
    #[serde(skip)]
    pub(crate) parts: Option<Parts>,
    pub is_organisation: bool,
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
    /// In points.
    pub width: u32,
    pub height: u32,
    /// Its files in several widths, for `srcset`; empty if there is one alone.
    pub srcset: String,
    /// The same in WebP; empty if there are none.
    pub webp_srcset: String,
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
        let ShownPicture { width, height, srcset, webp_srcset } = links.picture(&picture.src)?.clone();
        Some(Self {
            url: links.get(&picture.src)?.clone(),
            width,
            height,
            srcset,
            webp_srcset,
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
    /// `1.2 MB`; empty where it is not known.
    pub size: String,
    /// Whether it is made of the page, in whose language it is.
    pub is_of_page: bool,
}

/// A brief in another language, for readers.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct VersionView {
    /// The name of the language in the language itself: `Français`.
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// BCP 47.
    pub language: String,
    pub direction: &'static str,
}

/// A translation, beside the words that it shares with every brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TranslationView {
    /// The language of the page by its English name.
    pub language_name: String,
    pub original_language_name: String,
    pub original_url: String,
    /// BCP 47.
    pub original_language: String,
    pub translators: Vec<BylineView>,
    /// When the translation was published, if it says so.
    pub date: Option<String>,
    pub date_iso: Option<String>,
}
