//! Mistakes in YAML: text that cannot be read at all, keys that do not belong, values of the wrong kind.

use super::did_you_mean;
use crate::base::{Code, Diagnostic, Place, SourcePath, Span};

problems! {
    /// Reports text that is not YAML, in the parser's own words, where nothing better is known.
    invalid_yaml(file: &SourcePath, span: Span, reason: &str) = InvalidYaml, Place::span(file, span),
        "this is not YAML: {reason}",
        (match reason.contains("anchor") {
            true => "put quotes around it: in YAML a text that begins with `*` stands for another one".to_owned(),
            false => "check the indentation here and the quotes and brackets above".to_owned(),
        });
    /// Reports a `#` inside brackets that begins a comment; `line` is the line as it should be.
    comment_in_brackets(file: &SourcePath, span: Span, line: &str) = InvalidYaml, Place::span(file, span),
        "the `#` begins a comment, which swallows the rest of the line, brackets and all",
        (type_line(line));
    control_character(file: &SourcePath, span: Span, character: char) = InvalidYaml, Place::span(file, span),
        (format!("the control character `U+{:04X}` may not stand in YAML", u32::from(character))),
        "delete it; editors may not show it";
    tab_indentation(file: &SourcePath, span: Span) = InvalidYaml, Place::span(file, span),
        "a tab is used for indentation",
        "indent with blanks, two for each level";
    /// Reports a colon and a blank inside a text without quotes; `line` is the line as it should be.
    unquoted_colon(file: &SourcePath, span: Span, line: &str) = InvalidYaml, Place::span(file, span),
        "a colon followed by a blank ends a key, and this line already has one",
        (type_line(line));
    /// Reports a text that YAML reads as something else for want of quotes; `line` is the line as it should be.
    unquoted_text(file: &SourcePath, span: Span, written: &str, line: &str) = InvalidYaml, Place::span(file, span),
        "the text `{written}` needs quotes around the whole of it",
        (type_line(line));
    /// Reports a text over several lines with a colon in a later one; `first` is its first line as it should be.
    unquoted_paragraph(file: &SourcePath, span: Span, first: &str) = InvalidYaml, Place::span(file, span),
        "a text over several lines holds a colon followed by a blank",
        "type `{first}` and the whole text, indented, on the lines below";
    /// Reports a key whose colon has no blank behind it; `line` is the line as it should be.
    no_blank_after_colon(file: &SourcePath, span: Span, line: &str) = InvalidYaml, Place::span(file, span),
        "the colon after a key needs a blank behind it",
        (type_line(line));
    no_colon(file: &SourcePath, span: Span, written: &str) = InvalidYaml, Place::span(file, span),
        "the line `{written}` has no key",
        "type `key: …`, or indent it if it belongs to the text above";
    misaligned_key(file: &SourcePath, span: Span, key: &str, above: &str) = InvalidYaml, Place::span(file, span),
        "the key `{key}` does not begin in the column of `{above}` above it",
        "begin `{key}:` in the same column as `{above}:`";
    never_opened(file: &SourcePath, span: Span, closing: char) = InvalidYaml, Place::span(file, span),
        "there is no opening half for this `{closing}`",
        "delete it";
    /// Reports quotation marks inside a text that begins with one; `line` is the line as it should be.
    quotes_inside(file: &SourcePath, span: Span, line: &str) = InvalidYaml, Place::span(file, span),
        "the text begins with a quotation mark, but goes on after the closing one",
        (type_line(line));
    /// Reports a backslash that means nothing in double quotes; `line` is the line as it should be.
    unknown_escape(file: &SourcePath, span: Span, line: &str) = InvalidYaml, Place::span(file, span),
        "inside double quotes a `\\` begins an escape, and this one does not exist",
        (type_line(line));
    /// Reports values inside values, beyond any sense.
    nested_too_deep(file: &SourcePath, span: Span) = InvalidYaml, Place::span(file, span),
        "more than 100 values are nested in each other",
        "write it with fewer levels";
    too_many_aliases(file: &SourcePath, span: Span) = InvalidYaml, Place::span(file, span),
        "the aliases `*…` repeat too much",
        "write the values out instead";
    /// Reports a YAML tag, which no value here has.
    unknown_tag(file: &SourcePath, span: Span) = InvalidYaml, Place::span(file, span),
        "a word that begins with `!` is a YAML tag, which no value here can have",
        "put the whole text in quotes";
    second_document(file: &SourcePath, span: Span) = InvalidYaml, Place::span(file, span),
        "a second YAML document begins here",
        "delete the line `---` or `...` that ends the first";
    /// Reports something other than keys at the top; `found` in plain words, `line` the line as it should be, if it can be
    /// told.
    not_a_map(file: &SourcePath, span: Span, found: &str, line: Option<&str>) = WrongType, Place::span(file, span),
        "keys are expected here, not {found}",
        (line.map_or_else(|| "type lines such as `title: …`".to_owned(), type_line));
    /// Reports a text with a comma inside braces, which makes the rest of it a key; `line` is the line as it should be.
    comma_in_braces(file: &SourcePath, span: Span, rest: &str, line: &str) = UnknownKey, Place::span(file, span),
        "the comma ends the text inside `{{…}}`, which makes `{rest}` a key",
        (type_line(line));
    /// Reports a list item with a colon, which makes it a map; `line` is the line as it should be.
    colon_in_item(file: &SourcePath, span: Span, key: &str, line: &str) = WrongType, Place::span(file, span),
        "the colon makes `{key}` a key, where a text is expected",
        (type_line(line));
    /// Reports a key given twice; `first` is the line of the other.
    duplicate_key(file: &SourcePath, span: Span, key: &str, first: usize) = DuplicateKey, Place::span(file, span),
        "the key `{key}` is given twice, first on line {first}",
        "keep one of the two";
    /// Reports a key given twice, each with further keys or items below it.
    duplicate_group(file: &SourcePath, span: Span, key: &str, first: usize) = DuplicateKey, Place::span(file, span),
        "the key `{key}` is given twice, first on line {first}",
        "put what stands below the two under one `{key}:`";
    key_is_no_text(file: &SourcePath, span: Span) = WrongType, Place::span(file, span),
        "a key must be a text",
        "put the key in quotes";
    /// Reports a value of another kind than expected, both in plain words.
    wrong_type(
        file: &SourcePath, span: Span, field: &str, found: &str, expected: &str, help: String
    ) = WrongType, Place::span(file, span),
        "`{field}` is {found}, not {expected}",
        (help);
    empty_item(file: &SourcePath, span: Span, field: &str) = WrongType, Place::span(file, span),
        "`{field}` is empty",
        "write a value after the `-`, or delete the item";
    /// Reports an item of a list that a `#` makes a comment, as written.
    comment_for_item(file: &SourcePath, span: Span, field: &str, written: &str) = WrongType, Place::span(file, span),
        "the `#` begins a comment, so `{field}` is empty",
        "type `- \"{written}\"`";
    /// Reports a comment between the items of a list in brackets that looks like an item, as written.
    comment_in_list(file: &SourcePath, span: Span, field: &str, written: &str) = TextCutByComment, Place::span(file, span),
        "the `#` begins a comment, so `{written}` is not in `{field}`",
        "type `\"{written}\"` if it belongs to the list",
        "or leave a blank behind the `#` of a comment";
    unquoted_number(file: &SourcePath, span: Span, written: &str) = WrongType, Place::span(file, span),
        "`{written}` is read as a number, and its spelling would be lost",
        "type `\"{written}\"`";
    /// Reports a key that begins on the line of another; `next` is that key as typed, `line` the line if it is one text.
    line_break_missing(file: &SourcePath, span: Span, next: &str, line: &str) = InvalidYaml, Place::span(file, span),
        "`{next}` begins behind another key on the same line",
        "begin a new line before `{next}`",
        (format!("or, if the line is one text, {}", type_line(line)));
    /// Reports a bracket, brace or quotation mark without its other half.
    not_closed(file: &SourcePath, span: Span, opening: char) = InvalidYaml, Place::span(file, span),
        "the `{opening}` is not closed",
        (format!("close it with `{}`", match opening { '[' => ']', '{' => '}', quote => quote }));
}

/// Reports a key that the tool does not know; `record` names the record, `hint` is the help for a key of another tool.
pub fn unknown_key(file: &SourcePath, span: Span, key: &str, record: &str, hint: KeyHint<'_>) -> Diagnostic {
    let message = format!("{record} has no key `{key}`");
    let help = match hint {
        KeyHint::Nearest(nearest) => did_you_mean(&nearest, ""),
        KeyHint::Say(help) => help,
    };
    Diagnostic::new(Code::UnknownKey, Place::span(file, span), message, help)
}

/// Reports a record with several keys of another tool; `hints` says for each what to do instead, `first` is where they
/// begin.
pub fn foreign_keys<'a>(
    file: &SourcePath,
    first: Span,
    record: &str,
    hints: impl Iterator<Item = (&'a str, &'a str)>,
) -> Diagnostic {
    let message = format!("{record} has keys of another generator");
    let help = hints.map(|(key, hint)| format!("`{key}`: {hint}"));
    // The last line is the same in every file, whichever keys it has, so that all files stand in one report.
    let help = help
        .chain(["`briefpress import` takes over the whole site of another generator, keys and addresses".to_owned()]);
    Diagnostic { help: help.collect(), ..Diagnostic::new(Code::UnknownKey, Place::span(file, first), message, "") }
}

/// What to type instead of an unknown key.
pub enum KeyHint<'a> {
    /// Known keys that look like it; at least one.
    Nearest(Vec<&'a str>),
    /// A sentence.
    Say(String),
}

/// Reports a text without quotes that a `#` cuts short; `written` is all of it, on one line or several.
pub fn text_cut_by_comment(file: &SourcePath, span: Span, key: &str, written: &str) -> Diagnostic {
    let message = format!("the `#` behind a blank begins a comment, so `{key}` ends before it");
    let quotes = match written.contains(['"', '\\', '\n']) {
        true => "put the whole text in quotes if it goes on".to_owned(),
        false => format!("type `\"{written}\"` if the text goes on"),
    };
    let problem = Diagnostic::new(Code::TextCutByComment, Place::span(file, span), message, quotes);
    problem.and_help("or leave two blanks before the `#` of a comment")
}

fn type_line(line: &str) -> String {
    format!("type `{line}`")
}
