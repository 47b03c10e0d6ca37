//! Links, anchors and files that lead nowhere.
//!
//! A withheld target gives the same words as one that never existed: nobody may distinguish what is not public from what is
//! not there.

use super::did_you_mean;
use crate::base::{Code, Diagnostic, Place};

problems! {
    dead_link(place: Place, written: &str, nearest: &[String]) = DeadLink, place,
        "nothing is published at `{written}`",
        (did_you_mean(nearest, "link to a file of this site, or to a full address with `https://`"));
    /// Reports a link to the page of a place that no brief is about and that has no profile; `file` is the profile to
    /// create.
    link_without_page(place: Place, written: &str, file: &str) = DeadLink, place,
        "nothing is published at `{written}`",
        "create `{file}`, and the page exists";
    /// Reports a link to the file of a place that has none; `route` is the page that there may be all the same.
    link_without_profile(place: Place, written: &str, file: &str, route: &str) = DeadLink, place,
        "there is no file `{written}`",
        "create `{file}`; or, if a brief is about the place, link to its page: `{route}`";
    picture_of_nothing(place: Place) = MissingFile, place,
        "the picture has no address",
        "write where its file is: `![…](figure.png)`";
    missing_file(place: Place, written: &str, nearest: &[String]) = MissingFile, place,
        "there is no file `{written}`",
        (did_you_mean(nearest, "put the file beside the text, or into `static/` and write `/NAME`"));
    outside_the_site(place: Place, written: &str) = MissingFile, place,
        "`{written}` leads out of the site's folder",
        "put the file into the site and refer to it there";
    /// Reports an address elsewhere that does not lead to a page; `answer` is what came back.
    external_link(place: Place, address: &str, answer: &str) = ExternalLink, place,
        (format!("`{address}` does not answer: {}", answer.trim_end_matches('.'))),
        "open it in a browser; if it is gone, link to an archived copy";
    /// Reports a picture on another host: pages ask no other host for anything, so it is not shown.
    external_image(place: Place, written: &str) = ExternalImage, place,
        "the picture `{written}` is not shown, since pages load nothing from other hosts",
        "save it beside the text and refer to it there, or link to it: `[…](https://…)`";
}

/// Reports a link whose page has no such heading.
pub fn dead_anchor(place: Place, anchor: &str, page: &str, nearest: &[&str]) -> Diagnostic {
    let nearest: Vec<String> = nearest.iter().map(|id| format!("#{id}")).collect();
    let help = did_you_mean(&nearest, "use the heading in lower case, its blanks as hyphens, or `{#id}` after it");
    Diagnostic::new(Code::DeadAnchor, place, format!("no heading of {page} has the id `{anchor}`"), help)
}

/// Reports a link without an address, or to one that names no host.
pub fn link_to_nothing(place: Place, written: &str) -> Diagnostic {
    let message = match written {
        "" => "the link has no address".to_owned(),
        _ => format!("the address `{written}` leads nowhere"),
    };
    let help = match written {
        "#" => "name a heading, `#heading`; `#top` leads to the top of the page",
        _ => "write where it leads: `[…](other-brief.md)`, `[…](https://example.org/)`",
    };
    Diagnostic::new(Code::DeadLink, place, message, help)
}

/// Reports a wiki link to a brief that is none; `nearest` is what may have been meant.
pub fn dead_wiki_link(place: Place, name: &str, nearest: &[String]) -> Diagnostic {
    let nearest: Vec<String> = nearest.iter().map(|name| format!("[[{name}]]")).collect();
    let otherwise = "write a brief's slug or title, or a kind and a name: `[[country:PK]]`, `[[topic:sanctions]]`";
    let message = format!("no brief has the slug or the title `{name}`");
    Diagnostic::new(Code::DeadLink, place, message, did_you_mean(&nearest, otherwise))
}

/// Reports a wiki link to a person without a profile.
pub fn unknown_author_link(place: Place, name: &str, nearest: &[&str]) -> Diagnostic {
    let nearest: Vec<String> = nearest.iter().map(|name| format!("[[author:{name}]]")).collect();
    let message = format!("no author is called `{name}`");
    Diagnostic::new(Code::DeadLink, place, message, did_you_mean(&nearest, "create a file in `content/authors/`"))
}

/// Reports a wiki link by a title that several briefs have.
pub fn ambiguous_link(place: Place, name: &str, slugs: &[String]) -> Diagnostic {
    let message = format!("{} briefs go by the name `{name}`", slugs.len());
    let choices: Vec<String> = slugs.iter().map(|slug| format!("`[[{slug}]]`")).collect();
    Diagnostic::new(Code::AmbiguousLink, place, message, format!("write the slug: {}", choices.join(" or ")))
}
