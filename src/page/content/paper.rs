//! A paper as a plan closes it: what it shows, and where its text is.

use crate::base::{Blob, SourcePath};
use crate::page::content::catalogue::RecordView;
use crate::page::view::{PaperView, Shared};

/// All that the PDF edition of a brief shows, without the body of its text.
#[derive(Clone, Debug, Hash)]
pub struct PaperPage {
    pub view: PaperView,
    /// The source whose body it shows.
    pub text: SourcePath,
    /// The source that states what all versions have in common, such as the picture.
    pub stated_in: SourcePath,
    /// The full addresses of its other versions.
    pub versions: Vec<String>,
    /// The words of the site as attributes, where the text is in another language.
    pub words_lang: String,
    /// By which it is cited.
    pub record: Shared<RecordView>,
    /// The site's own fonts: what the template calls each, and its file.
    pub fonts: Vec<(&'static str, SourcePath, Blob)>,
    /// The address of the logo, by which render finds its file.
    pub logo: Option<String>,
}
