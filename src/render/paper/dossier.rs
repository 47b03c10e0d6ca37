//! Dossiers: all briefs on a country, a topic or of a series as one paper.

use super::labels::Labels;
use super::markup::written;
use super::pictures::Pictures;
use super::{PaperGround, Printed, begun, finished};
use crate::base::{Language, Paper, PaperSource};
use crate::body::Fragment;
use crate::page::view::{ContentView, DossierView};
use crate::page::{DossierPage, PaperPage};
use crate::render::citations::{Citations, Manner};
use crate::render::cited_together::{CitedTogether, CitingText, cited_together};
use crate::render::{Renderer, Source};
use std::collections::{BTreeMap, BTreeSet};

impl Renderer<'_> {
    /// Returns a dossier, to be set. `sources` are those of its briefs, in their order; `head` is that of what stands before them:
    /// the profile, or else the settings of the site.
    pub fn dossier(
        &self,
        page: &DossierPage,
        head: &PaperSource,
        profile: Option<&Source<'_>>,
        sources: &[Source<'_>],
        ground: &PaperGround<'_>,
    ) -> Paper {
        let (contents, CitedTogether { list, citing, .. }) = self.contents(page, profile, sources);
        let list = Fragment::read(&list);
        let places = places(page, &contents[contents.len() - page.briefs.len()..]);
        let labels_of = |prefix: &str, content: &ContentView| {
            Labels::new(prefix, &Fragment::read(&content.text_html)).with_works(&list).leading_to(&places)
        };
        let texts: Vec<&Source<'_>> = profile.into_iter().chain(sources).collect();
        let heads = texts.len() - sources.len();
        let (profile, contents) = contents.split_at(heads);
        let pictures = Pictures::new(&self.config.base_url, ground.find);
        let mut out = begun();
        let of_head = labels_of("profile:", profile.first().unwrap_or(&ContentView::default()));
        let of_briefs = contents.iter().enumerate().map(|(at, content)| labels_of(&prefix(at), content));
        let of_briefs: Vec<Labels> = of_briefs.collect();
        let site = self.site_of(&page.view.site, page.logo.as_ref(), &pictures);
        let view = DossierView { site, ..page.view.clone() };
        let mark = ground.marks.iter().flatten().next().map(String::as_str);
        self.write_view(&mut out, &view, (view.direction, view.changed, mark), (&of_head, &pictures));
        let mut told = vec![head.clone()];
        // What is wrong in the list is wrong in a work that a text cites: one that is public, if any is.
        let is_public =
            |at: &usize| at.checked_sub(heads).is_none_or(|at| !matches!(ground.marks.get(at), Some(Some(_))));
        let told_at = |id: &str| {
            let citing = citing.get(id)?;
            citing.iter().find(|at| is_public(at)).or(citing.first()).map(|at| texts[*at])
        };
        self.write_references(&mut out, &list, &of_head, &pictures, &mut |start, id| {
            told.extend(told_at(id).map(|text| text.told_from(start)));
        });
        told.push(PaperSource { start: out.len(), ..head.clone() });
        out.push_str("profile: ");
        match profile.first() {
            Some(content) => out.extend(["[\n", &self.text(content, &of_head, &pictures), "]"]),
            None => out.push_str("none"),
        }
        out.push_str(", places: (");
        let labels = std::iter::once(&of_head).chain(&of_briefs);
        let labels: BTreeSet<&str> = labels.flat_map(Labels::all).map(|(_, label)| label).collect();
        let labels = labels.into_iter().chain(places.values().map(String::as_str));
        labels.collect::<BTreeSet<_>>().into_iter().for_each(|label| out.push_str(&format!("{}, ", written(label))));
        out.push_str("), briefs: (\n");
        for (at, (brief, content)) in page.briefs.iter().zip(contents).enumerate() {
            let source = &sources[at];
            told.push(source.told_from(out.len()));
            let labels = of_briefs[at].clone();
            let mark = ground.marks.get(at).and_then(Option::as_deref);
            let printed = Printed { page: brief, content: content.clone(), labels, mark };
            self.write_brief(&mut out, &printed, &pictures);
            out.push_str(&format!("references: (), place: {}, body: [\n", written(&place(at))));
            out.push_str(&self.text(content, &printed.labels, &pictures));
            out.push_str("]),\n");
        }
        out.push_str(")))\n");
        finished(out, told, &page.address, &page.fonts, pictures, ground)
    }

    /// Returns the texts, that of the profile first if there is one, and what they cite together.
    fn contents(
        &self,
        page: &DossierPage,
        profile: Option<&Source<'_>>,
        sources: &[Source<'_>],
    ) -> (Vec<ContentView>, CitedTogether) {
        let head = profile.map(|source| (source, &*page.view.language, ""));
        let briefs = page.briefs.iter().zip(sources);
        // The words of the tool within a text are those of the dossier.
        let words_lang = |brief: &PaperPage| match brief.view.language == page.view.language {
            true => String::new(),
            false => Language::of(&page.view.language).attributes(),
        };
        let words_langs: Vec<String> = page.briefs.iter().map(words_lang).collect();
        let briefs = briefs.zip(&words_langs);
        let briefs = briefs.map(|((brief, source), words_lang)| (source, &*brief.view.language, &**words_lang));
        let texts: Vec<(&Source<'_>, &str, &str)> = head.into_iter().chain(briefs).collect();
        let citing = texts.iter().map(|(Source { document, .. }, language, _)| CitingText {
            document,
            cited: self.site.cited.get(&document.path),
            language,
        });
        let citing: Vec<CitingText<'_>> = citing.collect();
        let together = if citing.iter().all(|text| text.cited.is_none()) {
            CitedTogether {
                citations: citing.iter().map(|_| Citations::default()).collect(),
                ..CitedTogether::default()
            }
        } else {
            let (words, language) = (self.templates.words(), &*page.view.language);
            cited_together(&citing, &Manner { style: &self.styles.text, language, words, words_lang: "" })
        };
        let contents = texts.iter().zip(&together.citations).map(|((source, language, words_lang), citations)| {
            self.sound(self.content_citing(source, (language, words_lang), &[], citations), source)
        });
        (contents.collect(), together)
    }
}

/// Returns to what links lead that lead to the pages of the briefs, or to a heading on one: labels by full addresses.
fn places(page: &DossierPage, contents: &[ContentView]) -> BTreeMap<String, String> {
    let mut places = BTreeMap::new();
    for (at, (brief, content)) in page.briefs.iter().zip(contents).enumerate() {
        let address = &brief.view.permalink;
        let headings = Labels::new(&prefix(at), &Fragment::read(&content.text_html));
        places.extend(headings.all().map(|(id, label)| (format!("{address}#{id}"), label.to_owned())));
        places.insert(address.clone(), place(at));
    }
    // Another version of a brief is the same brief here, unless it is in the dossier itself.
    for (at, brief) in page.briefs.iter().enumerate() {
        for version in &brief.versions {
            places.entry(version.clone()).or_insert_with(|| place(at));
        }
    }
    if page.text.is_some() {
        places.insert(page.view.permalink.clone(), "dossier-profile".to_owned());
    }
    places
}

/// Returns what stands before the labels within a brief.
fn prefix(at: usize) -> String {
    format!("{}:", at + 1)
}

/// Returns the label of a brief.
fn place(at: usize) -> String {
    format!("b-{}", at + 1)
}
