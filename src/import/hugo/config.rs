//! The settings of a site of Hugo, from its file or its folder of files.

use crate::base::Language;
use crate::import::front::Front;
use crate::import::reading::settings_of;
use crate::import::source::{Fault, SiteFacts};
use crate::import::tree::Tree;
use crate::import::when::zone_of;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// What of the settings tells where texts stand and what they say.
#[derive(Debug)]
pub struct Config {
    pub all: Front,
    /// The folders of content, with the language of those that have one.
    pub content: Vec<(String, Option<String>)>,
    pub statics: Vec<String>,
    /// The keys of the languages, the first one first; one if nothing is said.
    pub languages: Vec<LanguageFacts>,
    /// The taxonomies: what the key is called in front matter, which names the folder.
    pub taxonomies: Vec<String>,
    pub zone: TimeZone,
    /// The path of `baseURL`, without the `/` at its end.
    pub base_path: String,
}

/// A language of the site.
#[derive(Debug)]
pub struct LanguageFacts {
    /// The key in the settings, which stands in addresses and in the names of files.
    pub key: String,
    /// BCP 47.
    pub tag: String,
    /// What stands before its addresses: `/fr`.
    pub prefix: String,
    pub settings: Front,
}

/// Returns the files of settings, those that are read last behind.
pub fn files(tree: &Tree) -> impl Iterator<Item = &str> {
    let is_root = |path: &str| {
        let (name, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        ["hugo", "config"].contains(&name) && ["toml", "yaml", "yml", "json"].contains(&ending)
    };
    let below = |folder| tree.below(folder).filter(|path| !path[..].ends_with(".md"));
    // `hugo` builds for production unless told otherwise.
    tree.paths().filter(move |path| is_root(path)).chain(below("config/_default")).chain(below("config/production"))
}

/// Returns the key that the settings of a file stand under: `params` for `params.toml`, `languages.fr` for `languages.fr.toml`.
fn key_of(path: &str) -> Vec<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    if !path.starts_with("config/") || ["hugo", "config"].contains(&&*stem) {
        return Vec::new();
    }
    match stem.split_once('.') {
        Some(("languages", language)) => vec!["languages".to_owned(), language.to_owned()],
        Some((key, language)) => vec!["languages".to_owned(), language.to_owned(), key.to_owned()],
        None => vec![stem],
    }
}

impl Config {
    /// Reads the settings of a site.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(tree: &Tree) -> Result<Self, Fault> {
        let mut all = Front::default();
        for path in files(tree) {
            let mut read = settings_of(tree, path)?;
            for key in key_of(path).iter().rev() {
                let mut around = Front::default();
                around.set(key, serde_yaml::Value::Mapping(read.0));
                read = around;
            }
            all.join(read);
        }
        Ok(Self::of(all, tree))
    }

    fn of(all: Front, tree: &Tree) -> Self {
        let languages = languages(&all);
        let folder = |front: &Front| front.text("contentdir").map(|folder| folder.trim_matches('/').to_owned());
        let plain = folder(&all).unwrap_or_else(|| "content".to_owned());
        let mut content: Vec<(String, Option<String>)> = languages
            .iter()
            .filter_map(|language| Some((folder(&language.settings)?, Some(language.key.clone()))))
            .collect();
        if content.iter().all(|(folder, _)| *folder != plain) {
            content.push((plain, None));
        }
        let mut statics = all.list("staticdir");
        statics.extend(languages.iter().flat_map(|language| language.settings.list("staticdir")));
        if statics.is_empty() {
            statics.push("static".to_owned());
        }
        statics.retain(|folder| tree.has_folder(folder));
        let taxonomies: Vec<String> = match all.get("taxonomies") {
            Some(_) => all.map("taxonomies").iter().filter_map(|(_, key)| crate::import::front::scalar(key)).collect(),
            None => vec!["tags".to_owned(), "categories".to_owned()],
        };
        let taxonomies = taxonomies.into_iter().map(|key| key.to_lowercase()).collect();
        let zone = zone_of(all.text("timezone").as_deref());
        let base_path = path_of(&all.text("baseurl").unwrap_or_default()).to_owned();
        Self { all, content, statics, languages, taxonomies, zone, base_path }
    }

    /// Returns what the settings say of the site.
    pub fn facts(&self) -> SiteFacts {
        let first = &self.languages[0].settings;
        let params = self.all.map("params");
        let own = |key: &str| first.text(key).or_else(|| self.all.text(key));
        SiteFacts {
            title: own("title"),
            description: first.map("params").text("description").or_else(|| params.text("description")),
            base_url: self.all.text("baseurl"),
            languages: self.languages.iter().map(|language| language.tag.clone()).collect(),
            timezone: self.all.text("timezone"),
            licence: None,
        }
    }

    /// Returns a language by its key.
    pub fn language(&self, key: &str) -> &LanguageFacts {
        self.languages.iter().find(|language| language.key == key).unwrap_or(&self.languages[0])
    }

    /// Returns the tag of a language by its key; nothing for the first language.
    pub fn language_of(&self, key: &str) -> String {
        if key == self.languages[0].key { String::new() } else { self.language(key).tag.clone() }
    }

    /// Whether a folder holds the terms of a taxonomy.
    pub fn is_taxonomy(&self, folder: &str) -> bool {
        self.taxonomies.iter().any(|taxonomy| taxonomy == folder)
    }

    /// Returns the settings that hold in a language.
    pub fn in_language(&self, language: &str, key: &str) -> Front {
        let mut own = self.language(language).settings.map(key);
        own.fill(&self.all.map(key));
        own
    }
}

/// Returns the path of a full address, without the `/` at its end.
fn path_of(url: &str) -> &str {
    let behind = url.split_once("://").map_or("", |(_, rest)| rest);
    behind.find('/').map_or("", |at| behind[at..].trim_end_matches('/'))
}

/// Returns the languages, by weight and name, the default one first.
fn languages(all: &Front) -> Vec<LanguageFacts> {
    let default = all.text("defaultcontentlanguage").unwrap_or_else(|| "en".to_owned()).to_lowercase();
    let in_folder = all.flag("defaultcontentlanguageinsubdir").unwrap_or(false);
    let stated = all.map("languages");
    let disabled: Vec<String> = all.list("disablelanguages");
    let keys: BTreeMap<&str, ()> = stated.iter().map(|(key, _)| (key, ())).collect();
    let mut keys: Vec<&str> = keys.into_keys().filter(|key| !disabled.iter().any(|off| off == key)).collect();
    if !keys.contains(&&*default) {
        keys.push(&default);
    }
    let weight = |key: &str| stated.map(key).text("weight").and_then(|text| text.parse().ok()).unwrap_or(i64::MAX);
    keys.sort_by_key(|key| (*key != default, weight(key), (*key).to_owned()));
    let is_alone = keys.len() == 1;
    let facts = keys.into_iter().map(|key| {
        let settings = stated.map(key);
        let code = settings.text("locale").or_else(|| settings.text("languagecode"));
        // The code of the whole site is that of its only language.
        let code = code.or_else(|| all.text("locale").or_else(|| all.text("languagecode")).filter(|_| is_alone));
        let tag = code.filter(|code| Language::of(code).is_known()).unwrap_or_else(|| key.to_owned());
        let is_at_root = key == default && !in_folder;
        LanguageFacts {
            prefix: if is_at_root { String::new() } else { format!("/{key}") },
            key: key.to_owned(),
            tag: Language::of(&tag).tag().to_owned(),
            settings,
        }
    });
    facts.collect()
}
