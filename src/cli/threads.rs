//! The threads that parallel work runs on.
//!
//! A system may refuse threads: a limit of the user, of a container, or too little memory. Parallel work would end in a
//! panic then. So it is tried out before anything begins how many can be had at once, and no more are asked for. With
//! none, the thread that runs the program does all the work; the result is the same.

use super::console::ExitStatus;
use anyhow::{Context, Result};
use rayon::ThreadPoolBuilder;
use std::num::NonZero;
use std::sync::mpsc;
use std::thread;

/// What can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Threads {
    Several,
    /// None but the one that runs the program.
    One,
}

/// The variable by which a user sets how many threads parallel work takes.
const WANTED: &str = "RAYON_NUM_THREADS";

/// Makes the threads for parallel work, as many as can be had.
///
/// # Errors
/// If the system refuses what it allowed a moment before.
pub(super) fn prepare() -> Result<Threads> {
    let wanted = std::env::var(WANTED).ok().and_then(|text| text.parse().ok()).filter(|wanted| *wanted > 0);
    let wanted = wanted.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get));
    let builder = ThreadPoolBuilder::new();
    let (builder, threads) = match available(wanted) {
        0 => (builder.num_threads(1).use_current_thread(), Threads::One),
        available => (builder.num_threads(available), Threads::Several),
    };
    // Somebody who runs the program a second time within a process has the threads already.
    match builder.build_global() {
        Err(error) if std::error::Error::source(&error).is_some() => {
            Err(error).context("cannot start the threads for parallel work")
        }
        _ => Ok(threads),
    }
}

/// Returns how many of that many threads can be had at once.
fn available(wanted: usize) -> usize {
    // They stay until the last has been tried.
    let (end, ended) = mpsc::channel::<()>();
    let ended = std::sync::Arc::new(std::sync::Mutex::new(ended));
    let begin = |_| {
        let ended = std::sync::Arc::clone(&ended);
        let wait = move || drop(ended.lock().map(|ended| ended.recv()));
        thread::Builder::new().spawn(wait).ok()
    };
    let begun: Vec<_> = (0..wanted).map_while(begin).collect();
    drop(end);
    begun.into_iter().filter_map(|thread| thread.join().ok()).count()
}

/// Refuses a command that cannot do without a second thread.
pub(super) fn refuse_preview(console: &super::console::Console) -> ExitStatus {
    console.refuse_with_help(
        "the preview needs threads, and the system gives none",
        "end other programs, or raise the limit (`ulimit -u`, or that of the container)",
    );
    ExitStatus::Refused
}
