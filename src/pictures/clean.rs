//! Files without what they say of camera, place and person.
//!
//! What a browser needs to show the picture stays, byte for byte: nothing is compressed again. All else goes, since nobody
//! knows where the next program puts a name. What follows the end of a picture goes, too: telephones keep a second one there,
//! or a film, each with a place of its own.

use img_parts::ImageICC;
use img_parts::png::Png;
use img_parts::webp::{CHUNK_ALPH, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ICCP, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP};

/// Chunks of a PNG that say how it looks (PNG 3rd edition, 11; the last three make it move).
const PNG_LOOKS: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"bKGD", b"acTL", b"fcTL", b"fdAT",
];

/// Chunks of a WebP file that say how it looks (RFC 9649, 2.7).
const WEBP_LOOKS: [[u8; 4]; 7] = [CHUNK_VP8X, CHUNK_ICCP, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L];

/// The two flags of an extended WebP file that say that EXIF and XMP are there (RFC 9649, 2.7.1).
const WEBP_METADATA: u8 = 0b0000_1100;

/// Returns a JPEG without metadata; none if its parts cannot be told.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    for part in JpegParts::new(bytes) {
        let part = part?;
        if part.shows() {
            out.extend_from_slice(part.bytes);
        }
    }
    Some(out)
}

/// Returns where a JPEG ends, whatever follows; none if it is cut.
pub(super) fn jpeg_end(bytes: &[u8]) -> Option<usize> {
    let mut end = 0;
    for part in JpegParts::new(bytes) {
        end += part?.bytes.len();
    }
    Some(end)
}

/// A part of a JPEG: a marker with what belongs to it.
struct JpegPart<'a> {
    marker: u8,
    bytes: &'a [u8],
}

impl JpegPart<'_> {
    /// Whether it says how the picture looks. Of the application's own parts that is JFIF's with the shape of a point, the
    /// profile of colours, and Adobe's, which says what the channels are.
    fn shows(&self) -> bool {
        match self.marker {
            0xe0 => self.bytes[4..].starts_with(b"JFIF\0"),
            0xe2 => self.bytes[4..].starts_with(b"ICC_PROFILE\0"),
            0xee => self.bytes[4..].starts_with(b"Adobe"),
            0xe1..=0xef | 0xfe => false,
            _ => true,
        }
    }
}

/// The parts of a JPEG in their order (ITU T.81, B.1). After one that is cut comes none.
struct JpegParts<'a> {
    rest: &'a [u8],
    is_over: bool,
}

impl<'a> JpegParts<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, is_over: false }
    }

    fn part(&mut self) -> Option<JpegPart<'a>> {
        let [0xff, marker, ..] = *self.rest else { return None };
        let length = match marker {
            0xd8 | 0xd9 => 2,
            // A marker may have any number of these before it.
            0xff => 1,
            _ => 2 + usize::from(u16::from_be_bytes([*self.rest.get(2)?, *self.rest.get(3)?])),
        };
        let points = if marker == 0xda { entropy_coded(self.rest.get(length..)?)? } else { 0 };
        let (bytes, rest) = self.rest.split_at_checked(length + points)?;
        self.rest = rest;
        Some(JpegPart { marker, bytes })
    }
}

/// Returns how many bytes of compressed points stand at the beginning, before the next marker.
fn entropy_coded(bytes: &[u8]) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    bytes.windows(2).position(is_marker)
}

impl<'a> Iterator for JpegParts<'a> {
    type Item = Option<JpegPart<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let part = self.part();
        self.is_over = part.as_ref().is_none_or(|part| part.marker == 0xd9);
        Some(part)
    }
}

/// Returns a PNG without metadata.
pub(super) fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(bytes.to_vec().into()).ok()?;
    png.chunks_mut().retain(|chunk| PNG_LOOKS.contains(&&chunk.kind()));
    Some(png.encoder().bytes().to_vec())
}

/// Returns a WebP file without metadata.
pub(super) fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut webp = WebP::from_bytes(bytes.to_vec().into()).ok()?;
    webp.chunks_mut().retain(|chunk| WEBP_LOOKS.contains(&chunk.id()));
    let mut out = webp.encoder().bytes().to_vec();
    // The extended header comes first, behind `RIFF`, the length, `WEBP` and its own name and length.
    if out.get(12..16) == Some(&CHUNK_VP8X)
        && let Some(flags) = out.get_mut(20)
    {
        *flags &= !WEBP_METADATA;
    }
    Some(out)
}

/// Returns the profile of colours of a WebP file.
pub(super) fn webp_profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let profile = WebP::from_bytes(bytes.to_vec().into()).ok()?.icc_profile()?;
    Some(profile.to_vec())
}

/// Returns a WebP file with a profile of colours.
pub(super) fn webp_with_profile(bytes: Vec<u8>, profile: Vec<u8>) -> Option<Vec<u8>> {
    let mut webp = WebP::from_bytes(bytes.into()).ok()?;
    webp.set_icc_profile(Some(profile.into()));
    Some(webp.encoder().bytes().to_vec())
}
