//! A problem, as a value: what is wrong, where, and what to type instead.
//!
//! Stages return diagnostics beside their result and never stop at the first. Only the world (disk, network, clock)
//! fails with an error; whatever an author wrote is data.

use super::{Code, FieldPath, LineColumn, Severity, SourcePath, Span};

/// Where in a file a problem stands, as precisely as the stage knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    File,
    /// These bytes of its text.
    Span(Span),
    /// A line and column of a file whose text could not be kept.
    Position(LineColumn),
    /// The value of a field of its front matter or of `site.yaml`.
    Field(FieldPath),
    /// The key of such a field, where the name itself is wrong.
    Key(FieldPath),
    /// The reference with this address among those of the file's body: what stands between the brackets of a link,
    /// image or wiki link.
    Reference(String),
}

/// A file and a place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: SourcePath,
    pub at: At,
}

impl Place {
    /// Returns the file as a whole.
    pub fn file(file: &SourcePath) -> Self {
        Self { file: file.clone(), at: At::File }
    }

    /// Returns bytes of the file's text.
    pub fn span(file: &SourcePath, span: Span) -> Self {
        Self { file: file.clone(), at: At::Span(span) }
    }

    /// Returns a field of the file's YAML.
    pub fn field(file: &SourcePath, field: FieldPath) -> Self {
        Self { file: file.clone(), at: At::Field(field) }
    }

    /// Returns the field of this name at the top of the file's YAML.
    pub fn top(file: &SourcePath, key: &str) -> Self {
        Self::field(file, FieldPath::of(key))
    }

    /// Returns the key of a field of the file's YAML.
    pub fn key(file: &SourcePath, field: FieldPath) -> Self {
        Self { file: file.clone(), at: At::Key(field) }
    }
}

/// One problem. Build it with a constructor of [`super::problems`], so that one mistake has one wording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    pub place: Place,
    pub severity: Severity,
    pub code: Code,
    /// Lower case, no full stop, what was typed in backticks.
    pub message: String,
    /// What to type instead, one suggestion a line.
    pub help: Vec<String>,
    /// Places beside this one where the same is wrong, if it is reported once for all.
    pub further_places: usize,
}

/// A code, a place and a message.
pub type Mistake = (Code, Option<Place>, String);

impl Diagnostic {
    /// Returns a problem of `code`'s own severity.
    pub fn new(code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), vec![help.into()]);
        Self { place, severity: code.severity(), code, message, help, further_places: 0 }
    }

    /// Returns what makes two problems the same mistake: suggestions may differ between two plans, and an unknown author is
    /// reported where it is named first, which may be another place.
    pub fn mistake(&self) -> Mistake {
        (self.code, (self.code != Code::UnknownAuthor).then(|| self.place.clone()), self.message.clone())
    }

    /// Returns the same with one more line of help.
    #[must_use]
    pub fn and_help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Returns the same, reported for so many further places.
    #[must_use]
    pub fn and_at(mut self, further_places: usize) -> Self {
        self.further_places = further_places;
        self
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
