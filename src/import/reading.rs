//! A file of a source as front matter and body, or what is wrong with it.

use super::front::{Split, split};
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
