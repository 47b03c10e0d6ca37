//! What the site itself says to its readers: headings, labels, notes.
//!
//! The texts stand in `words/`, a file a language, as whole messages under keys: a translator sees sentences, and no code
//! has to be changed for a language. Stages hand on what is the case (`Reason::SameCountry`); the words are found where a
//! page is made. Messages for editors (diagnostics, the command line) are no such words.
//!
//! Rust says a message with [`say!`](crate::say), for which the compiler finds a key or a name that does not exist.
//! Templates say it with the function `say`.

mod date;
mod file;
mod key;
mod message;
mod plural;

pub use file::{Fault, english, read};
pub use key::Key;
pub use message::{Argument, Format, Message, Words};
pub use plural::{ENGLISH, PluralRules};

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

#[cfg(test)]
mod tests;
