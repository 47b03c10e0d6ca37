//! Front matter and settings of other tools: YAML, TOML and JSON as one kind of value, whose keys have no case.

use serde_yaml::{Mapping, Value};

/// Keys in small letters, with their values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Front(pub Mapping);

/// What stands before a text, and where the text begins.
#[derive(Debug)]
pub struct Split {
    pub front: Front,
    pub body: String,
    /// The line on which the body begins, counted from 1.
    pub line: usize,
}

/// Why front matter or settings cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// In the text that was read, counted from 1.
    pub line: Option<usize>,
    pub what: String,
}

/// Parts a text into front matter and body: YAML between `---`, TOML between `+++`, a JSON object. A text without has an empty one.
///
/// # Errors
/// Front matter that has no end, or is not what its first line says.
pub fn split(text: &str) -> Result<Split, Unreadable> {
    let start = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    let rest = &text[start..];
    let before = text[..start].matches('\n').count();
    for (fence, read) in [("---", yaml as fn(&str) -> Result<Front, Unreadable>), ("+++", toml_text)] {
        let Some(inside) = after_fence(rest, fence) else { continue };
        let Some((inside, body)) = until_fence(inside, fence) else {
            if fence == "---" && !looks_like_yaml(inside) {
                // A line of dashes is a rule.
                break;
            }
            let what = format!("the front matter has no end: no line `{fence}` follows the first one");
            return Err(Unreadable { line: Some(before + 1), what });
        };
        let at_line = |fault: Unreadable| Unreadable { line: fault.line.map(|line| line + before + 1), ..fault };
        let front = read(inside).map_err(at_line)?;
        let line = before + 1 + inside.matches('\n').count() + 2;
        return Ok(Split { front, body: body.to_owned(), line });
    }
    if rest.starts_with("{\n") || rest.starts_with("{\"") {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
        let value = match values.next() {
            Some(Ok(value)) => value,
            Some(Err(error)) => {
                return Err(Unreadable { line: Some(before + error.line()), what: error.to_string() });
            }
            None => serde_json::Value::Null,
        };
        let end = values.byte_offset();
        let line = before + 1 + rest[..end].matches('\n').count() + 1;
        let body = rest[end..].strip_prefix('\n').unwrap_or(&rest[end..]);
        return Ok(Split { front: Front::of(of_json(value)), body: body.to_owned(), line });
    }
    Ok(Split { front: Front::default(), body: text.to_owned(), line: 1 })
}

fn after_fence<'a>(text: &'a str, fence: &str) -> Option<&'a str> {
    let (first, rest) = text.split_once('\n')?;
    (first.trim_end() == fence).then_some(rest)
}

/// Returns what stands before the line of a fence, and behind it. YAML may also end with `...`.
fn until_fence<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_end = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if is_end {
            return Some((&text[..start], &text[start + line.len()..]));
        }
        start += line.len();
    }
    None
}

fn looks_like_yaml(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.split_once(':').is_some_and(|(key, _)| !key.contains(' ') && !key.is_empty())
}

/// Reads YAML.
///
/// # Errors
/// What is no YAML, or no map.
pub fn yaml(text: &str) -> Result<Front, Unreadable> {
    let value: Value = serde_yaml::from_str(text)
        .map_err(|error| Unreadable { line: error.location().map(|at| at.line()), what: error.to_string() })?;
    match value {
        Value::Null => Ok(Front::default()),
        Value::Mapping(_) => Ok(Front::of(value)),
        _ => Err(Unreadable { line: Some(1), what: "this is no list of keys with their values".to_owned() }),
    }
}

/// Reads TOML.
///
/// # Errors
/// What is no TOML.
pub fn toml_text(text: &str) -> Result<Front, Unreadable> {
    let value: toml::Table = toml::from_str(text).map_err(|error| Unreadable {
        line: error.span().map(|span| 1 + text[..span.start].matches('\n').count()),
        what: error.message().to_owned(),
    })?;
    Ok(Front::of(of_toml(toml::Value::Table(value))))
}

/// Reads JSON.
///
/// # Errors
/// What is no JSON.
pub fn json(text: &str) -> Result<Front, Unreadable> {
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|error| Unreadable { line: Some(error.line()), what: error.to_string() })?;
    Ok(Front::of(of_json(value)))
}

/// Reads a file of settings by its ending; none if it is of no known kind.
pub fn settings(path: &str, text: &str) -> Option<Result<Front, Unreadable>> {
    let ending = path.rsplit('.').next()?.to_ascii_lowercase();
    match &*ending {
        "toml" => Some(toml_text(text)),
        "yaml" | "yml" => Some(yaml(text)),
        "json" => Some(json(text)),
        _ => None,
    }
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::Number(number.into()),
        toml::Value::Float(number) => Value::Number(number.into()),
        toml::Value::Boolean(is) => Value::Bool(is),
        toml::Value::Datetime(when) => Value::String(when.to_string()),
        toml::Value::Array(items) => Value::Sequence(items.into_iter().map(of_toml).collect()),
        toml::Value::Table(table) => {
            Value::Mapping(table.into_iter().map(|(key, value)| (Value::String(key), of_toml(value))).collect())
        }
    }
}

fn of_json(value: serde_json::Value) -> Value {
    serde_yaml::to_value(value).unwrap_or(Value::Null)
}

fn lower_keys(mapping: Mapping) -> Mapping {
    let lower = |(key, value)| {
        let key = match key {
            Value::String(key) => key.to_lowercase(),
            other => scalar(&other).unwrap_or_default(),
        };
        (Value::String(key), value)
    };
    mapping.into_iter().map(lower).collect()
}

/// Returns a single value as text.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        Value::Tagged(tagged) => scalar(&tagged.value),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

impl Front {
    fn of(value: Value) -> Self {
        match value {
            Value::Mapping(mapping) => Self(lower_keys(mapping)),
            _ => Self::default(),
        }
    }

    /// Returns the value of a key in small letters.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key).filter(|value| !value.is_null())
    }

    /// Takes the value of the first of these keys that there is; the others go, too.
    pub fn take(&mut self, keys: &[&str]) -> Option<Value> {
        let mut first = None;
        for key in keys {
            let value = self.0.remove(*key).filter(|value| !value.is_null());
            first = first.or(value);
        }
        first
    }

    /// Takes a single value as text without the blanks around it; none if it is empty.
    pub fn take_text(&mut self, keys: &[&str]) -> Option<String> {
        let text = scalar(&self.take(keys)?)?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Takes a list of texts; a single value counts as a list.
    pub fn take_list(&mut self, keys: &[&str]) -> Vec<String> {
        self.take(keys).as_ref().map(texts).unwrap_or_default()
    }

    /// Takes a truth value.
    pub fn take_flag(&mut self, keys: &[&str]) -> Option<bool> {
        match self.take(keys)? {
            Value::Bool(is) => Some(is),
            value => match scalar(&value)?.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => Some(true),
                "false" | "no" | "off" | "0" => Some(false),
                _ => None,
            },
        }
    }

    /// Returns a single value as text.
    pub fn text(&self, key: &str) -> Option<String> {
        scalar(self.get(key)?).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Returns a list of texts.
    pub fn list(&self, key: &str) -> Vec<String> {
        self.get(key).map(texts).unwrap_or_default()
    }

    /// Returns a truth value.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.clone().take_flag(&[key])
    }

    /// Returns the keys below a key.
    pub fn map(&self, key: &str) -> Self {
        match self.get(key) {
            Some(Value::Mapping(mapping)) => Self(lower_keys(mapping.clone())),
            _ => Self::default(),
        }
    }

    /// Returns the keys, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().filter_map(|(key, value)| Some((key.as_str()?, value)))
    }

    /// Takes over what another states and this does not.
    pub fn fill(&mut self, from: &Self) {
        for (key, value) in &from.0 {
            if !self.0.contains_key(key) {
                self.0.insert(key.clone(), value.clone());
            }
        }
    }

    /// Takes over all that another states; maps are joined.
    pub fn join(&mut self, from: Self) {
        join(&mut self.0, from.0);
    }

    /// Enters a value.
    pub fn set(&mut self, key: &str, value: Value) {
        self.0.insert(Value::String(key.to_owned()), value);
    }

    /// Whether it states nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn join(into: &mut Mapping, from: Mapping) {
    for (key, value) in lower_keys(from) {
        match (into.get_mut(&key), value) {
            (Some(Value::Mapping(old)), Value::Mapping(new)) => {
                *old = lower_keys(std::mem::take(old));
                join(old, new);
            }
            (_, value) => drop(into.insert(key, value)),
        }
    }
}

/// Returns the texts of a list, or of a single value.
pub fn texts(value: &Value) -> Vec<String> {
    let all: Vec<String> = match value {
        Value::Sequence(items) => items.iter().filter_map(scalar).collect(),
        value => scalar(value).into_iter().collect(),
    };
    all.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}
