//! Slips after which a file would be public though somebody withheld it, or with lines that nobody meant to publish.
//!
//! A key of front matter withholds a file only where it is a key. Below the closing line it is text, and inside another
//! value it is a part of that: YAML says nothing, and neither would a build. So are the marks that git leaves where two
//! versions of a text could not be merged.

use super::free::{Free, FreeEntries};
use super::front_matter::Front;
use crate::base::{Code, Diagnostic, FieldPath, Place, SourcePath, Span, problems};

/// A line, and where it stands in the file.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl Line<'_> {
    /// Returns the bytes of the line without the blanks around it.
    fn span(self) -> Span {
        let start = self.start + self.indent();
        Span::new(start..start + self.text.trim().len())
    }

    /// Returns how many blanks it begins with.
    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// Whether it is code, if it stands alone.
    fn is_code(self) -> bool {
        self.text.starts_with("    ")
    }

    fn is_indented(self) -> bool {
        self.text.starts_with([' ', '\t'])
    }

    /// Whether it is a rule, or the line that opens or closes front matter.
    fn is_fence(self) -> bool {
        let first = self.text.bytes().next().filter(|byte| b"-.+=".contains(byte));
        first.is_some_and(|sign| {
            let text = self.text.trim_end();
            text.len() >= 3 && text.bytes().all(|byte| byte == sign)
        })
    }
}

/// Returns the slips in a file whose front matter and body are these parts of its text.
pub fn slips(
    file: &SourcePath,
    text: &str,
    yaml: Span,
    body: Span,
    front: &Front,
    free: &FreeEntries,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    in_body(file, &text[body.range()], body.start, &mut found);
    found.sort();
    found.dedup_by(|a, b| a.place == b.place);
    in_values(file, &text[yaml.range()], yaml.start, front, &mut found);
    if found.iter().any(|slip| slip.code == Code::KeyInValue) {
        return found;
    }
    let common = front.common();
    in_free(file, &FieldPath::of("extra"), common.extra, &mut found);
    in_free(file, &FieldPath::default(), free, &mut found);
    found
}

fn lines(text: &str, shift: usize) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').scan(shift, |at, line| {
        let start = *at;
        *at += line.len();
        Some(Line { text: line.strip_suffix('\n').unwrap_or(line), start })
    })
}

fn in_body(file: &SourcePath, body: &str, shift: usize, found: &mut Vec<Diagnostic>) {
    let mut fence: Option<&str> = None;
    // The lines of the first paragraph, and those of the last one so far.
    let (mut first, mut last): (Option<Vec<Line<'_>>>, Vec<Line<'_>>) = (None, Vec::new());
    let mut is_open = false;
    for line in lines(body, shift) {
        let text = line.text.trim_start();
        if let Some(open) = fence {
            if text.starts_with(open) {
                fence = None;
            }
            continue;
        }
        fence = ["```", "~~~"].into_iter().find(|fence| text.starts_with(['`', '~']) && text.starts_with(fence));
        if text.is_empty() || line.is_fence() || fence.is_some() {
            is_open = false;
            if fence.is_some() {
                first.get_or_insert_default();
                last.clear();
            }
            continue;
        }
        if is_open {
            last.push(line);
        } else {
            if !last.is_empty() {
                first.get_or_insert_with(|| last.clone());
            }
            last = vec![line];
            is_open = true;
        }
        if is_merge_marker(line.text) {
            found.push(problems::merge_marker(file, line.span()));
        } else if !line.is_code() && withholding(text).is_some_and(|key| text.starts_with(key)) {
            found.push(problems::key_in_text(file, line.span(), key(text)));
        }
    }
    for paragraph in first.iter().chain([&last]) {
        found.extend(
            keys_of(paragraph).map(|line| problems::key_in_text(file, line.span(), key(line.text.trim_start()))),
        );
    }
}

/// Returns the lines of a paragraph that are keys of front matter, if it looks like front matter as a whole, or those that
/// withhold a file.
fn keys_of<'a>(paragraph: &'a [Line<'a>]) -> impl Iterator<Item = Line<'a>> {
    let is_known =
        |line: &Line<'_>| !line.is_code() && Front::RECORDS.iter().any(|record| record.find(key(line.text)).is_some());
    let is_value = |line: &Line<'_>| is_key(line.text) || line.is_indented() || line.text.starts_with("- ");
    let is_front_matter = paragraph.first().is_some_and(is_known) && paragraph.iter().all(is_value);
    let withholds = |line: &Line<'_>| !line.is_code() && withholding(line.text).is_some();
    let is_slip = move |line: &Line<'_>| if is_front_matter { is_known(line) } else { withholds(line) };
    paragraph.iter().copied().filter(is_slip)
}

/// Whether a line is one of those between which git sets two versions.
fn is_merge_marker(line: &str) -> bool {
    line.starts_with(['<', '>', '|'])
        && ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|marker| {
            line.strip_prefix(marker).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
        })
}

/// Returns what stands before the colon of a line.
fn key(line: &str) -> &str {
    let key = line.split([':', '：']).next().unwrap_or_default();
    key.trim().trim_matches(['"', '\''])
}

/// Whether a line is a key in lower case with its value.
fn is_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && (value.is_empty() || value.starts_with([' ', '\t', '\r']))
}

/// Returns the key of front matter that a line states, if the key would withhold the file, however it is spelled.
fn withholding(line: &str) -> Option<&'static str> {
    let line = if line.starts_with('-') { line.trim_start_matches("- ").trim_start() } else { line };
    let first = line.trim_start_matches(['"', '\'']).bytes().next()?;
    if !matches!(first, b'e' | b'E' | b's' | b'S' | b'd' | b'D' | b'p' | b'P') {
        return None;
    }
    // Most lines that begin so begin with another word.
    let begin = line.trim_start_matches(['"', '\'']).get(..3)?;
    if !["emb", "sta", "dra", "pub"].iter().any(|word| begin.eq_ignore_ascii_case(word)) {
        return None;
    }
    let (_, value) = line.split_once([':', '：'])?;
    let value = value.trim().trim_matches(|c: char| matches!(c, '"' | '\'' | ',' | '}' | ' '));
    let is_one_of = |words: &[&str]| words.iter().any(|word| value.eq_ignore_ascii_case(word));
    let begins_with_digit = value.starts_with(|c: char| c.is_ascii_digit());
    match &*key(line).to_lowercase().replace(['-', ' '], "_") {
        "embargo_until" | "embargo" if value.is_empty() || begins_with_digit => Some("embargo_until"),
        "status" if is_one_of(&["draft", "withdrawn"]) => Some("status"),
        // Those of other generators.
        "draft" if is_one_of(&["true", "yes"]) => Some("draft"),
        "published" if is_one_of(&["false", "no"]) => Some("published"),
        "publish_date" | "publishdate" | "publish_on" if begins_with_digit => Some("publish_date"),
        _ => None,
    }
}

/// Looks for keys that another value has swallowed: lines of the YAML that state one where the file has none.
fn in_values(file: &SourcePath, yaml: &str, shift: usize, front: &Front, found: &mut Vec<Diagnostic>) {
    let common = front.common();
    // Those of other generators are told as unknown keys where they are keys of the front matter itself.
    let is_stated = |name: &str| match name {
        "status" => common.status.is_given(),
        "embargo_until" => common.embargo_until.is_given(),
        _ => true,
    };
    let stating = lines(yaml, shift).filter_map(|line| Some((line, withholding(line.text.trim_start())?)));
    let stating: Vec<_> = stating.collect();
    if stating.is_empty() {
        return;
    }
    // Nobody keeps an author from indenting all keys.
    let is_key_line = |line: &Line<'_>| !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#');
    let top = lines(yaml, shift).filter(is_key_line).map(Line::indent).min();
    // One at the top that is spelled otherwise is an unknown key, too.
    let is_swallowed =
        |(line, name): &(Line<'_>, &str)| Some(line.indent()) != top || (key(line.text) == *name && !is_stated(name));
    let slips = stating.into_iter().filter(is_swallowed);
    found.extend(slips.map(|(line, name)| problems::key_in_value(Place::span(file, line.span()), name)));
}

/// Looks for keys among the values of the site's own, which stand at a field, or at none if they are keys of the front
/// matter itself.
fn in_free(file: &SourcePath, at: &FieldPath, entries: &FreeEntries, found: &mut Vec<Diagnostic>) {
    let is_top = at.0.is_empty();
    for (name, value) in entries {
        let below = at.key(name);
        match value {
            Free::Map(entries) => in_free(file, &below, entries, found),
            Free::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Free::Map(entries) = item {
                        in_free(file, &below.index(index), entries, found);
                    }
                }
            }
            Free::Text(_) | Free::Bool(_) if !is_top => {
                let text = match value {
                    Free::Text(text) => text.clone(),
                    _ => (*value == Free::Bool(true)).to_string(),
                };
                let key = withholding(&format!("{name}: {text}"));
                found.extend(key.map(|key| problems::key_in_value(Place::field(file, below), key)));
            }
            Free::Text(_) | Free::Null | Free::Bool(_) | Free::Int(_) | Free::Float(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::At;
    use crate::parse::document::{ParseOptions, parse};

    /// Returns the slips in a text: their codes with their lines.
    fn told(text: &str) -> String {
        let path = SourcePath::new("content/briefs/a.md");
        let options = ParseOptions { extra_keys: vec!["flow".to_owned()], ..ParseOptions::default() };
        let document = parse(&path, text, &options).expect("it can be read");
        let codes = ["key-in-text", "key-in-value", "merge-marker"];
        let slips = document.problems.iter().filter(|problem| codes.contains(&problem.code.as_str()));
        let line = |at: &At| match at {
            At::Span(span) => (text[..span.start].matches('\n').count() + 1).to_string(),
            At::Field(field) => field.to_string(),
            at => format!("{at:?}"),
        };
        slips.map(|slip| format!("{} {}", slip.code, line(&slip.place.at))).collect::<Vec<_>>().join(", ")
    }

    const EMBARGO: &str = "embargo_until: 2099-01-01T00:00:00Z";
    const OPEN: &str = "---\ntitle: T\ndate: 2020-01-01\n";

    #[test]
    fn a_key_below_front_matter_is_told() {
        for (body, expected) in [
            (format!("---\n{EMBARGO}\n\nText.\n"), "key-in-text 5"),
            (format!("---\n\n\n{EMBARGO}\nText.\n"), "key-in-text 7"),
            (format!("---\n{EMBARGO}\n---\nText.\n"), "key-in-text 5"),
            (format!("...\n{EMBARGO}\n---\nText.\n"), "key-in-text 5"),
            (format!("---\n---\n{EMBARGO}\n---\nText.\n"), "key-in-text 6"),
            ("---\nText.\n\nstatus: draft\n".to_owned(), "key-in-text 7"),
            ("---\nText.\n\nstatus: draft\n\nText.\n".to_owned(), "key-in-text 7"),
            ("---\nStatus: Draft\n\nText.\n".to_owned(), "key-in-text 5"),
            ("---\nembargo-until: 2099-01-01\n\nText.\n".to_owned(), "key-in-text 5"),
            ("---\nsummary: A\ntopics: [a]\n\nText.\n".to_owned(), "key-in-text 5, key-in-text 6"),
            ("---\nText.\n\ntopics:\n  - a\n".to_owned(), "key-in-text 7"),
            ("---\n\"status\": \"draft\"\n\nText.\n".to_owned(), "key-in-text 5"),
            ("---\ndraft: true\n---\nText.\n".to_owned(), "key-in-text 5"),
            ("---\nText.\n\npublishDate: 2099-01-01\n".to_owned(), "key-in-text 7"),
        ] {
            assert_eq!(told(&format!("{OPEN}{body}")), expected, "{body}");
        }
    }

    #[test]
    fn a_key_that_another_value_swallows_is_told() {
        for (yaml, expected) in [
            (format!("extra:\n  {EMBARGO}\n"), "key-in-value 5"),
            ("extra: {status: draft}\n".to_owned(), "key-in-value extra.status"),
            ("extra: {a: [{status: draft}]}\n".to_owned(), "key-in-value extra.a[0].status"),
            ("flow: {status: draft}\n".to_owned(), "key-in-value flow.status"),
            ("extra: {draft: true}\n".to_owned(), "key-in-value extra.draft"),
            ("extra:\n  published: false\n".to_owned(), "key-in-value 5"),
            (format!("summary: >-\n  Text\n  {EMBARGO}\n"), "key-in-value 6"),
            (format!("summary: |\n  Text\n\n  {EMBARGO}\n"), "key-in-value 7"),
            ("summary: \"Text\n  status: draft\"\n".to_owned(), "key-in-value 5"),
            ("key_points:\n  - A\n  - |\n    B\n    status: draft\n".to_owned(), "key-in-value 8"),
            ("status: published\nextra:\n  status: draft\n".to_owned(), "key-in-value 6"),
        ] {
            assert_eq!(told(&format!("{OPEN}{yaml}---\nText.\n")), expected, "{yaml}");
        }
    }

    #[test]
    fn marks_of_a_merge_are_told() {
        let merged = "<<<<<<< HEAD\nOurs.\n||||||| base\nOld.\n=======\nTheirs.\n>>>>>>> side\n";
        assert_eq!(told(&format!("{OPEN}---\n{merged}")), "merge-marker 5, merge-marker 7, merge-marker 11");
    }

    #[test]
    fn what_is_no_slip_is_not_told() {
        for text in [
            "---\nText: and more.\n",
            "---\nSummary: the war has changed.\n\nText.\n",
            "---\nThe status: draft law passed.\n",
            "---\n```yaml\nstatus: draft\n```\n",
            "---\nText.\n\n```\n<<<<<<< HEAD\n```\n",
            "---\n---\nText after a rule.\n",
            "---\nText.\n\n---\n\nMore.\n",
            "---\n    status: draft\n",
            "---\n`status: draft` withholds a file.\n",
            "---\n- status: open\n- type: law\n",
            "---\nText.\n\nNote: this is prose.\n",
            "---\n> > quoted\n",
            "status: published\nextra: {state: draft, status: ongoing}\n---\nText.\n",
            "embargo_until: 2020-01-01T00:00:00Z\nsummary: |\n  The status: a draft.\n---\nText.\n",
            "# status: draft\n---\nText.\n",
        ] {
            assert_eq!((text, &*told(&format!("{OPEN}{text}"))), (text, ""));
        }
    }
}
