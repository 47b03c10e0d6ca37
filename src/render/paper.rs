//! Papers: what a PDF edition shows becomes markup in Typst's language, with all that it is set from.

mod dossier;
mod figures;
mod labels;
mod lines;
mod literal;
mod markup;
mod pictures;
mod tables;
#[cfg(test)]
mod tests;

use super::cited_as::cited_as;
use super::{Renderer, Source};
use crate::base::{PAPER_TEMPLATE, Paper, PaperFont, PaperSource, PaperText, PictureFile, SourcePath};
use crate::bibliography::SiteStyle;
use crate::body::{Fragment, RawHtml, clean};
use crate::page::PaperPage;
use crate::page::view::{ContentView, PaperSiteView, PaperView};
use crate::source::BUILTIN_PAPER;
use labels::Labels;
use literal::{write_text, write_value};
use markup::{Fold, Ground, Notes, written};
use pictures::Pictures;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt::Write;

/// What a paper is made of beside its page and text.
pub struct PaperGround<'a> {
    /// The site's own template, if it has one.
    pub template: Option<&'a PaperText>,
    /// Has the picture at a route.
    pub find: &'a dyn Fn(&str) -> Option<PictureFile>,
    /// For each brief, what is said on its sheets if it is not public yet.
    pub marks: &'a [Option<String>],
}

/// A brief as it stands on paper, by itself or in a dossier.
struct Printed<'a> {
    page: &'a PaperPage,
    content: ContentView,
    labels: Labels,
    mark: Option<&'a str>,
}

impl Renderer<'_> {
    /// Returns the paper of a brief, to be set.
    pub fn paper(&self, page: &PaperPage, source: &Source<'_>, ground: &PaperGround<'_>) -> Paper {
        let content = self.content(source, &page.view.language, &page.words_lang, &[]);
        let content = self.sound(content, source);
        let list = Fragment::read(&content.references_html);
        let labels = Labels::new("", &Fragment::read(&content.text_html)).with_works(&list);
        let mark = ground.marks.first().and_then(Option::as_deref);
        let printed = Printed { page, content, labels, mark };
        let pictures = Pictures::new(&self.config.base_url, ground.find);
        let mut out = begun();
        self.write_brief(&mut out, &printed, &pictures);
        self.write_references(&mut out, &list, &printed.labels, &pictures, &mut |_, _| ());
        out.push_str("))\n\n");
        out.push_str(&self.text(&printed.content, &printed.labels, &pictures));
        finished(out, vec![source.told_from(0)], &page.view.permalink, &page.fonts, pictures, ground)
    }

    /// Returns a content whose HTML is whole: an author's own may leave elements open.
    fn sound(&self, content: ContentView, source: &Source<'_>) -> ContentView {
        if !source.document.own.has_raw_html || self.config.raw_html != RawHtml::Allow {
            return content;
        }
        ContentView { text_html: clean(&content.text_html), notes_html: clean(&content.notes_html), ..content }
    }

    /// Writes what is shown of a brief around its text, without the works that it cites: a dictionary, which is left open.
    fn write_brief(&self, out: &mut String, printed: &Printed<'_>, pictures: &Pictures<'_>) {
        let (page, labels) = (printed.page, &printed.labels);
        let view = PaperView { site: self.site_of(&page.view.site, page.logo.as_ref(), pictures), ..page.view.clone() };
        let around = (page.view.direction, page.view.changed, printed.mark);
        self.write_view(out, &view, around, (labels, pictures));
        // Whoever follows its address wants the page, and not this paper.
        let ground = Ground { base: &self.config.base_url, pictures, labels: &Labels::default(), notes: None };
        let _ = write!(out, "cite_as: [{}], ", self.cited(page, &ground));
    }

    /// Writes a view, and what no view says in JSON: the direction, the day of the last change, and the mark.
    fn write_view(
        &self,
        out: &mut String,
        view: &impl Serialize,
        (direction, changed, mark): Around<'_>,
        (labels, pictures): (&Labels, &Pictures<'_>),
    ) {
        let ground = Ground { base: &self.config.base_url, pictures, labels, notes: None };
        write_value(out, &serde_json::to_value(view).unwrap_or(Value::Null), &mut |out, html| {
            let fragment = Fragment::read(html);
            let _ = write!(out, "[{}]", Fold::new(&ground, &fragment).short());
        });
        let _ = write!(out, " + (direction: {direction}, ");
        if let Some((year, month, day)) = changed {
            let _ = write!(out, "datetime: datetime(year: {year}, month: {month}, day: {day}), ");
        } else {
            out.push_str("datetime: none, ");
        }
        out.push_str("mark: ");
        match mark {
            Some(mark) => write_text(out, mark),
            None => out.push_str("none"),
        }
        out.push_str(", ");
    }

    /// Writes the list of the works that are cited. `begins` is told the byte at which each stands, and its id.
    fn write_references(
        &self,
        out: &mut String,
        list: &Fragment,
        labels: &Labels,
        pictures: &Pictures<'_>,
        begins: &mut dyn FnMut(usize, &str),
    ) {
        let ground = Ground { base: &self.config.base_url, pictures, labels, notes: None };
        out.push_str("references: (");
        for item in list_items(list) {
            let id = list.attribute(item, "id");
            begins(out.len(), id.unwrap_or_default());
            let label = id.and_then(|id| labels.of(id));
            let label = label.map_or_else(String::new, |label| format!("#metadata(none)#{};", written(label)));
            let content = Fold::new(&ground, list).content_of(item);
            let _ = write!(out, "[{label}#{content};], ");
        }
        out.push_str("), ");
    }

    /// Returns a text with its notes.
    fn text(&self, content: &ContentView, labels: &Labels, pictures: &Pictures<'_>) -> String {
        let notes = Notes::read(&content.notes_html);
        let ground = Ground { base: &self.config.base_url, pictures, labels, notes: Some(&notes) };
        Fold::new(&ground, &Fragment::read(&content.text_html)).text()
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

    /// Returns who publishes a paper, with the file of the logo.
    fn site_of(&self, site: &PaperSiteView, logo: Option<&String>, pictures: &Pictures<'_>) -> PaperSiteView {
        let name = logo.and_then(|logo| pictures.name(logo, None));
        PaperSiteView { logo: name.map(|name| format!("/{name}")), ..site.clone() }
    }
}

impl Source<'_> {
    /// Returns it as that of what stands from this byte of the markup on.
    fn told_from(&self, start: usize) -> PaperSource {
        PaperSource { start, file: self.document.path.clone(), text: self.text.into() }
    }
}

/// The direction of a paper, the day of its last change, and what is said on its sheets.
type Around<'a> = (&'static str, Option<(i16, i8, i8)>, Option<&'a str>);

/// Returns the markup of a paper as far as to its view.
fn begun() -> String {
    format!("#import \"/{PAPER_TEMPLATE}\": *\n#show: paper.with(")
}

/// Returns a paper of its markup.
fn finished(
    markup: String,
    sources: Vec<PaperSource>,
    address: &str,
    fonts: &[(&'static str, SourcePath, crate::base::Blob)],
    pictures: Pictures<'_>,
    ground: &PaperGround<'_>,
) -> Paper {
    let fonts = fonts.iter().map(|(family, file, blob)| PaperFont { family, file: file.clone(), blob: blob.clone() });
    Paper {
        markup: markup.into(),
        template: ground.template.cloned(),
        builtin: BUILTIN_PAPER,
        pictures: pictures.gathered(),
        fonts: fonts.collect(),
        address: address.to_owned(),
        sources,
    }
}

/// Returns the items of the list of works.
fn list_items(list: &Fragment) -> Vec<usize> {
    (0..list.nodes.len()).filter(|at| list.name(*at) == Some("li")).collect()
}
