//! Every mistake that an author can make, one constructor each: a line of a table (`problems!`), or a function where the
//! words depend on more.
//!
//! The words that users read are gathered here, so that two stages never describe one mistake in two ways, and so
//! that the wording can be read through and improved in one sitting. A message says what is wrong with what was typed
//! in backticks; the help says what to type instead.

/// Declares constructors of diagnostics: `name(arguments) = code, place, message, help;`, with more lines of
/// help where there are several. A message or help is a text with
/// the arguments in braces, or an expression in brackets. The message is the documentation where it says all.
macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),+) = $code:ident, $place:expr, $message:tt, $help:tt $(, $more:tt)*;)+) => {
        $($(#[$doc])*
        pub fn $name($($argument: $type),+) -> $crate::base::Diagnostic {
            let (message, help) = (problems!(text $message), problems!(text $help));
            $crate::base::Diagnostic::new($crate::base::Code::$code, $place, message, help)$(.and_help(problems!(text $more)))*
        })+
    };
    (text $text:literal) => { format!($text) };
    (text ($text:expr)) => { $text };
}

mod addresses;
mod citations;
mod config;
mod dialects;
mod editorial;
mod files;
mod front_matter;
mod links;
mod markdown;
mod outside;
mod papers;
mod pictures;
mod rehearsal;
mod templates;
mod terms;
mod translation;
mod words;
mod yaml;

pub use addresses::*;
pub use citations::*;
pub use config::*;
pub use dialects::*;
pub use editorial::*;
pub use files::*;
pub use front_matter::*;
pub use links::*;
pub use markdown::*;
pub use outside::*;
pub use papers::*;
pub use pictures::*;
pub use rehearsal::*;
pub use templates::*;
pub use terms::*;
pub use translation::*;
pub use words::*;
pub use yaml::*;

use super::nearest::did_you_mean;

/// How many places of one mistake in one file are reported.
pub const MOST_PLACES: usize = 1_000;
