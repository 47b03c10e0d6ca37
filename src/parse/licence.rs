//! Licences, by the identifiers and the grammar of SPDX (<https://spdx.org/licenses/>).
//!
//! A misspelt identifier would be printed as if it were a licence, and reference managers would hand it on: so words
//! are held against the list, and not against a form alone. Terms of a publisher's own are `LicenseRef-…`.

use super::values::{Values, typed};
use crate::base::nearest::nearest;
use crate::base::{FieldPath, problems};
use spdx::identifiers::LICENSES;
use spdx::{Expression, ParseMode};

/// What a site or a brief says of its licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Licence {
    /// `none`: no licence is claimed.
    Unclaimed,
    /// An SPDX expression: mostly one identifier.
    Spdx(String),
}

impl Licence {
    /// Returns the expression, if a licence is claimed.
    pub fn spdx(self) -> Option<String> {
        match self {
            Self::Unclaimed => None,
            Self::Spdx(expression) => Some(expression),
        }
    }
}

/// Identifiers that the list has given up are licences still, and may be what a text was published under.
const MODE: ParseMode = ParseMode { allow_deprecated: true, ..ParseMode::STRICT };

impl Values<'_> {
    /// Returns an SPDX expression, or `none`.
    pub fn licence(&mut self, field: FieldPath, written: &Option<String>) -> Option<Licence> {
        let text = typed(written)?;
        if text.eq_ignore_ascii_case("none") {
            return Some(Licence::Unclaimed);
        }
        if Expression::parse_mode(text, MODE).is_ok() {
            return Some(Licence::Spdx(text.to_owned()));
        }
        self.report(problems::invalid_licence(self.file(), field, text, suggestion(text)));
        None
    }
}

/// Returns the identifier that was meant, or else the one that publishers of briefs use most.
fn suggestion(written: &str) -> &'static str {
    let hyphened = written.split_whitespace().collect::<Vec<_>>().join("-");
    let names = || LICENSES.iter().rev().map(|licence| licence.name);
    if let Some(same) = names().find(|name| name.eq_ignore_ascii_case(&hyphened)) {
        return same;
    }
    // Without a version the newest is meant, which comes first in this order.
    let is_version = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let unversioned = names().find(|name| {
        let split = name.split_at_checked(hyphened.len());
        split.is_some_and(|(start, rest)| {
            start.eq_ignore_ascii_case(&hyphened) && rest.strip_prefix('-').is_some_and(is_version)
        })
    });
    unversioned.or_else(|| nearest(&hyphened, names()).first().copied()).unwrap_or("CC-BY-4.0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SourcePath;
    use jiff::tz::TimeZone;

    fn read(written: &str) -> Result<Licence, String> {
        let (file, zone) = (SourcePath::new("a.md"), TimeZone::UTC);
        let mut values = Values::new(&file, &zone);
        let licence = values.licence(FieldPath::of("licence"), &Some(written.to_owned()));
        licence.ok_or_else(|| values.into_problems().remove(0).help.remove(0))
    }

    #[test]
    fn expressions_of_the_list_are_licences() {
        for written in [
            "CC-BY-4.0",
            "CC0-1.0",
            "CC-BY-NC-SA-2.0-UK",
            "MIT OR Apache-2.0",
            "GPL-2.0",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            "LicenseRef-Institute-Terms",
        ] {
            assert_eq!(read(written), Ok(Licence::Spdx(written.to_owned())));
        }
        for none in ["none", "NONE"] {
            assert_eq!(read(none), Ok(Licence::Unclaimed));
        }
    }

    #[test]
    fn what_is_none_is_told_with_the_nearest() {
        for (written, meant) in [
            ("banana", "CC-BY-4.0"),
            ("not a licence !!", "CC-BY-4.0"),
            ("CC BY 4.0", "CC-BY-4.0"),
            ("cc-by-sa-4.0", "CC-BY-SA-4.0"),
            ("CC-BY", "CC-BY-4.0"),
            ("CC-BY-5.0", "CC-BY-4.0"),
            ("CC-BY-NC", "CC-BY-NC-4.0"),
            ("Apache 2.0", "Apache-2.0"),
        ] {
            let help = format!("type `licence: {meant}`, as on https://spdx.org/licenses/; or `licence: none`");
            assert_eq!(read(written), Err(help), "{written}");
        }
    }
}
