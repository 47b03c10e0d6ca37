//! What a content file is: its place says so, and nothing in it.

use crate::base::nearest::nearest;
use crate::base::unpublished::TEXT_ENDINGS;
use crate::base::{Diagnostic, Language, SourcePath, problems};
use crate::parse::config::is_language_tag;
use crate::parse::term::TermKind;

/// What a content file is about, from the folder that it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContentKind {
    Brief,
    Term(TermKind),
    Page,
    Home,
}

impl ContentKind {
    /// Returns what such a file is called in lists: `brief`, `country`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Term(kind) => kind.row().word,
            Self::Page => "page",
            Self::Home => "home",
        }
    }
}

/// What a content file is and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    pub kind: ContentKind,
    /// The file's stem, or the folder's name for `name/index.md`; for a page its path below `content/pages/`.
    pub name: String,
    /// The language in its name, `fr` in `name.fr.md`, as written.
    pub language: Option<String>,
    /// The folder that belongs to it, for `name/index.md`.
    pub folder: Option<String>,
}

/// Returns the folders of `content/`, and what lies in each.
fn sections() -> impl Iterator<Item = (&'static str, ContentKind)> {
    let terms = TermKind::all().map(|kind| (kind.row().folder, ContentKind::Term(kind)));
    std::iter::once(("briefs", ContentKind::Brief)).chain(terms).chain([("pages", ContentKind::Page)])
}

/// Returns what the file at `path` is.
///
/// # Errors
/// Nothing is made from a file there; the problem says where its like belongs.
pub fn identify(path: &SourcePath) -> Result<Identity, Diagnostic> {
    let below = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
    if path.name() == "README.md" {
        return Err(problems::misplaced_file(path, "the site's own folder, beside `site.yaml`"));
    }
    if let Some(language) = language_of_home(below) {
        return Ok(Identity { kind: ContentKind::Home, name: "home".into(), language, folder: None });
    }
    let (section, rest) = below.split_once('/').unwrap_or(("", below));
    let Some((_, kind)) = sections().find(|(name, _)| *name == section) else {
        return Err(problems::misplaced_file(path, &home_of(section, rest)));
    };
    if path.name().starts_with("_index.") {
        return Err(problems::misplaced_file(path, introduction_of(kind)));
    }
    let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
    let (stem, language) = match stem.rsplit_once('.') {
        Some((name, language)) if is_language(language) => (name, Some(language.to_owned())),
        _ => (stem, None),
    };
    let owner = stem.rsplit_once('/').filter(|(_, name)| name.eq_ignore_ascii_case("index")).map(|(folder, _)| folder);
    let whole = owner.unwrap_or(stem);
    let name = if kind == ContentKind::Page { whole } else { whole.rsplit('/').next().unwrap_or(whole) };
    let folder = owner.map(|_| path.folder().to_owned());
    Ok(Identity { kind, name: name.to_owned(), language, folder })
}

/// Returns the language in the name of the text of the home page, if there is one; none if the file is another.
fn language_of_home(below: &str) -> Option<Option<String>> {
    let (name, ending) = below.rsplit_once('.')?;
    let is_text = TEXT_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    match name.strip_prefix("home").filter(|_| is_text)? {
        "" => Some(None),
        rest => rest.strip_prefix('.').filter(|language| is_language(language)).map(|tag| Some(tag.to_owned())),
    }
}

/// Returns where a file belongs whose folder is none of ours.
fn home_of(section: &str, rest: &str) -> String {
    if section.is_empty() && matches!(rest, "_index.md" | "index.md") {
        return introduction_of(ContentKind::Home).to_owned();
    }
    // Other generators keep each language in a folder.
    let plain = SourcePath::new(format!("content/{rest}"));
    if is_language(section)
        && Language::of(section).is_known()
        && identify(&plain).is_ok_and(|identity| identity.language.is_none())
        && let Some((name, ending)) = plain.as_str().rsplit_once('.')
    {
        return format!("`{name}.{section}.{ending}`");
    }
    let lower = section.to_ascii_lowercase();
    let near = match lower.as_str() {
        "organisation" | "organisations" | "organization" | "organizations" => vec!["groups"],
        _ => nearest(&lower, sections().map(|(name, _)| name)),
    };
    match near.first().filter(|_| !section.is_empty()) {
        Some(near) => format!("`content/{near}/{rest}`"),
        None => "`content/briefs/`, or `content/pages/` for a plain page".to_owned(),
    }
}

/// Returns where the text belongs that other generators keep in `_index.md`.
fn introduction_of(kind: ContentKind) -> &'static str {
    match kind {
        ContentKind::Term(kind) => kind.row().files,
        ContentKind::Brief | ContentKind::Page | ContentKind::Home => "`content/home.md`, the text of the home page",
    }
}

/// Whether a part of a file's name is a language. What BCP 47 puts behind a single letter is none of it here.
fn is_language(text: &str) -> bool {
    is_language_tag(text) && text.split('-').all(|part| part.len() > 1)
}

/// Returns the text of a brief that owns the folder in which a file lies, if `is_there` knows it.
pub fn owner_of(path: &SourcePath, is_there: impl Fn(&SourcePath) -> bool) -> Option<SourcePath> {
    let mut folder = path.folder();
    while folder.starts_with("content/briefs/") {
        let owner = SourcePath::new(format!("{folder}/index.md"));
        if owner != *path && is_there(&owner) {
            return Some(owner);
        }
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(path: &str) -> Option<(ContentKind, String, Option<String>)> {
        let identity = identify(&SourcePath::new(path)).ok()?;
        Some((identity.kind, identity.name, identity.language))
    }

    #[test]
    fn a_place_says_what_a_file_is() {
        assert_eq!(identity("content/briefs/2021/a.md"), Some((ContentKind::Brief, "a".into(), None)));
        assert_eq!(identity("content/briefs/a/index.fr.md"), Some((ContentKind::Brief, "a".into(), Some("fr".into()))));
        assert_eq!(identity("content/pages/a/b.md"), Some((ContentKind::Page, "a/b".into(), None)));
        assert_eq!(
            identity("content/countries/PK.md"),
            Some((ContentKind::Term(TermKind::Country), "PK".into(), None))
        );
        assert_eq!(identity("content/home.md"), Some((ContentKind::Home, "home".into(), None)));
        assert_eq!(identity("content/home.markdown"), identity("content/home.md"));
        for misplaced in ["content/a.md", "content/posts/a.md", "content/briefs/_index.md", "content/briefs/README.md"]
        {
            assert_eq!(identity(misplaced), None, "{misplaced}");
        }
    }

    #[test]
    fn a_misplaced_file_is_sent_home() {
        let help = |path: &str| identify(&SourcePath::new(path)).err().map(|problem| problem.help.join(" / "));
        for (path, home) in [
            ("content/country/PK.md", "`content/countries/PK.md`"),
            ("content/Topic/x.md", "`content/topics/x.md`"),
            ("content/author/x.md", "`content/authors/x.md`"),
            ("content/organisations/x.md", "`content/groups/x.md`"),
            ("content/posts/x.md", "`content/briefs/`, or `content/pages/` for a plain page"),
            ("content/fr/briefs/2024/x.md", "`content/briefs/2024/x.fr.md`"),
            ("content/pt-BR/home.md", "`content/home.pt-BR.md`"),
            ("content/fr/x.md", "`content/briefs/`, or `content/pages/` for a plain page"),
            ("content/x.md", "`content/briefs/`, or `content/pages/` for a plain page"),
            ("content/_index.md", "`content/home.md`, the text of the home page"),
            ("content/briefs/a/README.md", "the site's own folder, beside `site.yaml`"),
        ] {
            assert_eq!(help(path), Some(format!("move it to {home}")), "{path}");
        }
    }
}
