//! The loop: a bell, a look at the tree, a plan, and another moment to show.
//!
//! One thread goes round it, so that plans follow each other. Requests are answered meanwhile from the moment before. What
//! is changed during a round rings for the next.

#![expect(clippy::disallowed_methods, reason = "the loop begins anew as time passes")]

use super::behind::{self, Job};
use super::desk::{Audience, Desk};
use super::events::Events;
use super::moment::{Moment, Renamed, Shown};
use super::overlay::Overlay;
use super::watch::{Watch, Watching};
use super::{Preview, gate};
use crate::base::{Diagnostic, Fingerprint, SourcePath};
use crate::pipeline::{self, Kept, Options, Plan, Show, SiteOptions};
use crate::source::{Looked, Snapshot, look_again};
use anyhow::{Context, Result};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// So long after an event must nothing else happen for what was saved to be whole. Editors save in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// So long is waited at most, since something may happen all the time.
const MOST_WAIT: Duration = Duration::from_millis(50);

/// So long after a folder was made is looked again: what was put into it before it was watched rang no bell.
const SETTLING: Duration = Duration::from_millis(250);

/// Looks at a tree that changes while it is looked at, before it is said that it cannot be read.
const MOST_LOOKS: usize = 5;

/// Why the loop goes round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bell {
    /// A file may have changed.
    Changed,
    /// A folder may have been made or renamed.
    Folder,
    /// One of the folders of sources itself may be another one.
    Folders,
    /// The system tells no more of changes.
    Silence(String),
    /// Every page of the plan of that generation was tried, with what was wrong.
    Rendered(u64, Vec<Diagnostic>),
}

impl Bell {
    /// Whether it is about the sources, rather than about work that was given out.
    fn is_of_sources(&self) -> bool {
        !matches!(self, Self::Rendered(..))
    }
}

/// What a preview tells whoever started it.
pub enum News<'a> {
    /// There is something to show at this address.
    Open(&'a str),
    /// The sources were planned anew.
    Planned {
        plan: &'a Plan,
        /// In which files they differed; empty the first time, and when only time has passed.
        changed: &'a [SourcePath],
        took: Duration,
    },
    /// All pages are rendered, and these problems came up.
    Rendered(&'a Plan, &'a [Diagnostic]),
    /// The sources cannot be read.
    Unreadable(&'a anyhow::Error),
    /// Changes are noticed by looking every so often, since there are no events.
    Polling(&'a str),
}

/// Shows the preview until the program is ended.
///
/// # Errors
/// Sources that cannot be read at the beginning.
pub fn run(preview: Preview, tell: &mut dyn FnMut(News<'_>)) -> Result<()> {
    let (bell, heard) = channel();
    let events = Arc::new(Events::new(session()));
    let audience = if preview.show == Show::Public { Audience::Readers } else { Audience::Writer };
    let desk = Arc::new(Desk::new(preview.door.clone(), audience, Arc::clone(&events)));
    // Watching begins before the first look, so that nothing falls between them.
    let watch = Watch::start(&preview.root, preview.watching, bell.clone());
    let behind = behind::start(bell.clone());
    let (show, listener) = (preview.show, preview.listener);
    let mut rounds = Rounds {
        root: preview.root,
        show,
        desk: Arc::clone(&desk),
        watch,
        behind,
        kept: Kept::default(),
        looked: Arc::new(Looked::default()),
        moment: Moment::default(),
        next: None,
        owes_a_look: false,
    };
    if let (Watching::Events, Some(why)) = (preview.watching, rounds.watch.silence.clone()) {
        tell(News::Polling(&why));
    }
    rounds.first(tell)?;
    let at_door = Arc::clone(&events);
    thread::Builder::new()
        .name("gate".to_owned())
        .spawn(move || gate::keep(&listener, &desk, &at_door))
        .context("cannot start a thread")?;
    tell(News::Open(&rounds.address()));
    rounds.go_on(&heard, &events, tell);
    Ok(())
}

/// What tells this run of the program from others: nobody needs to be unable to guess it.
fn session() -> String {
    Fingerprint::of_bytes(Timestamp::now().as_nanosecond().to_string().as_bytes()).short()
}

struct Rounds {
    root: std::path::PathBuf,
    show: Show,
    desk: Arc<Desk>,
    watch: Watch,
    behind: Sender<Job>,
    kept: Kept,
    looked: Arc<Looked>,
    moment: Moment,
    /// When something appears by itself.
    next: Option<Timestamp>,
    /// Whether the last look failed.
    owes_a_look: bool,
}

impl Rounds {
    fn first(&mut self, tell: &mut dyn FnMut(News<'_>)) -> Result<()> {
        let started = Instant::now();
        self.looked = Arc::new(look_again(&self.root, &Looked::default())?);
        self.plan(&[], started, tell);
        Ok(())
    }

    fn address(&self) -> String {
        let base = self.moment.shown.as_ref().map_or_else(|| "/".to_owned(), |shown| shown.base.base_path());
        format!("http://{}{base}", self.desk.door.authority())
    }

    fn go_on(&mut self, heard: &Receiver<Bell>, events: &Events, tell: &mut dyn FnMut(News<'_>)) {
        // Set when a folder has appeared.
        let mut again = None::<Instant>;
        let mut rung: Vec<Bell> = Vec::new();
        loop {
            if rung.is_empty() {
                let patience = again.map_or(self.watch.patience(), |at| at.saturating_duration_since(Instant::now()));
                match heard.recv_timeout(patience) {
                    Ok(bell) => rung.push(bell),
                    Err(RecvTimeoutError::Timeout) if again.is_none() => events.tidy(),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            if rung.iter().any(Bell::is_of_sources) {
                await_quiet(heard, Instant::now(), &mut rung);
            }
            let is_announced = again.take().is_some() || rung.iter().any(Bell::is_of_sources);
            for bell in rung.drain(..) {
                match bell {
                    Bell::Changed => {}
                    Bell::Folder => again = Some(Instant::now() + SETTLING),
                    Bell::Folders => {
                        self.watch.settle();
                        again = Some(Instant::now() + SETTLING);
                    }
                    Bell::Silence(why) => self.poll(&why, tell),
                    Bell::Rendered(generation, problems) => self.rendered(generation, problems, tell),
                }
            }
            let has_changed = self.look(tell);
            if has_changed && !is_announced && self.watch.watching() == Watching::Events {
                await_late(heard, &mut rung);
                if !rung.iter().any(Bell::is_of_sources) {
                    self.poll("a change came without an event", tell);
                }
            }
        }
    }

    fn poll(&mut self, why: &str, tell: &mut dyn FnMut(News<'_>)) {
        if self.watch.watching() == Watching::Events {
            self.watch.give_up(why);
            tell(News::Polling(why));
        }
    }

    /// Looks at the tree, and plans it if it is another one or if an hour has come; whether it is another one.
    fn look(&mut self, tell: &mut dyn FnMut(News<'_>)) -> bool {
        let started = Instant::now();
        let looked = match self.look_until_still() {
            Ok(looked) => looked,
            Err(error) => {
                self.fail(&error, tell);
                return false;
            }
        };
        let is_due = self.next.is_some_and(|next| next <= Timestamp::now());
        if looked.changed.is_empty() && !is_due && !self.owes_a_look {
            self.looked = Arc::new(looked);
            return false;
        }
        self.owes_a_look = false;
        let changed = looked.changed.clone();
        self.moment.renamed = Arc::new(renamed(&self.moment.renamed, &self.looked.snapshot, &looked));
        self.looked = Arc::new(looked);
        self.plan(&changed, started, tell);
        !changed.is_empty()
    }

    /// A file may go between being found and being read; then it is looked again.
    fn look_until_still(&self) -> Result<Looked> {
        for _ in 1..MOST_LOOKS {
            if let Ok(looked) = look_again(&self.root, &self.looked) {
                return Ok(looked);
            }
            thread::sleep(QUIET);
        }
        look_again(&self.root, &self.looked)
    }

    fn fail(&mut self, error: &anyhow::Error, tell: &mut dyn FnMut(News<'_>)) {
        let overlay = Some(Arc::new(Overlay::of_the_world(&format!("{error:#}"), self.desk.reader())));
        self.owes_a_look = true;
        if self.moment.overlay != overlay {
            self.moment.overlay = overlay;
            self.publish();
            tell(News::Unreadable(error));
        }
    }

    fn plan(&mut self, changed: &[SourcePath], started: Instant, tell: &mut dyn FnMut(News<'_>)) {
        let site = SiteOptions { as_of: Timestamp::now(), show: self.show };
        let options = Options { site, base_url: None };
        let plan = pipeline::plan(&self.looked.snapshot, &options, &mut self.kept);
        let appears = plan.site().into_iter().flat_map(|site| &site.withheld).filter_map(|one| one.appears);
        self.next = appears.min();
        self.moment.generation += 1;
        self.moment.looked = Arc::clone(&self.looked);
        match Shown::of(plan, &options.site) {
            Ok(shown) => {
                if shown.plan.is_replanned || self.moment.shown.is_none() {
                    self.moment.files = Arc::new(self.moment.files.next(&shown.plan, self.moment.generation));
                }
                let shown = Arc::new(shown);
                self.moment.before = self.moment.shown.replace(Arc::clone(&shown));
                self.moment.overlay = None;
                self.publish();
                // The thread ends with the program alone.
                let _ = self.behind.send((self.moment.generation, Arc::clone(&shown)));
                tell(News::Planned { plan: &shown.plan, changed, took: started.elapsed() });
            }
            Err(plan) => {
                let problems: Vec<Diagnostic> = plan.problems().cloned().collect();
                self.moment.overlay = self.desk.overlay(&problems, &plan).map(Arc::new);
                self.publish();
                tell(News::Planned { plan: &plan, changed, took: started.elapsed() });
            }
        }
    }

    /// All pages were tried. The plan that can render them all is the one to fall back on.
    fn rendered(&mut self, generation: u64, problems: Vec<Diagnostic>, tell: &mut dyn FnMut(News<'_>)) {
        if generation != self.moment.generation {
            return;
        }
        let Some(shown) = self.moment.shown.clone() else { return };
        if problems.is_empty() {
            self.moment.proven = Some(shown);
            // Nothing is new for any page.
            drop(self.desk.show(self.moment.clone()));
            return;
        }
        self.moment.generation += 1;
        self.moment.overlay = self.desk.overlay(&problems, &shown.plan).map(Arc::new);
        self.publish();
        tell(News::Rendered(&shown.plan, &problems));
    }

    fn publish(&mut self) {
        let old = self.desk.show(self.moment.clone());
        self.desk.events.tell(self.moment.generation);
        drop(old);
    }
}

/// Waits until nothing has happened for a moment.
fn await_quiet(heard: &Receiver<Bell>, began: Instant, rung: &mut Vec<Bell>) {
    loop {
        let left = MOST_WAIT.saturating_sub(began.elapsed());
        match heard.recv_timeout(QUIET.min(left)) {
            Ok(bell) => rung.push(bell),
            Err(_) => return,
        }
        if left.is_zero() {
            rung.extend(heard.try_iter());
            return;
        }
    }
}

/// Waits for a bell of the sources that is only late, and keeps what else rings.
fn await_late(heard: &Receiver<Bell>, rung: &mut Vec<Bell>) {
    let until = Instant::now() + SETTLING;
    while let Ok(bell) = heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
        rung.push(bell);
    }
}

/// The files that were renamed, with those of this look: one that went has the text of one that came, or they are the only
/// ones of their folder.
fn renamed(before: &Renamed, was: &Snapshot, is: &Looked) -> Renamed {
    let mut renamed = before.clone();
    let is = (&is.changed, &is.snapshot);
    let gone: Vec<&SourcePath> =
        is.0.iter().filter(|file| was.texts.contains_key(*file) && !is.1.texts.contains_key(*file)).collect();
    if gone.is_empty() {
        return renamed;
    }
    let come: Vec<&SourcePath> =
        is.0.iter().filter(|file| !was.texts.contains_key(*file) && is.1.texts.contains_key(*file)).collect();
    let texts: BTreeMap<Fingerprint, &SourcePath> =
        come.iter().map(|file| (is.1.texts[*file].fingerprint, *file)).collect();
    let alone = |files: &[&SourcePath], folder: &str| files.iter().filter(|file| file.folder() == folder).count() == 1;
    for old in &gone {
        let same = texts.get(&was.texts[*old].fingerprint).copied();
        let folder = old.folder();
        let only =
            || come.iter().find(|new| new.folder() == folder).filter(|_| alone(&gone, folder) && alone(&come, folder));
        if let Some(new) = same.or_else(|| only().copied()) {
            renamed.add((*old).clone(), new.clone());
        }
    }
    renamed
}
