//! Whether the site that readers get is the one that was pushed.
//!
//! No page says when it was built, so the site is asked for files that this publication brings or changes, and for one
//! that it takes away, and the answers are held against the tree. Files for machines are asked for first: some hosts in
//! between rewrite pages. A query keeps a cache from answering with what it has.

use super::compare::{Changes, FileChange, url_of};
use super::refusal::Refusal;
use super::temporary::TemporaryRepository;
use super::tree::Tree;
use crate::base::{BaseUrl, Fingerprint};
use crate::report::on_one_line;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long one answer may take.
const TIMEOUT: Duration = Duration::from_secs(20);

/// The first pause between two questions, and the longest.
const PAUSES: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(10)];

/// Most bytes of a file that is asked for.
const MOST_ASKED: u64 = 4 * 1024 * 1024;

/// Files that every site has, for asking after one that has not changed.
const ALWAYS: [&str; 3] = ["catalogue.json", "sitemap.xml", "index.html"];

/// What to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Addresses with what they should answer; none for what should be gone.
    questions: Vec<(String, Option<Expected>)>,
    /// Keeps caches out.
    query: String,
}

/// The bytes that an address should answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Expected {
    fingerprint: Fingerprint,
    size: u64,
}

/// How the site answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Live {
    Yes,
    /// The address that does not answer as it should, and what it does: to stand behind it.
    NotYet(String, String),
}

/// Returns what asks servers: it waits for that long at most, and names the purpose.
pub fn agent(timeout: Duration, purpose: &str) -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(timeout))
        .http_status_as_error(false)
        .user_agent(format!("briefpress/{} ({purpose})", env!("CARGO_PKG_VERSION")));
    config.build().into()
}

/// Chooses what to ask for.
pub(super) fn probe(
    repository: &TemporaryRepository,
    tree: &Tree,
    changes: &Changes,
    base: &BaseUrl,
) -> Result<Probe, Refusal> {
    let is_asked = |change: &&FileChange| {
        change.size <= MOST_ASKED && !super::audit::is_hidden(&change.path) && change.path != ".nojekyll"
    };
    let by_ease = |change: &&FileChange| (change.path.ends_with(".html"), change.size);
    let there = changes.changed.iter().chain(&changes.added).filter(is_asked).min_by_key(by_ease);
    let mut paths: Vec<String> = there.map(|change| change.path.clone()).into_iter().collect();
    let gone = changes.removed.iter().find(is_asked);
    if paths.is_empty() && gone.is_none() {
        let is_small = |path: &&&str| tree.files.get(**path).is_some_and(|file| file.size <= MOST_ASKED);
        paths = ALWAYS.iter().filter(is_small).map(|path| (*path).to_owned()).collect();
    }
    let mut questions = Vec::new();
    for path in paths {
        let bytes = tree.bytes(repository, &path)?.unwrap_or_default();
        questions.push((
            url_of(&path, base),
            Some(Expected { fingerprint: Fingerprint::of_bytes(&bytes), size: bytes.len() as u64 }),
        ));
    }
    questions.extend(gone.map(|change| (change.url(base), None)));
    Ok(Probe { questions, query: super::short(&tree.id).to_owned() })
}

impl Probe {
    /// Asks until every answer is as it should be, for that long at most.
    pub fn wait(&self, longest: Duration) -> Live {
        let agent = agent(TIMEOUT.min(longest.max(Duration::from_secs(1))), "publish");
        let (started, mut pause) = (Instant::now(), PAUSES[0]);
        loop {
            let wrong = self.questions.iter().find_map(|(url, expected)| {
                self.wrong(&agent, url, *expected).map(|answer| Live::NotYet(url.clone(), answer))
            });
            let Some(wrong) = wrong else { return Live::Yes };
            if started.elapsed() + pause > longest {
                return wrong;
            }
            sleep(pause);
            pause = (pause * 2).min(PAUSES[1]);
        }
    }

    /// Returns what an address does instead of what it should.
    fn wrong(&self, agent: &ureq::Agent, url: &str, expected: Option<Expected>) -> Option<String> {
        let answer = agent.get(format!("{url}?v={}", self.query)).header("Cache-Control", "no-cache").call();
        let mut answer = match answer {
            Ok(answer) => answer,
            Err(error) => return Some(format!("does not answer: {}", on_one_line(&error.to_string()))),
        };
        let status = answer.status().as_u16();
        match (expected, status) {
            (None, 404 | 410) => None,
            (None, _) => Some(format!("answers with status {status}, though it is gone")),
            (Some(expected), 200) => {
                let bytes = answer.body_mut().with_config().limit(expected.size + 1).read_to_vec().unwrap_or_default();
                (Fingerprint::of_bytes(&bytes) != expected.fingerprint)
                    .then(|| "answers with another version".to_owned())
            }
            (Some(_), status) => Some(format!("answers with status {status}")),
        }
    }
}
