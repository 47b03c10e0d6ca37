//! `workflow`: the workflow by which GitHub Actions checks, builds and publishes the site.
//!
//! It is a text with few gaps, kept as a file so that it can be read as what it is. Actions are pinned by their commits,
//! with the release behind: a tag can be moved, and the job that deploys may speak for the repository. CI holds the
//! text against the checkers of workflows (`.ci/workflow`).

use super::console::{Console, ExitStatus};
use super::fresh::write_new;
use super::site_root;
use crate::publish::SourceRepository;
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::Path;

/// Where GitHub looks for it, from the top of the repository.
const PLACE: &str = ".github/workflows/pages.yml";

const WORKFLOW: &str = include_str!("workflow/pages.yml");

/// The steps that two jobs begin with.
const INSTALL: &str = include_str!("workflow/install.yml");

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
        let text = workflow(&branch, folder.trim_end_matches('/'));
        if !self.write {
            console.print(&text);
            return Ok(ExitStatus::Done);
        }
        let top = sources.as_ref().and_then(|sources| sources.top.as_deref()).unwrap_or(&root);
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

/// Returns the workflow for a site in that folder of a repository whose sources stand on that branch.
fn workflow(branch: &str, folder: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("texts can be written to memory");
    let (defaults, public) = match folder {
        "" => (String::new(), "public".to_owned()),
        folder => {
            let defaults = format!("\ndefaults:\n  run:\n    working-directory: {}\n", quoted(folder));
            (defaults, quoted(&format!("{folder}/public")))
        }
    };
    WORKFLOW
        .replace("{install}\n", INSTALL)
        .replace("{folder}\n", &format!("{defaults}\n"))
        .replace("{public}", &public)
        .replace("{branch}", branch)
        .replace("{rust}", env!("CARGO_PKG_RUST_VERSION"))
        .replace("{version}", env!("CARGO_PKG_VERSION"))
}
