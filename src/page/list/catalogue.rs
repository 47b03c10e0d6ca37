//! The catalogue in its five forms.

use crate::base::counted::counted;
use crate::page::content::catalogue::{Catalogue, CatalogueSite, RecordView};
use crate::page::content::{Content, Page};
use crate::page::planner::Planner;
use crate::page::view::Shared;

/// Adds the five catalogues of a site with listed briefs.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    if planner.listed.is_empty() {
        return;
    }
    let config = &planner.edition.config;
    let site = CatalogueSite {
        title: config.title.clone(),
        url: config.base_url.absolute(&planner.at("/")),
        description: config.description.clone(),
        language: config.language.clone(),
        publisher: config.publisher.name.clone(),
        licence: config.licence.clone(),
    };
    let records: Vec<Shared<RecordView>> = planner.listed.iter().map(|at| planner.forms(*at).record.clone()).collect();
    let because = format!("the site has {}", counted(records.len(), "brief"));
    let forms = [
        ("/catalogue.json", Catalogue::Json(site, records.clone())),
        ("/catalogue.csv", Catalogue::Csv(records.clone())),
        ("/catalogue.bib", Catalogue::BibTex(records.clone())),
        ("/catalogue.ris", Catalogue::Ris(records.clone())),
        ("/catalogue.csl.json", Catalogue::Csl(records)),
    ];
    pages.extend(forms.map(|(route, catalogue)| {
        Page::new(planner.at(route), Content::Catalogue(Box::new(catalogue)), None, because.as_str())
    }));
}
