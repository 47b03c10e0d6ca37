//! The function `say`: the words of the interface in templates; the filters `number` and `digits`, for numbers that stand
//! alone; and `urlencode`, for texts that stand in an address.
//!
//! `{{ say(key="briefs.by", name=author.name) }}` says a message. Its text is escaped, and so are the values of its names,
//! unless they are marked as safe. Most messages have no names. In the built-in templates such a message takes the place
//! of its call before Tera compiles them, so that it costs no more than literal text. A site's own templates stay as they
//! are, so that a fault in one has its place.

use crate::base::elsewhere::query_value;
use crate::words::{Argument, Format, Words};
use tera::{Error, Kwargs, State, TeraResult, Value};

/// Returns what the function `say` of a template makes of its arguments.
pub fn say(words: &Words, arguments: &Kwargs, state: &State) -> TeraResult<Value> {
    let key: &str = arguments.must_get("key")?;
    let message = words.message(key).map_err(Error::message)?;
    // An element cannot stand in an attribute.
    let is_attribute: bool = arguments.get("attribute")?.unwrap_or(false);
    let count: Option<usize> = message.is_plural().then(|| arguments.must_get("count")).transpose()?;
    for name in arguments.iter().filter_map(|(name, _)| name.as_str()) {
        let is_known = name == "key"
            || name == "attribute"
            || (name == "count" && count.is_some())
            || message.names().any(|known| known == name);
        if !is_known {
            return Err(Error::message(format!("the words `{key}` have no name `{{{name}}}`")));
        }
    }
    let given = message.names().filter(|name| *name != "count" || count.is_none());
    let given: Vec<(&str, Given)> =
        given.map(|name| Ok((name, Given::of(name, arguments.must_get(name)?, state)?))).collect::<TeraResult<_>>()?;
    let given = given.iter().map(|(name, given)| (*name, given.argument()));
    let given: Vec<_> = given.chain(count.map(|count| ("count", count.into()))).collect();
    let said = match is_attribute {
        true => words.fill(message, Format::Html, &given),
        false => words.fill_marked(message, &given),
    };
    Ok(Value::safe_string(&said))
}

/// What a template gives for a name.
enum Given {
    Text(String),
    Number(Argument<'static>),
}

impl Given {
    /// Returns it, with a number as the words write it, and a text as HTML.
    fn of(name: &str, value: &Value, state: &State) -> TeraResult<Self> {
        let year = value.as_i64().filter(|_| name == "year").and_then(|year| i16::try_from(year).ok());
        let count = value.as_u64().and_then(|count| usize::try_from(count).ok());
        match year.map(Argument::Year).or(count.map(Argument::Count)) {
            Some(number) => Ok(Self::Number(number)),
            None => Ok(Self::Text(state.escape_if_needed(value)?)),
        }
    }

    fn argument(&self) -> Argument<'_> {
        match self {
            Self::Text(text) => Argument::Text(text),
            Self::Number(number) => *number,
        }
    }
}

/// Returns what the filter `number` of a template makes of a value: a number with digits and groups of the language.
pub fn number(words: &Words, value: &Value) -> Value {
    match value.as_u64().and_then(|count| usize::try_from(count).ok()) {
        // It is no text, so that nothing escapes it.
        Some(count) if count < 1_000 && words.numbers().is_latin() => value.clone(),
        Some(count) => Value::from(words.numbers().count(count)),
        None => value.clone(),
    }
}

/// Returns what the filter `digits` makes of a value: a year, or a text, with digits of the language.
pub fn digits(words: &Words, value: &Value) -> Value {
    if words.numbers().is_latin() {
        return value.clone();
    }
    let shown = |text: &str| words.numbers().in_digits(text).into_owned();
    match (value.as_str(), value.as_i64()) {
        (Some(text), _) if value.is_safe() => Value::safe_string(&shown(text)),
        (Some(text), _) => Value::from(shown(text)),
        (None, Some(number)) => Value::from(shown(&number.to_string())),
        (None, None) => value.clone(),
    }
}

/// Returns what the filter `urlencode` makes of a value: a text or number as a query string has it.
pub fn urlencode(value: &Value) -> TeraResult<Value> {
    if value.as_array().is_some() || value.as_map().is_some() {
        return Err(Error::message("`urlencode` takes a text or a number, and no list of values"));
    }
    // What is left are letters, digits and signs that mean nothing in HTML.
    Ok(Value::safe_string(&query_value(&value.to_string())))
}

/// Returns a built-in template with its messages without names as literal text: `{{ say(key="…") }}`, and `{say(key="…")}` as
/// an argument of a component; and without the filter that changes no Latin digit.
pub fn with_constant_words(words: &Words, template: &str) -> String {
    let template = if words.numbers().is_latin() { &template.replace(" | digits }}", " }}") } else { template };
    let mut pieces = template.split("say(key=\"");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let ends = ["\")", "\", attribute=true)"].into_iter();
        let called = ends.filter_map(|end| piece.split_once(end)).find(|(key, _)| !key.contains('"'));
        let message = called.and_then(|(key, after)| Some((words.message(key).ok()?, after)));
        let message = message.filter(|(message, _)| !message.is_foreign());
        let called = message.and_then(|(message, after)| Some((message.constant()?, after)));
        // A text with such a character would have to be escaped here, too.
        let called = called.filter(|(text, _)| !text.contains(['&', '<', '>', '"', '{', '\\']));
        let placed = called.and_then(|(text, after)| {
            let place = |(open, close, quote)| Some((out.strip_suffix(open)?.len(), quote, after.strip_prefix(close)?));
            let (before, quote, after) = [("{{ ", " }}", ""), ("{", "}", "\"")].into_iter().find_map(place)?;
            Some((before, [quote, text, quote, after]))
        });
        match placed {
            Some((before, text)) => {
                out.truncate(before);
                out.extend(text);
            }
            None => out.extend(["say(key=\"", piece]),
        }
    }
    out
}
