//! The event loop: a message comes, the sources are scanned, the site is planned, and there is a new state to show.
//!
//! One thread runs it, so that plans follow each other. Meanwhile requests are answered from the state before. A file that
//! changes during one round sends a message for the next.

#![expect(clippy::disallowed_methods, reason = "the loop goes on as time passes")]

use super::access::ListenAddress;
use super::background::{self, Job};
use super::event_streams::EventStreams;
use super::listener;
use super::message::Message;
use super::overlay::{Overlay, Viewer};
use super::server::Server;
use super::state::{PreviewState, ShownPlan};
use super::watch::{Watch, WatchMode};
use crate::base::{Diagnostic, Fingerprint, SourcePath};
use crate::derived::Workshop;
use crate::pipeline::{self, Options, Papers, Plan, PlanCache, Show, SiteOptions};
use crate::source::{Scan, rescan, scan};
use anyhow::{Context, Result};
use jiff::Timestamp;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long no message may come before what was saved counts as whole. Editors save in several steps.
const DEBOUNCE: Duration = Duration::from_millis(15);

/// The longest wait for that, since messages may come all the time.
const LONGEST_DEBOUNCE: Duration = Duration::from_millis(50);

/// After a folder was made, the time until the next scan: what was put into it before it was watched sent no event.
const RESCAN_DELAY: Duration = Duration::from_millis(250);

/// How long a file may be empty that was not, before it counts as what its writer wants: a file that is saved is emptied
/// first, and the system may stop the editor there.
const EMPTY_FOR: Duration = Duration::from_millis(200);

/// Scans of a tree that changes while it is scanned, before it is said that it cannot be read.
const MOST_SCANS: usize = 5;

/// What is previewed, and how.
pub struct Preview {
    pub root: PathBuf,
    pub listener: TcpListener,
    pub address: ListenAddress,
    /// Everything, or what is public.
    pub show: Show,
    pub watch_mode: WatchMode,
}

/// What a preview reports to the command that started it.
pub enum Notification<'a> {
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
    Unreadable(&'a anyhow::Error),
    /// The sources are polled, since there are no events, for this reason.
    Polling(&'a str),
}

/// Shows the preview until the program is ended.
///
/// # Errors
/// Sources that cannot be read at the beginning.
pub fn run(preview: Preview, notify: &mut dyn FnMut(Notification<'_>)) -> Result<()> {
    let (sender, receiver) = channel();
    let viewer = match preview.show {
        _ if preview.address.is_exposed() => Viewer::Anybody,
        Show::Public => Viewer::Tester,
        _ => Viewer::Writer,
    };
    let server =
        Arc::new(Server::new(preview.address, viewer, EventStreams::new(session()), Workshop::new(&preview.root)));
    // Watching begins before the first scan, so that no change falls between them.
    let (watch, refused) = Watch::start(&preview.root, preview.watch_mode, sender.clone());
    let background = background::start(sender.clone());
    let (show, listener) = (preview.show, preview.listener);
    let mut event_loop = EventLoop {
        root: preview.root,
        show,
        server: Arc::clone(&server),
        watch,
        background,
        cache: PlanCache::default(),
        scan: Arc::new(Scan::default()),
        state: PreviewState::default(),
        next: None,
        must_rescan: false,
    };
    if let Some(why) = refused {
        notify(Notification::Polling(&why));
    }
    event_loop.first(notify)?;
    thread::Builder::new()
        .name("listener".to_owned())
        .spawn(move || listener::listen(&listener, &server))
        .context("cannot start a thread")?;
    notify(Notification::Open(&event_loop.address()));
    event_loop.run(&receiver, notify);
    Ok(())
}

/// Returns what distinguishes this run of the program from others. It may be guessed.
fn session() -> String {
    Fingerprint::of_bytes(Timestamp::now().as_nanosecond().to_string().as_bytes()).short()
}

/// The loop with what it keeps from round to round.
struct EventLoop {
    root: PathBuf,
    show: Show,
    server: Arc<Server>,
    watch: Watch,
    background: Sender<Job>,
    cache: PlanCache,
    scan: Arc<Scan>,
    state: PreviewState,
    /// When something appears by itself.
    next: Option<Timestamp>,
    must_rescan: bool,
}

impl EventLoop {
    fn first(&mut self, notify: &mut dyn FnMut(Notification<'_>)) -> Result<()> {
        let started = Instant::now();
        self.scan = Arc::new(scan(&self.root)?);
        self.server.workshop.keep_notes(self.scan.notes.as_deref());
        self.plan(&[], started, notify);
        Ok(())
    }

    fn address(&self) -> String {
        let base = self.state.shown.as_ref().map_or_else(|| "/".to_owned(), |shown| shown.base.base_path());
        format!("http://{}{base}", self.server.address.authority())
    }

    fn run(&mut self, receiver: &Receiver<Message>, notify: &mut dyn FnMut(Notification<'_>)) {
        // Set when a folder has appeared.
        let mut again = None::<Instant>;
        let mut messages: Vec<Message> = Vec::new();
        loop {
            if messages.is_empty() {
                let wait = again.map_or(self.watch.interval(), |at| at.saturating_duration_since(Instant::now()));
                match receiver.recv_timeout(wait) {
                    Ok(message) => messages.push(message),
                    Err(RecvTimeoutError::Timeout) if again.is_none() => self.server.streams.close_dead(),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            if messages.iter().any(Message::is_about_sources) {
                debounce(receiver, Instant::now(), &mut messages);
            }
            let is_announced = again.take().is_some() || messages.iter().any(Message::is_about_sources);
            for message in messages.drain(..) {
                match message {
                    Message::FileChanged => {}
                    Message::FolderChanged => again = Some(Instant::now() + RESCAN_DELAY),
                    Message::SourceFolderChanged => {
                        again = Some(Instant::now() + RESCAN_DELAY);
                        if let Err(why) = self.watch.watch_folders() {
                            self.poll(&why, notify);
                        }
                    }
                    Message::WatchFailed(why) => self.poll(&why, notify),
                    Message::Rendered(generation, problems) => self.rendered(generation, problems, notify),
                }
            }
            let has_changed = self.rescan(notify);
            if has_changed && !is_announced && self.watch.mode() == WatchMode::Events {
                await_delayed(receiver, &mut messages);
                if !messages.iter().any(Message::is_about_sources) {
                    self.poll("a change came without an event", notify);
                }
            }
        }
    }

    fn poll(&mut self, why: &str, notify: &mut dyn FnMut(Notification<'_>)) {
        if self.watch.mode() == WatchMode::Events {
            self.watch.fall_back_to_polling();
            notify(Notification::Polling(why));
        }
    }

    /// Scans the sources, and plans the site if they have changed or if an hour has come at which something appears.
    /// Returns whether they have changed.
    fn rescan(&mut self, notify: &mut dyn FnMut(Notification<'_>)) -> bool {
        let started = Instant::now();
        let scan = match self.scan_until_written(started) {
            Ok(scan) => scan,
            Err(error) => {
                self.fail(&error, notify);
                return false;
            }
        };
        let is_due = self.next.is_some_and(|next| next <= Timestamp::now());
        if scan.changed.is_empty() && !is_due && !self.must_rescan {
            self.scan = Arc::new(scan);
            return false;
        }
        self.must_rescan = false;
        let changed = scan.changed.clone();
        self.state.renames = Arc::new(self.state.renames.after(&self.scan.snapshot, &scan));
        self.scan = Arc::new(scan);
        self.plan(&changed, started, notify);
        !changed.is_empty()
    }

    /// Scans the sources, again while a file is empty that is about to be written.
    fn scan_until_written(&self, started: Instant) -> Result<Scan> {
        loop {
            let scan = self.scan_until_stable()?;
            if !has_emptied_file(&scan, &self.scan) || started.elapsed() >= EMPTY_FOR {
                return Ok(scan);
            }
            thread::sleep(DEBOUNCE);
        }
    }

    /// Scans the sources, again if a file goes between being found and being read.
    fn scan_until_stable(&self) -> Result<Scan> {
        for _ in 1..MOST_SCANS {
            if let Ok(scan) = rescan(&self.root, &self.scan) {
                return Ok(scan);
            }
            thread::sleep(DEBOUNCE);
        }
        rescan(&self.root, &self.scan)
    }

    fn fail(&mut self, error: &anyhow::Error, notify: &mut dyn FnMut(Notification<'_>)) {
        let overlay = Some(Arc::new(Overlay::unreadable(&format!("{error:#}"), self.server.viewer)));
        self.must_rescan = true;
        if self.state.overlay != overlay {
            self.state.overlay = overlay;
            self.show_state();
            notify(Notification::Unreadable(error));
        }
    }

    fn plan(&mut self, changed: &[SourcePath], started: Instant, notify: &mut dyn FnMut(Notification<'_>)) {
        let site = SiteOptions { as_of: Timestamp::now(), show: self.show };
        let options = Options { site, base_url: None, papers: Papers::Asked };
        let plan = pipeline::plan(&self.scan.snapshot, &options, &mut self.cache);
        let appears = plan.site().into_iter().flat_map(|site| &site.withheld).filter_map(|one| one.appears);
        self.next = appears.min();
        self.state.generation += 1;
        self.state.scan = Arc::clone(&self.scan);
        match ShownPlan::of(plan, options.site) {
            Ok(shown) => {
                if shown.plan.is_replanned || self.state.shown.is_none() {
                    self.state.files = Arc::new(self.state.files.next(&shown.plan, self.state.generation));
                }
                let shown = Arc::new(shown);
                self.state.previous = self.state.shown.replace(Arc::clone(&shown));
                self.state.overlay = None;
                self.show_state();
                // The thread ends with the program alone.
                let _ = self.background.send((self.state.generation, Arc::clone(&shown)));
                notify(Notification::Planned { plan: &shown.plan, changed, took: started.elapsed() });
            }
            Err(plan) => {
                self.state.overlay = self.server.overlay(plan.problems(), &plan).map(Arc::new);
                self.show_state();
                notify(Notification::Planned { plan: &plan, changed, took: started.elapsed() });
            }
        }
    }

    /// Takes the result of the background render. A plan that can render all pages is the one to fall back on.
    fn rendered(&mut self, generation: u64, problems: Vec<Diagnostic>, notify: &mut dyn FnMut(Notification<'_>)) {
        if generation != self.state.generation {
            return;
        }
        let Some(shown) = self.state.shown.clone() else { return };
        if problems.is_empty() {
            self.state.last_complete = Some(shown);
            // Nothing is new for any page.
            drop(self.server.replace_state(self.state.clone()));
            return;
        }
        self.state.generation += 1;
        self.state.overlay = self.server.overlay(&problems, &shown.plan).map(Arc::new);
        self.show_state();
        notify(Notification::Rendered(&shown.plan, &problems));
    }

    fn show_state(&mut self) {
        let old = self.server.replace_state(self.state.clone());
        self.server.streams.send(self.state.generation);
        drop(old);
    }
}

/// Whether a text file is empty that was not in the scan before.
fn has_emptied_file(scan: &Scan, before: &Scan) -> bool {
    let is_empty = |path: &SourcePath, scan: &Scan| scan.snapshot.text(path).map(str::is_empty);
    scan.changed.iter().any(|path| is_empty(path, scan) == Some(true) && is_empty(path, before) == Some(false))
}

/// Waits until no message has come for a while.
fn debounce(receiver: &Receiver<Message>, began: Instant, messages: &mut Vec<Message>) {
    loop {
        let left = LONGEST_DEBOUNCE.saturating_sub(began.elapsed());
        match receiver.recv_timeout(DEBOUNCE.min(left)) {
            Ok(message) => messages.push(message),
            Err(_) => return,
        }
        if left.is_zero() {
            messages.extend(receiver.try_iter());
            return;
        }
    }
}

/// Waits for a message about the sources that is only late, and keeps the others.
fn await_delayed(receiver: &Receiver<Message>, messages: &mut Vec<Message>) {
    let until = Instant::now() + RESCAN_DELAY;
    while let Ok(message) = receiver.recv_timeout(until.saturating_duration_since(Instant::now())) {
        messages.push(message);
    }
}
