//! What stands where on a plate: the cover of a report, in the size of a card.
//!
//! At the top who publishes it, at the foot when, and of what it treats; between them the title, as large as its length allows,
//! with its last line always in the same place. What reads from the right is the same in a mirror.

use super::fonts::Voice;
use super::outline::height;
use super::set::{Line, Style, Text, Unset};
use crate::base::PlateWords;
use std::ops::Range;

/// Width and height.
const SIZE: (f32, f32) = (1200.0, 630.0);

/// Between the words and the edges.
const MARGIN: f32 = 76.0;

/// How wide the lines of a title are at most: the shape shows beside them.
const MEASURE: f32 = 880.0;

/// The room of a title, whose lines end at its lower side.
const TITLE: Range<f32> = 208.0..484.0;

/// The base line of the foot.
const FOOT_BASE: f32 = 562.0;

/// How far all goes down where there is no foot.
const NO_FOOT: f32 = 60.0;

/// The sizes of titles, and the most lines in each.
const TITLES: [(f32, usize); 8] =
    [(92.0, 1), (82.0, 2), (74.0, 2), (66.0, 3), (58.0, 4), (52.0, 4), (46.0, 5), (40.0, 5)];

/// Most lines of a title.
const MOST_LINES: usize = 5;

/// Signs of a text beyond which none is set: five lines of a title have some two hundred.
const MOST_SIGNS: usize = 400;

/// The size of all else.
const NOTE: f32 = 27.0;

/// The side of the square in which the monogram stands.
const SQUARE: f32 = 60.0;

/// The strength of what is not the title, of 255.
const QUIET: u8 = 216;

/// A line in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub line: Line,
    pub left: f32,
    pub base: f32,
    pub size: f32,
    pub strength: u8,
}

/// A rectangle of ink.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
    pub strength: u8,
}

/// Everything that is put on a plate.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub lines: Vec<Placed>,
    pub bars: Vec<Bar>,
    /// What is cut out of the bars.
    pub cut: Vec<Placed>,
}

impl Layout {
    /// Puts words on a plate.
    ///
    /// # Errors
    /// When a sign has no font.
    pub fn new(words: &PlateWords, is_rtl: bool) -> Result<Self, Unset> {
        let clipped = PlateWords {
            title: clipped(&words.title).into(),
            above: clipped(&words.above).to_owned(),
            below: clipped(&words.below).to_owned(),
            about: clipped(&words.about).to_owned(),
            house: clipped(&words.house).to_owned(),
            ..words.clone()
        };
        let words = &clipped;
        let has_foot = !(words.below.is_empty() && words.about.is_empty());
        let drop = if has_foot { 0.0 } else { NO_FOOT };
        let mut layout = Setter { words, is_rtl, drop, layout: Self::default() };
        layout.head()?;
        layout.title()?;
        layout.foot()?;
        Ok(layout.layout)
    }
}

/// Returns as much of a text as a plate can hold, and a little more.
fn clipped(text: &str) -> &str {
    text.char_indices().nth(MOST_SIGNS).map_or(text, |(end, _)| &text[..end])
}

struct Setter<'a> {
    words: &'a PlateWords,
    is_rtl: bool,
    /// How far the title is down.
    drop: f32,
    layout: Layout,
}

/// A title that is set.
struct Title {
    size: f32,
    /// With their base lines.
    lines: Vec<(Line, f32)>,
    /// Where the highest letter ends.
    top: f32,
}

impl Title {
    fn new(text: &Text<'_>, size: f32, lines: Vec<Line>) -> Self {
        let (last, count) = (TITLE.end - size * text.measures().depth, lines.len());
        let base = |at: usize| last - size * text.measures().leading * (count - 1 - at) as f32;
        let lines: Vec<(Line, f32)> = lines.into_iter().enumerate().map(|(at, line)| (line, base(at))).collect();
        let tops = lines.iter().map(|(line, base)| base - height(line, size).max(size * text.measures().height));
        let top = tops.fold(last, f32::min);
        Self { size, lines, top }
    }
}

impl<'a> Setter<'a> {
    fn text(&self, text: &'a str, voice: Voice) -> Result<Text<'a>, Unset> {
        Text::new(text, Style { language: &self.words.language, is_rtl: self.is_rtl, voice })
    }

    /// Returns where something of that width has its left end that begins so far from the edge at which reading begins.
    fn left(&self, start: f32, width: f32) -> f32 {
        if self.is_rtl { SIZE.0 - start - width } else { start }
    }

    /// Puts a line that begins so far from the edge, and returns where it ends.
    fn put(&mut self, line: Line, start: f32, base: f32, size: f32, strength: u8) -> f32 {
        let (left, end) = (self.left(start, line.width), start + line.width);
        self.layout.lines.push(Placed { line, left, base, size, strength });
        end
    }

    fn bar(&mut self, start: f32, top: f32, (width, height): (f32, f32), strength: u8) {
        let left = self.left(start, width);
        self.layout.bars.push(Bar { left, top, width, height, strength });
    }

    /// Puts the monogram and the name of the house at the top.
    fn head(&mut self) -> Result<(), Unset> {
        let (mut start, middle) = (MARGIN, MARGIN + SQUARE / 2.0);
        if !self.words.monogram.is_empty() {
            let text = self.text(&self.words.monogram, Voice::Title)?;
            let mut size = if self.words.monogram.chars().count() > 2 { 25.0 } else { 30.0 };
            let mut line = text.line(0..self.words.monogram.len(), size)?;
            while line.width > SQUARE - 12.0 {
                size *= 0.9;
                line = text.line(0..self.words.monogram.len(), size)?;
            }
            self.bar(start, MARGIN, (SQUARE, SQUARE), 255);
            let left = self.left(start, SQUARE) + (SQUARE - line.width) / 2.0;
            let base = middle + line.middle(size);
            self.layout.cut.push(Placed { line, left, base, size, strength: 255 });
            start += SQUARE + 20.0;
        }
        let line = self.one_line(&self.words.house, NOTE, MEASURE - SQUARE)?;
        let base = middle + NOTE * 0.35;
        self.put(line, start, base, NOTE, 255);
        Ok(())
    }

    /// Puts the title, and above it what the text is.
    fn title(&mut self) -> Result<(), Unset> {
        let text = self.text(&self.words.title, Voice::Title)?;
        let Title { size, lines, top } = self.sized(&text)?;
        for (line, base) in lines {
            self.put(line, MARGIN, base + self.drop, size, 255);
        }
        if !self.words.above.is_empty() {
            let line = self.one_line(&self.words.above, NOTE, MEASURE)?;
            self.put(line, MARGIN, top + self.drop - 30.0, NOTE, QUIET);
        }
        Ok(())
    }

    /// Returns the title in the largest size that it has room in. What is too long ends in an ellipsis.
    fn sized(&self, text: &Text<'a>) -> Result<Title, Unset> {
        let mut smallest = TITLES[0].0 * text.measures().factor;
        for (size, most) in TITLES {
            let size = size * text.measures().factor;
            let broken = text.broken(size, MEASURE);
            if broken.len() <= most && text.fits(size, MEASURE) {
                let lines = broken.into_iter().map(|line| text.line(line, size)).collect::<Result<_, _>>()?;
                let title = Title::new(text, size, lines);
                if title.top >= TITLE.start {
                    return Ok(title);
                }
            }
            smallest = size;
        }
        let broken = text.filled(smallest, MEASURE);
        let mut most = broken.len().min(MOST_LINES);
        loop {
            let mut lines = Vec::new();
            for line in &broken[..most] {
                let is_last = lines.len() + 1 == most;
                let shown = if is_last { &self.words.title[line.start..] } else { &self.words.title[line.clone()] };
                lines.push(self.cut(shown, Voice::Title, smallest, MEASURE)?);
            }
            let title = Title::new(text, smallest, lines);
            if title.top >= TITLE.start || most <= 1 {
                return Ok(title);
            }
            most -= 1;
        }
    }

    /// Puts the date and what the text is about at the foot, below a rule.
    fn foot(&mut self) -> Result<(), Unset> {
        self.bar(MARGIN, FOOT_BASE + self.drop - 56.0, (96.0, 5.0), 255);
        let mut start = MARGIN;
        if !self.words.below.is_empty() {
            let line = self.one_line(&self.words.below, NOTE, MEASURE)?;
            start = self.put(line, start, FOOT_BASE, NOTE, QUIET) + 22.0;
        }
        if !self.words.about.is_empty() {
            if start > MARGIN {
                self.bar(start, FOOT_BASE - NOTE * 0.72, (2.0, NOTE * 0.82), 150);
                start += 24.0;
            }
            let line = self.one_line(&self.words.about, NOTE, SIZE.0 - MARGIN - start)?;
            self.put(line, start, FOOT_BASE, NOTE, QUIET);
        }
        Ok(())
    }

    /// Sets a text in one line; what is too long ends in an ellipsis.
    fn one_line(&self, text: &str, size: f32, width: f32) -> Result<Line, Unset> {
        self.cut(text, Voice::Note, size, width)
    }

    /// Sets as much of a text as a line holds.
    fn cut(&self, text: &str, voice: Voice, size: f32, width: f32) -> Result<Line, Unset> {
        let style = Style { language: &self.words.language, is_rtl: self.is_rtl, voice };
        let whole = Text::new(text, style)?;
        let size = if voice == Voice::Note { size * whole.measures().factor } else { size };
        let line = whole.line(0..text.len(), size)?;
        if line.width <= width {
            return Ok(line);
        }
        let shortened = |end: usize| {
            let kept = text[..end].trim_end_matches(|sign: char| !sign.is_alphanumeric());
            let cut = format!("{kept}…");
            Text::new(&cut, style)?.line(0..cut.len(), size)
        };
        let mut ends: Vec<usize> = whole.ends().filter(|(_, end)| end * size <= width).map(|(at, _)| at).collect();
        while let Some(end) = ends.pop() {
            let line = shortened(end)?;
            if line.width <= width {
                return Ok(line);
            }
        }
        // Of one word that is too long, what fits.
        let signs: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
        let (mut fitting, mut too_many) = (0, signs.len());
        while fitting < too_many {
            let middle = (fitting + too_many) / 2;
            if shortened(signs[middle])?.width <= width { fitting = middle + 1 } else { too_many = middle }
        }
        match fitting.checked_sub(1) {
            Some(last) => shortened(signs[last]),
            None => Ok(Line::default()),
        }
    }
}
