//! `workflow`: the workflow by which GitHub Actions checks, builds and publishes the site.
//!
//! It is a text with few gaps, kept as a file so that it can be read as what it is. Actions are pinned by their commits,
//! with the release behind: a tag can be moved, and the job that deploys may speak for the repository. CI holds the
//! text against the checkers of workflows (`.ci/workflow`).

use super::console::{Console, ExitStatus};
use super::fresh::write_new;
use super::site_root::{self, OpenedSite};
use crate::page::Page;
use crate::pipeline::{self, PlanCache, Show};
use crate::publish::SourceRepository;
use crate::source::{RELEVANT, submodules};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// Where GitHub looks for it, from the top of the repository.
const PLACE: &str = ".github/workflows/pages.yml";

const WORKFLOW: &str = include_str!("workflow/pages.yml");

/// The steps that two jobs begin with.
const INSTALL: &str = include_str!("workflow/install.yml");

/// What a checkout is told where files lie in Git LFS: without it they are pointers of three lines.
const FETCH_LFS: &str = "          lfs: true # `.gitattributes` asks for it\n";

/// What a checkout is told where submodules hold sources: without it their folders are empty.
const FETCH_SUBMODULES: &str = "          submodules: recursive # `.gitmodules` names folders of the sources\n";

#[derive(Debug, Args)]
pub(super) struct Workflow {
    /// Write it to `.github/workflows/pages.yml`; a file that is there already is left as it is
    #[arg(long)]
    write: bool,
}

impl Workflow {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let root = site_root::find(root)?;
        let sources = SourceRepository::find(&root).ok();
        let folder = sources.as_ref().and_then(SourceRepository::below_top).unwrap_or_default();
        let branch = sources.as_ref().and_then(SourceRepository::main_branch).unwrap_or_else(|| "main".to_owned());
        let top = sources.as_ref().and_then(|sources| sources.top.as_deref()).unwrap_or(&root);
        let folder = folder.trim_end_matches('/');
        let text = workflow(&branch, folder, &fetched(top, &root), has_papers(&root)?);
        if !self.write {
            console.print(&text);
            return Ok(ExitStatus::Done);
        }
        let path = top.join(PLACE);
        match fs::read_to_string(&path) {
            Ok(there) if there == text => {
                console.say(&format!("unchanged {PLACE}"));
                return Ok(ExitStatus::Done);
            }
            Ok(_) => bail!(
                "`{}` is there already and is another; compare it with what `briefpress workflow` prints",
                path.display()
            ),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("cannot read `{}`", path.display())),
        }
        write_new([(path, text.as_bytes())])?;
        console.say(&format!("wrote {PLACE}: commit and push it"));
        let github = sources.and_then(|sources| sources.remote(None).ok()).and_then(|remote| remote.url.github());
        let settings =
            github.map_or_else(|| "the repository's settings, under Pages".to_owned(), |github| github.settings());
        console.say(&format!("choose the source `GitHub Actions` once in {settings}"));
        Ok(ExitStatus::Done)
    }
}

/// Whether the site has PDF editions that are made, drafts included, which takes a program that makes them.
fn has_papers(root: &Path) -> Result<bool> {
    let site = OpenedSite::open(Some(root), None)?;
    let plan = pipeline::plan(&site.snapshot, &site.options(Show::Everything), &mut PlanCache::default());
    Ok(plan.pages().iter().any(Page::is_paper))
}

/// Returns what a checkout is told to fetch beside the repository itself.
fn fetched(top: &Path, root: &Path) -> String {
    let lfs = if has_large_files(top, root) { FETCH_LFS } else { "" };
    lfs.to_owned() + if has_submodules(top, root) { FETCH_SUBMODULES } else { "" }
}

/// Whether a submodule of the repository holds sources of the site.
fn has_submodules(top: &Path, root: &Path) -> bool {
    let (Ok(top), Ok(root)) = (top.canonicalize(), root.canonicalize()) else { return false };
    let modules = fs::read_to_string(top.join(".gitmodules")).unwrap_or_default();
    let is_source = |path: String| RELEVANT.iter().any(|name| top.join(&path).starts_with(root.join(name)));
    submodules(&modules).into_iter().any(is_source)
}

/// Whether files lie in Git LFS, by the `.gitattributes` of the repository, and of each folder down to the site and below it.
fn has_large_files(top: &Path, root: &Path) -> bool {
    let above = root.ancestors().take_while(|folder| folder.starts_with(top));
    let mut folders: Vec<PathBuf> = above.map(Path::to_owned).chain([top.to_owned()]).collect();
    let mut below = vec![root.join("content"), root.join("static")];
    while let Some(folder) = below.pop() {
        // What cannot be read is no place that asks for anything; a link may lead in a circle.
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        below.extend(
            entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path()),
        );
        folders.push(folder);
    }
    let asks =
        |folder: &PathBuf| fs::read_to_string(folder.join(".gitattributes")).is_ok_and(|text| asks_for_lfs(&text));
    folders.iter().any(asks)
}

/// Whether a line of a `.gitattributes` names the filter of Git LFS.
fn asks_for_lfs(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split_ascii_whitespace().skip(1)).any(|attribute| attribute == "filter=lfs")
}

/// Returns the workflow for a site in that folder of a repository whose sources stand on that branch; `fetched` is what a
/// checkout is told, and `has_papers` asks for a program that makes PDF editions.
fn workflow(branch: &str, folder: &str, fetched: &str, has_papers: bool) -> String {
    let (features, with_pdf) = if has_papers { (" --features pdf", "-pdf") } else { ("", "") };
    let quoted = |text: &str| serde_json::to_string(text).expect("texts can be written to memory");
    let defaults = match folder {
        "" => String::new(),
        folder => format!("\ndefaults:\n  run:\n    working-directory: {}\n", quoted(folder)),
    };
    let below = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let value = |name: &str| if folder.is_empty() { name.to_owned() } else { quoted(&below(name)) };
    // What pictures are made from. In an expression a quote is doubled.
    let sources = ["site.yaml", "content/**", "static/**"].map(|name| format!("'{}'", below(name).replace('\'', "''")));
    WORKFLOW
        .replace("{install}\n", INSTALL)
        .replace("{features}", features)
        .replace("{with_pdf}", with_pdf)
        .replace("{fetched}\n", fetched)
        .replace("{folder}\n", &format!("{defaults}\n"))
        .replace("{public}", &value("public"))
        .replace("{kept}", &value(".briefpress"))
        .replace("{sources}", &sources.join(", "))
        .replace("{branch}", branch)
        .replace("{rust}", env!("CARGO_PKG_RUST_VERSION"))
        .replace("{version}", env!("CARGO_PKG_VERSION"))
}
