//! Nodes of JSON-LD, as values that write themselves. What a page does not know is left out.

use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A node: its keys in their order, each with a value.
#[derive(Clone)]
pub struct Node<'a>(Vec<(&'static str, Value<'a>)>);

/// What stands under a key.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum Value<'a> {
    /// The key is left out.
    Nothing,
    Text(Cow<'a, str>),
    Texts(Vec<&'a str>),
    Number(usize),
    Node(Node<'a>),
    Nodes(Vec<Node<'a>>),
}

impl<'a> Node<'a> {
    /// Returns a node with one key.
    pub fn new(key: &'static str, value: impl Into<Value<'a>>) -> Self {
        Self(Vec::new()).with(key, value)
    }

    /// Returns a node of a type of schema.org.
    pub fn of(kind: &'static str) -> Self {
        Self::new("@type", kind)
    }

    /// Adds a key, if there is a value.
    pub fn with(mut self, key: &'static str, value: impl Into<Value<'a>>) -> Self {
        let value = value.into();
        if !matches!(value, Value::Nothing) {
            self.0.push((key, value));
        }
        self
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Value<'a> {
    fn from(text: &'a T) -> Self {
        Self::Text(text.as_ref().into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<Vec<&'a str>> for Value<'a> {
    fn from(texts: Vec<&'a str>) -> Self {
        if texts.is_empty() { Self::Nothing } else { Self::Texts(texts) }
    }
}

impl<'a> From<Node<'a>> for Value<'a> {
    fn from(node: Node<'a>) -> Self {
        Self::Node(node)
    }
}

impl<'a> From<Vec<Node<'a>>> for Value<'a> {
    fn from(nodes: Vec<Node<'a>>) -> Self {
        if nodes.is_empty() { Self::Nothing } else { Self::Nodes(nodes) }
    }
}

impl<'a, T: Into<Self>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}
