//! References to files: where each is published, how a picture is used, and what lies beside a video.

use super::address::Address;
use super::fault::{Known, Why};
use super::follower::{Follower, Following};
use super::resolved::PublishedFile;
use crate::base::{At, FieldPath, Language, MediaKind, PictureFormat, Route, SourcePath};
use crate::body::{Poster, ReferenceKind, ShownPlayer, Track};
use crate::parse::config::is_language_tag;
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
            Some(Err(fault)) => self.fault(Why::Picture { wanted: blob.clone(), fault: *fault }),
        }
    }

    /// Follows a reference to a file. One of `static/` has its address, one of a page's folder stands with that page, and any
    /// other is published with the page that refers to it.
    pub(super) fn file(mut self, blob: SourcePath, address: Address<'_>) {
        self.note_picture(&blob);
        let Some(route) = self.publish(&blob) else { return };
        self.note_player(&blob);
        self.resolve(format!("{}{}", self.follower.base.href(&route), address.suffix()));
        self.given.resolved.files.insert(self.written.to_owned(), (route, blob));
    }

    /// Returns where a file is published that is referred to; none without a page for an error that is reported.
    fn publish(&mut self, blob: &SourcePath) -> Option<Route> {
        let Follower { known: Known { targets, .. }, folders, .. } = self.follower;
        self.given.used.push(blob.clone());
        if let Some(rest) = blob.as_str().strip_prefix("static/") {
            return Some(Route::of(format!("/{rest}")));
        }
        if let Some((owner, rest)) = folders.owner(blob) {
            return Some(targets.get(owner)?.beside(rest));
        }
        let owner = self.document.path.clone();
        let route = targets.get(&owner)?.beside(blob.name());
        self.given.files.push(PublishedFile { route: route.clone(), blob: blob.clone(), owner });
        Some(route)
    }

    /// Notes how a video or sound is played that the text shows: with the picture and the words that lie beside it,
    /// `talk.jpg`, `talk.vtt` and `talk.fr.vtt` beside `talk.mp4`.
    pub(super) fn note_player(&mut self, blob: &SourcePath) {
        let is_in_body = matches!(self.place.at, At::Reference(_)) && self.kind == ReferenceKind::Image;
        let Some(kind) = MediaKind::of_ending(blob.extension()).filter(|_| is_in_body) else { return };
        let mut player = ShownPlayer::default();
        let folder = blob.folder();
        let begin = format!("{folder}{}{}.", if folder.is_empty() { "" } else { "/" }, blob.stem());
        let blobs = self.follower.known.blobs;
        let beside = blobs
            .range::<SourcePath, _>(SourcePath::new(begin.as_str())..)
            .take_while(|one| one.as_str().starts_with(&begin));
        for file in beside.copied() {
            let rest = &file.as_str()[begin.len()..];
            if rest.eq_ignore_ascii_case("vtt") {
                player.tracks.extend(self.track(file, self.language.clone()));
            } else if let Some((tag, ending)) = rest.rsplit_once('.') {
                if ending.eq_ignore_ascii_case("vtt") && is_language_tag(tag) {
                    player.tracks.extend(self.track(file, Language::of(tag)));
                }
            } else if kind == MediaKind::Video && player.poster.is_none() && is_poster(rest) {
                player.poster = self.poster(file);
            }
        }
        // Of two files in the language of the text one is shown from the beginning.
        let own = player.tracks.iter_mut().filter(|track| track.is_own);
        own.skip(1).for_each(|track| track.is_own = false);
        if kind == MediaKind::Video && player.tracks.is_empty() {
            self.fault(Why::Captions { wanted: format!("{}.vtt", blob.stem()) });
        }
        self.given.resolved.links.insert_player(self.written.to_owned(), player);
    }

    fn track(&mut self, file: &SourcePath, language: Language) -> Option<Track> {
        let url = self.publish(file).map(|route| self.follower.base.href(&route))?;
        let is_own = language == *self.language;
        Some(Track { url, label: language.own_name(), language: language.tag().to_owned(), is_own })
    }

    fn poster(&mut self, file: &SourcePath) -> Option<Poster> {
        match self.follower.pictures.get(file)? {
            Ok(_) => self.given.pictures.push((file.clone(), PictureUse { is_shown: true, is_linked: false })),
            Err(fault) => {
                self.fault(Why::Picture { wanted: file.clone(), fault: *fault });
                return None;
            }
        }
        let url = self.publish(file).map(|route| self.follower.base.href(&route))?;
        Some(Poster { file: file.clone(), url, width: 0, height: 0 })
    }
}

/// Whether a file with this ending can be the picture of a video.
fn is_poster(ending: &str) -> bool {
    use PictureFormat::{Avif, Jpeg, Png, WebP};
    matches!(PictureFormat::of_ending(ending), Some(Jpeg | Png | WebP | Avif))
}
