//! Leaves that are addresses, on this site or elsewhere.

use super::Values;
use crate::base::route::scheme;
use crate::base::{Diagnostic, FieldPath, Place, Route, problems};

impl Values<'_> {
    /// The place of a field.
    pub fn place(&self, field: FieldPath) -> Place {
        Place::field(self.file, field)
    }

    /// Notes that a value cannot be read as what it should be; `help` says what it should look like.
    pub fn report_invalid(&mut self, field: FieldPath, written: &str, help: &str) {
        let problem = problems::invalid_value(self.place(field), written, help);
        self.report(problem);
    }

    /// An address of this site, from its root.
    pub fn route(&mut self, field: FieldPath, written: &Option<String>) -> Option<Route> {
        let written = written.as_deref()?;
        match Route::parse(written.trim()) {
            Ok(route) => Some(route),
            Err(fault) => {
                let problem: Diagnostic = problems::invalid_route(self.place(field), written, fault);
                self.report(problem);
                None
            }
        }
    }

    /// A full address, `https://…`.
    pub fn web_address(&mut self, field: FieldPath, written: &Option<String>) -> Option<String> {
        let written = written.as_deref()?.trim();
        let is_web = matches!(scheme(written).as_deref(), Some("http" | "https"));
        let rest = written.split_once("://").map_or("", |(_, rest)| rest);
        if is_web && !rest.is_empty() && !written.contains(char::is_whitespace) {
            return Some(written.to_owned());
        }
        let joined = written.split_whitespace().collect::<Vec<_>>().join("%20");
        if is_web && !rest.is_empty() {
            self.report_invalid(field, written, &format!("a blank in an address is `%20`: type `{joined}`"));
        } else {
            self.report_invalid(field, written, "write a full address that begins with `https://`");
        }
        None
    }
}
