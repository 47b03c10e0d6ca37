//! Diagnostics in a browser: HTML for the overlay and the notes of a preview.
//!
//! The words are those of the report for people. What an author wrote passes through `printable` and is escaped, so that a
//! brief can neither forge the report about itself nor run in it.

use super::excerpt::Excerpt;
use super::grouped::ProblemGroup;
use super::human::location;
use super::printable;
use super::region::Extent;
use super::style::Link;
use crate::base::counted::counted;
use crate::base::escape::Escaped;

/// Problems that are shown one by one; the terminal has the others.
const MOST: usize = 30;

/// Returns the reports in their order, each an `article`.
pub(super) fn render(reports: &[ProblemGroup<'_>], link: &Link<'_>) -> String {
    let mut html: String = reports.iter().take(MOST).map(|group| problem(group, link)).collect();
    if reports.len() > MOST {
        let more = counted(reports.len() - MOST, "more problem");
        html += &format!("<p class=\"more\">{more}: <code>briefpress check -v</code> shows each</p>\n");
    }
    html
}

fn problem(group: &ProblemGroup<'_>, link: &Link<'_>) -> String {
    let finding = &group.first;
    let severity = finding.diagnostic.severity.as_str();
    let mut html = format!(
        "<article class=\"problem {severity}\">\n<h3><span class=\"severity\">{severity}</span> {}</h3>\n",
        spoken(&finding.diagnostic.message)
    );
    let place = Escaped(&location(finding)).to_string();
    let place = match link(&finding.diagnostic.place.file, finding.region.start.line) {
        Some(address) => format!("<a href=\"{}\" target=\"_blank\">{place}</a>", Escaped(&address)),
        None => place,
    };
    html += &format!("<p class=\"place\">{place} <code>{}</code></p>\n", finding.diagnostic.code);
    if let (Extent::Bytes { start, end }, Some(lines)) = (finding.region.extent, finding.lines) {
        html += &excerpt(&Excerpt::of(lines, start..end), finding.region.start.line);
    }
    for help in group.help.iter().filter(|help| !help.is_empty()) {
        html += &format!("<p class=\"help\">{}</p>\n", spoken(help));
    }
    if !group.others.is_empty() {
        html += &format!("<p class=\"others\">the same at {}</p>\n", counted(group.others.len(), "more place"));
    }
    html + "</article>\n"
}

/// Returns the source lines with their numbers, the place marked.
fn excerpt(excerpt: &Excerpt, first_line: usize) -> String {
    let source = &excerpt.source;
    let mut html = String::from("<pre class=\"excerpt\">");
    let mut at = 0;
    for (number, line) in (first_line..).zip(source.split('\n')) {
        let range = at..at + line.len();
        let start = excerpt.mark.start.clamp(range.start, range.end);
        let end = excerpt.mark.end.clamp(start, range.end);
        let marked = match &source[start..end] {
            "" if excerpt.mark.is_empty() && start == excerpt.mark.start => "<mark> </mark>".to_owned(),
            "" => String::new(),
            marked => format!("<mark>{}</mark>", Escaped(marked)),
        };
        let (before, after) = (Escaped(&source[range.start..start]), Escaped(&source[end..range.end]));
        html += &format!("<span class=\"number\">{number}</span>{before}{marked}{after}\n");
        at = range.end + 1;
    }
    if excerpt.left_out > 0 {
        html += &format!("… and {}\n", counted(excerpt.left_out, "more line"));
    }
    html + "</pre>\n"
}

/// Returns a message: what was typed stands in backticks, and becomes code.
fn spoken(text: &str) -> String {
    let text = Escaped(&printable::lines(text)).to_string();
    let mut html = String::with_capacity(text.len());
    let pieces: Vec<&str> = text.split('`').collect();
    for (at, piece) in pieces.iter().enumerate() {
        match at % 2 {
            1 if at + 1 < pieces.len() => html += &format!("<code>{piece}</code>"),
            1 => html += &format!("`{piece}"),
            _ => html += piece,
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use crate::base::{Code, Diagnostic, Place, SourcePath, Span};
    use crate::report::html;

    fn shown(text: &str, start: usize, end: usize) -> String {
        let place = Place::span(&SourcePath::new("a<b>.md"), Span::new(start..end));
        let problem = Diagnostic::new(Code::UnknownKey, place, "no `<i>` here", "type `x` or ` alone");
        html(&[problem], &|_| Some(text), &|_, line| Some(format!("/s?\"#L{line}")))
    }

    #[test]
    fn a_problem_with_its_place() {
        assert_eq!(
            shown("a: <i>\n", 3, 6),
            "<article class=\"problem error\">\n\
             <h3><span class=\"severity\">error</span> no <code>&lt;i&gt;</code> here</h3>\n\
             <p class=\"place\"><a href=\"/s?&quot;#L1\" target=\"_blank\">a&lt;b&gt;.md:1:4</a> \
             <code>unknown-key</code></p>\n\
             <pre class=\"excerpt\"><span class=\"number\">1</span>a: <mark>&lt;i&gt;</mark>\n</pre>\n\
             <p class=\"help\">type <code>x</code> or ` alone</p>\n</article>\n"
        );
    }

    #[test]
    fn places_of_several_lines_and_of_none() {
        let several = shown("ab\ncd\nef\ngh\nij\n", 1, 14);
        assert!(
            several.contains(
                "<span class=\"number\">1</span>a<mark>b</mark>\n<span class=\"number\">2</span><mark>cd</mark>\n\
             <span class=\"number\">3</span><mark>ef</mark>\n… and 2 more lines\n"
            ),
            "{several}"
        );
        assert!(shown("ab\n", 2, 2).contains("ab<mark> </mark>\n</pre>"));
    }

    #[test]
    fn an_author_cannot_write_into_the_report() {
        let hostile = shown("</pre><script>alert(1)</script>\u{202e}\u{1b}", 0, 6);
        assert!(!hostile.contains("<script") && !hostile.contains(['\u{202e}', '\u{1b}']), "{hostile}");
    }
}
