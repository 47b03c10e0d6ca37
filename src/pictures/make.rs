//! What is made of one file.

use super::decode::decode;
use super::encode::{encode, scaled};
use super::head::read_head;
use super::points::Points;
use super::{clean, svg};
use crate::base::{PictureFormat, PictureHead, PictureKind, Recipe};

/// The quality at which a photograph is written anew that only had to be turned.
const TURNED_QUALITY: u8 = 92;

/// That a file could not be made, though its head was sound: its points are damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmade;

/// Makes files of a picture, in the order of their recipes. `bytes` are those that gave `head`.
///
/// # Errors
/// When the points of the picture cannot be read.
pub fn make(bytes: &[u8], head: PictureHead, recipes: &[Recipe]) -> Result<Vec<Vec<u8>>, Unmade> {
    let needs_points = |recipe: &Recipe| matches!(recipe, Recipe::Scaled { .. }) || head.is_turned;
    let points = match recipes.iter().any(needs_points) {
        true => Some(decode(bytes, head.format).ok_or(Unmade)?),
        false => None,
    };
    // Each size comes from the picture itself, so that its bytes do not depend on what else is made; those of one width in turn.
    let mut order: Vec<usize> = (0..recipes.len()).collect();
    order.sort_by_key(|at| width(recipes[*at]));
    let mut made = vec![Vec::new(); recipes.len()];
    let mut small: Option<Points> = None;
    for at in order {
        made[at] = match recipes[at] {
            Recipe::Clean => match (&points, head.is_turned) {
                (Some(points), true) => encode(points, head.kind, head.format, TURNED_QUALITY),
                _ => cleaned(bytes, head.format),
            },
            Recipe::Scaled { width, format, quality } => {
                let whole = points.as_ref().ok_or(Unmade)?;
                if width != whole.width && small.as_ref().is_none_or(|small| small.width != width) {
                    small = Some(scaled(whole, width).ok_or(Unmade)?);
                }
                let sized = small.as_ref().filter(|small| small.width == width).unwrap_or(whole);
                encode(sized, head.kind, format, quality)
            }
        }
        .ok_or(Unmade)?;
    }
    Ok(made)
}

/// Returns a picture in the colours of a screen, if it is a JPEG in those of a printing press; none of any other.
pub fn from_inks(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = read_head(bytes).ok()?;
    if (head.format, head.kind) != (PictureFormat::Jpeg, PictureKind::Untouched) {
        return None;
    }
    encode(&decode(bytes, head.format)?, PictureKind::Photograph, head.format, TURNED_QUALITY)
}

/// Returns the width that a recipe asks for; 0 for that of the picture.
fn width(recipe: Recipe) -> u32 {
    match recipe {
        Recipe::Clean => 0,
        Recipe::Scaled { width, .. } => width,
    }
}

fn cleaned(bytes: &[u8], format: PictureFormat) -> Option<Vec<u8>> {
    match format {
        PictureFormat::Jpeg => clean::jpeg(bytes),
        PictureFormat::Png => clean::png(bytes),
        PictureFormat::WebP => clean::webp(bytes),
        PictureFormat::Svg => svg::clean(bytes),
        PictureFormat::Gif | PictureFormat::Avif => Some(bytes.to_vec()),
    }
}
