//! `new`: a brief, or a translation of one, ready to be filled in.
//!
//! The file is made in memory first and looked at as `check` would look at it, as part of the site. So `new` has no
//! rules of its own: it refuses what would be an error in the finished site, in the same words, and shows the warnings.
//! Such a refusal ends with status 1, since it is about content; 2 stays for wrong usage and for a disk that refuses.

use super::console::{Console, ExitStatus};
use super::fresh::write_new;
use super::options::OutputFormat;
use super::site_root::{self, as_typed};
use crate::base::nearest::{did_you_mean, nearest};
use crate::base::problems::slug_message;
use crate::base::{Code, Diagnostic, Language, Place, Slug, SourcePath};
use crate::parse::document::{ContentKind, identify};
use crate::parse::front_matter::{NewBrief, NewTranslation, new_brief, new_topic, new_translation};
use crate::pipeline::{self, Options, Plan, PlanCache, Show, SiteOptions};
use crate::places::registry;
use crate::site::{Picture, Site, routes, words};
use crate::source::{Snapshot, load};
use anyhow::{Result, anyhow};
use clap::Args;
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct New {
    /// The title; of a translation, the title in its language
    title: String,
    /// A country that the brief is about, the primary one first: code or name
    #[arg(long = "country", value_name = "COUNTRY", conflicts_with = "translation_of")]
    countries: Vec<String>,
    /// A topic: slug or title
    #[arg(long = "topic", value_name = "TOPIC", conflicts_with = "translation_of")]
    topics: Vec<String>,
    /// An author: the slug or name of a profile, or any other name
    #[arg(long = "author", value_name = "AUTHOR", conflicts_with = "translation_of")]
    authors: Vec<String>,
    /// The last part of the address, and the name of the file; otherwise made from the title
    #[arg(long)]
    slug: Option<String>,
    /// Make a translation of the brief with this slug, beside it
    #[arg(long, value_name = "SLUG", requires = "lang")]
    translation_of: Option<String>,
    /// The language of the translation, such as `fr` or `pt-BR`
    #[arg(long, value_name = "LANG", requires = "translation_of")]
    lang: Option<String>,
    /// Make a file for each topic that the vocabulary does not have
    #[arg(long, conflicts_with = "translation_of")]
    create_topic: bool,
}

/// What is to be written: the files around it first, the brief last.
type NewFiles = Vec<(SourcePath, String)>;

impl New {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let now = Timestamp::now();
        let folder = site_root::find(root)?;
        let current = CurrentSite::new(load(&folder)?, now);
        let Some(site) = current.plan.site() else {
            console.show(current.plan.all_problems(), &|file| current.plan.text(file));
            return Ok(ExitStatus::Faulty);
        };
        let title = one_line(&self.title);
        let files = match (&self.translation_of, &self.lang) {
            (Some(slug), Some(language)) => self.translation(&current, site, &title, slug, language),
            _ => self.brief(&current, site, &title, now),
        };
        let files = match files {
            Ok(files) => files,
            Err(why) => {
                console.refuse(&anyhow!("{why}; nothing was written"));
                return Ok(ExitStatus::Faulty);
            }
        };
        let (problems, plan) = current.consequences(&files);
        if problems.iter().any(Diagnostic::is_error) {
            // A file that is not there has no lines that could be looked up.
            let is_made = |file: &SourcePath| files.iter().any(|(path, _)| path == file);
            let unplaced = problems.iter().map(|problem| match is_made(&problem.place.file) {
                true => Diagnostic { place: Place::file(&problem.place.file), ..problem.clone() },
                false => problem.clone(),
            });
            console.show(&unplaced.collect::<Vec<_>>(), &|file| plan.text(file));
            self.offer_topics(site, &problems, console);
            console.say(&format!("{}: nothing was written", crate::report::summary(&problems).unwrap_or_default()));
            return Ok(ExitStatus::Faulty);
        }
        console.show(&problems, &|file| plan.text(file));
        write_new(files.iter().map(|(path, text)| (folder.join(path.as_str()), text.as_bytes())))?;
        for (path, _) in &files {
            console.say(&format!("wrote {}", shown(path, root, &folder).display()));
        }
        let option = root.map_or_else(String::new, |root| format!("--root {} ", as_typed(root)));
        console.say(&format!("fill in what is marked `…`; then type: briefpress {option}check"));
        Ok(ExitStatus::Done)
    }

    /// Returns the brief, and the topics that it needs.
    fn brief(&self, current: &CurrentSite, site: &Site, title: &str, now: Timestamp) -> Result<NewFiles, String> {
        let slug = self.slug(title)?;
        let date = now.to_zoned_datetime(site.config.timezone.0.clone()).date();
        let path = SourcePath::new(format!("content/briefs/{:04}/{slug}.md", date.year()));
        if let Some(holder) = current.holder(site, &slug, &path) {
            return Err(format!("the slug `{slug}` belongs to {holder}; give another one with `--slug`"));
        }
        let mut files = NewFiles::new();
        if self.create_topic {
            let unknown: BTreeSet<Slug> = self.unknown_topics(site).filter_map(Slug::of_title).collect();
            files.extend(unknown.iter().map(|slug| (topic_path(slug), new_topic(&self.topic_title(slug)))));
        }
        let brief = NewBrief {
            title,
            date,
            countries: each_once(&self.countries, |written| country(site, written)),
            topics: each_once(&self.topics, |written| topic(site, written, self.create_topic)),
            authors: each_once(&self.authors, |written| author(site, written)),
        };
        files.push((path, new_brief(&brief)));
        Ok(files)
    }

    /// Returns the slug asked for, or that of the title.
    fn slug(&self, title: &str) -> Result<Slug, String> {
        let Some(written) = &self.slug else {
            let none = || format!("no slug can be made of the title `{title}`; give one with `--slug`");
            return Slug::of_title(title).ok_or_else(none);
        };
        Slug::parse(written).map_err(|fault| {
            let near = Slug::of_title(written).map_or_else(String::new, |slug| format!("; type `--slug {slug}`"));
            format!("{}{near}", slug_message(written, fault))
        })
    }

    fn unknown_topics<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = &'a str> {
        self.topics.iter().map(String::as_str).filter(|written| site.topics.find(written).is_none())
    }

    /// Returns the title of a topic as it was typed; a slug as words.
    fn topic_title(&self, slug: &Slug) -> String {
        let typed = self.topics.iter().map(|typed| one_line(typed));
        let title =
            typed.into_iter().find(|typed| Slug::of_title(typed).as_ref() == Some(slug) && typed != slug.as_str());
        title.unwrap_or_else(|| words(slug.as_str()))
    }

    /// Shows the file that an unknown topic needs.
    fn offer_topics(&self, site: &Site, problems: &[Diagnostic], console: &Console) {
        if console.format != OutputFormat::Human || !problems.iter().any(|problem| problem.code == Code::UnknownTopic) {
            return;
        }
        for slug in self.unknown_topics(site).filter_map(Slug::of_title).collect::<BTreeSet<_>>() {
            console.say(&format!("{}, which `--create-topic` makes, would be", topic_path(&slug)));
            console.say(new_topic(&self.topic_title(&slug)).trim_end());
        }
    }

    /// Returns the translation, beside its original.
    fn translation(
        &self,
        current: &CurrentSite,
        site: &Site,
        title: &str,
        original: &str,
        language: &str,
    ) -> Result<NewFiles, String> {
        let Some(brief) = site.briefs.iter().find(|brief| brief.slug.as_str() == original) else {
            let near = nearest(original, site.briefs.iter().map(|brief| brief.slug.as_str()));
            let help = did_you_mean(near.first().as_slice(), "`briefpress list briefs` shows the slugs");
            return Err(format!("there is no brief `{original}`; {help}"));
        };
        let slug = self.slug.as_ref().map(|_| self.slug(title)).transpose()?;
        let (whole, ending) = brief.path.as_str().rsplit_once('.').unwrap_or((brief.path.as_str(), "md"));
        let language = Language::of(language);
        let path = SourcePath::new(format!("{whole}.{}.{ending}", language.tag()));
        if identify(&path).ok().and_then(|identity| identity.language).as_deref() != Some(language.tag()) {
            let tag = language.tag();
            return Err(format!("`{tag}` is no language tag of a file; type it like `--lang fr` or `--lang pt-BR`"));
        }
        let same = |other: &&SourcePath| other.as_str().eq_ignore_ascii_case(path.as_str());
        if let Some(other) = current.snapshot.texts.keys().find(same) {
            return Err(format!("`{original}` has this translation already, `{other}`"));
        }
        let has_words = |picture: &Picture| !picture.alt.is_empty() || picture.caption.is_some();
        let translation = NewTranslation {
            title,
            slug: slug.as_ref().map(Slug::as_str),
            has_subtitle: brief.subtitle.is_some(),
            key_points: brief.key_points.len(),
            recommendations: brief.recommendations.len(),
            has_picture: brief.picture.as_ref().is_some_and(has_words),
        };
        Ok(vec![(path, new_translation(&translation))])
    }
}

/// The site as it stands, drafts included, for looking up names and for comparing.
struct CurrentSite {
    snapshot: Snapshot,
    options: Options,
    plan: Plan,
}

impl CurrentSite {
    fn new(snapshot: Snapshot, now: Timestamp) -> Self {
        let options = Options { site: SiteOptions { as_of: now, show: Show::Everything }, base_url: None };
        let plan = pipeline::plan(&snapshot, &options, &mut PlanCache::default());
        Self { snapshot, options, plan }
    }

    /// Returns who has a slug, or the address or file that goes with it.
    fn holder(&self, site: &Site, slug: &Slug, path: &SourcePath) -> Option<String> {
        let route = routes::brief(slug);
        let brief = site.briefs.iter().find(|brief| brief.slug == *slug).map(|brief| brief.path.clone());
        let page = self.plan.pages().iter().find(|page| page.route == route);
        let page = page.and_then(|page| page.origin.source.clone());
        // A brief that cannot be read has the slug that its name is, as far as anybody knows.
        let named = |path: &&SourcePath| {
            let is_read = site.public.contains_key(*path);
            let identity = identify(path).ok().filter(|identity| identity.kind == ContentKind::Brief && !is_read);
            identity.is_some_and(|identity| identity.name == slug.as_str() && identity.language.is_none())
        };
        let unreadable = self.snapshot.texts.keys().find(named).cloned();
        let there = self.snapshot.texts.contains_key(path).then(|| path.clone());
        [brief, page, unreadable, there].into_iter().flatten().next().map(|holder| format!("`{holder}`"))
    }

    /// Returns what would be wrong with the site if it held these files and is not wrong now; their placeholders apart.
    fn consequences(&self, files: &[(SourcePath, String)]) -> (Vec<Diagnostic>, Plan) {
        let mut snapshot = self.snapshot.clone();
        files.iter().for_each(|(path, text)| snapshot.add(path.as_str(), text));
        let plan = pipeline::plan(&snapshot, &self.options, &mut PlanCache::default());
        let known: BTreeSet<_> = self.plan.problems().iter().map(Diagnostic::mistake).collect();
        let news = plan.problems().iter().filter(|problem| {
            let is_new = !known.contains(&problem.mistake());
            is_new && problem.code != Code::Placeholder
        });
        let news = news.cloned().collect();
        (news, plan)
    }
}

/// Returns a text on one line, without control characters.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Returns what each argument stands for; what two arguments stand for, once.
fn each_once<T: PartialEq>(arguments: &[String], meaning: impl Fn(&str) -> T) -> Vec<T> {
    let mut meanings = Vec::new();
    for argument in arguments {
        let meant = meaning(&one_line(argument));
        if !meanings.contains(&meant) {
            meanings.push(meant);
        }
    }
    meanings
}

/// Returns the code of a country and its name; one that nobody knows stays as typed, for the report.
fn country(site: &Site, written: &str) -> (String, Option<String>) {
    match registry().find_country(written) {
        Ok(country) => (country.code.to_string(), Some(site.places.country_name(country.code).to_owned())),
        Err(_) => (written.to_owned(), None),
    }
}

/// Returns the slug of a topic; one that nobody knows stays as typed unless a file is made for it.
fn topic(site: &Site, written: &str, is_made: bool) -> String {
    let slug = site.topics.find(written).or_else(|| Slug::of_title(written).filter(|_| is_made));
    slug.map_or_else(|| written.to_owned(), |slug| slug.to_string())
}

/// Returns the slug of a profile, or the name as typed.
fn author(site: &Site, written: &str) -> String {
    let named = |name: &str| name.to_lowercase() == written.to_lowercase();
    let profile = site.authors.iter().find(|author| author.slug.as_str() == written || named(&author.name));
    profile.map_or_else(|| written.to_owned(), |author| author.slug.to_string())
}

fn topic_path(slug: &Slug) -> SourcePath {
    SourcePath::new(format!("content/topics/{slug}.md"))
}

/// Returns a file as the user can open it from the working folder.
fn shown(path: &SourcePath, asked: Option<&Path>, folder: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    match asked {
        Some(root) => root.join(path.as_str()),
        None if here.as_deref() == Some(folder) => PathBuf::from(path.as_str()),
        None => folder.join(path.as_str()),
    }
}
