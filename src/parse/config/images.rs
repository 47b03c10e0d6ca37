//! `theme.images`: in which sizes pictures are published, and whether any are drawn.

use super::ImagesEntry;
use crate::base::{FieldPath, problems};
use crate::parse::values::Values;
use std::ops::RangeInclusive;

/// The pictures of a site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Images {
    /// In points, the narrowest first. Without any a picture is published in its own size alone.
    pub widths: Vec<u32>,
    /// That of photographs, from 1 to 100.
    pub quality: u8,
    /// Whether a picture is drawn for what has none.
    pub plates: bool,
}

/// What a telephone, a column of text on a screen of fine points and a wide figure take.
const WIDTHS: [u32; 3] = [480, 960, 1600];

/// The quality from which on readers see no difference on a screen of fine points.
const QUALITY: u8 = 80;

/// Widths that a page can use.
const USEFUL: RangeInclusive<u32> = 100..=4000;

/// Most widths of a picture: more cost time and space, and readers see no difference.
const MOST_WIDTHS: usize = 4;

impl Default for Images {
    fn default() -> Self {
        Self { widths: WIDTHS.to_vec(), quality: QUALITY, plates: true }
    }
}

/// Returns what is meant, and reports what cannot be.
pub fn read(values: &mut Values<'_>, entry: Option<&ImagesEntry>) -> Images {
    let Some(entry) = entry else { return Images::default() };
    let at = FieldPath::of("theme").key("images");
    let quality = values.read(at.key("quality"), &entry.quality, |file, field, text| {
        let quality = text.parse().ok().filter(|quality| (1..=100).contains(quality));
        quality.ok_or_else(|| problems::invalid_quality(file, field, text))
    });
    let plates = values.flag(at.key("plates"), &entry.plates).unwrap_or(true);
    Images { widths: widths(values, &at.key("widths"), entry), quality: quality.unwrap_or(QUALITY), plates }
}

fn widths(values: &mut Values<'_>, at: &FieldPath, entry: &ImagesEntry) -> Vec<u32> {
    let written = &*entry.widths;
    match written {
        [] => return WIDTHS.to_vec(),
        [one] if matches!(&**one, "off" | "false") => return Vec::new(),
        _ => {}
    }
    let mut widths = values.items(at, written, |values, field, text| {
        values.read(field, &Some(text.clone()), |file, field, text| {
            let width = text.parse().ok().filter(|width| USEFUL.contains(width));
            width.ok_or_else(|| problems::invalid_width(file, field, text))
        })
    });
    widths.sort_unstable();
    widths.dedup();
    if widths.len() > MOST_WIDTHS {
        values.report(problems::too_many_widths(values.place(at.clone()), widths.len()));
        widths.truncate(MOST_WIDTHS);
    }
    widths
}
