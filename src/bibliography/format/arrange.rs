//! The order of works in a cluster, for styles that put those of one author together (`Smith 2010, 2012; Jones 2011`).
//!
//! The formatter sorts a cluster and then gathers the works of one author. Where others stand between these, it takes
//! one author's name from another's work. So such clusters are sorted and gathered before it sees them.

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{Collapse, Locale, LocaleCode};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemMeta};

use super::item::{End, item};
use super::printer::Prepared;
use super::style::Style;
use super::tree::people;

/// Sorts the cites of clusters of three works and more, if the style gathers them.
pub fn arrange(clusters: &mut [Prepared], style: &Style, code: &LocaleCode, locales: &[Locale]) {
    let citation = &style.csl().citation;
    let gathers = !matches!(citation.collapse, None | Some(Collapse::CitationNumber));
    if !gathers && citation.cite_group_delimiter.is_none() {
        return;
    }
    let needs_order = |cluster: &&mut Prepared| cluster.cites.len() > 2 && !cluster.is_plain();
    for cluster in clusters.iter_mut().filter(needs_order) {
        let order = order(cluster, style, code, locales);
        let mut cites: Vec<_> = std::mem::take(&mut cluster.cites).into_iter().map(Some).collect();
        cluster.cites = order.into_iter().filter_map(|place| cites.get_mut(place)?.take()).collect();
        cluster.cites.extend(cites.into_iter().flatten());
        cluster.is_arranged = true;
    }
}

/// Returns the places of a cluster's cites in the style's order, those of one author after the first of them.
fn order(cluster: &Prepared, style: &Style, code: &LocaleCode, locales: &[Locale]) -> Vec<usize> {
    let mut csl = style.plain().clone();
    csl.citation.sort.clone_from(&style.csl().citation.sort);
    let items: Vec<Item> = cluster.cites.iter().map(|cite| item(cite.work, End::From, style.mended())).collect();
    let cites = items.iter().map(CitationItem::with_entry).collect();
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::new(cites, &csl, Some(code.clone()), locales, None));
    let rendered = driver.finish(BibliographyRequest::new(&csl, Some(code.clone()), locales));
    let mut gathered: Vec<(usize, Vec<_>)> = Vec::new();
    for child in rendered.citations.iter().flat_map(|citation| &citation.citation.0) {
        let ElemChild::Elem(elem) = child else { continue };
        let Some(ElemMeta::Entry(place)) = elem.meta else { continue };
        let people = people(&elem.children);
        let same = gathered.iter().rposition(|(_, known)| !people.is_empty() && *known == people);
        gathered.insert(same.map_or(gathered.len(), |same| same + 1), (place, people));
    }
    gathered.into_iter().map(|(place, _)| place).collect()
}
