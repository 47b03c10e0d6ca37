//! Feeds: what stands in them, as values; writing them is `render`'s work.

use crate::base::date::{Moment, rfc3339};
use crate::base::{Route, Slug};
use crate::body::inline_text;
use crate::page::content::{Content, Origin, Page, close};
use crate::page::list::index;
use crate::page::planner::Planner;
use crate::page::view::Shared;
use crate::say;
use crate::site::{Brief, BriefAt, Site, routes};
use crate::words::Words;
use std::cmp::Reverse;
use std::sync::Arc;
use uuid::Uuid;

/// Entries of a feed, at most.
pub const MOST_ENTRIES: usize = 50;

/// A feed, Atom or JSON.
#[derive(Clone, Debug, Hash)]
pub struct FeedView {
    pub title: String,
    pub subtitle: Option<String>,
    pub id: String,
    /// The full addresses of the feed and of the page that it follows.
    pub self_url: String,
    pub page_url: String,
    /// RFC 3339: the newest `updated` of its entries.
    pub updated: String,
    pub language: String,
    pub author: String,
    pub rights: Option<String>,
    /// Newest first.
    pub entries: Vec<Shared<EntryView>>,
}

/// One entry of any feed; the same value in each.
#[derive(Clone, Debug, Hash)]
pub struct EntryView {
    pub title: Arc<str>,
    pub url: String,
    pub id: String,
    /// RFC 3339.
    pub published: String,
    pub updated: String,
    pub summary: Option<Arc<str>>,
    pub authors: Vec<String>,
    /// Countries and topics by name.
    pub categories: Vec<String>,
}

/// The briefs that a feed tells of: those of its list, newest first, and those that were withdrawn from it.
type Told<'a> = (&'a [BriefAt], &'a [BriefAt]);

/// The entry of a brief. That of a withdrawn one says so, under the same id, so that readers who have the brief are told.
pub fn entry(site: &Site, words: &Words, brief: &Brief) -> EntryView {
    let countries = brief.countries.iter().map(|code| site.places.country_name(*code).to_owned());
    let topic =
        |(slug, written): &(Slug, String)| site.topics.get(slug.as_str()).map_or(written, |topic| &topic.title).clone();
    let withdrawal = brief.withdrawal().map(|change| inline_text(&change.note, site.links(&brief.path)));
    let written = |date: Option<Moment>| date.map_or_else(String::new, |date| date.rfc3339(&site.config.timezone));
    EntryView {
        title: if brief.is_withdrawn {
            say!(words, "feed.withdrawn", title = &brief.title).into()
        } else {
            brief.title.clone()
        },
        url: site.config.base_url.absolute(&brief.route),
        id: id(site, &format!("briefs/{}", brief.slug)),
        published: written(brief.date),
        updated: written(brief.changed()),
        summary: if brief.is_withdrawn { withdrawal.map(Into::into) } else { brief.lead.clone() },
        authors: if brief.authors.is_empty() {
            vec![site.config.publisher.name.clone()]
        } else {
            brief.authors.iter().map(|author| author.name.clone()).collect()
        },
        categories: countries.chain(brief.topics.iter().map(topic)).collect(),
    }
}

/// The feed of an index with these briefs.
pub fn page(planner: &Planner, followed: &Route, title: &str, briefs: Told<'_>) -> Page {
    let route = routes::feed(followed);
    let view = view(planner, followed, &route, title, briefs);
    let because = format!("the page at `{followed}` has a feed");
    close(route, Content::Feed(Box::new(view)), Origin { source: None, because })
}

/// The site's feed once more, as a JSON Feed.
pub fn json(planner: &Planner, briefs: Told<'_>) -> Page {
    let (home, route) = (Route::of("/"), Route::of("/feed.json"));
    let view = view(planner, &home, &route, "", briefs);
    let because = "every site has one".to_owned();
    close(route, Content::JsonFeed(Box::new(view)), Origin { source: None, because })
}

fn view(planner: &Planner, followed: &Route, route: &Route, title: &str, briefs: Told<'_>) -> FeedView {
    let config = &planner.site.config;
    let briefs = newest_told(planner, briefs);
    let entries: Vec<_> = briefs.iter().map(|at| planner.cards.entry(*at)).collect();
    let updated = index::newest(planner, &briefs);
    FeedView {
        title: if followed.as_str() == "/" { config.title.clone() } else { format!("{title} · {}", config.title) },
        subtitle: config.description.clone().filter(|_| followed.as_str() == "/"),
        id: id(&planner.site, followed.as_str().trim_matches('/')),
        self_url: config.base_url.absolute(route),
        page_url: config.base_url.absolute(followed),
        updated: updated.unwrap_or_else(|| rfc3339(jiff::Timestamp::UNIX_EPOCH, &config.timezone)),
        language: config.language.clone(),
        author: config.publisher.name.clone(),
        rights: config.licence.clone(),
        entries,
    }
}

/// The newest of a feed's briefs, all with a date. A withdrawn one stands where its withdrawal does, and so gives way like
/// any other.
fn newest_told(planner: &Planner, (listed, withdrawn): Told<'_>) -> Vec<BriefAt> {
    let briefs = &planner.site.briefs;
    let mut all: Vec<BriefAt> = listed.iter().take(MOST_ENTRIES).chain(withdrawn).copied().collect();
    all.retain(|at| briefs[*at].date.is_some());
    if !withdrawn.is_empty() {
        all.sort_by_cached_key(|at| (Reverse(briefs[*at].feed_date()), briefs[*at].slug.clone()));
        all.truncate(MOST_ENTRIES);
    }
    all
}

/// A permanent identifier for the thing of that name on this site. It is built on the site's `id`, or else on its
/// address as a `tag:` URI (RFC 4151), and never on the address of a page, which may change.
fn id(site: &Site, name: &str) -> String {
    let config = &site.config;
    match config.id.as_deref() {
        Some(id) => match id.strip_prefix("urn:uuid:").and_then(|uuid| Uuid::parse_str(uuid).ok()) {
            Some(_) if name.is_empty() => id.to_owned(),
            Some(uuid) => Uuid::new_v5(&uuid, name.as_bytes()).urn().to_string(),
            None => format!("{}/{name}", id.trim_end_matches('/')),
        },
        None => {
            let host = config.base_url.host().split(':').next().unwrap_or_default();
            format!("tag:{host},2020:{}{name}", config.base_url.base_path())
        }
    }
}
