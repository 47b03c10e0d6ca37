//! What the site itself says to its readers: headings, labels, notes.
//!
//! The texts stand in `words/`, a file for each language, as whole messages under keys. A translator sees sentences, and no
//! code has to be changed for a language. Stages hand on what is the case (`RelatedReason::SameTopics`); the words are
//! found where a page is made. Messages for editors (diagnostics, the command line) do not stand here.
//!
//! Rust says a message with [`say!`](crate::say): a key or a name that does not exist does not compile. Templates say it
//! with the function `say`. Both are given the words of the site's language: [`built_in`] ones, or those of a file of its own.

mod built_in;
mod calendar;
mod file;
mod key;
mod message;
mod numbers;
mod patterns;
mod plurals;
mod quotes;

pub use built_in::{FILES, built_in, english, language_of, words_of};
pub use calendar::Calendar;
pub use file::{Fault, read};
pub use key::Key;
pub use message::{Argument, Format, Message, Words};
pub use numbers::{Digits, Numbers};
pub use patterns::Pattern;
pub use quotes::{Pair, Quotes};

/// Says a message: `say!(words, "briefs.all")` as a `&str`, `say!(words, "briefs.by", name = author)` as a `String`.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:literal) => {{
        const KEY: $crate::words::Key = $crate::words::Key::of($key, &[]);
        $words.text(KEY)
    }};
    ($words:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        const KEY: $crate::words::Key = $crate::words::Key::of($key, &[$(stringify!($name)),+]);
        $words.say(KEY, &[$((stringify!($name), $crate::words::Argument::from($value))),+])
    }};
}

/// Says a message as HTML, of which its values are parts: `say_html!(words, "brief.replaces", briefs = &links)`. It is marked as
/// English where the words of the language say nothing.
#[macro_export]
macro_rules! say_html {
    ($words:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        const KEY: $crate::words::Key = $crate::words::Key::of($key, &[$(stringify!($name)),+]);
        $words.say_html(KEY, &[$((stringify!($name), $crate::words::Argument::Text($value))),+])
    }};
}

#[cfg(test)]
mod tests;
