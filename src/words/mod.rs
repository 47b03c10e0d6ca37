//! What the site itself says to its readers: headings, labels, notes.
//!
//! The texts stand in `words/`, a file a language, as whole messages under keys: a translator sees sentences, and no code has to
//! be changed for a language. Stages hand on what is the case (`Reason::SameCountry`); the words are found where a
//! page is made. Messages for editors (diagnostics, the command line) are no such words.
//!
//! Rust says a message with [`say!`](crate::say), for which the compiler finds a key or a name that does not exist.
//! Templates say it with the function `say`.

mod file;
mod key;
mod plural;

pub use file::{Fault, read};
pub use key::Key;
pub use plural::{Category, ENGLISH, PluralRules};

use crate::base::nearest::nearest;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of a language.
#[derive(Debug)]
pub struct Words {
    rules: PluralRules,
    messages: Vec<Message>,
    places: BTreeMap<Box<str>, usize>,
}

/// A message: one text, or one for each plural form.
#[derive(Debug)]
pub struct Message {
    forms: Vec<(Option<Category>, Vec<Part>)>,
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(Box<str>),
    /// What stands for it is given by whoever says the message.
    Name(Box<str>),
    /// Where strong text begins, and where it ends.
    Strong,
}

/// What stands for a name.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    Text(&'a str),
    Count(usize),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// Returns the built-in English words.
pub fn english() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| read(key::ENGLISH_FILE, ENGLISH, None).0);
    &WORDS
}

impl Words {
    /// Returns the message of a key that comes from a template.
    ///
    /// # Errors
    /// If no message has this key.
    pub fn message(&self, key: &str) -> Result<&Message, String> {
        match self.places.get(key) {
            Some(place) => Ok(&self.messages[*place]),
            None => Err(format!("there are no words `{key}`{}", self.hint(key))),
        }
    }

    /// Returns a question after the key that was meant, to end a sentence with.
    fn hint(&self, typed: &str) -> String {
        let near = nearest(typed, self.places.keys().map(|key| &**key));
        near.first().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
    }

    /// Returns the parts of a message, in the plural form for `count`.
    pub fn parts<'a>(&self, message: &'a Message, count: Option<usize>) -> &'a [Part] {
        let wanted = count.map(self.rules.category);
        let form = message.forms.iter().find(|(category, _)| *category == wanted);
        &form.or(message.forms.last()).expect("a message has a form").1
    }

    /// Returns a message that has no names.
    pub fn text(&self, key: Key) -> &str {
        self.messages[key.place()].constant().unwrap_or_default()
    }

    /// Returns a message as plain text.
    pub fn say(&self, key: Key, arguments: &[(&str, Argument)]) -> String {
        let argument = |name: &str| arguments.iter().find(|(given, _)| *given == name).map(|(_, argument)| *argument);
        let count =
            argument("count").and_then(|count| if let Argument::Count(count) = count { Some(count) } else { None });
        let mut out = String::new();
        for part in self.parts(&self.messages[key.place()], count) {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Name(name) => match argument(name) {
                    Some(Argument::Text(text)) => out.push_str(text),
                    Some(Argument::Count(count)) => out.push_str(&count.to_string()),
                    None => {}
                },
                Part::Strong => {}
            }
        }
        out
    }
}

impl Message {
    /// Returns the text of a message that has no names and no plural forms.
    pub fn constant(&self) -> Option<&str> {
        match &*self.forms {
            [(_, parts)] => match &**parts {
                [Part::Text(text)] => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the names that stand in it, those of plural forms from the last one, which has all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let parts = &self.forms.last().expect("a message has a form").1;
        parts.iter().filter_map(|part| if let Part::Name(name) = part { Some(&**name) } else { None })
    }

    /// Whether the message has plural forms.
    pub fn is_plural(&self) -> bool {
        self.forms.len() > 1
    }
}

/// Says a message of the built-in words: `say!("brief.contents")` as a `&str`, `say!("briefs.by", name = author)` as a `String`.
#[macro_export]
macro_rules! say {
    ($key:literal) => {{
        const KEY: $crate::words::Key = $crate::words::Key::of($key, &[]);
        $crate::words::english().text(KEY)
    }};
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        const KEY: $crate::words::Key = $crate::words::Key::of($key, &[$(stringify!($name)),+]);
        $crate::words::english().say(KEY, &[$((stringify!($name), $crate::words::Argument::from($value))),+])
    }};
}

#[cfg(test)]
mod tests;
