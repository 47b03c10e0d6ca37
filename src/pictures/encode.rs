//! Writing points as a file.

use super::clean::webp_with_profile;
use super::points::{Channels, Points};
use crate::base::picture::scaled_height;
use crate::base::{PictureFormat, PictureKind};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ColorType, Encoder};
use std::borrow::Cow;
use webp::WebPConfig;

/// Of six, from quick to dense. On photographs the fourth saves one byte in twenty more, and takes three times as long.
const WEBP_METHOD: i32 = 2;

/// The quality of WebP beside that of JPEG at which readers see no difference.
const WEBP_QUALITY: f32 = 0.95;

/// How much a drawing may be simplified where nobody sees it, from 100, not at all, down.
const NEAR_LOSSLESS: i32 = 60;

/// Returns the picture in that width.
pub(super) fn scaled(points: &Points, width: u32) -> Option<Points> {
    let height = scaled_height((points.width, points.height), width);
    let form = match points.channels {
        Channels::Grey => PixelType::U8,
        Channels::GreyAlpha => PixelType::U8x2,
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba => PixelType::U8x4,
    };
    let from = ImageRef::new(points.width, points.height, &points.bytes, form).ok()?;
    let mut to = Image::new(width, height, form);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&from, &mut to, &options).ok()?;
    Some(Points { width, height, bytes: to.into_vec(), channels: points.channels, profile: points.profile.clone() })
}

/// Writes points in a format. `quality`, from 1 to 100, counts for photographs.
pub(super) fn encode(points: &Points, kind: PictureKind, format: PictureFormat, quality: u8) -> Option<Vec<u8>> {
    match format {
        PictureFormat::Jpeg => jpeg(points, quality),
        PictureFormat::Png => png(points),
        PictureFormat::WebP => webp(points, kind, quality),
        PictureFormat::Gif | PictureFormat::Avif | PictureFormat::Svg => None,
    }
}

/// Writes a progressive JPEG, which shows the whole picture, at first coarsely, while it loads.
fn jpeg(points: &Points, quality: u8) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    if let Some(profile) = &points.profile {
        encoder.add_icc_profile(profile).ok()?;
    }
    let form = match points.channels {
        Channels::Grey => ColorType::Luma,
        Channels::Rgb => ColorType::Rgb,
        Channels::Rgba => ColorType::Rgba,
        Channels::GreyAlpha => return None,
    };
    let side = |points: u32| u16::try_from(points).ok();
    encoder.encode(&points.bytes, side(points.width)?, side(points.height)?, form).ok()?;
    Some(out)
}

fn png(points: &Points) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut info = png::Info::with_size(points.width, points.height);
    info.bit_depth = png::BitDepth::Eight;
    info.color_type = match points.channels {
        Channels::Grey => png::ColorType::Grayscale,
        Channels::GreyAlpha => png::ColorType::GrayscaleAlpha,
        Channels::Rgb => png::ColorType::Rgb,
        Channels::Rgba => png::ColorType::Rgba,
    };
    info.icc_profile = points.profile.as_deref().map(Cow::Borrowed);
    let mut encoder = png::Encoder::with_info(&mut out, info).ok()?;
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&points.bytes).ok()?;
    writer.finish().ok()?;
    Some(out)
}

fn webp(points: &Points, kind: PictureKind, quality: u8) -> Option<Vec<u8>> {
    let coloured;
    let (bytes, has_alpha) = match points.channels {
        Channels::Rgb => (&points.bytes, false),
        Channels::Rgba => (&points.bytes, true),
        Channels::Grey => {
            coloured = points.bytes.iter().flat_map(|grey| [*grey; 3]).collect();
            (&coloured, false)
        }
        Channels::GreyAlpha => {
            coloured = points.bytes.chunks_exact(2).flat_map(|pair| [pair[0], pair[0], pair[0], pair[1]]).collect();
            (&coloured, true)
        }
    };
    let mut config = WebPConfig::new().ok()?;
    config.method = WEBP_METHOD;
    match kind {
        PictureKind::Photograph => config.quality = f32::from(quality) * WEBP_QUALITY,
        PictureKind::Drawing | PictureKind::Untouched => {
            config.lossless = 1;
            config.near_lossless = NEAR_LOSSLESS;
            // How hard to look for a denser form, without loss.
            config.quality = 75.0;
        }
    }
    let encoder = match has_alpha {
        true => webp::Encoder::from_rgba(bytes, points.width, points.height),
        false => webp::Encoder::from_rgb(bytes, points.width, points.height),
    };
    let out = encoder.encode_advanced(&config).ok()?.to_vec();
    match &points.profile {
        Some(profile) => webp_with_profile(out, profile.clone()),
        None => Some(out),
    }
}
