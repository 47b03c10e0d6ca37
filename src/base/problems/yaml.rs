//! Mistakes in YAML: text that cannot be read at all, keys that do not belong, values of the wrong kind.

use super::did_you_mean;
use crate::base::{Code, Diagnostic, Place, SourcePath, Span};

/// Reports text that is not YAML, in the parser's own words, where nothing better is known.
pub fn invalid_yaml(file: &SourcePath, span: Span, reason: &str) -> Diagnostic {
    let help = "check the indentation here and the quotes and brackets above";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), format!("this is not YAML: {reason}"), help)
}

/// Reports a control character such as NUL.
pub fn control_character(file: &SourcePath, span: Span, character: char) -> Diagnostic {
    let message = format!("the control character `U+{:04X}` may not stand in YAML", u32::from(character));
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, "delete it; editors may not show it")
}

/// Reports a tab where YAML wants blanks.
pub fn tab_indentation(file: &SourcePath, span: Span) -> Diagnostic {
    let message = "a tab is used for indentation";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, "indent with blanks, two for each level")
}

/// Reports a colon and a blank inside a text without quotes; `line` is the line as it should be.
pub fn unquoted_colon(file: &SourcePath, span: Span, line: &str) -> Diagnostic {
    let message = "a colon followed by a blank ends a key, and this line already has one";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, type_line(line))
}

/// Reports a text that YAML reads as something else for want of quotes; `line` is the line as it should be.
pub fn unquoted_text(file: &SourcePath, span: Span, written: &str, line: &str) -> Diagnostic {
    let message = format!("the text `{written}` needs quotes around the whole of it");
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, type_line(line))
}

/// Reports a text over several lines with a colon in a later one; `first` is its first line as it should be.
pub fn unquoted_paragraph(file: &SourcePath, span: Span, first: &str) -> Diagnostic {
    let message = "a text over several lines holds a colon followed by a blank";
    let help = format!("type `{first}` and the whole text, indented, on the lines below");
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, help)
}

/// Reports a key that begins on the line of another; `next` is that key as typed, `line` the line if it is one text.
pub fn line_break_missing(file: &SourcePath, span: Span, next: &str, line: &str) -> Diagnostic {
    let message = format!("`{next}` begins behind another key on the same line");
    let help = format!("begin a new line before `{next}`");
    let problem = Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, help);
    problem.and_help(format!("or, if the line is one text, {}", type_line(line)))
}

/// Reports a key whose colon has no blank behind it; `line` is the line as it should be.
pub fn no_blank_after_colon(file: &SourcePath, span: Span, line: &str) -> Diagnostic {
    let message = "the colon after a key needs a blank behind it";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, type_line(line))
}

/// Reports a line that is neither a key nor the rest of the text above.
pub fn no_colon(file: &SourcePath, span: Span, written: &str) -> Diagnostic {
    let message = format!("the line `{written}` has no key");
    let help = "type `key: …`, or indent it if it belongs to the text above";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, help)
}

/// Reports a key that stands in another column than those above it.
pub fn misaligned_key(file: &SourcePath, span: Span, key: &str, above: &str) -> Diagnostic {
    let message = format!("the key `{key}` does not begin in the column of `{above}` above it");
    let help = format!("begin `{key}:` in the same column as `{above}:`");
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, help)
}

/// Reports a bracket, brace or quotation mark without its other half.
pub fn not_closed(file: &SourcePath, span: Span, opening: char) -> Diagnostic {
    let closing = match opening {
        '[' => ']',
        '{' => '}',
        quote => quote,
    };
    let message = format!("the `{opening}` is not closed");
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, format!("close it with `{closing}`"))
}

/// Reports a closing bracket or brace without its other half.
pub fn never_opened(file: &SourcePath, span: Span, closing: char) -> Diagnostic {
    let message = format!("there is no opening half for this `{closing}`");
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, "delete it")
}

/// Reports quotation marks inside a text that begins with one; `line` is the line as it should be.
pub fn quotes_inside(file: &SourcePath, span: Span, line: &str) -> Diagnostic {
    let message = "the text begins with a quotation mark, but goes on after the closing one";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, type_line(line))
}

/// Reports a backslash that means nothing in double quotes; `line` is the line as it should be.
pub fn unknown_escape(file: &SourcePath, span: Span, line: &str) -> Diagnostic {
    let message = "inside double quotes a `\\` begins an escape, and this one does not exist";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, type_line(line))
}

/// Values inside values, beyond any sense.
pub fn nested_too_deep(file: &SourcePath, span: Span) -> Diagnostic {
    let message = "more than 100 values are nested in each other";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, "write it with fewer levels")
}

/// Reports aliases that stand for more than can be read.
pub fn too_many_aliases(file: &SourcePath, span: Span) -> Diagnostic {
    let message = "the aliases `*…` repeat too much";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, "write the values out instead")
}

/// Reports a YAML tag, which no value here has.
pub fn unknown_tag(file: &SourcePath, span: Span) -> Diagnostic {
    let message = "a word that begins with `!` is a YAML tag, which no value here can have";
    Diagnostic::new(Code::InvalidYaml, Place::span(file, span), message, "put the whole text in quotes")
}

/// Reports a second YAML document in one file.
pub fn second_document(file: &SourcePath, span: Span) -> Diagnostic {
    let message = "a second YAML document begins here";
    Diagnostic::new(
        Code::InvalidYaml,
        Place::span(file, span),
        message,
        "delete the line `---` or `...` that ends the first",
    )
}

/// Reports something other than keys at the top; `found` in plain words, `line` the line as it should be, if it can be
/// told.
pub fn not_a_map(file: &SourcePath, span: Span, found: &str, line: Option<&str>) -> Diagnostic {
    let help = line.map_or_else(|| "type lines such as `title: …`".to_owned(), type_line);
    Diagnostic::new(Code::WrongType, Place::span(file, span), format!("keys are expected here, not {found}"), help)
}

/// Reports a key that the tool does not know; `where_` names the record, `hint` is the help for a key of another tool.
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
    // The last line is the same in every file, whichever keys it has, so that all files can be told of in one report.
    let help =
        help.chain(["the manual's page 'Moving from Hugo' shows how to change them in all files at once".to_owned()]);
    Diagnostic { help: help.collect(), ..Diagnostic::new(Code::UnknownKey, Place::span(file, first), message, "") }
}

/// What to type instead of an unknown key.
pub enum KeyHint<'a> {
    /// Known keys that look like it; at least one.
    Nearest(Vec<&'a str>),
    /// A sentence.
    Say(String),
}

/// Reports a text with a comma inside braces, which makes the rest of it a key; `line` is the line as it should be.
pub fn comma_in_braces(file: &SourcePath, span: Span, rest: &str, line: &str) -> Diagnostic {
    let message = format!("the comma ends the text inside `{{…}}`, which makes `{rest}` a key");
    Diagnostic::new(Code::UnknownKey, Place::span(file, span), message, type_line(line))
}

/// Reports a list item with a colon, which makes it a map; `line` is the line as it should be.
pub fn colon_in_item(file: &SourcePath, span: Span, key: &str, line: &str) -> Diagnostic {
    let message = format!("the colon makes `{key}` a key, where a text is expected");
    Diagnostic::new(Code::WrongType, Place::span(file, span), message, type_line(line))
}

/// Reports a key given twice; `first` is the line of the other.
pub fn duplicate_key(file: &SourcePath, span: Span, key: &str, first: usize) -> Diagnostic {
    let message = format!("the key `{key}` is given twice, first on line {first}");
    Diagnostic::new(Code::DuplicateKey, Place::span(file, span), message, "keep one of the two")
}

/// Reports a key that is a list or a map.
pub fn key_is_no_text(file: &SourcePath, span: Span) -> Diagnostic {
    Diagnostic::new(Code::WrongType, Place::span(file, span), "a key must be a text", "put the key in quotes")
}

/// Reports a value of another kind than expected, both in plain words.
pub fn wrong_type(file: &SourcePath, span: Span, field: &str, found: &str, expected: &str, help: String) -> Diagnostic {
    let message = format!("`{field}` is {found}, not {expected}");
    Diagnostic::new(Code::WrongType, Place::span(file, span), message, help)
}

/// Reports a list item with nothing in it.
pub fn empty_item(file: &SourcePath, span: Span, field: &str) -> Diagnostic {
    let message = format!("`{field}` is empty");
    Diagnostic::new(
        Code::WrongType,
        Place::span(file, span),
        message,
        "write a value after the `-`, or delete the item",
    )
}

/// Reports a number whose spelling would be lost.
pub fn unquoted_number(file: &SourcePath, span: Span, written: &str) -> Diagnostic {
    let message = format!("`{written}` is read as a number, and its spelling would be lost");
    Diagnostic::new(Code::WrongType, Place::span(file, span), message, format!("type `\"{written}\"`"))
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
