//! Mistakes in Markdown bodies.

use crate::base::route::scheme;
use crate::base::{Place, SourcePath, Span};

problems! {
    /// Reports raw HTML that sanitising takes away; `what` names it.
    html_removed(file: &SourcePath, span: Span, what: &str) = HtmlRemoved, Place::span(file, span),
        "{what} is removed",
        (match what.starts_with("the attribute `style`") {
            true => "delete it: how a page looks is for the site's style sheet, `theme: {stylesheet: house.css}` in site.yaml",
            false => "write it in Markdown, or set `markdown: {raw_html: allow}` in site.yaml if every author is trusted",
        });
    /// Reports a frame, which pages do not show whatever is let through; `link` is what may be typed instead.
    frame_removed(file: &SourcePath, span: Span, what: &str, link: &str) = HtmlRemoved, Place::span(file, span),
        "{what} is removed",
        "link to what it shows: `{link}`; an `<iframe>` can show pages of other hosts alone, those that `outside.frames` in site.yaml names";
    /// Reports a frame whose address lacks its scheme or has other than straight quotation marks; `meant` is the address.
    incomplete_frame(file: &SourcePath, span: Span, what: &str, meant: &str) = HtmlRemoved, Place::span(file, span),
        "{what} is removed, since its address is read as the name of a file",
        "type `src=\"{meant}\"`";
    /// Reports a player, in whose place Markdown can stand.
    player_removed(file: &SourcePath, span: Span, what: &str, markdown: &str) = HtmlRemoved, Place::span(file, span),
        "{what} is removed",
        "write it in Markdown, and a player stands there: `{markdown}`";
    /// Reports what would run in the browser, or send something, and does not whatever is let through.
    action_removed(file: &SourcePath, span: Span, what: &str) = HtmlRemoved, Place::span(file, span),
        "{what} is removed",
        "delete it; scripts and forms for all pages belong into a template: `templates/base.html`, blocks `analytics` and `newsletter`";
    /// Reports an id of raw HTML that begins as those of the tool do, with `start`.
    reserved_id(file: &SourcePath, span: Span, id: &str, start: &str) = HtmlRemoved, Place::span(file, span),
        "the id `{id}` is removed, since ids that begin with `{start}` belong to the tool",
        "give it another beginning, such as `id=\"my-{id}\"`, also in links to it";
    repeated_id(file: &SourcePath, span: Span, id: &str) = HtmlRemoved, Place::span(file, span),
        "the id `{id}` is removed, since an earlier element has it",
        "give it one of its own, such as `id=\"{id}-2\"`, or delete it";
    /// Reports an id of a heading that was typed and that a heading or element before it has.
    repeated_heading_id(file: &SourcePath, span: Span, id: &str) = RepeatedHeadingId, Place::span(file, span),
        "the id `{id}` of this heading is taken, so links to it lead elsewhere",
        "give it one of its own, such as `{{#{id}-2}}`, also in links to it";
    undefined_footnote(file: &SourcePath, span: Span, label: &str) = UndefinedFootnote, Place::span(file, span),
        "there is no footnote `[^{label}]`",
        "add a line `[^{label}]: …` to the text";
    /// Reports a footnote that no mark refers to, so that it is not shown.
    unused_footnote(file: &SourcePath, span: Span, label: &str) = UnusedFootnote, Place::span(file, span),
        "the footnote `[^{label}]` is not shown, since nothing refers to it",
        "put `[^{label}]` where the note belongs, or delete it";
    /// Reports a footnote whose label another one has, which is shown.
    repeated_footnote(file: &SourcePath, span: Span, label: &str) = RepeatedFootnote, Place::span(file, span),
        "the footnote `[^{label}]` is not shown, since another one has its label",
        "give it a label of its own, such as `[^{label}-2]`, here and where its mark stands";
    extra_cell(file: &SourcePath, span: Span) = ExtraCell, Place::span(file, span),
        "the heading row of the table has fewer cells, so this is not shown",
        "add a column to the heading row and to the line below it; for a bar that is text, write `\\|`";
    /// Reports a character that is no text, such as NUL.
    control_in_text(file: &SourcePath, span: Span, character: char) = ControlCharacter, Place::span(file, span),
        (format!("the control character `U+{:04X}` may not stand in a text", u32::from(character))),
        "delete it; if the text around it looks wrong as well, save the file again with the encoding UTF-8";
    second_title(file: &SourcePath, span: Span) = SecondTitle, Place::span(file, span),
        "the page has its title already, so the headings of the text are shown one level lower",
        "begin headings with `##`; if this is the title once more, delete it";
    /// Reports a number in other digits than most numbers of its text.
    mixed_digits(file: &SourcePath, span: Span, digits: &str) = MixedDigits, Place::span(file, span),
        "this number has digits of another kind than most numbers of the text",
        "type the digits `{digits}` here, and wherever else the text has others";
    /// Reports a straight quotation mark in a text whose others are `quotes`.
    straight_quotes(file: &SourcePath, span: Span, quotes: &str) = StraightQuotes, Place::span(file, span),
        "straight quotes stand here, and other ones in most places of the text",
        "write `{quotes}`, here and wherever else the text has straight ones";
    empty_heading(file: &SourcePath, span: Span) = EmptyHeading, Place::span(file, span),
        "the heading has no words",
        "write what the section is about, or delete the heading";
    /// Reports raw HTML with more than `limit` elements inside one another.
    html_too_deep(file: &SourcePath, span: Span, limit: usize) = HtmlTooDeep, Place::span(file, span),
        "more than {limit} elements of raw HTML are open here",
        "close the elements above, or write them in Markdown";
    /// Reports Markdown with more than `limit` marks inside one another, which is cleaned since raw HTML stands in the same
    /// text.
    markdown_too_deep(file: &SourcePath, span: Span, limit: usize) = HtmlTooDeep, Place::span(file, span),
        "more than {limit} quotes, lists or other marks are nested here, in a text with raw HTML",
        "nest fewer of them, or delete the raw HTML";
    /// Reports a shortcode, which is text here.
    shortcode(file: &SourcePath, span: Span) = Shortcode, Place::span(file, span),
        "a shortcode is published as the text that it is",
        "write it in Markdown: `![…](picture.jpg \"Caption\")`, `[…](other-brief.md)`, `> [!NOTE]`";
    /// Reports an address whose scheme does not reach a page.
    unsafe_url(file: &SourcePath, span: Span, address: &str) = UnsafeUrl, Place::span(file, span),
        (format!("an address with `{}:` is not published", scheme(address).unwrap_or_default())),
        (match scheme(address) {
            Some(scheme) if scheme.len() == 1 || scheme == "file" => {
                let name = address.rsplit(['/', '\\']).next().unwrap_or_default();
                format!("save the file beside the text and write its name there: `{name}`")
            }
            _ => "use an address that begins with `https:`, `http:`, `mailto:` or `tel:`, or a path to a file".to_owned(),
        });
    /// Reports raw HTML that is not closed; `what` names it, `end` would close it.
    html_not_closed(file: &SourcePath, span: Span, what: &str, end: &str) = HtmlRemoved, Place::span(file, span),
        "{what} is not closed, so it is shown as text",
        (format!("close it with `{end}{}`, or delete it", if end.starts_with("</") { ">" } else { "" }));
}
