//! A text as its file here has it: front matter, and the body below.

use super::source::{Becomes, Image};
use super::when::When;
use jiff::tz::TimeZone;
use serde_yaml::{Mapping, Value};

/// What the front matter of a file states, in the order in which it stands there.
#[derive(Debug, Default)]
pub struct Stated {
    map: Mapping,
}

impl Stated {
    /// States a text that is not empty.
    pub fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.map.insert(key.into(), Value::String(value.to_owned()));
        }
    }

    /// States a list that is not empty.
    pub fn list(&mut self, key: &str, items: &[String]) {
        if !items.is_empty() {
            let items = items.iter().map(|item| Value::String(item.clone())).collect();
            self.map.insert(key.into(), Value::Sequence(items));
        }
    }

    /// States a value that is there.
    pub fn value(&mut self, key: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.map.insert(key.into(), value);
        }
    }

    /// Returns the file: the front matter and the body.
    pub fn file(self, body: &str) -> String {
        let mut out = String::with_capacity(body.len() + 400);
        out.push_str("---\n");
        for (key, value) in self.map {
            let mut line = Mapping::new();
            line.insert(key, value);
            out.push_str(&serde_yaml::to_string(&line).expect("texts and lists have a form in YAML"));
        }
        out.push_str("---\n");
        let body = body.trim_matches('\n');
        if !body.trim().is_empty() {
            out.push('\n');
            out.push_str(body.trim_end());
            out.push('\n');
        }
        out
    }
}

/// Returns a picture as front matter has it.
pub fn image(image: &Image, src: &str, is_original: bool) -> Option<Value> {
    let mut map = Mapping::new();
    let mut say = |key: &str, value: &str| drop(map.insert(key.into(), Value::String(value.to_owned())));
    if is_original {
        say("src", src);
    }
    image.alt.iter().for_each(|alt| say("alt", alt));
    image.caption.iter().for_each(|caption| say("caption", caption));
    (!map.is_empty()).then_some(Value::Mapping(map))
}

/// Returns recommendations as front matter has them.
pub fn recommendations(all: &[(Option<String>, String)]) -> Option<Value> {
    let item = |(to, text): &(Option<String>, String)| match to {
        None => Value::String(text.clone()),
        Some(to) => {
            let mut map = Mapping::new();
            map.insert("to".into(), Value::String(to.clone()));
            map.insert("text".into(), Value::String(text.clone()));
            Value::Mapping(map)
        }
    };
    (!all.is_empty()).then(|| Value::Sequence(all.iter().map(item).collect()))
}

/// Returns a day as front matter has it. Pages and profiles have no hours.
pub fn date(when: &When, becomes: Becomes) -> String {
    if becomes == Becomes::Brief { when.written() } else { when.day.to_string() }
}

/// Returns an embargo, which needs an hour and an offset.
pub fn embargo(when: &When, zone: &TimeZone) -> Option<String> {
    when.as_instant(zone).map(|when| when.written())
}
