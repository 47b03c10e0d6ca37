//! JSON-LD with the vocabulary of schema.org: what search engines and reference managers read.

mod node;

use crate::base::author_name::is_organisation;
use crate::base::escape::json_in_script;
use crate::bibliography::{Name, Reference};
use crate::page::view::{
    AuthorView, BriefView, BylineView, ChangeView, ContentView, FileView, LinkView, ListView, PageView, SourceView,
    TermView, VersionView,
};
use crate::page::{HtmlPage, View, is_correction};
use crate::parse::config::Config;
use crate::say;
use crate::site::{Cited, routes};
use crate::words::Words;
use node::{Node, Value};

/// Returns the document of a page, safe inside a `script` element; none for pages that are neither a brief nor an index.
pub fn of(
    config: &Config,
    words: &Words,
    page: &HtmlPage,
    content: &ContentView,
    cited: Option<&Cited>,
) -> Option<String> {
    let main = match &page.view {
        View::Brief(brief) => {
            report(config, words, &page.head, brief, content).with("citation", citations(brief, cited))
        }
        View::Term(term, list) => match &**term {
            TermView::Author(author) => profile_page(&page.head, author),
            _ => collection(config, &page.head, list),
        },
        View::Briefs(list) | View::Crossing(_, list) | View::Year { list, .. } => collection(config, &page.head, list),
        View::Home(..) if config.search => website(config, &page.head),
        View::Home(..) | View::Countries(_) | View::Topics(_) | View::Authors(_) | View::Plain(_) => return None,
        View::Coverage(_) | View::Corrections(_) | View::Search(_) | View::NotFound | View::Redirect(..) => {
            return None;
        }
    };
    let event = match &page.view {
        View::Brief(brief) => event(config, &page.head, brief),
        _ => None,
    };
    let graph: Vec<Node<'_>> = std::iter::once(main).chain(event).chain(breadcrumbs(config, &page.head)).collect();
    let document = Node::new("@context", "https://schema.org").with("@graph", graph);
    Some(json_in_script(&document))
}

/// Returns a page that lists briefs, each by the `@id` that its own page gives it. A place in the list needs no `ListItem`:
/// the order is that of the list, and nothing else is said of it.
fn collection<'a>(config: &Config, head: &'a PageView, list: &ListView) -> Node<'a> {
    let briefs = list.cards.iter().map(|card| Node::new("@id", absolute(config, &card.url)));
    let list = Node::of("ItemList").with("itemListElement", Value::Nodes(briefs.collect()));
    Node::of("CollectionPage").with("name", &head.title).with("url", head.permalink.as_deref()).with("mainEntity", list)
}

/// Returns the site, with its search.
fn website<'a>(config: &'a Config, head: &'a PageView) -> Node<'a> {
    let search = config.base_url.absolute(&routes::search(&config.prefix));
    let target = Node::of("EntryPoint").with("urlTemplate", format!("{search}?q={{search_term_string}}"));
    let action =
        Node::of("SearchAction").with("target", target).with("query-input", "required name=search_term_string");
    Node::of("WebSite")
        .with("@id", head.permalink.as_deref())
        .with("url", head.permalink.as_deref())
        .with("name", &config.title)
        .with("inLanguage", &config.language)
        .with("potentialAction", action)
}

fn profile_page<'a>(head: &'a PageView, author: &'a AuthorView) -> Node<'a> {
    let url = head.permalink.as_deref();
    let person = somebody(&author.name, author.is_organisation)
        .with("@id", author.orcid_url.as_deref())
        .with("url", url)
        .with("description", author.summary.as_deref())
        .with("jobTitle", author.role.as_deref().filter(|_| !author.is_organisation))
        .with("affiliation", author.affiliation.as_deref().map(organisation));
    Node::of("ProfilePage").with("name", &head.title).with("url", url).with("mainEntity", person)
}

fn report<'a>(
    config: &'a Config,
    words: &'a Words,
    head: &'a PageView,
    brief: &'a BriefView,
    content: &ContentView,
) -> Node<'a> {
    let publisher = &config.publisher;
    let publisher = organisation(&publisher.name).with("url", publisher.url.as_deref());
    let authors = people(config, &brief.authors);
    let named = |kind, links: &'a [LinkView]| links.iter().map(move |link| Node::of(kind).with("name", &link.title));
    let places: Vec<Node<'_>> = named("Place", &brief.countries).collect();
    let original = brief.translation.as_ref();
    let version = |version: &'a VersionView| work(config, &version.url).with("inLanguage", &version.language);
    let versions = brief.versions.iter().filter(|_| original.is_none()).map(version);
    let url = head.permalink.as_deref();
    let (kinds, is_report) = match brief.schema {
        "Report" => (vec!["Report", "Article"], true),
        "ScholarlyArticle" => (vec!["Report", "ScholarlyArticle"], true),
        other => (vec![other], false),
    };
    Node::new("@type", Value::Texts(kinds))
        .with("@id", url)
        .with("url", url)
        .with("headline", &brief.title)
        .with("alternativeHeadline", brief.subtitle.as_deref())
        .with("abstract", brief.summary.as_deref())
        .with("author", if authors.is_empty() { vec![publisher.clone()] } else { authors })
        .with("publisher", publisher)
        .with("datePublished", head.published.as_deref())
        .with("dateModified", head.modified.as_deref())
        .with("inLanguage", &head.language)
        .with("keywords", head.tags.iter().map(|tag| &**tag).collect::<Vec<_>>())
        .with("correction", corrections(brief))
        .with("creativeWorkStatus", status(words, brief))
        .with("reportNumber", brief.number.as_deref().filter(|_| is_report))
        .with("license", brief.licence.as_ref().and_then(|licence| licence.url.as_deref()))
        .with("wordCount", brief.withdrawn.is_none().then_some(content.words))
        .with("about", places.iter().cloned().chain(named("Thing", &brief.topics)).collect::<Vec<_>>())
        .with("spatialCoverage", places)
        .with("image", head.image_url.as_deref())
        .with("identifier", brief.doi.as_ref().map(|doi| format!("https://doi.org/{doi}")))
        .with("isPartOf", series(config, brief))
        .with("encoding", brief.pdf.as_ref().filter(|pdf| original.is_none() || pdf.is_of_page).map(encoding))
        .with("translationOfWork", original.map(|translation| work(config, &translation.original_url)))
        .with("translator", original.map(|translation| people(config, &translation.translators)))
        .with("workTranslation", versions.collect::<Vec<_>>())
}

/// Returns an edition of a work, as a file.
fn encoding(pdf: &FileView) -> Node<'_> {
    Node::of("MediaObject")
        .with("contentUrl", &pdf.permalink)
        .with("encodingFormat", "application/pdf")
        .with("contentSize", Some(&*pdf.size).filter(|size| !size.is_empty()))
}

/// Returns the event that a brief announces or reports.
fn event<'a>(config: &'a Config, head: &'a PageView, brief: &'a BriefView) -> Option<Node<'a>> {
    let event = brief.event.as_ref()?;
    let (venue, online) = (event.venue.as_deref(), event.online_url.as_deref());
    let place = venue.map(|venue| Node::of("Place").with("name", venue).with("address", venue));
    let stream = online.map(|url| Node::of("VirtualLocation").with("url", url));
    let mode = match (venue, online) {
        (Some(_), Some(_)) => Some("https://schema.org/MixedEventAttendanceMode"),
        (Some(_), None) => Some("https://schema.org/OfflineEventAttendanceMode"),
        (None, Some(_)) => Some("https://schema.org/OnlineEventAttendanceMode"),
        (None, None) => None,
    };
    let status = match event.status {
        Some("cancelled") => "https://schema.org/EventCancelled",
        Some(_) => "https://schema.org/EventPostponed",
        None => "https://schema.org/EventScheduled",
    };
    let publisher = &config.publisher;
    let node = Node::of("Event")
        .with("name", &brief.title)
        .with("url", head.permalink.as_deref())
        .with("description", brief.summary.as_deref())
        .with("startDate", &event.starts_iso)
        .with("endDate", event.ends_iso.as_deref())
        .with("eventStatus", status)
        .with("eventAttendanceMode", mode)
        .with("location", place.into_iter().chain(stream).collect::<Vec<_>>())
        .with("organizer", organisation(&publisher.name).with("url", publisher.url.as_deref()))
        .with("image", head.image_url.as_deref());
    Some(node)
}

/// Returns what was put right in a brief. On a translation the notes are in another language, and the original has them.
fn corrections<'a>(brief: &'a BriefView) -> Vec<Node<'a>> {
    let changes = brief.changes.iter().filter(|change| is_correction(&change.kind) && brief.translation.is_none());
    let comment = |change: &'a ChangeView| {
        Node::of("CorrectionComment")
            .with("datePublished", &change.date_iso)
            .with("name", &change.label)
            .with("text", &change.text)
    };
    changes.map(comment).collect()
}

/// Returns what has become of a brief that no longer stands.
fn status<'a>(words: &'a Words, brief: &BriefView) -> Option<&'a str> {
    match (&brief.withdrawn, &brief.superseded_by) {
        (Some(_), _) => Some(say!(words, "brief.withdrawn")),
        (None, Some(_)) => Some(say!(words, "brief.superseded")),
        (None, None) => None,
    }
}

fn organisation(name: &str) -> Node<'_> {
    Node::of("Organization").with("name", name)
}

/// Returns a report of which the address alone is given.
fn work<'a>(config: &Config, url: &str) -> Node<'a> {
    Node::of("Report").with("@id", absolute(config, url))
}

fn people<'a>(config: &Config, people: &'a [BylineView]) -> Vec<Node<'a>> {
    let person = |person: &'a BylineView| {
        let parts = person.parts.as_ref();
        somebody(&person.name, person.is_organisation)
            .with("familyName", parts.map(|parts| &*parts.family))
            .with("givenName", parts.map(|parts| &*parts.given))
            .with("honorificSuffix", parts.and_then(|parts| parts.suffix.as_deref()))
            .with("@id", person.orcid_url.as_deref())
            .with("url", person.url.as_deref().map(|url| absolute(config, url)))
            .with("jobTitle", person.role.as_deref().filter(|_| !person.is_organisation))
            .with("affiliation", person.affiliation.as_deref().map(organisation))
    };
    people.iter().map(person).collect()
}

/// Returns the series that a brief appears in, by its name or by its number alone.
fn series<'a>(config: &Config, brief: &'a BriefView) -> Option<Node<'a>> {
    if brief.series.is_none() && brief.issn.is_none() {
        return None;
    }
    let link = brief.series.as_ref();
    let url = link.and_then(|link| link.url.as_deref()).map(|url| absolute(config, url));
    let series = Node::of("CreativeWorkSeries").with("name", link.map(|link| &*link.title)).with("url", url);
    Some(series.with("issn", brief.issn.as_deref()))
}

/// Returns a person or an organisation.
fn somebody(name: &str, is_an_organisation: bool) -> Node<'_> {
    Node::of(if is_an_organisation { "Organization" } else { "Person" }).with("name", name)
}

/// Returns what a brief rests on: the works that its text cites, and its other sources.
fn citations<'a>(brief: &'a BriefView, cited: Option<&'a Cited>) -> Vec<Node<'a>> {
    let works = cited.into_iter().flat_map(|cited| &cited.references);
    works.map(|work| cited_work(work)).chain(brief.sources.iter().map(citation)).collect()
}

/// Returns a work that a text cites.
fn cited_work(work: &Reference) -> Node<'_> {
    let author = |name: &Name| {
        let kind = if matches!(name, Name::Organisation(_)) { "Organization" } else { "Person" };
        Some(Node::of(kind).with("name", name.whole()?))
    };
    let doi = work.texts.get("DOI").map(|doi| format!("https://doi.org/{doi}"));
    Node::of("CreativeWork")
        .with("name", work.plain("title"))
        .with("author", work.names.get("author").into_iter().flatten().filter_map(author).collect::<Vec<_>>())
        .with("url", doi.or_else(|| work.texts.get("URL").cloned()))
}

/// Returns a source.
fn citation(source: &SourceView) -> Node<'_> {
    let authors = source.authors.iter().map(|name| somebody(name, is_organisation(name)));
    Node::of("CreativeWork")
        .with("name", &source.title)
        .with("author", authors.collect::<Vec<_>>())
        .with("url", source.url.as_deref())
}

/// Returns what the breadcrumbs of the page show. Search engines ask for two at least, and the last, if it is the page
/// itself, needs no address.
fn breadcrumbs<'a>(config: &Config, head: &'a PageView) -> Option<Node<'a>> {
    let is_short = match head.breadcrumbs.len() {
        0 => return None,
        count => count < 2,
    };
    let above =
        head.breadcrumbs.iter().map(|link| (&*link.title, link.url.as_deref().map(|url| absolute(config, url))));
    let own = is_short.then_some((&*head.title, None));
    let item = |(at, (name, item)): (usize, (&'a str, Option<String>))| {
        Node::of("ListItem").with("position", at + 1).with("name", name).with("item", item)
    };
    let items: Vec<Node<'_>> = above.chain(own).enumerate().map(item).collect();
    Some(Node::of("BreadcrumbList").with("itemListElement", items))
}

/// Returns the full address of what pages write as `href`.
fn absolute(config: &Config, href: &str) -> String {
    format!("{}{href}", config.base_url.origin())
}
