//! Corrections of printed text: quotes of the language, one full stop where two meet, no blanks before a comma.

use super::glyph::{Glyph, Part};
use super::locale::Words;
use super::marks;

/// Corrects printed text.
pub fn tidy(glyphs: &mut Vec<Glyph>, words: &Words) {
    quotes(glyphs, words);
    blanks(glyphs);
    empty_brackets(glyphs);
    punctuation(glyphs, words);
    blanks(glyphs);
    if words.is_punctuation_in_quote {
        pull_into_quotes(glyphs, words);
        punctuation(glyphs, words);
    }
    if words.has_arabic_commas {
        arabic(glyphs);
    }
    while glyphs.first().is_some_and(|first| " ,.;:".contains(first.sign)) {
        glyphs.remove(0);
    }
    while glyphs.last().is_some_and(|last| " ,;:".contains(last.sign)) {
        glyphs.pop();
    }
}

/// Turns marks of quotes into the language's signs, the inner ones within a quote. The style's own quotes count.
fn quotes(glyphs: &mut Vec<Glyph>, words: &Words) {
    let sign_of = |text: &str| text.chars().find(|sign| !sign.is_whitespace());
    let (open, close) = (sign_of(&words.open), sign_of(&words.close));
    let inner = (sign_of(&words.inner_open), sign_of(&words.inner_close));
    let mut depth = 0_usize;
    let mut printed = Vec::with_capacity(glyphs.len());
    for glyph in glyphs.drain(..) {
        let sign = Some(glyph.sign);
        let text = if glyph.sign == marks::QUOTE_ON || (words.has_straight_quotes && glyph.sign == '"' && depth == 0) {
            depth += 1;
            if depth % 2 == 1 { &words.open } else { &words.inner_open }
        } else if glyph.sign == marks::QUOTE_OFF || (words.has_straight_quotes && glyph.sign == '"') {
            let is_outer = depth % 2 == 1;
            depth = depth.saturating_sub(1);
            if is_outer { &words.close } else { &words.inner_close }
        } else {
            if sign == open && (open != close || depth == 0) || sign == inner.0 && inner.0 != inner.1 {
                depth += 1;
            } else if sign == close || sign == inner.1 {
                depth = depth.saturating_sub(1);
            }
            let sign = if glyph.sign == marks::APOSTROPHE { '’' } else { glyph.sign };
            printed.push(Glyph { sign, ..glyph });
            continue;
        };
        printed.extend(text.chars().map(|sign| Glyph { sign, ..glyph }));
    }
    *glyphs = printed;
}

/// Drops doubled blanks, and those before a comma or a full stop that ends something.
fn blanks(glyphs: &mut Vec<Glyph>) {
    let mut printed: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for (place, glyph) in glyphs.iter().enumerate() {
        let next = glyphs.get(place + 1).map(|next| next.sign);
        let is_ending = matches!(glyph.sign, '.' | ',') && next.is_none_or(|next| next == ' ')
            || matches!(glyph.sign, ')' | ']')
            || glyph.sign == ';' && next.is_some_and(|next| next.is_ascii_digit());
        if is_ending {
            while printed.last().is_some_and(|last| last.sign == ' ') {
                printed.pop();
            }
        }
        let is_after_blank = printed.last().is_none_or(|last| matches!(last.sign, ' ' | '\u{A0}' | '(' | '['));
        if glyph.sign != ' ' || !is_after_blank {
            printed.push(*glyph);
        }
    }
    *glyphs = printed;
}

/// Sets commas and semicolons behind Arabic letters as that script has them, unless words in another follow: styles have the Latin
/// ones, which citeproc-js prints too.
fn arabic(glyphs: &mut [Glyph]) {
    let mut is_behind = false;
    for place in 0..glyphs.len() {
        let comma = match glyphs[place].sign {
            ',' => '،',
            ';' => '؛',
            sign => {
                if sign.is_alphabetic() {
                    is_behind = matches!(sign, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}');
                }
                continue;
            }
        };
        let next = glyphs[place + 1..].iter().map(|glyph| glyph.sign).find(|sign| !sign.is_whitespace());
        if is_behind && !next.is_some_and(|next| next.is_ascii_alphabetic()) {
            glyphs[place].sign = comma;
        }
    }
}

/// Drops brackets with nothing in them, and a blank before them.
fn empty_brackets(glyphs: &mut Vec<Glyph>) {
    let mut place = 0;
    while place + 1 < glyphs.len() {
        if matches!((glyphs[place].sign, glyphs[place + 1].sign), ('(', ')') | ('[', ']')) {
            let start = if place > 0 && glyphs[place - 1].sign == ' ' { place - 1 } else { place };
            glyphs.drain(start..place + 2);
            place = start.saturating_sub(1);
        } else {
            place += 1;
        }
    }
}

/// Drops a sign that says no more than the one before it: `..`, `?.`, `,.`, also through a closing quote.
fn punctuation(glyphs: &mut Vec<Glyph>, words: &Words) {
    let mut place = 1;
    while place < glyphs.len() {
        let sign = glyphs[place].sign;
        let mut before = place - 1;
        while before > 0 && is_close(glyphs[before].sign, words) {
            before -= 1;
        }
        let first = glyphs[before].sign;
        let is_near = before == place - 1;
        let is_ellipsis = sign == '.'
            && (glyphs.get(place + 1).is_some_and(|next| next.sign == '.')
                || before > 0 && glyphs[before - 1].sign == '.');
        if drops_second(first, sign, is_near) && !is_ellipsis {
            glyphs.remove(place);
        } else if is_near && drops_first(first, sign) {
            glyphs.remove(before);
            place = before.max(1);
        } else {
            place += 1;
        }
    }
}

fn is_close(sign: char, words: &Words) -> bool {
    !sign.is_whitespace()
        && (words.close.contains(sign) || words.inner_close.contains(sign) || matches!(sign, '”' | '»'))
}

fn drops_second(first: char, second: char, is_near: bool) -> bool {
    match second {
        '.' => matches!(first, '.' | '?' | '!' | '…' | '؟' | '۔' | '。' | '？' | '！'),
        ':' => is_near && matches!(first, '?' | '!' | ':'),
        ',' => is_near && matches!(first, ',' | ';'),
        ';' => is_near && first == ';',
        _ => false,
    }
}

fn drops_first(first: char, second: char) -> bool {
    match second {
        '.' => matches!(first, ',' | ';' | ':'),
        ';' | ')' | ']' => first == ',',
        _ => false,
    }
}

/// Moves a comma or a full stop that follows closing quotes before them.
fn pull_into_quotes(glyphs: &mut [Glyph], words: &Words) {
    let is_quote = |sign: char| is_close(sign, words);
    for place in 1..glyphs.len() {
        if !matches!(glyphs[place].sign, '.' | ',') {
            continue;
        }
        let mut at = place;
        while at > 0 && is_quote(glyphs[at - 1].sign) && is_quote_end(glyphs, at - 1) {
            glyphs.swap(at, at - 1);
            at -= 1;
            // It looks as the words before it do.
            glyphs[at].look = glyphs[at.saturating_sub(1)].look;
        }
    }
}

/// Whether the sign is a closing quote and no apostrophe: one has no letter before the quote's sign and after it.
fn is_quote_end(glyphs: &[Glyph], place: usize) -> bool {
    let has_open = glyphs[..place].iter().rev().any(|glyph| matches!(glyph.sign, '“' | '‘' | '«' | '„'));
    place > 0 && has_open
}

/// Takes the names that a cite begins with, and the signs that hang on them. Returns the names, if there are any.
pub fn split_names(glyphs: &mut Vec<Glyph>) -> Vec<Glyph> {
    let names: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.part != Part::Rest).copied().collect();
    let Some(start) = glyphs.iter().position(|glyph| glyph.part != Part::Rest) else { return names };
    if names.len() == glyphs.len() {
        glyphs.clear();
        return names;
    }
    glyphs.retain(|glyph| glyph.part == Part::Rest);
    while glyphs.get(start).is_some_and(|glyph| " ,.;:".contains(glyph.sign)) {
        glyphs.remove(start);
    }
    names
}
