//! Links: what every reference of every text leads to, and which files are published because of it.
//!
//! A reference is a path to a source file, relative to the file that it stands in, so that it works in an editor and on
//! a forge as it does on the site; or a wiki link; or a rooted address, which can only be held against the list of all
//! addresses and is passed on to plan; or a full address elsewhere, which is nobody's business here. A full address of
//! this site is a rooted one.

mod address;
mod fault;
mod files;
mod follower;
mod names;
mod resolved;
mod target;

pub use address::{MenuAddress, menu_address};
pub use names::Names;
pub use resolved::{PublishedFile, Resolved, Rooted};
pub use target::{Anchors, Targets, targets};

use super::graph::{Written, closed};
use super::pictures::{self, PictureUses, SitePictures};
use super::{Selection, Sources, Tombstones};
use crate::base::copy_names::is_copy_of_file;
use crate::base::nearest::Suggestions;
use crate::base::unpublished::{ATTACHMENTS, Unpublished};
use crate::base::{BaseUrl, Diagnostic, Place, Route, SourcePath, problems};
use crate::parse::config::Config;
use fault::Known;
use follower::{Follower, Given};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use target::Folders;

/// What following all references gives.
#[derive(Default)]
pub struct Followed {
    pub problems: Vec<Diagnostic>,
    pub files: Vec<PublishedFile>,
    pub rooted: Vec<Rooted>,
    pub resolved: BTreeMap<SourcePath, Resolved>,
    pub pictures: SitePictures,
    /// The links between pages, in the order of their files and places.
    pub edges: Vec<Written>,
}

impl Followed {
    /// Says how pictures are shown, and puts the files in order.
    fn finish(&mut self, base: &BaseUrl) {
        self.show_pictures(base);
        self.files.sort();
        self.files.dedup_by(|a, b| a.route == b.route && a.blob == b.blob);
    }

    /// Enters for each text how its page shows the pictures that it refers to.
    fn show_pictures(&mut self, base: &BaseUrl) {
        if self.pictures.is_empty() {
            return;
        }
        for Resolved { links, files } in self.resolved.values_mut() {
            for (written, (_, blob)) in files {
                let Some(picture) = self.pictures.get(blob) else { continue };
                // A fragment says how the picture is shown, and nothing of its file.
                let own = links.get(written).and_then(|own| own.split('#').next());
                let Some(shown) = own.map(|own| picture.shown(base, own)) else { continue };
                links.insert_picture(written.clone(), shown);
            }
            for poster in links.posters_mut() {
                let Some(picture) = self.pictures.get(&poster.file) else { continue };
                (poster.width, poster.height) = picture.own.size();
            }
        }
    }
}

/// Follows every reference of every public document.
pub fn follow(
    config: &Config,
    sources: Sources<'_>,
    selection: &Selection,
    tombstones: &Tombstones,
    targets: &Targets<'_>,
    names: &Names<'_>,
) -> Followed {
    let public = &selection.public;
    let folders = &Folders::new(public, &selection.versions);
    let is_withdrawn = |blob: &SourcePath| folders.owner(blob).is_some_and(|(owner, _)| tombstones.holds(owner));
    let is_open = |blob: &&SourcePath| selection.folder_around(blob).is_none() && !is_withdrawn(blob);
    let blobs: BTreeSet<&SourcePath> = sources.blobs.keys().filter(is_open).collect();
    // A public file has no page only if its name is none, or its original could not be read: an error that is reported.
    let pageless = public.iter().map(|document| &document.path).filter(|path| !targets.contains_key(*path));
    let faulty = &sources.unreadable.iter().chain(pageless).collect();
    let unpublished: BTreeMap<&SourcePath, Unpublished> = sources
        .unpublished
        .iter()
        .filter(|one| is_open(&one.0) && is_told(*one, selection))
        .map(|(path, why)| (path, *why))
        .collect();
    let (base, known) = (
        &config.base_url,
        Known { targets, blobs: &blobs, unpublished: &unpublished, names, outside: &config.outside },
    );
    let follower =
        Follower { config, base, known, faulty, blobs: sources.blobs, pictures: sources.pictures, folders, tombstones };
    let each: Vec<Given<'_>> = public.par_iter().map(|document| follower.document(document)).collect();
    let mut followed = Followed::default();
    let (mut used, mut pictures) = (BTreeSet::new(), PictureUses::new());
    let mut suggestions = Suggestions::default();
    for (document, given) in public.iter().zip(each) {
        let faults = given.faults.into_iter();
        followed.problems.extend(faults.map(|fault| fault.problem(known, &mut suggestions)));
        used.extend(given.used);
        given.pictures.into_iter().for_each(|(blob, used)| pictures.entry(blob).or_default().join(used));
        followed.files.extend(given.files);
        followed.rooted.extend(given.rooted);
        let written = |(to, sentence)| Written { source: document.path.clone(), to, sentence };
        followed.edges.extend(given.edges.into_iter().map(written));
        followed.resolved.insert(document.path.clone(), given.resolved);
    }
    // What lies in the folder of a public file is published if anything refers to it or its ending is known.
    for blob in blobs.iter().copied().filter(|blob| blob.is_below("content") && !is_read_alone(sources, &used, blob)) {
        let owner = folders.owner(blob);
        let why = match owner {
            _ if used.contains(blob) => None,
            Some((owner, _)) => not_attached(config, blob, owner),
            None => Some(problems::unused_file as fn(&SourcePath) -> Diagnostic),
        };
        if let Some(why) = why {
            followed.problems.push(why(blob));
        } else if let Some((owner, rest)) = owner
            && let Some(target) = targets.get(owner)
        {
            let route = target.beside(rest);
            if let (Some(Err(fault)), false) = (sources.pictures.get(blob), used.contains(blob)) {
                followed.problems.push(problems::bad_picture(Place::file(blob), blob, *fault));
            }
            pictures.entry(blob.clone()).or_default();
            followed.files.push(PublishedFile { route, blob: blob.clone(), owner: owner.clone() });
        }
    }
    followed.problems.extend(unpublished.iter().map(|(path, why)| problems::unpublished(path, *why)));
    followed.pictures = pictures::gather(config, sources, pictures);
    close(base, targets, &blobs, &mut followed);
    followed.finish(base);
    followed
}

/// Whether a file is a bibliography, which is read and may hold what is for its owner alone, and nothing refers to it.
fn is_read_alone(sources: Sources<'_>, used: &BTreeSet<SourcePath>, blob: &SourcePath) -> bool {
    sources.libraries.contains_key(blob) && !used.contains(blob)
}

/// Endings of files that a text may have been written in.
const WRITTEN_IN: [&str; 6] = ["doc", "docx", "odt", "pages", "rtf", "txt"];

/// Returns why a file of a brief's folder is not published where nothing refers to it; none if it is an attachment.
fn not_attached(config: &Config, blob: &SourcePath, owner: &SourcePath) -> Option<fn(&SourcePath) -> Diagnostic> {
    let ending = blob.extension().to_lowercase();
    let is_known = ATTACHMENTS.contains(&&*ending) || config.attachment_types.contains(&ending);
    let is_original = || WRITTEN_IN.contains(&&*ending) && blob.stem().eq_ignore_ascii_case(owner.stem());
    match blob {
        _ if !is_known => Some(problems::unknown_attachment),
        _ if is_copy_of_file(blob) => Some(problems::unlinked_copy),
        _ if is_original() => Some(problems::unlinked_original),
        _ => None,
    }
}

/// Whether a file that is not published may be named: not one that is withheld, nor the copy of a text that is.
fn is_told((path, why): (&SourcePath, &Unpublished), selection: &Selection) -> bool {
    let is_beside = |withheld: &SourcePath| {
        let name = withheld.stem().split('.').next().unwrap_or_default();
        withheld.folder() == path.folder() && path.name().contains(name)
    };
    selection.shows_all || (*why != Unpublished::HeldText && !selection.withheld.iter().any(|one| is_beside(&one.path)))
}

/// Adds the closing slash to links to pages where it was left out. Whether a page is there is found out later, when all
/// addresses are known. Here it is known what is no page: a file, and what has an extension, as the files have that the
/// tool makes.
fn close(base: &BaseUrl, targets: &Targets<'_>, blobs: &BTreeSet<&SourcePath>, followed: &mut Followed) {
    let mut open = followed.rooted.iter().filter(|rooted| closed(&rooted.route) != rooted.route).peekable();
    if open.peek().is_none() {
        return;
    }
    let published = followed.files.iter().map(|file| &file.route);
    let files: BTreeSet<&Route> = published.chain(targets.values().map(|target| &target.route)).collect();
    for rooted in open {
        let is_file =
            files.contains(&rooted.route) || blobs.contains(&SourcePath::new(format!("static{}", rooted.route)));
        let resolved = followed.resolved.get_mut(&rooted.place.file);
        let Some(url) = resolved.and_then(|resolved| resolved.links.get_mut(&rooted.written)).filter(|_| !is_file)
        else {
            continue;
        };
        let end = base.href(&rooted.route).len();
        if !url[end..].starts_with('/') {
            url.insert(end, '/');
        }
    }
}
