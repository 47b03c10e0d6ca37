//! `check --external`: every address elsewhere is asked once whether it still answers.
//!
//! Only a clear no is reported. A server that wants a login, or does not like to be asked by programs, says nothing about
//! whether readers can open the page.

use super::console::Console;
use crate::base::elsewhere;
use crate::base::{Diagnostic, Place, problems};
use crate::publish;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Requests under way at once.
const AT_ONCE: usize = 8;

/// How long one address may take, redirects included.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Asks every address, with the places where each stands. What is behind `#` is for browsers, so addresses that differ
/// in it alone are asked together.
pub fn ask(addresses: &BTreeMap<String, Vec<Place>>, console: &Console) -> Vec<Diagnostic> {
    let mut pages: BTreeMap<&str, Vec<(&String, &Place)>> = BTreeMap::new();
    for (address, places) in addresses {
        let page = address.split('#').next().unwrap_or(address);
        pages.entry(page).or_default().extend(places.iter().map(|place| (address, place)));
    }
    let agent = publish::agent(TIMEOUT, "link check");
    let queue: Vec<_> = pages.iter().collect();
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let bar = console.progress("asking", queue.len());
    let ask = || {
        while let Some((page, links)) = queue.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Some(answer) = no(&agent, page) {
                let problems =
                    links.iter().map(|(address, place)| problems::external_link((*place).clone(), address, &answer));
                found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(problems);
            }
            bar.inc(1);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..AT_ONCE.min(queue.len()) {
            // This thread asks as well, so those that cannot be had are not missed.
            let _ = std::thread::Builder::new().spawn_scoped(scope, ask);
        }
        ask();
    });
    bar.finish_and_clear();
    found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Returns why an address, without its fragment, does not lead to a page, or nothing if it may. A server that has no
/// answer to `HEAD` is asked again with `GET`.
fn no(agent: &ureq::Agent, address: &str) -> Option<String> {
    let address = &elsewhere::href(address);
    let head = agent.head(address).call().map(|answer| answer.status().as_u16());
    let status = match head {
        Ok(200..400) => return None,
        Ok(_) | Err(ureq::Error::Protocol(_)) => match agent.get(address).call() {
            Ok(answer) => answer.status().as_u16(),
            Err(error) => return Some(error.to_string()),
        },
        Err(error) => return Some(error.to_string()),
    };
    matches!(status, 404 | 410 | 500..600).then(|| format!("status {status}"))
}
