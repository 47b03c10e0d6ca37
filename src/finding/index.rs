//! The index as files: a table that is read first, words, cards and facets.
//!
//! ```text
//! table.json     what there is, and with which word each file of words begins
//! words/HEX.bin  words and their texts; named by the first of them
//! cards/N.json   how texts look among results, some of them a file
//! facets.bin     which texts have which value
//! ```
//!
//! All but the table begin with its *print*, a fingerprint of the order of texts, of what they are narrowed by, and of where files end. Where it is the same, numbers mean the
//! same, so a reader may hold an older file beside a newer one. Numbers in binary files have seven bits a byte. `docs/output.md` has the format.

use super::fold::{is_han, traditional};
use super::shards::{Shard, put_number, shards};
use super::shelf::{Bodies, ReadText, Shelf};
use super::unit::Unit;
use crate::base::{Fingerprint, SourcePath, fingerprint_of};
use crate::page::{Facet, Texts};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// The version of the format.
const FORMAT: u32 = 1;

/// Cards in a file, and in one of a site with fewer texts than `FEW`. The results of a search are scattered, so small files send less; but
/// each file adds to the history of the published pages, and a large site has many.
const CARDS: usize = 16;
const CARDS_OF_FEW: usize = 6;
const FEW: usize = 1_000;

/// Bytes of a print.
const PRINT: usize = 6;

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexFile {
    /// Below the folder of the index.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Returns the index of these texts, which follow from what `site` is the fingerprint of. What is in `withheld` is marked as not public yet.
pub fn index(
    texts: &Texts<'_>,
    bodies: &dyn Bodies,
    (site, withheld): (Fingerprint, &BTreeSet<SourcePath>),
    shelf: &mut Shelf,
) -> Vec<IndexFile> {
    shelf.read(texts, bodies, (site, withheld));
    let (read, facets, terms) = (shelf.texts(), shelf.facets(), shelf.terms());
    let units: Vec<&Unit> = read.iter().map(|text| &text.unit).collect();
    let shards = shards(&units, &terms);
    let chinese =
        terms.iter().filter(|term| !term.word.is_ascii()).flat_map(|term| term.word.chars()).filter(|c| is_han(*c));
    let order: Vec<&Arc<str>> = read.iter().map(|text| &text.url).collect();
    let firsts: Vec<&str> = shards.iter().map(|shard| &*shard.first).collect();
    let print = fingerprint_of(&(FORMAT, &order, &firsts, facets)).to_string()[..2 * PRINT].to_owned();
    let numbers =
        |is: &dyn Fn(&ReadText) -> bool| (0..).zip(read).filter(|(_, text)| is(text)).map(|(at, _)| at).collect();
    let cards = if texts.count() < FEW { CARDS_OF_FEW } else { CARDS };
    let table = Table {
        format: FORMAT,
        print: &print,
        texts: texts.count(),
        terms: texts.pages(),
        cards,
        withdrawn: numbers(&|text| text.is_withdrawn),
        superseded: numbers(&|text| text.is_superseded),
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
    files.push(IndexFile { path: "facets.bin".to_owned(), bytes: facets_file(&stamp, facets, texts.count()) });
    files.extend(read.chunks(cards).enumerate().map(|(number, texts)| {
        let cards: Vec<&str> = texts.iter().map(|text| &*text.card).collect();
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
    /// Those that stand below all others: withdrawn ones, which no list has, and those that another has replaced.
    withdrawn: Vec<usize>,
    superseded: Vec<usize>,
    /// Each year with its first brief.
    years: Vec<(i16, usize)>,
    words: &'a [&'a str],
    facets: BTreeMap<&'static str, Vec<&'a Arc<str>>>,
    /// Traditional Chinese characters, each with the one behind it as which it is looked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    han: String,
}

/// Returns each year with its first brief.
fn years(texts: &Texts<'_>) -> Vec<(i16, usize)> {
    let mut years: Vec<(i16, usize)> = Vec::new();
    for (year, number) in (0..texts.count()).filter_map(|number| Some((texts.year(number)?, number))) {
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
