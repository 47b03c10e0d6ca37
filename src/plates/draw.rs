//! Drawing a plate.

use super::canvas::{Canvas, Paint};
use super::colour::Colours;
use super::layout::{Layout, Placed};
use super::outline::{of_line, of_rectangle, of_svg};
use crate::base::{Plate, PlateForm, PlateOutline};
use zeno::{Command, Fill};

/// Draws a plate, as a PNG. Where a sign of its words has no font it has none, since half a title says something else.
pub fn draw(plate: &Plate) -> Vec<u8> {
    let look = &plate.look;
    let mut canvas = Canvas::new(plate.form.size());
    let shape = shape(plate.form, &look.outline, look.is_rtl);
    canvas.draw(&shape, Fill::NonZero, Paint::Shape);
    let words = plate.words.as_ref();
    if let Some(Ok(layout)) = words.map(|words| Layout::new(words, look.is_rtl)) {
        for bar in &layout.bars {
            let path = of_rectangle((bar.left, bar.top), (bar.width, bar.height));
            canvas.draw(&path, Fill::NonZero, Paint::Ink(bar.strength));
        }
        for cut in &layout.cut {
            canvas.draw(&path(cut), Fill::NonZero, Paint::NoInk);
        }
        for line in &layout.lines {
            canvas.draw(&path(line), Fill::NonZero, Paint::Ink(line.strength));
        }
    }
    canvas.png(&Colours::of(look.accent))
}

fn path(placed: &Placed) -> Vec<Command> {
    of_line(&placed.line, placed.left, placed.base, placed.size)
}

/// Returns the large shape: on the side where lines end, and over its edge.
fn shape(form: PlateForm, outline: &PlateOutline, is_rtl: bool) -> Vec<Command> {
    let (width, height) = form.size();
    let (width, height) = (width as f32, height as f32);
    let (own_width, own_height) = outline.frame();
    let (own_width, own_height) = (own_width as f32, own_height as f32);
    // As high as the plate and a little more, but no wider than three quarters of it. The world covers it.
    let scale = height * 1.12 / own_height;
    let scale = if outline.covers() { scale } else { scale.min(width * 0.72 / own_width) };
    let (shown_width, shown_height) = (own_width * scale, own_height * scale);
    let middle = if outline.covers() { 0.42 } else { 0.75 };
    let middle = width * if is_rtl { 1.0 - middle } else { middle };
    of_svg(outline.path(), scale, middle - shown_width / 2.0, (height - shown_height) / 2.0)
}
