//! Papers: what a PDF edition shows becomes markup in Typst's language, with all that it is set from.

mod figures;
mod lines;
mod literal;
mod markup;
mod pictures;
mod tables;
#[cfg(test)]
mod tests;

use super::cited_as::cited_as;
use super::{Renderer, Source};
use crate::base::{PAPER_TEMPLATE, Paper, PaperFont, PaperText, PictureFile};
use crate::bibliography::SiteStyle;
use crate::body::{Fragment, RawHtml, clean};
use crate::page::PaperPage;
use crate::page::view::{ContentView, PaperSiteView, PaperView};
use crate::source::BUILTIN_PAPER;
use literal::{write_text, write_value};
use markup::{Fold, Ground, Notes, ids, label};
use pictures::Pictures;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What a paper is made of beside its page and text.
pub struct PaperGround<'a> {
    /// The site's own template, if it has one.
    pub template: Option<&'a PaperText>,
    /// Has the picture at a route.
    pub find: &'a dyn Fn(&str) -> Option<PictureFile>,
    /// What is said on every sheet of what is not public yet.
    pub mark: Option<&'a str>,
}

impl Renderer<'_> {
    /// Returns the paper of a brief, to be set.
    pub fn paper(&self, page: &PaperPage, source: &Source<'_>, ground: &PaperGround<'_>) -> Paper {
        let view = &page.view;
        let content = self.content(source, &view.language, &page.words_lang, &[]);
        let content = self.sound(content, source);
        let pictures = Pictures::new(&self.config.base_url, ground.find);
        let markup = self.markup(page, &content, &pictures, ground.mark);
        let builtin = PaperText { file: None, text: BUILTIN_PAPER.into() };
        Paper {
            markup: markup.into(),
            template: ground.template.cloned().unwrap_or_else(|| builtin.clone()),
            builtin,
            pictures: pictures.gathered(),
            fonts: page
                .fonts
                .iter()
                .map(|(family, file, blob)| PaperFont { family, file: file.clone(), blob: blob.clone() })
                .collect(),
            address: view.permalink.clone(),
            source: source.document.path.clone(),
            text: source.text.into(),
        }
    }

    /// Returns a content whose HTML is whole: an author's own may leave elements open.
    fn sound(&self, content: ContentView, source: &Source<'_>) -> ContentView {
        if !source.document.own.has_raw_html || self.config.raw_html != RawHtml::Allow {
            return content;
        }
        ContentView { text_html: clean(&content.text_html), notes_html: clean(&content.notes_html), ..content }
    }

    fn markup(&self, page: &PaperPage, content: &ContentView, pictures: &Pictures<'_>, mark: Option<&str>) -> String {
        let view = &page.view;
        let (text, list) = (Fragment::read(&content.text_html), Fragment::read(&content.references_html));
        let ids: BTreeSet<String> = ids(&text).chain(ids(&list)).collect();
        let notes = Notes::read(&content.notes_html);
        let nothing = Notes::default();
        let ground = |notes| Ground { base: &self.config.base_url, pictures, ids: &ids, notes };
        let (with_notes, without) = (ground(&notes), ground(&nothing));
        let mut out = format!("#import \"/{PAPER_TEMPLATE}\": *\n#show: paper.with(");
        let fields = serde_json::to_value(PaperView { site: self.site_of(page, pictures), ..view.clone() });
        write_value(&mut out, &fields.unwrap_or(Value::Null), &mut |out, html| {
            let fragment = Fragment::read(html);
            let _ = write!(out, "[{}]", Fold::new(&without, &fragment).short());
        });
        let _ = write!(out, " + (direction: {}, ", view.direction);
        if let Some((year, month, day)) = view.changed {
            let _ = write!(out, "datetime: datetime(year: {year}, month: {month}, day: {day}), ");
        } else {
            out.push_str("datetime: none, ");
        }
        out.push_str("mark: ");
        match mark {
            Some(mark) => write_text(&mut out, mark),
            None => out.push_str("none"),
        }
        let _ = write!(out, ", cite_as: [{}], references: (", self.cited(page, &without));
        for item in list_items(&list) {
            let label =
                list.attribute(item, "id").map_or_else(String::new, |id| format!("#metadata(none)#{};", label(id)));
            let content = Fold::new(&without, &list).content_of(item);
            let _ = write!(out, "[{label}#{content};], ");
        }
        out.push_str(")))\n\n");
        out.push_str(&Fold::new(&with_notes, &text).text());
        out
    }

    /// Returns how the brief is cited, in the first style that readers are offered.
    fn cited(&self, page: &PaperPage, ground: &Ground<'_>) -> String {
        let styles: Cow<'_, [SiteStyle]> = match self.styles.of_briefs.first() {
            Some(_) => Cow::Borrowed(&self.styles.of_briefs[..1]),
            None => Cow::Owned(vec![SiteStyle::default()]),
        };
        let cited = cited_as(&page.record, &styles, &page.view.language);
        let html = cited.first().map_or("", |cited| &cited.html);
        Fold::new(ground, &Fragment::read(html)).short()
    }

    /// Returns who publishes the paper, with the file of the logo.
    fn site_of(&self, page: &PaperPage, pictures: &Pictures<'_>) -> PaperSiteView {
        let mut site = page.view.site.clone();
        let name = page.logo.as_ref().and_then(|logo| pictures.name(logo, None));
        site.logo = name.map(|name| format!("/{name}"));
        site
    }
}

/// Returns the items of the list of works.
fn list_items(list: &Fragment) -> Vec<usize> {
    (0..list.nodes.len()).filter(|at| list.name(*at) == Some("li")).collect()
}
