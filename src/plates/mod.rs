//! Plates: the pictures that are drawn for pages which have none.
//!
//! A link that is sent around is shown with a picture, and most briefs have none. Here one is drawn of what is known anyway: title, type,
//! number, date, countries, the accent of the house and the shape of the primary country. It is a function from a value to
//! the bytes of a PNG; who asks for it and keeps it is the business of `derived`.
//!
//! The fonts are part of the tool. A title is ordered, broken into lines and shaped as its script asks, which no library for whole
//! drawings does from the right. Where no font has a sign, the plate has no words: half a title says something else.

mod canvas;
mod colour;
mod draw;
mod fonts;
mod layout;
mod outline;
mod set;
#[cfg(test)]
mod tests;

pub use draw::draw;
pub use fonts::has_signs;
