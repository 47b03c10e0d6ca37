//! What Typst may see of the world: the paper, its template and its pictures. No disk, no network, no clock.

use super::fonts::Fonts;
use crate::base::{PAPER_TEMPLATE, Paper, SourcePath};
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};
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

/// The built-in template, parsed: where papers import it, and where a site's own does.
static BUILT_IN: [OnceLock<Source>; 2] = [const { OnceLock::new() }; 2];

/// The world of one paper.
pub(super) struct PaperWorld<'a> {
    main: Source,
    /// What the paper imports, and the built-in template for a site's own.
    templates: [Source; 2],
    /// The site's own template.
    own: Option<&'a SourcePath>,
    pictures: HashMap<FileId, Bytes>,
    fonts: &'a Fonts,
}

impl<'a> PaperWorld<'a> {
    /// Returns the world in which a paper is set, with the bytes of its pictures.
    pub fn new(paper: &'a Paper, pictures: Vec<Vec<u8>>, fonts: &'a Fonts) -> Self {
        let [imported, behind] =
            [format!("/{PAPER_TEMPLATE}"), format!("{BUILTIN}/{PAPER_TEMPLATE}")].map(|path| id(&path));
        let built_in =
            |at: usize, id: FileId| BUILT_IN[at].get_or_init(|| Source::new(id, paper.builtin.to_owned())).clone();
        let own = paper.template.as_ref();
        let template = own.map_or_else(|| built_in(0, imported), |own| Source::new(imported, own.text.to_string()));
        let pictures = paper.pictures.iter().zip(pictures);
        let pictures = pictures.map(|(picture, data)| (id(&format!("/{}", picture.name)), Bytes::new(data)));
        Self {
            main: Source::new(id("/main.typ"), paper.markup.to_string()),
            templates: [template, built_in(1, behind)],
            own: own.map(|own| &own.file),
            pictures: pictures.collect(),
            fonts,
        }
    }

    /// Whether a file is the paper itself.
    pub fn is_paper(&self, file: FileId) -> bool {
        file == self.main.id()
    }

    /// Returns the site's own template, if a file is that.
    pub fn own_template(&self, file: FileId) -> Option<&'a SourcePath> {
        self.own.filter(|_| file == self.templates[0].id())
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
        let found = std::iter::once(&self.main).chain(&self.templates).find(|source| source.id() == file);
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
