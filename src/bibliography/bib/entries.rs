//! Turns what is written in a `.bib` file into entries with fields: abbreviations are written out, keys are checked.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::syntax::{Piece, RawField, Syntax, Written};
use crate::bibliography::fault::Fault;
use crate::bibliography::limits::{MOST_ADDED, MOST_EXPANDED};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The value of a field, still LaTeX.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'text> {
    pub text: Cow<'text, str>,
    /// Where the value stands, without its braces if it is one piece.
    pub span: Range<usize>,
}

/// An entry of a `.bib` file.
#[derive(Clone, Debug)]
pub struct Entry<'text> {
    pub key: &'text str,
    pub key_span: Range<usize>,
    /// Its type in small letters.
    pub kind: String,
    /// By names in small letters.
    pub fields: BTreeMap<Cow<'text, str>, Field<'text>>,
}

impl Entry<'_> {
    /// Returns the LaTeX of a field, if it is there and not blank.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(|field| field.text.trim()).filter(|text| !text.is_empty())
    }

    /// Returns where the value of a field stands, or the key if there is no such field.
    pub fn span(&self, name: &str) -> Range<usize> {
        self.fields.get(name).map_or_else(|| self.key_span.clone(), |field| field.span.clone())
    }
}

/// The abbreviations of a file by their names in small letters.
struct Strings<'text> {
    texts: HashMap<String, Cow<'text, str>>,
    /// How many bytes they may still add.
    left: usize,
}

/// Returns the entries of a file, each with a key of its own.
pub fn make_entries<'text>(syntax: Syntax<'text>, faults: &mut Vec<Fault>) -> Vec<Entry<'text>> {
    faults.extend(syntax.faults);
    let mut strings = Strings { texts: HashMap::new(), left: MOST_ADDED };
    for string in &syntax.strings {
        let field = expand(string, &mut strings, faults);
        strings.texts.insert(string.name.to_lowercase(), field.text);
    }
    let mut places: HashMap<&str, Range<usize>> = HashMap::new();
    let mut entries = Vec::with_capacity(syntax.entries.len());
    for written in syntax.entries {
        if written.key.is_empty() {
            faults.push(Fault::new(
                written.kind_span.clone(),
                format!("an entry of the type `{}` has no key", written.kind),
                format!("type a key after the brace: `@{}{{smith2020,`", written.kind),
            ));
            continue;
        }
        if let Some(first) = places.get(written.key) {
            faults.push(Fault {
                span: written.key_span,
                message: format!("two entries have the key `{}`", written.key),
                help: "give this one another key, or delete it".to_owned(),
                also: Some(first.clone()),
            });
            continue;
        }
        places.insert(written.key, written.key_span.clone());
        entries.push(make_entry(written, &mut strings, faults));
    }
    entries
}

fn make_entry<'text>(written: Written<'text>, strings: &mut Strings<'text>, faults: &mut Vec<Fault>) -> Entry<'text> {
    let mut fields = BTreeMap::new();
    for raw in &written.fields {
        let name = if raw.name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(raw.name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(raw.name)
        };
        // As in BibTeX, the first of two fields with one name counts.
        fields.entry(name).or_insert_with(|| expand(raw, strings, faults));
    }
    Entry { key: written.key, key_span: written.key_span, kind: written.kind.to_ascii_lowercase(), fields }
}

/// Writes the abbreviations of a value out.
fn expand<'text>(raw: &RawField<'text>, strings: &mut Strings<'text>, faults: &mut Vec<Fault>) -> Field<'text> {
    let span = match &raw.pieces[..] {
        [(span, _)] => span.clone(),
        _ => raw.span.clone(),
    };
    let mut text = Cow::Borrowed("");
    for (place, piece) in &raw.pieces {
        let part = match piece {
            Piece::Text(part) => Cow::Borrowed(*part),
            Piece::Abbreviation(name) => abbreviation(name, place, strings, faults),
        };
        if text.len() + part.len() > MOST_EXPANDED && raw.pieces.len() > 1 {
            faults.push(Fault::new(
                span.clone(),
                format!("the field `{}` is longer than {MOST_EXPANDED} bytes", raw.name),
                "shorten the abbreviations that it joins",
            ));
            break;
        }
        if text.is_empty() {
            text = part;
        } else {
            text.to_mut().push_str(&part);
        }
    }
    Field { text, span }
}

fn abbreviation<'text>(
    name: &'text str,
    place: &Range<usize>,
    strings: &mut Strings<'text>,
    faults: &mut Vec<Fault>,
) -> Cow<'text, str> {
    let small = name.to_lowercase();
    if let Some(text) = strings.texts.get(&small) {
        if text.len() <= strings.left {
            strings.left -= text.len();
            return text.clone();
        }
        if strings.left > 0 {
            let message = "abbreviations add more than 50 MB to the file";
            faults.push(Fault::new(place.clone(), message, "shorten the abbreviations"));
            strings.left = 0;
        }
        return Cow::Borrowed("");
    }
    if !MONTHS.contains(&small.as_str()) {
        faults.push(Fault::new(
            place.clone(),
            format!("no `@string` defines `{name}`"),
            format!("put the value in braces: `{{{name}}}`, or define it: `@string{{{name} = {{…}}}}`"),
        ));
    }
    Cow::Borrowed(name)
}
