//! Shapes in the words of messages, and as authors type them.

use crate::parse::shape::{Keys, Shape};

/// Returns what a shape is called in messages.
pub fn plain_words(shape: Shape) -> String {
    match shape {
        Shape::Text => "a text".to_owned(),
        Shape::ByLanguage => "a text, or a map from languages to texts".to_owned(),
        Shape::Many(Shape::Map(keys)) => format!("a list of maps with {}", named(keys)),
        Shape::Many(_) => "a list".to_owned(),
        Shape::Map(keys) => format!("a map with {}", named(keys)),
        Shape::Dictionary(_) => "a map".to_owned(),
        Shape::Labelled(keys) => format!("a list of maps with {}", named(keys)),
        Shape::Free => "a value".to_owned(),
    }
}

/// Returns `a`, `b` and `c`; at most four keys.
fn named(keys: &Keys) -> String {
    let names: Vec<String> = keys.names().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if names.len() <= 4 => format!("{} and {last}", first.join(", ")),
        many => format!("{} and others", many[..3].join(", ")),
    }
}

/// Returns how a value of that shape is typed.
pub fn example(expected: Shape) -> String {
    let braces = |keys: &Keys| {
        let some: Vec<String> = keys.names().take(3).map(|name| format!("{name}: …")).collect();
        format!("{{{}}}", some.join(", "))
    };
    match expected {
        Shape::Text | Shape::ByLanguage | Shape::Free => "…".to_owned(),
        Shape::Many(Shape::Map(keys)) => format!("[{}]", braces(keys)),
        Shape::Many(_) => "[one, two]".to_owned(),
        Shape::Labelled(keys) => format!("[{}]", braces(keys)),
        Shape::Map(keys) => braces(keys),
        Shape::Dictionary(_) => "{name: …}".to_owned(),
    }
}
