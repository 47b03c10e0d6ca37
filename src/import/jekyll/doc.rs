//! What the file at a path is to Jekyll: a post, a draft, a page, a text of a collection.

use super::config::Config;
use jiff::civil::Date;

/// Endings of texts.
pub const TEXTS: [&str; 6] = ["md", "markdown", "mkd", "mkdn", "mkdown", "html"];

/// Files that Jekyll does not publish.
pub const NO_FILES: [&str; 12] = [
    "Gemfile",
    "Gemfile.lock",
    "LICENSE",
    "README.md",
    "Rakefile",
    "package.json",
    "package-lock.json",
    "CNAME",
    "Dockerfile",
    "Makefile",
    ".gitignore",
    "CONTRIBUTING.md",
];

/// A text by its place.
#[derive(Clone, Debug)]
pub struct Doc {
    pub path: String,
    pub kind: DocKind,
    /// The day in the name of a post.
    pub day: Option<Date>,
    /// The folders above `_posts`.
    pub categories: Vec<String>,
}

/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocKind {
    Post,
    Draft,
    Page,
    Collection(String),
}

impl DocKind {
    /// Whether it is a post that is finished.
    pub fn is_post(&self) -> bool {
        *self == Self::Post
    }

    /// Whether it is a post that is not.
    pub fn is_draft(&self) -> bool {
        *self == Self::Draft
    }

    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        *self == Self::Page
    }

    /// Whether it stands in a collection of the site's own.
    pub fn is_collection(&self) -> bool {
        matches!(self, Self::Collection(_))
    }
}

impl Doc {
    /// Returns what the file at a path is; none if it is no text.
    pub fn of(path: &str, config: &Config) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        let is_excluded =
            config.exclude.iter().any(|excluded| path == excluded || path.starts_with(&format!("{excluded}/")));
        if !TEXTS.contains(&ending) || is_excluded || NO_FILES.contains(&path) {
            return None;
        }
        let below = path.strip_prefix(&*config.collections_dir).unwrap_or(path);
        let doc = |kind, day, categories| Some(Self { path: path.to_owned(), kind, day, categories });
        for (folder, kind) in [("_posts/", DocKind::Post), ("_drafts/", DocKind::Draft)] {
            let at =
                if below.starts_with(folder) { Some(0) } else { below.find(&format!("/{folder}")).map(|at| at + 1) };
            if let Some(at) = at {
                let before = below[..at].trim_matches('/');
                let categories = before.split('/').filter(|part| !part.is_empty() && !part.starts_with('_'));
                let name = below.rsplit('/').next()?;
                let day = name.get(..10).and_then(|day| day.parse().ok());
                // A post without a day in its name is none.
                return if kind == DocKind::Post && day.is_none() {
                    None
                } else {
                    doc(kind, day, categories.map(str::to_owned).collect())
                };
            }
        }
        if let Some(rest) = below.strip_prefix('_') {
            let (name, _) = rest.split_once('/')?;
            let is_known = config.collections.iter().any(|(known, _)| known == name);
            return is_known.then(|| doc(DocKind::Collection(name.to_owned()), None, Vec::new())).flatten();
        }
        let is_hidden = path.split('/').any(|part| part.starts_with(['_', '.', '#']));
        if is_hidden { None } else { doc(DocKind::Page, None, Vec::new()) }
    }

    /// Returns the name of its file without day and ending; of a page with its folders.
    pub fn name(&self) -> String {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        match self.kind {
            DocKind::Page => {
                let whole = self.path.rsplit_once('.').map_or(&*self.path, |(stem, _)| stem);
                whole.strip_suffix("/index").unwrap_or(whole).to_owned()
            }
            _ if self.day.is_some() => stem[10..].trim_start_matches('-').to_owned(),
            _ => stem.to_owned(),
        }
    }

    /// Whether it is the home page.
    pub fn is_home(&self) -> bool {
        self.kind == DocKind::Page && self.path.rsplit_once('.').is_some_and(|(stem, _)| stem == "index")
    }
}
