//! `schema`: the JSON Schema of front matter and `site.yaml`, for editors.
//!
//! In a site the schema knows what `site.yaml` adds: types of brief and keys of front matter. Elsewhere, or where that
//! file cannot be read, it is the general one: an editor needs it most while somebody mends the file.

use super::console::{Console, ExitStatus};
use super::site_root;
use crate::parse::schema::{self, Own, subjects};
use crate::pipeline::configuration;
use crate::source::{SITE_FILE, Snapshot};
use anyhow::{Context, Result};
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::path::Path;

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// What the schema is about; without it, everything
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(subjects().into_iter().map(|(word, ..)| word)))]
    kind: Option<String>,
}

impl Schema {
    pub(super) fn run(self, root: Option<&Path>, console: &Console) -> Result<ExitStatus> {
        let found = match root {
            Some(_) => Some(site_root::find(root)?),
            None => site_root::find(None).ok(),
        };
        let text = found.map(|root| std::fs::read_to_string(root.join(SITE_FILE)));
        let text = text.transpose().with_context(|| format!("cannot read `{SITE_FILE}`"))?;
        let mut snapshot = Snapshot::default();
        snapshot.add(SITE_FILE, text.unwrap_or_default());
        let config = configuration(&snapshot);
        let own = config
            .as_ref()
            .map_or_else(Own::default, |config| Own { types: Some(&config.types), extra_keys: &config.extra_keys });
        let schema = match &self.kind {
            Some(kind) => schema::of(kind, own).context("the words of the command line are those of the schema")?,
            None => schema::everything(own),
        };
        let json = serde_json::to_string_pretty(&schema).context("cannot write the schema")?;
        console.print(&format!("{json}\n"));
        Ok(ExitStatus::Done)
    }
}
