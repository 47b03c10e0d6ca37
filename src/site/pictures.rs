//! Which files are made of a picture, and how pages show it.
//!
//! An author's file keeps its address. What stands there is the picture no wider than the widest size of the site, unless a
//! text links to the file: then whoever follows the link gets all of it. The other sizes stand below `/assets/pictures/`, once for
//! all pages, under names that change with their content.

use super::Sources;
use crate::base::{
    BaseUrl, Blob, Derivation, PictureFormat, PictureHead, PictureKind, Recipe, Route, Slug, SourcePath,
};
use crate::body::ShownPicture;
use crate::parse::config::{Config, Images};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folder of pictures in other sizes.
pub const PICTURES: &str = "/assets/pictures/";

/// Longest side of a WebP file, which has fourteen bits for it (RFC 9649, 2.5).
const LONGEST_WEBP: u32 = 16_383;

/// A size that is less than a tenth narrower than the next is left out.
const NEAR: (u32, u32) = (9, 10);

/// How the references of texts use a picture.
#[derive(Clone, Copy, Debug, Default)]
pub struct PictureUse {
    /// A page shows it.
    pub is_shown: bool,
    /// Something leads to its file, whose size is then the author's business.
    pub is_linked: bool,
}

impl PictureUse {
    /// Takes in another use of the same picture.
    pub fn join(&mut self, other: Self) {
        self.is_shown |= other.is_shown;
        self.is_linked |= other.is_linked;
    }
}

/// How pictures are used, by the author's files.
pub type PictureUses = BTreeMap<SourcePath, PictureUse>;

/// A picture of the site: what is made of its file.
#[derive(Clone, Debug)]
pub struct SitePicture {
    /// What stands at the address of the file itself.
    pub own: Derivation,
    /// The other files, with their routes and widths.
    pub others: Vec<(Route, u32, Derivation)>,
    /// The width of what stands at the address of the file itself, if it is one of the sizes.
    own_width: Option<u32>,
}

/// The pictures of a site, by the author's files.
pub type SitePictures = BTreeMap<SourcePath, SitePicture>;

/// Returns what is made of each picture that is used.
pub fn gather(config: &Config, sources: Sources<'_>, uses: PictureUses) -> SitePictures {
    let picture = |(path, mut used): (SourcePath, PictureUse)| {
        let (head, blob) = ((*sources.pictures.get(&path)?).ok()?, sources.blobs.get(&path)?);
        // What lies in `static/` has the size that the author gave it.
        used.is_linked |= path.as_str().starts_with("static/");
        let picture = SitePicture::new(&config.images, (&path, blob), head, used);
        Some((path, picture))
    };
    uses.into_iter().filter_map(picture).collect()
}

impl SitePicture {
    fn new(images: &Images, (path, blob): (&SourcePath, &Blob), head: PictureHead, used: PictureUse) -> Self {
        let sizes = if used.is_shown { sizes(images, head) } else { Vec::new() };
        let widest = sizes.last().copied();
        let keeps_size =
            used.is_linked || head.kind == PictureKind::Drawing || widest.is_none_or(|widest| widest == head.width);
        let scaled = |width, format| Recipe::Scaled { width, format, quality: images.quality };
        let own = match widest {
            Some(widest) if !keeps_size => scaled(widest, head.format),
            _ => Recipe::Clean,
        };
        let own_width = widest.filter(|widest| !keeps_size || *widest == head.width);
        let mut recipes = Vec::new();
        if head.kind == PictureKind::Photograph {
            let others = sizes.iter().filter(|width| own_width != Some(**width));
            recipes.extend(others.map(|width| scaled(*width, head.format)));
        }
        if head.format != PictureFormat::WebP {
            recipes.extend(sizes.iter().map(|width| scaled(*width, PictureFormat::WebP)));
        }
        // What is only copied is not made together with what takes time.
        let is_made = own != Recipe::Clean || head.is_turned;
        let all: Arc<[Recipe]> = recipes.iter().copied().chain(is_made.then_some(own)).collect();
        let of = |all: &Arc<[Recipe]>, number| Derivation { from: blob.clone(), head, all: Arc::clone(all), number };
        let own = if is_made { of(&all, recipes.len()) } else { of(&[own].into(), 0) };
        let other = |number| {
            let derivation = of(&all, number);
            let Recipe::Scaled { width, format, .. } = derivation.recipe() else { return None };
            Some((route(path, &derivation, width, format), width, derivation))
        };
        Self { own, others: (0..recipes.len()).filter_map(other).collect(), own_width }
    }

    /// Returns how pages show it whose file stands at that address.
    pub fn shown(&self, base: &BaseUrl, own: &str) -> ShownPicture {
        let PictureHead { format, .. } = self.own.head;
        let (width, height) = self.own.size();
        let srcset = |wanted: PictureFormat| {
            let others = self.others.iter().filter(|(.., derivation)| made_format(derivation) == wanted);
            let mut files: Vec<(u32, String)> = others.map(|(route, width, _)| (*width, base.href(route))).collect();
            files.extend(self.own_width.filter(|_| wanted == format).map(|width| (width, own.to_owned())));
            files.sort();
            files
        };
        let text = |files: Vec<(u32, String)>| {
            let each: Vec<String> = files.iter().map(|(width, url)| format!("{url} {width}w")).collect();
            each.join(", ")
        };
        let (same, webp) = (srcset(format), srcset(PictureFormat::WebP));
        let webp_srcset = if format == PictureFormat::WebP { String::new() } else { text(webp) };
        let srcset = if same.len() > 1 { text(same) } else { String::new() };
        ShownPicture { width, height, srcset, webp_srcset }
    }
}

/// Returns the format in which a file is made.
fn made_format(derivation: &Derivation) -> PictureFormat {
    match derivation.recipe() {
        Recipe::Scaled { format, .. } => format,
        Recipe::Clean => derivation.head.format,
    }
}

/// Returns the widths in which a picture is published, the narrowest first.
fn sizes(images: &Images, head: PictureHead) -> Vec<u32> {
    let Some(widest) = images.widths.last() else { return Vec::new() };
    match head.kind {
        PictureKind::Untouched => Vec::new(),
        _ if head.width.max(head.height) > LONGEST_WEBP => Vec::new(),
        PictureKind::Drawing => vec![head.width],
        PictureKind::Photograph => {
            let top = head.width.min(*widest);
            let is_narrower = |width: &u32| u64::from(*width) * u64::from(NEAR.1) < u64::from(top) * u64::from(NEAR.0);
            images.widths.iter().copied().filter(is_narrower).chain([top]).collect()
        }
    }
}

/// Returns where a file of a picture stands: `/assets/pictures/river.3f2a9c0d1e.960.webp`.
fn route(path: &SourcePath, derivation: &Derivation, width: u32, format: PictureFormat) -> Route {
    let name = Slug::of_title(path.stem()).map_or_else(|| "picture".to_owned(), |slug| slug.to_string());
    Route::of(format!("{PICTURES}{name}.{}.{width}.{}", derivation.input().short(), format.ending()))
}
