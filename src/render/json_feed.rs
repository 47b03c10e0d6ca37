//! JSON Feed, after its version 1.1.

use super::catalogue::json_list;
use crate::page::{EntryView, FeedView};
use serde::Serialize;

#[derive(Serialize)]
struct Head<'a> {
    version: &'a str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    authors: [Author<'a>; 1],
    language: &'a str,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_text: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
}

/// A file that belongs to an item.
#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
}

/// Writes a feed, an entry a line.
pub fn json_feed(feed: &FeedView) -> Vec<u8> {
    let head = Head {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page_url,
        feed_url: &feed.self_url,
        description: feed.subtitle.as_deref(),
        authors: [Author { name: &feed.author }],
        language: &feed.language,
    };
    json_list(&head, "items", feed.entries.iter().map(|entry| item(entry)))
}

fn item(entry: &EntryView) -> Item<'_> {
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        // An item must have a content. A brief's page is the place to read it, so the summary is what is sent.
        content_text: entry.summary.as_deref().unwrap_or(&entry.title),
        date_published: &entry.published,
        date_modified: &entry.updated,
        authors: entry.authors.iter().map(|name| Author { name }).collect(),
        language: entry.language.as_deref(),
        tags: &entry.categories,
        attachments: entry.pdf.iter().map(|url| Attachment { url, mime_type: "application/pdf" }).collect(),
    }
}
