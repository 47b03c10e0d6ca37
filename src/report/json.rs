//! One JSON object a line, for editors and scripts.
//!
//! `{"code","severity","message","file","line","column","end_line","end_column","help":[…]}`, always all keys and
//! always in this order. Lines and columns count from 1, columns in characters; the end is exclusive, as in the
//! language server protocol: `end_column` is the first column after the place, and a span that takes its line's line
//! feed along ends at column 1 of the next line. A problem of the file as a whole begins and ends at line 1,
//! column 1.
//!
//! Nothing is lost: what a terminal would obey is written as an escape, which reads back as what it was.

use super::printable::is_unsafe;
use super::region::LocatedProblem;
use serde::Serialize;
use std::fmt::Write as _;

#[derive(Serialize)]
struct Record<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: &'a [String],
}

/// Returns the findings in their order, each on a line of its own.
pub(super) fn render(findings: &[LocatedProblem<'_>]) -> String {
    let mut report = String::new();
    for LocatedProblem { region, diagnostic, .. } in findings {
        let record = Record {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            file: diagnostic.place.file.as_str(),
            line: region.start.line,
            column: region.start.column,
            end_line: region.end.line,
            end_column: region.end.column,
            help: &diagnostic.help,
        };
        let json = serde_json::to_string(&record).expect("strings and numbers always have a JSON form");
        // The serialiser escapes C0 alone. Unsafe characters stand inside strings only, where an escape may stand.
        for c in json.chars() {
            if is_unsafe(c) {
                write!(report, "\\u{:04x}", u32::from(c)).expect("a string takes all that is written");
            } else {
                report.push(c);
            }
        }
        report.push('\n');
    }
    report
}
