//! Mistakes in addresses: two sources for one, `aliases`, the lines of `redirects.csv`, and `urls.txt` with the addresses
//! that the site has promised to keep; and mistakes in templates.
//!
//! Nothing is said of why an address has gone: a page that is withheld has gone like one that was deleted.

use crate::base::{Code, Diagnostic, LEDGER_FILE, MediaKind, PictureFormat, Place, REDIRECTS_FILE, Route, SourcePath};

/// Reports a first line that is not `from,to`; `separator` is what stands where a comma should.
pub fn csv_header(place: Place, written: &str, separator: Option<char>) -> Diagnostic {
    let help = match separator {
        Some('\t') => "put a comma, not a tab, between the two addresses of each line".to_owned(),
        Some(other) => format!("put a comma, not `{other}`, between the two addresses of each line"),
        None => "type `from,to` as the first line, and below it lines such as `/old/address/,/new/address/`".to_owned(),
    };
    Diagnostic::new(Code::InvalidCsv, place, format!("the first line is `{written}`, not `from,to`"), help)
}

/// Reports a line with another number of fields than two.
pub fn csv_fields(place: Place, fields: usize) -> Diagnostic {
    let message = match fields {
        1 => "the line has 1 field, where two are expected".to_owned(),
        _ => format!("the line has {fields} fields, where two are expected"),
    };
    let help = "type `/old/address/,/new/address/`; a line that begins with `#` is a comment";
    Diagnostic::new(Code::InvalidCsv, place, message, help)
}

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

/// Returns how the ending of a file becomes one of an attachment.
fn name_ending(file: &SourcePath) -> String {
    match file.extension() {
        "" => "rename it with an ending that says what it is".to_owned(),
        ending => format!(
            "to publish all files of its kind, type `attachment_types: [{}]` in `site.yaml`",
            ending.to_lowercase()
        ),
    }
}

/// Returns how a file can be used that no page refers to.
fn use_of_file(file: &SourcePath) -> String {
    let name = file.name();
    let otherwise = "delete it, or move it to `static/`";
    match captions(file) {
        Some(help) => help,
        None if PictureFormat::of_ending(file.extension()).is_some() => {
            format!("show it, `![…]({name})` in a text or `image: {name}` in its front matter; or {otherwise}")
        }
        None if MediaKind::of_ending(file.extension()).is_some() => {
            format!("play it, `![…]({name})` in a text; or {otherwise}")
        }
        None => format!("link to it, {otherwise}"),
    }
}

/// Returns what to do with captions that no player reads.
fn captions(file: &SourcePath) -> Option<String> {
    let vtt = format!("{}.vtt", file.stem());
    match &*file.extension().to_ascii_lowercase() {
        "srt" => Some(format!(
            "players read captions in WebVTT: save it as `{vtt}`, with `WEBVTT` as its first line and points for the commas in its times"
        )),
        "vtt" => Some("give it the name of its video, as `talk.vtt` beside `talk.mp4`, or delete it".to_owned()),
        _ => None,
    }
}

problems! {
    /// Reports two sources for one address; `place` is the second, `other` names the first.
    url_collision(place: Place, url: &str, other: &str) = UrlCollision, place,
        "`{url}` is published by {other} already",
        "rename or delete one of the two, or give it another `slug` or `url`";
    /// Reports a file of `static/` at an address that is taken.
    static_collision(place: Place, url: &str, other: &str) = UrlCollision, place,
        "`{url}` is published by {other} already",
        "delete or rename the file in `static/`";
    /// Reports a file under `content/` that no public page refers to.
    unused_file(file: &SourcePath) = UnusedFile, Place::file(file),
        "no page refers to this file, so it is not published",
        (use_of_file(file));
    /// Reports a file in the folder of a brief whose ending is none of an attachment, and to which nothing refers.
    unknown_attachment(file: &SourcePath) = UnusedFile, Place::file(file),
        "no page refers to this file and its ending is none of an attachment, so it is not published",
        (captions(file).unwrap_or_else(|| name_ending(file))),
        "link to it, or delete it";
    unlinked_copy(file: &SourcePath) = UnusedFile, Place::file(file),
        "no page refers to this file, and its name is that of a copy, so it is not published",
        "delete it; or rename it, if it is an attachment";
    /// Reports a file in the folder of a text, with the text's own name, that a word processor may have written.
    unlinked_original(file: &SourcePath) = UnusedFile, Place::file(file),
        "no page refers to this file, and it has the name of the text, so it is taken for what the text was made from and not published",
        "link to it, if it is an attachment; or keep it outside of `content/`";
    csv_blank(place: Place, column: &str) = InvalidCsv, place,
        "the line has nothing under `{column}`",
        "type `/old/address/,/new/address/`, or delete the line";
    /// Reports a quotation mark without its other half, which takes in all that follows.
    csv_quote(place: Place) = InvalidCsv, place,
        "a quotation mark that is opened here is not closed",
        "delete it: addresses need no quotation marks";
    more_than_a_path(place: Place, written: &str, path: &str) = InvalidValue, place,
        "`{written}` is more than a path",
        "type `{path}`: what follows `?` or `#` never reaches the pages of a static site";
    query_in_target(place: Place, written: &str, address: &str) = InvalidValue, place,
        "`{written}` has a query",
        "type `{address}`: no page of this site has a query";
    own_alias(place: Place, url: &str) = UrlCollision, place,
        "`{url}` is the address of this page itself",
        "delete it from `aliases`, which are addresses that the page had before";
    /// Reports an old address that is taken, by a page or by another redirect; `other` names it.
    redirect_collision(place: Place, url: &str, other: &str) = UrlCollision, place,
        "`{url}` is published by {other} already",
        "delete it here: one address leads to one page";
    /// Reports a link to an old address; `new` is where it leads.
    link_to_redirect(place: Place, written: &str, new: &str) = LinkToRedirect, place,
        "`{written}` is an old address that leads on to `{new}`",
        "link to `{new}`";
}

/// Reports a full address where a path of the site is expected; `path` is that path, if the address is one of this
/// site.
pub fn full_address(place: Place, written: &str, path: Option<&str>) -> Diagnostic {
    let (message, help) = match path {
        Some(path) => (format!("`{written}` is a full address, where a path is expected"), format!("type `{path}`")),
        None => (
            format!("`{written}` is no address of this site"),
            "write a path from the site's root, such as `/old/address/`; redirects do not leave the site".to_owned(),
        ),
    };
    Diagnostic::new(Code::InvalidValue, place, message, help)
}

/// Reports lines of `redirects.csv` that lead in a circle; `circle` begins and ends with one address.
pub fn redirect_loop(place: Place, circle: &[&str]) -> Diagnostic {
    let circle: Vec<String> = circle.iter().map(|url| format!("`{url}`")).collect();
    let message = format!("the redirect leads in a circle: {}", circle.join(", "));
    Diagnostic::new(Code::RedirectLoop, place, message, "let one of these lines lead to a page, or delete it")
}
