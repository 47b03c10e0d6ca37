//! The doorbell: that something may have changed in the site's folder. The only file that knows `notify`.
//!
//! What an event says is not read, for systems differ in what they say and leave things out: on a bell the tree is looked
//! at again. Only that nobody touched the sources is heard: reading a file is an event, too, and the output folder lies
//! beside the sources.
//!
//! Where no events come, looking every so often takes their place. That is so with `--poll`, when the system's table of
//! watches is full, and on mounts that are silent, as those of networks and of containers are. A silent mount is found out:
//! the tree is looked at now and then in any case, and a change that no bell announced is the proof.

#![expect(clippy::disallowed_methods, reason = "a watch is on a folder of the disk")]

use super::rounds::Bell;
use crate::source::RELEVANT;
use notify::event::{CreateKind, ModifyKind, RemoveKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How often the tree is looked at when events come.
const RARELY: Duration = Duration::from_secs(2);

/// How often when none do.
const OFTEN: Duration = Duration::from_millis(500);

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// By the events of the system.
    Events,
    /// By looking at the tree every so often.
    Polling,
}

/// The watches on a folder.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Option<Box<dyn Watcher>>,
    /// Why there are no events.
    pub silence: Option<String>,
}

/// Makes a watcher that calls the function on each event.
type Maker = fn(Box<dyn FnMut(notify::Result<Event>) + Send>) -> notify::Result<Box<dyn Watcher>>;

fn system(handler: Box<dyn FnMut(notify::Result<Event>) + Send>) -> notify::Result<Box<dyn Watcher>> {
    let config = Config::default().with_follow_symlinks(false);
    let watcher = RecommendedWatcher::new(handler, config)?;
    Ok(Box::new(watcher))
}

impl Watch {
    /// Watches the sources of the site at `root`, as far as the system lets it.
    pub fn start(root: &Path, watching: Watching, bell: Sender<Bell>) -> Self {
        let mut watch = Self { root: root.to_owned(), watcher: None, silence: None };
        match watching {
            Watching::Polling => watch.silence = Some("as asked for".to_owned()),
            Watching::Events => watch.begin(system, bell),
        }
        watch
    }

    fn begin(&mut self, make: Maker, bell: Sender<Bell>) {
        let root = self.root.clone();
        let handler = Box::new(move |event: notify::Result<Event>| {
            if let Some(rung) = rung_by(event, &root) {
                // Nobody listens any more when the program ends.
                let _ = bell.send(rung);
            }
        });
        match make(handler) {
            Ok(watcher) => {
                self.watcher = Some(watcher);
                self.settle();
            }
            Err(error) => self.give_up(&words(&error)),
        }
    }

    /// Watches what is there now: a folder of sources that is made anew is another one to the system.
    pub fn settle(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let mut problem = watcher.watch(&self.root, RecursiveMode::NonRecursive).err();
        for name in RELEVANT {
            let path = self.root.join(name);
            if path.is_dir() && !path.is_symlink() {
                let _ = watcher.unwatch(&path);
                problem = problem.or(watcher.watch(&path, RecursiveMode::Recursive).err());
            }
        }
        // One that went while it was looked at rings the bell, since the root is watched.
        let is_gone = |error: &notify::Error| matches!(error.kind, notify::ErrorKind::PathNotFound);
        if let Some(error) = problem.filter(|error| !is_gone(error)) {
            self.give_up(&words(&error));
        }
    }

    /// Does without events from here on.
    pub fn give_up(&mut self, why: &str) {
        self.watcher = None;
        self.silence = Some(why.to_owned());
    }

    /// The longest time until the tree is looked at again.
    pub fn patience(&self) -> Duration {
        if self.watcher.is_some() { RARELY } else { OFTEN }
    }

    /// How changes are noticed.
    pub fn watching(&self) -> Watching {
        if self.watcher.is_some() { Watching::Events } else { Watching::Polling }
    }
}

fn words(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system watches no more files".to_owned(),
        notify::ErrorKind::Io(error) => format!("the system does not watch the folder: {error}"),
        _ => format!("the system does not watch the folder: {error}"),
    }
}

/// Which bell an event rings, if any.
fn rung_by(event: notify::Result<Event>, root: &Path) -> Option<Bell> {
    let event = match event {
        Ok(event) => event,
        Err(error) => return Some(Bell::Silence(words(&error))),
    };
    if matches!(event.kind, EventKind::Access(_)) && !event.need_rescan() {
        return None;
    }
    let names: Vec<&Path> = event.paths.iter().filter_map(|path| path.strip_prefix(root).ok()).collect();
    let is_source = |name: &&Path| RELEVANT.iter().any(|relevant| name.starts_with(relevant));
    // Without a path the event is about more than the system could tell.
    if !event.paths.is_empty() && !names.iter().any(is_source) {
        return None;
    }
    let is_folders = |name: &&Path| is_source(name) && name.components().count() == 1 && name.extension().is_none();
    Some(match event.kind {
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) => Bell::Changed,
        EventKind::Create(CreateKind::File) | EventKind::Remove(RemoveKind::File) => Bell::Changed,
        _ if names.iter().any(is_folders) => Bell::Folders,
        _ => Bell::Folder,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, AccessMode, DataChange, Flag, RenameMode};
    use std::sync::mpsc::channel;

    fn rung(kind: EventKind, paths: &[&str]) -> Option<Bell> {
        let mut event = Event::new(kind);
        for path in paths {
            event = event.add_path(Path::new("/site").join(path));
        }
        rung_by(Ok(event), Path::new("/site"))
    }

    #[test]
    fn only_sources_ring() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        assert_eq!(rung(written, &["content/briefs/a.md"]), Some(Bell::Changed));
        assert_eq!(rung(written, &["site.yaml"]), Some(Bell::Changed));
        assert_eq!(rung(renamed, &["content/a", "content/b"]), Some(Bell::Folder));
        assert_eq!(rung(EventKind::Create(CreateKind::Folder), &["content/a"]), Some(Bell::Folder));
        assert_eq!(rung(EventKind::Create(CreateKind::Folder), &["templates"]), Some(Bell::Folders));
        assert_eq!(rung(renamed, &["content"]), Some(Bell::Folders));
        assert_eq!(rung(written, &["public/index.html"]), None);
        assert_eq!(rung(written, &[".public.briefpress/lock", ".git/index", "contents"]), None);
        assert_eq!(rung(renamed, &["public/a", "content/a"]), Some(Bell::Folder), "what was moved in");
        assert_eq!(rung(EventKind::Access(AccessKind::Open(AccessMode::Read)), &["content/a.md"]), None);
        assert_eq!(rung(EventKind::Other, &[]), Some(Bell::Folder));
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(rung_by(Ok(overflow), Path::new("/site")), Some(Bell::Folder));
    }

    #[test]
    fn a_full_table_of_watches_is_no_end() {
        let full: Maker = |_| Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch));
        let (bell, _heard) = channel();
        let mut watch = Watch { root: PathBuf::from("/site"), watcher: None, silence: None };
        watch.begin(full, bell);
        assert_eq!((watch.watching(), watch.patience()), (Watching::Polling, OFTEN));
        assert_eq!(watch.silence.as_deref(), Some("the system watches no more files"));
        let later = rung_by(Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)), Path::new("/site"));
        assert_eq!(later, Some(Bell::Silence("the system watches no more files".to_owned())));
    }
}
