//! Cleaning a finished body, which is ammonia's work, and what it lets through.

use super::node::Tag;
use crate::body::links::SAFE_SCHEMES;
use ammonia::Builder;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Cleaning a body again stops after so many rounds, whatever it holds.
const MOST_ROUNDS: usize = 8;

/// What cleaning lets through.
struct Allowed {
    tags: HashSet<&'static str>,
    generic: HashSet<&'static str>,
    by_tag: HashMap<&'static str, HashSet<&'static str>>,
}

static ALLOWED: LazyLock<Allowed> = LazyLock::new(|| {
    let builder = builder();
    Allowed {
        tags: builder.clone_tags(),
        generic: builder.clone_generic_attributes(),
        by_tag: builder.clone_tag_attributes(),
    }
});

/// Whether the element of a start tag stays. A field that a reader could fill in or press does not, but what a task list
/// has does: a checkbox that is off.
pub fn stays(tag: &Tag) -> bool {
    let is_field = tag.name == "input" && !(tag.value("type") == Some("checkbox") && tag.value("disabled").is_some());
    has_element(&tag.name) && !is_field
}

/// Whether an element of that name may stay.
pub fn has_element(name: &str) -> bool {
    ALLOWED.tags.contains(name)
}

/// Whether an attribute stays on an element that does.
pub fn is_allowed(name: &str, key: &str) -> bool {
    ALLOWED.generic.contains(key)
        || key.starts_with("aria-")
        || ALLOWED.by_tag.get(name).is_some_and(|keys| keys.contains(key))
}

/// Returns a finished body without unsafe elements and attributes; ours stay.
///
/// A browser reads once more what the cleaner wrote, and need not build the tree that was cleaned. So a body is cleaned until
/// it stays as it is.
pub fn clean(html: &str) -> String {
    let mut builder = builder();
    // What our own pictures, players and frames have; of what an author wrote it has been taken away before.
    builder
        .add_tags(["picture", "source", "video", "audio", "track", "button"])
        .add_tag_attributes("video", ["src", "controls", "preload", "poster", "width", "height"])
        .add_tag_attributes("audio", ["src", "controls", "preload"])
        .add_tag_attributes("track", ["src", "kind", "srclang", "label", "default"])
        .add_tag_attributes("span", ["style", "data-frame", "data-title"])
        .add_tag_attributes("button", ["type"])
        .add_tag_attributes("source", ["type", "srcset", "sizes"])
        .add_tag_attributes("img", ["srcset", "sizes", "decoding"]);
    let mut cleaned = builder.clean(html).to_string();
    for _ in 0..MOST_ROUNDS {
        let again = builder.clean(&cleaned).to_string();
        if again == cleaned {
            break;
        }
        cleaned = again;
    }
    cleaned
}

pub(super) fn builder() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "aside", "figure", "figcaption", "input", "details", "summary", "caption", "kbd", "mark"])
        .add_generic_attributes(["id", "class", "lang", "dir", "role", "title"])
        .add_generic_attribute_prefixes(["aria-"])
        // Where a link may lead to, as `id` is.
        .add_tag_attributes("a", ["name"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("div", ["tabindex"])
        // Whatever is written, no field that a reader could fill in.
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("img", ["loading", "width", "height"])
        .add_tag_attributes("details", ["open"])
        .link_rel(None)
        .url_schemes(SAFE_SCHEMES.into_iter().collect());
    builder
}
