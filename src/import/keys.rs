//! What the front matter of other generators says, in the terms of briefs. Most of them share their keys.

use super::front::{Front, scalar, texts};
use super::source::{Image, Loss, Meta, Text};
use super::when::When;
use crate::base::one_line::one_line;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_yaml::Value;

/// The moment of the import, and the zone in which hours are meant.
pub struct Moment<'a> {
    pub zone: &'a TimeZone,
    pub now: Timestamp,
}

/// Keys that mean something to a program or a theme, and nothing here.
const MEANINGLESS: [&str; 46] = [
    "layout",
    "type",
    "weight",
    "toc",
    "tocopen",
    "showtoc",
    "math",
    "mathjax",
    "katex",
    "comments",
    "comment",
    "sitemap",
    "outputs",
    "build",
    "_build",
    "headless",
    "markup",
    "cascade",
    "menu",
    "menus",
    "draft",
    "published",
    "render",
    "permalink",
    "lang",
    "language",
    "locale",
    "linktitle",
    "iscjklanguage",
    "excerpt_separator",
    "sticky",
    "nav_order",
    "parent",
    "has_children",
    "disqus",
    "share",
    "featured_post",
    "robots",
    "noindex",
    "templateengineoverride",
    "eleventynavigation",
    "eleventyexcludefromcollections",
    "pagination",
    "ref",
    "id",
    "postid",
];

/// Words that say of a flag why a text is not public.
const FLAGS: [(&str, bool); 5] =
    [("draft", true), ("published", false), ("publish", false), ("unlisted", true), ("hidden", true)];

/// Takes what the front matter of a text says into the text. What has no place here goes into `extra`.
pub fn take(mut front: Front, moment: &Moment<'_>, text: &mut Text) {
    let params = front.map("params");
    if !params.is_empty() {
        front.take(&["params"]);
        front.fill(&params);
    }
    take_dates(&mut front, moment, text);
    let meta = &mut text.meta;
    meta.title = front.take_text(&["title"]).map(|title| one_line(&title).into_owned()).unwrap_or_default();
    meta.subtitle = front.take_text(&["subtitle", "sub_title"]).map(|line| one_line(&line).into_owned());
    let summary = ["summary", "description", "excerpt", "abstract", "teaser", "lead", "lede", "intro"];
    meta.summary = front.take_text(&summary).map(|summary| one_line(&summary).into_owned());
    for key in ["authors", "author", "byline", "by", "writers"] {
        if let Some(value) = front.take(&[key]) {
            let people = people(&value);
            people.into_iter().for_each(|name| push_new(&mut meta.authors, name));
        }
    }
    for key in
        ["tags", "tag", "categories", "category", "topics", "keywords", "countries", "country", "regions", "groups"]
    {
        let value = front.take(&[key]);
        let named = value.as_ref().map(|value| terms(key, value)).unwrap_or_default();
        named.into_iter().for_each(|term| push_new(&mut meta.terms, term));
    }
    meta.terms = std::mem::take(&mut meta.terms).into_iter().fold(Vec::new(), |mut all, term| {
        push_new(&mut all, term);
        all
    });
    let series = front.take_list(&["series"]);
    meta.series = series.first().cloned();
    for other in series.iter().skip(1) {
        text.losses.push(Loss::of(format!("a brief stands in one series: `{other}` is left out")));
    }
    take_image(&mut front, &mut text.meta);
    take_points(&mut front, &mut text.meta);
    let files = front.take_list(&["attachments", "downloads", "pdf"]);
    text.meta.attachments = files.into_iter().map(|file| (file, None)).collect();
    for (key, withheld) in FLAGS {
        if front.flag(key) == Some(withheld) {
            text.meta.draft.get_or_insert_with(|| format!("{key}: {withheld}"));
        } else if let Some(value) = front.get(key).filter(|value| front.flag(key).is_none() && !is_date(value)) {
            // Nobody can say what was meant, so it stays unseen.
            let value = scalar(value).unwrap_or_default();
            text.meta.draft.get_or_insert_with(|| format!("{key}: {value}"));
            text.losses.push(Loss::of(format!("`{key}: {value}` is neither yes nor no, so the text is a draft")));
        }
        front.take(&[key]);
    }
    for key in MEANINGLESS {
        front.take(&[key]);
    }
    text.meta.extra = front;
}

fn is_date(value: &Value) -> bool {
    scalar(value).is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()))
}

fn push_new(all: &mut Vec<String>, new: String) {
    if !all.iter().any(|known| known.to_lowercase() == new.to_lowercase()) {
        all.push(new);
    }
}

/// Takes the days of a text. One that cannot be read makes it a draft, since nobody knows when it is to appear.
fn take_dates(front: &mut Front, moment: &Moment<'_>, text: &mut Text) {
    let mut losses = Vec::new();
    let mut read = |keys: &[&str]| {
        let key = *keys.iter().find(|key| front.get(key).is_some())?;
        let written = scalar(front.get(key)?)?;
        let when = When::parse(&written, moment.zone);
        match when {
            Some(_) => drop(front.take(&[key])),
            None if written.trim().is_empty() => drop(front.take(&[key])),
            None => losses.push((format!("{key}: {written}"), front.take(&[key]).is_some())),
        }
        when
    };
    let date = read(&["date", "created", "created_at", "pubdate", "published_at"]);
    let published = read(&["publishdate", "publish_date"]);
    let updated = read(&["lastmod", "updated", "modified", "last_modified_at", "updated_at", "last_update"]);
    let expires = read(&["expirydate", "unpublishdate", "expires"]);
    for (written, _) in losses {
        text.losses.push(Loss::of(format!("`{written}` is no date that can be read, so the text is a draft")));
        text.meta.draft.get_or_insert(written);
    }
    let is_to_come = |when: &When| when.begins(moment.zone).is_some_and(|at| at > moment.now);
    if let Some(published) = published.as_ref().filter(|when| is_to_come(when)) {
        text.meta.embargo = published.as_instant(moment.zone);
    }
    if let Some(expired) = expires.as_ref().filter(|when| !is_to_come(when)) {
        text.meta.draft.get_or_insert_with(|| format!("expired on {}", expired.day));
        text.losses.push(Loss::of(format!("it expired on {}, so it is a draft", expired.day)));
    }
    text.meta.expires = expires.filter(is_to_come);
    text.meta.date = date.or(published).or(text.meta.date.take()).or_else(|| updated.clone());
    // Two days that are one say nothing new.
    let day = text.meta.date.as_ref().map(|date| date.day);
    text.meta.updated = updated.filter(|updated| day.is_some_and(|day| updated.day > day));
}

/// Returns the names of people: of texts, lists, and maps with a `name`.
pub fn people(value: &Value) -> Vec<String> {
    match value {
        Value::Sequence(items) => items.iter().flat_map(people).collect(),
        Value::Mapping(map) => {
            let named = ["name", "title", "login"].iter().find_map(|key| map.get(*key)).and_then(scalar);
            match named {
                Some(name) => vec![name],
                // `author: {jane: {name: Jane Doe}}`
                None => map.values().filter(|value| value.is_mapping()).flat_map(people).collect(),
            }
        }
        value => {
            let text = scalar(value).unwrap_or_default();
            let parted = text.split(['&', ';']).flat_map(|part| part.split(" and "));
            parted.map(|name| name.trim().trim_start_matches('@').to_owned()).filter(|name| !name.is_empty()).collect()
        }
    }
}

/// Returns the terms of a value: a text with commas is a list, but for one in a key of a single term.
fn terms(key: &str, value: &Value) -> Vec<String> {
    let is_single = ["category", "country"].contains(&key);
    texts(value)
        .into_iter()
        .flat_map(|text| match value.is_sequence() || is_single || !text.contains(',') {
            true => vec![text],
            false => text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect(),
        })
        .map(|term| term.trim_start_matches('#').to_owned())
        .collect()
}

fn take_image(front: &mut Front, meta: &mut Meta) {
    let keys =
        ["image", "featured_image", "featuredimage", "cover", "images", "thumbnail", "banner", "hero", "feature_image"];
    for key in keys {
        let Some(value) = front.get(key) else { continue };
        let first = match value {
            Value::Sequence(items) => items.first().cloned().unwrap_or(Value::Null),
            value => value.clone(),
        };
        let image = match &first {
            Value::Mapping(_) => {
                let mut around = Front::default();
                around.set("it", first.clone());
                let mut map = around.map("it");
                let src = map.take_text(&["src", "image", "url", "path", "file", "relative"]);
                src.map(|src| Image {
                    src,
                    alt: map.take_text(&["alt"]),
                    caption: map.take_text(&["caption", "title"]),
                })
            }
            value => scalar(value).map(|src| Image { src, ..Image::default() }),
        };
        if let Some(mut image) = image.filter(|image| !image.src.trim().is_empty() && meta.image.is_none()) {
            let alt = front.take_text(&["image_alt", "featured_image_alt", "imagealt", "cover_alt"]);
            image.alt = image.alt.or(alt);
            meta.image = Some(image);
        }
        front.take(&[key]);
    }
}

fn take_points(front: &mut Front, meta: &mut Meta) {
    meta.key_points = front.take_list(&["key_points", "keypoints", "takeaways", "highlights", "key_messages"]);
    if let Some(Value::Sequence(items)) = front.take(&["recommendations"]) {
        meta.recommendations = items
            .iter()
            .filter_map(|item| match item {
                Value::Mapping(map) => {
                    let text = |key: &str| map.get(key).and_then(scalar);
                    Some((text("to"), text("text")?))
                }
                value => Some((None, scalar(value)?)),
            })
            .collect();
    }
}

/// Returns a title made of the name of a file: its words.
pub fn title_of_name(name: &str) -> String {
    let day = name
        .get(..11)
        .is_some_and(|start| start.ends_with(['-', '_']) && start[..10].parse::<jiff::civil::Date>().is_ok());
    let name = if day { &name[11..] } else { name };
    let words = name.replace(['-', '_'], " ");
    let words = words.trim();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
