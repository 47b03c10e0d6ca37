//! Every fault of a text that serde_yaml refused.
//!
//! In order: what no parser can pass (control characters, tabs), slips that break the syntax, each mended so that the
//! next shows, then the tree against the shape. serde_yaml's own words come last, where all this finds nothing.

use super::left_edge::joined;
use super::located::{Content, DEEPEST, Stop, Tree};
use super::slip;
use super::walk::{Sound, Walk, first_line};
use crate::base::nearest::Suggestions;
use crate::base::problems;
use crate::base::{At, Diagnostic, LineColumn, Lines, SourcePath, Span};
use crate::parse::partial_read::PartialRead;
use crate::parse::shape::Shape;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// Slips that are mended before the rest of a text is given up.
const MOST_SLIPS: usize = 25;
/// Control characters that are reported one by one.
const MOST_CONTROLS: usize = 10;

/// Whether a text must be looked at before serde_yaml sees it: how deep values stand in one another is bounded here, and a
/// word that begins with `!` would be lost.
pub fn is_suspect(source: &str) -> bool {
    let (mut open, mut most) = (0_usize, 0);
    for byte in source.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    let begins_tag = |(at, _): (usize, &str)| source[at + 2..].starts_with(|c: char| c.is_alphanumeric());
    most > DEEPEST || source.match_indices(" !").any(begins_tag)
}

/// A text that serde_yaml refused, and what it said; or a suspect that it has not seen.
pub struct Refused<'a> {
    pub file: &'a SourcePath,
    pub text: &'a str,
    pub yaml: Span,
    pub shape: Shape,
    pub extra_keys: &'a [String],
    pub error: Option<serde_yaml::Error>,
}

/// What is wrong with a text, and what is not, if it could be read to its end.
type Faults = (Vec<Diagnostic>, Option<Sound>);

impl Refused<'_> {
    /// Returns what is wrong with it, in the order of the text: at least one problem where serde_yaml had one.
    pub fn faults(&self) -> Faults {
        let source = &self.text[self.yaml.range()];
        if let Some(Stop::TooDeep(at)) = Tree::read(source).end {
            return self.unreadable(vec![problems::nested_too_deep(self.file, near(source, at))]);
        }
        let (mut problems, mut source_left) = controls(self.file, source);
        let tab = tabs(self.file, &mut source_left);
        let (slips, blots, tree) = slips(self.file, &mut source_left, self.shape);
        // How far a tab was meant to indent is anybody's guess, so what fails then is no second mistake.
        if tab.is_none() {
            problems.extend(slips);
        } else if tree.syntax_error().is_some() || !blots.is_empty() {
            problems.extend(tab);
            return self.unreadable(problems);
        }
        problems.extend(tab);
        let (wrong, sound) = self.shape_faults(source, &tree, &blots);
        problems.extend(wrong);
        if let Some(error) = self.error.as_ref().filter(|_| problems.is_empty()) {
            problems.push(self.own_words(error, source, &tree));
            return self.unreadable(problems);
        }
        (self.placed(problems), sound.filter(|_| tree.end.is_none()))
    }

    fn unreadable(&self, problems: Vec<Diagnostic>) -> Faults {
        (self.placed(problems), None)
    }

    /// Returns the problems with their places in the whole file, in its order.
    fn placed(&self, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for problem in &mut problems {
            if let At::Span(span) = &mut problem.place.at {
                *span = span.shifted(self.yaml.start);
            }
        }
        problems.sort();
        problems.dedup();
        problems
    }

    /// Returns what is wrong with the tree, and what is sound.
    fn shape_faults(&self, source: &str, tree: &Tree, blots: &[Span]) -> Faults {
        let mut problems = Vec::new();
        match tree.end {
            Some(Stop::TooDeep(at)) => problems.push(problems::nested_too_deep(self.file, near(source, at))),
            Some(Stop::SecondDocument(at)) => problems.push(problems::second_document(self.file, near(source, at))),
            _ => {}
        }
        problems.extend(tree.first_tag.map(|tag| problems::unknown_tag(self.file, first_line(source, tag))));
        let Some(root) = tree.root else { return (problems, None) };
        let node = tree.node(root);
        let found = match node.content {
            Content::Map(_) => None,
            Content::List(_) => Some("a list"),
            Content::Text { .. } | Content::Alias(_) => Some("a text"),
        };
        if let Some(found) = found.filter(|_| blots.is_empty() && !node.is_nothing()) {
            let span = first_line(source, node.span);
            let line = slip::as_key(&source[span.range()]);
            problems.push(problems::not_a_map(self.file, span, found, line.as_deref()));
        }
        let lines_before = Lines::new(self.text).line_column(self.yaml.start).line - 1;
        let mut walk = Walk {
            file: self.file,
            source,
            tree,
            blots,
            lines: &Lines::new(source),
            lines_before,
            extra_keys: self.extra_keys,
            problems: Vec::new(),
            suggestions: Suggestions::default(),
            left_out: PartialRead::default(),
            extra: Vec::new(),
            seen: 0,
        };
        let values = walk.root(root, self.shape);
        if walk.is_exhausted() {
            problems.push(problems::too_many_aliases(self.file, tree.first_alias().unwrap_or_default()));
        }
        // A tag may stand before anything, and what it was meant to say is anybody's guess.
        let is_sound = !walk.is_exhausted() && tree.first_tag.is_none();
        let Walk { problems: wrong, left_out, extra, .. } = walk;
        problems.extend(wrong);
        (problems, values.filter(|_| is_sound).map(|values| Sound { values, extra, left_out }))
    }

    /// Returns serde_yaml's message, for what the walk does not know.
    fn own_words(&self, error: &serde_yaml::Error, source: &str, tree: &Tree) -> Diagnostic {
        let message = error.to_string();
        let lines = Lines::new(source);
        let place = |location: serde_yaml::Location| {
            lines.offset(LineColumn { line: location.line(), column: location.column() })
        };
        let at = error.location().map_or(0, place);
        if message.contains("repetition limit") || message.contains("recursion limit") {
            return match tree.first_alias() {
                Some(alias) => problems::too_many_aliases(self.file, alias),
                None => problems::nested_too_deep(self.file, near(source, at)),
            };
        }
        problems::invalid_yaml(self.file, near(source, at), &clean(&message))
    }
}

/// Reads a text, and if it is no YAML, with everything mended that can be; every byte keeps its place.
pub fn read_mended(source: &str) -> Tree {
    let read = Tree::read(source);
    if read.syntax_error().is_none() {
        return read;
    }
    // The problems are reported elsewhere, so nobody asks for their file.
    let file = &SourcePath::new("");
    let (_, mut source_left) = controls(file, source);
    tabs(file, &mut source_left);
    slips(file, &mut source_left, Shape::Free).2
}

/// Finds the slips that break the syntax, and blots them out of `source`.
fn slips(file: &SourcePath, source: &mut String, shape: Shape) -> (Vec<Diagnostic>, Vec<Span>, Tree) {
    let (mut problems, mut blots) = (Vec::new(), Vec::new());
    loop {
        let tree = Tree::read(source);
        let Some(Stop::Syntax { message, at }) = &tree.end else { return (problems, blots, tree) };
        if is_yaml(source) {
            // The parser that decides can read it, so the fault is not here.
            let Some(text) = joined(source, &tree) else { return (problems, blots, tree) };
            *source = text;
            continue;
        }
        let found = if problems.len() < MOST_SLIPS { slip::find(file, source, &tree, *at, shape) } else { None };
        let Some(slip) = found else {
            // After a slip that was mended by guess, a further error is no news.
            if problems.is_empty() && !is_list(&tree) {
                problems.push(problems::invalid_yaml(file, near(source, *at), &clean(message)));
            }
            return (problems, blots, tree);
        };
        problems.push(slip.problem);
        blots.push(slip.blot);
        *source = slip.blotted;
    }
}

/// Returns the word at an offset; at the end of a line, its last character.
fn near(source: &str, at: usize) -> Span {
    let mut at = at.min(source.len());
    if source[at..].trim_start().is_empty() {
        at = source.trim_end().char_indices().last().map_or(0, |(last, _)| last);
    }
    let word = source[at..].find(|c: char| c.is_whitespace()).unwrap_or(source.len() - at);
    let one = source[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at..at + word.max(one))
}

/// Whether the text begins as a list, which is a mistake of its own.
fn is_list(tree: &Tree) -> bool {
    tree.root.is_some_and(|root| matches!(tree.node(root).content, Content::List(_)))
}

/// Returns control characters, and the text with blanks in their place.
fn controls(file: &SourcePath, source: &str) -> (Vec<Diagnostic>, String) {
    // YAML 1.2, 5.1, which lets the tab, the line feed and the next-line character through.
    let refused = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    let mut problems = Vec::new();
    let mut clean = String::with_capacity(source.len());
    for (at, c) in source.char_indices() {
        if refused(c) {
            if problems.len() < MOST_CONTROLS {
                problems.push(problems::control_character(file, Span::new(at..at + c.len_utf8()), c));
            }
            clean.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            clean.push(c);
        }
    }
    (problems, clean)
}

/// Returns the first tab that breaks the indentation; all are then blanks. Tabs that do no harm, such as in a text over
/// several lines, are left alone.
fn tabs(file: &SourcePath, source: &mut String) -> Option<Diagnostic> {
    let mut first = None;
    let mut mended = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let rest = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - rest.len()];
        if let Some(tab) = indent.find('\t').filter(|_| !rest.trim().is_empty()) {
            first.get_or_insert(mended.len() + tab);
        }
        mended.extend(std::iter::repeat_n(' ', indent.len()));
        mended.push_str(rest);
    }
    let (at, error) = (first?, refusal(source)?);
    let message = error.to_string();
    let here = Lines::new(source).line_column(at).line;
    let is_culprit = (message.contains("tab") || message.contains("cannot start any token"))
        && error.location().is_none_or(|location| location.line() == here);
    is_culprit.then(|| {
        *source = mended;
        problems::tab_indentation(file, Span::new(at..at + 1))
    })
}

/// Returns what the parser that decides says against the text as YAML, whatever it holds.
fn refusal(source: &str) -> Option<serde_yaml::Error> {
    IgnoredAny::deserialize(serde_yaml::Deserializer::from_str(source)).err()
}

fn is_yaml(source: &str) -> bool {
    refusal(source).is_none()
}

/// Returns a parser's message without its places, which the diagnostic has, and without its grammar.
fn clean(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or(message);
    let message =
        message.rsplit_once(", ").filter(|(first, _)| first.starts_with("while ")).map_or(message, |(_, m)| m);
    match message.trim_end_matches(['.', ' ']) {
        "simple key expect ':'" => "a line above has no `:`".to_owned(),
        "did not find expected node content" => "a value is missing".to_owned(),
        "did not find expected key" => "a key is expected".to_owned(),
        other => other.to_lowercase(),
    }
}
