//! What is wrong with a site's own templates.
//!
//! Tera's messages are taken over as they are; what is said here is what Tera does not know: the bounds of the tool.

use crate::base::Place;

/// A bound that the templates of a page have broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateBound {
    Steps,
    Written,
    Kept,
    Nested,
    Calls,
}

impl TemplateBound {
    fn words(self) -> String {
        let words = match self {
            Self::Steps => "it takes more than 100,000 steps for one page",
            Self::Written => "it writes more than 64 MiB for one page",
            Self::Kept => "it makes a value of more than 64 MiB",
            Self::Nested => "it makes lists within lists, more than 64 levels deep",
            Self::Calls => "a component calls itself, more than 20 levels deep",
        };
        words.to_owned()
    }
}

problems! {
    /// Reports a template that cannot be parsed or rendered; `place` is in the template, or the page it was rendered for.
    template_error(place: Place, message: &str, help: Option<&str>) = TemplateError, place,
        (sentence(message)),
        (help.unwrap_or("the manual lists the fields that each template has"));
    /// Reports a template that does not come to an end within a bound.
    template_without_end(place: Place, bound: TemplateBound) = TemplateError, place,
        (bound.words()),
        "let a loop go over less, such as `{{% for brief in list.cards %}}`; let no component call itself without a condition";
    /// Reports the last template but 16 of a row.
    template_in_a_long_row(place: Place) = TemplateError, place,
        "more than 16 templates extend or include one another in a row",
        "put the text of one into the other";
}

/// Returns a sentence of the template engine in the form of ours.
fn sentence(message: &str) -> String {
    let mut letters = message.trim().trim_end_matches(['.', ':']).chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
