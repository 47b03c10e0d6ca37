//! Typesetting: a paper becomes a PDF, which is Typst's work.
//!
//! Typst remembers what it has laid out, for all papers of a process, and would keep it for ever; and it uses the pool of
//! threads that it is called in, in which papers would wait for parts of one another. So a few plain threads set papers, each in
//! a pool of its own with one thread, and forget what the last papers did not need. The memory that this takes does not
//! grow with the number of papers.

mod faults;
mod fonts;
mod job;
mod world;

use crate::base::{Diagnostic, Paper};
use faults::Faults;
pub use fonts::{Fonts, NoFonts};
pub use job::Job;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, LazyLock, Mutex, PoisonError};
use std::thread;
use typst::diag::Warned;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::PaperWorld;

/// For how many papers a layout is remembered that none of them needs. What the template makes, each of them needs.
const REMEMBERED: usize = 3;

/// The bytes of a PDF, or what is wrong with the paper or its template.
pub type Set = Result<Vec<u8>, Vec<Diagnostic>>;

type Order = (Job, Sender<Set>);

/// So many dossiers are set at once, however many cores there are: a layout of one takes some 200 MB.
const DOSSIERS_AT_ONCE: usize = 2;

/// The threads that set papers. They end with the process.
static THREADS: LazyLock<Mutex<Sender<Order>>> = LazyLock::new(|| threads(usize::MAX));

/// Those that set dossiers.
static DOSSIER_THREADS: LazyLock<Mutex<Sender<Order>>> = LazyLock::new(|| threads(DOSSIERS_AT_ONCE));

/// How many dossiers have room, and who waits for it.
static ROOM: (Mutex<usize>, Condvar) = (Mutex::new(DOSSIERS_AT_ONCE), Condvar::new());

/// Room for one dossier, until it is dropped.
pub struct Room;

/// Waits until there is room for a paper. Single papers always have it.
pub fn room_for(paper: &Paper) -> Option<Room> {
    if !paper.is_dossier() {
        return None;
    }
    let (free, freed) = &ROOM;
    let free = free.lock().unwrap_or_else(PoisonError::into_inner);
    *freed.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner) -= 1;
    Some(Room)
}

impl Drop for Room {
    fn drop(&mut self) {
        *ROOM.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        ROOM.1.notify_one();
    }
}

/// Starts a thread for each core, and at most so many.
fn threads(most: usize) -> Mutex<Sender<Order>> {
    let (sender, receiver) = channel::<Order>();
    let receiver = Arc::new(Mutex::new(receiver));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    for _ in 0..cores.min(most) {
        let receiver = Arc::clone(&receiver);
        thread::spawn(move || work(&receiver));
    }
    Mutex::new(sender)
}

/// Sets a paper, and waits for it.
///
/// # Errors
/// What is wrong with the paper, at its place in the author's text, or with the site's template.
pub fn set(job: Job) -> Set {
    let (sender, receiver) = channel();
    let paper = Arc::clone(&job.paper);
    let threads = if paper.is_dossier() { &DOSSIER_THREADS } else { &THREADS };
    let sent = threads.lock().unwrap_or_else(PoisonError::into_inner).send((job, sender));
    let answer = sent.ok().and_then(|()| receiver.recv().ok());
    answer.unwrap_or_else(|| Err(vec![Faults::of(&paper).unset()]))
}

fn work(orders: &Mutex<Receiver<Order>>) {
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(1).build() else { return };
    loop {
        let next = orders.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((job, answer)) = next else { return };
        // A fault of Typst ends one paper, and no thread.
        let paper = Arc::clone(&job.paper);
        let set = pool.install(|| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| set_here(job))));
        let set = set.unwrap_or_else(|_| Err(vec![Faults::of(&paper).unset()]));
        // The layout of a dossier is as large as those of all its briefs, and no other paper needs any of it.
        typst::comemo::evict(if paper.is_dossier() { 0 } else { REMEMBERED });
        // Whoever asked may have gone.
        drop(answer.send(set));
    }
}

fn set_here(Job { paper, pictures, fonts }: Job) -> Set {
    let faults = Faults::of(&paper);
    faults.look_for_signs(&fonts)?;
    let world = PaperWorld::new(&paper, pictures, &fonts);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let document = output.map_err(|errors| faults.told(&world, &errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("both can be met at once");
    let options = PdfOptions {
        ident: Smart::Custom(paper.address.clone()),
        creator: Smart::Custom(Some(concat!("briefpress ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| faults.told(&world, &errors))
}
