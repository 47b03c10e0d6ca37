//! JSON-LD with the words of schema.org: what search engines and reference managers read.

use crate::page::view::{AuthorView, BriefView, BylineView, ChangeView, ContentView, ListView, PageView, SourceView};
use crate::page::{HtmlPage, View};
use crate::site::Site;
use serde_json::{Map, Value, json};

/// The document of a page, safe inside a `script` element; pages that are neither a brief nor an index have none.
pub fn of(site: &Site, page: &HtmlPage, content: &ContentView) -> Option<String> {
    let main = match &page.view {
        View::Brief(brief) => report(site, &page.head, brief, content),
        View::Author(author, _) => profile_page(&page.head, author),
        View::Briefs(list)
        | View::Country(_, list)
        | View::Region(_, list)
        | View::Group(_, list)
        | View::Topic(_, list)
        | View::Meeting(_, list)
        | View::Series(_, list)
        | View::Year { list, .. } => collection(site, &page.head, list),
        View::Home(..) | View::Countries(_) | View::Topics(_) | View::Authors(_) | View::Plain(_) => return None,
        View::Coverage(_) | View::Corrections(_) | View::NotFound | View::Redirect(..) => return None,
    };
    let mut graph = vec![main];
    graph.extend(breadcrumbs(site, &page.head));
    let document = json!({"@context": "https://schema.org", "@graph": graph});
    Some(for_script(&document.to_string()))
}

fn collection(site: &Site, head: &PageView, list: &ListView) -> Value {
    let cards = list.cards.iter().enumerate();
    let items =
        cards.map(|(at, card)| json!({"@type": "ListItem", "position": at + 1, "url": absolute(site, &card.url)}));
    json!({
        "@type": "CollectionPage",
        "name": head.title,
        "url": head.permalink,
        "mainEntity": {"@type": "ItemList", "itemListElement": items.collect::<Vec<_>>()},
    })
}

fn profile_page(head: &PageView, author: &AuthorView) -> Value {
    let affiliation = author.affiliation.as_ref().map(|name| json!({"@type": "Organization", "name": name}));
    let person = without_nulls(json!({
        "@type": "Person",
        "@id": author.orcid_url,
        "name": author.name,
        "url": head.permalink,
        "description": author.summary,
        "jobTitle": author.role,
        "affiliation": affiliation,
    }));
    json!({"@type": "ProfilePage", "name": head.title, "url": head.permalink, "mainEntity": person})
}

fn report(site: &Site, head: &PageView, brief: &BriefView, content: &ContentView) -> Value {
    let config = &site.config;
    let mut node = Map::new();
    let mut put = |key: &str, value: Value| {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            node.insert(key.to_owned(), value);
        }
    };
    let publisher = json!({"@type": "Organization", "name": config.publisher.name, "url": config.publisher.url});
    let publisher = without_nulls(publisher);
    let authors = people(site, &brief.authors);
    let places: Vec<Value> =
        brief.countries.iter().map(|country| json!({"@type": "Place", "name": country.title})).collect();
    let about =
        places.iter().cloned().chain(brief.topics.iter().map(|topic| json!({"@type": "Thing", "name": topic.title})));
    let sources = brief.sources.iter().map(citation);
    put("@type", json!(["Report", "Article"]));
    put("@id", json!(head.permalink));
    put("url", json!(head.permalink));
    put("headline", json!(brief.title));
    put("alternativeHeadline", json!(brief.subtitle));
    put("abstract", json!(brief.summary));
    put("author", if authors.is_empty() { publisher.clone() } else { Value::Array(authors) });
    put("publisher", publisher);
    put("datePublished", json!(head.published));
    put("dateModified", json!(head.modified));
    put("inLanguage", json!(head.language));
    put("keywords", json!(head.tags));
    put("correction", Value::Array(corrections(brief)));
    put("creativeWorkStatus", json!(status(brief)));
    put("reportNumber", json!(brief.number));
    put("license", json!(brief.licence.as_ref().and_then(|licence| licence.url.clone())));
    put("wordCount", json!(brief.withdrawn.is_none().then_some(content.words)));
    put("about", Value::Array(about.collect()));
    put("spatialCoverage", Value::Array(places));
    put("citation", Value::Array(sources.collect()));
    put("image", json!(head.image_url));
    put("identifier", json!(brief.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"))));
    put("isPartOf", json!(series(site, brief)));
    match &brief.translation {
        Some(translation) => {
            let original = absolute(site, &translation.original_url);
            put("translationOfWork", json!({"@type": "Report", "@id": original}));
            put("translator", Value::Array(people(site, &translation.translators)));
        }
        None => put(
            "workTranslation",
            brief
                .versions
                .iter()
                .map(|version| {
                    let url = absolute(site, &version.url);
                    json!({"@type": "Report", "@id": url, "inLanguage": version.language})
                })
                .collect(),
        ),
    }
    Value::Object(node)
}

/// What was put right in a brief. On a translation the notes are in another language, and the original has them.
fn corrections(brief: &BriefView) -> Vec<Value> {
    let changes = brief.changes.iter().filter(|change| change.kind != "update" && brief.translation.is_none());
    let comment = |change: &ChangeView| json!({"@type": "CorrectionComment", "datePublished": change.date_iso, "name": change.label, "text": change.text});
    changes.map(comment).collect()
}

/// What has become of a brief that no longer stands.
fn status(brief: &BriefView) -> Option<&'static str> {
    match (&brief.withdrawn, &brief.superseded_by) {
        (Some(_), _) => Some("Withdrawn"),
        (None, Some(_)) => Some("Superseded"),
        (None, None) => None,
    }
}

fn people(site: &Site, people: &[BylineView]) -> Vec<Value> {
    let person = |person: &BylineView| {
        let affiliation = person.affiliation.as_ref().map(|name| json!({"@type": "Organization", "name": name}));
        without_nulls(json!({
            "@type": "Person",
            "@id": person.orcid_url,
            "name": person.name,
            "url": person.url.as_deref().map(|url| absolute(site, url)),
            "jobTitle": person.role,
            "affiliation": affiliation,
        }))
    };
    people.iter().map(person).collect()
}

/// The series that a brief appears in, by its name or by its number alone.
fn series(site: &Site, brief: &BriefView) -> Option<Value> {
    if brief.series.is_none() && brief.issn.is_none() {
        return None;
    }
    let link = brief.series.as_ref();
    let url = link.and_then(|link| link.url.as_deref()).map(|url| absolute(site, url));
    let name = link.map(|link| &link.title);
    Some(without_nulls(json!({"@type": "CreativeWorkSeries", "name": name, "url": url, "issn": brief.issn})))
}

/// A source. Its authors may be persons or institutions; by their names alone nobody can tell, and readers of these
/// data expect persons.
fn citation(source: &SourceView) -> Value {
    let authors: Vec<Value> = source.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect();
    let authors = (!authors.is_empty()).then_some(authors);
    without_nulls(json!({"@type": "CreativeWork", "name": source.title, "author": authors, "url": source.url}))
}

fn breadcrumbs(site: &Site, head: &PageView) -> Option<Value> {
    if head.breadcrumbs.is_empty() {
        return None;
    }
    let above = head.breadcrumbs.iter().map(|link| (&link.title, link.url.as_deref().map(|url| absolute(site, url))));
    let items = above.chain([(&head.title, head.permalink.clone())]).enumerate().map(|(at, (name, url))| {
        without_nulls(json!({"@type": "ListItem", "position": at + 1, "name": name, "item": url}))
    });
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>()}))
}

/// The full address of what pages write as `href`.
fn absolute(site: &Site, href: &str) -> String {
    format!("{}{href}", site.config.base_url.origin())
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, value)| !value.is_null()).collect()),
        other => other,
    }
}

/// JSON that cannot end the `script` element around it, whatever stands in its strings.
fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let safe = for_script(&json!({"a": "</script><!--"}).to_string());
        assert!(!safe.contains('<') && serde_json::from_str::<Value>(&safe).unwrap()["a"] == "</script><!--");
    }
}
