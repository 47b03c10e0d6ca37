//! What texts cite: works, the places that cite them, and how both are written in a style.
//!
//! - `written`: citations as they are typed, `[see @a, p. 4]`, which make a `Cluster`;
//! - `bib`, `csl_json`, `yaml`: bibliographies of other programs, each work of which is a `Reference`; what is wrong in a file is a
//!   `Fault` at its place, and costs no other work;
//! - `library`: the bibliographies of a site; `site_style`: its style;
//! - `format`: citations and lists of works as HTML, by hayagriva.

mod bib;
mod cluster;
mod csl_json;
mod days;
mod fault;
mod format;
mod languages;
mod library;
mod limits;
mod numbers;
mod particles;
mod reference;
mod site_style;
mod spaces;
#[cfg(test)]
mod tests;
mod written;
mod yaml;

pub use cluster::reference_id;
pub use cluster::{Cite, Cluster, LocatorKind};
pub use fault::Fault;
pub use format::{Entry, Formatted, Placed, alone, cited_works, format, format_among};
pub use library::{Libraries, Library, find_file};
pub use reference::{Dates, Day, Name, Reference};
pub use site_style::{STYLES, SiteStyle, SiteStyles};
pub use written::{cluster, key as citation_key, may_follow, place, whole_key};
