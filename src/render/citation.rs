//! One brief as reference managers take it in: BibTeX, RIS and CSL-JSON.
//!
//! BibTeX is written here and not by a crate: that of `biblatex` escapes `\`, `~` and `^` so that it reads them back
//! itself, while LaTeX sets a line break and accents. The tests read everything back with that crate's parser.
//!
//! A name is written family name first, with a comma behind it, as all of these formats have it.

use crate::base::author_name::Parts;
use crate::base::bytes::any;
use crate::base::one_line::one_line;
use crate::page::{RecordAuthor, RecordView, whole_name};
use crate::say;
use crate::words::Words;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How much an entry says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All that is known, for catalogues.
    Record,
    /// What a reference is made of: without abstract and keywords.
    Reference,
}

/// Returns the forms in which a brief is cited, each with the ending of its file and an entry.
pub fn references(record: &RecordView, words: &Words) -> [(&'static str, &'static str, String); 3] {
    let item = serde_json::to_string_pretty(&[csl(record, Extent::Reference)]).expect("texts can be written to memory");
    [
        ("BibTeX", "bib", bibtex(record, Extent::Reference)),
        ("RIS", "ris", ris(record, words, Extent::Reference)),
        ("CSL-JSON", "json", item),
    ]
}

/// Returns a `@techreport`, with the key of the record; lines end with a line feed, the last one too.
pub fn bibtex(record: &RecordView, extent: Extent) -> String {
    let mut out = format!("@techreport{{{},\n", record.key);
    let mut field =
        |name: &str, value: &str| writeln!(out, "  {name} = {{{value}}},").expect("memory takes everything");
    let authors: Vec<String> = record.authors.iter().map(name_in_bibtex).collect();
    if authors.is_empty() {
        // Braces make a name of several words one: an institution has no family name.
        field("author", &format!("{{{}}}", latex(&record.institution)));
    } else {
        field("author", &authors.join(" and "));
    }
    let translators: Vec<String> = record.translators.iter().map(name_in_bibtex).collect();
    if !translators.is_empty() {
        field("translator", &translators.join(" and "));
    }
    // A style may set titles in small letters, and a brief's is full of names.
    field("title", &format!("{{{}}}", latex(&record.full_title())));
    field("institution", &latex(&record.institution));
    field("type", &latex(&record.type_label));
    let mut optional = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            field(name, &latex(value));
        }
    };
    optional("number", record.number.as_deref());
    optional("series", record.series.as_ref().map(|series| &*series.name));
    optional("abstract", summary(record, extent));
    // The comma parts one keyword from the next.
    let keywords: Vec<String> = keywords(record, extent).map(|name| name.replace(',', "")).collect();
    optional("keywords", Some(&*keywords.join(", ")).filter(|_| !keywords.is_empty()));
    optional("language", Some(&record.language));
    optional("isbn", record.isbn.as_deref());
    optional("issn", record.issn.as_deref());
    optional("copyright", record.licence.as_deref());
    if let Some(doi) = &record.doi {
        field("doi", &verbatim(doi));
    }
    field("url", &verbatim(&record.url));
    let (year, month, day) = date(record);
    field("year", year);
    field("day", day.trim_start_matches('0'));
    let month = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    if let Some(month) = month {
        // A macro, which each style spells in its own way.
        writeln!(out, "  month = {month},").expect("memory takes everything");
    }
    out.push_str("}\n");
    out
}

/// Returns an entry of type `RPRT`; lines end with carriage return and line feed, as the format wants.
pub fn ris(record: &RecordView, words: &Words, extent: Extent) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        out.extend([tag, "  - ", &one_line(value), "\r\n"]);
    };
    line("TY", "RPRT");
    line("ID", &record.key);
    for author in &record.authors {
        line("AU", &author.cited_name());
    }
    if record.authors.is_empty() {
        line("AU", &whole_name(&record.institution));
    }
    for translator in &record.translators {
        line("A4", &translator.cited_name());
    }
    line("TI", &record.full_title());
    let (year, month, day) = date(record);
    line("PY", year);
    line("DA", &format!("{year}/{month}/{day}"));
    line("PB", &record.institution);
    line("M3", &record.type_label);
    let mut optional = |tag: &str, value: Option<&str>| value.into_iter().for_each(|value| line(tag, value));
    // For a report the serial number is that of the report, so an ISBN would be mistaken for it.
    optional("SN", record.number.as_deref());
    optional("T2", record.series.as_ref().map(|series| &*series.name));
    optional("AB", summary(record, extent));
    keywords(record, extent).for_each(|name| optional("KW", Some(name)));
    optional("LA", Some(&record.language));
    optional("DO", record.doi.as_deref());
    optional("UR", Some(&record.url));
    optional("N1", record.issn.as_ref().map(|issn| say!(words, "brief.issn", number = issn)).as_deref());
    optional("N1", record.isbn.as_ref().map(|isbn| say!(words, "record.isbn", number = isbn)).as_deref());
    optional("N1", record.licence.as_ref().map(|licence| say!(words, "record.licence", licence = licence)).as_deref());
    out.push_str("ER  - \r\n");
    out
}

/// An item of CSL-JSON, by version 1.0.2 of its schema. The licence is left out: there is no key for it, styles print a `note`, and readers
/// stumble over `custom`.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CslItem<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    author: Vec<CslName<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<CslName<'a>>,
    /// A preview shows briefs whose date is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    publisher: &'a str,
    genre: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collection_title: Option<&'a str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    keyword: String,
    language: &'a str,
    #[serde(rename = "DOI", skip_serializing_if = "Option::is_none")]
    doi: Option<&'a str>,
    #[serde(rename = "ISBN", skip_serializing_if = "Option::is_none")]
    isbn: Option<&'a str>,
    #[serde(rename = "ISSN", skip_serializing_if = "Option::is_none")]
    issn: Option<&'a str>,
    #[serde(rename = "URL")]
    url: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslDate {
    date_parts: [[u16; 3]; 1],
}

/// A name: that of an organisation, or one that nobody can take apart, is `literal`.
#[derive(Serialize)]
#[serde(untagged)]
enum CslName<'a> {
    Literal {
        literal: Cow<'a, str>,
    },
    Person {
        family: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        given: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<String>,
    },
}

/// Returns a `report`, with the key of the record as its `id`.
pub fn csl(record: &RecordView, extent: Extent) -> CslItem<'_> {
    let (year, month, day) = date(record);
    CslItem {
        id: &record.key,
        kind: "report",
        title: one_line(&record.full_title()).into_owned(),
        author: match record.authors.as_slice() {
            [] => vec![CslName::Literal { literal: one_line(&record.institution) }],
            authors => authors.iter().map(name_in_csl).collect(),
        },
        translator: record.translators.iter().map(name_in_csl).collect(),
        issued: Some([year, month, day].map(|part| part.parse().unwrap_or_default()))
            .filter(|parts| !parts.contains(&0))
            .map(|parts| CslDate { date_parts: [parts] }),
        publisher: &record.institution,
        genre: &record.type_label,
        number: record.number.as_deref(),
        collection_title: record.series.as_ref().map(|series| &*series.name),
        summary: summary(record, extent),
        keyword: keywords(record, extent).collect::<Vec<_>>().join(", "),
        language: &record.language,
        doi: record.doi.as_deref(),
        isbn: record.isbn.as_deref(),
        issn: record.issn.as_deref(),
        url: &record.url,
    }
}

fn summary(record: &RecordView, extent: Extent) -> Option<&str> {
    record.summary.as_deref().filter(|_| extent == Extent::Record)
}

/// Returns the names of countries and topics.
fn keywords(record: &RecordView, extent: Extent) -> impl Iterator<Item = &str> {
    let topics = record.topics.iter().map(|topic| &*topic.name);
    let all = record.countries.iter().map(|country| country.name.as_str()).chain(topics);
    all.filter(move |_| extent == Extent::Record)
}

/// Returns year, month and day.
fn date(record: &RecordView) -> (&str, &str, &str) {
    let mut parts = record.date.rsplitn(3, '-');
    let (day, month, year) = (parts.next(), parts.next(), parts.next());
    (year.unwrap_or_default(), month.unwrap_or_default(), day.unwrap_or_default())
}

/// Returns a name for the list of authors. `and` stands between names, and a comma within one: with the family name first every
/// reader finds where it begins, while Zotero takes `Ludwig van der` for given names.
fn name_in_bibtex(author: &RecordAuthor) -> String {
    match author.person() {
        None => format!("{{{}}}", latex(&author.name)),
        Some(Parts { given, family, suffix: Some(suffix), .. }) => {
            format!("{}, {}, {}", latex(&family), latex(&suffix), latex(&given))
        }
        Some(Parts { given, family, .. }) if given.is_empty() && family.contains(' ') => {
            format!("{{{}}}", latex(&family))
        }
        Some(Parts { given, family, .. }) if given.is_empty() => latex(&family),
        Some(Parts { given, family, .. }) => format!("{}, {}", latex(&family), latex(&given)),
    }
}

/// Returns a name in the parts that styles put in their own order.
fn name_in_csl(author: &RecordAuthor) -> CslName<'_> {
    match author.person() {
        None => CslName::Literal { literal: one_line(&author.name) },
        // `static-ordering` would keep Korean names in their order, and take the comma from them in APA and Harvard: "Kim D.".
        Some(Parts { given, family, suffix, .. }) => CslName::Person { family, given, suffix },
    }
}

/// Returns a text on one line in which nothing is a command. What has a command of its own stands with it in braces, as Zotero writes it:
/// `{\textless}`. Braces are commands, too, since BibTeX counts them even behind a backslash.
fn latex(text: &str) -> String {
    let line = one_line(text);
    let may_change = |byte: u8| {
        (byte < b' ')
            | (byte == 0x7f)
            | (byte == 0xc2)
            | (byte.wrapping_sub(b'#') < 4)
            | (byte.wrapping_sub(b'{') < 4)
            | (byte == b'-')
            | (byte == b'\\')
            | (byte.wrapping_sub(b'^') < 3)
            | (byte == b'<')
            | (byte == b'>')
    };
    if !any(line.as_bytes(), may_change) {
        return line.into_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut before = ' ';
    for c in line.chars() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '`' => out.push_str("{\\textasciigrave}"),
            '<' => out.push_str("{\\textless}"),
            '>' => out.push_str("{\\textgreater}"),
            '|' => out.push_str("{\\textbar}"),
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            // Two of them would be a dash.
            '-' if before == '-' => out.push_str("{}-"),
            c if c.is_control() => {}
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// Returns an address or identifier, which BibTeX passes on as it is: only braces would end it too early.
fn verbatim(text: &str) -> String {
    text.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}
