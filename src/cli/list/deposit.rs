//! `list briefs --format datacite` and `--format crossref`: briefs for those who register DOIs.

use crate::base::counted::counted;
use crate::base::nearest::{did_you_mean, nearest};
use crate::cli::console::{Console, ExitStatus};
use crate::cli::options::OutputFormat;
use crate::page::{Catalogue, Content, RecordView};
use crate::pipeline::Plan;
use crate::render::deposit::{Batch, crossref, datacite};
use anyhow::{Result, bail};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// Prints the briefs that have a DOI, or those of them with these slugs.
///
/// # Errors
/// A slug that no listed brief has, a brief without a DOI that was asked for, and a deposit without an address to write to.
pub fn print(plan: &Plan, slugs: &[String], now: Timestamp, console: &Console) -> Result<ExitStatus> {
    let all = records(plan);
    for slug in slugs {
        match all.iter().find(|record| record.slug == *slug) {
            None => {
                let near = nearest(slug, all.iter().map(|record| record.slug.as_str()));
                bail!(
                    "no listed brief has the slug `{slug}`; {}",
                    did_you_mean(&near, "`briefpress list briefs` shows all")
                );
            }
            Some(record) if record.doi.is_none() => {
                bail!("`{slug}` has no DOI; add `identifiers: {{doi: 10.1234/…}}` to its front matter");
            }
            Some(_) => {}
        }
    }
    let asked = |record: &&RecordView| slugs.is_empty() || slugs.contains(&record.slug);
    let with_doi: Vec<&RecordView> = all.iter().copied().filter(|record| record.doi.is_some()).filter(asked).collect();
    let without = if slugs.is_empty() { all.len() - with_doi.len() } else { 0 };
    if with_doi.is_empty() {
        bail!("no listed brief has a DOI; add `identifiers: {{doi: 10.1234/…}}` to its front matter");
    }
    let text = match console.format {
        OutputFormat::Crossref => {
            let site = plan.site().map(|site| &site.config.publisher);
            let publisher = site.and_then(|publisher| Some((&*publisher.name, publisher.email.as_deref()?)));
            let Some((depositor, email)) = publisher else {
                bail!("Crossref answers by mail; add `email: library@example.org` to `publisher` in `site.yaml`");
            };
            let timestamp = TimeZone::UTC.to_datetime(now).strftime("%Y%m%d%H%M%S").to_string();
            crossref(Batch { depositor, email, timestamp: &timestamp }, &with_doi)
        }
        _ => datacite(&with_doi),
    };
    console.print(&text);
    if without > 0 {
        console.say(&format!("{} without a DOI left out", counted(without, "brief")));
    }
    Ok(ExitStatus::Done)
}

/// Returns the records of all listed briefs, each once, in the order of the catalogues.
fn records(plan: &Plan) -> Vec<&RecordView> {
    let mut seen = BTreeSet::new();
    let lists = plan.pages().iter().filter_map(|page| match &page.content {
        Content::Catalogue(catalogue) => match &**catalogue {
            Catalogue::Json(_, records) => Some(records),
            _ => None,
        },
        _ => None,
    });
    lists.flatten().map(|record| &**record).filter(|record| seen.insert(&record.url)).collect()
}
