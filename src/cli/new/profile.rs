//! A new file beside the briefs: an author, a topic, a plain page, a series.
//!
//! A page is a draft until its text is written. The others show nothing that is not written yet, so they need no life of
//! their own.

use super::current::{CurrentSite, NewFiles};
use super::named::slug;
use super::words::Words;
use crate::base::SourcePath;
use crate::parse::document::ContentKind;
use crate::parse::front_matter::{new_author, new_page, new_series, new_topic};
use crate::parse::term::TermKind;
use crate::site::{Site, words};
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct ProfileArguments {
    #[command(flatten)]
    pub words: Words,
    /// The last part of the address, and the name of the file; otherwise made from the title or name
    #[arg(long)]
    slug: Option<String>,
}

/// What can be made beside briefs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Author,
    Topic,
    Page,
    Series,
}

impl Profile {
    /// Returns the word for it on the command line.
    pub fn word(self) -> &'static str {
        self.kind().word()
    }

    fn kind(self) -> ContentKind {
        match self {
            Self::Author => ContentKind::Term(TermKind::Author),
            Self::Topic => ContentKind::Term(TermKind::Topic),
            Self::Series => ContentKind::Term(TermKind::Series),
            Self::Page => ContentKind::Page,
        }
    }

    fn folder(self) -> &'static str {
        match self.kind() {
            ContentKind::Term(kind) => kind.row().folder,
            _ => "pages",
        }
    }

    /// Returns the name as it is to be read: what was typed as a slug, as words.
    fn name(self, typed: &str) -> String {
        let is_slug =
            typed.contains('-') && typed.chars().all(|c| c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit());
        match self {
            _ if !is_slug => typed.to_owned(),
            Self::Author => typed.split('-').map(words).collect::<Vec<_>>().join(" "),
            Self::Topic | Self::Page | Self::Series => words(typed),
        }
    }

    fn text(self, name: &str) -> String {
        match self {
            Self::Author => new_author(name),
            Self::Topic => new_topic(name),
            Self::Page => new_page(name),
            Self::Series => new_series(name),
        }
    }

    /// Returns the file that has this name already.
    fn holder(self, site: &Site, name: &str) -> Option<SourcePath> {
        let wanted = name.to_lowercase();
        let is_meant = |title: &str| title.to_lowercase() == wanted;
        match self {
            Self::Author => {
                let found = site.first().authors.iter().find(|author| is_meant(&author.name));
                found.and_then(|author| author.profile.as_ref()).map(|profile| profile.source.clone())
            }
            Self::Topic => {
                let topic = site.first().topics.find(name).and_then(|slug| site.first().topics.get(slug.as_str()));
                topic.and_then(|topic| topic.profile.as_ref()).map(|profile| profile.source.clone())
            }
            Self::Series => {
                let source = site.first().term_source(TermKind::Series);
                let mut profiles = source.profiles().into_iter();
                profiles.find(|(slug, _)| is_meant(&source.title(slug))).map(|(_, profile)| profile.source.clone())
            }
            Self::Page => site.first().pages.iter().find(|page| is_meant(&page.title)).map(|page| page.source.clone()),
        }
    }
}

impl ProfileArguments {
    /// Returns the file of that name.
    ///
    /// # Errors
    /// Why there can be none.
    pub fn files(&self, profile: Profile, current: &CurrentSite, site: &Site, typed: &str) -> Result<NewFiles, String> {
        let word = profile.word();
        let slug = slug(self.slug.as_deref(), typed)?;
        let name = profile.name(typed);
        if let Some(holder) = current.file_of(profile.kind(), slug.as_str()) {
            return Err(format!("the {word} `{slug}` has a file already, `{holder}`"));
        }
        // Whoever chooses another slug knows that there is another of that name.
        if let Some(holder) = profile.holder(site, &name).filter(|_| self.slug.is_none()) {
            return Err(format!(
                "`{name}` has a file already, `{holder}`; to make another {word} of that name, give a slug with `--slug`"
            ));
        }
        let path = SourcePath::new(format!("content/{}/{slug}.md", profile.folder()));
        Ok(vec![(path, profile.text(&name))])
    }
}
