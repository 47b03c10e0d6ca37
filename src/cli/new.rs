//! `new`: a brief, a translation of one, or a file beside the briefs, ready to be filled in.
//!
//! The file is made in memory first and looked at as `check` would look at it, as part of the site. So `new` has no
//! rules of its own: it refuses what would be an error in the finished site, in the same words, and shows the warnings.
//! Such a refusal ends with status 1, since it is about content; 2 stays for wrong usage and for a disk that refuses.

mod brief;
mod current;
mod named;
mod profile;
mod words;

pub use words::title_with_dash;

use super::console::{Console, ExitStatus};
use super::fresh::write_new;
use super::site_root::{self, as_typed};
use crate::base::{Diagnostic, Place, SourcePath};
use crate::source::load;
use anyhow::{Result, anyhow};
use brief::BriefArguments;
use clap::{Args, Subcommand};
use current::CurrentSite;
use jiff::Timestamp;
use named::one_line;
use profile::{Profile, ProfileArguments};
use std::path::{Path, PathBuf};
use words::{Unclear, Words, quoted};

#[derive(Debug, Args)]
#[command(subcommand_negates_reqs = true, disable_help_subcommand = true)]
#[command(
    override_usage = "briefpress new [OPTIONS] \"TITLE\"\n       briefpress new author|topic|page|series [OPTIONS] \"NAME\""
)]
pub(super) struct New {
    #[command(flatten)]
    brief: BriefArguments,
    #[command(subcommand)]
    made: Option<Made>,
}

#[derive(Debug, Subcommand)]
enum Made {
    /// Make a new brief, as without the word
    Brief(Box<BriefArguments>),
    /// Make the profile of an author
    Author(ProfileArguments),
    /// Make the file of a topic
    Topic(ProfileArguments),
    /// Make a plain page, such as `/about/`
    Page(ProfileArguments),
    /// Make the file of a series
    Series(ProfileArguments),
}

/// What was asked for.
enum Asked {
    Brief(Box<BriefArguments>),
    Profile(Profile, ProfileArguments),
}

impl Asked {
    /// Returns what was asked for, and its title or name.
    ///
    /// # Errors
    /// What was typed means nothing, or two things.
    fn of(new: New) -> Result<(Self, String), Unclear> {
        let New { brief, made } = new;
        let (profile, arguments) = match made {
            None => {
                let title = brief.words.title()?;
                return Ok((Self::Brief(Box::new(brief)), title));
            }
            Some(Made::Brief(arguments)) => {
                nothing_before(&brief, "brief", &arguments.words)?;
                let title = arguments.words.name("brief")?;
                return Ok((Self::Brief(arguments), title));
            }
            Some(Made::Author(arguments)) => (Profile::Author, arguments),
            Some(Made::Topic(arguments)) => (Profile::Topic, arguments),
            Some(Made::Page(arguments)) => (Profile::Page, arguments),
            Some(Made::Series(arguments)) => (Profile::Series, arguments),
        };
        nothing_before(&brief, profile.word(), &arguments.words)?;
        let name = arguments.words.name(profile.word())?;
        Ok((Self::Profile(profile, arguments), name))
    }

    fn words(&self) -> &Words {
        match self {
            Self::Brief(brief) => &brief.words,
            Self::Profile(_, arguments) => &arguments.words,
        }
    }
}

/// Holds that no title and no option of a brief stands before the word that says what to make.
fn nothing_before(brief: &BriefArguments, word: &str, words: &Words) -> Result<(), Unclear> {
    if brief.words.is_empty() && !brief.has_options() {
        return Ok(());
    }
    let what = format!("`{word}` stands after what belongs to a brief");
    let name = words.name(word).unwrap_or_else(|_| "NAME".to_owned());
    let help =
        format!("type `briefpress new {word} {}`; write the title of a brief in one pair of quotes", quoted(&name));
    Err(Unclear { what, help })
}

impl New {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let now = Timestamp::now();
        let (asked, title) = match Asked::of(self) {
            Ok(asked) => asked,
            Err(Unclear { what, help }) => {
                console.refuse_with_help(&format!("{what}; nothing was written"), &help);
                return Ok(ExitStatus::Refused);
            }
        };
        let folder = site_root::find(root)?;
        let current = CurrentSite::new(load(&folder)?, now);
        let Some(site) = current.plan.site() else {
            console.show(current.plan.all_problems(), &|file| current.plan.text(file));
            return Ok(ExitStatus::Faulty);
        };
        let title = one_line(&title);
        let files = match &asked {
            Asked::Brief(brief) => brief.files(&current, site, &title, now),
            Asked::Profile(profile, arguments) => arguments.files(*profile, &current, site, &title),
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
            if let Asked::Brief(brief) = &asked {
                brief.offer_topics(site, &problems, console);
            }
            console.say(&format!("{}: nothing was written", crate::report::summary(&problems).unwrap_or_default()));
            return Ok(ExitStatus::Faulty);
        }
        console.show(&problems, &|file| plan.text(file));
        write_new(files.iter().map(|(path, text)| (folder.join(path.as_str()), text.as_bytes())))?;
        for (path, _) in &files {
            console.say(&format!("wrote {}", shown(path, root, &folder).display()));
        }
        say_what_is_next(&asked, &title, root, console);
        Ok(ExitStatus::Done)
    }
}

fn say_what_is_next(asked: &Asked, title: &str, root: Option<&Path>, console: &Console) {
    let option = root.map_or_else(String::new, |root| format!("--root {} ", as_typed(root)));
    let next = match asked {
        Asked::Brief(_) => "fill in what is marked `…`",
        Asked::Profile(Profile::Page, _) => "write its text below the front matter",
        Asked::Profile(..) => "fill in the keys that you need",
    };
    console.say(&format!("{next}; then type: briefpress {option}check"));
    if let Asked::Profile(profile, _) = asked
        && asked.words().are_several()
    {
        let whole = quoted(&format!("{} {title}", profile.word()));
        console.say(&format!(
            "if that was the title of a brief, delete the file and type: briefpress {option}new brief {whole}"
        ));
    }
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
