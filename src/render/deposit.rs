//! Briefs as agencies for DOIs take them in: what `list briefs --format datacite` and `--format crossref` print.

mod crossref;
mod datacite;

pub use crossref::{Batch, crossref};
pub use datacite::datacite;
