//! Where a template of the site can run more than once: each such place gets a call that counts a step.
//!
//! How much a template may do is for us to say, and a caller of Tera sees nothing of a loop while it runs. So the tags of
//! the site's own templates are found as Tera finds them, and a call of the function `count_step` is put behind each of
//! those that begin or end something that can be repeated. It stands within the tag's own signs, so that what the tag
//! does with the blanks around it stays as it is. What Tera reports about the counted text is led back to the text as
//! written.

use crate::base::{LineColumn, Lines, Span};

/// Bytes of literal text that cost one step.
const TEXT_A_STEP: usize = 256;

/// A template with its counts.
pub struct Marked {
    pub text: String,
    pub marks: Vec<Mark>,
    /// The templates that it extends or includes, and where.
    pub uses: Vec<(String, Span)>,
}

/// A place that counts.
pub struct Mark {
    /// Its number among the marks of all templates.
    pub number: usize,
    /// The tag in the text as written.
    pub tag: Span,
    /// How many steps it counts each time.
    pub steps: u32,
    /// Where it stands in the text as written, and what was put there.
    at: usize,
    call: String,
}

impl Marked {
    /// Returns a template with marks, the first of which has this number.
    pub fn new(written: &str, first: usize) -> Self {
        let mut scan = Scan { text: written, at: 0, first, marks: Vec::new(), uses: Vec::new(), sets: Vec::new() };
        while scan.tag().is_some() {}
        let Scan { mut marks, uses, .. } = scan;
        // A list in a tag may be counted before the tag is, and stand behind it.
        marks.sort_by_key(|mark| mark.at);
        let ends: Vec<usize> = marks.iter().skip(1).map(|mark| mark.at).chain([written.len()]).collect();
        let (mut text, mut from) = (String::with_capacity(written.len() + 64 * marks.len()), 0);
        for (mark, end) in marks.iter_mut().zip(ends) {
            mark.steps = u32::try_from(1 + (end - mark.at) / TEXT_A_STEP).unwrap_or(u32::MAX);
            text += &written[from..mark.at];
            text += &mark.call;
            from = mark.at;
        }
        text += &written[from..];
        Self { text, marks, uses }
    }

    /// Returns the tag of a mark.
    pub fn tag(&self, number: usize) -> Option<Span> {
        self.marks.iter().find(|mark| mark.number == number).map(|mark| mark.tag)
    }

    /// Returns the place in the text as written that is at this place of the counted text.
    pub fn as_written(&self, place: LineColumn) -> usize {
        let mut offset = Lines::new(&self.text).offset(place);
        for mark in &self.marks {
            if offset < mark.at {
                break;
            }
            offset = mark.at.max(offset.saturating_sub(mark.call.len()));
        }
        offset
    }
}

/// A token within a tag.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Text(&'a str),
    Sign(u8),
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    first: usize,
    marks: Vec<Mark>,
    uses: Vec<(String, Span)>,
    /// The names of open `{% set name %}` blocks.
    sets: Vec<&'a str>,
}

impl<'a> Scan<'a> {
    /// Reads up to the end of the next tag; none at the end of the text, or where Tera would find a fault.
    fn tag(&mut self) -> Option<()> {
        let start = self.at
            + self.text.as_bytes()[self.at..].windows(2).position(|two| matches!(two, b"{{" | b"{%" | b"{#"))?;
        let rest = &self.text[start..];
        if rest.starts_with("{#") {
            self.at = start + rest.find("#}")? + 2;
            return Some(());
        }
        let close = if rest.starts_with("{%") { "%}" } else { "}}" };
        self.at = start + 2;
        // The sign that strips blanks belongs to the tag.
        self.at += usize::from(self.text[self.at..].starts_with('-'));
        let (tokens, end) = self.tokens(close)?;
        let tag = Span::new(start..self.at);
        self.lists(&tokens, tag);
        if close == "%}" {
            self.statement(&tokens, tag, end)?;
        }
        Some(())
    }

    /// Returns the tokens up to the end of a tag, each with its range, and where the sign of the end begins.
    fn tokens(&mut self, close: &str) -> Option<(Vec<(Token<'a>, Span)>, usize)> {
        let mut tokens = Vec::new();
        loop {
            let rest = self.text[self.at..].trim_ascii_start();
            let start = self.text.len() - rest.len();
            let first = *rest.as_bytes().first()?;
            if let Some(after) = rest.strip_prefix('-').unwrap_or(rest).strip_prefix(close) {
                self.at = self.text.len() - after.len();
                return Some((tokens, start));
            }
            let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
            let (token, length) = match first {
                b'"' | b'\'' | b'`' => {
                    let inner = quoted(&rest[1..], first)?;
                    (Token::Text(inner), inner.len() + 2)
                }
                byte if is_of_word(&byte) => {
                    let length = rest.bytes().take_while(is_of_word).count();
                    (Token::Word(&rest[..length]), length)
                }
                byte if byte.is_ascii() => (Token::Sign(byte), 1),
                _ => return None,
            };
            self.at = start + length;
            tokens.push((token, Span::new(start..self.at)));
        }
    }

    /// Marks the lists made of others, `[a for a in list]`, by a condition on each value.
    fn lists(&mut self, tokens: &[(Token<'a>, Span)], tag: Span) {
        // The open brackets, each with whether it is such a list that has no condition yet.
        let mut open: Vec<(u8, Option<()>)> = Vec::new();
        for (number, (token, span)) in tokens.iter().enumerate() {
            match token {
                Token::Sign(sign @ (b'[' | b'(' | b'{')) => open.push((*sign, None)),
                Token::Sign(b']' | b')' | b'}') => {
                    if let Some((b'[', Some(()))) = open.pop() {
                        self.mark(tag, span.start, |call| format!(" if {call}) "));
                    }
                }
                Token::Word("for") if is_loop(&tokens[number + 1..]) => {
                    if let Some((b'[', is_bare)) = open.last_mut() {
                        *is_bare = Some(());
                    }
                }
                Token::Word("if") => {
                    if let Some((b'[', is_bare @ Some(()))) = open.last_mut() {
                        *is_bare = None;
                        self.mark(tag, span.end, |call| format!(" {call}) and"));
                    }
                }
                _ => {}
            }
        }
    }

    /// Marks a statement if it begins or ends what can be repeated, or keeps a value.
    fn statement(&mut self, tokens: &[(Token<'a>, Span)], tag: Span, end: usize) -> Option<()> {
        let kept: Vec<&str> = match tokens {
            [(Token::Word("raw"), _)] => {
                self.at += end_of_raw(&self.text[self.at..])?;
                return Some(());
            }
            [(Token::Word("extends"), _), (Token::Text(name), _), ..] => {
                self.uses.push(((*name).to_owned(), tag));
                return Some(());
            }
            [(Token::Word("include"), _), (Token::Text(name), _), ..] => {
                self.uses.push(((*name).to_owned(), tag));
                Vec::new()
            }
            [(Token::Word("for" | "endfor" | "block"), _), ..] => Vec::new(),
            [(Token::Word("component"), _), rest @ ..] => parameters(rest),
            [(Token::Word("set" | "set_global"), _), (Token::Word(name), _), (Token::Sign(b'='), _), ..] => vec![name],
            [(Token::Word("set" | "set_global"), _), (Token::Word(name), _), ..] => {
                self.sets.push(name);
                return Some(());
            }
            [(Token::Word("endset"), _)] => self.sets.pop().into_iter().collect(),
            _ => return Some(()),
        };
        let kept = if kept.is_empty() { String::new() } else { format!(", kept=[{}]", kept.join(", ")) };
        self.mark(tag, end, |call| format!(" %}}{{% if {call}{kept}) %}}{{% endif "));
        Some(())
    }

    fn mark(&mut self, tag: Span, at: usize, with_call: impl Fn(&str) -> String) {
        let number = self.first + self.marks.len();
        self.marks.push(Mark { number, tag, steps: 1, at, call: with_call(&call(number)) });
    }
}

/// Returns the beginning of the call of a mark.
fn call(number: usize) -> String {
    format!("count_step(mark={number}")
}

/// Whether what follows the word `for` makes it a loop, and not the name of an attribute.
fn is_loop(after: &[(Token<'_>, Span)]) -> bool {
    matches!(
        after,
        [(Token::Word(_), _), (Token::Word("in"), _), ..]
            | [(Token::Word(_), _), (Token::Sign(b','), _), (Token::Word(_), _), (Token::Word("in"), _), ..]
    )
}

/// Returns the names of a component's parameters: `name(a, b: string = "x", ...rest)`.
fn parameters<'a>(tokens: &[(Token<'a>, Span)]) -> Vec<&'a str> {
    let (mut names, mut depth, mut is_next) = (Vec::new(), 0, false);
    for (token, _) in tokens {
        match token {
            Token::Sign(b'(' | b'[' | b'{') => {
                depth += 1;
                is_next = depth == 1;
            }
            Token::Sign(b')') if depth == 1 => break,
            Token::Sign(b')' | b']' | b'}') => depth -= 1,
            Token::Sign(b',') => is_next = depth == 1,
            Token::Word(name) if is_next && depth == 1 => {
                names.push(*name);
                is_next = false;
            }
            _ => {}
        }
    }
    names
}

/// Returns the text up to a quotation mark that no `\` stands before.
fn quoted(text: &str, quote: u8) -> Option<&str> {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == quote && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    Some(&text[..end])
}

/// Returns where `{% endraw %}` ends.
fn end_of_raw(text: &str) -> Option<usize> {
    let ends = |(at, _): (usize, &str)| {
        let rest = &text[at + 2..];
        let rest = rest.strip_prefix('-').unwrap_or(rest).trim_ascii_start().strip_prefix("endraw")?.trim_ascii_start();
        let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
        Some(text.len() - rest.len())
    };
    text.match_indices("{%").find_map(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the counted text, with `#` for each call that counts.
    fn marked(text: &str) -> String {
        let marked = Marked::new(text, 0);
        marked.marks.iter().enumerate().fold(marked.text, |text, (number, _)| text.replace(&call(number), "#("))
    }

    #[test]
    fn what_can_be_repeated_is_marked() {
        let cases = [
            ("{% for a in b -%} x", "{% for a in b  %}{% if #() %}{% endif -%} x"),
            ("{%- block x %}{% endblock %}", "{%- block x  %}{% if #() %}{% endif %}{% endblock %}"),
            ("{% set x = y ~ '%}' %}", "{% set x = y ~ '%}'  %}{% if #(, kept=[x]) %}{% endif %}"),
            ("{% set x %}y{% endset %}", "{% set x %}y{% endset  %}{% if #(, kept=[x]) %}{% endif %}"),
            ("{% include \"a.html\" %}", "{% include \"a.html\"  %}{% if #() %}{% endif %}"),
            (
                "{% component c.d(a, @b: map = {\"x\": [1]}, ...rest) {\"m\": 1} %}",
                "{% component c.d(a, @b: map = {\"x\": [1]}, ...rest) {\"m\": 1}  %}{% if #(, kept=[a, b, rest]) %}{% endif %}",
            ),
            ("{{ [a for a in b] }}", "{{ [a for a in b if #() ] }}"),
            ("{{ [a[0] for k, a in b if a or c] }}", "{{ [a[0] for k, a in b if #() and a or c] }}"),
            ("{{ [<label for={x} />, [a for a in b]] }}", "{{ [<label for={x} />, [a for a in b if #() ]] }}"),
        ];
        for (written, expected) in cases {
            assert_eq!(marked(written), expected);
        }
    }

    #[test]
    fn what_is_no_loop_is_left_as_it_is() {
        let cases = [
            "{# {% for a in b %} #} {{ \"{% for a in b %}\" }} {% if x %}{% endif %}",
            "{%- raw -%} {% for a in b %} {%- endraw %}",
            "{{ say(key=\"for\") }} {% if a.for in b %}{{ [1, 2][0] }}{% endif %}",
            "{% extends \"base.html\" %} é { % for",
        ];
        for written in cases {
            assert_eq!(marked(written), written);
        }
    }

    #[test]
    fn a_place_in_the_counted_text_is_the_place_in_the_text_as_written() {
        let written = "é{% for a in b %}{% for c in d %}{{ wrong }}{% endfor %}{% endfor %}\nx {{ wrong }}";
        let marked = Marked::new(written, 7);
        let lines = Lines::new(&marked.text);
        let found = |text: &str| text.match_indices("wrong").map(|(at, _)| at).collect::<Vec<_>>();
        let places = found(&marked.text).into_iter().map(|at| marked.as_written(lines.line_column(at)));
        assert_eq!(places.collect::<Vec<_>>(), found(written));
        assert_eq!(marked.tag(8).map(|tag| &written[tag.range()]), Some("{% for c in d %}"));
        let inside = lines.line_column(marked.text.find("count_step").expect("it counts"));
        assert_eq!(marked.as_written(inside), written.find(" %}").map_or(0, |at| at + 1));
    }
}
