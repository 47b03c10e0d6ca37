//! The index as files: a table that is read first, words, cards and facets.
//!
//! ```text
//! table.json     what there is, and with which word each file of words begins
//! words/HEX.bin  words and their texts; named by the first of them
//! cards/N.json   how texts look among results, sixteen a file
//! facets.bin     which texts have which value
//! ```
//!
//! All but the table begin with its *print*, a fingerprint of the order of texts and of where files end. Where it is the same, numbers mean the
//! same, so a reader may hold an older file beside a newer one. Numbers in binary files have seven bits a byte. `docs/output.md` has the format.

use super::cut::words;
use super::fold::{folded, is_han, traditional};
use super::shards::{Shard, put_number, shards};
use super::unit::{Unit, UnitReader};
use super::vocabulary::{Reader, Vocabulary};
use crate::base::memo::Memo;
use crate::base::{Fingerprint, SourcePath, fingerprint_of};
use crate::page::{Facet, Part, SearchCard, SearchEntry, Texts};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// The version of the format.
const FORMAT: u32 = 1;

/// Cards in a file.
const CARDS: usize = 16;

/// Bytes of a print.
const PRINT: usize = 6;

/// Texts that a thread reads before it lays its reader aside for another.
const AT_ONCE: usize = 32;

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Below the folder of the index.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What bodies say, to whoever reads them.
pub trait Bodies: Sync {
    /// Returns the fingerprint of a source.
    fn fingerprint(&self, source: &SourcePath) -> Fingerprint;

    /// Hands on the running text of a source, passage by passage.
    fn read(&self, source: &SourcePath, take: &mut dyn FnMut(Part, &str));
}

/// What one index leaves to the next, so that only texts that changed are read again.
#[derive(Default)]
pub struct Shelf {
    vocabulary: Vocabulary,
    read: Memo<Arc<str>, ReadText>,
}

/// A text as the index knows it.
#[derive(Clone, Debug)]
struct ReadText {
    unit: Unit,
    /// Its card, as JSON.
    card: String,
    /// Whether it was withdrawn or another one has taken its place.
    is_low: bool,
}

/// Returns the index of these texts. What is in `withheld` is marked as not public yet.
pub fn index(
    texts: &Texts<'_>,
    bodies: &dyn Bodies,
    withheld: &BTreeSet<SourcePath>,
    shelf: &mut Shelf,
) -> Vec<IndexFile> {
    let read = read(texts, bodies, withheld, shelf);
    let units: Vec<&Unit> = read.iter().map(|(_, text)| &text.unit).collect();
    let terms = shelf.vocabulary.terms();
    let (shards, facets) = rayon::join(|| shards(&units, &terms), || texts.facets());
    let chinese =
        terms.iter().filter(|term| !term.word.is_ascii()).flat_map(|term| term.word.chars()).filter(|c| is_han(*c));
    let order: Vec<&Arc<str>> = read.iter().map(|(url, _)| url).collect();
    let firsts: Vec<&str> = shards.iter().map(|shard| &*shard.first).collect();
    let print = fingerprint_of(&(FORMAT, &order, &firsts)).to_string()[..2 * PRINT].to_owned();
    let table = Table {
        format: FORMAT,
        print: &print,
        texts: texts.len(),
        terms: texts.pages(),
        cards: CARDS,
        low: read.iter().enumerate().filter(|(_, (_, text))| text.is_low).map(|(number, _)| number).collect(),
        years: years(texts),
        words: &firsts,
        facets: facets.iter().map(|facet| (facet.key, facet.values.keys().collect())).collect(),
        han: traditional(&chinese.collect()),
    };
    let mut files = vec![IndexFile {
        path: "table.json".to_owned(),
        bytes: serde_json::to_vec(&table).expect("it has texts and numbers alone"),
    }];
    let stamp = stamp(&print);
    files.push(IndexFile { path: "facets.bin".to_owned(), bytes: facets_file(&stamp, &facets, texts.len()) });
    files.extend(read.chunks(CARDS).enumerate().map(|(number, texts)| {
        let cards: Vec<&str> = texts.iter().map(|(_, text)| &*text.card).collect();
        let json = format!("{{\"print\":\"{print}\",\"cards\":[\n{}\n]}}\n", cards.join(",\n"));
        IndexFile { path: format!("cards/{number}.json"), bytes: json.into_bytes() }
    }));
    files.extend(shards.into_iter().map(|Shard { first, bytes }| IndexFile {
        path: format!("words/{}.bin", name(&first)),
        bytes: [&stamp[..], &bytes].concat(),
    }));
    files
}

/// What a search reads first.
#[derive(Serialize)]
struct Table<'a> {
    format: u32,
    print: &'a str,
    texts: usize,
    /// How many texts, at the beginning, are pages of terms and plain pages.
    terms: usize,
    cards: usize,
    /// Those that stand below all others: withdrawn, or replaced by another.
    low: Vec<usize>,
    /// Each year with its first brief.
    years: Vec<(i16, usize)>,
    words: &'a [&'a str],
    facets: BTreeMap<&'static str, Vec<&'a Arc<str>>>,
    /// Traditional Chinese characters, each with the one behind it as which it is looked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    han: String,
}

/// Reads the texts that have changed, on all threads, and returns all with their addresses.
fn read(
    texts: &Texts<'_>,
    bodies: &dyn Bodies,
    withheld: &BTreeSet<SourcePath>,
    shelf: &mut Shelf,
) -> Vec<(Arc<str>, Arc<ReadText>)> {
    // A reader knows the words that it has seen, so one is handed on and not made anew for each of rayon's pieces.
    let idle: Mutex<Vec<UnitReader<'_>>> = Mutex::default();
    let Shelf { vocabulary, read: memo } = shelf;
    let numbers: Vec<usize> = (0..texts.len()).collect();
    let read_some = |numbers: &[usize]| {
        let taken = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = taken.unwrap_or_else(|| UnitReader::new(Reader::new(vocabulary)));
        let read = |number: &usize| {
            let entry = texts.close(*number);
            let is_withheld = entry.text.as_ref().is_some_and(|source| withheld.contains(source));
            let body = entry.text.as_ref().map(|source| bodies.fingerprint(source));
            let input = fingerprint_of(&(&entry, body, is_withheld));
            let url = Arc::clone(&entry.card.url);
            match memo.recall(&url, input) {
                Some(known) => (url, input, known, false),
                None => (url, input, Arc::new(read_text(&entry, is_withheld, bodies, &mut reader)), true),
            }
        };
        let read: Vec<_> = numbers.iter().map(read).collect();
        idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        read
    };
    let all: Vec<_> = numbers.par_chunks(AT_ONCE).flat_map_iter(read_some).collect();
    let fresh: Vec<_> = all
        .iter()
        .filter(|(.., fresh)| *fresh)
        .map(|(url, input, text, _)| (Arc::clone(url), *input, Arc::clone(text)))
        .collect();
    memo.update(all.iter().map(|(url, ..)| url), fresh);
    all.into_iter().map(|(url, _, text, _)| (url, text)).collect()
}

fn read_text(entry: &SearchEntry, is_withheld: bool, bodies: &dyn Bodies, reader: &mut UnitReader<'_>) -> ReadText {
    for said in &entry.said {
        reader.take(said.part, &said.text, said.language.as_ref().unwrap_or(&entry.language));
    }
    if let Some(source) = &entry.text {
        bodies.read(source, &mut |part, text| reader.take(part, text, &entry.language));
    }
    let names: BTreeSet<String> = entry.card.names.iter().map(|name| folded_text(name)).collect();
    let card = MarkedCard { card: &entry.card, is_withheld, names };
    let card = serde_json::to_string(&card).expect("it has texts alone");
    ReadText { unit: reader.finish(), card, is_low: entry.card.is_withdrawn || entry.card.is_superseded }
}

/// A card, marked if readers do not see its text yet.
#[derive(Serialize)]
struct MarkedCard<'a> {
    #[serde(flatten)]
    card: &'a SearchCard,
    #[serde(rename = "h", skip_serializing_if = "std::ops::Not::not")]
    is_withheld: bool,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    names: BTreeSet<String>,
}

/// Returns the words of a text as they are looked for, with blanks between them.
fn folded_text(text: &str) -> String {
    let mut found: Vec<String> = Vec::new();
    words(text, |word| found.push(folded(word)));
    found.join(" ")
}

/// Returns each year with its first brief.
fn years(texts: &Texts<'_>) -> Vec<(i16, usize)> {
    let mut years: Vec<(i16, usize)> = Vec::new();
    for (year, number) in (0..texts.len()).filter_map(|number| Some((texts.year(number)?, number))) {
        if years.last().is_none_or(|(last, _)| *last != year) {
            years.push((year, number));
        }
    }
    years
}

/// Returns the texts of each value, as steps from one to the next or as a bit for every text, whichever is shorter.
fn facets_file(stamp: &[u8], facets: &[Facet], texts: usize) -> Vec<u8> {
    let mut out = stamp.to_vec();
    // As the table has them, by their keys.
    let by_key: BTreeMap<&str, &Facet> = facets.iter().map(|facet| (facet.key, facet)).collect();
    for having in by_key.values().flat_map(|facet| facet.values.values()) {
        put_number(&mut out, having.len());
        let (mut steps, mut last) = (Vec::new(), 0);
        for text in having {
            put_number(&mut steps, text - last);
            last = *text;
        }
        let are_bits = steps.len() > texts.div_ceil(8);
        put_number(&mut out, usize::from(are_bits));
        if are_bits {
            let mut bits = vec![0_u8; texts.div_ceil(8)];
            having.iter().for_each(|text| bits[text / 8] |= 1 << (text % 8));
            steps = bits;
        }
        out.extend(steps);
    }
    out
}

/// Returns the bytes of a print.
fn stamp(print: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&print[2 * at..2 * at + 2], 16).expect("a print has hexadecimal digits");
    (0..PRINT).map(byte).collect()
}

/// Returns the name of a file of words by the first of them: its bytes in hexadecimal digits, since not every system takes every letter.
fn name(first: &str) -> String {
    if first.is_empty() {
        return "0".to_owned();
    }
    first.bytes().fold(String::new(), |mut name, byte| {
        write!(name, "{byte:02x}").expect("a string takes what is written to it");
        name
    })
}
