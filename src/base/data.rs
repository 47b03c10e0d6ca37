//! The data files that are compiled into the program: a record a line.

/// Returns the lines of a data file that are records: neither empty nor a comment that begins with `#`.
pub fn records(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
