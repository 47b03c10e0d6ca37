//! What texts cite: one work each, told in the variables of CSL.
//!
//! Every reader of a bibliography makes these, and the formatter takes nothing else. So a `.bib` file, CSL-JSON and the
//! `sources` of a brief come out alike.

use crate::base::author_name::Parts;
use std::collections::BTreeMap;
use std::ops::Range;

/// A work that texts cite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reference {
    /// By which texts cite it.
    pub key: String,
    /// Its type in CSL: `report`, `treaty`, `article-journal`.
    pub kind: String,
    /// Its texts and numbers by the names of CSL (`title`, `container-title`, `page`, `URL`). In a text `<i>`, `<b>`,
    /// `<sup>`, `<sub>`, `<span class="nocase">` and `<span style="font-variant:small-caps;">` are marks, as in CSL-JSON;
    /// any other `<` is a sign. No reader escapes or replaces a `<`: a mark that an author typed as such is a mark.
    ///
    /// Beside those of CSL 1.0.2 there may be `translated-title`, the title in the language of the reader;
    /// `issued-season`, from `1` for spring to `4`; and `issued-literal`, a date in words of which no day can be made.
    /// The last two also begin with the names of other dates. `status` says `forthcoming` and the like.
    pub texts: BTreeMap<String, String>,
    /// Those who made it, by the names of CSL (`author`, `editor`).
    pub names: BTreeMap<String, Vec<Name>>,
    /// Its days, by the names of CSL (`issued`, `accessed`, `event-date`).
    pub dates: BTreeMap<String, Dates>,
}

/// The works of a file, each with the place of its key.
pub type Works = Vec<(Range<usize>, Reference)>;

/// Who made a work.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    Person {
        family: String,
        given: Option<String>,
        /// `von der`: part of the family name, which sorting and short forms may leave out.
        dropping_particle: Option<String>,
        /// `de`, `Van`: what stays with the family name.
        particle: Option<String>,
        /// `Jr.`, `III`
        suffix: Option<String>,
    },
    /// Never inverted, never shortened to initials.
    Organisation(String),
    /// All who are not named, as `and others` says.
    Others,
}

impl Name {
    /// Returns the name of an organisation, or of a person whose name may be in parts; one that nobody can take apart stays whole.
    pub fn of(whole: &str, parts: Option<Parts>) -> Self {
        let Some(Parts { given, family, suffix, .. }) = parts else { return Self::Organisation(whole.to_owned()) };
        // Small words before a family name belong to it, and each style says how it is sorted.
        let words: Vec<&str> = family.split(' ').collect();
        let small = words.iter().take_while(|word| word.starts_with(char::is_lowercase)).count();
        let (particle, rest) = words.split_at(if small < words.len() { small } else { 0 });
        Self::Person {
            given: (!given.is_empty()).then_some(given),
            family: rest.join(" "),
            dropping_particle: None,
            particle: Some(particle.join(" ")).filter(|particle| !particle.is_empty()),
            suffix,
        }
    }

    /// Returns the name as it is read, given names first; none of those who are not named.
    pub fn whole(&self) -> Option<String> {
        match self {
            Self::Person { family, given, dropping_particle, particle, suffix } => {
                let parts =
                    [given.as_ref(), dropping_particle.as_ref(), particle.as_ref(), Some(family), suffix.as_ref()];
                let said = parts.into_iter().flatten().map(String::as_str).filter(|part| !part.is_empty());
                Some(said.collect::<Vec<_>>().join(" "))
            }
            Self::Organisation(name) => Some(name.clone()),
            Self::Others => None,
        }
    }
}

/// One day or a span of days. As exact as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dates {
    pub from: Day,
    pub to: Option<Day>,
    /// Whether it is not sure.
    pub is_circa: bool,
}

impl Dates {
    /// Reads one as front matter has it: `2020`, `2020-05` or `2020-05-03`.
    pub fn of(written: &str) -> Option<Self> {
        let mut parts = written.split('-');
        let year = parts.next()?.parse().ok().filter(|year| (1..=9999).contains(year))?;
        let month = parts.next().map(|month| month.parse().ok().filter(|month| (1..=12).contains(month)));
        let day = parts.next().map(|day| day.parse().ok().filter(|day| (1..=31).contains(day)));
        let is_date = parts.next().is_none() && month != Some(None) && day != Some(None);
        let from = Day { year, month: month.flatten(), day: day.flatten() };
        is_date.then_some(Self { from, to: None, is_circa: false })
    }
}

/// A year, a month of it, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// The marks that texts may hold.
const MARKS: [&str; 10] = [
    "<i>",
    "</i>",
    "<b>",
    "</b>",
    "<sup>",
    "</sup>",
    "<sub>",
    "</sub>",
    "<span class=\"nocase\">",
    "<span style=\"font-variant:small-caps;\">",
];

impl Reference {
    /// Returns one of its texts without marks.
    pub fn plain(&self, variable: &str) -> Option<String> {
        let mut text = self.texts.get(variable)?.clone();
        for mark in MARKS.into_iter().chain(["</span>"]) {
            text = text.replace(mark, "");
        }
        Some(text)
    }

    /// Returns whom a sentence names for it: the family name of its first author, an organisation, or else its title.
    pub fn name_in_text(&self) -> Option<String> {
        let makers = ["author", "editor"].into_iter().find_map(|role| self.names.get(role)?.first());
        match makers {
            Some(Name::Person { family, particle, .. }) => {
                Some(particle.iter().map(String::as_str).chain([family.as_str()]).collect::<Vec<_>>().join(" "))
            }
            Some(Name::Organisation(name)) => Some(name.clone()),
            Some(Name::Others) | None => self.plain("title"),
        }
    }
}
