//! briefpress: a static site generator for policy briefs.
//!
//! A site is a function of its sources. Each stage makes a value and hands it on; nothing is filled in later.
//!
//! ```text
//!  project folder + built-in theme
//!        │ load (door in)
//!        ▼
//!    Snapshot ──parse──▶ Facts ──resolve──▶ Site ──plan──▶ Pages ──render──▶ Artifacts
//!    text+paths  per file ◆   of each     all at   briefs, places,  closed     per page ◆   path → bytes
//!                             file        once ◆   topics, links    values                     │
//!        └───────── every stage also yields diagnostics (place, code, help) ────┐               ▼
//!                                                                     report     emit · serve · publish (doors out)
//!  ◆ memoised by the fingerprint of its input; 'per' ones run in parallel
//! ```
//!
//! The folders read in that order. ARCHITECTURE.md says which may use which, and a test holds them to it.

pub mod base;
pub mod bibliography;
pub mod body;
pub mod cli;
pub mod derived;
pub mod emit;
pub mod finding;
pub mod import;
pub mod page;
pub mod parse;
pub mod pictures;
pub mod pipeline;
pub mod places;
pub mod plates;
pub mod publish;
pub mod render;
pub mod report;
pub mod serve;
pub mod site;
pub mod source;
#[cfg(feature = "pdf")]
pub mod typesetting;
pub mod words;
