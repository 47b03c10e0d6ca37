//! Messages for a script, which fills them in itself: with their names in braces, and one for each plural form.

use super::message::{Message, Part, Words};
use serde::Serialize;
use std::collections::BTreeMap;

/// A message with its names: one text, or one for each plural category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Pattern {
    Text(String),
    Plural(BTreeMap<String, String>),
}

impl Words {
    /// Returns all messages whose keys begin with `prefix`, under the rest of their keys, as plain text.
    pub fn patterns<'w>(&'w self, prefix: &'w str) -> BTreeMap<&'w str, Pattern> {
        let keys = self.keys().filter_map(|key| Some((key.strip_prefix(prefix)?, key)));
        keys.filter_map(|(rest, key)| Some((rest, self.message(key).ok()?.pattern()))).collect()
    }
}

impl Message {
    fn pattern(&self) -> Pattern {
        let mut forms = self.forms.iter().map(|form| typed(form));
        match &self.rules {
            Some(rules) => Pattern::Plural(rules.names().map(str::to_owned).zip(forms).collect()),
            None => Pattern::Text(forms.next().unwrap_or_default()),
        }
    }
}

fn typed(form: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => text.to_string(),
        Part::Name(name) => format!("{{{name}}}"),
        Part::Tag(_) => String::new(),
    };
    form.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use crate::words::english;

    #[test]
    fn a_script_gets_messages_with_their_names() {
        let patterns = english().patterns("briefs.");
        let json = serde_json::to_value(&patterns).expect("texts are JSON");
        assert_eq!(json["all"], "All briefs");
        assert_eq!(json["count"]["one"], "{count} brief");
        assert_eq!(json["count"]["other"], "{count} briefs");
        assert!(json.get("search.title").is_none());
    }
}
