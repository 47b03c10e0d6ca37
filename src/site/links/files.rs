//! References to files: where each is published, and how a picture is used.

use super::address::Address;
use super::fault::{Fault, Known, Why};
use super::follower::{Follower, Following};
use super::resolved::PublishedFile;
use crate::base::{At, FieldPath, Route, SourcePath};
use crate::body::ReferenceKind;
use crate::site::pictures::PictureUse;

impl Following<'_, '_> {
    /// Notes how the picture of an address is used that was followed before.
    pub(super) fn note_repeated(mut self) {
        if let Some((_, blob)) = self.given.resolved.files.get(self.written).cloned() {
            self.note_picture(&blob);
        }
    }

    /// Notes how a picture is used, or that it is none.
    pub(super) fn note_picture(&mut self, blob: &SourcePath) {
        match self.follower.pictures.get(blob) {
            None => {}
            Some(Ok(_)) => {
                let is_shown = match &self.place.at {
                    At::Field(field) => *field == FieldPath::of("image").key("src"),
                    _ => self.kind == ReferenceKind::Image,
                };
                self.given.pictures.push((blob.clone(), PictureUse { is_shown, is_linked: !is_shown }));
            }
            Some(Err(fault)) => {
                let (place, written) = (self.place.clone(), self.written.to_owned());
                let why = Why::Picture { wanted: blob.clone(), fault: *fault };
                self.given.faults.push(Fault { place, written, why });
            }
        }
    }

    /// Follows a reference to a file. One of `static/` has its address, one of a page's folder stands with that page, and any
    /// other is published with the page that refers to it.
    pub(super) fn file(mut self, blob: SourcePath, address: Address<'_>) {
        let Follower { known: Known { targets, .. }, folders, .. } = self.follower;
        self.given.used.push(blob.clone());
        self.note_picture(&blob);
        let route = if let Some(rest) = blob.as_str().strip_prefix("static/") {
            Route::of(format!("/{rest}"))
        } else if let Some((owner, rest)) = folders.owner(&blob) {
            // Without a page for an error that is reported.
            let Some(target) = targets.get(owner) else { return };
            target.beside(rest)
        } else {
            let owner = self.document.path.clone();
            let Some(target) = targets.get(&owner) else { return };
            let route = target.beside(blob.name());
            self.given.files.push(PublishedFile { route: route.clone(), blob: blob.clone(), owner });
            route
        };
        self.resolve(format!("{}{}", self.follower.base.href(&route), address.suffix()));
        self.given.resolved.files.insert(self.written.to_owned(), (route, blob));
    }
}
