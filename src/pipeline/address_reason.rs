//! Why a page has its address: a key of front matter, the name of a file, the registry, or nobody's choice.
//!
//! It is worked out when somebody asks, so that no page carries it.

use super::project::Project;
use crate::base::{LEDGER_FILE, REDIRECTS_FILE, SourcePath};
use crate::page::{Content, HtmlPage, Page, View};
use crate::parse::term::TermKind;
use crate::places::registry;

const FIXED: &str = "a fixed address";
const REGISTRY: &str = "the registry's name, which never changes";

/// Returns why a page has its address.
pub fn address_reason(project: &Project, page: &Page) -> String {
    let source = page.origin.source.as_ref();
    match (&page.content, source) {
        (Content::Brief(_), _) => source.map_or_else(String::new, |file| key_or_name(project, file)),
        (Content::Html(html), _) => html_address_reason(project, page, html),
        (Content::Feed(_) | Content::JsonFeed(_) | Content::Copy(_) | Content::Picture(_), Some(source))
            if source.as_str() == REDIRECTS_FILE =>
        {
            format!("`from` in `{REDIRECTS_FILE}`")
        }
        (Content::Feed(_) | Content::JsonFeed(_), Some(source)) => format!("`aliases` in `{source}`"),
        (Content::Feed(_) | Content::Calendar(_), None) => "the page that it follows".to_owned(),
        (Content::Picture(_), _) if page.is_other_size() => "the picture's name, content and width".to_owned(),
        (Content::Copy(_) | Content::Picture(_), Some(source)) if source.as_str().starts_with("static/") => {
            "its path below `static/`".to_owned()
        }
        (Content::Copy(_) | Content::Picture(_), Some(_)) => "its name, beside the page that it belongs to".to_owned(),
        (Content::Plate(_), _) => "what is drawn on it".to_owned(),
        (Content::Copy(_), None) => "the theme, by its content".to_owned(),
        _ => FIXED.to_owned(),
    }
}

fn html_address_reason(project: &Project, page: &Page, html: &HtmlPage) -> String {
    let file = page.origin.source.as_ref();
    let name = page.route.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default();
    match &html.view {
        View::Brief(_) | View::Plain(_) => file.map_or_else(String::new, |file| key_or_name(project, file)),
        View::Redirect(..) => match file {
            Some(file) if file.as_str() == LEDGER_FILE => format!("its line in `{LEDGER_FILE}`"),
            Some(file) if file.as_str() != REDIRECTS_FILE => format!("`aliases` in `{file}`"),
            _ => format!("`from` in `{REDIRECTS_FILE}`"),
        },
        View::Term(term, _) => match (term.kind(), file) {
            (TermKind::Country, _) => REGISTRY.to_owned(),
            (TermKind::Region, _) if registry().region(name).is_some() => REGISTRY.to_owned(),
            (TermKind::Group, _) if registry().organisation(name).is_some() => REGISTRY.to_owned(),
            (_, Some(file)) => format!("the name of `{file}`"),
            (_, None) => "the name that briefs use".to_owned(),
        },
        View::Crossing(..) => "the addresses of both, of two countries in alphabetical order".to_owned(),
        View::Year { .. } => "its year".to_owned(),
        View::Home(..)
        | View::Briefs(_)
        | View::Search(_)
        | View::Countries(_)
        | View::Topics(_)
        | View::Authors(_) => FIXED.to_owned(),
        View::Corrections(corrections) if corrections.year.is_some() => "its year".to_owned(),
        View::Coverage(_) | View::Corrections(_) | View::NotFound => FIXED.to_owned(),
    }
}

/// Returns the key that asks for the address of a brief or page, or else the name that makes it.
fn key_or_name(project: &Project, file: &SourcePath) -> String {
    let Some(document) = project.documents.get(file) else { return String::new() };
    if let Some(key) = project.site().and_then(|site| site.public.get(file)?.stated.as_ref()) {
        return format!("`{key}` in `{file}`");
    }
    if document.identity.language.is_some() {
        return format!("the slug of `{}`, which it translates", document.untranslated_path());
    }
    format!("the name of `{file}`")
}
