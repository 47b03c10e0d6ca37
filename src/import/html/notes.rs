//! Footnotes: marks in the text, and what they lead to, by the ids that link them, whoever wrote them.

use crate::body::{Fragment, FragmentKind};
use std::collections::{BTreeMap, BTreeSet};

/// The footnotes of a text.
#[derive(Debug, Default)]
pub struct Notes {
    /// The number of each mark, by where it stands.
    marks: BTreeMap<usize, String>,
    /// What the notes say: where each stands, by its number, in order.
    definitions: Vec<(String, usize)>,
    /// Lists that hold nothing else.
    lists: BTreeSet<usize>,
    /// Links from a note back to its mark.
    back: BTreeSet<usize>,
}

impl Notes {
    /// Finds the footnotes of a text.
    pub fn of(fragment: &Fragment) -> Self {
        let mut notes = Self::default();
        let ids: BTreeMap<&str, usize> =
            (0..fragment.nodes.len()).filter_map(|at| Some((fragment.attribute(at, "id")?, at))).collect();
        let mut numbers: BTreeMap<usize, String> = BTreeMap::new();
        for at in 0..fragment.nodes.len() {
            let Some(target) = fragment.attribute(at, "href").and_then(|href| href.strip_prefix('#')) else { continue };
            let words = fragment.words(fragment.inside(at));
            let Some(to) = ids.get(target).copied().filter(|_| is_mark(fragment, at, &words)) else { continue };
            // A mark stands before what it leads to, in the text.
            let Some(item) = holder(fragment, to).filter(|item| *item > at) else { continue };
            let next = (numbers.len() + 1).to_string();
            let number = numbers.entry(item).or_insert(next).clone();
            let around = parent(fragment, at).filter(|up| fragment.name(*up) == Some("sup"));
            notes.marks.insert(around.unwrap_or(at), number);
        }
        for (item, number) in &numbers {
            notes.definitions.push((number.clone(), *item));
            for at in fragment.inside(*item) {
                let is_back = fragment.attribute(at, "href").is_some_and(|href| href.starts_with('#'));
                let words = fragment.words(fragment.inside(at));
                let is_sign = words.chars().all(|c| !c.is_alphabetic()) || fragment.has_class(at, "footnote-backref");
                if is_back && is_sign && fragment.name(at) == Some("a") {
                    notes.back.insert(at);
                }
            }
        }
        notes.definitions.sort_by_key(|(number, _)| number.parse::<usize>().unwrap_or(0));
        notes.find_lists(fragment);
        notes
    }

    /// Finds the lists and sections that hold notes alone, with their headings and rules.
    fn find_lists(&mut self, fragment: &Fragment) {
        let items: BTreeSet<usize> = self.definitions.iter().map(|(_, item)| *item).collect();
        for item in &items {
            self.lists.insert(*item);
        }
        for at in (0..fragment.nodes.len()).rev() {
            let is_container = matches!(fragment.name(at), Some("ol" | "ul" | "section" | "div" | "aside" | "footer"));
            if !is_container || !fragment.inside(at).any(|within| items.contains(&within)) {
                continue;
            }
            let mut tops = fragment.top(fragment.inside(at));
            let is_all = tops.all(|top| match &fragment.nodes[top].kind {
                FragmentKind::Text(text) => text.trim().is_empty(),
                FragmentKind::Element(name, _) => {
                    self.lists.contains(&top) || name == "hr" || (name.len() == 2 && name.starts_with('h'))
                }
            });
            if is_all {
                self.lists.insert(at);
            }
        }
    }

    /// Returns the number of the mark at a position.
    pub fn number_at(&self, at: usize) -> Option<&str> {
        self.marks.get(&at).map(String::as_str)
    }

    /// Whether a link leads from a note back to its mark.
    pub fn is_back_link(&self, at: usize) -> bool {
        self.back.contains(&at)
    }

    /// Returns the notes: of each its number, and where it stands.
    pub fn definitions(&self) -> &[(String, usize)] {
        &self.definitions
    }

    /// Whether a position is that of a note, or of a list of notes.
    pub fn is_list(&self, at: usize) -> bool {
        self.lists.contains(&at)
    }
}

/// Whether a link is the mark of a note: a number or sign, raised or by its class.
fn is_mark(fragment: &Fragment, at: usize, words: &str) -> bool {
    let trimmed = words.trim().trim_matches(['[', ']', '(', ')']);
    let is_short = !trimmed.is_empty() && trimmed.chars().count() <= 4;
    let is_number = trimmed.chars().all(|c| c.is_numeric() || "*†‡§ivx".contains(c));
    let classes = ["footnote-ref", "footnote", "fn", "footnote-reference", "sdfootnoteanc", "sdendnoteanc", "noteref"];
    let has_class = |at: usize| classes.iter().any(|class| fragment.has_class(at, class));
    let up = parent(fragment, at);
    let is_raised = up.is_some_and(|up| fragment.name(up) == Some("sup"))
        || fragment.top(fragment.inside(at)).any(|top| fragment.name(top) == Some("sup"));
    is_short && (is_number && is_raised || has_class(at) || up.is_some_and(has_class))
}

fn parent(fragment: &Fragment, at: usize) -> Option<usize> {
    (0..at).rev().find(|up| fragment.nodes[*up].end > at && fragment.name(*up).is_some())
}

/// Returns the item or paragraph that holds what an id names.
fn holder(fragment: &Fragment, at: usize) -> Option<usize> {
    let mut here = Some(at);
    while let Some(up) = here {
        if matches!(fragment.name(up), Some("li" | "p" | "div" | "dd" | "aside")) {
            return Some(up);
        }
        here = parent(fragment, up);
    }
    None
}

/// Returns a text in which what a note says begins on the line of its mark.
pub fn on_their_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        // A list of numbers ends one of dots by itself.
        if line.trim() == "<!-- end list -->" {
            let before = out.trim_end().rsplit('\n').next().map(str::trim_start).unwrap_or_default().to_owned();
            let mut behind = lines.clone().skip_while(|line| line.trim().is_empty());
            let is_numbered = |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
            if behind.next().is_some_and(|next| is_numbered(next) != is_numbered(&before)) {
                lines.next_if(|line| line.trim().is_empty());
                continue;
            }
        }
        out.push_str(line);
        let begins_note = line.starts_with("[^") && line.ends_with("]:");
        match lines.peek().and_then(|next| next.strip_prefix("    ")) {
            Some(rest) if begins_note && !rest.starts_with(['-', '`', '>', '<', '|']) => {
                out.push(' ');
                out.push_str(rest);
                lines.next();
            }
            _ => {}
        }
        out.push('\n');
    }
    out
}
