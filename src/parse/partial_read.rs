//! What of a file's YAML could not be read, where the rest could.
//!
//! A file with a misspelt key is judged like any other, so that all its mistakes are reported at once. What the fault left
//! out then looks as if it had never been written, which must not be reported as a second mistake.

use crate::base::{At, Code, Diagnostic, FieldPath, Step};
use std::collections::BTreeSet;

/// The faults of a file that was read all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartialRead {
    /// Every fault, whatever becomes of the file.
    pub problems: Vec<Diagnostic>,
    /// Fields that are missing because of a fault, in the form of [`normal`].
    fields: BTreeSet<FieldPath>,
    /// Records with a key that resembles none of theirs: any that is missing may have been meant.
    records: BTreeSet<FieldPath>,
}

impl PartialRead {
    /// Notes that a field was left out.
    pub fn leave_out(&mut self, field: &FieldPath) {
        self.fields.insert(normal(&field.0));
    }

    /// Notes that any field of a record may have been left out.
    pub fn leave_out_of(&mut self, record: &FieldPath) {
        self.records.insert(normal(&record.0));
    }

    /// Whether a field is missing because of a fault.
    fn holds(&self, field: &FieldPath) -> bool {
        let FieldPath(steps) = normal(&field.0);
        (0..=steps.len()).any(|end| self.fields.contains(&FieldPath(steps[..end].to_vec())))
    }

    /// Whether anything of the top-level value `key` was left out.
    pub fn touches(&self, key: &str) -> bool {
        self.fields.iter().any(|left_out| matches!(left_out.0.first(), Some(Step::Key(first)) if first == key))
    }

    /// Whether a key or record that is reported as missing would not be without the fault.
    fn empties(&self, code: Code, field: &FieldPath) -> bool {
        let record = &field.0[..field.0.len().saturating_sub(1)];
        let field = normal(&field.0);
        let inside = self.fields.range(&field..).next().is_some_and(|left_out| left_out.0.starts_with(&field.0));
        code == Code::MissingKey && (inside || self.records.contains(&normal(record)))
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

/// Returns a path without indices of 0. A single value is a list of one, so its first index may not be written.
fn normal(steps: &[Step]) -> FieldPath {
    FieldPath(steps.iter().filter(|step| **step != Step::Index(0)).cloned().collect())
}
