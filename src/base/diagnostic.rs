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
}

/// A code, a place and a message.
pub type Mistake = (Code, Place, String);

impl Diagnostic {
    /// Returns a problem of `code`'s own severity.
    pub fn new(code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place, severity: code.severity(), code, message: message.into(), help: vec![help.into()] }
    }

    /// Returns what makes two problems the same mistake: suggestions may differ between two plans.
    pub fn mistake(&self) -> Mistake {
        (self.code, self.place.clone(), self.message.clone())
    }

    /// Returns the same with one more line of help.
    #[must_use]
    pub fn and_help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
