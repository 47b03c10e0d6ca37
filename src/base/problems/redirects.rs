//! Mistakes in old addresses: `aliases` of front matter, and the lines of `redirects.csv`.

use crate::base::{Code, Diagnostic, Place};

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

problems! {
    /// Reports a line with nothing before or behind its comma.
    csv_blank(place: Place, column: &str) = InvalidCsv, place,
        "the line has nothing under `{column}`",
        "type `/old/address/,/new/address/`, or delete the line";
    /// Reports a quotation mark without its other half, which takes in all that follows.
    csv_quote(place: Place) = InvalidCsv, place,
        "a quotation mark that is opened here is not closed",
        "delete it: addresses need no quotation marks";
    /// Reports an old address with a query or a fragment.
    more_than_a_path(place: Place, written: &str, path: &str) = InvalidValue, place,
        "`{written}` is more than a path",
        "type `{path}`: what follows `?` or `#` never reaches the pages of a static site";
    /// Reports a redirect to an address with a query.
    query_in_target(place: Place, written: &str, address: &str) = InvalidValue, place,
        "`{written}` has a query",
        "type `{address}`: no page of this site has a query";
    /// Reports a page that names its own address as an old one.
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
