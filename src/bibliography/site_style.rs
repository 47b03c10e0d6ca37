//! The style of a site: known by its name from the start, and read when something is cited.
//!
//! To read a style and the words of a language takes milliseconds, which a site without citations does not pay.

use super::Fault;
use super::format::style::Style;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// The styles that are built in, the default first, and whether each cites in notes.
pub const STYLES: [(&str, bool); 10] = [
    ("harvard", false),
    ("apa", false),
    ("apsa", false),
    ("chicago-author-date", false),
    ("chicago-notes", true),
    ("chicago-short-notes", true),
    ("mhra", true),
    ("mla", false),
    ("oscola", true),
    ("vancouver", false),
];

/// The style in which a site cites. Copies share what was read.
#[derive(Clone, Debug)]
pub struct SiteStyle {
    /// That of [`STYLES`], or the text of a file.
    name: Arc<str>,
    is_note: bool,
    read: Arc<OnceLock<Style>>,
}

impl SiteStyle {
    /// Returns a built-in style; the default one where the name is none.
    pub fn built_in(name: &str) -> Self {
        let (name, is_note) = STYLES.iter().find(|(known, _)| *known == name).unwrap_or(&STYLES[0]);
        Self { name: (*name).into(), is_note: *is_note, read: Arc::default() }
    }

    /// Reads the text of a `.csl` file.
    ///
    /// # Errors
    /// What is wrong with it, at its place.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let style = Style::from_csl("", text)?;
        Ok(Self { name: text.into(), is_note: style.is_note(), read: Arc::new(OnceLock::from(style)) })
    }

    /// Whether it cites in notes.
    pub fn is_note(&self) -> bool {
        self.is_note
    }

    /// Returns the style itself.
    pub fn style(&self) -> &Style {
        self.read.get_or_init(|| Style::built_in(&self.name).unwrap_or_default())
    }
}

impl Default for SiteStyle {
    fn default() -> Self {
        Self::built_in(STYLES[0].0)
    }
}

impl Hash for SiteStyle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_notes_are_those_of_the_styles() {
        assert_eq!(Style::names().collect::<Vec<_>>(), STYLES.map(|(name, _)| name));
        for (name, is_note) in STYLES {
            assert_eq!(SiteStyle::built_in(name).style().is_note(), is_note, "{name}");
        }
    }
}
