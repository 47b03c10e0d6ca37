//! The catalogue in its five forms.

use crate::base::counted::counted;
use crate::page::content::catalogue::{Catalogue, CatalogueSite, OaiSite, RecordView};
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
        ("/catalogue.csl.json", Catalogue::Csl(records.clone())),
    ];
    let repository = oai_site(planner).map(|site| ("/oai.xml", Catalogue::Oai(site, records)));
    pages.extend(forms.into_iter().chain(repository).map(|(route, catalogue)| {
        Page::new(planner.at(route), Content::Catalogue(Box::new(catalogue)), None, because.as_str())
    }));
}

/// Returns what the static repository says of itself, if the site has one. A gateway is asked at its own address with that of
/// the file behind it, without scheme.
fn oai_site(planner: &Planner) -> Option<OaiSite> {
    let config = &planner.edition.config;
    let (oai, email) = (config.oai.as_ref()?, config.publisher.email.clone()?);
    let own = config.base_url.absolute(&planner.at("/oai.xml"));
    let bare = own.split_once("://").map_or(&*own, |(_, bare)| bare);
    let base_url = match &oai.gateway {
        Some(gateway) => format!("{}/{bare}", gateway.trim_end_matches('/')),
        None => own.clone(),
    };
    let host = config.base_url.host().split(':').next().unwrap_or_default().to_owned();
    Some(OaiSite { name: config.title.clone(), base_url, host, email })
}
