//! Old addresses: what `aliases` and the lines of `redirects.csv` mean.
//!
//! An alias leads to the page of the file that names it, so a withheld file's aliases are absent with it. A line of
//! `redirects.csv` leads to an address, which only plan can find. An old address is a page: `/old/url` is `/old/url/`,
//! as servers have it; only a name that ends in `.html` is a file of its own.

use super::{Public, Rooted};
use crate::base::{
    BaseUrl, Diagnostic, FieldPath, Place, REDIRECTS_FILE, Route, SourcePath, problems, route::encode_written,
    route::scheme,
};
use crate::parse::document::{ContentKind, Document};
use crate::parse::redirects::Cell;
use std::sync::Arc;

/// An old address, and where it leads.
#[derive(Clone, Debug)]
pub struct Redirect {
    pub from: Route,
    /// Where the old address is written.
    pub place: Place,
    pub to: Destination,
}

/// Where an old address leads.
#[derive(Clone, Debug)]
pub enum Destination {
    /// To the page of this file, which names the address among its `aliases`.
    PageOf(SourcePath),
    /// To an address, as this line of `redirects.csv` has it.
    Line(usize, Rooted),
    /// To the nearest page above a derived page that has gone, and whose address this line of `urls.txt` keeps.
    Above(usize, Route),
}

/// Returns every redirect that can be read; what cannot is reported.
pub fn gather(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Redirect> {
    let mut found = Vec::new();
    let base = &public.config.base_url;
    // Those of the translation of a brief are reported where it is read.
    let is_read = |document: &&Arc<Document>| {
        document.identity.kind != ContentKind::Brief || !public.versions().is_translation(document)
    };
    for document in public.documents.iter().filter(is_read) {
        for (at, alias) in document.front.common().aliases.iter().enumerate() {
            let place = Place::field(&document.path, FieldPath::of("aliases").index(at));
            match old_address(base, &place, alias) {
                Ok(from) => found.push(Redirect { from, place, to: Destination::PageOf(document.path.clone()) }),
                Err(problem) => problems.push(problem),
            }
        }
    }
    let file = SourcePath::new(REDIRECTS_FILE);
    for line in &public.sources.redirects.lines {
        let place = Place::span(&file, line.from.span);
        let (from, to) = (old_address(base, &place, &line.from.text), target(base, &file, &line.to));
        match (from, to) {
            (Ok(from), Ok(to)) => found.push(Redirect { from, place, to: Destination::Line(line.number, to) }),
            (from, to) => problems.extend([from.err(), to.err()].into_iter().flatten()),
        }
    }
    found
}

/// Returns the route at which a redirect is written.
fn old_address(base: &BaseUrl, place: &Place, written: &str) -> Result<Route, Diagnostic> {
    let written = written.trim();
    within_the_site(base, place, written)?;
    if let Some(end) = written.find(['?', '#']) {
        let path = if end == 0 { "/old/address/" } else { &written[..end] };
        return Err(problems::more_than_a_path(place.clone(), written, path));
    }
    let route = Route::parse(written).map_err(|fault| problems::invalid_route(place.clone(), written, fault))?;
    let path = route.as_str();
    let name = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    Ok(match &*name {
        "" => route,
        "index.html" => Route::of(&path[..path.len() - name.len()]),
        _ if name.ends_with(".html") || name.ends_with(".htm") => route,
        _ => Route::of(format!("{path}/")),
    })
}

/// Returns the address that a line leads to, with its fragment.
fn target(base: &BaseUrl, file: &SourcePath, cell: &Cell) -> Result<Rooted, Diagnostic> {
    let (place, written) = (Place::span(file, cell.span), cell.text.as_str());
    within_the_site(base, &place, written)?;
    let (before, fragment) = written.split_once('#').map_or((written, None), |(path, rest)| (path, Some(rest)));
    if let Some((path, _)) = before.split_once('?') {
        let address = fragment.map_or_else(|| path.to_owned(), |fragment| format!("{path}#{fragment}"));
        return Err(problems::query_in_target(place, written, &address));
    }
    let route = Route::parse(before).map_err(|fault| problems::invalid_route(place.clone(), written, fault))?;
    let fragment = fragment.filter(|fragment| !fragment.is_empty()).map(encode_written);
    Ok(Rooted { place, written: written.to_owned(), route, fragment })
}

/// Holds that an address is none elsewhere; of a full address of this site it says the path.
fn within_the_site(base: &BaseUrl, place: &Place, written: &str) -> Result<(), Diagnostic> {
    if scheme(written).is_none() && !written.starts_with("//") {
        return Ok(());
    }
    let home = base.absolute(&Route::of("/"));
    let path = written.strip_prefix(&*home).map(|rest| format!("/{rest}"));
    Err(problems::full_address(place.clone(), written, path.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Result<String, (String, String)> {
        let base = BaseUrl::parse("https://example.org/repo/").unwrap();
        let place = Place::file(&SourcePath::new("a.md"));
        match old_address(&base, &place, written) {
            Ok(route) => Ok(route.to_string()),
            Err(problem) => Err((problem.message, problem.help.join(" / "))),
        }
    }

    #[test]
    fn an_old_address_is_a_page_or_an_html_file() {
        for (written, route) in [
            ("/old/url/", "/old/url/"),
            ("/old/url", "/old/url/"),
            ("/old/file.html", "/old/file.html"),
            ("/OLD/FILE.HTM", "/OLD/FILE.HTM"),
            ("/old/index.html", "/old/"),
            ("/index.html", "/"),
            ("/report.pdf", "/report.pdf/"),
            ("/v1.2", "/v1.2/"),
            ("/%C3%A9t%C3%A9", "/été/"),
            ("/été/", "/été/"),
            ("/a%20b/", "/a b/"),
            (" /old/ ", "/old/"),
        ] {
            assert_eq!(read(written), Ok(route.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_is_no_old_address_says_what_to_type() {
        for (written, message, help) in [
            ("/old/?p=12", "`/old/?p=12` is more than a path", "type `/old/`: what follows"),
            ("/old#part", "`/old#part` is more than a path", "type `/old`: what follows"),
            ("?p=12", "`?p=12` is more than a path", "type `/old/address/`"),
            ("https://example.org/repo/old/", "is a full address, where a path is expected", "type `/old/`"),
            ("https://example.com/old/", "`https://example.com/old/` is no address of this site", "write a path from"),
            ("//example.com/old/", "`//example.com/old/` is no address of this site", "write a path from"),
            ("old/", "`old/` is no address of this site", "write the path from the site's root"),
            ("/a/../b/", "`/a/../b/` cannot be an address", "write the path from the site's root"),
            ("/a%3Fb/", "`/a%3Fb/` cannot be an address", "write the path from the site's root"),
        ] {
            let (told, helped) = read(written).expect_err(written);
            assert!(told.contains(message) && helped.starts_with(help), "{written}: {told} | {helped}");
        }
    }
}
