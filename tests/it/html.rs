//! A rendered page as a reader's browser finds it: elements by CSS selector, their text and their attributes.
//!
//! A test that asks for an element, rather than for the bytes that a template writes, stays true when a theme puts a
//! wrapper around it or orders attributes anew. A page is read once and may be asked often. What a selector does not
//! find is told with the outline of the page, so that a failure shows where the element went.

use crate::fixture;
use crate::rich::Files;
use scraper::{ElementRef, Html, Selector};

/// Templates that write a body and nothing else.
const BARE: &str = "==> templates/page.html\n{{ content.html }}\n==> templates/brief.html\n{{ content.html }}\n";

/// Returns a site whose pages are their bodies, without a theme around them.
pub fn bare(site: &str) -> String {
    format!("{site}\n{BARE}")
}

/// Returns the body of a page byte for byte, for what is promised of the bytes.
pub fn body(site: &str, path: &str) -> String {
    fixture::page(&bare(site), path).trim_end().to_owned()
}

/// A page that has been read.
pub struct Page {
    source: String,
    html: Html,
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'a>(ElementRef<'a>);

impl Page {
    /// Reads a page.
    pub fn read(source: &str) -> Self {
        Self { source: source.to_owned(), html: Html::parse_document(source) }
    }

    /// Reads one page of a site that is written in one string.
    pub fn of(site: &str, path: &str) -> Self {
        Self::read(&fixture::page(site, path))
    }

    /// Reads one page among the files of a site.
    pub fn among(files: &Files, path: &str) -> Self {
        Self::read(&crate::rich::text(files, path))
    }

    /// Returns the bytes of the page, for a word that stands nowhere on it, tags included.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the element `<html>`.
    pub fn root(&self) -> Element<'_> {
        Element(self.html.root_element())
    }

    /// Returns the first element of a selector, which may be `<html>`.
    #[track_caller]
    pub fn at(&self, selector: &str) -> Element<'_> {
        self.root().at(selector)
    }

    /// Returns all elements of a selector, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<Element<'_>> {
        self.root().all(selector)
    }

    /// Returns how many elements a selector finds.
    pub fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// Returns whether a selector finds an element.
    pub fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// Returns the texts of all elements of a selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.root().texts(selector)
    }

    /// Returns an attribute of all elements of a selector that have it.
    pub fn attrs(&self, selector: &str, name: &str) -> Vec<String> {
        self.root().attrs(selector, name)
    }

    /// Holds that an element of the selector has exactly this text.
    #[track_caller]
    pub fn shows(&self, selector: &str, text: &str) {
        self.root().shows(selector, text);
    }

    /// Holds that an element of the selector has exactly this markup in it.
    #[track_caller]
    pub fn shows_html(&self, selector: &str, html: &str) {
        self.root().shows_html(selector, html);
    }

    /// Holds that each selector finds an element.
    #[track_caller]
    pub fn holds(&self, selectors: &[&str]) {
        for selector in selectors {
            self.at(selector);
        }
    }

    /// Returns the description of a term, `<dd>` after `<dt>`.
    #[track_caller]
    pub fn fact(&self, term: &str) -> Element<'_> {
        self.root().fact(term)
    }
}

impl<'a> Element<'a> {
    /// Returns the first element of a selector below this one.
    #[track_caller]
    pub fn at(self, selector: &str) -> Self {
        let first = self.all(selector).into_iter().next();
        first.unwrap_or_else(|| panic!("nothing is `{selector}` in:\n{}", self.outline()))
    }

    /// Returns all elements of a selector below this one, and `<html>` itself among those of a page.
    pub fn all(self, selector: &str) -> Vec<Self> {
        let parsed =
            Selector::parse(selector).unwrap_or_else(|problem| panic!("`{selector}` is no selector: {problem}"));
        let root = Some(self.0).filter(|it| it.value().name() == "html" && parsed.matches(it));
        root.into_iter().chain(self.0.select(&parsed)).map(Self).collect()
    }

    /// Returns how many elements below this one a selector finds.
    pub fn count(self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// Returns whether a selector finds an element below this one.
    pub fn has(self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// Returns the texts of all elements of a selector.
    pub fn texts(self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(Self::text).collect()
    }

    /// Returns an attribute of all elements of a selector that have it.
    pub fn attrs(self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().filter_map(|element| element.0.attr(name)).map(str::to_owned).collect()
    }

    /// Holds that an element of the selector has exactly this text.
    #[track_caller]
    pub fn shows(self, selector: &str, text: &str) {
        let texts = self.texts(selector);
        let message = "no element has this text";
        assert!(
            texts.iter().any(|it| it == text),
            "{message}: `{selector}`: {text:?} in {texts:#?}\n{}",
            self.outline()
        );
    }

    /// Holds that an element of the selector has exactly this markup in it.
    #[track_caller]
    pub fn shows_html(self, selector: &str, html: &str) {
        let all: Vec<String> = self.all(selector).into_iter().map(Self::html).collect();
        let message = "no element has this markup";
        assert!(all.iter().any(|it| it == html), "{message}: `{selector}`: {html} in {all:#?}\n{}", self.outline());
    }

    /// Returns the description of a term, `<dd>` after `<dt>`.
    #[track_caller]
    pub fn fact(self, term: &str) -> Self {
        let described = self.all("dt").into_iter().find(|it| it.text() == term);
        let described = described.unwrap_or_else(|| panic!("no term {term:?} in:\n{}", self.outline()));
        let next = described.0.next_siblings().find_map(ElementRef::wrap);
        next.map(Self).unwrap_or_else(|| panic!("nothing is said of {term:?} in:\n{}", self.outline()))
    }

    /// Returns the text as it is read: one space for any run of white space, none at the ends.
    pub fn text(self) -> String {
        let text: String = self.0.text().collect();
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns whether a selector finds this element.
    pub fn is(self, selector: &str) -> bool {
        Selector::parse(selector).expect("a selector").matches(&self.0)
    }

    /// Returns the value of an attribute.
    #[track_caller]
    pub fn attr(self, name: &str) -> &'a str {
        self.0.attr(name).unwrap_or_else(|| panic!("no `{name}` at:\n{}", self.outline()))
    }

    /// Returns the markup in the element.
    pub fn html(self) -> String {
        self.0.inner_html().trim().to_owned()
    }

    /// Returns what is there: an element a line with its id, its classes and where it leads, and no text.
    fn outline(self) -> String {
        let mut lines = Vec::new();
        let above = self.0.ancestors().count();
        for element in self.0.descendants().filter_map(ElementRef::wrap) {
            let depth = element.ancestors().count() - above;
            let value = element.value();
            let id = value.id().map(|id| format!("#{id}")).unwrap_or_default();
            let classes: String = value.classes().map(|class| format!(".{class}")).collect();
            let leads = ["href", "src", "name", "property"].iter().find_map(|name| Some((name, value.attr(name)?)));
            let leads = leads.map(|(name, value)| format!("[{name}={value}]")).unwrap_or_default();
            lines.push(format!("{}{}{id}{classes}{leads}", "  ".repeat(depth), value.name()));
        }
        lines.join("\n")
    }
}
