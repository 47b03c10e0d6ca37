//! References that lead nowhere, and what their authors may have meant.
//!
//! Suggestions cost a look at every page, so they are sought only when a fault is told, and not for endless faults.

use super::Follower;
use super::wiki::WikiFault;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, Place, Route, SourcePath, problems, route};
use crate::body::{Heading, ReferenceKind};

/// Why a reference is wrong, before suggestions are looked for.
pub enum Fault<'a> {
    Outside {
        place: Place,
        written: String,
    },
    Elsewhere {
        place: Place,
        written: String,
    },
    Nowhere {
        place: Place,
        written: String,
        kind: ReferenceKind,
    },
    /// `words` are those of the link.
    Page {
        place: Place,
        written: String,
        wanted: SourcePath,
        words: String,
    },
    File {
        place: Place,
        written: String,
        wanted: SourcePath,
    },
    Anchor {
        place: Place,
        anchor: String,
        page: String,
        headings: &'a [Heading],
    },
    Wiki(WikiFault),
}

impl Fault<'_> {
    /// The problem, with suggestions if there is time for them.
    pub fn tell(self, follower: &Follower<'_>, suggestions: &mut Suggestions) -> Diagnostic {
        match self {
            Self::Wiki(fault) => fault.tell(follower.names, suggestions),
            Self::Outside { place, written } => problems::outside_the_site(place, &written),
            Self::Elsewhere { place, written } => problems::external_image(place, &written),
            Self::Nowhere { place, kind: ReferenceKind::Image, .. } => problems::picture_of_nothing(place),
            Self::Nowhere { place, written, kind: ReferenceKind::Link } => problems::link_to_nothing(place, &written),
            Self::Page { place, written, wanted, words } => match profile_to_create(&wanted) {
                Some((file, route)) => problems::link_without_profile(place, &written, &file, route.as_str()),
                None => {
                    let near = follower.near(&place.file, &wanted, Near::Pages(&words), suggestions);
                    problems::dead_link(place, &written, &near)
                }
            },
            Self::File { place, written, wanted } => {
                let near = follower.near(&place.file, &wanted, Near::Files, suggestions);
                problems::missing_file(place, &written, &near)
            }
            Self::Anchor { place, anchor, page, headings } => {
                let near = suggestions.nearest(&anchor, headings.iter().map(|heading| &*heading.id));
                problems::dead_anchor(place, &anchor, &page, &near)
            }
        }
    }
}

/// The profile that would make a dead link to a known place live.
fn profile_to_create(wanted: &SourcePath) -> Option<(String, Route)> {
    let (section, name) = wanted.as_str().strip_prefix("content/")?.strip_suffix(".md")?.split_once('/')?;
    crate::site::routes::profile_to_create(section, name)
}

/// Whether an address says nothing of where it leads: it is empty, or has a scheme and nothing after it.
pub fn leads_nowhere(written: &str) -> bool {
    let rest = match route::scheme(written) {
        Some(_) => written.split_once(':').map_or("", |(_, rest)| rest),
        // The address of the home page.
        None if written == "/" => return false,
        None => written,
    };
    matches!(rest.trim_matches(['/', ' ']), "" | "#")
}

/// What a file is called: by its folder if it is the text of one.
fn called(path: &SourcePath) -> &str {
    match path.stem() {
        "index" => path.folder().rsplit('/').next().unwrap_or_default(),
        stem => stem,
    }
}

enum Near<'a> {
    /// For a link with these words.
    Pages(&'a str),
    Files,
}

/// The path to `to`, written in the file `from`.
fn relative(from: &SourcePath, to: &SourcePath) -> String {
    let here: Vec<&str> = from.folder().split('/').collect();
    let there: Vec<&str> = to.as_str().split('/').collect();
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let mut path = "../".repeat(here.len() - common);
    path.push_str(&there[common..].join("/"));
    path
}

impl Follower<'_> {
    /// Paths that can be linked to, as they are written from `from`: those nearest to `wanted` by name, then those of which
    /// the link's own words speak, since a file may have got another name altogether.
    fn near(
        &self,
        from: &SourcePath,
        wanted: &SourcePath,
        kind: Near<'_>,
        suggestions: &mut Suggestions,
    ) -> Vec<String> {
        if suggestions.is_spent() {
            return Vec::new();
        }
        let (known, words): (Vec<&SourcePath>, &str) = match kind {
            Near::Pages(words) => (self.targets.keys().filter(|path| *path != from).collect(), words),
            Near::Files => (self.blobs.iter().copied().collect(), ""),
        };
        // A file of the same name elsewhere is what was meant; otherwise one of a similar name.
        let same: Vec<_> = known.iter().filter(|path| path.name() == wanted.name()).collect();
        let nearest = suggestions.nearest(called(wanted), known.iter().map(|path| called(path)));
        let mut names: Vec<String> = match nearest.is_empty() {
            true => suggestions.of_words(called(wanted), known.iter().map(|path| called(path))),
            false => nearest.into_iter().map(str::to_owned).collect(),
        };
        let spoken_of = suggestions.of_words(words, known.iter().map(|path| called(path)));
        if let Some(first) = spoken_of.into_iter().find(|name| !names.contains(name)) {
            names.truncate(2);
            names.push(first);
        }
        let similar = names.iter().flat_map(|name| known.iter().filter(move |path| called(path) == name));
        let mut found: Vec<String> = Vec::new();
        for path in same.into_iter().chain(similar) {
            let written = relative(from, path);
            if !found.contains(&written) {
                found.push(written);
            }
        }
        found.truncate(3);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_are_written_like_an_author_would() {
        let from = SourcePath::new("content/briefs/2021/a.md");
        assert_eq!(relative(&from, &SourcePath::new("content/briefs/2020/b.md")), "../2020/b.md");
        assert_eq!(relative(&from, &SourcePath::new("content/briefs/2021/c.md")), "c.md");
        assert_eq!(relative(&from, &SourcePath::new("content/topics/t.md")), "../../topics/t.md");
    }
}
