//! Setting a text: which signs stand where in a line, in any direction.
//!
//! The order of the signs is that of the Unicode Bidirectional Algorithm. It is settled for the whole text before that is broken
//! into lines, and each line is put in order by itself. Then each run of one direction, script and face is shaped.

use super::fonts::{self, Face, Measures, Voice, faces, is_unseen, script};
use crate::base::segments::line_breaks;
use harfrust::{Buffer, Direction, Language, Script, ShapeOptions, ShaperFont, shape};
use std::ops::Range;
use unicode_bidi::{Level, ParagraphBidiInfo};

/// What no face has a sign for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unset;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style<'a> {
    /// BCP 47.
    pub language: &'a str,
    pub is_rtl: bool,
    pub voice: Voice,
}

/// A sign of a face, from the left end of its line and its base line, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub face: Face,
    pub number: u32,
    pub x: f32,
    pub y: f32,
    /// Where it stands in the text, in bytes.
    pub at: usize,
}

/// A line, from the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub glyphs: Vec<Glyph>,
    pub width: f32,
}

/// A text that is set in one style, in one size after another.
pub(super) struct Text<'a> {
    text: &'a str,
    bidi: ParagraphBidiInfo<'a>,
    language: Option<Language>,
    faces: &'static [Face],
    /// The parts between which a line may be broken, with their widths at a size of 1: whole, and without blanks at the end.
    parts: Vec<(Range<usize>, f32, f32)>,
}

/// A part of a line in one direction, script and face.
struct Run {
    range: Range<usize>,
    script: Option<Script>,
    face: Face,
}

impl Line {
    /// Returns how far its base line is below the middle of its letters, in points.
    pub fn middle(&self, size: f32) -> f32 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.face.measures().middle * size)
    }
}

impl<'a> Text<'a> {
    /// Reads a text of one paragraph.
    ///
    /// # Errors
    /// When no face has all signs of a run.
    pub fn new(text: &'a str, style: Style<'_>) -> Result<Self, Unset> {
        let level = if style.is_rtl { Level::rtl() } else { Level::ltr() };
        let mut read = Self {
            text,
            bidi: ParagraphBidiInfo::new(text, Some(level)),
            language: Language::new(style.language),
            faces: faces(style.language, style.voice),
            parts: Vec::new(),
        };
        let mut start = 0;
        for end in line_breaks(text) {
            let range = start..end;
            let whole = read.line(range.clone(), 1.0)?.width;
            let seen = range.start..range.start + text[range.clone()].trim_end().len();
            let width = if seen.end == range.end { whole } else { read.line(seen, 1.0)?.width };
            read.parts.push((range, whole, width));
            start = end;
        }
        Ok(read)
    }

    /// Breaks the text into lines of at most that width, as few as that takes, and of about one width. A part that is too wide
    /// stands in a line of its own.
    pub fn broken(&self, size: f32, width: f32) -> Vec<Range<usize>> {
        let most = self.greedy(width / size);
        let (mut narrow, mut wide) = (width / size / 2.0, width / size);
        // Twelve halvings come to less than a point.
        for _ in 0..12 {
            let middle = f32::midpoint(narrow, wide);
            if self.greedy(middle).len() == most.len() { wide = middle } else { narrow = middle }
        }
        self.trimmed(self.greedy(wide))
    }

    /// Breaks the text into lines of at most that width, each as full as can be.
    pub fn filled(&self, size: f32, width: f32) -> Vec<Range<usize>> {
        self.trimmed(self.greedy(width / size))
    }

    /// Returns lines without the blanks at their ends.
    fn trimmed(&self, mut lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
        for line in &mut lines {
            line.end = line.start + self.text[line.clone()].trim_end().len();
        }
        lines
    }

    fn greedy(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut taken = 0.0;
        for (range, whole, seen) in &self.parts {
            match lines.last_mut() {
                Some(line) if taken + seen <= width => line.end = range.end,
                _ => {
                    lines.push(range.clone());
                    taken = 0.0;
                }
            }
            taken += whole;
        }
        lines
    }

    /// Returns where the parts end, with the width of the text so far at a size of 1.
    pub fn ends(&self) -> impl Iterator<Item = (usize, f32)> {
        self.parts.iter().scan(0.0, |before, (range, whole, seen)| {
            let end = *before + seen;
            *before += whole;
            Some((range.end, end))
        })
    }

    /// Returns the measures of its main face.
    pub fn measures(&self) -> &'static Measures {
        self.faces[0].measures()
    }

    /// Whether each part fits into a width.
    pub fn fits(&self, size: f32, width: f32) -> bool {
        self.parts.iter().all(|(.., seen)| seen * size <= width)
    }

    /// Sets a part of the text in a line.
    ///
    /// # Errors
    /// When no face has all signs of a run.
    pub fn line(&self, range: Range<usize>, size: f32) -> Result<Line, Unset> {
        let mut line = Line::default();
        if range.is_empty() {
            return Ok(line);
        }
        let (levels, runs) = self.bidi.visual_runs(range);
        for run in runs {
            let is_rtl = levels[run.start].is_rtl();
            let mut parts = self.runs(run)?;
            if is_rtl {
                parts.reverse();
            }
            for part in parts {
                self.shape(&part, is_rtl, size, &mut line)?;
            }
        }
        Ok(line)
    }

    /// Cuts a run of one direction into those of one script, and gives each the first face that has all its signs. Where none
    /// has, signs that all scripts share may be in another face than the letters around them.
    fn runs(&self, range: Range<usize>) -> Result<Vec<Run>, Unset> {
        let mut cut: Vec<(Range<usize>, Option<Script>)> = Vec::new();
        for (at, sign) in self.text[range.clone()].char_indices() {
            let (at, end) = (range.start + at, range.start + at + sign.len_utf8());
            let own = script(sign);
            match cut.last_mut() {
                Some((run, of)) if own.is_none() || of.is_none() || own == *of => {
                    run.end = end;
                    *of = of.or(own);
                }
                _ => cut.push((at..end, own)),
            }
        }
        let mut runs = Vec::new();
        for (range, script) in cut {
            match self.face(&self.text[range.clone()]) {
                Some(face) => runs.push(Run { range, script, face }),
                None => self.faced(range, script, &mut runs)?,
            }
        }
        Ok(runs)
    }

    /// Cuts a run of one script at the signs that need another face.
    fn faced(&self, range: Range<usize>, script: Option<Script>, runs: &mut Vec<Run>) -> Result<(), Unset> {
        let is_letter = |sign: &char| fonts::script(*sign).is_some();
        let letters: String = self.text[range.clone()].chars().filter(is_letter).collect();
        let main = self.face(&letters).ok_or(Unset)?;
        for (at, sign) in self.text[range.clone()].char_indices() {
            let (at, end) = (range.start + at, range.start + at + sign.len_utf8());
            let face = if main.has(sign) { main } else { self.face(sign.encode_utf8(&mut [0; 4])).ok_or(Unset)? };
            match runs.last_mut() {
                Some(run) if run.face == face && run.range.end == at && at > range.start => run.range.end = end,
                _ => runs.push(Run { range: at..end, script, face }),
            }
        }
        Ok(())
    }

    /// Returns the first face that has all signs.
    fn face(&self, text: &str) -> Option<Face> {
        self.faces.iter().copied().find(|face| text.chars().all(|sign| face.has(sign)))
    }

    fn shape(&self, run: &Run, is_rtl: bool, size: f32, line: &mut Line) -> Result<(), Unset> {
        let font = run.face.font();
        let scale = size / f32::from(font.units_per_em());
        let mut buffer = Buffer::new();
        for (at, sign) in self.text[run.range.clone()].char_indices() {
            buffer.push(u32::from(sign), u32::try_from(run.range.start + at).map_err(|_| Unset)?);
        }
        buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.set_script(run.script);
        buffer.set_language(self.language.clone());
        shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).map_err(|_| Unset)?;
        for (glyph, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let at = glyph.cluster as usize;
            let is_seen = self.text[at..].chars().next().is_some_and(|sign| !is_unseen(sign));
            if glyph.glyph_id == 0 && is_seen {
                return Err(Unset);
            }
            let points = |units: i32| units as f32 * scale;
            let (x, y) = (line.width + points(position.x_offset), points(position.y_offset));
            line.glyphs.push(Glyph { face: run.face, number: glyph.glyph_id, x, y, at });
            line.width += points(position.x_advance);
        }
        Ok(())
    }
}
