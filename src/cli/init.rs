//! `init`: a new site that builds at once and without a warning.

use super::console::{Console, ExitStatus};
use super::fresh::write_new;
use super::site_root::as_typed;
use crate::publish::site_of_repository;
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder of the new site; made if need be
    #[arg(default_value = ".")]
    dir: PathBuf,
}

/// The files of a new site. `site.yaml` has gaps for what only this site has.
const FILES: [(&str, &str); 9] = [
    ("site.yaml", include_str!("init/site.yaml")),
    ("content/home.md", include_str!("init/home.md")),
    ("content/briefs/first-brief.md", include_str!("init/first-brief.md")),
    ("content/briefs/second-brief.md", include_str!("init/second-brief.md")),
    ("content/briefs/third-brief.md", include_str!("init/third-brief.md")),
    ("content/countries/CH.md", include_str!("init/CH.md")),
    ("content/topics/water-governance.md", include_str!("init/water-governance.md")),
    ("content/authors/alex-example.md", include_str!("init/alex-example.md")),
    ("content/pages/about.md", include_str!("init/about.md")),
];

/// What git should not keep.
const IGNORED: [&str; 4] = ["/public/", "/preview/", "/look/", "/.*.briefpress/"];

impl Init {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let dir = match root {
            None => self.dir,
            Some(root) if self.dir == Path::new(".") => root.to_owned(),
            Some(root) => root.join(&self.dir),
        };
        if dir.exists() && !dir.is_dir() {
            bail!("`{}` is a file; a site is a folder, so give another name", dir.display());
        }
        let taken: Vec<&str> =
            FILES.iter().map(|(path, _)| *path).filter(|path| dir.join(path).symlink_metadata().is_ok()).collect();
        if !taken.is_empty() {
            bail!("`{}` holds `{}` already; nothing was written", dir.display(), taken.join("`, `"));
        }
        let base_url = base_url(&dir);
        let mut files: Vec<(PathBuf, String)> =
            FILES.iter().map(|(path, text)| (dir.join(path), filled(text, base_url.as_deref()))).collect();
        // A repository's own list of ignored files is never touched: it may be made by hand.
        let ignore = dir.join(".gitignore");
        let has_list = ignore.symlink_metadata().is_ok();
        if !has_list {
            files.push((ignore, format!("{}\n", IGNORED.join("\n"))));
        }
        write_new(files.iter().map(|(path, text)| (path.clone(), text.as_bytes())))?;
        console.say(&format!("wrote {} files in `{}`", files.len(), dir.display()));
        if has_list {
            console.say(&format!("add these lines to `.gitignore`: {}", IGNORED.join(" ")));
        }
        let elsewhere = dir != Path::new(".");
        let option = if elsewhere { format!("--root {} ", as_typed(&dir)) } else { String::new() };
        match &base_url {
            Some(url) => {
                console.say(&format!("`base_url` is {url}, where GitHub Pages would serve this repository"));
                console.say(&format!("set `title` in site.yaml; then type: briefpress {option}build"));
            }
            None => {
                console.say(&format!("set `title` and `base_url` in site.yaml; then type: briefpress {option}build"))
            }
        }
        Ok(ExitStatus::Done)
    }
}

/// Returns where GitHub Pages would serve the repository that the folder lies in, or will lie in, by the address of its
/// remote.
fn base_url(dir: &Path) -> Option<String> {
    let dir = std::path::absolute(dir).ok()?;
    site_of_repository(dir.ancestors().find(|folder| folder.is_dir())?)
}

/// The address in the template, for sites of which nothing better is known.
const EXAMPLE: &str = "https://example.org/";

fn filled(text: &str, base_url: Option<&str>) -> String {
    let zone = jiff::tz::TimeZone::try_system().ok();
    let zone = zone.as_ref().and_then(|zone| zone.iana_name()).unwrap_or("UTC");
    let text = text.replace("{id}", &uuid::Uuid::new_v4().to_string()).replace("{timezone}", zone);
    match base_url {
        Some(url) => text.replace(&format!("base_url: {EXAMPLE}       #"), &format!("base_url: {url} #")),
        None => text,
    }
}
