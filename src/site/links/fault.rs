//! References that lead nowhere, and what their authors may have meant.
//!
//! Suggestions cost a look at every page, so they are sought only when a fault is reported, and not for endless faults.

use super::names::Names;
use super::target::{Targets, called};
use crate::base::nearest::Suggestions;
use crate::base::unpublished::Unpublished;
use crate::base::{
    Diagnostic, Language, MediaKind, Outside, PictureFault, Place, Purpose, Route, SourcePath, problems, route,
};
use crate::body::{Heading, ReferenceKind, video_frame};
use crate::parse::term::TermKind;
use crate::site::routes;
use std::collections::{BTreeMap, BTreeSet};

/// A reference that is wrong, before suggestions are looked for.
pub struct Fault<'a> {
    pub place: Place,
    pub written: String,
    pub why: Why<'a>,
}

/// Why a reference is wrong.
pub enum Why<'a> {
    /// It leads out of the folder of the site.
    Outside,
    /// It is a picture or a video on another site.
    Elsewhere,
    /// It does not say where it leads.
    Nowhere(ReferenceKind),
    /// There is no such page; `words` are those of the link.
    Page { wanted: SourcePath, words: String },
    /// It leads to another language, though the page exists in that of the text: the file there.
    OtherLanguage { own: SourcePath },
    /// There is no such file.
    File { wanted: SourcePath },
    /// The file is a video without captions; the file in which they would stand.
    Captions { wanted: String },
    /// The file is a picture that cannot be shown.
    Picture { wanted: SourcePath, fault: PictureFault },
    /// The file is never published.
    Unpublished { wanted: SourcePath, why: Unpublished },
    /// The page of this file, or the page that the reference stands on, has no such anchor.
    Anchor { anchor: String, page: Option<SourcePath>, headings: &'a [Heading] },
    /// It is an address elsewhere without its beginning; the whole one.
    Unschemed { meant: String },
    /// No brief goes by this name; `fragment` is the heading of it.
    Brief { name: String, fragment: Option<String> },
    /// Several briefs go by this name; their slugs.
    Briefs { name: String, slugs: Vec<String> },
    /// No term of this kind goes by this name.
    Term { kind: TermKind, name: String, language: Language },
}

/// What references can mean.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub targets: &'a Targets<'a>,
    /// Files that can be published.
    pub blobs: &'a BTreeSet<&'a SourcePath>,
    /// Files that are never published.
    pub unpublished: &'a BTreeMap<&'a SourcePath, Unpublished>,
    pub names: &'a Names<'a>,
    /// What pages may load from other hosts.
    pub outside: &'a Outside,
}

impl Fault<'_> {
    /// Returns the problem, with suggestions if there is time for them.
    pub fn problem(self, known: Known<'_>, suggestions: &mut Suggestions) -> Diagnostic {
        let Self { place, written, why } = self;
        match why {
            Why::Outside => problems::outside_the_site(place, &written),
            Why::Elsewhere if MediaKind::of_address(&written).is_some() => {
                problems::external_content(place, Purpose::Media, (&written, None), known.outside, true)
            }
            Why::Elsewhere => match video_frame(&written) {
                Some(frame) => problems::video_as_picture(place, &written, &frame, known.outside),
                None => problems::external_image(place, &written, known.outside),
            },
            Why::Nowhere(ReferenceKind::Image) => problems::picture_of_nothing(place),
            Why::Nowhere(ReferenceKind::Link) => problems::link_to_nothing(place, &written),
            Why::Page { wanted, words } => match profile_to_create(&wanted) {
                Some((file, route)) => {
                    let page = format!("{route}{}", route::suffix(&written));
                    problems::link_without_profile(place, &written, &file, &page)
                }
                None => {
                    let pages = known.targets.keys().filter(|path| **path != place.file).collect();
                    let near = near(&place.file, &wanted, pages, &words, suggestions);
                    let near: Vec<String> = near.into_iter().map(|path| path + route::suffix(&written)).collect();
                    problems::dead_link(place, &written, &near)
                }
            },
            Why::OtherLanguage { own } => {
                let own = relative(&place.file, &own) + route::suffix(&written);
                problems::link_to_other_language(place, &written, &own)
            }
            Why::File { wanted } => {
                let near = near(&place.file, &wanted, known.blobs.iter().copied().collect(), "", suggestions);
                problems::missing_file(place, &written, &near)
            }
            Why::Captions { wanted } => problems::no_captions(place, &wanted),
            Why::Picture { wanted, fault } => problems::bad_picture(place, &wanted, fault),
            Why::Unpublished { wanted, why } => problems::link_to_unpublished(place, &written, &wanted, why),
            Why::Anchor { anchor, page, headings } => {
                let near = suggestions.nearest(&anchor, headings.iter().map(|heading| &*heading.id));
                let page = page.map_or_else(|| "this page".to_owned(), |page| format!("`{page}`"));
                problems::dead_anchor(place, &anchor, &page, &near)
            }
            Why::Unschemed { meant } => problems::address_without_scheme(place, &written, &meant),
            Why::Brief { name, fragment } => {
                let suffix = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
                known.names.unknown_brief(place, &name, &suffix, suggestions)
            }
            Why::Briefs { name, slugs } => problems::ambiguous_link(place, &name, &slugs),
            Why::Term { kind, name, language } => {
                known.names.unknown_term(place, (kind, &name), &language, suggestions)
            }
        }
    }
}

/// Returns the profile that would make a dead link to a known place live.
fn profile_to_create(wanted: &SourcePath) -> Option<(String, Route)> {
    let (section, name) = wanted.as_str().strip_prefix("content/")?.strip_suffix(".md")?.split_once('/')?;
    routes::profile_to_create(section, name)
}

/// Returns the path to `to`, written in the file `from`.
fn relative(from: &SourcePath, to: &SourcePath) -> String {
    let here: Vec<&str> = from.folder().split('/').collect();
    let there: Vec<&str> = to.as_str().split('/').collect();
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let mut path = "../".repeat(here.len() - common);
    path.push_str(&there[common..].join("/"));
    path
}

/// Returns paths that can be linked to, as they are written from `from`: of those that are known the nearest to `wanted`
/// by name, then those of which the link's own words speak, since a file may have got another name altogether.
fn near(
    from: &SourcePath,
    wanted: &SourcePath,
    known: Vec<&SourcePath>,
    words: &str,
    suggestions: &mut Suggestions,
) -> Vec<String> {
    if suggestions.is_spent() {
        return Vec::new();
    }
    // A file of the same name elsewhere is what was meant; otherwise one of a similar name.
    let same: Vec<_> = known.iter().filter(|path| path.name() == wanted.name()).collect();
    let names = || known.iter().map(|path| called(path));
    let nearest = suggestions.nearest(called(wanted), names());
    let mut similar: Vec<String> = match nearest.is_empty() {
        true => suggestions.of_words(called(wanted), names()),
        false => nearest.into_iter().map(str::to_owned).collect(),
    };
    if let Some(first) = suggestions.of_words(words, names()).into_iter().find(|name| !similar.contains(name)) {
        similar.truncate(2);
        similar.push(first);
    }
    let similar = similar.iter().flat_map(|name| known.iter().filter(move |path| called(path) == name));
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
