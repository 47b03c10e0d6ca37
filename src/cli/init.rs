//! `init`: a new site that builds at once and without a warning.

mod examples;

use super::console::{Console, ExitStatus};
use super::fresh::write_new;
use super::site_root::as_typed;
use crate::base::Language;
use crate::publish::site_of_repository;
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder of the new site; made if need be
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The language of the site, such as `fr` or `pt-BR`
    #[arg(long, visible_alias = "lang", value_name = "LANG", default_value = "en")]
    language: String,
}

/// What git should not keep.
pub(super) const IGNORED: [&str; 4] = ["/public/", "/preview/", "/look/", "/.*.briefpress/"];

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
        let language = Language::of(&self.language);
        let Some(example) = examples::in_language(&language) else {
            bail!(
                "there is no example site in `{}`; the languages are `{}`. For another one, make a site in one of these, and \
                 set `language` in its site.yaml",
                self.language,
                examples::languages().join("`, `")
            );
        };
        let taken: Vec<&str> =
            example.iter().map(|(path, _)| *path).filter(|path| dir.join(path).symlink_metadata().is_ok()).collect();
        if !taken.is_empty() {
            bail!("`{}` holds `{}` already; nothing was written", dir.display(), taken.join("`, `"));
        }
        let base_url = base_url(&dir);
        let mut files: Vec<(PathBuf, String)> =
            example.iter().map(|(path, text)| (dir.join(path), filled(text, &language, base_url.as_deref()))).collect();
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

fn filled(text: &str, language: &Language, base_url: Option<&str>) -> String {
    let zone = jiff::tz::TimeZone::try_system().ok();
    let zone = zone.as_ref().and_then(|zone| zone.iana_name()).unwrap_or("UTC");
    let text = text.replace("{id}", &uuid::Uuid::new_v4().to_string()).replace("{timezone}", zone);
    let common = format!("\nlanguage: {}\n", language.common());
    let text = text.replace(&common, &format!("\nlanguage: {}\n", language.tag()));
    match base_url {
        Some(url) => text.replace(&format!("base_url: {EXAMPLE}       #"), &format!("base_url: {url} #")),
        None => text,
    }
}
