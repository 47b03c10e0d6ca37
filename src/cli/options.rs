//! The options that all commands share.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Options that stand before or after the command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// The site's folder; by default the nearest folder around this one that holds a `site.yaml`
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// How problems and lists are written
    #[arg(long, global = true, value_enum, default_value_t = OutputFormat::Human)]
    pub format: OutputFormat,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Say more
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Say nothing but problems
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// How problems and lists are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// For people
    Human,
    /// One JSON object a line, on standard output
    Json,
    /// Annotations of GitHub's workflows
    Github,
    /// XML for DataCite; of `list briefs` alone
    Datacite,
    /// XML for Crossref; of `list briefs` alone
    Crossref,
}

impl OutputFormat {
    /// Whether it is a form of briefs, for those who register DOIs.
    pub(super) fn is_deposit(self) -> bool {
        matches!(self, Self::Datacite | Self::Crossref)
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    Always,
    Never,
}
