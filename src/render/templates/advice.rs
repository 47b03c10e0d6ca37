//! What to type where a template of the site does not fit the built-in ones.
//!
//! The template engine says what it misses. What an author meant is nearly always one of a few things: to fill a block, and
//! to leave the rest as it is. So the line that does so is named.

use crate::base::SourcePath;
use crate::base::nearest::{Suggestions, did_you_mean};
use crate::source::BUILTIN_TEMPLATES;
use std::collections::BTreeSet;

/// How the message on blocks begins that are missing in a template.
pub const LACKS: &str = "it has no block `";
/// The message on a template that leads back to itself.
pub const CIRCLE: &str = "it extends or includes itself in a circle";

/// Returns what to type for a message on a template, if more than the manual can be named.
pub fn advice(message: &str, file: Option<&SourcePath>) -> Option<String> {
    let name = file.and_then(|file| file.as_str().strip_prefix("templates/"));
    let builtin = name.filter(|name| BUILTIN_TEMPLATES.iter().any(|(builtin, _)| builtin == name));
    let extends = builtin.map(|name| format!("`{{% extends \"builtin/{name}\" %}}`"));
    if message.starts_with(LACKS) {
        return Some(format!("begin the file with {}, and fill only the `block`s that are to be otherwise", extends?));
    }
    if message == CIRCLE {
        return Some(format!("to change the built-in `{}`, type {}", builtin?, extends?));
    }
    let quoted = message.split('`').nth(1);
    if message.ends_with("` is not defined in any parent template") {
        let near = Suggestions::default().nearest(quoted?, blocks());
        return Some(did_you_mean(
            &near,
            "the manual lists the blocks of each template; that of scripts is `analytics`",
        ));
    }
    if message.starts_with("it extends the template `") {
        let known: Vec<String> = BUILTIN_TEMPLATES.iter().map(|(name, _)| format!("builtin/{name}")).collect();
        let near = Suggestions::default().nearest(quoted?, known.iter().map(String::as_str));
        return Some(did_you_mean(&near, "the built-in templates are called as `builtin/base.html` is"));
    }
    message.contains("content would be ignored: only `extends`").then(|| {
        "put it into a block: into `{% block analytics %}…{% endblock analytics %}` what belongs into the head of every page, \
         into `newsletter` what stands above the footer; the manual lists all blocks"
            .to_owned()
    })
}

/// Returns the names of all blocks of the built-in templates.
fn blocks() -> BTreeSet<&'static str> {
    let tags = BUILTIN_TEMPLATES.iter().flat_map(|(_, text)| text.split("{%").skip(1));
    let begins = tags.filter_map(|tag| tag.trim_start_matches('-').trim_start().strip_prefix("block "));
    begins.filter_map(|rest| rest.split([' ', '%', '-']).next()).collect()
}
