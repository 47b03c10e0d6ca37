//! `publish`: builds the site and pushes it to the branch that GitHub Pages serves.
//!
//! The command asks and answers; the door is [`crate::publish`]. Everything that could stop a publication is found out
//! before anything is pushed, so that a dry run shows it, too.

use super::console::{Console, ExitStatus, Volume};
use super::options::OutputFormat;
use super::site_root::OpenedSite;
use crate::base::counted::{counted, first_of};
use crate::base::{Route, SourcePath};
use crate::derived::Workshop;
use crate::pipeline::{self, Plan, PlanCache, Show};
use crate::publish::{
    self, FileChange, History, Live, Publication, PublishError, Refusal, Remote, Request, SourceRepository, shown_size,
};
use crate::report::on_one_line;
use anyhow::Result;
use clap::Args;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// What a publication says that stops.
const NOTHING_PUBLISHED: &str = "nothing was published";

/// Addresses of each kind that are shown before a push; a dry run shows all.
const SHOWN: usize = 10;

#[derive(Debug, Args)]
pub(super) struct Publish {
    /// Where to publish: the name of a remote, or an address; by default the remote of the sources
    #[arg(long, value_name = "REMOTE")]
    remote: Option<String>,
    /// The branch that GitHub Pages serves
    #[arg(long, value_name = "BRANCH", default_value = "gh-pages")]
    branch: String,
    /// Show what would change, and write nothing anywhere
    #[arg(long)]
    dry_run: bool,
    /// Show what would change at that moment; with `--dry-run` alone
    #[arg(long, value_name = "TIME", requires = "dry_run")]
    as_of: Option<String>,
    /// Publish only if this brief is public
    #[arg(long, value_name = "SLUG")]
    expect: Vec<String>,
    /// Take over a branch that is no publication of this site, by the id of its last commit
    #[arg(long, value_name = "SHA")]
    adopt: Option<String>,
    /// Keep one commit on the branch; the old ones are put aside at `refs/briefpress/backup` on the remote
    #[arg(long)]
    single_commit: bool,
    /// What the commit says
    #[arg(short, long, value_name = "TEXT")]
    message: Option<String>,
    /// Let published addresses vanish that lead nowhere on
    #[arg(long)]
    allow_deletes: bool,
    /// Wait until readers get the new version, 300 seconds or as many as are given
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true, default_missing_value = "300", conflicts_with = "dry_run")]
    wait: Option<u64>,
    /// Stop at warnings, too
    #[arg(long)]
    strict: bool,
    /// Publish once more what was published before the last time
    #[arg(long, conflicts_with_all = ["as_of", "expect", "adopt", "single_commit", "allow_deletes"])]
    rollback: bool,
}

impl Publish {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let site = OpenedSite::open(root, self.as_of.as_deref())?;
        let mut cache = PlanCache::default();
        let plan = pipeline::plan(&site.snapshot, &site.options(Show::Public), &mut cache);
        let (problems, texts) = (plan.problems(), |file: &SourcePath| plan.text(file));
        if !plan.is_sound() || (self.strict && !problems.is_empty()) {
            let status = console.stop(problems, &texts, NOTHING_PUBLISHED);
            site.say_of_the_past(console, problems);
            return Ok(status);
        }
        let everything = || pipeline::plan(&site.snapshot, &site.options(Show::Everything), &mut cache);
        let ended = self.publish(&site, &plan, everything, console);
        let ending = match ended {
            Ok(ending) => ending,
            Err(PublishError::Faulty(problems)) => console.stop(&problems, &texts, NOTHING_PUBLISHED),
            Err(PublishError::Refused(refusal)) => {
                if console.volume == Volume::Verbose {
                    refusal.git_output.lines().for_each(|line| console.say(&format!("git: {line}")));
                }
                console.refuse_with_help(&refusal.what, &refusal.help);
                ExitStatus::Refused
            }
        };
        // The process ends here; taking a large site apart piece by piece would only keep it waiting.
        std::mem::forget(plan);
        Ok(ending)
    }

    fn publish(
        &self,
        opened: &OpenedSite,
        plan: &Plan,
        everything: impl FnOnce() -> Plan,
        console: &Console,
    ) -> Result<ExitStatus, PublishError> {
        let workshop = Workshop::new(&opened.root);
        if !self.dry_run {
            workshop.keep_notes(opened.notes.as_deref());
        }
        let site = plan.site().expect("a sound plan has a site");
        let id = site.config.id.as_deref().ok_or_else(no_id)?;
        self.expect_all(plan)?;
        let sources = SourceRepository::find(&opened.root)?;
        let remote = sources.remote(self.remote.as_deref())?;
        // Who signs is asked early: nobody waits for a site that cannot be pushed.
        let who = if self.dry_run { None } else { Some(sources.identity()?) };
        warn_of_withheld(&sources, &remote, plan, console)?;
        let history = if self.single_commit { History::Single } else { History::Kept };
        let base = &site.config.base_url;
        let adopt = self.adopt.as_deref();
        let request =
            Request { sources: &sources, remote: &remote, branch: &self.branch, adopt, site: id, base, history };
        let publication = if self.rollback {
            publish::prepare_rollback(request, plan, &everything())?
        } else {
            let bar = console.progress("making", plan.pages().len());
            let made = publish::prepare(request, (plan, &workshop), &|done| bar.set_position(done as u64));
            bar.finish_and_clear();
            made?
        };
        self.show_changes(&publication, plan, console);
        if !publication.vanished.is_empty() && !self.allow_deletes {
            return Err(vanishing(&publication.vanished, plan).into());
        }
        let commit = match &who {
            None => {
                console.say(&format!("tree {}; nothing was pushed: this is a dry run", publication.tree.id));
                None
            }
            Some(_) if publication.is_unchanged() => {
                console.say(&format!("unchanged: {} holds this site already", publication.branch()));
                publication.tip().map(|tip| tip.id.clone())
            }
            Some(who) => {
                let message = self.message(&publication, plan);
                let bar = console.progress("pushing", 1);
                let pushed = publication.push(&message, who, opened.now);
                bar.finish_and_clear();
                let commit = pushed?;
                tell_pushed(&publication, &commit, &remote, console);
                Some(commit)
            }
        };
        if console.format == OutputFormat::Json {
            let (tree, commit) = (json!(publication.tree.id), json!(commit));
            console.print(&format!("{{\"tree\":{tree},\"commit\":{commit}}}\n"));
        }
        match self.wait {
            Some(seconds) => {
                wait(&publication, &remote, Duration::from_secs(seconds), console).map_err(PublishError::from)
            }
            None => Ok(ExitStatus::Done),
        }
    }

    fn expect_all(&self, plan: &Plan) -> Result<(), Refusal> {
        let site = plan.site().expect("a sound plan has a site");
        let briefs = site.briefs();
        let slugs = || briefs.iter().filter(|brief| !brief.is_withdrawn).map(|brief| brief.slug.as_str());
        for expected in &self.expect {
            if !slugs().any(|slug| slug == expected) {
                // In the same words whether it is withheld or never was: what a log says, many can read.
                let what = format!("`{}` would not be public, so nothing is published", on_one_line(expected));
                let near = crate::base::nearest::nearest(expected, slugs());
                let help = match near.first() {
                    Some(near) => format!("did you mean `{near}`? If not, see: briefpress list withheld"),
                    None => "see what is public, and what waits: briefpress list briefs; briefpress list withheld"
                        .to_owned(),
                };
                return Err(Refusal::new(what, help));
            }
        }
        Ok(())
    }

    /// Shows what changes, by address, and all that is to be thought about.
    fn show_changes(&self, publication: &Publication<'_>, plan: &Plan, console: &Console) {
        let base = &plan.site().expect("a sound plan has a site").config.base_url;
        let all = self.dry_run || console.volume == Volume::Verbose || console.format == OutputFormat::Json;
        let mut counts = Vec::new();
        for (word, list) in publication.changes.lists() {
            let shown = if all { list.len() } else { SHOWN };
            let mut list: Vec<&FileChange> = list.iter().collect();
            // What people know comes first: briefs, then other pages.
            list.sort_by_key(|change| match change.path.ends_with(".html") {
                true if change.path.starts_with("briefs/") => 0,
                true => 1,
                false => 2,
            });
            for change in list.iter().take(shown) {
                let url = change.url(base);
                if console.format == OutputFormat::Json {
                    console.print(&format!(
                        "{{\"change\":{},\"url\":{},\"bytes\":{}}}\n",
                        json!(word),
                        json!(url),
                        change.size
                    ));
                } else {
                    console.say(&format!("{word:<8} {}  ({})", on_one_line(&url), shown_size(change.size)));
                }
            }
            if list.len() > shown {
                console.say(&format!("{word:<8} {} more: `-v` shows them", list.len() - shown));
            }
            let size = list.iter().map(|change| change.size).sum();
            counts.push(if list.is_empty() {
                format!("0 {word}")
            } else {
                format!("{} {word} ({})", list.len(), shown_size(size))
            });
        }
        let files = counted(publication.tree.files.len(), "file");
        console.say(&format!("URLs: {}; in all {files}, {}", counts.join(", "), shown_size(publication.tree.size())));
        if let Some(summary) = crate::report::summary(plan.problems()) {
            console.say(&format!("{summary} in the sources: briefpress check --public"));
        }
        publication.warnings.iter().for_each(|warning| console.warn(warning));
    }

    /// Returns what the commit says: the user's words, or how much is public. Never a word of the sources.
    fn message(&self, publication: &Publication<'_>, plan: &Plan) -> String {
        match (&self.message, publication.tip()) {
            (Some(message), _) if !message.trim().is_empty() => message.clone(),
            (_, Some(tip)) if self.rollback => format!("Roll back the publication {}", tip.short()),
            _ => {
                let briefs = plan.site().map_or(0, |site| site.briefs().len());
                format!("Publish {}", counted(briefs, "brief"))
            }
        }
    }
}

fn no_id() -> Refusal {
    Refusal::new(
        "`site.yaml` has no `id`, by which the site's publications are known",
        format!("add this line to it, once and for all: id: urn:uuid:{}", uuid::Uuid::new_v4()),
    )
}

/// Warns that whoever can read the repository can read what is withheld there. No file is named: a log has many readers.
fn warn_of_withheld(
    sources: &SourceRepository,
    remote: &Remote,
    plan: &Plan,
    console: &Console,
) -> Result<(), Refusal> {
    let withheld = plan.site().map_or(&[][..], |site| &site.withheld);
    if remote.holds_sources && sources.tracks_any(withheld.iter().map(|one| one.path.as_str()))? {
        console.warn(&format!(
            "withheld sources are kept in this repository: whoever may read {} may read them",
            remote.shown()
        ));
    }
    Ok(())
}

fn vanishing(vanished: &[(String, Option<String>)], plan: &Plan) -> Refusal {
    if let [(old, Some(new)), ..] = vanished
        && vanished.iter().all(|(_, twin)| twin.is_some())
    {
        let more =
            if vanished.len() > 1 { format!(", and {} more like it", vanished.len() - 1) } else { String::new() };
        return Refusal::new(
            format!(
                "published addresses would vanish: {} is now {}, which differs in capitals alone{more}",
                on_one_line(old),
                on_one_line(new)
            ),
            format!(
                "no redirect can lead from one to the other, since some file systems take them for one: {}, or let the old address go: --allow-deletes",
                old_name(vanished, plan)
            ),
        );
    }
    let vanished: Vec<&String> = vanished.iter().map(|(url, _)| url).collect();
    Refusal::new(
        format!("published addresses would vanish: {}", first_of(&vanished, |url| on_one_line(url))),
        "let each lead on, by `aliases` of the page that took its place, a line of `redirects.csv`, or its line in `urls.txt` if it is the page of a country, topic or year; or let them go: --allow-deletes",
    )
}

/// Returns how to go back from an address that has changed in capitals: where it was stated, or in the name of a file.
fn old_name(changed: &[(String, Option<String>)], plan: &Plan) -> String {
    let site = plan.site().expect("a sound plan has a site");
    let base = &site.config.base_url;
    let stated = changed.iter().find_map(|(old, new)| {
        let page = plan.pages().iter().find(|page| Some(base.absolute(&page.route)) == *new)?;
        let text = page.text().filter(|text| site.public.get(*text).is_some_and(|text| text.stated.is_some()))?;
        let route = old.strip_prefix(&base.absolute(&Route::of("/")))?;
        Some(format!("type `url: /{route}` in `{text}`"))
    });
    stated.unwrap_or_else(|| "give the file or the address its old name again".to_owned())
}

fn tell_pushed(publication: &Publication<'_>, commit: &str, remote: &Remote, console: &Console) {
    let at = remote.name.as_ref().map_or_else(String::new, |_| format!(" ({})", remote.url.shown()));
    console.say(&format!("pushed {} to {}{at}", publish::short(commit), publication.branch()));
    if let Some(github) = remote.url.github().filter(|_| publication.is_first()) {
        console.say(&format!("choose that branch once at {}: `Deploy from a branch`, `/ (root)`", github.settings()));
    }
}

fn wait(
    publication: &Publication<'_>,
    remote: &Remote,
    longest: Duration,
    console: &Console,
) -> Result<ExitStatus, Refusal> {
    let probe = publication.probe()?;
    let bar = console.progress("waiting for the site", 1);
    let live = probe.wait(longest);
    bar.finish_and_clear();
    match live {
        Live::Yes => {
            console.say("live: the site answers with this version");
            Ok(ExitStatus::Done)
        }
        Live::NotYet(url, answer) => {
            let what = format!("pushed, not live yet: {} {answer}", on_one_line(&url));
            let look = match remote.url.github() {
                Some(github) => {
                    format!("see that {} says `Deploy from a branch` with this one, and how it went: {}", github.settings(), github.deployments())
                }
                None => "see in the settings of the repository that its Pages are served from this branch, and whether a deployment failed".to_owned(),
            };
            Err(Refusal::new(what, format!("{look}; ask again with: briefpress publish --wait")))
        }
    }
}
