//! Watches the site's folder: says that something may have changed there. The only file that knows `notify`.
//!
//! What an event says is not used, for systems differ in what they say and leave things out: on any event the tree is
//! scanned. Only events that are not about a change of the sources are dropped: reading a file is an event, too, and the
//! output folder lies beside the sources.
//!
//! Where no events come, the tree is polled: with `--poll`, when the system's table of watches is full, and on mounts that
//! send none, as those of networks and of containers. Such a mount is found out: the tree is scanned now and then in any
//! case, and a change that no event announced is the proof. `notify`'s own polling watcher is not used, since a scan of
//! ours is what an event leads to anyway, and reads no more than has changed.

#![expect(clippy::disallowed_methods, reason = "a watch is on a folder of the disk")]

use super::message::Message;
use crate::source::RELEVANT;
use notify::event::{CreateKind, ModifyKind, RemoveKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How often the tree is scanned when events come.
const SCAN_INTERVAL: Duration = Duration::from_secs(2);

/// How often it is scanned when none come.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchMode {
    /// By the events of the system.
    Events,
    /// By scanning the tree every so often.
    Polling,
}

/// The watches on a folder.
pub(super) struct Watch {
    root: PathBuf,
    /// None while the tree is polled.
    watcher: Option<Box<dyn Watcher>>,
}

/// Makes a watcher that calls the function on each event.
type WatcherFactory = fn(Box<dyn FnMut(notify::Result<Event>) + Send>) -> notify::Result<Box<dyn Watcher>>;

fn system_watcher(handler: Box<dyn FnMut(notify::Result<Event>) + Send>) -> notify::Result<Box<dyn Watcher>> {
    let config = Config::default().with_follow_symlinks(false);
    let watcher = RecommendedWatcher::new(handler, config)?;
    Ok(Box::new(watcher))
}

impl Watch {
    /// Watches the sources of the site at `root`. Returns also why the system cannot watch them, so that they are polled.
    pub fn start(root: &Path, mode: WatchMode, sender: Sender<Message>) -> (Self, Option<String>) {
        // Some systems call the folder by its real name, whatever it was called.
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut watch = Self { root, watcher: None };
        let refused = match mode {
            WatchMode::Polling => None,
            WatchMode::Events => watch.begin(system_watcher, sender).err(),
        };
        (watch, refused)
    }

    fn begin(&mut self, make: WatcherFactory, sender: Sender<Message>) -> Result<(), String> {
        let root = self.root.clone();
        let handler = Box::new(move |event: notify::Result<Event>| {
            if let Some(message) = message_for(event, &root) {
                // Nobody receives it when the program is about to end.
                let _ = sender.send(message);
            }
        });
        self.watcher = Some(make(handler).map_err(|error| words(&error))?);
        self.watch_folders().inspect_err(|_| self.fall_back_to_polling())
    }

    /// Watches what is there now: a folder of sources that is made anew is another one to the system.
    ///
    /// # Errors
    /// Why the system cannot watch all of it.
    pub fn watch_folders(&mut self) -> Result<(), String> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        let mut problem = watcher.watch(&self.root, RecursiveMode::NonRecursive).err();
        for name in RELEVANT {
            let path = self.root.join(name);
            if path.is_dir() && !path.is_symlink() {
                let _ = watcher.unwatch(&path);
                problem = problem.or(watcher.watch(&path, RecursiveMode::Recursive).err());
            }
        }
        // A folder that went meanwhile sends an event, since the root is watched.
        let is_gone = |error: &notify::Error| matches!(error.kind, notify::ErrorKind::PathNotFound);
        problem.filter(|error| !is_gone(error)).map_or(Ok(()), |error| Err(words(&error)))
    }

    /// Polls from here on.
    pub fn fall_back_to_polling(&mut self) {
        self.watcher = None;
    }

    /// Returns the longest time until the next scan.
    pub fn interval(&self) -> Duration {
        if self.watcher.is_some() { SCAN_INTERVAL } else { POLL_INTERVAL }
    }

    /// Returns how changes are noticed.
    pub fn mode(&self) -> WatchMode {
        if self.watcher.is_some() { WatchMode::Events } else { WatchMode::Polling }
    }
}

fn words(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system watches no more files".to_owned(),
        notify::ErrorKind::Io(error) => format!("the system does not watch the folder: {error}"),
        _ => format!("the system does not watch the folder: {error}"),
    }
}

/// Returns the message for an event, if it may be about the sources.
fn message_for(event: notify::Result<Event>, root: &Path) -> Option<Message> {
    let event = match event {
        Ok(event) => event,
        Err(error) => return Some(Message::WatchFailed(words(&error))),
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
    let is_source_folder =
        |name: &&Path| is_source(name) && name.components().count() == 1 && name.extension().is_none();
    Some(match event.kind {
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) => Message::FileChanged,
        EventKind::Create(CreateKind::File) | EventKind::Remove(RemoveKind::File) => Message::FileChanged,
        _ if names.iter().any(is_source_folder) => Message::SourceFolderChanged,
        _ => Message::FolderChanged,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, AccessMode, DataChange, Flag, RenameMode};
    use std::sync::mpsc::channel;

    fn message(kind: EventKind, paths: &[&str]) -> Option<Message> {
        let mut event = Event::new(kind);
        for path in paths {
            event = event.add_path(Path::new("/site").join(path));
        }
        message_for(Ok(event), Path::new("/site"))
    }

    #[test]
    fn only_sources_send_messages() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        assert_eq!(message(written, &["content/briefs/a.md"]), Some(Message::FileChanged));
        assert_eq!(message(written, &["site.yaml"]), Some(Message::FileChanged));
        assert_eq!(message(renamed, &["content/a", "content/b"]), Some(Message::FolderChanged));
        assert_eq!(message(EventKind::Create(CreateKind::Folder), &["content/a"]), Some(Message::FolderChanged));
        assert_eq!(message(EventKind::Create(CreateKind::Folder), &["templates"]), Some(Message::SourceFolderChanged));
        assert_eq!(message(renamed, &["content"]), Some(Message::SourceFolderChanged));
        assert_eq!(message(written, &["public/index.html"]), None);
        assert_eq!(message(written, &[".public.briefpress/lock", ".git/index", "contents"]), None);
        assert_eq!(message(renamed, &["public/a", "content/a"]), Some(Message::FolderChanged), "what was moved in");
        assert_eq!(message(EventKind::Access(AccessKind::Open(AccessMode::Read)), &["content/a.md"]), None);
        assert_eq!(message(EventKind::Other, &[]), Some(Message::FolderChanged));
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(message_for(Ok(overflow), Path::new("/site")), Some(Message::FolderChanged));
    }

    /// A system that watches no more.
    struct Full;

    impl Watcher for Full {
        fn new<F: notify::EventHandler>(_: F, _: Config) -> notify::Result<Self> {
            Ok(Self)
        }

        fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
            Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch))
        }

        fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
            Ok(())
        }

        fn kind() -> notify::WatcherKind {
            notify::WatcherKind::NullWatcher
        }
    }

    #[test]
    fn a_full_table_of_watches_is_no_end() {
        let why = "the system watches no more files";
        let none: WatcherFactory = |_| Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch));
        for make in [none, |_| Ok(Box::new(Full))] {
            let mut watch = Watch { root: PathBuf::from("/site"), watcher: None };
            assert_eq!(watch.begin(make, channel().0), Err(why.to_owned()));
            assert_eq!((watch.mode(), watch.interval()), (WatchMode::Polling, POLL_INTERVAL));
        }
        let mut watch = Watch { root: PathBuf::from("/site"), watcher: Some(Box::new(Full)) };
        assert_eq!(watch.watch_folders(), Err(why.to_owned()), "a folder that came later");
        let later = message_for(Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)), Path::new("/site"));
        assert_eq!(later, Some(Message::WatchFailed(why.to_owned())));
    }
}
