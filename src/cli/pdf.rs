//! `pdf`: the PDF edition of one brief, in a file to look at or to send.

use super::console::{Console, ExitStatus};
use super::site_root::OpenedSite;
use crate::base::counted::counted;
use crate::base::nearest::{meant, nearest};
use crate::base::{Body, SourcePath, problems};
use crate::derived::{SETS_PAPERS, Workshop};
use crate::pipeline::{self, ClosedPage, Finish, Options, Page, Plan, PlanCache, Show};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Pdf {
    /// The slug of the brief, with its language where it has several: `water`, `fr/water`
    #[arg(value_name = "SLUG")]
    slug: String,
    /// Where to write it; `SLUG.pdf` unless given
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What the command says that stops.
const NOTHING_WRITTEN: &str = "nothing was written";

impl Pdf {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let mut site = OpenedSite::open(root, None)?;
        // Whoever asks by name may see what is withheld; every sheet says that it is.
        let options = Options { pdf: true, ..site.options(Show::Everything) };
        let plan = pipeline::plan(&std::mem::take(&mut site.snapshot), &options, &mut PlanCache::default());
        let texts = |file: &SourcePath| plan.text(file);
        if !plan.is_sound() {
            return Ok(console.stop(plan.problems(), &texts, NOTHING_WRITTEN));
        }
        let page = self.find(&plan)?;
        if !SETS_PAPERS {
            return Ok(console.stop(&[problems::no_typesetting()], &texts, NOTHING_WRITTEN));
        }
        let withheld = plan.withheld(site.as_of).into_iter();
        let withheld = withheld.map(|withheld| (withheld.path.clone(), withheld)).collect();
        let workshop = Workshop::new(&site.root);
        let closed = ClosedPage::finished(&plan, page, Finish { press: None, withheld: &withheld });
        let made = closed.render().and_then(|rendered| workshop.finish(rendered, page.origin.source.as_ref()));
        let artifact = match made {
            Ok(artifact) => artifact,
            Err(problems) => return Ok(console.stop(&problems, &texts, NOTHING_WRITTEN)),
        };
        let Body::Bytes(bytes) = artifact.body else { bail!("the brief has a PDF edition of its own") };
        let name = artifact.path.rsplit('/').next().unwrap_or("brief.pdf").to_owned();
        let output = self.output.unwrap_or_else(|| PathBuf::from(name));
        fs::write(&output, &bytes).with_context(|| format!("cannot write `{}`", output.display()))?;
        workshop.tidy();
        console.say(&format!("wrote {}, {}", output.display(), counted(bytes.len().div_ceil(1_000), "kilobyte")));
        Ok(ExitStatus::Done)
    }

    /// Returns the edition of the brief that was named.
    fn find<'a>(&self, plan: &'a Plan) -> Result<&'a Page> {
        let asked = self.slug.trim_matches('/').trim_end_matches(".md");
        let asked = asked.strip_prefix("briefs/").unwrap_or(asked);
        let papers = || plan.pages().iter().filter(|page| page.is_paper());
        if let Some(found) = papers().find(|page| name(page) == asked) {
            return Ok(found);
        }
        let of_language = |page: &&Page| page.origin.source.as_ref().is_some_and(|source| source.as_str() == asked);
        if let Some(found) = papers().find(of_language) {
            return Ok(found);
        }
        let own = |brief: &&std::sync::Arc<crate::site::Brief>| brief.slug.as_str() == asked;
        if let Some(brief) = plan.site().map(crate::site::Site::briefs).unwrap_or_default().into_iter().find(own) {
            if brief.is_withdrawn {
                bail!("`{asked}` has been withdrawn, and has no PDF edition");
            }
            bail!("`{asked}` says in its front matter that no PDF edition is made of it");
        }
        let names: Vec<String> = papers().map(name).collect();
        let near = nearest(asked, names.iter().map(String::as_str));
        bail!("there is no brief `{asked}`{}", meant(&near));
    }
}

/// Returns what people call an edition: the slug, behind its language where that is not the first one.
fn name(page: &Page) -> String {
    let parts: Vec<&str> = page.route.as_str().trim_matches('/').split('/').collect();
    match parts.as_slice() {
        ["briefs", slug, _] => (*slug).to_owned(),
        [language, "briefs", slug, _] => format!("{language}/{slug}"),
        _ => page.route.to_string(),
    }
}
