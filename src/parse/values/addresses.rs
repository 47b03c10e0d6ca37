//! Leaves that are addresses, on this site or elsewhere.

use super::Values;
use crate::base::elsewhere::{meant_elsewhere, web_address};
use crate::base::{FieldPath, Place, Route, problems};

/// Whether a text has the form of an electronic address: one `@` between a name and the name of a host with a dot.
fn is_email(text: &str) -> bool {
    let foreign =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '(' | ')' | '"' | ',' | ';' | ':');
    text.split_once('@').is_some_and(|(name, host)| {
        let labels: Vec<&str> = host.split('.').collect();
        !name.is_empty()
            && !text.contains(foreign)
            && labels.len() > 1
            && labels.iter().all(|label| !label.is_empty() && !label.contains('@'))
    })
}

impl Values<'_> {
    /// Returns the place of a field.
    pub fn place(&self, field: FieldPath) -> Place {
        Place::field(self.file(), field)
    }

    /// Notes that a value cannot be read as what it should be; `help` says what it should look like.
    pub fn report_invalid(&mut self, field: FieldPath, written: &str, help: &str) {
        let problem = problems::invalid_value(self.place(field), written, help);
        self.report(problem);
    }

    /// Returns the address of a page of this site, from its root.
    pub fn page_route(&mut self, field: FieldPath, written: &Option<String>) -> Option<Route> {
        let written = written.as_deref()?.trim();
        self.report(match Route::parse(written) {
            Ok(route) if route.is_html() => return Some(route),
            Ok(_) => problems::not_a_page(self.file(), field, written),
            Err(fault) => problems::invalid_route(self.place(field), written, fault),
        });
        None
    }

    /// Returns a full address, `https://…`, as a browser asks for it.
    pub fn web_address(&mut self, field: FieldPath, written: &Option<String>) -> Option<String> {
        self.read(field, written, |file, field, text| match web_address(text) {
            Some(address) => Ok(address.into_owned()),
            None => Err(match meant_elsewhere(text).filter(|meant| web_address(meant).is_some()) {
                Some(meant) => problems::incomplete_address(file, field, text, &meant),
                None => problems::invalid_web_address(file, field, text),
            }),
        })
    }

    /// Returns an electronic address.
    pub fn email(&mut self, field: FieldPath, written: &Option<String>) -> Option<String> {
        self.formed(field, written, is_email, "type a bare address, such as `email: amina.khan@example.org`")
    }

    /// Returns a text of a certain form; `help` says what one looks like.
    pub(super) fn formed(
        &mut self,
        field: FieldPath,
        written: &Option<String>,
        is_right: fn(&str) -> bool,
        help: &str,
    ) -> Option<String> {
        self.read(field, written, |file, field, text| {
            let right = is_right(text).then(|| text.to_owned());
            right.ok_or_else(|| problems::invalid_value(Place::field(file, field), text, help))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn electronic_addresses() {
        for good in ["a@b.org", "amina.khan+briefs@mail.example.org", "o'neil@example.org"] {
            assert!(is_email(good), "{good}");
        }
        for bad in
            ["", "a", "a@b", "@b.org", "a@", "a@b@c.org", "a@b..org", "a b@c.org", "mailto:a@b.org", "A <a@b.org>"]
        {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
