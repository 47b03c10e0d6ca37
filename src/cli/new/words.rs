//! The words of a title or name as a shell hands them over, in quotes or without.
//!
//! A title without quotes comes as several words, which mean the same. But words also come to stand there that were meant
//! for an option (`--country Burkina Faso`), or that were to say what to make (`Authors`). None of those may end in a
//! title unnoticed, so whatever can be read in two ways is refused, with what to type for each.

use crate::base::nearest::nearest;
use clap::error::{Error, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use std::ffi::OsString;

/// The words after `new` that say what to make.
pub const KINDS: [&str; 5] = ["brief", "author", "topic", "page", "series"];
/// Words that would say it, too, of files for which there is no command, each with such a file.
const OTHER_KINDS: [(&str, &str); 3] = [
    ("country", "content/countries/PK.md"),
    ("region", "content/regions/southern-asia.md"),
    ("group", "content/groups/sco.md"),
];
/// The id of the argument.
const WORDS: &str = "words";
/// Signs that a shell leaves around a title, because they only look like quotes to it.
const QUOTES: [(char, char); 4] = [('“', '”'), ('„', '“'), ('«', '»'), ('\'', '\'')];

/// Words, in the order typed.
#[derive(Debug, Default)]
pub struct Words {
    typed: Vec<String>,
    /// The first word that stands apart from those before it, and the value of an option that it follows.
    apart: Option<(String, Option<String>)>,
}

/// Why words are no title, and what to type instead.
#[derive(Debug, PartialEq, Eq)]
pub struct Unclear {
    pub what: String,
    pub help: String,
}

impl Args for Words {
    fn augment_args(command: Command) -> Command {
        let title = "The title or name, best in quotes; of a translation, the title in its language";
        command.arg(Arg::new(WORDS).value_name("TITLE").num_args(0..).action(ArgAction::Append).help(title))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Words {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let values = matches.get_many::<String>(WORDS).into_iter().flatten().cloned();
        let typed: Vec<(usize, String)> = matches.indices_of(WORDS).into_iter().flatten().zip(values).collect();
        let apart = typed.windows(2).find(|two| two[1].0 != two[0].0 + 1);
        let apart = apart.map(|two| (two[1].1.clone(), value_at(matches, two[1].0 - 1)));
        Ok(Self { typed: typed.into_iter().map(|(_, word)| word).collect(), apart })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Returns the value of an option that stands at this place of the command line.
fn value_at(matches: &ArgMatches, place: usize) -> Option<String> {
    let options = matches.ids().map(clap::Id::as_str).filter(|id| *id != WORDS);
    let mut values = options.filter_map(|id| {
        let values = matches.try_get_many::<String>(id).ok()??;
        matches.indices_of(id)?.zip(values).find(|(at, _)| *at == place).map(|(_, value)| value.clone())
    });
    values.next_back()
}

impl Words {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// Whether it was typed as several words.
    pub fn are_several(&self) -> bool {
        self.typed.len() > 1
    }

    /// Returns the title of a brief, after a bare `new`.
    ///
    /// # Errors
    /// Why the words are none, or may be meant otherwise.
    pub fn title(&self) -> Result<String, Unclear> {
        let Some((first, rest)) = self.typed.split_first() else { return Err(missing("brief")) };
        if let Some(kind) = kind_meant(first, rest) {
            let (name, title) = (rest.join(" "), self.typed.join(" "));
            let name = if rest.is_empty() { "NAME" } else { &*name };
            let what = format!("`{first}` may be a part of the title, or say what to make");
            let other = format!("`briefpress new {kind} {}`", quoted(name));
            let help = format!("type {other}, or for a brief `briefpress new brief {}`", quoted(&title));
            return Err(Unclear { what, help });
        }
        if let Some((kind, file)) = OTHER_KINDS.iter().find(|(kind, _)| first == kind) {
            let what = format!("`new` makes no file for a {kind}; its page comes with the first brief about it");
            let title = quoted(&self.typed.join(" "));
            let help = format!(
                "write a text for the page into a file such as `{file}`; or, for a brief, type `briefpress new brief {title}`"
            );
            return Err(Unclear { what, help });
        }
        self.name("brief")
    }

    /// Returns the title or name, where it is settled what to make.
    ///
    /// # Errors
    /// Why the words are none.
    pub fn name(&self, kind: &str) -> Result<String, Unclear> {
        let whole = self.typed.join(" ");
        let command = format!("briefpress new {kind}");
        if let Some((word, value)) = &self.apart {
            let what = format!("`{word}` stands apart from the title");
            let option = value.as_ref().map(|value| quoted(&format!("{value} {word}")));
            let option = option
                .map_or_else(String::new, |value| format!("; if it belongs to the option before it, type {value}"));
            return Err(Unclear {
                what,
                help: format!("write the title in one pair of quotes, as in `{command} {}`{option}", quoted(&whole)),
            });
        }
        match self.typed.as_slice() {
            [] => Err(missing(kind)),
            [one] => Ok(one.clone()),
            [_, rest @ ..] => {
                let dashed = rest.iter().find_map(|word| {
                    let name = word.strip_prefix(['–', '—'])?;
                    name.starts_with(|c: char| c.is_ascii_lowercase()).then_some((word, name))
                });
                if let Some((word, name)) = dashed {
                    let what = format!("`{word}` begins with another sign than an option");
                    let help = format!("type `--{name}`; or write the title in one pair of quotes");
                    return Err(Unclear { what, help });
                }
                if let Some(part) = self.typed.iter().find(|word| word.contains(char::is_whitespace)) {
                    let what = format!("`{part}` is only a part of what was typed as the title");
                    let help = format!("write all of it in one pair of quotes: `{command} {}`", quoted(&whole));
                    return Err(Unclear { what, help });
                }
                Ok(without_quotes(&whole).to_owned())
            }
        }
    }
}

/// Returns the kind that a first word may mean beside being the beginning of a title.
fn kind_meant(first: &str, rest: &[String]) -> Option<&'static str> {
    let lower = first.to_lowercase();
    let singular = lower.strip_suffix('s').filter(|_| lower != "series").unwrap_or(&lower);
    let is = |kind: &&&str| **kind == lower || **kind == singular;
    if let Some(kind) = KINDS.iter().find(is) {
        return Some(kind);
    }
    // A title begins with a capital letter more often than not.
    let is_slip = !rest.is_empty() && first.starts_with(|c: char| c.is_lowercase()) && lower.len() >= 4;
    is_slip.then(|| nearest(first, KINDS).first().copied()).flatten()
}

fn missing(kind: &str) -> Unclear {
    let (what, name) = match kind {
        "author" => ("the name of the author is missing".to_owned(), "Full Name"),
        "brief" => ("the title is missing".to_owned(), "Title of the brief"),
        kind => (format!("the title of the {kind} is missing"), "Title"),
    };
    let other = if kind == "brief" {
        String::new()
    } else {
        format!("; for a brief with the title `{kind}`, `briefpress new brief {kind}`")
    };
    let command = if kind == "brief" { String::new() } else { format!(" {kind}") };
    Unclear { what, help: format!("type `briefpress new{command} \"{name}\"`{other}") }
}

/// Returns a title without the quotes that the shell took for letters.
fn without_quotes(title: &str) -> &str {
    let inner = QUOTES.iter().find_map(|(opening, closing)| {
        let inner = title.strip_prefix(*opening)?.strip_suffix(*closing)?;
        (!inner.contains([*opening, *closing])).then_some(inner)
    });
    inner.unwrap_or(title)
}

/// Returns a text as every shell takes it for one word.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '$', '`', '\\', '!']) {
        // Within single quotes a shell changes nothing; a single quote itself must stand outside them.
        return format!("'{}'", text.replace('\'', "'\\''"));
    }
    format!("\"{text}\"")
}

/// Returns what to type instead of a command line that was refused because the title begins with a dash.
pub fn title_with_dash(arguments: &[OsString], refused: &Error) -> Option<Unclear> {
    if refused.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let words: Vec<&str> = arguments.iter().skip(1).map_while(|word| word.to_str()).collect();
    let new = words.iter().position(|word| *word == "new")?;
    let is_title = |word: &&str| {
        let name = word.split('=').next().unwrap_or(word);
        let is_number = word[1..].starts_with(|c: char| c.is_ascii_digit());
        word.starts_with('-') && (name.contains(char::is_whitespace) || is_number)
    };
    let at = new + 1 + words[new + 1..].iter().position(|word| word.starts_with('-') && is_title(word))?;
    // Words without a dash around it belong to the title, from the word on that says what to make.
    let first = new + 1 + usize::from(words.get(new + 1).is_some_and(|word| at > new + 1 && KINDS.contains(word)));
    let start = if words[first..at].iter().any(|word| word.starts_with('-')) { at } else { first };
    let end = words[at + 1..].iter().position(|word| word.starts_with('-')).map_or(words.len(), |next| at + 1 + next);
    let others = words[..start].iter().chain(&words[end..]).map(|word| match word.contains(char::is_whitespace) {
        true => quoted(word),
        false => (*word).to_owned(),
    });
    let others = others.collect::<Vec<_>>().join(" ");
    let line = format!("briefpress {others} -- {}", quoted(&words[start..end].join(" ")));
    let what = format!("`{}` begins with a dash, as an option does", words[at]);
    Some(Unclear { what, help: format!("write such a title after `--`: `{line}`") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Result<String, String> {
        let words = Words { typed: words.iter().map(|word| (*word).to_owned()).collect(), apart: None };
        words.title().map_err(|unclear| unclear.help)
    }

    #[test]
    fn words_without_quotes_are_a_title() {
        for (words, title) in [
            (&["Water", "in", "the", "Sahel"][..], "Water in the Sahel"),
            (&["Author rights in Europe"], "Author rights in Europe"),
            (&["“Water", "in", "the", "Sahel”"], "Water in the Sahel"),
            (&["'Water", "wars'"], "Water wars"),
            (&["“Water”", "and", "“war”"], "“Water” and “war”"),
            (&["Water", "–", "a", "weapon"], "Water – a weapon"),
            (&["Authorship", "in", "Europe"], "Authorship in Europe"),
            (&["Country", "risk"], "Country risk"),
        ] {
            assert_eq!(of(words).as_deref(), Ok(title), "{words:?}");
        }
    }

    #[test]
    fn what_can_be_meant_in_two_ways_is_refused() {
        for (words, help) in [
            (
                &["authors"][..],
                "type `briefpress new author \"NAME\"`, or for a brief `briefpress new brief \"authors\"`",
            ),
            (&["Author", "Jane Roe"], "type `briefpress new author \"Jane Roe\"`, or"),
            (&["AUTHORS", "Jane", "Roe"], "type `briefpress new author \"Jane Roe\"`, or"),
            (&["Topic", "Water"], "type `briefpress new topic \"Water\"`, or"),
            (&["Series"], "type `briefpress new series \"NAME\"`, or"),
            (&["auhtor", "Jane Roe"], "type `briefpress new author \"Jane Roe\"`, or"),
            (&["Pages", "of", "war"], "or for a brief `briefpress new brief \"Pages of war\"`"),
            (&["Water in", "Mali"], "`briefpress new brief \"Water in Mali\"`"),
            (&["Water", "—country", "ML"], "type `--country`; "),
            (&["country", "Mali"], "`content/countries/PK.md`"),
            (&[], "type `briefpress new \"Title of the brief\"`"),
        ] {
            let told = of(words).expect_err("it is unclear");
            assert!(told.contains(help), "{words:?}: {told}");
        }
    }

    #[test]
    fn what_is_to_be_typed_is_one_word_for_a_shell() {
        assert_eq!(quoted("Jane Roe"), "\"Jane Roe\"");
        assert_eq!(quoted("it's"), "\"it's\"");
        assert_eq!(quoted("$5 isn't \"much\""), "'$5 isn'\\''t \"much\"'");
    }
}
