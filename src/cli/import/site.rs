//! The site that an import goes into: what it holds already, what it would hold then, and where its old addresses would lead.

use super::sources::OpenedSource;
use super::tables::{Reported, read_report, read_terms};
use crate::base::{Blob, Fingerprint, REDIRECTS_FILE, Route, SITE_FILE, SourcePath};
use crate::import::{self, Held, Source, TermKind, TermRow};
use crate::parse::yaml::scalar;
use crate::pipeline::{self, Options, Papers, Plan, PlanCache, Show, SiteOptions};
use crate::source::{Snapshot, load};
use anyhow::{Context, Result, anyhow, bail};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The site that an import goes into.
pub struct Target {
    pub root: PathBuf,
    /// What stands there; nothing of a new site.
    snapshot: Snapshot,
    pub is_new: bool,
    /// What an editor has said of old terms.
    pub decided: Vec<TermRow>,
    /// What earlier imports have done.
    pub reported: Vec<Reported>,
    /// Of a new site.
    pub site_file: Option<String>,
    /// Lines for `redirects.csv` that are not there.
    pub redirects: Vec<(String, String)>,
    /// What is to be done by hand.
    pub advice: Vec<String>,
}

impl Target {
    /// Opens the folder of the site that was asked for, or that the working folder lies in.
    ///
    /// # Errors
    /// No folder was named, and there is no site around; or what is there cannot be read.
    pub fn open(asked: Option<&Path>, source: &Path) -> Result<Self> {
        let root = match asked {
            Some(root) => root.to_owned(),
            None => {
                let here = std::env::current_dir().context("cannot find the working folder")?;
                let found = here.ancestors().find(|folder| folder.join(SITE_FILE).is_file());
                let is_here = |found: &Path| if found == here { PathBuf::from(".") } else { found.to_owned() };
                found.map(is_here).ok_or_else(|| {
                    anyhow!("there is no `{SITE_FILE}` here: name the folder of the site, or of a new one, with `--into DIR`")
                })?
            }
        };
        let is_within = |inner: &Path, outer: &Path| {
            // Of a folder that is not there yet, the one around it that is.
            let real = |path: &Path| {
                let path = std::path::absolute(path).ok()?;
                path.ancestors().find(|folder| folder.exists())?.canonicalize().ok()
            };
            real(inner).zip(real(outer)).is_some_and(|(inner, outer)| inner.starts_with(outer))
        };
        if is_within(&root, source) && source.is_dir() {
            bail!("`{}` lies in the source, which is not changed: name another folder", root.display());
        }
        if root.exists() && !root.is_dir() {
            bail!("`{}` is a file; a site is a folder, so give another name", root.display());
        }
        let is_new = !root.join(SITE_FILE).is_file();
        let snapshot = if root.is_dir() { load(&root)? } else { Snapshot::default() };
        let (decided, reported) = (read_terms(&root)?, read_report(&root)?);
        let (site_file, redirects, advice) = (None, Vec::new(), Vec::new());
        Ok(Self { root, snapshot, is_new, decided, reported, site_file, redirects, advice })
    }

    /// Returns what the site holds, as an import of this source sees it.
    pub fn held(&self, site: &str) -> Held {
        let own = || self.reported.iter().filter(|row| row.site() == site && !row.file().is_empty());
        let known: BTreeMap<String, String> =
            own().map(|row| (row.source().to_owned(), row.file().to_owned())).collect();
        let files: BTreeSet<&str> = own().map(Reported::file).collect();
        let others = self.snapshot.texts.keys().filter(|path| !files.contains(path.as_str()));
        let taken = others.filter_map(|path| {
            let below = path.as_str().strip_prefix("content/")?;
            let (folder, file) = below.rsplit_once('/')?;
            let name = file.split('.').next().unwrap_or(file);
            Some(if name == "index" { folder.to_owned() } else { format!("{folder}/{name}") })
        });
        Held { known, taken: taken.collect() }
    }

    /// Returns the fingerprint of a file as an import of this source wrote it last.
    pub fn written_before(&self, file: &str, site: &str) -> Option<Fingerprint> {
        let mut own = self.reported.iter().filter(|row| row.site() == site && row.file() == file);
        own.find_map(Reported::fingerprint)
    }

    /// Finds out where old addresses would lead in the site as it would be.
    pub fn prepare(&mut self, source: &Source, import: &import::Import, opened: &OpenedSource, now: Timestamp) {
        let mut snapshot = self.snapshot.clone();
        if self.is_new {
            let text = site_file(source, import, now);
            snapshot.add(SITE_FILE, &text);
            self.site_file = Some(text);
        } else {
            self.advise(source, import);
        }
        for text in &import.texts {
            if !snapshot.texts.contains_key(&text.path) {
                snapshot.add(text.path.as_str(), &text.content);
            }
        }
        let files = import.texts.iter().flat_map(|text| &text.files).chain(&import.files);
        for (from, to) in files {
            // What the site would hold counts, not the bytes.
            let fingerprint = Fingerprint::of_bytes(from.as_bytes());
            let blob = Blob::Disk { path: opened.on_disk(from), length: 1, fingerprint };
            snapshot.blobs.entry(to.clone()).or_insert(blob);
        }
        let known: BTreeSet<String> = self.known_redirects();
        let options =
            Options { site: SiteOptions { as_of: now, show: Show::Public }, base_url: None, papers: Papers::Asked };
        let plan = pipeline::plan(&snapshot, &options, &mut PlanCache::default());
        let mut taken = BTreeSet::new();
        for (from, candidates) in &import.redirects {
            let is_free = Route::parse(from).is_ok_and(|route| plan.page(route.as_str()).is_none());
            if !is_free || known.contains(from) || !taken.insert(from.clone()) {
                continue;
            }
            let to = candidates.iter().find(|to| *to != from && leads_somewhere(&plan, to));
            self.redirects.extend(to.map(|to| (from.clone(), to.clone())));
        }
    }

    /// Returns the old addresses that have a line already.
    fn known_redirects(&self) -> BTreeSet<String> {
        let text = self.snapshot.text(&SourcePath::new(REDIRECTS_FILE)).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text.as_bytes());
        reader.records().filter_map(Result::ok).filter_map(|line| Some(line.get(0)?.trim().to_owned())).collect()
    }

    /// Says what the settings of a site that is there already lack.
    fn advise(&mut self, source: &Source, import: &import::Import) {
        let Some(config) = pipeline::configuration(&self.snapshot) else { return };
        let spoken: BTreeSet<String> = config.languages.iter().map(|language| language.tag().to_lowercase()).collect();
        let languages: BTreeSet<&str> = source.texts.iter().map(|text| text.language.as_str()).collect();
        let is_missing = |tag: &&&str| !tag.is_empty() && !spoken.contains(&tag.to_lowercase());
        let missing: Vec<&str> = languages.iter().filter(is_missing).copied().collect();
        if !missing.is_empty() {
            self.advice.push(format!("add to `{SITE_FILE}`: languages: [{}]", missing.join(", ")));
        }
        let is_closed = self.snapshot.texts.keys().any(|path| path.is_below("content/topics"));
        let has_topics = import.terms.iter().any(|row| row.kind == TermKind::Topic && row.count > 0);
        if (is_closed || import.closes_topics) && has_topics {
            self.advice.push(format!("topics without a file are errors now; to allow them, add to `{SITE_FILE}`: vocabulary: {{topics: open}}"));
        }
    }

    /// Returns the text of `redirects.csv` with the lines that are new; none if there are none.
    pub fn redirects_file(&self) -> Option<String> {
        if self.redirects.is_empty() {
            return None;
        }
        let old = fs::read_to_string(self.root.join(REDIRECTS_FILE)).unwrap_or_default();
        let mut text = if old.trim().is_empty() { "from,to\n".to_owned() } else { old };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let field = |text: &str| match text.contains([',', '"', '\n']) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text.to_owned(),
        };
        for (from, to) in &self.redirects {
            let _ = writeln!(text, "{},{}", field(from), field(to));
        }
        Some(text)
    }
}

fn leads_somewhere(plan: &Plan, to: &str) -> bool {
    let path = to.split('#').next().unwrap_or(to);
    plan.page(path).is_some()
}

/// Returns the settings of a new site, as the source has them.
fn site_file(source: &Source, import: &import::Import, now: Timestamp) -> String {
    let facts = &source.site;
    let title = facts.title.as_deref().filter(|title| !title.is_empty()).unwrap_or("Briefs");
    let mut text = String::from("# What holds for the whole site. Every key is explained in the manual.\n");
    let mut say = |key: &str, value: &str| text.push_str(&format!("{key}: {value}\n"));
    say("title", &scalar(title));
    let is_full = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    let base = facts.base_url.as_deref().filter(is_full).unwrap_or("https://example.org/");
    let base = if base.ends_with('/') { base.to_owned() } else { format!("{base}/") };
    say("base_url", &base);
    say("id", &format!("urn:uuid:{}", uuid::Uuid::new_v4()));
    facts.description.iter().for_each(|line| say("description", &scalar(line)));
    say("language", facts.languages.first().map_or("en", String::as_str));
    let spoken: BTreeSet<&str> = source.texts.iter().map(|text| text.language.as_str()).collect();
    let others: Vec<&str> =
        facts.languages.iter().skip(1).map(String::as_str).filter(|tag| spoken.contains(tag)).collect();
    if !others.is_empty() {
        say("languages", &format!("[{}]", others.join(", ")));
    }
    say("timezone", facts.timezone.as_deref().unwrap_or("UTC"));
    facts.licence.iter().for_each(|licence| say("licence", licence));
    if import.closes_topics {
        say("vocabulary", "{topics: open} # briefs may name topics that have no file");
    }
    let today = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    say("checks_since", &format!("{today} # what is asked of new briefs is not asked of those that were imported"));
    text
}
