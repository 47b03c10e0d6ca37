//! Printed text as single signs, each with its look: what corrections work on.

use hayagriva::Formatting;
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, VerticalAlign};

use super::marks;

/// Raised, lowered or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    /// On the line.
    #[default]
    Line,
    /// `<sup>`
    Raised,
    /// `<sub>`
    Lowered,
}

/// How a sign looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `<i>`
    pub is_italic: bool,
    /// `<b>`
    pub is_bold: bool,
    /// Small capitals.
    pub has_small_capitals: bool,
    /// Raised or lowered.
    pub height: Height,
}

/// What a sign is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Any other.
    #[default]
    Rest,
    /// The names that a cite begins with, or the title in their place.
    Names,
    /// What stands between these names.
    Between,
}

/// One printed sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glyph {
    /// The sign itself.
    pub sign: char,
    /// How it looks.
    pub look: Look,
    /// What it is part of.
    pub part: Part,
    /// The number of its link in [`Page::links`], from 1, or 0.
    pub link: u16,
}

/// Printed text with its links.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The signs.
    pub glyphs: Vec<Glyph>,
    /// Addresses, as they are printed into `href`.
    pub links: Vec<Link>,
    looks: Marked,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The entry with this id.
    Entry(String),
    /// The web.
    Address(String),
}

/// Marks of a text that are in force.
#[derive(Clone, Copy, Debug, Default)]
struct Marked {
    italics: usize,
    bolds: usize,
    small: usize,
    height: Height,
    /// Whether what comes is not printed.
    drops: bool,
}

impl Marked {
    /// Returns the look of a sign in the style's look: italics within italics are upright.
    fn over(self, base: Look) -> Look {
        Look {
            is_italic: base.is_italic != (self.italics % 2 == 1),
            is_bold: base.is_bold != (self.bolds % 2 == 1),
            has_small_capitals: base.has_small_capitals || self.small > 0,
            height: if self.height == Height::Line { base.height } else { self.height },
        }
    }

    /// Takes a mark. Returns whether it changes the sign before it.
    fn step(&mut self, mark: char) -> bool {
        match mark {
            marks::ITALIC_ON => self.italics += 1,
            marks::BOLD_ON => self.bolds += 1,
            marks::SMALL_ON => self.small += 1,
            marks::RAISED_ON => self.height = Height::Raised,
            marks::LOWERED_ON => self.height = Height::Lowered,
            marks::ITALIC_OFF => self.italics = self.italics.saturating_sub(1),
            marks::BOLD_OFF => self.bolds = self.bolds.saturating_sub(1),
            marks::SMALL_OFF => self.small = self.small.saturating_sub(1),
            marks::RAISED_OFF | marks::LOWERED_OFF => self.height = Height::Line,
            marks::DROP_ON => self.drops = true,
            marks::DROP_OFF => self.drops = false,
            _ => {}
        }
        matches!(mark, marks::ITALIC_ON | marks::BOLD_ON | marks::SMALL_ON | marks::RAISED_ON | marks::LOWERED_ON)
    }
}

/// Returns the look that the formatter asks for.
pub fn look(formatting: &Formatting) -> Look {
    Look {
        is_italic: formatting.font_style == FontStyle::Italic,
        is_bold: formatting.font_weight == FontWeight::Bold,
        has_small_capitals: formatting.font_variant == FontVariant::SmallCaps,
        height: match formatting.vertical_align {
            VerticalAlign::Sup => Height::Raised,
            VerticalAlign::Sub => Height::Lowered,
            _ => Height::Line,
        },
    }
}

impl Page {
    /// Adds a link and returns its number, or 0 if there are too many.
    pub fn link(&mut self, link: Link) -> u16 {
        self.links.push(link);
        u16::try_from(self.links.len()).unwrap_or(0)
    }

    /// Adds text of the formatter, and reads the marks in it. Quotes stay marks: which they are is known at the end.
    pub fn text(&mut self, text: &str, base: Look, part: Part, link: u16) {
        for sign in text.chars() {
            match sign {
                marks::QUOTE_ON => {
                    let place = self.glyphs.len().saturating_sub(1);
                    let look = self.glyphs.last().map_or(base, |last| last.look);
                    self.glyphs.insert(place, Glyph { sign, look, part, link });
                }
                marks::QUOTE_OFF | marks::APOSTROPHE | marks::OTHERS => {
                    self.glyphs.push(Glyph { sign, look: self.looks.over(base), part, link });
                }
                '\u{E0041}'..='\u{E004F}' => {
                    let changes_last = self.looks.step(sign);
                    if let Some(last) = self.glyphs.last_mut().filter(|_| changes_last) {
                        last.look = self.looks.over(base);
                    }
                }
                marks::LETTER | '\u{E0000}'..='\u{E007F}' => {}
                _ if self.looks.drops => {}
                _ => {
                    let look = self.looks.over(base);
                    self.glyphs.push(Glyph { sign: marks::unprotected(sign), look, part, link });
                }
            }
        }
    }

    /// Forgets marks that are still in force, at the end of an entry.
    pub fn end(&mut self) {
        self.looks = Marked::default();
    }
}
