//! What a moment tells of a public brief: that its day of review is past, and that its event is over.

use super::occasion::is_over;
use crate::base::date::Moment;
use crate::parse::config::Config;
use crate::parse::document::{Document, Front};
use jiff::Timestamp;

/// Whether the `review_by` of a file is past. One that cannot be read is reported where the brief is.
pub fn is_past_review(config: &Config, document: &Document, as_of: Timestamp) -> bool {
    let Front::Brief(front) = &document.front else { return false };
    let next = front.review_by.read.value().and_then(|day| Moment::of_date(day.tomorrow().ok()?, &config.timezone));
    next.is_some_and(|next| next.instant <= as_of)
}

/// Whether the `event` of a file is over.
pub fn is_past_event(config: &Config, document: &Document, as_of: Timestamp) -> bool {
    matches!(&document.front, Front::Brief(front) if is_over(front, &config.timezone, as_of))
}
