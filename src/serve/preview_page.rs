//! The frame of the pages that are the preview's own, and where they stand.
//!
//! Their addresses lie outside of every base path that a site can have, unless it publishes a folder called `-`.

use crate::base::SourcePath;
use crate::base::escape::Escaped;
use crate::base::route::encoded;

/// What their paths begin with.
pub(super) const PREFIX: &str = "/-/briefpress/";

/// Returns the HTML of a page of the preview's own.
pub(super) fn page(title: &str, body: &str) -> String {
    let title = Escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} – preview</title>\n<link rel=\"stylesheet\" href=\"{PREFIX}client.css\">\n\
         <body class=\"own\">\n<main>\n<h1>{title}</h1>\n{body}</main>\n"
    )
}

/// Returns the address of the page that shows a source file, at a line.
pub(super) fn source_address(file: &SourcePath, line: Option<usize>) -> String {
    let line = line.map_or_else(String::new, |line| format!("#L{line}"));
    format!("{PREFIX}source?file={}{line}", encoded(file.as_str()))
}
