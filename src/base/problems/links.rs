//! Links, anchors and files that lead nowhere.
//!
//! A withheld target gives the same words as one that never existed: nobody may distinguish what is not public from what is
//! not there.

use super::did_you_mean;
use crate::base::{Code, Diagnostic, Outside, Place, Purpose};

problems! {
    dead_link(place: Place, written: &str, nearest: &[String]) = DeadLink, place,
        "nothing is published at `{written}`",
        (did_you_mean(nearest, "link to a file of this site, or to a full address with `https://`"));
    /// Reports a link that leads readers to another language although the page exists in theirs; `own` leads to that.
    link_to_other_language(place: Place, written: &str, own: &str) = LinkToOtherLanguage, place,
        "`{written}` leads to another language, and the page exists in the one of this text",
        "type `{own}`";
    /// Reports an address elsewhere whose beginning was left out, so that it is read as that of a file; `meant` is whole.
    address_without_scheme(place: Place, written: &str, meant: &str) = DeadLink, place,
        "`{written}` is read as the name of a file, and there is none",
        "type `{meant}`";
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
    /// Reports a wiki link to a person without a profile.
    unknown_author_link(place: Place, name: &str, nearest: &[&str]) = DeadLink, place,
        "no author is called `{name}`",
        (did_you_mean(&each(nearest, |name| format!("[[author:{name}]]")), "create a file in `content/authors/`"));
    /// Reports a link whose page has no such heading.
    dead_anchor(place: Place, anchor: &str, page: &str, nearest: &[&str]) = DeadAnchor, place,
        "no heading of {page} has the id `{anchor}`",
        (did_you_mean(
            &each(nearest, |id| format!("#{id}")),
            "use the heading in lower case, its blanks as hyphens, or `{#id}` after it",
        ));
    /// Reports a wiki link to a brief that is none; `nearest` is what may have been meant.
    dead_wiki_link(place: Place, name: &str, nearest: &[String]) = DeadLink, place,
        "no brief has the slug or the title `{name}`",
        (did_you_mean(
            &each(nearest, |name| format!("[[{name}]]")),
            "write a brief's slug or title, or a kind and a name: `[[country:PK]]`, `[[topic:sanctions]]`",
        ));
    /// Reports a wiki link by a title that several briefs have.
    ambiguous_link(place: Place, name: &str, slugs: &[String]) = AmbiguousLink, place,
        (format!("{} briefs go by the name `{name}`", slugs.len())),
        (format!("write the slug: {}", each(slugs, |slug| format!("`[[{slug}]]`")).join(" or ")));
}

/// Reports a picture on another host that pages may not load, so that it is not shown.
pub fn external_image(place: Place, written: &str, outside: &Outside) -> Diagnostic {
    let message = format!("the picture `{written}` is not shown, since pages load nothing from this host");
    let help = "save it beside the text and refer to it there, or link to it: `[…](https://…)`";
    let problem = Diagnostic::new(Code::ExternalImage, place, message, help.to_owned());
    match outside.line_with(&[Purpose::Images], written) {
        Some(line) => {
            let how = if outside.is_empty() { "add it to" } else { "name it in" };
            problem.and_help(format!("if all readers may be known to the host, {how} site.yaml: `{line}`"))
        }
        None => problem,
    }
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

fn each<S: AsRef<str>>(names: &[S], written: impl Fn(&str) -> String) -> Vec<String> {
    names.iter().map(|name| written(name.as_ref())).collect()
}
