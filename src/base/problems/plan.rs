//! Mistakes that show when every address of the site is known, and in templates.

use crate::base::{Place, SourcePath};

problems! {
    /// Reports two sources for one address; `place` is the second, `other` names the first.
    url_collision(place: Place, url: &str, other: &str) = UrlCollision, place,
        "`{url}` is published by {other} already",
        "rename one of the two, or give it another `slug` or `url`";
    /// Reports a file of `static/` at an address that is taken.
    static_collision(place: Place, url: &str, other: &str) = UrlCollision, place,
        "`{url}` is published by {other} already",
        "delete or rename the file in `static/`";
    /// Reports a template that cannot be parsed or rendered; `place` is in the template, or the page it was rendered for.
    template_error(place: Place, message: &str) = TemplateError, place,
        (sentence(message)),
        "the manual lists the fields that each template has";
    /// Reports a file under `content/` that no public page refers to.
    unused_file(file: &SourcePath) = UnusedFile, Place::file(file),
        "no page refers to this file, so it is not published",
        "link to it, delete it, or move it to `static/`";
}

/// Returns a sentence of the template engine in the form of ours.
fn sentence(message: &str) -> String {
    let mut letters = message.trim().trim_end_matches(['.', ':']).chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
