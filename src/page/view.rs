//! The template contract: the only types that templates see, field by field.
//!
//! A view is closed: it holds everything its page shows, already decided, worded and linked. Templates choose order and
//! markup; they cannot ask the site for more, which is why the fingerprint of a view tells whether its page changes.
//! Fields named `…_html` (and `html`) are finished HTML and are written without escaping; `url` fields carry the base
//! path and are percent-encoded; every other text is plain and escaped by the template engine. Lists that are not serialized
//! with their view hold terms that many briefs stand under: `render` has a template value for each and puts that in their place.

mod brief;
mod licence;
mod link;
mod list;
mod map;
mod occasion;
mod page;
mod paper;
mod search;
mod shared;
mod site;
mod terms;

pub use brief::*;
pub use licence::LicenceView;
pub use link::*;
pub use list::*;
pub use map::*;
pub use occasion::OccasionView;
pub use page::*;
pub use paper::*;
pub use search::*;
pub use shared::Shared;
pub use site::*;
pub use terms::*;
