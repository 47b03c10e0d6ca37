//! The background render: every page of the newest plan, so that a fault of a template shows wherever it is used.
//!
//! Only what is asked for is needed at once. One thread renders the rest, which leaves the other cores to requests. It forgets
//! the bytes and begins again with each plan. A page whose input has not changed since it was rendered is not rendered again.

use super::message::Message;
use super::state::ShownPlan;
use crate::base::{Diagnostic, Fingerprint, Route};
use crate::pipeline::ClosedPage;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Different problems after which no more are sought: one fault of a template is one on each of its pages.
const MOST_PROBLEMS: usize = 20;

/// Pages with problems after which no more are sought.
const MOST_PAGES: usize = 200;

/// A plan whose pages are to be rendered, by its generation.
pub(super) type Job = (u64, Arc<ShownPlan>);

/// Starts the thread, which sends a message when it has tried every page of the newest plan.
pub(super) fn start(sender: Sender<Message>) -> Sender<Job> {
    let (jobs, received) = channel();
    // Without the thread, pages are still rendered when they are asked for.
    let _ = thread::Builder::new().name("background".to_owned()).spawn(move || work(&received, &sender));
    jobs
}

fn work(jobs: &Receiver<Job>, sender: &Sender<Message>) {
    let mut rendered: HashMap<Route, Fingerprint> = HashMap::new();
    let mut next = jobs.recv().ok();
    while let Some((generation, shown)) = next.take() {
        match try_all(&shown, &mut rendered, jobs) {
            Attempt::All(problems) => {
                drop(shown);
                if sender.send(Message::Rendered(generation, problems)).is_err() {
                    return;
                }
                next = jobs.recv().ok();
            }
            Attempt::Superseded(job) => next = Some(job),
        }
    }
}

enum Attempt {
    All(Vec<Diagnostic>),
    /// There is a newer plan.
    Superseded(Job),
}

fn try_all(shown: &ShownPlan, rendered: &mut HashMap<Route, Fingerprint>, jobs: &Receiver<Job>) -> Attempt {
    let mut seen = HashMap::with_capacity(rendered.len());
    let mut problems = BTreeSet::new();
    let mut faulty = 0;
    // A paper is set when somebody asks for it.
    for page in shown.plan.pages().iter().filter(|page| !page.is_paper()) {
        if let Some(job) = jobs.try_iter().last() {
            rendered.extend(seen);
            return Attempt::Superseded(job);
        }
        let closed = ClosedPage::new(&shown.plan, page);
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
    Attempt::All(problems.into_iter().collect())
}
