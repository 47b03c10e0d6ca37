//! The signs of Obsidian: links by the names of notes, what is shown in a note, callouts, remarks and marks.

use super::note::{Note, is_hidden, is_text};
use crate::import::destinations::code;
use crate::import::markup::{destination, in_brackets};
use crate::import::source::{Loss, Text, link_to};
use crate::import::tree::Tree;
use std::collections::BTreeMap;

/// What notes and files are called.
pub struct Names {
    /// Notes by their paths and names in small letters; none of a name that several have.
    notes: BTreeMap<String, Option<usize>>,
    /// Files that are no notes, by their names in small letters.
    files: BTreeMap<String, String>,
}

/// The callouts of Obsidian, by the alerts that they are here.
const CALLOUTS: [(&str, &[&str]); 5] = [
    (
        "NOTE",
        &["note", "info", "abstract", "summary", "tldr", "todo", "question", "help", "faq", "example", "quote", "cite"],
    ),
    ("TIP", &["tip", "hint", "success", "check", "done"]),
    ("IMPORTANT", &["important"]),
    ("WARNING", &["warning", "attention"]),
    ("CAUTION", &["caution", "danger", "error", "failure", "fail", "missing", "bug"]),
];

impl Names {
    /// Gathers the names of notes and files.
    pub fn of(all: &[Note], tree: &Tree) -> Self {
        let mut notes: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (number, note) in all.iter().enumerate() {
            let path = note.path.rsplit_once('.').map_or(&*note.path, |(stem, _)| stem).to_lowercase();
            let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
            notes.insert(path.clone(), Some(number));
            let aliases = note.front.list("aliases").into_iter().chain(note.front.list("alias"));
            let others = aliases.map(|alias| alias.to_lowercase()).chain((name != path).then_some(name));
            for other in others {
                notes
                    .entry(other)
                    .and_modify(|known| *known = known.filter(|known| *known == number))
                    .or_insert(Some(number));
            }
        }
        let is_file = |path: &&str| !is_text(path) && !is_hidden(path);
        let files = tree
            .paths()
            .filter(is_file)
            .map(|path| (path.rsplit('/').next().unwrap_or(path).to_lowercase(), path.to_owned()));
        Self { notes, files: files.collect() }
    }

    fn note(&self, name: &str) -> Option<usize> {
        let lower = name.trim().trim_start_matches('/').to_lowercase();
        let lower = lower.strip_suffix(".md").unwrap_or(&lower);
        self.notes.get(lower).copied().flatten()
    }

    /// Returns a body without the signs of Obsidian.
    pub fn turn(&self, note: &Note, body: &str, text: &mut Text) -> String {
        if !body.contains(['[', '%', '=', '^', '!']) {
            return body.to_owned();
        }
        let code = code(body);
        let (mut out, mut at) = (String::with_capacity(body.len()), 0);
        for (start, line) in lines(body) {
            if start < at {
                continue;
            }
            if code.iter().any(|range| range.contains(&start) && range.end > start + line.len()) {
                out.push_str(line);
                at = start + line.len();
                continue;
            }
            let spans = code.iter().filter(|range| range.start < start + line.len() && range.end > start);
            let is_code = |offset: usize| spans.clone().any(|range| range.contains(&(start + offset)));
            let here = text.line + body[..start].matches('\n').count();
            out.push_str(&self.line(note, &callout(line), &is_code, here, text));
            at = start + line.len();
        }
        without_remarks(&out)
    }

    fn line(&self, note: &Note, line: &str, is_code: &dyn Fn(usize) -> bool, here: usize, text: &mut Text) -> String {
        let (mut out, mut at) = (String::with_capacity(line.len()), 0);
        while let Some(found) = line[at..].find("[[") {
            let open = at + found;
            let Some(length) = line[open..].find("]]").filter(|_| !is_code(open)) else {
                out.push_str(&line[at..open + 2]);
                at = open + 2;
                continue;
            };
            let is_shown = line[..open].ends_with('!');
            let before = if is_shown { open - 1 } else { open };
            out.push_str(&line[at..before]);
            let inside = &line[open + 2..open + length];
            let inside = inside.replace("\\|", "|");
            let (target, words) =
                inside.split_once('|').map_or((&*inside, None), |(target, words)| (target, Some(words)));
            match self.linked(note, target, words, is_shown, text) {
                Some(link) => out.push_str(&link),
                None => {
                    text.losses.push(Loss::at(here, format!("`[[{target}]]` names no note and no file")));
                    out.push_str(words.unwrap_or(target));
                }
            }
            at = open + length + 2;
        }
        out.push_str(&line[at..]);
        marks(&without_block_id(&out))
    }

    fn linked(
        &self,
        note: &Note,
        target: &str,
        words: Option<&str>,
        is_shown: bool,
        text: &mut Text,
    ) -> Option<String> {
        let (name, heading) = target.split_once('#').map_or((target, ""), |(name, heading)| (name, heading));
        let fragment = if heading.starts_with('^') { String::new() } else { anchor(heading) };
        if name.is_empty() {
            return Some(format!("[{}](#{fragment})", in_brackets(words.unwrap_or(heading))));
        }
        if let Some(number) = self.note(name) {
            let shown = words.map_or_else(|| name.rsplit('/').next().unwrap_or(name).to_owned(), str::to_owned);
            return Some(format!("[{}]({})", in_brackets(&shown), link_to(number, &fragment)));
        }
        let lower = name.rsplit('/').next().unwrap_or(name).to_lowercase();
        let path = self.files.get(&lower)?;
        let file = path.rsplit('/').next().unwrap_or(path).to_owned();
        if note.path.rsplit_once('/').map(|(folder, _)| folder) != path.rsplit_once('/').map(|(folder, _)| folder) {
            text.files.insert(path.clone(), file.clone());
        } else {
            text.files.entry(path.clone()).or_insert_with(|| file.clone());
        }
        // `|300` is a width, and no words.
        let words = words.filter(|words| !words.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'x'));
        Some(match is_shown {
            true => format!("![{}]({})", in_brackets(words.unwrap_or_default()), destination(&file)),
            false => format!("[{}]({})", in_brackets(words.unwrap_or(&file)), destination(&file)),
        })
    }
}

/// Returns the lines of a text with where they begin, each with its end.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

/// Returns a line with which a callout begins as that of an alert; any other as it is.
fn callout(line: &str) -> String {
    let quote = line.trim_start_matches([' ', '>']);
    let before = &line[..line.len() - quote.len()];
    let Some((kind, rest)) =
        quote.strip_prefix("[!").filter(|_| before.contains('>')).and_then(|rest| rest.split_once(']'))
    else {
        return line.to_owned();
    };
    let lower = kind.to_lowercase();
    let alert = CALLOUTS.iter().find(|(_, kinds)| kinds.contains(&&*lower)).map_or("NOTE", |(alert, _)| alert);
    let title = rest.trim_start_matches(['+', '-']).trim();
    match title {
        "" => format!("{before}[!{alert}]\n"),
        title => format!("{before}[!{alert}]\n{before}**{title}**\n{}\n", before.trim_end()),
    }
}

/// Returns a line without the name of its block, ` ^abc` at its end.
fn without_block_id(line: &str) -> String {
    let (words, end) = line.strip_suffix('\n').map_or((line, ""), |words| (words, "\n"));
    let Some((before, id)) = words.rsplit_once('^') else { return line.to_owned() };
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_id && (before.is_empty() || before.ends_with(' ')) {
        format!("{}{end}", before.trim_end())
    } else {
        line.to_owned()
    }
}

/// Returns a line with `==marked==` words as marks.
fn marks(line: &str) -> String {
    let parts: Vec<&str> = line.split("==").collect();
    let is_marked = |part: &str| !part.is_empty() && part.trim() == part && !part.contains('`');
    if parts.len() < 3 || parts.len().is_multiple_of(2) || !parts.iter().skip(1).step_by(2).all(|part| is_marked(part))
    {
        return line.to_owned();
    }
    parts
        .iter()
        .enumerate()
        .map(|(at, part)| if at % 2 == 1 { format!("<mark>{part}</mark>") } else { (*part).to_owned() })
        .collect()
}

/// Returns a text without remarks, `%%…%%`.
fn without_remarks(text: &str) -> String {
    let code = code(text);
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(found) = text[at..].find("%%") {
        let start = at + found;
        let end = text[start + 2..].find("%%").map(|end| start + 2 + end + 2);
        match end.filter(|_| !code.iter().any(|range| range.contains(&start))) {
            Some(end) => {
                out.push_str(&text[at..start]);
                at = end;
            }
            None => {
                out.push_str(&text[at..start + 2]);
                at = start + 2;
            }
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Returns the id that a heading has on its page.
fn anchor(heading: &str) -> String {
    let last = heading.rsplit('#').next().unwrap_or(heading).trim().to_lowercase();
    let kept = last.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_obsidian_become_markdown() {
        assert_eq!(callout("> [!info]- A title\n"), "> [!NOTE]\n> **A title**\n>\n");
        assert_eq!(callout("> [!danger]\n"), "> [!CAUTION]\n");
        assert_eq!(callout("> a [!x]\n"), "> a [!x]\n");
        assert_eq!(without_block_id("Words. ^a1-b\n"), "Words.\n");
        assert_eq!(without_block_id("x^2\n"), "x^2\n");
        assert_eq!(marks("a ==b== c\n"), "a <mark>b</mark> c\n");
        assert_eq!(marks("a == b == c\n"), "a == b == c\n");
        assert_eq!(without_remarks("a %%b\nc%% d `%%e%%`"), "a  d `%%e%%`");
        assert_eq!(anchor("Part#What follows, then"), "what-follows-then");
    }
}
