//! The errors of the newest plan, as the overlay shows them.

use super::preview_page;
use crate::base::Diagnostic;
use crate::base::escape::Escaped;
use crate::report;

/// What stands over the last good page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overlay {
    /// How many errors there are, in words.
    pub title: String,
    /// HTML, one element a problem.
    pub html: String,
}

/// Who looks at the preview. Only a writer sees what is withheld, whose lines may stand in an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Viewer {
    /// Whoever sits at this machine and may follow a place to its file.
    Writer,
    /// Whoever sits at this machine and looks at the site as readers see it.
    Tester,
    /// Whoever can reach it.
    Anybody,
}

impl Overlay {
    /// Returns the errors among some problems; `texts` gives the sources. None if there is no error.
    pub fn of(problems: &[Diagnostic], texts: &report::Texts<'_>, viewer: Viewer) -> Option<Self> {
        let errors: Vec<Diagnostic> = problems.iter().filter(|problem| problem.is_error()).cloned().collect();
        let title = report::summary(&errors)?;
        let html = match viewer {
            Viewer::Writer => {
                report::html(&errors, texts, &|file, line| Some(preview_page::source_address(file, Some(line))))
            }
            Viewer::Tester => report::html(&errors, texts, &|_, _| None),
            Viewer::Anybody => "<p>The terminal shows what is wrong.</p>\n".to_owned(),
        };
        Some(Self { title, html })
    }

    /// Returns why the sources cannot be read at all.
    pub fn unreadable(why: &str, viewer: Viewer) -> Self {
        let why = match viewer {
            Viewer::Writer | Viewer::Tester => why,
            Viewer::Anybody => "the terminal shows what is wrong",
        };
        Self { title: "the sources cannot be read".to_owned(), html: format!("<p>{}</p>\n", Escaped(why)) }
    }
}
