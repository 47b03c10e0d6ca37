//! The data files that are compiled into the program: a record a line.

use std::collections::BTreeMap;

/// Returns the lines of a data file that are records: neither empty nor a comment that begins with `#`.
pub fn records(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Names by their codes and then by language.
pub type NameTable = BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>;

/// Returns a table of names: a code, and its name in each language that the second line of the file lists behind a word for the
/// code. An empty name is none.
pub fn name_table(file: &'static str) -> NameTable {
    let head = file.lines().rfind(|line| line.starts_with('#')).expect("the file names its columns");
    let languages: Vec<&str> = head.split('\t').skip(1).collect();
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        let code = fields.next().expect("a text has a first field");
        (code, languages.iter().copied().zip(fields).filter(|(_, name)| !name.is_empty()).collect())
    };
    records(file).map(row).collect()
}
