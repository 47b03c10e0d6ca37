//! Where a file of content stands: its sections, its name, and its language.

use super::config::Config;
use crate::import::front::Front;
use jiff::civil::Date;

/// What the path of a file says.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// The key of the language.
    pub language: String,
    /// The folders around it below the folder of content; of a leaf bundle without its own.
    pub sections: Vec<String>,
    /// Its name without language and ending; of a leaf bundle that of its folder.
    pub name: String,
    /// Whether it is the `index` of its folder.
    pub is_leaf: bool,
    /// Whether it is the `_index` of its folder.
    pub is_branch: bool,
}

/// Returns what the path of a file below a folder of content says.
pub fn placed(path: &str, folder: &str, language: Option<&str>, config: &Config) -> Placed {
    let below = path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/');
    let (folders, file) = below.rsplit_once('/').unwrap_or(("", below));
    let mut sections: Vec<String> = folders.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let (stem, in_name) = match stem.rsplit_once('.') {
        Some((stem, key)) if config.languages.iter().any(|known| known.key.eq_ignore_ascii_case(key)) => {
            (stem, Some(key.to_lowercase()))
        }
        _ => (stem, None),
    };
    let (is_leaf, is_branch) = (stem == "index", stem == "_index");
    let name = match (is_leaf, is_branch) {
        (true, _) => sections.pop().unwrap_or_default(),
        (_, true) => String::new(),
        _ => stem.to_owned(),
    };
    let language = in_name.or_else(|| language.map(str::to_owned)).unwrap_or_else(|| config.languages[0].key.clone());
    Placed { language, sections, name, is_leaf, is_branch }
}

impl Placed {
    /// Returns what versions of it in other languages have in common.
    pub fn path(&self) -> String {
        let mut parts = self.sections.clone();
        parts.push(if self.is_branch { "_index".to_owned() } else { self.name.clone() });
        parts.join("/")
    }

    /// Returns the day at the beginning of its name.
    pub fn date_in_name(&self) -> Option<Date> {
        self.name.get(..10)?.parse().ok()
    }

    /// Returns its name without the day at its beginning, where the settings take that for its date.
    pub fn name_without_date(&self, config: &Config) -> &str {
        let dates = config.all.map("frontmatter").list("date");
        let is_taken = dates.iter().any(|form| form.eq_ignore_ascii_case(":filename"));
        match self.date_in_name().filter(|_| is_taken) {
            Some(_) => self.name[10..].trim_start_matches(['-', '_']),
            None => &self.name,
        }
    }
}

/// Returns the key by which a text says of which others it is a version.
pub fn key_of_versions(front: &Front, placed: &Placed) -> String {
    match front.text("translationkey") {
        Some(key) => format!("key:{key}"),
        None => placed.path(),
    }
}
