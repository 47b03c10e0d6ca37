//! Mistakes in Markdown bodies.

use crate::base::{Code, Diagnostic, Place, SourcePath, Span};

/// An address whose scheme is not let through; the link's text stays, the link goes.
pub fn unsafe_url(file: &SourcePath, span: Span, address: &str) -> Diagnostic {
    let scheme = crate::base::route::scheme(address).unwrap_or_default();
    Diagnostic::new(
        Code::UnsafeUrl,
        Place::span(file, span),
        format!("an address with `{scheme}:` is not published"),
        "use an address that begins with `https:`, `http:`, `mailto:` or `tel:`, or a path to a file",
    )
}

/// Raw HTML that sanitising takes away; `what` names it.
pub fn html_removed(file: &SourcePath, span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(
        Code::HtmlRemoved,
        Place::span(file, span),
        format!("{what} is removed"),
        "write it in Markdown, or set `markdown: {raw_html: allow}` in site.yaml if every author is trusted",
    )
}

/// A footnote mark whose note is nowhere in the text.
pub fn undefined_footnote(file: &SourcePath, span: Span, label: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UndefinedFootnote,
        Place::span(file, span),
        format!("there is no footnote `[^{label}]`"),
        format!("add a line `[^{label}]: …` to the text"),
    )
}

/// A footnote that no mark refers to, so that it is not shown.
pub fn unused_footnote(file: &SourcePath, span: Span, label: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedFootnote,
        Place::span(file, span),
        format!("the footnote `[^{label}]` is not shown, since nothing refers to it"),
        format!("put `[^{label}]` where the note belongs, or delete it"),
    )
}
