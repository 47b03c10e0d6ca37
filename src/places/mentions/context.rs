//! What stands around a word that may name a place or something else.
//!
//! The rules are about a few words to the left and the right, no more. They are those by which a reader tells 'Jordan warned'
//! from 'Jordan Peterson', 'Georgia and Armenia' from 'Georgia and Alabama', and 'Cairo insists' from 'the talks in Cairo'. A word in doubt
//! names nothing.

use crate::base::lexicon::{WordList, english};
use std::ops::Range;

/// How many bytes are looked at on either side, so that a text without blanks or full stops takes no time by its square.
const WIDEST: usize = 300;

/// The words of a list of names that are gone through to find what leads it.
const MOST_LISTED: usize = 12;

/// A word with the text on both sides of it.
pub(super) struct Around<'a> {
    before: &'a str,
    word: &'a str,
    after: &'a str,
}

impl<'a> Around<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        let first = text.floor_char_boundary(range.start.saturating_sub(WIDEST));
        let last = text.ceil_char_boundary((range.end + WIDEST).min(text.len()));
        Self { before: &text[first..range.start], word: &text[range.clone()], after: &text[range.end..last] }
    }

    /// Whether it is part of an address.
    pub(super) fn is_address(&self) -> bool {
        let before = self.before.rsplit(' ').next().unwrap_or_default();
        let after = self.after.split(' ').next().unwrap_or_default();
        let has = |sign: &str| before.contains(sign) || after.contains(sign);
        has("://") || has("www.") || has("@") || before.ends_with('#')
    }

    /// Whether it is a first name or a surname: `Jordan Peterson`, `Michael Jordan`.
    pub(super) fn is_person(&self) -> bool {
        self.is_in_a_name()
            || self.next().is_some_and(|next| is_capital(next) && !english().has(WordList::Office, next))
    }

    /// Whether the sentence is about the USA's states, and not about the Caucasus.
    pub(super) fn is_of_the_usa(&self) -> bool {
        let ends = ['.', '?', '!', ';'];
        let before = self.before.rsplit(ends).next().unwrap_or_default();
        let after = self.after.split(ends).next().unwrap_or_default();
        let speaks_of = |list| english().words(list).iter().any(|word| holds(before, word) || holds(after, word));
        self.before.ends_with("state of ")
            || self.before.ends_with("State of ")
            || (!speaks_of(WordList::OfTheCaucasus) && (self.is_behind_a_town() || speaks_of(WordList::OfTheUsa)))
    }

    /// Whether a state of the USA stands right beside it: `Washington and Idaho`.
    pub(super) fn is_beside_a_state(&self) -> bool {
        let states = english().words(WordList::OfTheUsa).iter().filter(|word| is_capital(word));
        let links = [", ", " and ", ", and ", " or "];
        let is_beside = |state: &&str| {
            links.iter().any(|link| {
                let before = self.before.strip_suffix(link).is_some_and(|before| before.ends_with(state));
                let after = self.after.strip_prefix(link).and_then(|after| after.strip_prefix(state));
                before || after.is_some_and(|rest| !rest.starts_with(is_letter))
            })
        };
        states.copied().any(|state| is_beside(&state))
    }

    /// Whether it is where a town lies: `in Valdosta, Georgia, where`. A list of countries goes on with a name, or ends with `and`.
    fn is_behind_a_town(&self) -> bool {
        let Some(before) = self.before.strip_suffix(", ") else { return false };
        let town = last_word(before).filter(|word| is_capital(word)).unwrap_or_default();
        let head = before[..before.len() - town.len()].trim_end();
        let is_place =
            last_word(head).is_some_and(|word| english().has(WordList::Location, &word.to_ascii_lowercase()));
        let goes_on = self.after.strip_prefix(", ").is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_lowercase()) && !rest.starts_with("and ") && !rest.starts_with("or ")
        });
        !town.is_empty() && is_place && goes_on
    }

    /// Whether the language is meant: `Russian-speaking`, `available in French`.
    pub(super) fn is_language(&self) -> bool {
        if self.goes_on_with('-', WordList::LanguageCompound) || self.goes_on_with(' ', WordList::Language) {
            return true;
        }
        let led = ["speakers of ", "speaker of ", "translated from ", "translation from "];
        if led.iter().any(|lead| self.before.ends_with(lead)) || self.leads_to_a_language_noun() || self.is_said_of() {
            return true;
        }
        let is_listed = self.led_by().is_some_and(|word| english().has(WordList::LanguageVerb, word));
        is_listed && !self.word.ends_with('s') && ends_a_list(self.after)
    }

    /// Whether a word of languages follows, or other names and then such a word: `French and Spanish names`.
    fn leads_to_a_language_noun(&self) -> bool {
        let mut rest = self.after;
        loop {
            let links = [", and ", ", or ", " and ", " or ", ", ", " "];
            let Some(next) = links.iter().find_map(|link| rest.strip_prefix(link)) else { return false };
            let end = next.find(|c: char| !is_letter(c)).unwrap_or(next.len());
            let word = &next[..end];
            if !is_capital(word) {
                return rest.starts_with(' ') && english().has(WordList::LanguageNoun, word);
            }
            rest = &next[end..];
        }
    }

    /// Whether its clause says of it what is said of languages alone: `Latvian is the language of instruction`.
    fn is_said_of(&self) -> bool {
        let clause = self.after.split([',', '.', ';', ':', '(']).next().unwrap_or_default();
        let Some(next) = self.next() else { return false };
        !self.word.ends_with('s')
            && english().has(WordList::LanguageCopula, next)
            && english().words(WordList::LanguageClause).iter().any(|word| holds(clause, word))
    }

    /// Whether a capital lends its name to something else: `Moscow Format`, `Treaty of Rome`, `Washington-based`, `George Washington`.
    pub(super) fn is_label(&self) -> bool {
        let is_event = |word: &str| english().has(WordList::Event, word);
        let is_label = |word: &str| is_event(word) || word.strip_suffix('s').is_some_and(is_event);
        let is_named = self.next().is_some_and(|next| is_capital(next) || is_label(next));
        let is_based = self.goes_on_with('-', WordList::EventCompound);
        let is_of = self.before.strip_suffix(" of ").is_some_and(|before| last_word(before).is_some_and(is_capital));
        is_named || is_based || is_of || self.before.ends_with("state of ") || self.is_in_a_name()
    }

    /// Whether something is or happens in a city.
    pub(super) fn is_venue(&self) -> bool {
        // A place and a day, or a place and a part of what was signed there.
        let is_cited = self.after.strip_prefix(", ").is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit())
                || rest.starts_with("article ")
                || rest.starts_with("section ")
        });
        if is_cited || self.before.ends_with("capital, ") || self.before.ends_with("capital ") {
            return true;
        }
        if let Some(before) = self.before.strip_suffix(" of ") {
            return last_word(before).is_some_and(|word| english().has(WordList::CityPart, word));
        }
        if self.is_a_city_alone() || self.is_an_end_of_a_journey() {
            return true;
        }
        let is_location = |word: &&str| english().has(WordList::Location, &word.to_ascii_lowercase());
        let Some(word) = self.led_by().filter(is_location) else { return false };
        let at = self.before.rfind(word).unwrap_or_default();
        !last_word(self.before[..at].trim_end()).is_some_and(|governing| english().has(WordList::Government, governing))
    }

    /// Whether a part of the city is meant, or something of it that no government has: `eastern Beirut`, `Bangkok's traffic`.
    fn is_a_city_alone(&self) -> bool {
        let has = |list, word: Option<&str>| word.is_some_and(|word| english().has(list, word));
        let owned =
            self.after.strip_prefix("'s ").map(|rest| rest.split(|c: char| !is_letter(c)).next().unwrap_or_default());
        has(WordList::CityThing, owned) || has(WordList::CityQualifier, last_word(self.before.trim_end()))
    }

    /// Whether something comes from there or goes there: `flights to Niamey`.
    fn is_an_end_of_a_journey(&self) -> bool {
        let Some(lead) = self.led_by() else { return false };
        let before = self.before[..self.before.rfind(lead).unwrap_or_default()].trim_end();
        let is_movement = |word: &str| english().has(WordList::Movement, &word.to_ascii_lowercase());
        matches!(lead, "to" | "from") && last_word(before).is_some_and(is_movement)
    }

    /// Whether the word before is part of the same name. At the beginning of a sentence its capital says nothing.
    fn is_in_a_name(&self) -> bool {
        let Some(before) = self.before.strip_suffix(' ') else { return false };
        let word = before.rsplit(' ').next().unwrap_or_default();
        if english().has(WordList::Title, word.trim_end_matches('.')) {
            return true;
        }
        let head = before[..before.len() - word.len()].trim_end();
        let is_first = head.is_empty() || head.ends_with(['.', '?', '!', ':', '"', '“', '\'', '(', '—', '–', '|']);
        if is_first || word.starts_with(['"', '“', '\'', '(']) {
            return english().has(WordList::FirstName, word);
        }
        let is_acronym = word.chars().filter(|c| c.is_uppercase()).count() > 1;
        is_capital(word)
            && word.ends_with(is_letter)
            && !is_acronym
            && !english().has(WordList::Direction, word)
            && !english().has(WordList::Day, word)
            && !word.ends_with("'s")
    }

    /// Whether a sign and the beginning of a word of the list follow.
    fn goes_on_with(&self, sign: char, list: WordList) -> bool {
        let rest = self.after.strip_prefix(sign);
        rest.is_some_and(|rest| english().words(list).iter().any(|start| rest.starts_with(start)))
    }

    /// Returns the word after a single blank.
    fn next(&self) -> Option<&'a str> {
        let rest = self.after.strip_prefix(' ')?;
        let end = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|word| !word.is_empty())
    }

    /// Returns the word that leads a list of names in which it stands: `in` for each of `in Cairo, Doha and Riyadh`.
    fn led_by(&self) -> Option<&'a str> {
        let mut words = self.before.trim_end().rsplit(' ').take(MOST_LISTED);
        words.find_map(|word| {
            let name = word.trim_end_matches(',');
            let is_name = is_capital(name)
                && !english().has(WordList::Day, name)
                && !english().has(WordList::LocationBeginning, name);
            let goes_on = matches!(word, "and" | "or") || is_name;
            (!goes_on).then_some(name)
        })
    }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(' ').next().filter(|word| !word.is_empty())
}

/// Whether a whole word stands in a text.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| is_whole(text, at..at + word.len()))
}

/// Whether a list of names is at its end, or goes on to it, without a word that would make its names adjectives.
fn ends_a_list(after: &str) -> bool {
    let mut rest = after;
    loop {
        if rest.is_empty() || rest.starts_with(['.', ';', ':', ')', '?', '!']) {
            return true;
        }
        let links = [", and ", ", or ", " and ", " or ", ", "];
        let Some(next) = links.iter().find_map(|link| rest.strip_prefix(link)) else { return false };
        let end = next.find(|c: char| !is_letter(c)).unwrap_or(next.len());
        if !is_capital(&next[..end]) {
            // `in French, which …`, against `in French and in …`.
            return rest.starts_with(',');
        }
        rest = &next[end..];
    }
}

/// Whether a match neither begins nor ends within a word. A half of a compound ends where the other begins.
pub(super) fn is_whole(text: &str, range: Range<usize>) -> bool {
    let matched = &text[range.clone()];
    let is_cut =
        |inner: Option<char>, outer: Option<char>| inner.is_some_and(is_letter) && outer.is_some_and(is_letter);
    !is_cut(matched.chars().next(), text[..range.start].chars().next_back())
        && !is_cut(matched.chars().next_back(), text[range.end..].chars().next())
}

/// Whether words are made of it. Hyphens and apostrophes end a word: `US-China`, `Pakistan's`.
pub(super) fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
