//! The style of a site: known by its name from the start, and read when something is cited.
//!
//! To read a style and the words of a language takes milliseconds, which a site without citations does not pay.

use super::Fault;
use super::format::style::Style;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// The styles that are built in, the default first, whether each cites in notes, and what readers know it as.
pub const STYLES: [(&str, bool, &str); 10] = [
    ("harvard", false, "Harvard"),
    ("apa", false, "APA"),
    ("apsa", false, "APSA"),
    ("chicago-author-date", false, "Chicago (author-date)"),
    ("chicago-notes", true, "Chicago (notes)"),
    ("chicago-short-notes", true, "Chicago (short notes)"),
    ("mhra", true, "MHRA"),
    ("mla", false, "MLA"),
    ("oscola", true, "OSCOLA"),
    ("vancouver", false, "Vancouver"),
];

/// The styles of a site.
#[derive(Clone, Debug, Default, Hash)]
pub struct SiteStyles {
    /// In which its texts cite.
    pub text: SiteStyle,
    /// In which readers may cite a brief, the first of them in sight; none where the site has said nothing of citations.
    pub of_briefs: Vec<SiteStyle>,
}

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
        let (name, is_note, _) = STYLES.iter().find(|(known, ..)| *known == name).unwrap_or(&STYLES[0]);
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

    /// Returns what readers know it as: `APA`, or what its file calls itself.
    pub fn label(&self) -> &str {
        let built_in = STYLES.iter().find(|(name, ..)| *name == &*self.name);
        built_in.map_or_else(|| self.style().title().trim(), |(_, _, label)| label)
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
        assert_eq!(Style::names().collect::<Vec<_>>(), STYLES.map(|(name, ..)| name));
        for (name, is_note, _) in STYLES {
            assert_eq!(SiteStyle::built_in(name).style().is_note(), is_note, "{name}");
        }
    }
}
