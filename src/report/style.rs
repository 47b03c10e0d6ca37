//! How a report looks, and where the texts come from that it quotes.

use crate::base::SourcePath;

/// Who reads the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// People: the source line with the place underlined, and what to type instead.
    #[default]
    Human,
    /// Editors and scripts: one JSON object a line.
    Json,
    /// GitHub Actions: workflow commands that become annotations.
    Github,
}

/// Whether the report for people carries colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    #[default]
    Plain,
    /// With ANSI escape sequences.
    Styled,
}

/// What becomes of problems in the same words at many places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeats {
    /// They are shown once, at the first place, which names the next few and counts the rest.
    #[default]
    Together,
    /// Each is shown at its place.
    Each,
}

/// How a report looks. `paint` and `repeats` are for people; the other formats ignore them and show every problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub format: Format,
    pub paint: Paint,
    pub repeats: Repeats,
}

/// Gives the text of a source file as loaded, the one that spans count in, if it is held.
pub type Texts<'a> = dyn Fn(&SourcePath) -> Option<&'a str> + 'a;

/// Gives the address of a line of a source file.
pub type Link<'a> = dyn Fn(&SourcePath, usize) -> Option<String> + 'a;
