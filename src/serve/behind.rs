//! Rendering behind the writer's back: every page of the newest plan, so that a fault of a template shows wherever it is.
//!
//! Only what is asked for is needed at once. The rest is rendered by one thread, which leaves the other cores to requests,
//! forgets the bytes, and begins anew with each plan. A page whose input is that of a page that was rendered is not
//! rendered again.

use super::moment::Shown;
use super::rounds::Bell;
use crate::base::{Diagnostic, Fingerprint, Route};
use crate::pipeline::Closed;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Different problems after which no more are sought: one fault of a template is one on each of its pages.
const MOST_PROBLEMS: usize = 20;

/// Pages with problems after which no more are sought.
const MOST_PAGES: usize = 200;

/// A plan whose pages are to be rendered, by its generation.
pub(super) type Job = (u64, Arc<Shown>);

/// Starts the thread. It rings when every page of the newest plan was tried.
pub(super) fn start(bell: Sender<Bell>) -> Sender<Job> {
    let (give, take) = channel();
    // Without the thread, pages are still rendered when they are asked for.
    let _ = thread::Builder::new().name("behind".to_owned()).spawn(move || work(&take, &bell));
    give
}

fn work(take: &Receiver<Job>, bell: &Sender<Bell>) {
    let mut rendered: HashMap<Route, Fingerprint> = HashMap::new();
    let mut next = take.recv().ok();
    while let Some((generation, shown)) = next.take() {
        match try_all(&shown, &mut rendered, take) {
            Tried::All(problems) => {
                drop(shown);
                if bell.send(Bell::Rendered(generation, problems)).is_err() {
                    return;
                }
                next = take.recv().ok();
            }
            Tried::Overtaken(job) => next = Some(job),
        }
    }
}

enum Tried {
    All(Vec<Diagnostic>),
    /// There is a newer plan.
    Overtaken(Job),
}

fn try_all(shown: &Shown, rendered: &mut HashMap<Route, Fingerprint>, take: &Receiver<Job>) -> Tried {
    let mut seen = HashMap::with_capacity(rendered.len());
    let mut problems = BTreeSet::new();
    let mut faulty = 0;
    for page in shown.plan.pages() {
        if let Some(job) = take.try_iter().last() {
            rendered.extend(seen);
            return Tried::Overtaken(job);
        }
        let closed = Closed::new(&shown.plan, page);
        let input = closed.input();
        if rendered.get(&page.route) == Some(&input) {
            seen.insert(page.route.clone(), input);
            continue;
        }
        match closed.render() {
            Ok(_) => drop(seen.insert(page.route.clone(), input)),
            Err(wrong) => {
                problems.extend(wrong);
                faulty += 1;
                if problems.len() >= MOST_PROBLEMS || faulty >= MOST_PAGES {
                    break;
                }
            }
        }
    }
    if faulty == 0 {
        // What is no page any more is forgotten.
        *rendered = seen;
    } else {
        rendered.extend(seen);
    }
    Tried::All(problems.into_iter().collect())
}
