//! What is cleared away when a publication is interrupted.
//!
//! Ctrl-C, a closed terminal and a polite `kill` end a process at once, and nothing is dropped. While git pushes, nobody knows
//! then whether the branch has moved, which is said. The folders that must
//! go and the processes that write into them stand in one list, and a thread of its own waits for these signals. It
//! takes the list and never gives it back: whoever then wants to begin something waits for it until the process ends. It
//! ends as the signal would have ended it, so that a shell sees the usual status. A signal that was ignored when the
//! program began stays so: `nohup` asks for that.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What an interrupt clears away, and what it says.
#[derive(Default)]
struct Work {
    folders: Vec<PathBuf>,
    /// Ids of processes that run.
    children: Vec<u32>,
    /// What to tell whoever interrupts now; nothing if all is as it was.
    notice: String,
}

static WORK: Mutex<Work> = Mutex::new(Work { folders: Vec::new(), children: Vec::new(), notice: String::new() });

/// Locks the list. Each change of it is one step, so a panic leaves it in order.
fn work() -> MutexGuard<'static, Work> {
    WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes what stands in the list, which stays locked for good.
fn take() -> Work {
    let mut work = work();
    let taken = std::mem::take(&mut *work);
    std::mem::forget(work);
    taken
}

/// Something is under way of which an interrupt tells; it is over when this is dropped.
pub(super) struct UnderWay(());

impl UnderWay {
    /// Begins it. An interrupt then shows these lines on standard error.
    pub(super) fn begin(notice: String) -> Self {
        work().notice = notice;
        Self(())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        work().notice.clear();
    }
}

/// A folder that goes when this is dropped, or when the process is interrupted.
pub(super) struct PassingFolder(PathBuf);

impl PassingFolder {
    /// Makes the folder.
    ///
    /// # Errors
    /// Those of `make`.
    pub(super) fn make(path: PathBuf, make: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<Self> {
        watch::begin(take);
        let mut work = work();
        make(&path)?;
        work.folders.push(path.clone());
        Ok(Self(path))
    }

    /// Returns where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for PassingFolder {
    fn drop(&mut self) {
        // What cannot be deleted now lies where the system clears up by itself.
        let _ = std::fs::remove_dir_all(&self.0);
        work().folders.retain(|folder| *folder != self.0);
    }
}

/// The mark of a process that is ended with this one; it goes with the process.
pub(super) struct Running(u32);

impl Drop for Running {
    fn drop(&mut self) {
        work().children.retain(|child| *child != self.0);
    }
}

/// Starts a process that an interrupt ends.
///
/// # Errors
/// If it cannot be started.
pub(super) fn start(command: &mut Command) -> io::Result<(Child, Running)> {
    let mut work = work();
    let child = command.spawn()?;
    work.children.push(child.id());
    let running = Running(child.id());
    Ok((child, running))
}

#[cfg(unix)]
mod watch {
    //! The thread that waits for signals.

    use crate::publish::interrupt::Work;
    use rustix::process::{Pid, Signal, kill_process, test_kill_process};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;
    use std::fs;
    use std::io::{IsTerminal, Write};
    use std::path::Path;
    use std::sync::{Once, mpsc};
    use std::thread;
    use std::time::Duration;

    /// How long a process has for ending by itself, and a folder for going, in steps of [`STEP`].
    const STEPS: usize = 40;
    const STEP: Duration = Duration::from_millis(50);

    /// Begins to wait for signals, unless that was begun before. `take` returns what a signal clears away.
    pub fn begin(take: fn() -> Work) {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let (tell, told) = mpsc::channel();
            let wait = move || {
                let signals = Signals::new(wanted());
                // From here on the signals do not end the process by themselves.
                let _ = tell.send(());
                if let Some(signal) = signals.ok().and_then(|mut signals| signals.forever().next()) {
                    end(signal, &take());
                }
            };
            // Without a thread, an interrupt ends the process as it always did.
            if thread::Builder::new().name("interrupts".to_owned()).spawn(wait).is_ok() {
                let _ = told.recv();
            }
        });
    }

    /// Returns the signals that ask the process to end and are not ignored. Where the system does not tell, none is.
    fn wanted() -> Vec<i32> {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let ignored = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
        [SIGINT, SIGTERM, SIGHUP, SIGQUIT].into_iter().filter(|signal| ignored & (1 << (signal - 1)) == 0).collect()
    }

    /// Clears everything away, says what to think of, and ends the process by that signal.
    fn end(signal: i32, Work { folders, children, notice }: &Work) {
        let running = || children.iter().filter_map(|child| Pid::from_raw(i32::try_from(*child).ok()?));
        for child in running() {
            let _ = kill_process(child, Signal::TERM);
        }
        // Whoever started them waits for them, and so takes them off the system's list.
        let is_over = || running().all(|child| test_kill_process(child).is_err());
        if !until(is_over) {
            for child in running() {
                let _ = kill_process(child, Signal::KILL);
            }
        }
        for folder in folders {
            // A process that one of them started may still be writing.
            until(|| is_gone(folder));
        }
        // Nobody may be there to read it: a terminal that was closed takes nothing.
        let mut stderr = std::io::stderr();
        let is_within_line = !notice.is_empty() && stderr.is_terminal();
        let _ = write!(stderr, "{}{notice}", if is_within_line { "\n" } else { "" });
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }

    fn is_gone(folder: &Path) -> bool {
        let _ = fs::remove_dir_all(folder);
        !folder.exists()
    }

    /// Asks again and again, within bounds, and returns the last answer.
    fn until(is_so: impl Fn() -> bool) -> bool {
        (0..STEPS).any(|step| {
            if step > 0 {
                thread::sleep(STEP);
            }
            is_so()
        })
    }
}

/// Elsewhere the system ends a process without asking it.
#[cfg(not(unix))]
mod watch {
    use crate::publish::interrupt::Work;

    /// Leaves everything to the system.
    pub fn begin(_: fn() -> Work) {}
}
