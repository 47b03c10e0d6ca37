//! Messages: one text each, or one for each plural form, with names in braces for what is filled in.

use super::calendar::{Calendar, Day, Names};
use super::key::Key;
use super::numbers::Numbers;
use super::plurals::Plurals;
use crate::base::escape::escape;
use crate::base::nearest::{meant, nearest};
use crate::base::{Fingerprint, Language, fingerprint_of};
use crate::say;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The first of twelve messages that follow each other.
const MONTHS: Key = Key::of("month.january", &[]);
const SHORT_MONTHS: Key = Key::of("month.short.january", &[]);

/// The words of a language.
#[derive(Clone, Debug)]
pub struct Words {
    /// The language that most of them are in.
    pub language: Language,
    messages: Vec<Message>,
    positions: BTreeMap<Box<str>, usize>,
    numbers: Numbers,
    /// The one that stands beside the Gregorian one.
    calendar: Option<(Calendar, Names)>,
    /// Of the texts that they were read from, and of how they write numbers.
    fingerprint: Fingerprint,
}

/// A message of a language.
#[derive(Clone, Debug)]
pub struct Message {
    /// Whether it is in another language than the words among which it stands: English, where they say nothing.
    pub(super) is_foreign: bool,
    /// The rules that choose between its forms, if it has plural forms.
    pub(super) rules: Option<Arc<Plurals>>,
    pub(super) forms: Vec<Vec<Part>>,
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(Box<str>),
    /// What stands for it is given by whoever says the message.
    Name(Box<str>),
    /// HTML: where strong text begins, and where it ends.
    Tag(&'static str),
}

/// What stands for a name.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    Text(&'a str),
    Count(usize),
    /// A year, which has digits of the language and no groups.
    Year(i16),
}

/// How a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Plain,
    /// The arguments are HTML already.
    Html,
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Argument<'a> {
    fn from(text: &'a T) -> Self {
        Self::Text(text.as_ref())
    }
}

impl From<usize> for Argument<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl Words {
    /// Returns none yet, of a language.
    pub(super) fn new(language: Language, fingerprint: Fingerprint) -> Self {
        let numbers = Numbers::of(&language, None);
        Self { language, messages: Vec::new(), positions: BTreeMap::new(), numbers, calendar: None, fingerprint }
    }

    /// Returns the same messages as the beginning of others: those of a language that a text with this fingerprint adds to.
    pub(super) fn below(&self, language: Language, text: Fingerprint) -> Self {
        let numbers = Numbers::of(&language, None);
        let mut words = Self { fingerprint: fingerprint_of(&(self.fingerprint, text, &numbers)), ..self.clone() };
        if language.common() != self.language.common() {
            words.messages.iter_mut().for_each(|message| message.is_foreign = true);
        }
        Self { language, numbers, ..words }
    }

    /// Returns the same words with other numbers among them.
    pub fn with_numbers(self: Arc<Self>, numbers: Numbers) -> Arc<Self> {
        if self.numbers == numbers {
            return self;
        }
        let fingerprint = fingerprint_of(&(self.fingerprint, &numbers));
        Arc::new(Self { numbers, fingerprint, ..Self::clone(&self) })
    }

    /// Returns the same words with a calendar beside the Gregorian one, as a language writes its dates.
    pub fn with_calendar(self: Arc<Self>, calendar: Option<Calendar>, language: &Language) -> Arc<Self> {
        let Some(calendar) = calendar.map(|calendar| (calendar, calendar.names(language))) else { return self };
        let fingerprint = fingerprint_of(&(self.fingerprint, &calendar));
        Arc::new(Self { calendar: Some(calendar), fingerprint, ..Self::clone(&self) })
    }

    /// Returns how numbers are written that stand alone.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Puts a message in the place of the one with this key, or at the end.
    pub(super) fn set(&mut self, key: &str, message: Message) {
        match self.positions.get(key) {
            Some(place) => self.messages[*place] = message,
            None => {
                self.positions.insert(key.into(), self.messages.len());
                self.messages.push(message);
            }
        }
    }

    /// Returns all keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.positions.keys().map(|key| &**key)
    }

    /// Returns the keys of the messages that are in another language, sorted.
    pub fn foreign(&self) -> impl Iterator<Item = &str> {
        let all = self.positions.iter().filter(|(_, place)| self.messages[**place].is_foreign);
        all.map(|(key, _)| &**key)
    }

    /// Returns the message of a key that comes from a template.
    ///
    /// # Errors
    /// If no message has this key.
    pub fn message(&self, key: &str) -> Result<&Message, String> {
        self.positions.get(key).map(|place| &self.messages[*place]).ok_or_else(|| {
            let near = nearest(key, self.positions.keys().map(|key| &**key));
            format!("there are no words `{key}`{}", meant(&near))
        })
    }

    /// Returns the message without names of a key that is put together; nothing if there is none.
    pub fn label(&self, key: &str) -> &str {
        self.message(key).ok().and_then(Message::constant).unwrap_or_default()
    }

    /// Returns a message that has no names.
    pub fn text(&self, key: Key) -> &str {
        self.messages[key.place()].constant().unwrap_or_default()
    }

    /// Returns items in one line: `A`, `A and B`, `A, B and C`.
    pub fn list(&self, items: &[String]) -> String {
        let (separator, last_separator) = (say!(self, "list.separator"), say!(self, "list.last_separator"));
        match items {
            [others @ .., last] if !others.is_empty() => format!("{}{last_separator}{last}", others.join(separator)),
            _ => items.concat(),
        }
    }

    /// Returns a date: `29 June 2021`.
    pub fn date(&self, date: Date) -> String {
        let day = usize::from(date.day().unsigned_abs());
        say!(self, "date.long", day = day, month = self.month(MONTHS, date), year = Argument::Year(date.year()))
    }

    /// Returns a date with that of the other calendar, if the site has one: `29 June 2021 (8 Tir 1400)`.
    pub fn full_date(&self, date: Date) -> String {
        let gregorian = self.date(date);
        let other = self.calendar.as_ref().and_then(|(calendar, names)| Some((names, calendar.day(date)?)));
        let Some((names, Day { year, month, day })) = other else { return gregorian };
        let month = names.months.get(month - 1).copied().unwrap_or_else(|| self.month(MONTHS, date));
        let year = Argument::Year(i16::try_from(year).unwrap_or(i16::MAX));
        let other = say!(self, "date.long", day = day, month = month, year = year);
        let other = format!("{}{other}{}", names.before, names.after);
        say!(self, "date.both", date = &gregorian, other = &other)
    }

    /// Returns how far clocks are from UTC that are so many seconds ahead of it: `UTC+5:30`.
    pub fn zone(&self, seconds: i32) -> String {
        let (sign, minutes) = (if seconds < 0 { '−' } else { '+' }, seconds.abs() / 60);
        let offset = match (minutes / 60, minutes % 60) {
            (0, 0) => String::new(),
            (hours, 0) => format!("{sign}{hours}"),
            (hours, minutes) => format!("{sign}{hours}:{minutes:02}"),
        };
        say!(self, "event.zone", offset = &*self.numbers.in_digits(&offset))
    }

    /// Returns a month where there is little room: `Jun 2021`.
    pub fn short_month(&self, date: Date) -> String {
        say!(self, "date.short_month", month = self.month(SHORT_MONTHS, date), year = Argument::Year(date.year()))
    }

    /// Returns the year of a date where it stands alone.
    pub fn year(&self, date: Date) -> String {
        self.numbers.in_digits(&date.year().to_string()).into_owned()
    }

    fn month(&self, january: Key, date: Date) -> &str {
        self.text(january.below(usize::from(date.month().unsigned_abs()) - 1))
    }

    /// Returns a message as plain text.
    pub fn say(&self, key: Key, arguments: &[(&str, Argument)]) -> String {
        self.fill(&self.messages[key.place()], Format::Plain, arguments)
    }

    /// Returns a message as HTML, as are its arguments.
    pub fn say_html(&self, key: Key, arguments: &[(&str, Argument)]) -> String {
        self.fill_marked(&self.messages[key.place()], arguments)
    }

    /// Returns a message of these words with its arguments, of which `count` chooses the plural form. English among the
    /// words of another language has English numbers.
    pub fn fill(&self, message: &Message, format: Format, arguments: &[(&str, Argument)]) -> String {
        if message.is_foreign {
            return message.say(Numbers::english(), format, arguments);
        }
        message.say(&self.numbers, format, arguments)
    }

    /// Returns a message as HTML, marked as English where the words of the language say nothing.
    pub fn fill_marked(&self, message: &Message, arguments: &[(&str, Argument)]) -> String {
        let said = self.fill(message, Format::Html, arguments);
        if message.is_foreign { format!("<span lang=\"en\" dir=\"ltr\">{said}</span>") } else { said }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint
    }
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl Message {
    fn say(&self, numbers: &Numbers, format: Format, arguments: &[(&str, Argument)]) -> String {
        let argument = |name: &str| Some(arguments.iter().find(|(given, _)| *given == name)?.1);
        let form = match (&self.rules, argument("count")) {
            (Some(rules), Some(Argument::Count(count))) => rules.form(count),
            _ => self.forms.len() - 1,
        };
        let mut out = String::with_capacity(64);
        for part in &self.forms[form] {
            match part {
                Part::Text(text) if format == Format::Html => escape(&mut out, text),
                Part::Text(text) => out.push_str(text),
                Part::Tag(tag) if format == Format::Html => out.push_str(tag),
                Part::Tag(_) => {}
                Part::Name(name) => match argument(name) {
                    Some(Argument::Text(text)) => out.push_str(text),
                    Some(Argument::Count(count)) => out.push_str(&numbers.count(count)),
                    Some(Argument::Year(year)) => out.push_str(&numbers.in_digits(&format!("{year:04}"))),
                    None => {}
                },
            }
        }
        out
    }

    /// Whether it is in another language than the words among which it stands.
    pub fn is_foreign(&self) -> bool {
        self.is_foreign
    }

    /// Returns the text of a message that has no names and no plural forms.
    pub fn constant(&self) -> Option<&str> {
        let [form] = &*self.forms else { return None };
        if let [Part::Text(text)] = &**form { Some(text) } else { None }
    }

    /// Returns the names that stand in it, those of plural forms from the last one, which has all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        names(self.forms.last().expect("a message has a form"))
    }

    /// Whether the message has plural forms.
    pub fn is_plural(&self) -> bool {
        self.rules.is_some()
    }
}

/// Returns the names in a text.
pub(super) fn names(parts: &[Part]) -> impl Iterator<Item = &str> {
    parts.iter().filter_map(|part| if let Part::Name(name) = part { Some(&**name) } else { None })
}
