//! `pdf`: the PDF edition of one brief, or one dossier, in a file to look at or to send.

use super::console::{Console, ExitStatus, NOTHING_WRITTEN};
use super::site_root::OpenedSite;
use crate::base::counted::counted;
use crate::base::nearest::{meant, nearest};
use crate::base::{Body, SourcePath, problems};
use crate::derived::{SETS_PAPERS, Workshop};
use crate::page::Content;
use crate::parse::config::written::DOSSIERS;
use crate::parse::term::TermKind;
use crate::pipeline::{self, ClosedPage, Finish, Options, Page, Papers, Plan, PlanCache, Show};
use crate::site::Site;
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Pdf {
    /// The slug of the brief, with its language where it has several: `water`, `fr/water`; or the page of a dossier:
    /// `countries/mali`, `series/water`
    #[arg(value_name = "SLUG")]
    slug: String,
    /// Where to write it; `SLUG.pdf` unless given
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Pdf {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let mut site = OpenedSite::open(root, None)?;
        let base = pipeline::configuration(&site.snapshot).map(|config| config.base_url);
        // People copy the address of a page, or the path of its file.
        let below = base.as_ref().and_then(|base| base.below(&self.slug)).unwrap_or(&self.slug);
        let asked = below.trim_matches('/').trim_end_matches(".md").trim_end_matches(".pdf");
        let asked = asked.strip_prefix("content/").unwrap_or(asked);
        let is_dossier = is_page_of_term(asked);
        let (snapshot, papers) =
            (std::mem::take(&mut site.snapshot), if is_dossier { Papers::Dossiers } else { Papers::OfBriefs });
        let planned = |papers, show| {
            let options = Options { papers, ..site.options(show) };
            pipeline::plan(&snapshot, &options, &mut PlanCache::default())
        };
        // Whoever asks by its name for a brief that is withheld may see it, and every sheet says that it is. What is public, and a
        // dossier, say nothing of what nobody has asked for.
        let public = planned(papers, Show::Public);
        let has_it = is_dossier || edition(&public, asked).is_ok();
        let plan = if has_it { public } else { planned(papers, Show::Everything) };
        let texts = |file: &SourcePath| plan.text(file);
        if !plan.is_sound() {
            return Ok(console.stop(plan.problems(), &texts, NOTHING_WRITTEN));
        }
        let page = match is_folder(&plan, asked) {
            _ if is_dossier => dossier(&plan, asked)?,
            true => return Err(folder_alone(&planned(Papers::Dossiers, Show::Public), asked)),
            false => edition(&plan, asked)?,
        };
        if !SETS_PAPERS {
            return Ok(console.stop(&[problems::no_typesetting()], &texts, NOTHING_WRITTEN));
        }
        let withheld = plan.withheld_by_path(site.as_of);
        let workshop = Workshop::new(&site.root);
        let closed = ClosedPage::finished(&plan, page, Finish { press: None, withheld: &withheld });
        let made = closed.render().and_then(|rendered| workshop.finish(rendered, page.origin.source.as_ref()));
        let artifact = match made {
            Ok(artifact) => artifact,
            Err(problems) => return Ok(console.stop(&problems, &texts, NOTHING_WRITTEN)),
        };
        let Body::Bytes(bytes) = artifact.body else { bail!("`{asked}` is no paper that is set") };
        let name = artifact.path.rsplit('/').next().unwrap_or("brief.pdf").to_owned();
        let output = self.output.unwrap_or_else(|| PathBuf::from(name));
        fs::write(&output, &bytes).with_context(|| format!("cannot write `{}`", output.display()))?;
        workshop.tidy();
        console.say(&format!("wrote {}, {}", output.display(), counted(bytes.len().div_ceil(1_000), "kilobyte")));
        Ok(ExitStatus::Done)
    }
}

/// Whether a path is that of the page of a term: `countries/mali`, `fr/countries/mali`.
fn is_page_of_term(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>()[..] {
        [folder, _, ..] if is_of_terms(folder) => true,
        [language, folder, _, ..] => language != "briefs" && is_of_terms(folder),
        _ => false,
    }
}

fn is_of_terms(folder: &str) -> bool {
    TermKind::all().any(|kind| kind.row().folder == folder)
}

/// Whether the folder of terms with dossiers was named, and no brief: `countries`, `fr/countries`.
fn is_folder(plan: &Plan, asked: &str) -> bool {
    let folder =
        asked.split_once('/').filter(|(language, _)| *language != "briefs").map_or(asked, |(_, folder)| folder);
    let is_brief = |site: &Site| site.briefs().into_iter().any(|brief| brief.slug.as_str() == folder);
    DOSSIERS.contains(&folder) && !plan.site().is_some_and(is_brief)
}

/// Returns what to type in place of a folder; `plan` has the dossiers that there are.
fn folder_alone(plan: &Plan, asked: &str) -> anyhow::Error {
    let (below, folder) = (format!("/{asked}/"), asked.rsplit('/').next().unwrap_or(asked));
    let mut names = plan.pages().iter().filter(|page| matches!(page.content, Content::Dossier(_)));
    match names.find(|page| page.route.as_str().starts_with(&below)).map(named) {
        Some(name) => {
            anyhow!(
                "there is no brief `{asked}`; for a dossier, name one of the {folder}, such as `{}`",
                page_of(&name)
            )
        }
        None => {
            anyhow!("there is no brief `{asked}`, and none of the {folder} has a dossier: one takes two briefs or more")
        }
    }
}

/// Returns the edition of the brief that was named by its slug or by its file.
fn edition<'a>(plan: &'a Plan, asked: &str) -> Result<&'a Page> {
    let asked = asked.strip_prefix("briefs/").unwrap_or(asked);
    let editions = || plan.pages().iter().filter(|page| matches!(page.content, Content::Paper(_)));
    let is_of_file = |page: &&Page| {
        let file = page.origin.source.as_ref().map_or("", |source| source.as_str());
        file.strip_prefix("content/briefs/").and_then(|file| file.strip_suffix(".md")) == Some(asked)
    };
    if let Some(found) = editions().find(|page| name(page) == asked).or_else(|| editions().find(is_of_file)) {
        return Ok(found);
    }
    let briefs = plan.site().map(Site::briefs).unwrap_or_default();
    if let Some(brief) = briefs.into_iter().find(|brief| brief.slug.as_str() == asked) {
        return Err(match &brief.pdf {
            _ if brief.is_withdrawn => anyhow!("`{asked}` has been withdrawn, and has no PDF edition"),
            Some(own) => anyhow!("`{asked}` has a PDF edition of its author's, `{}`, and no other is made", own.file),
            None => anyhow!("`{asked}` says in its front matter that no PDF edition is made of it"),
        });
    }
    let names: Vec<String> = editions().map(name).collect();
    let near = nearest(asked, names.iter().map(String::as_str));
    bail!("there is no brief `{asked}`{}", meant(&near));
}

/// Returns the dossier of the page that was named.
fn dossier<'a>(plan: &'a Plan, asked: &str) -> Result<&'a Page> {
    let dossiers = || plan.pages().iter().filter(|page| matches!(page.content, Content::Dossier(_)));
    // `countries/mali`, as its page is called, or `countries/mali/mali-1`, as a file is.
    let is_meant = |page: &&Page| named(page) == asked || page_of(&named(page)) == asked && !is_volume(page);
    if let Some(found) = dossiers().find(is_meant) {
        return Ok(found);
    }
    // The file of a profile is called as its author likes, `ML.md`; its page has the name of what it is of.
    let file = format!("content/{asked}.md");
    let profile = plan.pages().iter().find(|page| {
        let source = page.origin.source.as_ref().map_or("", |source| source.as_str());
        source.eq_ignore_ascii_case(&file) && page.route.as_str().trim_matches('/') != asked
    });
    if let Some(profile) = profile {
        return dossier(plan, profile.route.as_str().trim_matches('/'));
    }
    let example = dossiers().next().map(|page| page_of(&named(page)).to_owned());
    let example = example.map_or_else(String::new, |example| format!(", such as `{example}`"));
    let folder = asked.split('/').find(|part| is_of_terms(part)).unwrap_or(asked);
    if !DOSSIERS.contains(&folder) {
        bail!("there are no dossiers of {folder}: they are of {}{example}", in_words(&DOSSIERS));
    }
    if plan.page(&format!("/{asked}/")).is_some() {
        bail!("`{asked}` has no dossier: one takes two briefs or more, not all of them with `pdf: none`");
    }
    let names: Vec<String> = dossiers().map(|page| page_of(&named(page)).to_owned()).collect();
    let near = nearest(asked, names.iter().map(String::as_str));
    bail!("there is no page `{asked}`{}", meant(&near));
}

/// Returns words as a list: `a, b and c`.
fn in_words(words: &[&str]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => words.concat(),
    }
}

/// Returns what people call a dossier: the path of its file.
fn named(page: &Page) -> String {
    page.route.as_str().trim_start_matches('/').trim_end_matches(".pdf").to_owned()
}

fn page_of(name: &str) -> &str {
    name.rsplit_once('/').map_or(name, |(page, _)| page)
}

/// Whether a dossier is not the one that stands at the name of its page.
fn is_volume(page: &Page) -> bool {
    let mut parts = page.route.as_str().trim_end_matches(".pdf").rsplit('/');
    parts.next() != parts.next()
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
