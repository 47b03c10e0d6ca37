//! Reading the points of a picture.

use super::points::{Channels, Points, Turn};
use crate::base::{PictureFault, PictureFormat, PictureHead, PictureKind, PictureRead};
use exif::{In, Tag};
use png::{ColorType, Transformations};
use std::io::Cursor;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Reads the points of a picture that may be scaled, upright. None if its bytes cannot be read after all.
pub(super) fn decode(bytes: &[u8], format: PictureFormat) -> Option<Points> {
    match format {
        PictureFormat::Jpeg => jpeg(bytes),
        PictureFormat::Png => png(bytes),
        PictureFormat::WebP => webp(bytes),
        PictureFormat::Gif | PictureFormat::Avif | PictureFormat::Svg => None,
    }
}

/// Reads the head of a JPEG. One in the colours of a printing press is passed on, since browsers know best what its profile
/// means.
pub(super) fn jpeg_head(bytes: &[u8]) -> PictureRead {
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().map_err(|_| PictureFault::Unreadable)?;
    let info = decoder.info().ok_or(PictureFault::Unreadable)?;
    let is_for_print = is_in_inks(decoder.input_colorspace());
    let kind = if is_for_print { PictureKind::Untouched } else { PictureKind::Photograph };
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    // What is passed on without its EXIF is shown as it lies.
    let turn = if is_for_print { Turn::default() } else { turn(decoder.exif().map(Vec::as_slice)) };
    let (width, height) = if turn.swaps { (height, width) } else { (width, height) };
    Ok(PictureHead { format: PictureFormat::Jpeg, kind, width, height, is_turned: !turn.is_none() })
}

fn is_in_inks(space: Option<ColorSpace>) -> bool {
    matches!(space, Some(ColorSpace::CMYK | ColorSpace::YCCK))
}

/// Reads the head of a PNG, and whether it moves. Its kind is for the caller to say. Browsers follow its EXIF, too.
pub(super) fn png_head(bytes: &[u8]) -> Result<(PictureHead, bool), PictureFault> {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().map_err(|_| PictureFault::Unreadable)?;
    let info = reader.info();
    let turn = if info.is_animated() { Turn::default() } else { turn(info.exif_metadata.as_deref()) };
    let (width, height) = if turn.swaps { (info.height, info.width) } else { (info.width, info.height) };
    let is_turned = !turn.is_none();
    let head = PictureHead { format: PictureFormat::Png, kind: PictureKind::Photograph, width, height, is_turned };
    Ok((head, info.is_animated()))
}

/// Sides are bounded by the format, and the points by the head, which was read before.
fn options() -> DecoderOptions {
    DecoderOptions::default().set_max_width(usize::from(u16::MAX)).set_max_height(usize::from(u16::MAX))
}

fn turn(exif: Option<&[u8]>) -> Turn {
    let read = exif.and_then(|bytes| exif::Reader::new().read_raw(bytes.to_vec()).ok());
    let field = read.as_ref().and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY));
    field.and_then(|field| field.value.get_uint(0)).map(Turn::of_orientation).unwrap_or_default()
}

fn jpeg(bytes: &[u8]) -> Option<Points> {
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().ok()?;
    let is_grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let (space, channels) = match is_grey {
        true => (ColorSpace::Luma, Channels::Grey),
        false => (ColorSpace::RGB, Channels::Rgb),
    };
    decoder.set_options(options().jpeg_set_out_colorspace(space));
    let points = decoder.decode().ok()?;
    let info = decoder.info()?;
    // The profile of inks says nothing of the colours of a screen.
    let profile = decoder.icc_profile().filter(|_| !is_in_inks(decoder.input_colorspace()));
    let turn = turn(decoder.exif().map(Vec::as_slice));
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    Some(Points { width, height, channels, bytes: points, profile }.turned(turn))
}

fn png(bytes: &[u8]) -> Option<Points> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut points = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut points).ok()?;
    points.truncate(frame.buffer_size());
    let channels = match frame.color_type {
        ColorType::Grayscale => Channels::Grey,
        ColorType::GrayscaleAlpha => Channels::GreyAlpha,
        ColorType::Rgba => Channels::Rgba,
        ColorType::Rgb | ColorType::Indexed => Channels::Rgb,
    };
    let info = reader.info();
    let (profile, turn) =
        (info.icc_profile.as_ref().map(|profile| profile.to_vec()), turn(info.exif_metadata.as_deref()));
    Some(Points { width: frame.width, height: frame.height, channels, bytes: points, profile }.turned(turn))
}

fn webp(bytes: &[u8]) -> Option<Points> {
    let picture = webp::Decoder::new(bytes).decode()?;
    let channels = if picture.is_alpha() { Channels::Rgba } else { Channels::Rgb };
    let profile = super::clean::webp_profile(bytes);
    let (width, height) = (picture.width(), picture.height());
    Some(Points { width, height, channels, bytes: picture.to_vec(), profile })
}
