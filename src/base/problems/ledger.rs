//! Mistakes in `urls.txt`: addresses that the site has promised to keep, and at which nothing is published any more.
//!
//! Nothing is said of why: a page that is withheld has gone like one that was deleted.

use crate::base::{Code, Diagnostic, LEDGER_FILE, Place, REDIRECTS_FILE, Route, SourcePath};

/// Where a page may have gone: the file of a new page, and the old addresses that it names already.
pub struct Successor<'a> {
    pub file: &'a SourcePath,
    pub aliases: Vec<&'a Route>,
}

/// Reports the address of a page that has gone.
pub fn vanished_page(place: Place, route: &Route, successor: Option<Successor<'_>>) -> Diagnostic {
    let move_it = match successor {
        Some(Successor { file, aliases }) => {
            let line = aliases_line(aliases.into_iter().chain([route]));
            format!("if the page has moved to `{file}`, type `{line}` there")
        }
        None => {
            let line = aliases_line([route]);
            format!("if the page has moved, type `{line}` in the file that it is made from now")
        }
    };
    vanished(place, route, "page", move_it)
        .and_help("if it is withdrawn, put its file back with `status: withdrawn`, so that readers are told")
        .and_help(let_it_die())
}

/// Reports the address of a file that has gone; `owner` is the text of the page that it stood beside, if that is there,
/// and `to` where its readers may be sent.
pub fn vanished_file(place: Place, route: &Route, owner: Option<&SourcePath>, to: Option<&Route>) -> Diagnostic {
    let put_back = match owner {
        Some(owner) => format!("put the file back where it was, and refer to it in `{owner}`"),
        None => "put the file back where it was".to_owned(),
    };
    vanished(place, route, "file", put_back).and_help(redirect(route, to)).and_help(let_it_die())
}

/// Reports the address of a translation that has gone; `to` where its readers may be sent. It has neither aliases nor a
/// status of its own.
pub fn vanished_translation(place: Place, route: &Route, to: Option<&Route>) -> Diagnostic {
    let put_back = "put the file of the translation back, beside that of its original".to_owned();
    vanished(place, route, "page", put_back).and_help(redirect(route, to)).and_help(let_it_die())
}

fn redirect(from: &Route, to: Option<&Route>) -> String {
    let to = to.map_or_else(|| "/new/address/".into(), Route::written);
    let line = format!("{},{}", csv_field(&from.written()), csv_field(&to));
    format!("if it has moved, type `{line}` as a line of `{REDIRECTS_FILE}`")
}

fn vanished(place: Place, route: &Route, what: &str, help: String) -> Diagnostic {
    let message = format!("`{route}` would vanish: no {what} has this address any more");
    Diagnostic::new(Code::VanishedUrl, place, message, help)
}

fn let_it_die() -> String {
    format!("to let the address die, delete this line of `{LEDGER_FILE}`")
}

/// Returns the line of front matter that names these old addresses. No address holds a quotation mark.
fn aliases_line<'a>(routes: impl IntoIterator<Item = &'a Route>) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '%' | '~');
    let item = |route: &Route| match route.written() {
        plain if plain.chars().all(is_plain) => plain.into_owned(),
        other => format!("\"{other}\""),
    };
    let items: Vec<String> = routes.into_iter().map(item).collect();
    format!("aliases: [{}]", items.join(", "))
}

fn csv_field(text: &str) -> String {
    if text.contains(',') { format!("\"{text}\"") } else { text.to_owned() }
}
