//! What of a file's YAML could not be read, where the rest could.
//!
//! A file with a misspelt key is judged like any other, so that all its mistakes are told at once. What the fault left
//! out then looks as if it had never been written, which must not be told as a second mistake.

use crate::base::{At, Code, Diagnostic, FieldPath, Step};

/// What a walk over faulty YAML leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Fields that are missing because of a fault.
    pub fields: Vec<FieldPath>,
    /// Records with a key that resembles none of theirs: any that is missing may have been meant.
    pub records: Vec<FieldPath>,
}

/// The faults of a file that was read all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unheard {
    /// Every fault, whatever becomes of the file.
    pub problems: Vec<Diagnostic>,
    left_out: LeftOut,
}

impl Unheard {
    /// These faults, and what was left out for them.
    pub fn new(problems: Vec<Diagnostic>, left_out: LeftOut) -> Self {
        Self { problems, left_out }
    }

    /// Whether a field is missing because of a fault.
    pub fn holds(&self, field: &FieldPath) -> bool {
        self.left_out.fields.iter().any(|unheard| lies_in(&field.0, &unheard.0))
    }

    /// Whether anything of the top-level value `key` was left out.
    pub fn touches(&self, key: &str) -> bool {
        self.left_out.fields.iter().any(|unheard| matches!(unheard.0.first(), Some(Step::Key(first)) if first == key))
    }

    /// Whether a key or record that is told to be missing would not be without the fault.
    fn empties(&self, code: Code, field: &FieldPath) -> bool {
        let record = &field.0[..field.0.len().saturating_sub(1)];
        code == Code::MissingKey
            && (self.left_out.fields.iter().any(|unheard| unheard.0.starts_with(&field.0))
                || self.left_out.records.iter().any(|other| is_same(record, &other.0)))
    }

    /// Whether a problem of the file is only what a fault left behind.
    pub fn explains(&self, problem: &Diagnostic) -> bool {
        if self.problems.is_empty() {
            return false;
        }
        // These stand at the title or date, which are not what they are about.
        match problem.code {
            Code::NoAsOf => return self.holds(&FieldPath::of("as_of")),
            Code::NoRecommendations => return self.holds(&FieldPath::of("recommendations")),
            Code::NoSources => return self.holds(&FieldPath::of("sources")),
            Code::AsOfAfterDate => return self.holds(&FieldPath::of("date")),
            Code::LongBrief => return false,
            _ => {}
        }
        match &problem.place.at {
            At::Field(field) | At::Key(field) => {
                self.holds(field) || self.empties(problem.code, field) || problem.code == Code::TranslationDiffers
            }
            // Its slug or address may have been given in what was left out.
            At::File => matches!(problem.code, Code::InvalidSlug | Code::UrlCollision | Code::DuplicateSlug),
            At::Span(_) | At::Position(_) | At::Reference(_) => false,
        }
    }
}

/// Whether a field lies in another or is it. A single value is a list of one, so its first index may not be written.
fn lies_in(field: &[Step], around: &[Step]) -> bool {
    match (field, around) {
        (_, []) => true,
        ([here, inside @ ..], [there, rest @ ..]) if here == there => lies_in(inside, rest),
        ([Step::Index(0), inside @ ..], _) => lies_in(inside, around),
        _ => false,
    }
}

/// Whether two paths lead to one record, the first index written or not.
fn is_same(one: &[Step], other: &[Step]) -> bool {
    let written = |step: &&Step| **step != Step::Index(0);
    one.iter().filter(written).eq(other.iter().filter(written))
}
