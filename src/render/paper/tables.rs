//! Tables of a paper: their cells in rows, and what the template has to know to set them.

use super::markup::Fold;
use crate::body::{Fragment, FragmentKind};
use std::fmt::Write;
use std::ops::Range;

/// Most columns or rows that one cell takes.
const MOST_SPANNED: usize = 1_000;

/// Elements that are seen though they hold no words.
const SEEN: [&str; 8] = ["audio", "hr", "iframe", "img", "picture", "svg", "video", "object"];

impl Fold<'_> {
    /// Writes the table at a position.
    pub(super) fn table(&mut self, at: usize, caption: Option<String>) {
        let heading = std::mem::take(&mut self.heading_of_table);
        match Table::read(self, at, caption) {
            Some(table) => self.command("data-table", &table.arguments(&heading)),
            None => self.out.push_str(&heading),
        }
    }

    /// Whether a table stands right behind an element.
    pub(super) fn leads_to_table(&self, at: usize) -> bool {
        let fragment = self.fragment;
        let is_blank = |at: usize| match &fragment.nodes[at].kind {
            FragmentKind::Text(text) => text.trim().is_empty(),
            // With which readers of the page copy the address of the heading.
            FragmentKind::Element(..) => fragment.has_class(at, "anchor"),
        };
        let mut next = fragment.nodes[at].end;
        while next < fragment.nodes.len() && is_blank(next) {
            next = fragment.nodes[next].end;
        }
        let next = Some(next).filter(|next| *next < fragment.nodes.len());
        next.is_some_and(|next| match fragment.name(next) {
            Some("table") => true,
            // Around a table there is a box to scroll in, or a figure.
            Some("div" | "figure") => fragment.find(next..fragment.nodes[next].end, "table").is_some_and(|table| {
                // Nothing that is seen may stand between the two.
                fragment.nodes[next + 1..table].iter().all(|node| match &node.kind {
                    FragmentKind::Text(text) => text.trim().is_empty(),
                    FragmentKind::Element(name, _) => !SEEN.contains(&&**name),
                })
            }),
            _ => false,
        })
    }
}

/// A table as the template takes it.
struct Table {
    columns: usize,
    align: Vec<&'static str>,
    head: Vec<String>,
    head_rows: usize,
    widths: Vec<usize>,
    cells: Vec<String>,
    caption: Option<String>,
}

/// A cell: where it stands, and what it takes.
struct Cell {
    at: usize,
    column: usize,
    across: usize,
    down: usize,
}

impl Table {
    /// Reads the table at a position; none if it has no cell.
    fn read(fold: &mut Fold<'_>, at: usize, caption: Option<String>) -> Option<Self> {
        let fragment = fold.fragment;
        let rows = rows(fragment, at);
        let head_rows = rows.iter().take_while(|row| is_head(fragment, **row)).count();
        // All rows in the head leave nothing that they are the head of.
        let head_rows = if head_rows == rows.len() { 0 } else { head_rows };
        let placed = placed(fragment, &rows, head_rows);
        let columns = placed.iter().map(|row| row.covered).max().filter(|columns| *columns > 0)?;
        let (mut align, mut widths) = (vec!["start"; columns], vec![0; columns]);
        let (mut head, mut cells) = (Vec::new(), Vec::new());
        for (number, row) in placed.iter().enumerate() {
            for cell in &row.cells {
                if cell.across == 1 {
                    let length = fragment.words(fragment.inside(cell.at)).chars().count();
                    widths[cell.column] = length.max(widths[cell.column]);
                    align[cell.column] = alignment(fragment, cell.at).unwrap_or(align[cell.column]);
                }
                let written = write(fold, cell, number < head_rows);
                if number < head_rows { head.push(written) } else { cells.push(written) }
            }
            // Typst would fill a row that ends early with the cells of the next.
            let missing = std::iter::repeat_n("[]".to_owned(), columns - row.covered);
            if number < head_rows { head.extend(missing) } else { cells.extend(missing) }
        }
        let own = fragment.find(fragment.inside(at), "caption");
        let caption = caption.or_else(|| Some(fold.content_of(own?)));
        Some(Self { columns, align, head, head_rows, widths, cells, caption })
    }

    /// Returns the arguments of the template's part; the heading goes with the table if that takes a sheet of its own.
    fn arguments(&self, heading: &str) -> String {
        let list = |items: &[String]| items.iter().fold(String::new(), |list, item| list + item + ", ");
        let widths: Vec<String> = self.widths.iter().map(usize::to_string).collect();
        let align: Vec<String> = self.align.iter().map(|align| (*align).to_owned()).collect();
        let mut out = format!("(columns: {}, align: ({}), ", self.columns, list(&align));
        let _ = write!(out, "header: ({}), head-rows: {}, ", list(&self.head), self.head_rows);
        let _ = write!(out, "widths: ({}), ", list(&widths));
        let _ = write!(out, "caption: {}, ", self.caption.as_deref().unwrap_or("none"));
        if !heading.is_empty() {
            let _ = write!(out, "before: [\n{heading}], ");
        }
        out.push_str(&list(&self.cells));
        out.push(')');
        out
    }
}

/// The cells of a row, and how many columns they cover with those that reach into it from above.
struct Row {
    cells: Vec<Cell>,
    covered: usize,
}

/// Returns the rows of a table, without those of a table within it.
fn rows(fragment: &Fragment, at: usize) -> Vec<usize> {
    let mut rows = Vec::new();
    let mut parts: Vec<Range<usize>> = vec![fragment.inside(at)];
    while let Some(part) = parts.pop() {
        for top in fragment.top(part) {
            match fragment.name(top) {
                Some("tr") => rows.push(top),
                Some("thead" | "tbody" | "tfoot") => parts.push(fragment.inside(top)),
                _ => {}
            }
        }
    }
    rows.sort_unstable();
    rows
}

/// Returns the cells of a row.
fn cells(fragment: &Fragment, row: usize) -> impl Iterator<Item = usize> + '_ {
    fragment.top(fragment.inside(row)).filter(|at| matches!(fragment.name(*at), Some("td" | "th")))
}

/// Whether a row heads the columns: its cells are all headers, and none of them that of its row.
fn is_head(fragment: &Fragment, row: usize) -> bool {
    let mut cells = cells(fragment, row).peekable();
    cells.peek().is_some()
        && cells.all(|cell| {
            let scope = fragment.attribute(cell, "scope");
            fragment.name(cell) == Some("th") && !matches!(scope, Some("row" | "rowgroup"))
        })
}

/// Returns the cells of each row with their columns, after those that cells from above take.
fn placed(fragment: &Fragment, rows: &[usize], head_rows: usize) -> Vec<Row> {
    // For each column, how many rows more it is taken.
    let mut taken: Vec<usize> = Vec::new();
    let mut placed = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let (mut column, mut here) = (0, Vec::new());
        let last = if number < head_rows { head_rows } else { rows.len() };
        for at in cells(fragment, *row) {
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let span = |key: &str| fragment.attribute(at, key).and_then(|text| text.trim().parse().ok()).unwrap_or(1);
            let across = span("colspan").clamp(1, MOST_SPANNED);
            // No cell may reach from the head into the rows below, or beyond the last one.
            let down = span("rowspan").clamp(1, (last - number).min(MOST_SPANNED));
            let free = (column..column + across).take_while(|at| taken.get(*at).is_none_or(|rows| *rows == 0)).count();
            let across = free.max(1);
            taken.resize(taken.len().max(column + across), 0);
            taken[column..column + across].fill(down);
            here.push(Cell { at, column, across, down });
            column += across;
        }
        let covered = taken.iter().filter(|rows| **rows > 0).count();
        taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        placed.push(Row { cells: here, covered });
    }
    placed
}

fn alignment(fragment: &Fragment, cell: usize) -> Option<&'static str> {
    let written = fragment.attribute(cell, "align").or_else(|| fragment.attribute(cell, "class")).unwrap_or_default();
    match () {
        () if written.contains("right") => Some("end"),
        () if written.contains("center") => Some("center"),
        () => None,
    }
}

fn write(fold: &mut Fold<'_>, cell: &Cell, is_in_head: bool) -> String {
    let fragment = fold.fragment;
    let content = fold.content_of(cell.at);
    let is_row_head = !is_in_head && fragment.name(cell.at) == Some("th");
    let Cell { across, down, .. } = cell;
    let content = match (across, down) {
        (1, 1) => content,
        _ => format!("table.cell(colspan: {across}, rowspan: {down}){content}"),
    };
    if is_row_head { format!("row-head({content})") } else { content }
}
