//! The paths of signs and shapes, where they stand on a plate.

use super::set::Line;
use harfrust::GlyphId;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use zeno::{Command, PathData, Point};

/// Returns the path of a line of signs whose left end and base line are there.
pub(super) fn of_line(line: &Line, left: f32, base: f32, size: f32) -> Vec<Command> {
    let mut path = Vec::with_capacity(line.glyphs.len() * 40);
    for glyph in &line.glyphs {
        let font = glyph.face.font();
        let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph.number)) else { continue };
        let scale = size / f32::from(font.units_per_em());
        // Whole points: letters that are alike then have the same points, which halves what is left to compress.
        let mut pen = Pen { path: &mut path, left: (left + glyph.x).round(), base: (base - glyph.y).round(), scale };
        let drawn = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen);
        drawn.expect("the glyphs that are part of the tool are sound");
    }
    path
}

/// Returns the path of a rectangle.
pub(super) fn of_rectangle((left, top): (f32, f32), (width, height): (f32, f32)) -> [Command; 5] {
    let at = |x: f32, y: f32| Point::new(left + x, top + y);
    [
        Command::MoveTo(at(0.0, 0.0)),
        Command::LineTo(at(width, 0.0)),
        Command::LineTo(at(width, height)),
        Command::LineTo(at(0.0, height)),
        Command::Close,
    ]
}

/// Returns how high above its base line a line of signs goes, in points.
pub(super) fn height(line: &Line, size: f32) -> f32 {
    let path = of_line(line, 0.0, 0.0, size);
    -zeno::bounds(&path, zeno::Fill::NonZero, None).min.y
}

/// Returns a path of SVG, scaled and moved.
pub(super) fn of_svg(path: &str, scale: f32, left: f32, top: f32) -> Vec<Command> {
    let at = |point: Point| Point::new(left + point.x * scale, top + point.y * scale);
    let moved = |command| match command {
        Command::MoveTo(to) => Command::MoveTo(at(to)),
        Command::LineTo(to) => Command::LineTo(at(to)),
        Command::QuadTo(by, to) => Command::QuadTo(at(by), at(to)),
        Command::CurveTo(by, and, to) => Command::CurveTo(at(by), at(and), at(to)),
        Command::Close => Command::Close,
    };
    path.commands().map(moved).collect()
}

/// Writes the outline of a sign, which has its y axis upwards, at its place.
struct Pen<'a> {
    path: &'a mut Vec<Command>,
    left: f32,
    base: f32,
    scale: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Point {
        Point::new(self.left + x * self.scale, self.base - y * self.scale)
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.push(Command::MoveTo(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.push(Command::LineTo(to));
    }

    fn quad_to(&mut self, by_x: f32, by_y: f32, x: f32, y: f32) {
        let (by, to) = (self.at(by_x, by_y), self.at(x, y));
        self.path.push(Command::QuadTo(by, to));
    }

    fn curve_to(&mut self, by_x: f32, by_y: f32, and_x: f32, and_y: f32, x: f32, y: f32) {
        let (by, and, to) = (self.at(by_x, by_y), self.at(and_x, and_y), self.at(x, y));
        self.path.push(Command::CurveTo(by, and, to));
    }

    fn close(&mut self) {
        self.path.push(Command::Close);
    }
}
