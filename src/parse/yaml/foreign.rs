//! Keys of other tools, and what they are called here.
//!
//! Most authors come from another generator. Its keys resemble none of ours, so the nearest word would be no help.

use crate::base::nearest::Suggestions;
use crate::base::problems::KeyHint;
use crate::parse::shape::Keys;

/// Other tools' keys; the key of ours that must exist for the hint to make sense; the hint, or `""` for `use` and that
/// key. Hugo, Jekyll, Zola, MkDocs, Eleventy, Hexo, Pelican, Astro and WordPress exports.
const FOREIGN: &[(&[&str], &str, &str)] = &[
    (&["tags", "tag", "categories", "category", "keywords", "taxonomies"], "topics", "use `topics` or `countries`"),
    (&["subject", "subjects"], "topics", ""),
    (&["country", "nations", "nation"], "countries", ""),
    (&["organisations", "organizations", "organisation", "organization"], "groups", ""),
    (&["description", "abstract", "excerpt", "teaser", "lead", "lede", "intro"], "summary", ""),
    (
        &["lastmod", "last_modified", "last_modified_at", "modified", "updated_at", "last_updated", "last_update"],
        "updated",
        "",
    ),
    (&["draft"], "status", "use `status: draft`; leave `draft: false` out"),
    (&["published", "unlisted", "hidden"], "status", "use `status: published` or `status: draft`"),
    (&["publishdate", "publish_date", "published_at", "pubdate", "embargo"], "embargo_until", ""),
    (
        &["expirydate", "expiry_date", "expires", "unpublishdate"],
        "review_by",
        "nothing expires by itself: use `review_by`, or later `status: withdrawn`",
    ),
    (&["author", "byline", "by", "writer", "writers", "contributors"], "authors", ""),
    (&["author", "organisation", "organization"], "publisher", ""),
    (&["translator"], "translators", ""),
    (&["permalink", "path"], "url", ""),
    (&["slugs"], "slug", ""),
    (
        &["url", "permalink", "path", "slug"],
        "aliases",
        "leave it out: its address is made from the file's name, and an old one goes under `aliases`",
    ),
    (&["redirect_from", "redirects", "redirect", "old_urls"], "aliases", ""),
    (&["cover", "featured_image", "feature_image", "thumbnail", "images", "banner", "hero", "photo"], "image", ""),
    (&["references", "bibliography", "citations", "reference"], "sources", ""),
    (&["timeline"], "chronology", ""),
    (&["doi", "isbn", "issn"], "identifiers", "put it under `identifiers`"),
    (&["corrections", "correction", "changelog", "history", "errata"], "changes", ""),
    (&["takeaways", "key_takeaways", "highlights", "keypoints"], "key_points", ""),
    (&["sticky", "pinned", "featured_post"], "featured", ""),
    (&["resources", "files", "downloads"], "attachments", ""),
    (&["license", "copyright", "rights"], "licence", ""),
    (&["params", "extras", "custom", "meta", "metadata"], "extra", ""),
    (
        &["weight", "order", "nav_order", "menu_order", "position", "sort"],
        "extra",
        "leave it out: lists are in the order of `date`, newest first",
    ),
    (&["layout", "template", "theme"], "extra", "leave it out: the folder of a file decides which template shows it"),
    (
        &["lang", "language", "locale", "translationkey"],
        "extra",
        "leave it out: the file's name says the language, such as `name.fr.md`",
    ),
    (
        &["toc", "comments", "math", "mathjax", "markup", "outputs", "cascade", "sitemap", "robots", "in_search_index"],
        "extra",
        "leave it out: it has no meaning here",
    ),
    (&["url", "baseurl", "site_url", "root", "domain"], "base_url", ""),
    (&["name", "site_name", "site_title"], "base_url", "use `title`"),
    (&["lang", "locale", "languagecode", "default_language", "defaultcontentlanguage"], "language", ""),
    (&["nav", "navigation", "menus", "header_pages"], "menu", ""),
    (&["logo"], "publisher", "put it under `publisher`, as `logo`"),
    (&["favicon", "accent", "stylesheet"], "theme", "put it under `theme`"),
    (&["raw_html", "unsafe"], "markdown", "use `markdown: {raw_html: …}`"),
    (&["extra_keys"], "front_matter", "put it under `front_matter`"),
    (&["time_zone", "tz"], "timezone", ""),
    (
        &["plugins", "permalinks", "taxonomies", "theme_config", "params", "outputs", "extra"],
        "base_url",
        "leave it out",
    ),
];

/// The keys that somebody who typed an unknown one may have meant; none if it resembles none.
pub fn meant(keys: &Keys, typed: &str, suggestions: &mut Suggestions) -> Vec<&'static str> {
    match find(keys, typed) {
        Some((_, ours, _)) => vec![ours],
        None => suggestions.nearest(typed, keys.names()),
    }
}

fn find(keys: &Keys, typed: &str) -> Option<&'static (&'static [&'static str], &'static str, &'static str)> {
    let plain = typed.to_ascii_lowercase().replace('-', "_");
    FOREIGN.iter().find(|(names, ours, _)| names.contains(&plain.as_str()) && keys.find(ours).is_some())
}

/// What to type instead of `typed`, if it is a key of another tool that stands for something in the record `keys`.
pub fn of(keys: &Keys, typed: &str, value: Option<&str>) -> Option<String> {
    if keys.find("status").is_some()
        && let Some(hint) = of_flag(&typed.to_ascii_lowercase(), value)
    {
        return Some(hint.to_owned());
    }
    find(keys, typed).map(|(_, ours, hint)| if hint.is_empty() { format!("use `{ours}`") } else { (*hint).to_owned() })
}

/// A flag that says whether a file is public says the opposite with the opposite value.
fn of_flag(key: &str, value: Option<&str>) -> Option<&'static str> {
    let is_set = match value?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => true,
        "false" | "no" | "off" => false,
        _ => return None,
    };
    let is_withheld = match key {
        "draft" | "unlisted" | "hidden" => is_set,
        "published" => !is_set,
        _ => return None,
    };
    Some(if is_withheld { "use `status: draft`" } else { "delete the line: without `status` a file is published" })
}

/// What to type instead of the unknown key `typed` of the record `keys`, which is no other tool's.
pub fn hint(keys: &Keys, extra_keys: &[String], typed: &str, suggestions: &mut Suggestions) -> KeyHint<'static> {
    if typed == "<<" {
        return KeyHint::Say("write the keys out: merging with `<<` is not supported".to_owned());
    }
    let near = suggestions.nearest(typed, keys.names());
    if !near.is_empty() {
        return KeyHint::Nearest(near);
    }
    let near = suggestions.nearest(typed, extra_keys.iter().map(String::as_str));
    if let Some(extra) = near.first() {
        return KeyHint::Say(format!("did you mean `{extra}`?"));
    }
    KeyHint::Say(if keys.find("extra").is_some() {
        "put a value of your own under `extra`, or name the key in `front_matter.extra_keys` of `site.yaml`".to_owned()
    } else {
        let names: Vec<String> = keys.names().map(|name| format!("`{name}`")).collect();
        format!("the keys are {}", names.join(", "))
    })
}
