//! Slugs: the names of things in URLs, `[a-z0-9]+(-[a-z0-9]+)*`.

use super::text_type::text_type;
use std::sync::Arc;

/// A valid slug, cheap to copy.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

text_type!(Slug);

/// Longest slug in bytes, so that no file system's 255-byte limit is near even with a suffix.
pub const MAX_SLUG_LENGTH: usize = 120;

/// Names that Windows keeps for devices; a folder of that name cannot be checked out there.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether Windows takes a file or folder of that name for a device, whatever its case and ending.
pub fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    RESERVED.iter().any(|reserved| stem.eq_ignore_ascii_case(reserved))
}

/// Why a text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugFault {
    /// A character or form outside `[a-z0-9]+(-[a-z0-9]+)*`.
    Form,
    /// Longer than [`MAX_SLUG_LENGTH`].
    Length,
    /// A device name of Windows.
    Reserved,
}

impl Slug {
    /// Checks a slug as written.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, SlugFault> {
        let part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if text.len() > MAX_SLUG_LENGTH {
            Err(SlugFault::Length)
        } else if is_device_name(text) {
            Err(SlugFault::Reserved)
        } else if text.split('-').all(part) {
            Ok(Self(text.into()))
        } else {
            Err(SlugFault::Form)
        }
    }

    /// Returns the nearest slug to a title: transliterated to ASCII, lower case, everything else one hyphen. Empty
    /// titles and titles of nothing but signs give `None`.
    pub fn of_title(title: &str) -> Option<Self> {
        let ascii = deunicode::deunicode(title).to_ascii_lowercase().replace('\'', "");
        let mut slug = String::with_capacity(ascii.len());
        for word in ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if slug.len() + word.len() + 1 > MAX_SLUG_LENGTH {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(word);
        }
        Self::parse(&slug).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        assert!(Slug::parse("afghan-talks-2021").is_ok());
        for bad in ["", "-a", "a-", "a--b", "A", "é", "../x", "a b", "a/b"] {
            assert_eq!(Slug::parse(bad), Err(SlugFault::Form), "{bad}");
        }
        assert_eq!(Slug::parse("con"), Err(SlugFault::Reserved));
        assert_eq!(Slug::parse(&"a".repeat(300)), Err(SlugFault::Length));
    }

    #[test]
    fn titles() {
        assert_eq!(Slug::of_title("Straße & Café: l'été").unwrap().as_str(), "strasse-cafe-lete");
        assert_eq!(Slug::of_title("!!"), None);
    }
}
