//! Workflow commands, which GitHub Actions turns into annotations beside the changed lines.
//!
//! `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=CODE::message%0Ahelp: …`, one a line. Columns are those
//! of the JSON format, the end exclusive. GitHub takes columns only within one line, so a place of several lines has
//! none, and a problem of the whole file has no line either. The format and its two sets of escapes are those of
//! GitHub's own toolkit: <https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts>.

use super::printable;
use super::region::{Extent, LocatedProblem, Region};

/// Returns the findings in their order, one command each.
pub(super) fn render(findings: &[LocatedProblem<'_>]) -> String {
    findings.iter().map(command).collect()
}

fn command(finding: &LocatedProblem<'_>) -> String {
    let diagnostic = finding.diagnostic;
    let helps = diagnostic.help.iter().filter(|help| !help.is_empty());
    let text = helps.fold(diagnostic.message.clone(), |text, help| format!("{text}\nhelp: {help}"));
    format!(
        "::{severity} file={file}{place},title={title}::{data}\n",
        severity = diagnostic.severity.as_str(),
        file = property(finding.diagnostic.place.file.as_str()),
        place = place(&finding.region),
        title = property(finding.diagnostic.code.as_str()),
        data = data(&text),
    )
}

fn place(region: &Region) -> String {
    let (start, end) = (region.start, region.visible_end);
    match region.extent {
        Extent::File => String::new(),
        _ if start.line == end.line => {
            format!(",line={0},endLine={0},col={1},endColumn={2}", start.line, start.column, end.column)
        }
        _ => format!(",line={},endLine={}", start.line, end.line),
    }
}

/// Returns what stands after `::`. The log is also read in terminals, hence no control characters but those escaped
/// here.
fn data(text: &str) -> String {
    printable::lines(text).replace('%', "%25").replace('\n', "%0A")
}

/// Returns what stands after `=`, up to the next comma.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
