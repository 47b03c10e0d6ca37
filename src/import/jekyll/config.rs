//! The settings of a site of Jekyll.

use crate::import::front::{Front, scalar};
use crate::import::reading::settings_of;
use crate::import::source::{Fault, SiteFacts};
use crate::import::tree::Tree;
use crate::import::when::zone_of;
use jiff::tz::TimeZone;
use serde_yaml::Value;

/// What of the settings tells where texts stand and what they say.
pub struct Config {
    pub all: Front,
    pub zone: TimeZone,
    /// `baseurl`, without the `/` at its end.
    pub base_path: String,
    pub exclude: Vec<String>,
    /// BCP 47.
    pub languages: Vec<String>,
    /// The collections that are published, by their names.
    pub collections: Vec<(String, Front)>,
    /// The folder of the collections, if they have one.
    pub collections_dir: String,
}

impl Config {
    /// Reads the settings of a site; a site may have none.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(tree: &Tree) -> Result<Self, Fault> {
        let path = ["_config.yml", "_config.yaml", "_config.toml"].into_iter().find(|path| tree.holds(path));
        let all = path.map_or_else(|| Ok(Front::default()), |path| settings_of(tree, path))?;
        let languages = all.list("languages");
        let first = all.text("lang").or_else(|| all.text("locale")).or_else(|| languages.first().cloned());
        let first = first.map(|tag| tag.replace('_', "-")).unwrap_or_else(|| "en".to_owned());
        let others = languages.into_iter().filter(|tag| *tag != first);
        let collections = match all.get("collections") {
            Some(Value::Sequence(names)) => {
                names.iter().filter_map(scalar).map(|name| (name, Front::default())).collect()
            }
            Some(_) => {
                let map = all.map("collections");
                map.iter().map(|(name, _)| (name.to_owned(), map.map(name))).collect()
            }
            None => Vec::new(),
        };
        let base = all.text("baseurl").unwrap_or_default();
        let base = base.trim_matches('/');
        Ok(Self {
            zone: zone_of(all.text("timezone").as_deref()),
            base_path: if base.is_empty() { String::new() } else { format!("/{base}") },
            exclude: all.list("exclude").into_iter().map(|path| path.trim_matches('/').to_owned()).collect(),
            languages: std::iter::once(first.clone()).chain(others).collect(),
            collections,
            collections_dir: all
                .text("collections_dir")
                .map(|dir| format!("{}/", dir.trim_matches('/')))
                .unwrap_or_default(),
            all,
        })
    }

    /// Returns what the settings say of the site.
    pub fn facts(&self) -> SiteFacts {
        let url = self.all.text("url").filter(|url| url.contains("://"));
        SiteFacts {
            title: self.all.text("title").or_else(|| self.all.text("name")),
            description: self.all.text("description").or_else(|| self.all.text("tagline")),
            base_url: url.map(|url| format!("{}{}/", url.trim_end_matches('/'), self.base_path)),
            languages: self.languages.clone(),
            timezone: self.all.text("timezone"),
            licence: None,
        }
    }

    /// Returns the value of a variable of Liquid that the settings or the text state.
    pub fn variable(&self, name: &str, front: &Front) -> Option<String> {
        if let Some(key) = name.strip_prefix("site.") {
            return match key {
                "baseurl" => Some(self.base_path.clone()),
                "url" => Some(self.all.text("url").unwrap_or_default()),
                key => self.all.text(&key.to_lowercase()),
            };
        }
        front.text(&name.strip_prefix("page.")?.to_lowercase())
    }
}
