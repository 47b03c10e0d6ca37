//! `redirects.csv`: old addresses and where they lead, as written.
//!
//! The file is RFC 4180 with a first line `from,to`. A line that begins with `#` is a comment, since an address begins
//! with `/` and somebody will want to say why it moved. What the addresses mean is for `site` and `page` to say; here
//! each is only given its place. A line that cannot be read is reported and left out, so that one slip hides no other.

use crate::base::{Diagnostic, Fingerprint, Lines, Place, SourcePath, Span, problems};
use csv::{ReaderBuilder, StringRecord, Trim};

/// The lines of the file.
#[derive(Clone, Debug, Default)]
pub struct Redirects {
    pub lines: Vec<RedirectLine>,
    /// Of the whole text: a line that moves takes its problems along.
    pub fingerprint: Fingerprint,
}

/// One line with an address in each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectLine {
    /// Counted from 1 from the top of the file.
    pub number: usize,
    pub from: Cell,
    pub to: Cell,
}

/// A field and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub span: Span,
}

/// Reads the file, and reports every line that is not two addresses.
pub fn read_redirects(file: &SourcePath, text: &str) -> (Redirects, Vec<Diagnostic>) {
    let mut reader = Reader { file, text, lines: Vec::new(), problems: Vec::new() };
    reader.read();
    let fingerprint = Fingerprint::of_bytes(text.as_bytes());
    (Redirects { lines: reader.lines, fingerprint }, reader.problems)
}

struct Reader<'a> {
    file: &'a SourcePath,
    text: &'a str,
    lines: Vec<RedirectLine>,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let separator = separator(self.text);
        let places = Lines::new(self.text);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .comment(Some(b'#'))
            .delimiter(separator.map_or(b',', |separator| separator as u8))
            .from_reader(self.text.as_bytes());
        let mut record = StringRecord::new();
        let mut is_first = true;
        let mut start = 0;
        while reader.read_record(&mut record).expect("a text in memory is UTF-8 and can be read") {
            let end = usize::try_from(reader.position().byte()).expect("a text fits into memory");
            let span = span_of_record(self.text, start..end);
            start = end;
            if record.len() == 1 && record[0].is_empty() {
                continue;
            }
            if std::mem::take(&mut is_first) && self.header(&record, span, separator) {
                continue;
            }
            self.line(&record, span, places.line_column(span.start).line);
        }
    }

    /// Whether a record is the first line, right or wrong, and not a redirect in its place.
    fn header(&mut self, record: &StringRecord, span: Span, separator: Option<char>) -> bool {
        let names: Vec<String> = record.iter().map(str::to_lowercase).collect();
        let is_right = names == ["from", "to"];
        if !is_right || separator.is_some() {
            let written = self.text[span.range()].lines().next().unwrap_or_default();
            self.problems.push(problems::csv_header(Place::span(self.file, span), written, separator));
        }
        // Where the line was forgotten, the first redirect stands in its place.
        is_right || !record[0].starts_with('/')
    }

    fn line(&mut self, record: &StringRecord, span: Span, number: usize) {
        let place = Place::span(self.file, span);
        if let Some(opening) = open_quote(&self.text[span.range()]) {
            let quote = Span::new(opening..opening + 1).shifted(span.start);
            return self.problems.push(problems::csv_quote(Place::span(self.file, quote)));
        }
        if record.len() != 2 {
            return self.problems.push(problems::csv_fields(place, record.len()));
        }
        if let Some(column) = ["from", "to"].into_iter().zip(record).find(|(_, field)| field.is_empty()) {
            return self.problems.push(problems::csv_blank(place, column.0));
        }
        let mut cursor = span.start;
        let mut cell = |text: &str| {
            let found = self.text[cursor..span.end].find(text);
            // A field with doubled quotation marks stands in the file in another form than its text.
            let span = found.map_or(span, |at| Span::new(cursor + at..cursor + at + text.len()));
            cursor = found.map_or(cursor, |_| span.end);
            Cell { text: text.to_owned(), span }
        };
        let (from, to) = (cell(&record[0]), cell(&record[1]));
        self.lines.push(RedirectLine { number, from, to });
    }
}

/// Returns what stands between the fields in place of a comma, if the first line shows it: spreadsheets of some
/// countries write a semicolon.
fn separator(text: &str) -> Option<char> {
    let first = text.lines().find(|line| !is_passed_by(line))?;
    if first.contains(',') { None } else { [';', '\t'].into_iter().find(|separator| first.contains(*separator)) }
}

fn is_passed_by(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

/// Returns the bytes of a record, without the blank lines and comments before it and the end of its line.
fn span_of_record(text: &str, range: std::ops::Range<usize>) -> Span {
    let mut start = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        if !is_passed_by(line) {
            break;
        }
        start += line.len();
    }
    let start = start.min(range.end);
    Span::new(start..start + text[start..range.end].trim_end().len())
}

/// Returns where the quotation mark stands that is opened last and not closed. Only the last record of a file can have
/// one, since it takes in everything up to the end.
fn open_quote(record: &str) -> Option<usize> {
    let quotes: Vec<usize> = record.match_indices('"').map(|(at, _)| at).collect();
    quotes.last().copied().filter(|_| quotes.len() % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let file = SourcePath::new("redirects.csv");
        let (redirects, problems) = read_redirects(&file, text);
        let shown = |cell: &Cell| {
            let place = Lines::new(text).line_column(cell.span.start);
            format!("{}@{}:{}", cell.text, place.line, place.column)
        };
        let line = |line: &RedirectLine| format!("{} {} {}", line.number, shown(&line.from), shown(&line.to));
        let messages = |problem: &Diagnostic| match problem.place.at {
            crate::base::At::Span(span) => {
                let place = Lines::new(text).line_column(span.start);
                format!("{}:{} {}", place.line, place.column, problem.message)
            }
            _ => unreachable!("every problem has its place"),
        };
        (redirects.lines.iter().map(line).collect(), problems.iter().map(messages).collect())
    }

    #[test]
    fn lines_comments_and_quotes() {
        let text = "# Why\n\nFrom, To\n/a/,/b/\n  \n# more, of it\n \"/c, d/\" ,/e/\n\"/f/\",\"/g/\"\n/é/ , /h/";
        let (lines, messages) = read(text);
        assert_eq!(lines[0], "4 /a/@4:1 /b/@4:5");
        assert_eq!(lines[1..], ["8 /f/@8:2 /g/@8:8", "9 /é/@9:1 /h/@9:7"]);
        // A quotation mark behind a blank is a character like others.
        assert_eq!(messages, ["7:1 the line has 3 fields, where two are expected"]);
    }

    #[test]
    fn what_is_no_table() {
        assert_eq!(read(""), (vec![], vec![]));
        assert_eq!(read("# nothing yet\n"), (vec![], vec![]));
        assert_eq!(
            read("from,to\n/a/\n,/b/\n/c/,\n").1,
            [
                "2:1 the line has 1 field, where two are expected",
                "3:1 the line has nothing under `from`",
                "4:1 the line has nothing under `to`",
            ]
        );
        let (lines, messages) = read("from,to\n/a/,\"/b/\n/c/,/d/\n");
        assert_eq!(
            (lines.len(), &*messages),
            (0, &["2:5 a quotation mark that is opened here is not closed".to_owned()][..])
        );
    }

    #[test]
    fn a_wrong_first_line_is_told_once() {
        for (text, lines) in [
            ("/a/,/b/\n/c/,/d/\n", 2),
            ("old,new\n/c/,/d/\n", 1),
            ("from;to\n/a/;/b/\n/c/;/d/\n", 2),
            ("from\tto\n/a/\t/b/\n", 1),
            ("from,to,why\n/a/,/b/\n", 1),
        ] {
            let (read, messages) = read(text);
            let first = text.lines().next().unwrap();
            assert_eq!(messages, [format!("1:1 the first line is `{first}`, not `from,to`")], "{text}");
            assert_eq!(read.len(), lines, "{text}");
        }
    }
}
