//! Plates as values: the pictures that are drawn for pages which have none.
//!
//! What a plate shows is settled when the site is planned, since its address is named after it. It is drawn in `plates`, at the
//! door where files are made.

use super::{Fingerprint, fingerprint_of};
use std::sync::Arc;

/// Count on when the same plate is drawn otherwise than before: its address changes with it, so that nobody shows the old one.
const DRAWING: u32 = 1;

/// A picture that is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plate {
    pub form: PlateForm,
    pub look: PlateLook,
    /// None where it is for eyes alone, or no font has the signs.
    pub words: Option<PlateWords>,
}

/// For what a plate is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlateForm {
    /// For programs that show a link, in the size that they ask for.
    Preview,
    /// For the card of a brief.
    Card,
}

impl PlateForm {
    /// Returns the width and height in points.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Preview => (1200, 630),
            Self::Card => (960, 640),
        }
    }
}

/// What many plates have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlateLook {
    /// The colour of the house: red, green, blue.
    pub accent: [u8; 3],
    /// Whether it reads from the right.
    pub is_rtl: bool,
    /// A large shape.
    pub outline: PlateOutline,
}

/// A shape in a frame that it fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlateOutline {
    width: u32,
    height: u32,
    path: &'static str,
    covers: bool,
    print: Fingerprint,
}

impl PlateOutline {
    /// Returns the shape of a country: data of a path of SVG, to be filled.
    pub fn of_country((width, height): (u32, u32), path: &'static str) -> Self {
        Self::new((width, height), path, false)
    }

    /// Returns the same of the world, which covers the whole plate.
    pub fn of_world((width, height): (u32, u32), path: &'static str) -> Self {
        Self::new((width, height), path, true)
    }

    fn new((width, height): (u32, u32), path: &'static str, covers: bool) -> Self {
        Self { width, height, path, covers, print: Fingerprint::of_bytes(path.as_bytes()) }
    }

    /// Returns the width and height of the frame.
    pub fn frame(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Returns the data of a path of SVG.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Whether it covers the whole plate.
    pub fn covers(&self) -> bool {
        self.covers
    }
}

/// A path has up to 40 KB and is one for many plates, so it counts by its fingerprint.
impl std::hash::Hash for PlateOutline {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.width, self.height, self.covers, self.print).hash(state);
    }
}

/// What a plate says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlateWords {
    /// BCP 47, of the title.
    pub language: String,
    pub title: Arc<str>,
    /// What stands above the title, such as the type of a brief and its number.
    pub above: String,
    /// What stands below it, such as the date.
    pub below: String,
    /// What it is about, beside that; of too much the end is left out.
    pub about: String,
    /// Who publishes it.
    pub house: String,
    /// One to three letters for that.
    pub monogram: String,
}

impl Plate {
    /// Returns the fingerprint of everything that the bytes depend on.
    pub fn input(&self) -> Fingerprint {
        fingerprint_of(&("plate", DRAWING, self))
    }

    /// Returns the same plate without words.
    pub fn without_words(&self) -> Self {
        Self { words: None, ..self.clone() }
    }
}
