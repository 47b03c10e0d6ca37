//! An address as an author writes it, in its parts.

/// `path?query#fragment`.
pub struct Address<'a> {
    pub path: &'a str,
    /// The query and fragment with their marks, as written.
    pub suffix: &'a str,
    pub fragment: Option<&'a str>,
}

/// Takes an address apart.
pub fn parts(address: &str) -> Address<'_> {
    let (before, fragment) = match address.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (address, None),
    };
    let path = before.split_once('?').map_or(before, |(path, _)| path);
    Address { path, suffix: &address[path.len()..], fragment }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_fall_into_parts() {
        let address = parts("a.md?x=1#b");
        assert_eq!((address.path, address.suffix, address.fragment), ("a.md", "?x=1#b", Some("b")));
    }
}
