//! `export`: a brief as one file, to send to a colleague or a journalist.

mod standalone;

use super::console::{Console, ExitStatus, NOTHING_WRITTEN};
use super::site_root::OpenedSite;
use crate::base::counted::counted;
use crate::base::nearest::{meant, nearest};
use crate::base::{Blob, Body, Diagnostic, SourcePath};
use crate::derived::Workshop;
use crate::page::Content;
use crate::pipeline::{self, ClosedPage, Finish, Page, Plan, PlanCache, Show};
use anyhow::{Context, Result, bail};
use clap::Args;
use standalone::standalone;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The slug of the brief, with its language where it has several: `water`, `fr/water`
    #[arg(value_name = "SLUG")]
    slug: String,
    /// Where to write it; `SLUG.html` unless given
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let mut site = OpenedSite::open(root, None)?;
        let snapshot = std::mem::take(&mut site.snapshot);
        let planned = |show| pipeline::plan(&snapshot, &site.options(show), &mut PlanCache::default());
        let base = pipeline::configuration(&snapshot).map(|config| config.base_url);
        // People copy the address of a page, or the path of its file.
        let below = base.as_ref().and_then(|base| base.below(&self.slug)).unwrap_or(&self.slug);
        let asked = below.trim_matches('/').trim_end_matches(".md");
        let asked = ["content/briefs/", "briefs/"].iter().find_map(|start| asked.strip_prefix(start)).unwrap_or(asked);
        // Whoever asks by its name for a brief that is withheld may see it, and it says that it is. A public one says nothing of
        // what nobody has asked for.
        let public = planned(Show::Public);
        let plan = if find(&public, asked).is_some() { public } else { planned(Show::Everything) };
        let texts = |file: &SourcePath| plan.text(file);
        if !plan.is_sound() {
            return Ok(console.stop(plan.problems(), &texts, NOTHING_WRITTEN));
        }
        let Some(page) = find(&plan, asked) else {
            let names: Vec<String> = briefs(&plan).map(name).collect();
            let near = nearest(asked, names.iter().map(String::as_str));
            bail!("there is no brief `{asked}`{}", meant(&near));
        };
        let withheld = plan.withheld_by_path(site.as_of);
        let workshop = Workshop::new(&site.root);
        let bytes_of = |page: &Page| -> Result<Vec<u8>, Vec<Diagnostic>> {
            let closed = ClosedPage::finished(&plan, page, Finish { press: None, withheld: &withheld });
            let made = closed.render().and_then(|rendered| workshop.finish(rendered, page.origin.source.as_ref()))?;
            Ok(match made.body {
                Body::Bytes(bytes) => bytes,
                Body::Copy(Blob::Memory(bytes)) => bytes.to_vec(),
                Body::Copy(Blob::Disk { path, .. }) => fs::read(path).unwrap_or_default(),
            })
        };
        let html = match bytes_of(page) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(problems) => return Ok(console.stop(&problems, &texts, NOTHING_WRITTEN)),
        };
        let config = &plan.site().context("a sound plan has a site")?.config;
        let file = |address: &str| {
            let route = config.base_url.route(address)?;
            bytes_of(plan.page(route.as_str())?).ok()
        };
        let text = page.origin.source.as_ref().and_then(|source| withheld.get(source));
        let closed = ClosedPage::new(&plan, page);
        let mark = text.and_then(|withheld| closed.mark_of(withheld));
        let whole = standalone(&html, &config.base_url, &file, mark.as_deref());
        let output = self.output.unwrap_or_else(|| PathBuf::from(format!("{}.html", slug(page))));
        fs::write(&output, &whole).with_context(|| format!("cannot write `{}`", output.display()))?;
        workshop.tidy();
        let mark = mark.map_or_else(String::new, |mark| format!(", marked `{mark}`"));
        console.say(&format!("wrote {}, {}{mark}", output.display(), counted(whole.len().div_ceil(1_000), "kilobyte")));
        Ok(ExitStatus::Done)
    }
}

fn briefs(plan: &Plan) -> impl Iterator<Item = &Page> {
    plan.pages().iter().filter(|page| matches!(page.content, Content::Brief(_)))
}

/// Returns the brief that was named by its slug, its address or its file.
fn find<'a>(plan: &'a Plan, asked: &str) -> Option<&'a Page> {
    let is_of_file = |page: &&Page| {
        let file = page.origin.source.as_ref().map_or("", |source| source.as_str());
        let file = file.strip_prefix("content/briefs/").and_then(|file| file.strip_suffix(".md")).unwrap_or_default();
        file == asked || file.strip_suffix("/index") == Some(asked)
    };
    let is_at = |page: &&Page| page.route.as_str().trim_matches('/') == asked;
    briefs(plan)
        .find(|page| name(page) == asked)
        .or_else(|| briefs(plan).find(is_of_file))
        .or_else(|| briefs(plan).find(is_at))
}

/// Returns what people call a brief: the slug, behind its language where that is not the first one.
fn name(page: &Page) -> String {
    let parts: Vec<&str> = page.route.as_str().trim_matches('/').split('/').collect();
    match parts.as_slice() {
        ["briefs", slug] => (*slug).to_owned(),
        [language, "briefs", slug] => format!("{language}/{slug}"),
        parts => parts.join("/"),
    }
}

fn slug(page: &Page) -> String {
    let last = page.route.as_str().trim_matches('/').rsplit('/').next().unwrap_or("brief");
    last.trim_end_matches(".html").trim_end_matches(".htm").to_owned()
}
