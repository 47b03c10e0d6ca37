//! Front matter: the YAML between two lines `---` at the top of a content file, as written.
//!
//! Every kind of content has one record that lists all its keys; [`Common`] is what they all have. A missing key is no
//! error here, and names are not looked up: a country is whatever was typed. The documentation of a key is what
//! `briefpress schema` shows to authors.

mod brief;
mod draft;
mod profile;

pub use brief::*;
pub use draft::{
    NewBrief, NewTranslation, PLACEHOLDER, new_author, new_brief, new_page, new_series, new_topic, new_translation,
};
pub use profile::*;

use super::config::foreign_texts;
use super::free::FreeEntries;
use super::leaf::{Leaf, Read, Status};
use super::shape::{Keys, Mark, Shaped, TextChange, Texts};
use crate::base::date::WrittenDate;
use crate::base::{Diagnostic, FieldPath, Language, SourcePath, Span};
use jiff::Timestamp;

/// What all kinds of front matter have, borrowed from the record of one.
pub struct Common<'a> {
    /// The title, or the name of an author.
    pub title: Option<&'a str>,
    pub summary: Option<&'a str>,
    /// The address that it states, which only briefs and pages may.
    pub slug: Option<&'a str>,
    pub url: Option<&'a str>,
    pub status: &'a Leaf<Status>,
    pub date: &'a Leaf<WrittenDate>,
    pub embargo_until: &'a Leaf<Timestamp>,
    /// Whether it is found by the search page, as written.
    pub search: &'a Option<String>,
    /// Old addresses that redirect to it.
    pub aliases: &'a [String],
    /// Values of the site's own.
    pub extra: &'a FreeEntries,
}

impl Common<'_> {
    /// Whether the file has been withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.status.read == Read::Is(Status::Withdrawn)
    }
}

/// Declares [`Front`]: each kind with its record, the key that is its title, and those of its address, if it states one.
macro_rules! front {
    ($($kind:ident($record:ident): $title:ident $(at $slug:ident or $url:ident)?;)*) => {
        /// Front matter by kind, as written.
        #[derive(Clone, Debug, PartialEq, Hash)]
        pub enum Front { $($kind(Box<$record>),)* }

        impl Front {
            /// The records of all kinds.
            pub const RECORDS: &'static [&'static Keys] = &[$($record::KEYS),*];

            /// Returns what all kinds have.
            pub fn common(&self) -> Common<'_> {
                match self {
                    $(Self::$kind(front) => Common {
                        title: front.$title.as_deref(),
                        summary: front.summary.as_deref(),
                        slug: None$(.or(front.$slug.as_deref()))?,
                        url: None$(.or(front.$url.as_deref()))?,
                        status: &front.status,
                        date: &front.date,
                        embargo_until: &front.embargo_until,
                        search: &front.search,
                        aliases: &front.aliases,
                        extra: &front.extra.0,
                    },)*
                }
            }

            /// Returns the texts whose keys bear one of these marks, each with its place, in the order of the record.
            pub fn texts<'a>(&'a self, marks: &'a [Mark]) -> Vec<(FieldPath, &'a str)> {
                match self { $(Self::$kind(front) => Texts::of(&**front, marks),)* }
            }

            /// Whether a text in it is written in several languages.
            pub fn speaks_several(&self) -> bool {
                match self { $(Self::$kind(front) => {
                    let mut found = Vec::new();
                    front.by_language(&FieldPath::default, &mut found);
                    !found.is_empty()
                })* }
            }

            /// Returns the problems of texts in languages that the site has not.
            pub fn foreign_texts(&self, file: &SourcePath, languages: &[Language]) -> Vec<Diagnostic> {
                match self { $(Self::$kind(front) => foreign_texts(file, &**front, languages),)* }
            }

            /// Takes, of each text that is written in several languages, that of the first of these.
            pub fn choose(&mut self, languages: &[&str]) {
                match self { $(Self::$kind(front) => front.choose(languages),)* }
            }

            /// Takes what is the same in all languages from the original of a text of the same kind, and what the text leaves
            /// to it.
            pub fn complete(&mut self, original: &Self) {
                match (self, original) {
                    $((Self::$kind(own), Self::$kind(original)) => own.complete(original),)*
                    _ => {}
                }
            }

            /// Returns the keys that stand there, in the order of the record.
            pub fn stated(&self) -> Vec<&'static super::shape::Key> {
                match self { $(Self::$kind(front) => front.stated().collect(),)* }
            }

            /// Changes the texts whose keys bear a mark.
            pub fn change(&mut self, mark: Mark, change: TextChange<'_>) {
                match self { $(Self::$kind(front) => front.change(&[], mark, change),)* }
            }
        }
    };
}

front! {
    Brief(BriefFrontMatter): title at slug or url;
    Place(PlaceFrontMatter): title;
    Topic(TopicFrontMatter): title;
    Author(AuthorFrontMatter): name;
    Series(SeriesFrontMatter): title;
    Page(PageFrontMatter): title at slug or url;
}

/// Where the front matter of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The text does not begin with a line `---`.
    None,
    /// It begins with one, `opening`, and no later line closes it.
    NotClosed { opening: Span },
    /// The bytes between the two lines, and those after them.
    Closed { yaml: Span, body: Span },
}

/// Finds the front matter of a text. Its byte-order mark and carriage returns must be gone. Front matter opens with a first
/// line `---` and closes with the next line `---` or `...`, blanks after them allowed.
pub fn split(text: &str) -> Split {
    let first = text.split('\n').next().unwrap_or("");
    if first.trim_end() != "---" {
        return Split::None;
    }
    let start = (first.len() + 1).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Split::Closed { yaml: Span::new(start..at), body: Span::new(at + line.len()..text.len()) };
        }
        at += line.len();
    }
    Split::NotClosed { opening: Span::new(0..first.trim_end().len()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::config::SiteFile;
    use crate::parse::shape::Shaped;
    use crate::parse::yaml::whole;
    use serde::de::DeserializeOwned;

    /// Every key of the description is a key of the reader, and says what it is for.
    fn agree<T: Shaped + DeserializeOwned>(keys: &Keys) {
        for key in keys.keys {
            let yaml = format!("{}: ~\n", key.name);
            assert!(whole::<T>(&yaml, Span::new(0..yaml.len())).is_ok(), "{yaml}");
            assert!(key.doc().ends_with('.') && !key.doc().contains('\n'), "{}", key.name);
        }
    }

    #[test]
    fn descriptions_and_readers_agree() {
        agree::<BriefFrontMatter>(BriefFrontMatter::KEYS);
        agree::<PlaceFrontMatter>(PlaceFrontMatter::KEYS);
        agree::<TopicFrontMatter>(TopicFrontMatter::KEYS);
        agree::<AuthorFrontMatter>(AuthorFrontMatter::KEYS);
        agree::<SeriesFrontMatter>(SeriesFrontMatter::KEYS);
        agree::<PageFrontMatter>(PageFrontMatter::KEYS);
        agree::<SiteFile>(SiteFile::KEYS);
        assert!(BriefFrontMatter::KEYS.find("type").is_some());
    }

    #[test]
    fn texts_are_gathered_by_what_they_are() {
        let yaml = "title: T\nkey_points: [A, {text: B}]\nrecommendations: {to: C, text: D}\npdf: p.pdf\n\
                    sources: [{title: S, url: 'https://x.org/', archived: 'https://y.org/'}]\nattachments: [a.csv]\n\
                    image: {src: i.png, caption: I}\n";
        let brief = whole(yaml, Span::new(0..yaml.len())).unwrap();
        let front = Front::Brief(Box::new(brief));
        let texts = |mark| {
            let texts = front.texts(std::slice::from_ref(&mark)).into_iter();
            texts.map(|(field, text)| format!("{field}={text}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(texts(Mark::Text), "title=T recommendations[0].to=C sources[0].title=S");
        let inline = "key_points[0].text=A key_points[1].text=B recommendations[0].text=D image.caption=I";
        assert_eq!(texts(Mark::Inline), inline);
        assert_eq!(texts(Mark::File), "pdf=p.pdf attachments[0].file=a.csv image.src=i.png");
        assert_eq!(texts(Mark::WebAddress), "sources[0].url=https://x.org/ sources[0].archived=https://y.org/");
    }

    /// Returns the YAML and the body.
    fn parts(text: &str) -> Option<(&str, &str)> {
        match split(text) {
            Split::Closed { yaml, body } => Some((&text[yaml.range()], &text[body.range()])),
            _ => None,
        }
    }

    #[test]
    fn the_two_lines() {
        assert_eq!(parts("---\na: b\n---\nbody\n"), Some(("a: b\n", "body\n")));
        assert_eq!(parts("--- \na: b\n...\t\nbody"), Some(("a: b\n", "body")));
        assert_eq!(parts("---\na: b\n---"), Some(("a: b\n", "")));
        assert_eq!(parts("---\n---\n"), Some(("", "")));
        assert_eq!(parts("---\na: b\n ---\n--- x\n---\n---\n"), Some(("a: b\n ---\n--- x\n", "---\n")));
    }

    #[test]
    fn none_and_not_closed() {
        for text in ["", "\n---\na: b\n---\n", "text", "----\n---\n", " ---\n---\n", "--- #\n---\n"] {
            assert_eq!(split(text), Split::None, "{text:?}");
        }
        for text in ["---", "---\n", "---\na: b\n", "---  \n- - -\n"] {
            assert_eq!(split(text), Split::NotClosed { opening: Span::new(0..3) }, "{text:?}");
        }
    }
}
