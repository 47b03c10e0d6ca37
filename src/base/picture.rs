//! Pictures as values: what the head of a file says, and which files are to be made of it.
//!
//! Every stage speaks of pictures and none of them looks at a point of one. Here stand the words for that; the work is done
//! in `pictures`.

use super::{Blob, Fingerprint, fingerprint_of};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most points of a picture that is scaled: 100 million take 300 MB of memory.
pub const MOST_POINTS: u64 = 100_000_000;

/// The form of a picture's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PictureFormat {
    Jpeg,
    Png,
    WebP,
    Gif,
    Avif,
    Svg,
}

impl PictureFormat {
    /// Returns the format of files with this ending, whatever its case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match &*ending.to_ascii_lowercase() {
            "jpg" | "jpeg" | "jpe" | "jfif" => Self::Jpeg,
            "png" => Self::Png,
            "webp" => Self::WebP,
            "gif" => Self::Gif,
            "avif" => Self::Avif,
            "svg" => Self::Svg,
            _ => return None,
        })
    }

    /// Returns the usual ending, without a dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Avif => "avif",
            Self::Svg => "svg",
        }
    }
}

/// What may be done with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PictureKind {
    /// It is scaled, and may lose what nobody sees.
    Photograph,
    /// Few colours and hard edges, such as a chart: scaled down it would be blurred, and its file larger. It is only written
    /// in a denser format, without loss.
    Drawing,
    /// It moves, has no points of its own, or is in a format or in colours that are only passed on.
    Untouched,
}

/// What the head of a picture says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureHead {
    pub format: PictureFormat,
    pub kind: PictureKind,
    /// In points, as readers see it: turned as its file asks for. Of an SVG without a size what its view box says.
    pub width: u32,
    pub height: u32,
    /// Whether its points lie otherwise in the file.
    pub is_turned: bool,
}

/// Why a file is no picture that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureFault {
    /// Its bytes are those of no picture, or of a damaged one.
    Unreadable,
    /// It ends before its picture does.
    Cut,
    /// It says where it was taken, in a format that is published as it is.
    TellsPlace,
    /// It has more than [`MOST_POINTS`].
    TooLarge { width: u32, height: u32 },
}

/// What is known of a picture's file.
pub type PictureRead = Result<PictureHead, PictureFault>;

/// One file to be made of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipe {
    /// The same picture, upright and without what its file says of camera, place and person; of an SVG, without scripts.
    Clean,
    /// The picture in that width and format. The quality goes from 1 to 100 and counts for photographs alone.
    Scaled { width: u32, format: PictureFormat, quality: u8 },
}

/// Returns the height of a picture of that width and height once it is scaled to another width, rounded, at least 1.
pub fn scaled_height((width, height): (u32, u32), scaled: u32) -> u32 {
    let (width, height, scaled) = (u64::from(width.max(1)), u64::from(height), u64::from(scaled));
    u32::try_from(((height * scaled + width / 2) / width).max(1)).unwrap_or(u32::MAX)
}

/// A file that is made of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The author's file.
    pub from: Blob,
    pub head: PictureHead,
    /// All that is made of it: to read a photograph takes longer than to write it, so they are made together.
    pub all: Arc<[Recipe]>,
    /// Which of them this is.
    pub number: usize,
}

impl Derivation {
    /// Returns the recipe of this file.
    pub fn recipe(&self) -> Recipe {
        self.all[self.number]
    }

    /// Returns the width and height of what is made.
    pub fn size(&self) -> (u32, u32) {
        let PictureHead { width, height, .. } = self.head;
        match self.recipe() {
            Recipe::Clean => (width, height),
            Recipe::Scaled { width: scaled, .. } => (scaled, scaled_height((width, height), scaled)),
        }
    }

    /// Whether the points of the picture have to be read for it, which takes time.
    pub fn needs_points(&self) -> bool {
        self.recipe() != Recipe::Clean || self.head.is_turned
    }

    /// Returns the fingerprint of everything that the bytes depend on, wherever the author's file lies and whatever else is made
    /// of it.
    pub fn input(&self) -> Fingerprint {
        self.input_of(self.number)
    }

    /// Returns the same of another file of the set.
    pub fn input_of(&self, number: usize) -> Fingerprint {
        fingerprint_of(&(self.from.fingerprint(), self.head, self.all[number]))
    }
}

impl std::hash::Hash for Derivation {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.input().hash(state);
    }
}
