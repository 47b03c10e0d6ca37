//! Signs of other dialects of Markdown, which are published as they were typed.
//!
//! No message names what was typed, since the place shows it: so that all slips of one kind are one report.

use crate::base::{Place, SourcePath, Span};

problems! {
    /// Reports a blank between the text of a link and its address.
    spaced_link(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "what stands between `]` and `(` keeps this from being a link, so it is published as typed",
        "write `[text](address)` without a blank, or `\\[` for a bracket that is text";
    /// Reports an address with a blank, or with a title that has other than straight quotes.
    blank_in_address(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "an address may not hold a blank, so this is no link or picture and is published as typed",
        "put the address between `<` and `>`, as in `[text](<a b.pdf>)`, or write each blank as `%20`; a title stands between straight quotes";
    /// Reports an address whose parenthesis is not closed on its line.
    open_address(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "the address is not closed on its line, so this is no link or picture and is published as typed",
        "write `[text](address)`, with the whole address on one line and `)` behind it";
    /// Reports a link whose brackets and parentheses have changed places.
    turned_link(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "the brackets and parentheses have changed places, so this is no link and is published as typed",
        "write `[text](address)`";
    /// Reports a link with its address and its words in brackets.
    link_in_brackets(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "the address stands in brackets before the words, so this is no link and is published as typed",
        "write `[text](address)`";
    /// Reports a link by a label that nothing defines.
    undefined_reference(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "the text has no line with the address of this label, so this is no link and is published as typed",
        "write `[text](address)`, or add a line `[label]: address`";
    /// Reports signs of a heading without a blank behind them.
    heading_without_blank(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "no blank stands behind the signs of a heading, so this is no heading and is published as typed",
        "write `## Heading`, or `\\##` for signs that are text";
    /// Reports a heading in the marks of another language.
    heading_of_another_kind(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "this is no heading in Markdown, so it is published as typed",
        "write `## Heading`";
    /// Reports a heading, an item or another block in a short text.
    block_in_short_text(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "a short text holds no headings, lists or other blocks, so this sign is published as typed",
        "delete the sign, or move the block to the body; entries of a list stand one by one, each behind `- ` of its key";
    /// Reports marks of Markdown in a plain text.
    marks_in_plain_text(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "this key holds plain text, so its marks of Markdown or HTML are published as typed",
        "delete the marks and keep their words; a link belongs in the body";
    /// Reports a blank of another kind behind the sign of a heading or an item.
    hard_blank(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "a hard blank such as `U+00A0` stands behind this sign, so it begins no heading or item and is published as typed",
        "delete the blank behind the sign, and type a plain one";
    /// Reports a container between colons, or a directive.
    container(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "this begins no block here, so it is published as typed",
        "write a note as `> [!NOTE]`, with each line of it behind `> `, and leave out the signs of any other block";
    /// Reports an alert with a kind that does not exist.
    alert_kind(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "there is no such kind of alert, so the quotation shows it as typed",
        "write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`";
    /// Reports an alert with words behind its kind.
    alert_title(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "an alert has no title of its own and does not fold, so the quotation shows this as typed",
        "end the line behind `[!NOTE]`, and write the title on the next line, as in `> **Title**`";
    /// Reports the kind of an alert that stands in no quotation.
    alert_outside(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "an alert is a quotation, so this is published as typed",
        "write `> ` before this line and before each line of the alert";
    /// Reports attributes in braces.
    attributes(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "attributes in braces have no effect, so they are published as typed",
        "delete them; only a heading can have an id of its own, as in `## Heading {{#my-id}}`";
    /// Reports a footnote in the text itself.
    inline_note(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "a note in the text itself is no footnote, so it is published as typed",
        "write a mark such as `[^1]`, and the note on a line of its own: `[^1]: The note.`";
    /// Reports a mark for a list of contents.
    contents_mark(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "this mark makes no list of contents, so it is published as typed",
        "delete it: a page with three headings or more has its contents beside the text";
    /// Reports a comment between per cent signs.
    percent_comment(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "this is no comment, so readers see it",
        "delete it, or write `<!-- … -->`";
    /// Reports lines of a table that has no row of dashes, or one with another number of cells.
    table_without_dashes(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "the second row of these is no row of dashes with as many cells as the first, so they are no table and are published as typed",
        "write a row such as `|---|---|` below the first one, with as many cells, and an empty line above the table";
    /// Reports a table whose lines are drawn.
    drawn_table(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "a table that is drawn with `+---+` is none here, so it is published as typed",
        "write each row on one line, `| a | b |`, and below the first a row such as `|---|---|`";
    /// Reports the caption of a table on a line of its own.
    caption_of_table(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "a line that begins with `: ` is no caption, so it is published as typed",
        "delete the colon, or write the line in bold above the table";
    /// Reports a link or a picture in Markdown within a block of HTML.
    markdown_in_html(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "in a block of HTML, Markdown is not read, so this is published as typed",
        "leave an empty line before and behind the Markdown, or write `<a href=\"…\">` and `<img src=\"…\" alt=\"…\">`";
    /// Reports mathematics.
    mathematics(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "mathematics between dollar signs is not set, so it is published as typed",
        "write it in plain characters, such as `x² ≤ 2π`, or show it as a picture; write `\\$` for a dollar sign that is text";
    /// Reports the key of a citation or of a cross-reference.
    citation_key(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "a key is looked up below the front matter of a text that has a bibliography, and nowhere else, so this is published as typed",
        "name one, `bibliography: refs.bib`, in `site.yaml` or the brief, or list the work under `sources` with a `key`; in front matter, and in place of a cross-reference, write words";
    /// Reports a picture whose file is a document, or sound or video that not every browser plays.
    no_picture(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "a picture cannot show a file of this kind, so readers see its text alternative at best",
        "link to the file: `[text](file)`, without the `!`; or save a video as MP4, sound as MP3, and a player stands there";
    /// Reports marks of emphasis that do not work where they stand.
    stray_emphasis(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "these marks make nothing bold where they stand, so they are published as typed",
        "begin and end the bold words with a letter or digit, as in `**word**,`, or delete the marks; write `\\*` for a star that is text";
    /// Reports two underscores that do not work beside a letter.
    stray_underscores(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "underscores beside a letter make nothing bold, so they are published as typed",
        "write `**words**`, which needs no blanks around it, or `\\_` for an underscore that is text";
    /// Reports highlighted words.
    highlight(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "words between `==` are not highlighted, so they are published as typed",
        "write `**words**`, or `<mark>words</mark>`";
    /// Reports a tag of HTML with other than straight quotation marks, as word processors and mail programs make them.
    curled_tag(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "the quotation marks of this tag are not straight, so it is no HTML and is published as typed",
        "type straight ones, as in `src=\"https://…\"`; best copy the code into a text editor and not into a word processor";
    /// Reports a frame that is a block of code for the blanks before it.
    indented_frame(file: &SourcePath, span: Span) = OtherDialect, Place::span(file, span),
        "four blanks or more before it make this code, so it is published as typed",
        "delete the blanks before it; if it is meant as code, put it between two lines of three backticks";
    /// Reports a tag of a template, which is text here.
    template_tag(file: &SourcePath, span: Span) = Shortcode, Place::span(file, span),
        "a tag of another generator is published as the text that it is",
        "write in Markdown what it stands for, such as `[…](other-brief.md)` or `![…](picture.jpg \"Caption\")`; if it is meant as text, write it as code";
}
