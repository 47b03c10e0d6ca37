//! What stands around a word that may name a place or something else.
//!
//! The rules are about a few words to the left and the right, no more. They are those by which a reader tells 'Jordan warned'
//! from 'Jordan Peterson', 'Georgia and Armenia' from 'Georgia and Alabama', and 'Cairo insists' from 'the talks in Cairo'. A word in doubt
//! names nothing.

use std::ops::Range;

/// A word with the text on both sides of it.
pub(super) struct Around<'a> {
    before: &'a str,
    word: &'a str,
    after: &'a str,
}

/// What follows a place's name and belongs to its state, rather than making it a person's.
const OFFICES: &str = "President, Prime, Foreign, Finance, Interior, Defence, Defense, Trade, Energy, Minister, Ministry, Army, \
    Armed, Air, Navy, Police, Government, Parliament, Senate, House, Supreme, Constitutional, Central, \
    National, Royal, Public, Customs, Country, Programme, Program, Compact, Response, Office, Mission, Embassy, \
    Ambassador, First, UN, EU";

/// What follows a capital that lends its name to an event, a text or a thing; also with an `s` at its end.
const LABELLED: &str = "accord, agreement, airport, arrangement, article, ceasefire, club, commitments, communique, communiqué, \
    conference, consensus, consultations, convention, criteria, deal, declaration, dialogue, document, \
    exchange, format, formula, forum, framework, guidelines, headquarter, hospital, hotel, initiative, \
    interbank, market, mechanism, meeting, memorandum, negotiations, office, pact, paper, plan, platform, \
    principles, process, protocol, residents, roadmap, round, rules, school, section, statute, stock, street, \
    structure, suburb, summit, syndrome, talks, text, track, treaty, university";

/// What stands before a capital in which something is or happens.
const PLACED: &str = "around, at, downtown, in, inside, near, outside";

/// Whose place is their capital because they govern there.
const GOVERNING: &str = "administration, authorities, cabinet, coalition, decision-makers, generals, government, governments, junta, \
    leaders, leadership, ministers, ministries, officials, policymakers, power, presidency, regime, rulers, \
    government's";

/// What a city is that stands before 'of' and its name.
const PARTS_OF_A_CITY: &str = "airport, battle, bishop, bombing, capital, centre, center, city, districts, east, fall, heart, mayor, \
    north, outside, outskirts, port, siege, south, streets, suburbs, university, west, south-east";

/// Words that begin a sentence before a name and are none themselves.
const TITLES: &str = "Mr, Mrs, Ms, Dr, Sir, Lady, Lord, Judge, Justice, Senator, Sen, Representative, Rep, Congressman, \
    Congresswoman, Governor, Gov, Professor, Prof, Commissioner, Secretary";

/// First names before 'Jordan' and 'Holland' at the beginning of a sentence, where every word has a capital.
const FIRST_NAMES: &str = "Alexis, Barbara, David, Eddie, Hamilton, James, Jim, John, June, Louis, Mary, Michael, Neil, Peter, Robert, \
    Sarah, Tom, Vernon, William, George";

const DIRECTIONS: &str = "North, South, East, West, Northern, Southern, Eastern, Western, Central, North-East, North-West, \
    South-East, South-West, Northeastern, Northwestern, Southeastern, Southwestern, Upper, Lower, Greater";

const DAYS: &str = "January, February, March, April, May, June, July, August, September, October, November, December, Monday, \
    Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday";

/// What a sentence says that speaks of the USA's states.
const OF_THE_USA: &str = "Alabama, Alaska, Arizona, Arkansas, California, Carolina, Colorado, Connecticut, Delaware, Florida, Idaho, \
    Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maryland, Massachusetts, Michigan, Minnesota, \
    Mississippi, Missouri, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, Ohio, Oklahoma, Oregon, \
    Pennsylvania, Tennessee, Texas, Utah, Vermont, Virginia, Wisconsin, Wyoming, Atlanta, Savannah, US state, \
    U.S. state, American state, US states, U.S. states, American states, swing state, swing states, governor, \
    Governor, gubernatorial, senator, Senator, congressman, Congressman, congresswoman, Republican, Democrats, \
    Medicaid, Electoral College, Secretary of State Brad";

impl<'a> Around<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        Self { before: &text[..range.start], word: &text[range.clone()], after: &text[range.end..] }
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
        self.is_in_a_name() || self.next().is_some_and(|next| is_capital(next) && !among(OFFICES, next))
    }

    /// Whether the sentence is about the USA's states.
    pub(super) fn is_of_the_usa(&self) -> bool {
        let ends = ['.', '?', '!', ';'];
        let before = self.before.rsplit(ends).next().unwrap_or_default();
        let after = self.after.split(ends).next().unwrap_or_default();
        self.before.ends_with("state of ")
            || OF_THE_USA.split(", ").any(|word| holds(before, word) || holds(after, word))
    }

    /// Whether the language is meant: `Russian-speaking`, `available in French`.
    pub(super) fn is_language(&self) -> bool {
        let follows = |start: &str| self.after.starts_with(start);
        if ["-speak", "-language", "-medium", " language", " speaker"].into_iter().any(follows) {
            return true;
        }
        if self.before.ends_with("speakers of ") || self.before.ends_with("speaker of ") {
            return true;
        }
        let is_listed =
            self.led_by().is_some_and(|word| matches!(word, "in" | "into" | "speak" | "speaks" | "spoke" | "spoken"));
        is_listed && !self.word.ends_with('s') && ends_a_list(self.after)
    }

    /// Whether a capital lends its name to something else: `Moscow Format`, `Treaty of Rome`, `Washington-based`, `George Washington`.
    pub(super) fn is_label(&self) -> bool {
        let is_label =
            |word: &str| among(LABELLED, word) || word.strip_suffix('s').is_some_and(|one| among(LABELLED, one));
        let is_named = self.next().is_some_and(|next| is_capital(next) || is_label(next));
        let is_based =
            ["-based", "-headquartered", "-listed", "-born", "-area"].iter().any(|end| self.after.starts_with(end));
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
            return last_word(before).is_some_and(|word| among(PARTS_OF_A_CITY, word));
        }
        let Some(word) = self.led_by().filter(|word| among(PLACED, &word.to_ascii_lowercase())) else { return false };
        let at = self.before.rfind(word).unwrap_or_default();
        !last_word(self.before[..at].trim_end()).is_some_and(|governing| among(GOVERNING, governing))
    }

    /// Whether the word before is part of the same name. At the beginning of a sentence its capital says nothing.
    fn is_in_a_name(&self) -> bool {
        let Some(before) = self.before.strip_suffix(' ') else { return false };
        let word = before.rsplit(' ').next().unwrap_or_default();
        if among(TITLES, word.trim_end_matches('.')) {
            return true;
        }
        let head = before[..before.len() - word.len()].trim_end();
        let is_first = head.is_empty() || head.ends_with(['.', '?', '!', ':', '"', '“', '\'', '(', '—', '–', '|']);
        if is_first || word.starts_with(['"', '“', '\'', '(']) {
            return among(FIRST_NAMES, word);
        }
        let is_acronym = word.chars().filter(|c| c.is_uppercase()).count() > 1;
        is_capital(word)
            && word.ends_with(super::is_letter)
            && !is_acronym
            && !among(DIRECTIONS, word)
            && !among(DAYS, word)
            && !word.ends_with("'s")
    }

    /// The word after a single blank.
    fn next(&self) -> Option<&'a str> {
        let rest = self.after.strip_prefix(' ')?;
        let end = rest.find(|c: char| !super::is_letter(c)).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|word| !word.is_empty())
    }

    /// The word that leads a list of names in which it stands: `in` for each of `in Cairo, Doha and Riyadh`.
    fn led_by(&self) -> Option<&'a str> {
        let mut words = self.before.trim_end().rsplit(' ');
        words.find_map(|word| {
            let name = word.trim_end_matches(',');
            let goes_on = matches!(word, "and" | "or") || (is_capital(name) && !among(DAYS, name) && !is_a_start(name));
            (!goes_on).then_some(name)
        })
    }
}

/// `In` and the like, which lead a list at the beginning of a sentence.
fn is_a_start(word: &str) -> bool {
    matches!(word, "In" | "At" | "Near" | "Outside" | "Inside" | "Around" | "Across")
}

/// Whether a word stands in one of the lists above.
fn among(list: &str, word: &str) -> bool {
    list.split(", ").any(|listed| listed == word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(' ').next().filter(|word| !word.is_empty())
}

/// Whether a whole word stands in a text.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| super::is_whole(text, at..at + word.len()))
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
        let end = next.find(|c: char| !super::is_letter(c)).unwrap_or(next.len());
        if !is_capital(&next[..end]) {
            // `in French, which …`, against `in French and in …`.
            return rest.starts_with(',');
        }
        rest = &next[end..];
    }
}
