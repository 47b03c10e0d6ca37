//! `import`: texts of another tool as briefs and pages of a site.
//!
//! Everything is planned in memory first, with the site as it would be, so that no redirect leads to nothing. Then each text is
//! written with its files, or not at all. The source is never changed.

mod programs;
mod site;
mod sources;
mod tables;
mod writing;

use super::console::{Console, ExitStatus, NOTHING_WRITTEN};
use super::site_root::as_typed;
use crate::base::counted::counted;
use crate::import::{self, Fault, Ground, Kind};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use site::Target;
use sources::OpenedSource;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Import {
    /// A folder or file of another tool: a Hugo site, …
    source: PathBuf,
    /// The site's folder; one without `site.yaml` becomes a new site
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Show what would be written; write nothing
    #[arg(long)]
    dry_run: bool,
    /// What the source was made with, where its files do not tell
    #[arg(long, value_enum)]
    from: Option<From>,
    /// Take what can be read, though some of the source cannot
    #[arg(long)]
    keep_going: bool,
}

/// What a source was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    Hugo,
    Jekyll,
    Eleventy,
    #[value(name = "wordpress")]
    WordPress,
    /// Documents of Word or OpenDocument, which pandoc reads
    Word,
    /// Folders of Markdown, and vaults of Obsidian
    Markdown,
}

impl From {
    fn kind(self) -> Kind {
        match self {
            Self::Hugo => Kind::Hugo,
            Self::Jekyll => Kind::Jekyll,
            Self::Eleventy => Kind::Eleventy,
            Self::WordPress => Kind::WordPress,
            Self::Word => Kind::Word,
            Self::Markdown => Kind::Markdown,
        }
    }
}

impl Import {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let now = Timestamp::now();
        let mut opened = OpenedSource::open(&self.source)?;
        let Some(kind) = self.from.map(From::kind).or_else(|| Kind::of(&opened.tree)) else {
            let what = format!("`{}` is no source that can be recognised", self.source.display());
            console.refuse_with_help(&what, "say what it was made with: `--from hugo`, …");
            return Ok(ExitStatus::Refused);
        };
        let mut target = Target::open(self.into.as_deref().or(root), &opened.root)?;
        let told = programs::ask(kind, &mut opened, console)?;
        let source = import::read(kind, &opened.tree, &told, now);
        for fault in &source.faults {
            show_fault(fault, console);
        }
        if source.texts.is_empty() && source.faults.is_empty() && source.left.is_empty() {
            bail!("`{}` holds no text to import", self.source.display());
        }
        let is_file = |path: &str| opened.tree.holds(path);
        let site = name_of(&source.site, &self.source);
        let held = target.held(&site);
        let ground = Ground { decided: &target.decided, held: &held, is_file: &is_file };
        let plan = import::plan(&source, &ground);
        target.prepare(&source, &plan, &opened, now);
        tables::show(&plan, &source.faults, console);
        if plan.texts.is_empty() && source.faults.is_empty() {
            bail!("`{}` holds no text that can be taken; {NOTHING_WRITTEN}", self.source.display());
        }
        if !source.faults.is_empty() && !self.keep_going {
            console.say(&format!("{}: {NOTHING_WRITTEN}", counted(source.faults.len(), "error")));
            console.say("mend the source, or take the rest with `--keep-going`");
            return Ok(ExitStatus::Faulty);
        }
        if self.dry_run {
            tables::show_terms(&plan, console);
            console.say(&format!("this was a trial: {NOTHING_WRITTEN}"));
            return Ok(ExitStatus::Done);
        }
        let written = writing::write(&target, &plan, (&source.faults, &site), &opened)?;
        written.say(&target, console);
        say_what_is_next(&target, &plan, console);
        Ok(if source.faults.is_empty() { ExitStatus::Done } else { ExitStatus::Faulty })
    }
}

/// Returns what names a source among others that go into one site: its address, or the name of its folder or file.
fn name_of(facts: &import::SiteFacts, source: &Path) -> String {
    let folder = || source.canonicalize().ok()?.file_name().map(|name| name.to_string_lossy().into_owned());
    facts.base_url.clone().or_else(folder).unwrap_or_default()
}

/// Shows what could not be read, in the form of reports.
fn show_fault(fault: &Fault, console: &Console) {
    let line = fault.line.map_or_else(String::new, |line| format!(":{line}"));
    console.refuse_with_help(&format!("{}{line}: {}", fault.file, fault.what), &fault.help);
}

fn say_what_is_next(target: &Target, plan: &import::Import, console: &Console) {
    let unsure = plan.terms.iter().filter(|row| !row.sure && row.count > 0).count();
    if unsure > 0 {
        let them = counted(unsure, "term");
        console.say(&format!(
            "look through `{}`, where {them} may be something else; save it, and type the same command again",
            import::TERMS_FILE
        ));
    }
    for line in &target.advice {
        console.say(line);
    }
    let here = target.root == Path::new(".");
    let option = if here { String::new() } else { format!("--root {} ", as_typed(&target.root)) };
    console.say(&format!("then type: briefpress {option}check"));
}
