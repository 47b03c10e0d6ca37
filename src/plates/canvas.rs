//! A picture of two layers: a quiet shape on the ground, and the ink on both.
//!
//! A point holds how much of each lies on it, in a few steps, so one byte is enough and the palette is the rest.

use super::colour::{Colours, mix};
use zeno::{Command, Format, Mask, Style};

/// The steps from none to all of the shape. Its edge is quiet: a fifth of a step of the screen.
const SHAPES: u8 = 4;

/// The steps from none to all of the ink. With fifteen no reader sees a difference, and files are a fifth larger.
const INKS: u8 = 8;

/// Points that are looked at together.
const CHUNK: usize = 32;

/// So many points of which nothing is covered, and all.
const NONE: [u8; CHUNK] = [0; CHUNK];
const ALL: [u8; CHUNK] = [255; CHUNK];

/// How densely the file is packed, from 1 to 9: the sixth takes half as long again, for one byte in twenty.
const LEVEL: u8 = 4;

/// A picture that is drawn.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    points: Vec<u8>,
}

/// What a path is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Shape,
    /// Ink of that strength, of 255.
    Ink(u8),
    /// No ink where some was.
    NoInk,
}

impl Canvas {
    /// Returns an empty picture.
    pub fn new((width, height): (u32, u32)) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self { width, height, points: vec![0; width * height] }
    }

    /// Draws a path, filled or as a line.
    pub fn draw<'a>(&mut self, path: &'a [Command], style: impl Into<Style<'a>>, paint: Paint) {
        let (mask, place) = Mask::new(path).style(style).format(Format::Alpha).render();
        let (width, top, left) = (place.width as usize, place.top, place.left);
        if width == 0 {
            return;
        }
        for (row, covers) in mask.chunks_exact(width).enumerate() {
            let Some(y) = (i64::try_from(row).ok())
                .and_then(|row| usize::try_from(row + i64::from(top)).ok())
                .filter(|y| *y < self.height)
            else {
                continue;
            };
            let before = usize::try_from(-left).unwrap_or(0).min(width);
            let from = usize::try_from(left).unwrap_or(0).min(self.width);
            let row = &mut self.points[y * self.width + from..(y + 1) * self.width];
            for (points, covers) in row.chunks_mut(CHUNK).zip(covers[before..].chunks(CHUNK)) {
                let both = points.len().min(covers.len());
                paint.on_all(&mut points[..both], &covers[..both]);
            }
        }
    }

    /// Writes the picture as a PNG.
    pub fn png(&self, colours: &Colours) -> Vec<u8> {
        let mut bytes = Vec::new();
        let side = |points: usize| u32::try_from(points).expect("it was one before");
        let mut encoder = png::Encoder::new(&mut bytes, side(self.width), side(self.height));
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette(colours));
        encoder.set_deflate_compression(png::DeflateCompression::Level(LEVEL));
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().expect("the head says what a PNG can hold");
        writer.write_image_data(&self.points).expect("there are as many points as the head says");
        writer.finish().expect("memory takes all that is written");
        bytes
    }
}

impl Paint {
    /// Covers points. Most have nothing on them or lie within a shape, and many of these are done at once.
    fn on_all(self, points: &mut [u8], covers: &[u8]) {
        if covers == &NONE[..points.len()] {
            return;
        }
        if covers == &ALL[..points.len()] && points == &NONE[..points.len()] {
            points.fill(self.on(0, 255));
            return;
        }
        for (point, cover) in points.iter_mut().zip(covers).filter(|(_, cover)| **cover != 0) {
            *point = self.on(*point, *cover);
        }
    }

    fn on(self, point: u8, cover: u8) -> u8 {
        let step = |strength: u8, steps: u8| {
            let much = u32::from(cover) * u32::from(strength) * u32::from(steps);
            u8::try_from((much + 32_512) / 65_025).expect("it is at most all")
        };
        let (shape, ink) = (point / (INKS + 1), point % (INKS + 1));
        let (shape, ink) = match self {
            Self::Shape => (shape.max(step(255, SHAPES)), ink),
            Self::Ink(strength) => (shape, ink.max(step(strength, INKS))),
            Self::NoInk => (shape, ink.min(INKS - step(255, INKS))),
        };
        shape * (INKS + 1) + ink
    }
}

/// Returns the colour of each value of a point.
fn palette(colours: &Colours) -> Vec<u8> {
    let part = |step: u8, steps: u8| u8::try_from(u16::from(step) * 255 / u16::from(steps)).expect("at most all");
    let grounds = (0..=SHAPES).map(|shape| mix(colours.ground, colours.shape, part(shape, SHAPES)));
    grounds.flat_map(|ground| (0..=INKS).flat_map(move |ink| mix(ground, colours.ink, part(ink, INKS)))).collect()
}
