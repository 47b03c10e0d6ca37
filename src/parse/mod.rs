//! Parsing: one file in, one document out.
//!
//! Whatever is read here is read *as written*: every leaf of front matter is the text that the author typed, so `NO`
//! stays Norway and `7.10` keeps its zero. What the words mean is decided by `site`, which sees all files at once; days,
//! instants and the status, which no other file bears on, are read here. So is [`config`]: `site.yaml` stands alone.
//!
//! A file is looked at once on the happy path. Only where something is wrong is its text read a second time, slowly,
//! to say exactly where: authors wait for diagnostics, the other five thousand files do not.
//!
//! - [`by_language`]: a text that may be said once for each language;
//! - `record`: the macro by which structures are declared;
//! - [`shape`]: one declaration of a structure gives its Rust type, its reader and its description;
//! - [`yaml`]: YAML into such a type, or every fault in it, each at its place;
//! - [`leaf`]: days, instants and the status, read once;
//! - [`free`]: values that are passed to templates untouched;
//! - [`front_matter`]: the structures that content files begin with;
//! - [`config`]: `site.yaml`, as written and as meant;
//! - [`licence`]: licences, by the list of SPDX;
//! - [`ledger`]: `urls.txt`, as written, and as it is written anew;
//! - [`redirects`]: `redirects.csv`, as written;
//! - [`document`]: a whole content file: what it is, its front matter, its facts;
//! - [`schema`]: the same structures as a JSON Schema, for editors;
//! - [`values`]: a leaf as what it means: a flag, a date, an instant, a slug, one word of a few;
//! - [`partial_read`]: what of a file could not be read, where the rest could.

pub mod by_language;
mod commas;
pub mod config;
pub mod document;
pub mod free;
pub mod front_matter;
pub mod leaf;
pub mod ledger;
pub mod licence;
mod loose;
pub mod partial_read;
mod record;
pub mod redirects;
pub mod schema;
pub mod shape;
mod slips;
pub mod term;
mod typeset;
pub mod values;
pub mod yaml;
