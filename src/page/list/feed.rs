//! Feeds: which briefs stand in them.
//!
//! An Atom feed begins with its first entry. It must say when it changed last, which a feed without entries cannot, and
//! neither an invented day nor the hour of a build would be true. A JSON Feed says it of entries alone, so the site's is there
//! from the start.

use crate::base::Route;
use crate::page::content::feed::FeedView;
use crate::page::content::{Content, Page};
use crate::page::planner::Planner;
use crate::page::planner::forms::permanent_id;
use crate::site::{BriefAt, routes};
use std::cmp::Reverse;

/// Entries of a feed, at most.
const MOST_ENTRIES: usize = 50;

/// The briefs that a feed follows: those of its list, newest first, and those that were withdrawn from it.
type Followed<'a> = (&'a [BriefAt], &'a [BriefAt]);

/// Returns the feed of an index with these briefs; none if it would have no entry.
pub fn page(planner: &Planner, followed: &Route, title: &str, briefs: Followed<'_>) -> Option<Page> {
    let route = routes::feed(followed);
    let view = view(planner, followed, &route, title, briefs);
    view.updated.as_ref()?;
    let because = format!("the page at `{followed}` has a feed");
    Some(Page::new(route, Content::Feed(Box::new(view)), None, because))
}

/// Returns the site's feed once more, as a JSON Feed.
pub fn json(planner: &Planner, briefs: Followed<'_>) -> Page {
    let (home, route) = (planner.at("/"), planner.at("/feed.json"));
    let view = view(planner, &home, &route, "", briefs);
    let because = "every site has one";
    Page::new(route, Content::JsonFeed(Box::new(view)), None, because)
}

fn view(planner: &Planner, followed: &Route, route: &Route, title: &str, briefs: Followed<'_>) -> FeedView {
    let config = &planner.edition.config;
    let briefs = newest(planner, briefs);
    let is_home = *followed == planner.at("/");
    let entries: Vec<_> = briefs.iter().map(|at| planner.forms(*at).entry.clone()).collect();
    let updated = planner.last_change(&briefs);
    FeedView {
        title: if is_home { config.title.clone() } else { format!("{title} · {}", config.title) },
        subtitle: config.description.clone().filter(|_| is_home),
        id: permanent_id(config, followed.as_str().trim_matches('/')),
        self_url: config.base_url.absolute(route),
        page_url: config.base_url.absolute(followed),
        updated,
        language: config.language.clone(),
        author: config.publisher.name.clone(),
        rights: config.licence.clone(),
        entries,
    }
}

/// Returns the newest of a feed's briefs, all with a date. A withdrawn one stands where its withdrawal does, and so gives
/// way like any other.
fn newest(planner: &Planner, (listed, withdrawn): Followed<'_>) -> Vec<BriefAt> {
    let briefs = &planner.edition.briefs;
    let mut all: Vec<BriefAt> = listed.iter().take(MOST_ENTRIES).chain(withdrawn).copied().collect();
    all.retain(|at| briefs[*at].date.is_some());
    if !withdrawn.is_empty() {
        all.sort_by_cached_key(|at| (Reverse(briefs[*at].feed_date()), briefs[*at].slug.clone()));
        all.truncate(MOST_ENTRIES);
    }
    all
}
