//! By which hash a repository names its objects.
//!
//! Two repositories of different kinds cannot speak with each other, and git tells it late and in many ways. A remote says
//! which it uses: by its ids, and where it has none, by what it can do.

/// A hash of git's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HashFormat {
    Sha1,
    Sha256,
}

impl HashFormat {
    /// Returns the hash of git's word for it.
    pub fn of_word(word: &str) -> Self {
        if word == "sha256" { Self::Sha256 } else { Self::Sha1 }
    }

    /// Returns the hash that gives ids like that.
    pub fn of_id(id: &str) -> Self {
        if id.len() == 64 { Self::Sha256 } else { Self::Sha1 }
    }

    /// Returns what a remote said of itself, read in git's trace of what it heard.
    pub fn heard(trace: &str) -> Option<Self> {
        let mut said = trace.lines().filter_map(|line| line.split_once("< ")?.1.split_once("object-format="));
        let (_, word) = said.next()?;
        Some(Self::of_word(word.split_whitespace().next().unwrap_or_default()))
    }

    /// Returns git's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sha1 => "sha1",
            Self::Sha256 => "sha256",
        }
    }

    /// Returns what people call it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
        }
    }

    /// Returns the other one.
    pub fn other(self) -> Self {
        match self {
            Self::Sha1 => Self::Sha256,
            Self::Sha256 => Self::Sha1,
        }
    }
}
