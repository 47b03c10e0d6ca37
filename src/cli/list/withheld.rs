//! `list withheld`: what waits, until when, and why; the next to appear first, drafts last.
//!
//! An hour is written as it can be typed, after `--as-of` or behind `embargo_until`: in the site's time zone, in which
//! it was agreed, and in UTC, in which the schedule of a build is set.

use crate::base::date::rfc3339;
use crate::site::{Site, Withheld};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// Returns a row for each withheld file, as pairs of column and value.
pub(super) fn rows(site: &Site) -> Vec<Vec<(&'static str, Value)>> {
    let zone = &site.config.timezone;
    let mut withheld: Vec<&Withheld> = site.withheld.iter().collect();
    withheld.sort_by_cached_key(|one| one.order());
    let row = |one: &Withheld| {
        let why: Vec<String> = one.reasons.iter().map(|reason| reason.words(zone)).collect();
        vec![
            ("until", json!(one.appears.map(|instant| rfc3339(instant, zone)))),
            ("utc", json!(one.appears.map(|instant| rfc3339(instant, &TimeZone::UTC)))),
            ("kind", json!(one.word())),
            ("why", json!(why)),
            ("title", json!(one.title)),
            ("file", json!(one.path.as_str())),
        ]
    };
    withheld.into_iter().map(row).collect()
}
