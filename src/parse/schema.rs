//! The JSON Schema of front matter and `site.yaml`, for editors that complete keys and underline mistakes.
//!
//! It is written from the same declarations as the readers ([`Keys`], [`Shape`] and [`Mark`]), so a key cannot be in one
//! and not in the other; a test holds what they require, and the words that they take, against what the tool says. A
//! schema knows one file at a time: names of countries, topics and briefs, dates, and links are for `check`.

use super::config::{BUILT_IN_TYPES, BriefType, SiteFile};
use super::free::{Free, FreeEntries};
use super::front_matter::{BriefFrontMatter, Image, PageFrontMatter};
use super::shape::{Key, Keys, Mark, Shape};
use super::term::TermKind;
use crate::base::{Code, Severity};
use crate::bibliography::STYLES;
use std::collections::BTreeMap;

/// The version of JSON Schema that is spoken.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Returns what a schema can be about: a word for the command line, what it is, and its record.
pub fn subjects() -> Vec<(&'static str, String, &'static Keys)> {
    let in_content = |files: &str| format!("the front matter of `content/{files}.md`");
    let terms = TermKind::all().map(|kind| kind.row());
    let terms = terms.map(|row| (row.word, in_content(&format!("{}/*", row.folder)), row.keys));
    let before = [
        ("site", "`site.yaml`".to_owned(), SiteFile::KEYS),
        ("brief", in_content("briefs/**/*"), BriefFrontMatter::KEYS),
        ("translation", in_content("briefs/**/NAME.LANG"), BriefFrontMatter::KEYS),
    ];
    let after = [
        ("page", in_content("pages/**/*"), PageFrontMatter::KEYS),
        ("home", in_content("home"), PageFrontMatter::KEYS),
    ];
    before.into_iter().chain(terms).chain(after).collect()
}

/// The keys of a page that the home page has not, since its address is the site's.
const ADDRESS: [&str; 2] = ["slug", "url"];

const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const WEB_ADDRESS: &str = "^[Hh][Tt][Tt][Pp][Ss]?:.*[^/ ].*$";
/// The tag of a language.
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
const ROOTED: &str = "^/";
const COLOUR: &str = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$";

/// What a site adds to every schema.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// All types of brief, if they are known; else any slug is let through.
    pub types: Option<&'a [BriefType]>,
    /// Keys of front matter that are the site's own.
    pub extra_keys: &'a [String],
}

/// Returns the schema of everything: each subject under `$defs` by its word, a document being any of them.
pub fn everything(own: Own<'_>) -> Free {
    let mut writer = Writer { own, defs: BTreeMap::new() };
    let subjects = subjects();
    for (word, about, keys) in &subjects {
        let schema = writer.subject(word, about, keys);
        writer.defs.insert((*word).to_owned(), Free::Map(schema));
    }
    let any = subjects.iter().map(|(word, ..)| Free::Map(reference(word))).collect();
    Free::Map(object([
        ("$schema", text(DIALECT)),
        ("title", text("briefpress")),
        ("description", text("`site.yaml`, or front matter of any kind; each stands alone under `$defs`")),
        ("anyOf", Free::List(any)),
        ("$defs", Free::Map(writer.defs.into_iter().collect())),
    ]))
}

/// Returns the schema of the subject with that word; `None` if there is none.
pub fn of(word: &str, own: Own<'_>) -> Option<Free> {
    let (word, about, keys) = subjects().into_iter().find(|(known, ..)| *known == word)?;
    let mut writer = Writer { own, defs: BTreeMap::new() };
    let subject = writer.subject(word, &about, keys);
    let defs = Free::Map(writer.defs.into_iter().collect());
    let head = object([("$schema", text(DIALECT))]).into_iter();
    Some(Free::Map(head.chain(subject).chain(object([("$defs", defs)])).collect()))
}

/// A schema, its keys in the order in which they are written.
type Object = FreeEntries;

/// Writes records once, and refers to them.
struct Writer<'a> {
    own: Own<'a>,
    /// The records inside, by name.
    defs: BTreeMap<String, Free>,
}

impl Writer<'_> {
    fn subject(&mut self, word: &str, about: &str, keys: &Keys) -> Object {
        let own = if ["site", "translation"].contains(&word) { &[][..] } else { self.own.extra_keys };
        let is_known = |key: &&Key| match word {
            "home" => !ADDRESS.contains(&key.name),
            "translation" => key.is_for_translations(),
            _ => true,
        };
        let is_required = |key: &Key| match word {
            "home" => false,
            "translation" => key.is_required() && key.is_translated(),
            _ => key.is_required(),
        };
        let all: Vec<&Key> = keys.keys.iter().collect();
        let known = || all.iter().copied().filter(is_known);
        let required: Vec<&str> = known().filter(|key| is_required(key)).map(|key| key.name).collect();
        let mut properties = self.properties(&all, &required);
        properties.retain(|(name, _)| known().any(|key| key.name == name));
        if word == "translation" {
            let words: Vec<&Key> = Image::KEYS.keys.iter().filter(|key| key.is_translated()).collect();
            let words = self.properties(&words, &[]);
            let image = properties.iter_mut().find(|(key, _)| key == "image");
            image.expect("it is translated").1 = described("The words of the picture.", closed(words, &[]));
        }
        properties.extend(own.iter().map(|key| (key.clone(), described("A key of the site's own.", Vec::new()))));
        let head = object([("title", text(keys.name)), ("description", text(about))]);
        head.into_iter().chain(closed(properties, &required)).collect()
    }

    fn properties(&mut self, keys: &[&Key], required: &[&str]) -> Object {
        keys.iter().map(|key| (key.name.to_owned(), self.property(key, required))).collect()
    }

    fn property(&mut self, key: &Key, required: &[&str]) -> Free {
        let form = key.form();
        let mut forms = match form {
            Some(form) if matches!(key.shape, Shape::Many(_)) => {
                let item = self.form(form);
                let list = object([("type", text("array")), ("items", Free::Map(any(item.clone())))]);
                item.into_iter().chain([list]).collect()
            }
            Some(form) => self.form(form),
            None => self.forms(key.shape),
        };
        if !required.contains(&key.name) {
            // A key without a value is a key that is not there.
            forms.push(of_type("null"));
        } else if matches!(key.shape, Shape::Text | Shape::ByLanguage) && form.is_none() {
            forms[0] = object([("type", words(&SCALARS)), ("pattern", text("\\S"))]);
        }
        described(key.doc(), any(forms))
    }

    /// Returns what may stand in a place, one schema a form.
    fn forms(&mut self, shape: Shape) -> Vec<Object> {
        match shape {
            Shape::Text => vec![object([("type", words(&SCALARS))])],
            Shape::ByLanguage => {
                let names = Free::Map(object([("pattern", text(LANGUAGE))]));
                let texts = Free::Map(any(vec![object([("type", words(&SCALARS))]), of_type("null")]));
                let map = object([("type", text("object")), ("propertyNames", names), ("additionalProperties", texts)]);
                vec![object([("type", words(&SCALARS))]), map]
            }
            Shape::Many(item) => {
                let item = self.forms(*item);
                let list = object([("type", text("array")), ("items", Free::Map(any(item.clone())))]);
                item.into_iter().chain([list]).collect()
            }
            Shape::Map(keys) => {
                let plain = keys.plain.map(|_| object([("type", words(&SCALARS))]));
                plain.into_iter().chain([self.record(keys)]).collect()
            }
            Shape::Dictionary(value) => {
                let mut values = self.forms(*value);
                if *value != Shape::Free {
                    values.push(of_type("null"));
                }
                vec![object([("type", text("object")), ("additionalProperties", Free::Map(any(values)))])]
            }
            Shape::Labelled(keys) => {
                let list = object([("type", text("array")), ("items", Free::Map(self.record(keys)))]);
                let labels = Free::Map(any(vec![object([("type", words(&SCALARS))]), of_type("null")]));
                let labels = object([("type", text("object")), ("additionalProperties", labels)]);
                vec![list, self.record(keys), labels]
            }
            Shape::Free => vec![Vec::new()],
        }
    }

    /// Returns a reference to the schema of a record, which is written at its first use.
    fn record(&mut self, keys: &Keys) -> Object {
        let name = keys.name.trim_start_matches("an ").trim_start_matches("a ").replace('`', "").replace(' ', "-");
        if !self.defs.contains_key(&name) {
            let all: Vec<&Key> = keys.keys.iter().collect();
            let required: Vec<&str> = all.iter().filter(|key| key.is_required()).map(|key| key.name).collect();
            let schema = closed(self.properties(&all, &required), &required);
            self.defs.insert(name.clone(), Free::Map(schema));
        }
        reference(&name)
    }

    fn form(&self, form: Mark) -> Vec<Object> {
        match form {
            Mark::Required | Mark::Own | Mark::Translated | Mark::Name | Mark::Text | Mark::Inline | Mark::File => {
                unreachable!("`Key::form` passes them by")
            }
            Mark::Words(known) => vec![object([("enum", words(known))])],
            Mark::CitationStyle => {
                vec![object([("enum", words(&STYLES.map(|(name, ..)| name)))]), matching(r"\.csl$")]
            }
            Mark::Flag => vec![of_type("boolean")],
            Mark::Threshold => {
                let number = object([("type", text("integer")), ("minimum", Free::Int(1))]);
                vec![number, object([("const", Free::Bool(false))])]
            }
            Mark::WebAddress => vec![matching(WEB_ADDRESS)],
            Mark::Rooted => vec![matching(ROOTED)],
            Mark::Colour => vec![matching(COLOUR)],
            Mark::Slug => vec![object([("type", words(&["string", "integer"])), ("pattern", text(SLUG))])],
            Mark::BriefType => match self.own.types {
                Some(types) => {
                    let slugs: Vec<&str> = types.iter().map(|known| known.slug.as_str()).collect();
                    vec![object([("enum", words(&slugs))])]
                }
                None => {
                    let slugs = BUILT_IN_TYPES;
                    let known = object([("enum", words(&slugs))]);
                    vec![known, matching(SLUG)]
                }
            },
            Mark::Checks => {
                let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
                let codes: Vec<&str> = warnings.map(|code| code.as_str()).collect();
                let names = Free::Map(object([("enum", words(&codes))]));
                let weights = Free::Map(object([("enum", words(&["off", "warn", "error"]))]));
                vec![object([("type", text("object")), ("propertyNames", names), ("additionalProperties", weights)])]
            }
        }
    }
}

fn matching(pattern: &str) -> Object {
    object([("type", text("string")), ("pattern", text(pattern))])
}

/// What a text may be typed as: without quotes, numbers and words are other things to JSON.
const SCALARS: [&str; 3] = ["string", "number", "boolean"];

/// Returns a map with these keys and no other.
fn closed(properties: Object, required: &[&str]) -> Object {
    let head = [("type", text("object")), ("properties", Free::Map(properties))];
    let required = (!required.is_empty()).then(|| ("required", words(required)));
    object(head.into_iter().chain(required).chain([("additionalProperties", Free::Bool(false))]))
}

/// Returns one schema for several forms; those that are no more than types become one.
fn any(forms: Vec<Object>) -> Object {
    let is_type = |form: &Object| matches!(&form[..], [(key, _)] if key == "type");
    let (types, mut others): (Vec<Object>, Vec<Object>) = forms.into_iter().partition(is_type);
    let types: Vec<Free> = types
        .into_iter()
        .flatten()
        .flat_map(|(_, names)| match names {
            Free::List(names) => names,
            name => vec![name],
        })
        .collect();
    match types.as_slice() {
        [] => {}
        // 'Or nothing' comes last.
        [one] => others.push(object([("type", one.clone())])),
        _ => others.insert(0, object([("type", Free::List(types))])),
    }
    match others.len() {
        1 => others.remove(0),
        _ => object([("anyOf", Free::List(others.into_iter().map(Free::Map).collect()))]),
    }
}

fn described(doc: &str, schema: Object) -> Free {
    Free::Map(object([("description", text(doc))]).into_iter().chain(schema).collect())
}

fn of_type(name: &str) -> Object {
    object([("type", text(name))])
}

fn reference(name: &str) -> Object {
    object([("$ref", text(&format!("#/$defs/{name}")))])
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Free)>) -> Object {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn text(text: &str) -> Free {
    Free::Text(text.to_owned())
}

fn words(words: &[&str]) -> Free {
    Free::List(words.iter().map(|word| text(word)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_page_is_among_its_keys() {
        assert!(ADDRESS.iter().all(|key| PageFrontMatter::KEYS.find(key).is_some()));
    }
}
