//! The function `say`: the words of the interface in templates.
//!
//! `{{ say(key="briefs.by", name=author.name) }}` says a message; its text is escaped, and so is what stands for its names, unless
//! it is marked as safe. Most messages have no names. In the built-in templates those are put in place of the calls before Tera
//! compiles them, so that they cost no more than literal text. A site's own templates are left as they are, so
//! that a fault in one has its place.

use crate::words::{self, Part};
use tera::{Error, Kwargs, State, TeraResult, Value};

/// Returns what the function `say` of a template makes of its arguments.
pub fn say(arguments: Kwargs, state: &State) -> TeraResult<Value> {
    let words = words::english();
    let key: &str = arguments.must_get("key")?;
    let message = words.message(key).map_err(Error::message)?;
    let count = match message.is_plural() {
        true => Some(arguments.must_get("count")?),
        false => None,
    };
    for (name, _) in arguments.iter() {
        let name = name.as_str().unwrap_or_default();
        let is_known =
            name == "key" || (name == "count" && count.is_some()) || message.names().any(|known| known == name);
        if !is_known {
            return Err(Error::message(format!("the words `{key}` have no name `{{{name}}}`")));
        }
    }
    let (mut out, mut is_strong) = (String::new(), false);
    for part in words.parts(message, count) {
        match part {
            // As in the built-in templates: no attribute stands in single quotes, so an apostrophe may stay.
            Part::Text(text) => out.push_str(&state.escape(text)?.replace("&#39;", "'")),
            Part::Name(name) => out.push_str(&state.escape_if_needed(arguments.must_get(name)?)?),
            Part::Strong => {
                is_strong = !is_strong;
                out.push_str(if is_strong { "<strong>" } else { "</strong>" });
            }
        }
    }
    Ok(Value::safe_string(&out))
}

/// Returns a built-in template with its messages without names as literal text: `{{ say(key="…") }}`, and `{say(key="…")}` as
/// an argument of a component.
pub fn with_constant_words(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find("{say(key=\"").into_iter().chain(rest.find("{{ say(key=\"")).min() {
        let (before, call) = rest.split_at(at);
        let is_printed = call.starts_with("{{");
        let (open, close) = if is_printed { ("{{ say(key=\"", "\") }}") } else { ("{say(key=\"", "\")}") };
        let end = call.find(close).filter(|end| !call[open.len()..*end].contains('"'));
        let text = end.and_then(|end| words::english().message(&call[open.len()..end]).ok()?.constant());
        // A text with such a character would have to be escaped here, too.
        let text = text.filter(|text| !text.contains(['&', '<', '>', '"', '{', '\\']));
        out.push_str(before);
        let skipped = match (end, text) {
            (Some(end), Some(text)) => {
                let quote = if is_printed { "" } else { "\"" };
                out.extend([quote, text, quote]);
                end + close.len()
            }
            _ => {
                out.push_str(open);
                open.len()
            }
        };
        rest = &call[skipped..];
    }
    out.push_str(rest);
    out
}
