//! JSON-LD with the words of schema.org: what search engines and reference managers read.

mod words;

use crate::page::view::{
    AuthorView, BriefView, BylineView, ChangeView, ContentView, ListView, PageView, SourceView, TermView, VersionView,
};
use crate::page::{HtmlPage, View, is_correction};
use crate::say;
use crate::site::Site;
use crate::words::Words;
use words::{
    Breadcrumb, BreadcrumbList, CollectionPage, CorrectionComment, Document, ItemList, Node, ProfilePage, Reference,
    Report, Text, Thing,
};

/// The document of a page, safe inside a `script` element; pages that are neither a brief nor an index have none.
pub fn of(site: &Site, words: &Words, page: &HtmlPage, content: &ContentView) -> Option<String> {
    let main = match &page.view {
        View::Brief(brief) => Node::Report(Box::new(report(site, words, &page.head, brief, content))),
        View::Term(term, list) => match &**term {
            TermView::Author(author) => Node::Profile(Box::new(profile_page(&page.head, author))),
            _ => Node::Collection(collection(site, &page.head, list)),
        },
        View::Briefs(list) | View::Crossing(_, list) | View::Year { list, .. } => {
            Node::Collection(collection(site, &page.head, list))
        }
        View::Home(..) | View::Countries(_) | View::Topics(_) | View::Authors(_) | View::Plain(_) => return None,
        View::Coverage(_) | View::Corrections(_) | View::NotFound | View::Redirect(..) => return None,
    };
    let graph = std::iter::once(main).chain(breadcrumbs(site, &page.head).map(Node::Breadcrumbs)).collect();
    let document = Document { context: "https://schema.org", graph };
    Some(for_script(&serde_json::to_string(&document).expect("it has texts and numbers alone")))
}

fn collection<'a>(site: &Site, head: &'a PageView, list: &ListView) -> CollectionPage<'a> {
    let briefs = list.cards.iter().map(|card| Reference { id: absolute(site, &card.url) });
    CollectionPage {
        kind: "CollectionPage",
        name: &head.title,
        url: head.permalink.as_deref(),
        main_entity: ItemList { kind: "ItemList", item_list_element: briefs.collect() },
    }
}

fn profile_page<'a>(head: &'a PageView, author: &'a AuthorView) -> ProfilePage<'a> {
    let url = head.permalink.as_deref();
    let person = Thing {
        kind: "Person",
        id: author.orcid_url.as_deref().map(Text::from),
        name: Some(&author.name),
        url: url.map(Text::from),
        description: author.summary.as_deref(),
        job_title: author.role.as_deref(),
        affiliation: author.affiliation.as_deref().map(organisation).map(Box::new),
        ..Thing::default()
    };
    ProfilePage { kind: "ProfilePage", name: &head.title, url, main_entity: person }
}

fn report<'a>(
    site: &'a Site,
    words: &'a Words,
    head: &'a PageView,
    brief: &'a BriefView,
    content: &ContentView,
) -> Report<'a> {
    let publisher = &site.config.publisher;
    let publisher = Thing { url: publisher.url.as_deref().map(Text::from), ..organisation(&publisher.name) };
    let authors = people(site, &brief.authors);
    let named = |kind, name: &'a str| Thing { kind, name: Some(name), ..Thing::default() };
    let places: Vec<Thing<'_>> = brief.countries.iter().map(|country| named("Place", &country.title)).collect();
    let topics = brief.topics.iter().map(|topic| named("Thing", &topic.title));
    let original = brief.translation.as_ref();
    let version =
        |version: &'a VersionView| Thing { in_language: Some(&version.language), ..work(absolute(site, &version.url)) };
    let url = head.permalink.as_deref();
    Report {
        kind: ["Report", "Article"],
        id: url,
        url,
        headline: &brief.title,
        alternative_headline: brief.subtitle.as_deref(),
        summary: brief.summary.as_deref(),
        author: if authors.is_empty() { vec![publisher.clone()] } else { authors },
        publisher,
        date_published: head.published.as_deref(),
        date_modified: head.modified.as_deref(),
        in_language: &head.language,
        keywords: &head.tags,
        correction: corrections(brief),
        creative_work_status: status(words, brief),
        report_number: brief.number.as_deref(),
        license: brief.licence.as_ref().and_then(|licence| licence.url.as_deref()),
        word_count: brief.withdrawn.is_none().then_some(content.words),
        about: places.iter().cloned().chain(topics).collect(),
        spatial_coverage: places,
        citation: brief.sources.iter().map(citation).collect(),
        image: head.image_url.as_deref(),
        identifier: brief.doi.as_ref().map(|doi| format!("https://doi.org/{doi}")),
        is_part_of: series(site, brief),
        translation_of_work: original.map(|translation| work(absolute(site, &translation.original_url))),
        translator: original.map(|translation| people(site, &translation.translators)).unwrap_or_default(),
        work_translation: brief.versions.iter().filter(|_| original.is_none()).map(version).collect(),
    }
}

/// What was put right in a brief. On a translation the notes are in another language, and the original has them.
fn corrections<'a>(brief: &'a BriefView) -> Vec<CorrectionComment<'a>> {
    let changes = brief.changes.iter().filter(|change| is_correction(&change.kind) && brief.translation.is_none());
    let comment = |change: &'a ChangeView| CorrectionComment {
        kind: "CorrectionComment",
        date_published: &change.date_iso,
        name: &change.label,
        text: &change.text,
    };
    changes.map(comment).collect()
}

/// What has become of a brief that no longer stands.
fn status<'a>(words: &'a Words, brief: &BriefView) -> Option<&'a str> {
    match (&brief.withdrawn, &brief.superseded_by) {
        (Some(_), _) => Some(say!(words, "brief.withdrawn")),
        (None, Some(_)) => Some(say!(words, "brief.superseded")),
        (None, None) => None,
    }
}

fn organisation(name: &str) -> Thing<'_> {
    Thing { kind: "Organization", name: Some(name), ..Thing::default() }
}

/// A report of which the address alone is told.
fn work<'a>(address: String) -> Thing<'a> {
    Thing { kind: "Report", id: Some(address.into()), ..Thing::default() }
}

fn people<'a>(site: &Site, people: &'a [BylineView]) -> Vec<Thing<'a>> {
    let person = |person: &'a BylineView| Thing {
        kind: "Person",
        id: person.orcid_url.as_deref().map(Text::from),
        name: Some(&person.name),
        url: person.url.as_deref().map(|url| absolute(site, url).into()),
        job_title: person.role.as_deref(),
        affiliation: person.affiliation.as_deref().map(organisation).map(Box::new),
        ..Thing::default()
    };
    people.iter().map(person).collect()
}

/// The series that a brief appears in, by its name or by its number alone.
fn series<'a>(site: &Site, brief: &'a BriefView) -> Option<Thing<'a>> {
    if brief.series.is_none() && brief.issn.is_none() {
        return None;
    }
    let link = brief.series.as_ref();
    Some(Thing {
        kind: "CreativeWorkSeries",
        name: link.map(|link| &*link.title),
        url: link.and_then(|link| link.url.as_deref()).map(|url| absolute(site, url).into()),
        issn: brief.issn.as_deref(),
        ..Thing::default()
    })
}

/// A source. Its authors may be persons or institutions; by their names alone nobody can tell, and readers of these
/// data expect persons.
fn citation(source: &SourceView) -> Thing<'_> {
    let person = |name| Thing { kind: "Person", name: Some(name), ..Thing::default() };
    Thing {
        kind: "CreativeWork",
        name: Some(&source.title),
        author: source.authors.iter().map(String::as_str).map(person).collect(),
        url: source.url.as_deref().map(Text::from),
        ..Thing::default()
    }
}

/// What the breadcrumbs of the page show. Search engines ask for two at least, and the last, if it is the page itself,
/// needs no address.
fn breadcrumbs<'a>(site: &Site, head: &'a PageView) -> Option<BreadcrumbList<'a>> {
    let is_short = match head.breadcrumbs.len() {
        0 => return None,
        count => count < 2,
    };
    let above = head.breadcrumbs.iter().map(|link| {
        let url = link.url.as_deref().map(|url| Text::from(absolute(site, url)));
        (&*link.title, url)
    });
    let own = is_short.then_some((&*head.title, None));
    let item = |(at, (name, item))| Breadcrumb { kind: "ListItem", position: at + 1, name, item };
    let items = above.chain(own).enumerate().map(item).collect();
    Some(BreadcrumbList { kind: "BreadcrumbList", item_list_element: items })
}

/// The full address of what pages write as `href`.
fn absolute(site: &Site, href: &str) -> String {
    format!("{}{href}", site.config.base_url.origin())
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
    use serde_json::{Value, json};

    #[test]
    fn nothing_ends_the_script() {
        let safe = for_script(&json!({"a": "</script><!--"}).to_string());
        assert!(!safe.contains('<') && serde_json::from_str::<Value>(&safe).unwrap()["a"] == "</script><!--");
    }
}
