//! What Typst may see of the world: the paper, its template and its pictures. No disk, no network, no clock.

use super::fonts::Fonts;
use super::job::{Job, bytes};
use crate::base::{PAPER_TEMPLATE, PaperText, SourcePath};
use std::collections::HashMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// Where the built-in template lies, for a site's own to take parts of.
const BUILTIN: &str = "/builtin";

/// The parts of Typst's library, with those that mark what heads the rows of a table.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect());
    LazyHash::new(library.build())
});

/// The world of one paper.
pub(super) struct PaperWorld<'a> {
    main: Source,
    /// The templates, with the site's files that they are.
    templates: [(Source, Option<&'a SourcePath>); 2],
    pictures: HashMap<FileId, Bytes>,
    fonts: &'a Fonts,
}

impl<'a> PaperWorld<'a> {
    /// Returns the world in which a paper is set.
    pub fn new(job: &'a Job, fonts: &'a Fonts) -> Self {
        let paper = &*job.paper;
        let template =
            |path: String, text: &'a PaperText| (Source::new(id(&path), text.text.to_string()), text.file.as_ref());
        let pictures = paper.pictures.iter().zip(&job.pictures);
        Self {
            main: Source::new(id("/main.typ"), paper.markup.to_string()),
            templates: [
                template(format!("/{PAPER_TEMPLATE}"), &paper.template),
                template(format!("{BUILTIN}/{PAPER_TEMPLATE}"), &paper.builtin),
            ],
            pictures: pictures.map(|(picture, data)| (id(&format!("/{}", picture.name)), bytes(data))).collect(),
            fonts,
        }
    }

    /// Whether a file is the paper itself.
    pub fn is_paper(&self, file: FileId) -> bool {
        file == self.main.id()
    }

    /// Returns the site's own file behind a template.
    pub fn own_template(&self, file: FileId) -> Option<&'a SourcePath> {
        self.templates.iter().find(|(source, _)| source.id() == file)?.1
    }
}

/// Returns what Typst calls a file of that path, which begins with `/`.
fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths of a paper are our own");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, file: FileId) -> FileResult<Source> {
        let templates = self.templates.iter().map(|(source, _)| source);
        let found = std::iter::once(&self.main).chain(templates).find(|source| source.id() == file);
        found.cloned().ok_or_else(|| not_there(file))
    }

    fn file(&self, file: FileId) -> FileResult<Bytes> {
        self.pictures.get(&file).cloned().ok_or_else(|| not_there(file))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_there(file: FileId) -> FileError {
    FileError::NotFound(file.get().vpath().get_without_slash().into())
}
