//! Front matter: the YAML between two lines `---` at the top of a content file, as written.
//!
//! Every kind of content has one record that lists all its keys. Nothing is required here, and names are not looked up:
//! a country is whatever was typed. The documentation of a key is what `briefpress schema`
//! shows to authors.

mod brief;
mod draft;
mod profile;

pub use brief::*;
pub use draft::{NewBrief, NewTranslation, PLACEHOLDER, new_brief, new_topic, new_translation};
pub use profile::*;

use crate::base::Span;

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

/// Finds the front matter of a text without byte-order mark and carriage returns. It opens with a first line `---`
/// and closes with the next line `---` or `...`, blanks after them allowed.
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
    use crate::base::SourcePath;
    use crate::parse::config::SiteFile;
    use crate::parse::shape::{Keys, Shaped};
    use crate::parse::yaml::read;
    use serde::de::DeserializeOwned;

    /// Every key of the description is a key of the reader, and says what it is for.
    fn agree<T: Shaped + DeserializeOwned>(keys: &Keys) {
        for key in keys.keys {
            let yaml = format!("{}: ~\n", key.name);
            assert!(read::<T>(&SourcePath::new("a.md"), &yaml, Span::new(0..yaml.len())).is_ok(), "{yaml}");
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

    /// The YAML and the body.
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
