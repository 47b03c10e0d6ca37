//! A `#` inside brackets or braces that begins a comment: `{accent: #0b5d4e}`.
//!
//! The comment takes the closing half with it, so a parser stops lines further down, at a place that tells nothing.
//! Each such line is mended with quotes, and the one that lets the parser go on was the slip.

use super::located::Tree;
use super::write::quote;
use crate::base::Span;

/// Lines with a comment inside brackets that are tried before the search is given up.
const MOST_LINES: usize = 20;

/// A line on which a comment swallowed what was to follow.
pub struct SwallowedLine {
    /// The line, without its end.
    pub line: Span,
    /// Each `#` that begins a comment, or would if the one before it were quoted.
    pub signs: Vec<usize>,
    /// The line as it should be.
    pub fixed: String,
}

/// Returns the line at or above a syntax error at `at` whose comment, once it is quoted, lets the parser go on.
pub fn find(source: &str, tree: &Tree, at: usize) -> Option<SwallowedLine> {
    // Where the parser stopped while it looked for the end of a key, it has not told of the bracket yet.
    let start = tree.outermost_open_flow().map(|flow| flow.span.start).or_else(|| bracket_before(source, at))?;
    let lines = candidates(source, start, at);
    let stop = |source: &str| Tree::read(source).syntax_error().unwrap_or(usize::MAX);
    let is_passed = |mended: &[&SwallowedLine]| {
        let text = with_lines(source, mended);
        // All lines keep their place from the end of the text.
        stop(&text) > at + (text.len() - source.len()) + 1
    };
    let alone = lines.iter().position(|line| is_passed(&[line]));
    let found = alone.or_else(|| is_passed(&lines.iter().collect::<Vec<_>>()).then_some(0))?;
    lines.into_iter().nth(found)
}

/// Returns the first bracket or brace that begins a value on the nearest line that has one, at `at` or above.
fn bracket_before(source: &str, at: usize) -> Option<usize> {
    let mut end = at;
    source[..at].rsplit('\n').take(MOST_LINES).find_map(|line| {
        let start = end - line.len();
        end = start.saturating_sub(1);
        let begins = |(bracket, _): &(usize, &str)| line[..*bracket].ends_with([' ', '\t']);
        line.match_indices(['[', '{']).find(begins).map(|(bracket, _)| start + bracket)
    })
}

/// Returns the text with these lines, which stand in its order, as they should be.
fn with_lines(source: &str, lines: &[&SwallowedLine]) -> String {
    let mut text = String::with_capacity(source.len() + 2 * lines.len());
    let mut from = 0;
    for line in lines {
        text.push_str(&source[from..line.line.start]);
        text.push_str(&line.fixed);
        from = line.line.end;
    }
    text + &source[from..]
}

/// Returns the lines from the bracket at `start` to the one at `at` that hold a comment behind something else.
fn candidates(source: &str, start: usize, at: usize) -> Vec<SwallowedLine> {
    let mut lines = Vec::new();
    let mut from = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let (mut opened, mut depth) = (start, 0);
    for line in source[from..].split('\n') {
        if from > at || lines.len() >= MOST_LINES {
            break;
        }
        let end = from + line.trim_end().len();
        lines.extend(mended_line(source, Span { start: from, end }, opened.max(from), &mut depth));
        from += line.len() + 1;
        opened = 0;
        if depth == 0 {
            break;
        }
    }
    lines
}

/// Returns a line with quotes around each value that holds the sign of a comment; the brackets begin at `opened`, and
/// `depth` counts those that are open.
fn mended_line(source: &str, line: Span, opened: usize, depth: &mut usize) -> Option<SwallowedLine> {
    let text = &source[line.range()];
    let indented = line.start + text.len() - text.trim_start().len();
    let begin = opened.max(indented).min(line.end);
    let (mut signs, mut fixed) = (Vec::new(), source[line.start..begin].to_owned());
    let (mut at, mut value) = (begin, begin);
    while at < line.end {
        let rest = &source[at..line.end];
        let first = rest.chars().next().expect("it begins before the end of the line");
        let begins = source[value..at].trim().is_empty();
        if matches!(first, '"' | '\'') && begins {
            let length = rest[1..].find(first).map_or(rest.len(), |end| end + 2);
            fixed.push_str(&rest[..length]);
            at += length;
        } else if first == '#' && (begins || source[..at].ends_with([' ', '\t'])) {
            if at == indented {
                // A comment on a line of its own is meant.
                return None;
            }
            let begin = value + (source[value..at].len() - source[value..at].trim_start().len());
            let end = at + rest.find([',', ']', '}']).unwrap_or(rest.len());
            let written = source[begin..end].trim_end();
            fixed.truncate(fixed.len() - (at - begin));
            fixed.push_str(&quote(written));
            signs.extend(written.match_indices('#').map(|(sign, _)| begin + sign));
            at = begin + written.len();
        } else {
            at += first.len_utf8();
            fixed.push(first);
            match first {
                '[' | '{' => *depth += 1,
                ']' | '}' => *depth = depth.saturating_sub(1),
                _ => {}
            }
            if *depth == 0 {
                fixed.push_str(&source[at..line.end]);
                break;
            }
            if matches!(first, '[' | '{' | ',') || (first == ':' && source[at..].starts_with([' ', '\t'])) {
                value = at;
            }
        }
    }
    (!signs.is_empty()).then_some(SwallowedLine { line, signs, fixed })
}

#[cfg(test)]
mod tests {
    use crate::base::At;
    use crate::parse::front_matter::BriefFrontMatter;
    use crate::parse::yaml::tests::problems_of;

    #[test]
    fn a_sign_inside_brackets_is_told_on_its_own_line() {
        for (yaml, line, help) in [
            ("extra: {accent: #0b5d4e}\nseries: x\ntopics: [b]", 0, "extra: {accent: \"#0b5d4e\"}"),
            ("extra: {accent: #0b5d4e, b: c}", 0, "extra: {accent: \"#0b5d4e\", b: c}"),
            ("extra: {\n  accent: #0b5d4e,\n  b: c\n}\nseries: x", 1, "accent: \"#0b5d4e\","),
            ("topics: [a, #b]\nseries: x", 0, "topics: [a, \"#b\"]"),
            ("topics: [#a, #b]", 0, "topics: [\"#a\", \"#b\"]"),
            ("topics: [C #, F #]  # two", 0, "topics: [\"C #\", \"F #\"]  # two"),
            (
                "sources: [{title: \"A #\", url: x}, {title: B #2, url: y}]",
                0,
                "sources: [{title: \"A #\", url: x}, {title: \"B #2\", url: y}]",
            ),
            ("sources:\n  - {title: A,\n     url: #top}\n  - {title: B}", 2, "url: \"#top\"}"),
            ("topics: [\n  a #one,\n  b\n  ]\nseries: x", 1, "\"a #one\","),
            ("topics: [\n  # two\n  a, # one\n  b #2]\nseries: x", 3, "\"b #2\"]"),
        ] {
            let (text, problems) = problems_of::<BriefFrontMatter>(&format!("title: A\n{yaml}"));
            let [problem] = problems.as_slice() else { panic!("{yaml}: {problems:?}") };
            assert!(problem.message.contains("`#` begins a comment"), "{yaml}: {problem:?}");
            assert_eq!(problem.help, [format!("type `{help}`")], "{yaml}");
            let At::Span(span) = &problem.place.at else { panic!("{problem:?}") };
            assert_eq!(&text[span.range()], "#", "{yaml}");
            assert_eq!(text[..span.start].matches('\n').count(), line + 2, "{yaml}");
        }
    }

    #[test]
    fn a_comment_inside_brackets_that_does_no_harm_is_let_be() {
        for yaml in ["topics: [a, # one\n  b]", "topics: [\n  # one\n  a,\n  b # two\n  ]"] {
            assert!(problems_of::<BriefFrontMatter>(yaml).1.is_empty(), "{yaml}");
        }
        let (_, problems) = problems_of::<BriefFrontMatter>("topics: [a, b # note\nseries: x");
        assert!(problems[0].message.contains("is not closed"), "{problems:?}");
    }
}
