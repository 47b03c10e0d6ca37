//! What is wrong with a paper, in our words and at its place: in the author's text, or in the site's template.

use super::fonts::Fonts;
use super::world::PaperWorld;
use crate::base::{Diagnostic, Paper, PaperSource, Place, Span, problems};
use std::collections::BTreeSet;
use std::ops::Range;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;

/// So many signs without a glyph are told of one paper.
const MOST_SIGNS: usize = 8;

/// Fewest letters by which a piece of text is found again.
const FEWEST_LETTERS: usize = 3;

/// What can be wrong with one paper.
pub(super) struct Faults<'a> {
    paper: &'a Paper,
}

impl<'a> Faults<'a> {
    /// Returns what tells the faults of a paper.
    pub fn of(paper: &'a Paper) -> Self {
        Self { paper }
    }

    /// Returns that Typst gave up.
    pub fn unset(&self) -> Diagnostic {
        problems::paper_not_set(Place::file(&self.paper.first().file), "Typst could not set it", None)
    }

    /// Refuses a text with signs that no font has.
    ///
    /// # Errors
    /// Each of the signs, at its first place.
    pub fn look_for_signs(&self, fonts: &Fonts) -> Result<(), Vec<Diagnostic>> {
        let markup = &*self.paper.markup;
        if markup.is_ascii() {
            return Ok(());
        }
        let signs: BTreeSet<char> = markup.chars().filter(|sign| !sign.is_ascii() && is_drawn(*sign)).collect();
        let missing: Vec<char> = signs.into_iter().filter(|sign| !fonts.has(*sign)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let more = missing.len().saturating_sub(MOST_SIGNS);
        let told = missing.iter().take(MOST_SIGNS).map(|sign| {
            let mut letters = [0; 4];
            let at = markup.find(*sign).unwrap_or_default();
            problems::missing_glyph(self.place_of(sign.encode_utf8(&mut letters), at), *sign)
        });
        let mut told: Vec<Diagnostic> = told.collect();
        if let Some(last) = told.last_mut() {
            last.further_places = more;
        }
        Err(told)
    }

    /// Returns errors of Typst as problems of the text or of the template.
    pub fn told(&self, world: &PaperWorld<'_>, errors: &[SourceDiagnostic]) -> Vec<Diagnostic> {
        let told: BTreeSet<Diagnostic> = errors.iter().map(|error| self.tell(world, error)).collect();
        told.into_iter().collect()
    }

    fn tell(&self, world: &PaperWorld<'_>, error: &SourceDiagnostic) -> Diagnostic {
        let hint = error.hints.first().map(|hint| hint.v.as_str());
        let at = error.span.id().zip(world.range(error.span));
        // What the built-in template does is the matter of whatever called it.
        let trace = error.trace.iter().filter_map(|point| point.span.id().zip(world.range(point.span)));
        let places: Vec<_> = at.into_iter().chain(trace).collect();
        for (file, range) in places {
            if let Some(template) = world.own_template(file) {
                let place = Place::span(template, Span::new(range));
                return problems::template_error(place, &error.message, hint);
            }
            if world.is_paper(file) {
                return problems::paper_not_set(self.place_in_text(range), &error.message, hint);
            }
        }
        problems::paper_not_set(Place::file(&self.paper.first().file), &error.message, hint)
    }

    /// Returns where the author's text says what stands at these bytes of the markup, or next behind them.
    fn place_in_text(&self, range: Range<usize>) -> Place {
        let markup = &*self.paper.markup;
        let from = markup.get(range.start..).unwrap_or_default();
        // Every text stands between quotation marks.
        let pieces = from.split('"').skip(1).step_by(2).take(FEWEST_LETTERS);
        let said = pieces.map(str::trim).find(|piece| piece.chars().count() >= FEWEST_LETTERS);
        let nowhere = || Place::file(&self.paper.source_at(range.start).file);
        said.map_or_else(nowhere, |said| self.place_of(said, range.start))
    }

    /// Returns where a source has these words, or the first of them that it has: that of this byte of the markup before the
    /// others, whose titles may stand there.
    fn place_of(&self, words: &str, at: usize) -> Place {
        let own = self.paper.source_at(at);
        let others = || self.paper.sources.iter().filter(|source| source.start != own.start);
        let place = |source: &PaperSource, words: &str| {
            let start = source.text.find(words)?;
            Some(Place::span(&source.file, Span::new(start..start + words.len())))
        };
        place(own, words)
            .or_else(|| others().find_map(|source| place(source, words)))
            .or_else(|| words.split(' ').find_map(|word| place(own, word)))
            .unwrap_or_else(|| Place::file(&own.file))
    }
}

/// Whether a sign is drawn: no mark of direction, joiner, selector or blank.
fn is_drawn(sign: char) -> bool {
    !matches!(sign,
        '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}
