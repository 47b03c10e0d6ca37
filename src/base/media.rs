//! Files that are played: videos and sound, by their endings.

use super::route;

/// What a player shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaKind {
    Video,
    Sound,
}

impl MediaKind {
    /// Returns the kind of files with this ending, whatever its case, if browsers play them.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match &*ending.to_ascii_lowercase() {
            "mp4" | "m4v" | "webm" | "ogv" => Self::Video,
            "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" => Self::Sound,
            _ => return None,
        })
    }

    /// Returns the kind of the file at an address, which may have a query and a fragment.
    pub fn of_address(address: &str) -> Option<Self> {
        let path = address.strip_suffix(route::suffix(address)).unwrap_or(address);
        let name = path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').and_then(|(_, ending)| Self::of_ending(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_are_known_by_the_ending_of_their_file() {
        for (address, kind) in [
            ("talk.mp4", Some(MediaKind::Video)),
            ("a/Talk.WebM#t=30", Some(MediaKind::Video)),
            ("https://x.org/a.mp3?b=c.png", Some(MediaKind::Sound)),
            ("a.png?b=c.mp4", None),
            ("mp4", None),
            ("a.mp4/b", None),
            ("talk.mov", None),
        ] {
            assert_eq!(MediaKind::of_address(address), kind, "{address}");
        }
    }
}
