//! `urls.txt`: the addresses that a site has promised to keep, one a line, as written.
//!
//! The file is a plain list, so that a pull request shows which addresses come and go, and a line can be deleted by
//! hand. A line that begins with `#` is a comment, since an address begins with `/`. What has become of an address is
//! for `page` to say. The text is made here, too: written anew, it keeps every line and comment that it has.

use crate::base::{Diagnostic, Fingerprint, Place, Route, SourcePath, Span, problems};
use std::collections::{BTreeMap, HashMap};

/// What a new file begins with.
const HEAD: &str = "\
# The addresses that this site keeps, written by `briefpress list urls --write`.
# One that would vanish is an error. To let it die, delete its line.
";

/// The lines of the file that hold an address, each address once.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub lines: Vec<LedgerLine>,
    /// Of the whole text: a line that moves takes its problems along.
    pub fingerprint: Fingerprint,
}

/// An address that is to stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// Counted from 1 from the top of the file.
    pub number: usize,
    pub route: Route,
    pub span: Span,
}

/// Reads the file, and reports every line that is no address, and each address that stands there twice.
pub fn read_ledger(file: &SourcePath, text: &str) -> (Ledger, Vec<Diagnostic>) {
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    let mut earlier: HashMap<Route, &str> = HashMap::new();
    for line in written(text).filter(|line| !line.is_passed_by()) {
        let place = Place::span(file, line.span);
        match address(&place, line.text) {
            Err(problem) => problems.push(problem),
            Ok(route) => match earlier.get(&route) {
                Some(first) => problems.push(problems::repeated_value(place, line.text, first)),
                None => {
                    earlier.insert(route.clone(), line.text);
                    lines.push(LedgerLine { number: line.number, route, span: line.span });
                }
            },
        }
    }
    (Ledger { lines, fingerprint: Fingerprint::of_bytes(text.as_bytes()) }, problems)
}

/// Returns the text of a file that holds the addresses of `text`, which has no mistakes, and these: sorted, each
/// comment above the address that it stood above. Comments at the top are about the file and stay there; a new file
/// gets some.
pub fn write_ledger<'a>(text: &str, routes: impl IntoIterator<Item = &'a Route>) -> String {
    let lines: Vec<Written<'_>> = written(text).filter(|line| !line.text.is_empty()).collect();
    let (head, rest) = lines.split_at(lines.iter().take_while(|line| line.is_passed_by()).count());
    let head = if lines.is_empty() { HEAD.to_owned() } else { joined(head) };
    let mut above = Vec::new();
    let mut entries: BTreeMap<Route, String> = BTreeMap::new();
    for line in rest {
        match Route::parse(line.text) {
            Ok(route) => entries.entry(route).or_default().push_str(&joined(&std::mem::take(&mut above))),
            Err(_) => above.push(*line),
        }
    }
    for route in routes {
        entries.entry(route.clone()).or_default();
    }
    let entries: String = entries.iter().map(|(route, above)| format!("{above}{}\n", route.written())).collect();
    format!("{head}{entries}{}", joined(&above))
}

fn joined(lines: &[Written<'_>]) -> String {
    lines.iter().map(|line| format!("{}\n", line.text)).collect()
}

/// A line of the file, without the blanks around it.
#[derive(Clone, Copy)]
struct Written<'a> {
    number: usize,
    text: &'a str,
    span: Span,
}

impl Written<'_> {
    fn is_passed_by(&self) -> bool {
        self.text.is_empty() || self.text.starts_with('#')
    }
}

fn written(text: &str) -> impl Iterator<Item = Written<'_>> {
    let mut start = 0;
    text.split('\n').enumerate().map(move |(at, line)| {
        let trimmed = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start += line.len() + 1;
        Written { number: at + 1, text: trimmed, span: Span::new(from..from + trimmed.len()) }
    })
}

fn address(place: &Place, written: &str) -> Result<Route, Diagnostic> {
    if let Some(end) = written.find(['?', '#']).filter(|end| *end > 0) {
        return Err(problems::more_than_a_path(place.clone(), written, written[..end].trim_end()));
    }
    Route::parse(written).map_err(|fault| problems::invalid_route(place.clone(), written, fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lines;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let (ledger, problems) = read_ledger(&SourcePath::new("urls.txt"), text);
        let shown = |span: Span| {
            let place = Lines::new(text).line_column(span.start);
            format!("{}:{}", place.line, place.column)
        };
        let messages = |problem: &Diagnostic| match problem.place.at {
            crate::base::At::Span(span) => format!("{} {}", shown(span), problem.message),
            _ => unreachable!("every problem has its place"),
        };
        let line = |line: &LedgerLine| format!("{} {}", shown(line.span), line.route);
        assert!(ledger.lines.iter().all(|line| shown(line.span).starts_with(&format!("{}:", line.number))));
        (ledger.lines.iter().map(line).collect(), problems.iter().map(messages).collect())
    }

    #[test]
    fn a_line_is_an_address_a_comment_or_blank() {
        let (lines, messages) = read("# kept\n\n/b/\n  /a.pdf \n/%C3%A9t%C3%A9/\n/ünd/");
        assert_eq!(lines, ["3:1 /b/", "4:3 /a.pdf", "5:1 /été/", "6:1 /ünd/"]);
        assert!(messages.is_empty(), "{messages:?}");
        assert_eq!(read(""), (vec![], vec![]));
    }

    #[test]
    fn a_line_that_is_no_address_is_told_and_left_out() {
        let text = "briefs/a/\n https://x.org/a/\n/a/../b/\n/a/ # why\n/a/?p=1\n/é/\n/%C3%A9/\n/con/\n";
        let (lines, messages) = read(text);
        assert_eq!(lines, ["6:1 /é/"]);
        assert_eq!(
            messages,
            [
                "1:1 `briefs/a/` is no address of this site",
                "2:2 `https://x.org/a/` is no address of this site",
                "3:1 `/a/../b/` cannot be an address",
                "4:1 `/a/ # why` is more than a path",
                "5:1 `/a/?p=1` is more than a path",
                "7:1 `/%C3%A9/` stands in this list already, as `/é/`",
                "8:1 `/con/` cannot be an address",
            ]
        );
    }

    #[test]
    fn a_file_is_written_anew_with_all_that_it_holds() {
        let routes = [Route::of("/c/"), Route::of("/100%/"), Route::of("/b/")];
        let text = "# Head\n# of it\n\n/d/\n\n# why b\n/b/\n# the end\n";
        let written = write_ledger(text, &routes);
        assert_eq!(written, "# Head\n# of it\n/100%25/\n# why b\n/b/\n/c/\n/d/\n# the end\n");
        assert_eq!(write_ledger(&written, &routes), written);
        assert_eq!(write_ledger("", &routes[..1]), format!("{HEAD}/c/\n"));
        assert_eq!(write_ledger("/c/\n", []), "/c/\n");
    }
}
