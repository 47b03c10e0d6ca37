//! The site that a command is about, and the moment that it looks at.

use super::console::Console;
use crate::base::date::{DateFault, parse_as_of};
use crate::base::{Code, Diagnostic, shell};
use crate::pipeline::{Options, Papers, Show, SiteOptions, configuration};
use crate::source::{SITE_FILE, Scan, Snapshot, scan};
use anyhow::{Context, Result, anyhow, bail};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Returns the site's folder: the one asked for, or the nearest around the working folder that holds a `site.yaml`.
pub fn find(asked: Option<&Path>) -> Result<PathBuf> {
    if let Some(root) = asked {
        let root = root.canonicalize().with_context(|| format!("cannot open the folder `{}`", root.display()))?;
        if !root.join(SITE_FILE).is_file() {
            if root.join("site.yml").is_file() {
                bail!("`{}` holds `site.yml`; rename it to `{SITE_FILE}`", root.display());
            }
            bail!("`{}` holds no `{SITE_FILE}`; `briefpress init` makes a new site", root.display());
        }
        return Ok(root);
    }
    let here = std::env::current_dir().context("cannot find the working folder")?;
    let found = here.ancestors().find(|folder| folder.join(SITE_FILE).is_file());
    if found.is_none() && here.join("site.yml").is_file() {
        bail!("there is a `site.yml` here; rename it to `{SITE_FILE}`");
    }
    found.map(Path::to_owned).ok_or_else(|| {
        anyhow!("there is no `{SITE_FILE}` here or in a folder above; `briefpress init` makes a new site")
    })
}

/// The sources of a site, at a moment.
pub struct OpenedSite {
    pub root: PathBuf,
    pub snapshot: Snapshot,
    /// What is to be noted of the sources, if it is not what is noted already.
    pub notes: Option<String>,
    pub now: Timestamp,
    /// The moment that the command looks at.
    pub as_of: Timestamp,
}

impl OpenedSite {
    /// Opens the site that was asked for; without `--as-of` it is looked at as it is now.
    pub fn open(asked: Option<&Path>, as_of: Option<&str>) -> Result<Self> {
        let now = Timestamp::now();
        let root = find(asked)?;
        let Scan { snapshot, notes, .. } = scan(&root)?;
        let as_of = moment(as_of, now, &snapshot)?;
        Ok(Self { root, snapshot, notes, now, as_of })
    }

    /// Returns how to plan it.
    pub fn options(&self, show: Show) -> Options {
        Options { site: SiteOptions { as_of: self.as_of, show }, base_url: None, papers: Papers::Asked }
    }

    /// Says of a site as it was in the past why some of its links and addresses are dead.
    pub fn say_of_the_past(&self, console: &Console, problems: &[Diagnostic]) {
        let has =
            |codes: &[Code]| self.as_of < self.now && problems.iter().any(|problem| codes.contains(&problem.code));
        if has(&[Code::DeadLink, Code::UnknownBrief]) {
            console.say("at that moment in the past, links to what was published later are dead");
        }
        if has(&[Code::VanishedUrl]) {
            console.say("at that moment in the past, addresses of `urls.txt` that came later are not there");
        }
    }
}

/// Returns the moment that `--as-of` names, read in the site's own time zone.
fn moment(as_of: Option<&str>, now: Timestamp, snapshot: &Snapshot) -> Result<Timestamp> {
    let Some(written) = as_of else { return Ok(now) };
    let zone = configuration(snapshot).map_or(TimeZone::UTC, |config| config.timezone.0);
    parse_as_of(written, &zone).map_err(|fault| match fault {
        DateFault::Ambiguous { before, after, skipped } => {
            let [before, after] = [before, after].map(|reading| shell::as_typed(&reading));
            let why = if skipped {
                "never happens, since the clocks go forward"
            } else {
                "happens twice, since the clocks go back"
            };
            anyhow!("`--as-of {written}` {why}: type `--as-of {before}` or `--as-of {after}`")
        }
        _ => anyhow!("`--as-of {written}` cannot be read; write `2021-06-29` or `2021-06-29T09:00:00+05:00`"),
    })
}

/// Returns a path as a shell takes it for one word.
pub fn as_typed(path: &Path) -> String {
    shell::as_typed(&path.display().to_string())
}
