//! What is wrong at the moment, as the overlay shows it.

use super::own;
use crate::base::Diagnostic;
use crate::report;

/// What stands over the last good page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overlay {
    /// How many errors there are, in words.
    pub title: String,
    /// HTML, one element a problem.
    pub html: String,
}

/// Who may read what is wrong: source lines may be of a brief that is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Whoever sits at this machine and may follow a place to its file.
    Writer,
    /// Whoever sits at this machine and looks at the site as readers see it.
    Tester,
    /// Whoever can reach it.
    Anybody,
}

impl Overlay {
    /// What stops the site from being shown as it is now; `texts` gives the sources.
    pub fn of(problems: &[Diagnostic], texts: &report::Texts<'_>, reader: Reader) -> Option<Self> {
        let errors: Vec<Diagnostic> = problems.iter().filter(|problem| problem.is_error()).cloned().collect();
        let title = report::summary(&errors)?;
        let html = match reader {
            Reader::Writer => {
                report::overlay(&errors, texts, &|file, line| Some(own::source_address(file, Some(line))))
            }
            Reader::Tester => report::overlay(&errors, texts, &|_, _| None),
            Reader::Anybody => "<p>The terminal shows what is wrong.</p>\n".to_owned(),
        };
        Some(Self { title, html })
    }

    /// Why the sources cannot be read at all.
    pub fn of_the_world(why: &str, reader: Reader) -> Self {
        let why = match reader {
            Reader::Writer | Reader::Tester => why,
            Reader::Anybody => "the terminal shows what is wrong",
        };
        Self { title: "the sources cannot be read".to_owned(), html: format!("<p>{}</p>\n", report::escaped(why)) }
    }
}
