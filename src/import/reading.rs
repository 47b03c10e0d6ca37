//! A file of a source as front matter and body, or what is wrong with it.

use super::front::{Front, Split, settings, split};
use super::source::Fault;
use super::tree::Tree;

/// Returns the text of a file; none if there is none, or if it is a fault.
pub fn text(tree: &Tree, path: &str, faults: &mut Vec<Fault>) -> Option<String> {
    match tree.text(path)? {
        Ok(text) => Some(text),
        Err(at) => {
            faults.push(Fault {
                file: path.to_owned(),
                line: Some(at.line),
                what: "this line is not UTF-8".to_owned(),
                help: "save the file as UTF-8, and import again".to_owned(),
            });
            None
        }
    }
}

/// Parts the text of a file; none if that is a fault.
pub fn parted(path: &str, text: &str, faults: &mut Vec<Fault>) -> Option<Split> {
    match split(text) {
        Ok(split) => Some(split),
        Err(problem) => {
            faults.push(Fault {
                file: path.to_owned(),
                line: problem.line,
                what: format!("the front matter cannot be read: {}", problem.what),
                help: "mend it where it is, and import again".to_owned(),
            });
            None
        }
    }
}

/// Returns the settings of a site, on which the addresses of all texts depend; empty ones if the file is of no known kind.
///
/// # Errors
/// A file that cannot be read.
pub fn settings_of(tree: &Tree, path: &str) -> Result<Front, Fault> {
    let fault = |line, what: String| Fault {
        file: path.to_owned(),
        line,
        what: format!("the settings cannot be read: {what}"),
        help: "the addresses of all texts depend on them: mend the file, and import again".to_owned(),
    };
    match tree.text(path) {
        None => Ok(Front::default()),
        Some(Err(at)) => Err(fault(Some(at.line), "this line is not UTF-8".to_owned())),
        Some(Ok(text)) => {
            let read = settings(path, &text).unwrap_or_else(|| Ok(Front::default()));
            read.map_err(|problem| fault(problem.line, problem.what))
        }
    }
}
