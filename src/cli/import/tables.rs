//! What an import says: the table on the screen, and the two files that an editor opens in a spreadsheet.

use crate::base::Fingerprint;
use crate::base::counted::counted;
use crate::cli::console::Console;
use crate::cli::options::OutputFormat;
use crate::import::{Fault, Import, Outcome, REPORT_FILE, REPORT_HEAD, Row, TERMS_FILE, TERMS_HEAD, TermKind, TermRow};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The widest a column of the table is, in signs.
const WIDEST: usize = 44;

/// Shows what becomes of each text.
pub fn show(plan: &Import, faults: &[Fault], console: &Console) {
    let rows = rows(plan);
    if console.format == OutputFormat::Json {
        for row in rows {
            let line = json!({
                "source": row.source, "file": row.file, "address": row.address, "old_address": row.old_address,
                "result": row.outcome.words(), "losses": row.what(),
            });
            console.print(&format!("{line}\n"));
        }
        return;
    }
    let head = ["file", "new address", "old address", "what could not be taken"].map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let file = if row.file.is_empty() { format!("({})", row.source) } else { row.file.clone() };
        [file, row.address.clone(), row.old_address.clone(), row.what()]
    });
    let lines: Vec<[String; 4]> = std::iter::once(head).chain(cells).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0).min(WIDEST);
    let widths = [width(0), width(1), width(2)];
    for line in &lines {
        let padded = line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        let line = padded.chain([line[3].clone()]).collect::<Vec<_>>().join("  ");
        console.say(line.trim_end());
    }
    let [whole, losses, left] = tally(&rows);
    let broken = if faults.is_empty() { String::new() } else { format!(", {} that cannot be read", faults.len()) };
    console.say(&format!("{whole} taken whole, {losses} with losses, {left} left{broken}"));
}

/// Shows what old terms become.
pub fn show_terms(plan: &Import, console: &Console) {
    for row in plan.terms.iter().filter(|row| row.count > 0) {
        let doubt = if row.sure { "" } else { " (not sure)" };
        let briefs = counted(row.count, "text");
        console.say(&format!("term `{}` in {briefs}: {} `{}`{doubt}", row.term, row.kind.word(), row.value));
    }
}

/// Returns the report as a file: the lines of this source, and those of others as they were.
///
/// # Errors
/// None that memory has.
pub fn report(
    plan: &Import,
    faults: &[Fault],
    fingerprints: &BTreeMap<String, Fingerprint>,
    (site, reported): (&str, &[Reported]),
) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(REPORT_HEAD)?;
    for other in reported.iter().filter(|row| row.site() != site) {
        writer.write_record(&other.0)?;
    }
    let broken: Vec<Row> = faults.iter().map(|fault| Row::left(&fault.file, &fault.what)).collect();
    for row in rows(plan).into_iter().chain(&broken) {
        let print = fingerprints.get(&row.file).map(Fingerprint::to_string).unwrap_or_default();
        let result = if row.file.is_empty() { Outcome::Left } else { row.outcome }.words();
        let what = row.what();
        writer.write_record([&*row.source, &row.file, &row.address, &row.old_address, result, &what, &print, site])?;
    }
    Ok(writer.into_inner()?)
}

/// A line of a report that is there.
pub struct Reported(csv::StringRecord);

impl Reported {
    fn cell(&self, at: usize) -> &str {
        self.0.get(at).unwrap_or_default()
    }

    /// Returns what names the text in its source.
    pub fn source(&self) -> &str {
        self.cell(0)
    }

    /// Returns the file that was made of it.
    pub fn file(&self) -> &str {
        self.cell(1)
    }

    /// Returns the fingerprint of the file as an import wrote it last.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::from_hex(self.cell(6))
    }

    /// Returns what names the source among others.
    pub fn site(&self) -> &str {
        self.cell(7)
    }
}

/// Returns the terms as a file.
///
/// # Errors
/// None that memory has.
pub fn terms(rows: &[TermRow]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(TERMS_HEAD)?;
    for row in rows {
        let sure = if row.sure { "yes" } else { "no" };
        writer.write_record([&row.term, row.kind.word(), &row.value, &row.count.to_string(), sure])?;
    }
    Ok(writer.into_inner()?)
}

/// Reads what an editor has said of old terms; nothing if there is no file. Spreadsheets of half of Europe write semicolons.
///
/// # Errors
/// A line that is none, with its number.
pub fn read_terms(root: &Path) -> Result<Vec<TermRow>> {
    let Some(text) = read(&root.join(TERMS_FILE))? else { return Ok(Vec::new()) };
    let first = text.lines().next().unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|sign| first.bytes().filter(|byte| byte == sign).count());
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let head = reader.headers().with_context(|| format!("cannot read `{TERMS_FILE}`"))?.clone();
    let column = |name: &str| head.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
    let (Some(term), Some(kind), Some(value)) = (column("term"), column("kind"), column("value")) else {
        bail!("`{TERMS_FILE}` begins with another line than `{}`", TERMS_HEAD.join(","));
    };
    let sure = column("sure");
    let mut rows = Vec::new();
    for (number, line) in (2..).zip(reader.records()) {
        let line = line.with_context(|| format!("{TERMS_FILE}:{number}: this line cannot be read"))?;
        let cell = |at: usize| line.get(at).unwrap_or_default().trim().to_owned();
        if cell(term).is_empty() {
            continue;
        }
        let Some(known) = TermKind::of_word(&cell(kind)) else {
            bail!("{TERMS_FILE}:{number}: `{}` is no kind of term: write one of {}", cell(kind), TermKind::words());
        };
        let value = Some(cell(value)).filter(|value| !value.is_empty()).unwrap_or_else(|| cell(term));
        let sure = sure.is_none_or(|at| !cell(at).eq_ignore_ascii_case("no"));
        rows.push(TermRow { term: cell(term), kind: known, value, count: 0, sure });
    }
    Ok(rows)
}

/// Reads the report that is there; nothing if there was no import.
///
/// # Errors
/// A file that cannot be read.
pub fn read_report(root: &Path) -> Result<Vec<Reported>> {
    let Some(text) = read(&root.join(REPORT_FILE))? else { return Ok(Vec::new()) };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    Ok(reader.records().filter_map(Result::ok).map(Reported).collect())
}

fn read(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => {
            let text = String::from_utf8(bytes).with_context(|| format!("`{}` is not UTF-8", path.display()))?;
            Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

/// Returns how many texts were taken whole, with losses, and left.
fn tally(rows: &[&Row]) -> [usize; 3] {
    [Outcome::Whole, Outcome::Losses, Outcome::Left]
        .map(|outcome| rows.iter().filter(|row| row.outcome == outcome).count())
}

/// Returns the rows of a plan: of each text, and of what is left.
fn rows(plan: &Import) -> Vec<&Row> {
    plan.texts.iter().map(|text| &text.row).chain(&plan.left).collect()
}
