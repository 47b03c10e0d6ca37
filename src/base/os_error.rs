//! What the operating system says.

use std::io;

/// Returns the reason in our style: no number, no capital, one line.
pub fn os_reason(error: &io::Error) -> String {
    let text = error.to_string();
    let mut chars = text.split(" (os error").next().unwrap_or_default().chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).filter(|c| !c.is_control()).collect()
}
