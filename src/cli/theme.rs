//! `theme eject`: copies of built-in templates and files in the site, for overriding.
//!
//! A copy no longer changes with the tool, so it is the last means, not the first. Without a name the command therefore
//! copies nothing: it says what there is, and how to change one block instead.

use super::console::{Console, ExitStatus};
use super::fresh::write_new;
use super::site_root;
use crate::base::nearest::{did_you_mean, nearest};
use crate::base::{Language, PAPER_TEMPLATE};
use crate::source::{BUILTIN_ASSETS, BUILTIN_PAPER, BUILTIN_TEMPLATES};
use crate::words;
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Debug, Args)]
pub(super) struct Theme {
    #[command(subcommand)]
    command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
enum ThemeCommand {
    /// Copy built-in templates, the stylesheet or words into the site
    Eject(Eject),
}

#[derive(Debug, Args)]
struct Eject {
    /// Names such as `brief.html`, `briefpress.css` or `words/fr.txt`; without one, all names are listed and nothing is copied
    #[arg(value_name = "TEMPLATE")]
    names: Vec<String>,
}

/// A built-in file: its name, where a site's own stands, and its bytes.
struct Builtin {
    name: &'static str,
    folder: &'static str,
    bytes: &'static [u8],
}

impl Theme {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let ThemeCommand::Eject(eject) = self.command;
        if eject.names.is_empty() {
            console.print(&list());
            return Ok(ExitStatus::Done);
        }
        let files = chosen(&eject.names)?;
        let root = site_root::find(root)?;
        let taken: Vec<String> =
            files.iter().map(Builtin::path).filter(|path| root.join(path).symlink_metadata().is_ok()).collect();
        if !taken.is_empty() {
            bail!("the site holds `{}` already; nothing was written", taken.join("`, `"));
        }
        write_new(files.iter().map(|file| (root.join(file.path()), file.bytes)))?;
        for file in &files {
            console.say(&format!("wrote {}", file.path()));
        }
        for file in &files {
            console.say(&file.instead());
        }
        Ok(ExitStatus::Done)
    }
}

impl Builtin {
    fn path(&self) -> String {
        if self.is_words() { self.name.to_owned() } else { format!("{}/{}", self.folder, self.name) }
    }

    fn is_words(&self) -> bool {
        self.folder == "words"
    }

    fn is_template(&self) -> bool {
        self.folder == "templates"
    }

    fn text(&self) -> &'static str {
        std::str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// Returns what it is, in the words of the comment at its head.
    fn about(&self) -> String {
        let comment = self.text().trim_start_matches(['{', '#', '-', '/', '*', ' ']);
        let is_told = comment.len() < self.text().len() && comment.starts_with(char::is_uppercase);
        let first = comment.split_once(['.', ':']).map_or("", |(first, _)| first);
        let words: Vec<&str> = first.split_whitespace().collect();
        match self.name {
            name if self.is_words() => {
                format!("What the site itself says, in {}", Language::of(words::language_of(name)).english_name())
            }
            _ if is_told => words.join(" "),
            "favicon.svg" => "The icon in the browser's tab".to_owned(),
            _ => "A file of the theme".to_owned(),
        }
    }

    /// Returns the names of the blocks that it declares, in order; those of the frame around it belong to the frame.
    fn blocks(&self) -> Vec<&'static str> {
        let frame = BUILTIN_TEMPLATES.iter().find(|(name, _)| *name == FRAME && self.name != FRAME);
        let frames = frame.map_or_else(Vec::new, |(_, text)| opened(text));
        let mut blocks: Vec<&str> = Vec::new();
        for block in opened(self.text()) {
            if !frames.contains(&block) && !blocks.contains(&block) {
                blocks.push(block);
            }
        }
        blocks
    }

    /// Returns how to change less than the whole file.
    fn instead(&self) -> String {
        let name = self.name;
        if self.is_words() {
            return format!(
                "{name}: keep the lines that you change, and delete the others, which are the built-in ones again"
            );
        }
        if name == PAPER_TEMPLATE {
            return format!(
                "{name} no longer changes with the tool; to change a part alone, let the file begin with\n  \
                 #import \"/builtin/{name}\": *\nand define behind it what you change"
            );
        }
        match self.blocks().as_slice() {
            [first, ..] => format!(
                "{name} no longer changes with the tool; to change a block alone, let the file hold no more than\n{}\n\
                 its blocks: {}",
                one_block(name, first),
                self.blocks().join(", ")
            ),
            [] if self.is_template() => format!(
                "{name} no longer changes with the tool; keep of it what you change, and what you delete is the built-in again"
            ),
            [] => format!(
                "{name} no longer changes with the tool; to change less, delete it and see `theme` in the manual's page on site.yaml"
            ),
        }
    }
}

/// The template that all others extend.
const FRAME: &str = "base.html";

/// Returns the names behind `{% block`, in order.
fn opened(template: &'static str) -> Vec<&'static str> {
    let marks = template.match_indices(" block ").filter(|(at, _)| template[..*at].ends_with(['%', '-']));
    marks.filter_map(|(at, mark)| template[at + mark.len()..].split_whitespace().next()).collect()
}

fn one_block(template: &str, block: &str) -> String {
    format!("  {{% extends \"builtin/{template}\" %}}\n  {{% block {block} %}}…{{% endblock {block} %}}")
}

fn all() -> Vec<Builtin> {
    let templates =
        BUILTIN_TEMPLATES.iter().map(|(name, text)| Builtin { name, folder: "templates", bytes: text.as_bytes() });
    let assets = BUILTIN_ASSETS.iter().map(|(name, bytes)| Builtin { name, folder: "static", bytes });
    let words = words::FILES.iter().map(|(name, text)| Builtin { name, folder: "words", bytes: text.as_bytes() });
    let paper = Builtin { name: PAPER_TEMPLATE, folder: "templates", bytes: BUILTIN_PAPER.as_bytes() };
    templates.chain([paper]).chain(assets).chain(words).collect()
}

/// Returns the files of these names, each once.
fn chosen(names: &[String]) -> Result<Vec<Builtin>> {
    let known: Vec<&str> = all().iter().map(|file| file.name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        let near = nearest(unknown, known.iter().copied());
        let help = did_you_mean(near.first().as_slice(), "`briefpress theme eject` lists what there is");
        bail!("the theme has no `{unknown}`; {help}");
    }
    let wanted: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    Ok(all().into_iter().filter(|file| wanted.contains(file.name)).collect())
}

/// Returns every built-in file with what it is, and how to go on.
fn list() -> String {
    let files = all();
    let width = files.iter().map(|file| file.name.len()).max().unwrap_or(0);
    let lines: String = files.iter().map(|file| format!("{:width$}  {}\n", file.name, file.about())).collect();
    format!(
        "{lines}\nnothing was copied; to copy a file, type its name: briefpress theme eject brief.html\n\
         to change one block, copy nothing, and let a file `templates/brief.html` hold\n{}\n",
        one_block("brief.html", "lead")
    )
}
