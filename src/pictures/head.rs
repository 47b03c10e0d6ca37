//! What a file says of its picture before a point of it is read.
//!
//! A picture is known by its bytes and not by its name: photographs called `.png` are common, and browsers go by the bytes,
//! too. That a file is cut short is seen here as well, so that an author is told on every build and not only on the first.

use super::decode::{jpeg_head, png_head};
use super::svg;
use crate::base::picture::MOST_POINTS;
use crate::base::{PictureFault, PictureFormat, PictureHead, PictureKind, PictureRead};
use exif::{In, Tag};
use std::io::Cursor;

/// Of a drawing, less than so many bytes stand in the file for each point: 0.25. Photographs saved as PNG take 1.5 and more,
/// charts and screenshots 0.02 to 0.2.
const DRAWING_POINTS_PER_BYTE: u64 = 4;

/// Reads the head of a picture's file.
///
/// # Errors
/// Why no page can show it.
pub fn read_head(bytes: &[u8]) -> PictureRead {
    let format = format(bytes).ok_or(PictureFault::Unreadable)?;
    let head = match format {
        PictureFormat::Jpeg => {
            let head = jpeg_head(bytes)?;
            super::clean::jpeg_end(bytes).ok_or(PictureFault::Cut)?;
            head
        }
        PictureFormat::Png => png(bytes)?,
        PictureFormat::WebP => webp(bytes)?,
        PictureFormat::Svg => svg::head(bytes).ok_or(PictureFault::Unreadable)?,
        PictureFormat::Gif | PictureFormat::Avif => passed_on(format, bytes)?,
    };
    let (width, height) = (head.width, head.height);
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureFault::Unreadable),
        points if points > MOST_POINTS && format != PictureFormat::Svg => Err(PictureFault::TooLarge { width, height }),
        _ => Ok(head),
    }
}

/// Returns the format that bytes are in, by how they begin.
fn format(bytes: &[u8]) -> Option<PictureFormat> {
    Some(match bytes {
        [0xff, 0xd8, 0xff, ..] => PictureFormat::Jpeg,
        [0x89, b'P', b'N', b'G', ..] => PictureFormat::Png,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => PictureFormat::WebP,
        [b'G', b'I', b'F', b'8', ..] => PictureFormat::Gif,
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => PictureFormat::Avif,
        _ if svg::is_svg(bytes) => PictureFormat::Svg,
        _ => return None,
    })
}

fn png(bytes: &[u8]) -> PictureRead {
    let (head, is_moving) = png_head(bytes)?;
    // Its last chunk is empty, and its sum is always the same.
    if !bytes.windows(8).rev().any(|end| end == b"IEND\xae\x42\x60\x82") {
        return Err(PictureFault::Cut);
    }
    let points = u64::from(head.width) * u64::from(head.height);
    let kind = if is_moving {
        PictureKind::Untouched
    } else if points > bytes.len() as u64 * DRAWING_POINTS_PER_BYTE {
        PictureKind::Drawing
    } else {
        PictureKind::Photograph
    };
    Ok(PictureHead { kind, ..head })
}

fn webp(bytes: &[u8]) -> PictureRead {
    let features = webp::BitstreamFeatures::new(bytes).ok_or(PictureFault::Unreadable)?;
    let length = u32::from_le_bytes(bytes[4..8].try_into().expect("four bytes"));
    if u64::from(length) + 8 > bytes.len() as u64 {
        return Err(PictureFault::Cut);
    }
    let kind = match features.format() {
        _ if features.has_animation() => PictureKind::Untouched,
        Some(webp::BitstreamFormat::Lossless) => PictureKind::Drawing,
        _ => PictureKind::Photograph,
    };
    Ok(PictureHead {
        format: PictureFormat::WebP,
        kind,
        width: features.width(),
        height: features.height(),
        is_turned: false,
    })
}

/// Reads the head of a file that is published as it is. It must not say where it was taken.
fn passed_on(format: PictureFormat, bytes: &[u8]) -> PictureRead {
    let size = imagesize::blob_size(bytes).map_err(|_| PictureFault::Unreadable)?;
    let side = |points: usize| u32::try_from(points).map_err(|_| PictureFault::Unreadable);
    let exif =
        (format == PictureFormat::Avif).then(|| exif::Reader::new().read_from_container(&mut Cursor::new(bytes)));
    if exif.is_some_and(|read| read.is_ok_and(|exif| exif.get_field(Tag::GPSLatitude, In::PRIMARY).is_some())) {
        return Err(PictureFault::TellsPlace);
    }
    let (width, height) = (side(size.width)?, side(size.height)?);
    Ok(PictureHead { format, kind: PictureKind::Untouched, width, height, is_turned: false })
}
