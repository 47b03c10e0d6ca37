//! Types that every room of `src/` may use.
//!
//! Nothing here knows what a brief is. A stage that needs a place in a file, a problem to report, an address on the
//! site, a date or a fingerprint takes it from here, so that two stages never have two spellings of one idea.

pub mod artifact;
pub mod author_name;
pub mod bytes;
pub mod code;
pub mod collate;
pub mod copy_names;
pub mod counted;
pub mod data;
pub mod date;
pub mod diagnostic;
pub mod elsewhere;
pub mod escape;
pub mod field;
pub mod fingerprint;
pub mod full_title;
pub mod language;
pub mod length;
pub mod lexicon;
pub mod media;
pub mod memo;
pub mod monogram;
pub mod near_names;
pub mod nearest;
pub mod one_line;
pub mod os_error;
pub mod outside;
pub mod paper;
pub mod path;
pub mod picture;
mod plate;
pub mod problems;
mod rendered;
pub mod route;
pub(crate) mod segments;
pub mod shell;
pub mod slug;
mod span;
pub mod stem;
mod text_type;
pub mod unicode;
pub mod unpublished;

pub use artifact::{Artifact, Blob, Body};
pub use code::{Code, Severity};
pub use diagnostic::{At, Diagnostic, Mistake, Place};
pub use field::{FieldPath, Step};
pub use fingerprint::{Fingerprint, fingerprint_of};
pub use language::Language;
pub use media::MediaKind;
pub use outside::{Outside, Purpose};
pub use paper::{PAPER_TEMPLATE, Paper, PaperFont, PaperPicture, PaperSize, PaperSource, PaperText, PictureFile};
pub use path::{
    INDEX_FOLDER, LEDGER_FILE, NAMES_FILE, NOTES_FILE, REDIRECTS_FILE, REFERENCES_FOLDER, SITE_FILE, SourcePath,
    is_of_index,
};
pub use picture::{Derivation, PictureFault, PictureFormat, PictureHead, PictureKind, PictureRead, Recipe};
pub use plate::{Plate, PlateForm, PlateLook, PlateOutline, PlateWords};
pub use rendered::{Press, RenderResult, Rendered};
pub use route::{BaseUrl, Prefix, Route};
pub use slug::Slug;
pub use span::{LineColumn, Lines, Span};
