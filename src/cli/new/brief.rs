//! A new brief, or a translation of one: what may be asked for, and the text of the file.

use super::current::{CurrentSite, NewFiles};
use super::named::{area, author, brief_type, country, each_once, one_line, series, slug, topic};
use super::words::Words;
use crate::base::nearest::{did_you_mean, nearest};
use crate::base::{Code, Diagnostic, Language, Prefix, Slug, SourcePath};
use crate::cli::console::Console;
use crate::cli::options::OutputFormat;
use crate::parse::document::{identify, untranslated_path};
use crate::parse::front_matter::{NewBrief, NewTranslation, new_brief, new_topic, new_translation};
use crate::site::routes::{self, prefix};
use crate::site::{Picture, Site, words};
use clap::Args;
use jiff::Timestamp;
use std::collections::BTreeSet;

#[derive(Debug, Args)]
pub(super) struct BriefArguments {
    #[command(flatten)]
    pub words: Words,
    /// A country that the brief is about, the primary one first: code or name
    #[arg(long = "country", value_name = "COUNTRY", conflicts_with = "translation_of")]
    countries: Vec<String>,
    /// A region that it is about: slug or name; those of its countries are derived
    #[arg(long = "region", value_name = "REGION", conflicts_with = "translation_of")]
    regions: Vec<String>,
    /// An organisation that it is about: slug or name; those of its countries are derived
    #[arg(long = "group", value_name = "GROUP", conflicts_with = "translation_of")]
    groups: Vec<String>,
    /// A topic: slug or title
    #[arg(long = "topic", value_name = "TOPIC", conflicts_with = "translation_of")]
    topics: Vec<String>,
    /// An author: the slug or name of a profile, or any other name
    #[arg(long = "author", value_name = "AUTHOR", conflicts_with = "translation_of")]
    authors: Vec<String>,
    /// The type: slug or label; otherwise `policy-brief`
    #[arg(long = "type", value_name = "TYPE", conflicts_with = "translation_of")]
    brief_type: Option<String>,
    /// The series that it belongs to: slug or title
    #[arg(long, value_name = "SERIES", conflicts_with = "translation_of")]
    series: Option<String>,
    /// The last part of the address, and the name of the file; otherwise made from the title
    #[arg(long)]
    slug: Option<String>,
    /// Make a translation of the brief with this slug, beside it
    #[arg(long, value_name = "SLUG", requires = "lang")]
    translation_of: Option<String>,
    /// The language that it is written in, such as `fr` or `pt-BR`; otherwise the site's first one
    #[arg(long, visible_alias = "language", value_name = "LANG")]
    lang: Option<String>,
    /// Make a file for each topic that the vocabulary does not have
    #[arg(long, conflicts_with = "translation_of")]
    create_topic: bool,
}

impl BriefArguments {
    /// Whether anything but a title was asked for.
    pub fn has_options(&self) -> bool {
        let Self { words: _, countries, regions, groups, topics, authors, brief_type, series, .. } = self;
        let Self { slug, translation_of, lang, create_topic, .. } = self;
        let lists = [countries, regions, groups, topics, authors];
        let single = [brief_type, series, slug, translation_of, lang];
        lists.iter().any(|list| !list.is_empty()) || single.iter().any(|one| one.is_some()) || *create_topic
    }

    /// Returns the brief or translation with this title, and the files that it needs.
    ///
    /// # Errors
    /// Why there can be none.
    pub fn files(&self, current: &CurrentSite, site: &Site, title: &str, now: Timestamp) -> Result<NewFiles, String> {
        match (&self.translation_of, &self.lang) {
            (Some(slug), Some(language)) => self.translation(current, site, title, slug, language),
            _ => self.original(current, site, title, now),
        }
    }

    /// Returns the brief, and the topics that it needs.
    fn original(&self, current: &CurrentSite, site: &Site, title: &str, now: Timestamp) -> Result<NewFiles, String> {
        let slug = slug(self.slug.as_deref(), title)?;
        let date = now.to_zoned_datetime(site.config.timezone.0.clone()).date();
        let language = self.lang.as_deref().map(known_language).transpose()?;
        let language = language.filter(|language| *language != site.config.languages[0]);
        let ending = language.as_ref().map_or_else(|| "md".to_owned(), |language| format!("{}.md", language.tag()));
        let path = SourcePath::new(format!("content/briefs/{:04}/{slug}.{ending}", date.year()));
        let prefix = language.as_ref().map_or_else(Prefix::default, |language| prefix(language, &site.config));
        if let Some(holder) = current.holder(site, &routes::brief(&prefix, &slug), &path) {
            return Err(format!("the slug `{slug}` belongs to {holder}; give another one with `--slug`"));
        }
        if let Some(other) = current.version_of(&path) {
            return Err(format!(
                "`{other}` has that name, and files of one name are one brief in several languages; give another one with \
                 `--slug`, or make a translation with `--translation-of`"
            ));
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
            regions: each_once(&self.regions, |written| area(site.first().places.regions.find(written), written)),
            groups: each_once(&self.groups, |written| area(site.first().places.groups.find(written), written)),
            brief_type: self.brief_type.as_ref().map(|written| brief_type(site, &one_line(written))),
            series: self.series.as_ref().map(|written| series(site, &one_line(written))).transpose()?,
        };
        files.push((path, new_brief(&brief)));
        Ok(files)
    }

    fn unknown_topics<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = &'a str> {
        self.topics.iter().map(String::as_str).filter(|written| site.first().topics.find(written).is_none())
    }

    /// Returns the title of a topic as it was typed; a slug as words.
    fn topic_title(&self, slug: &Slug) -> String {
        let typed = self.topics.iter().map(|typed| one_line(typed));
        let title =
            typed.into_iter().find(|typed| Slug::of_title(typed).as_ref() == Some(slug) && typed != slug.as_str());
        title.unwrap_or_else(|| words(slug.as_str()))
    }

    /// Shows the file that an unknown topic needs.
    pub fn offer_topics(&self, site: &Site, problems: &[Diagnostic], console: &Console) {
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
        let Some(brief) = site.briefs().into_iter().find(|brief| brief.slug.as_str() == original) else {
            let near = nearest(original, site.briefs().into_iter().map(|brief| brief.slug.as_str()));
            let help = did_you_mean(near.first().as_slice(), "`briefpress list briefs` shows the slugs");
            return Err(format!("there is no brief `{original}`; {help}"));
        };
        let slug = self.slug.as_deref().map(|written| slug(Some(written), title)).transpose()?;
        let language = Language::of(language);
        if is_no_tag(&language) {
            return Err(no_tag(&language));
        }
        // The original may itself say a language in its name.
        let whole =
            identify(&brief.path).map_or_else(|_| brief.path.to_string(), |it| untranslated_path(&brief.path, &it));
        let (whole, ending) = whole.rsplit_once('.').unwrap_or((&whole, "md"));
        let path = SourcePath::new(format!("{whole}.{}.{ending}", language.tag()));
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

/// Returns the language of a tag that the name of a file can have.
fn known_language(tag: &str) -> Result<Language, String> {
    let language = Language::of(tag);
    match language.commoner() {
        _ if is_no_tag(&language) || !language.is_known() => Err(no_tag(&language)),
        Some(commoner) => {
            let (name, tag) = (language.english_name(), commoner.tag());
            Err(format!("the usual tag of {name} is `{tag}`; type `--lang {tag}`"))
        }
        None => Ok(language),
    }
}

/// Whether a language has no tag that the name of a file can have.
fn is_no_tag(language: &Language) -> bool {
    let path = SourcePath::new(format!("content/briefs/a.{}.md", language.tag()));
    identify(&path).ok().and_then(|identity| identity.language).as_deref() != Some(language.tag())
}

fn no_tag(language: &Language) -> String {
    format!("`{}` is no language tag of a file; type it like `--lang fr` or `--lang pt-BR`", language.tag())
}

fn topic_path(slug: &Slug) -> SourcePath {
    SourcePath::new(format!("content/topics/{slug}.md"))
}
