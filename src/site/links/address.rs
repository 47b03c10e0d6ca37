//! Addresses as they are written, in a text or in the menu and footer of `site.yaml`.

use crate::base::{BaseUrl, Route, SourcePath, route};
use std::collections::BTreeMap;

/// `path?query#fragment`.
#[derive(Clone, Copy)]
pub struct Address<'a> {
    pub path: &'a str,
    /// The query and fragment with their marks, as written.
    suffix: &'a str,
    pub fragment: Option<&'a str>,
}

impl<'a> Address<'a> {
    /// Returns the parts of an address.
    pub fn parse(address: &'a str) -> Self {
        let (before, fragment) = match address.split_once('#') {
            Some((before, fragment)) => (before, Some(fragment)),
            None => (address, None),
        };
        let path = before.split_once('?').map_or(before, |(path, _)| path);
        Self { path, suffix: &address[path.len()..], fragment }
    }

    /// Returns what follows the path on a page.
    pub fn suffix(&self) -> String {
        route::encode_written(self.suffix)
    }
}

/// Where an item of the menu leads.
pub enum MenuAddress {
    /// To another site.
    Elsewhere(String),
    /// To an address of this one, to be held against all addresses; `suffix` is what follows its path on a page.
    Here { route: Route, suffix: String, fragment: Option<String> },
    /// Nowhere.
    Dead,
}

/// Returns where an item of `menu` or `footer` leads. It names a source file below `content/` or `content/pages/`, an
/// address from the root, or a full one.
pub fn menu_address(base: &BaseUrl, targets: &BTreeMap<SourcePath, Route>, url: &str) -> MenuAddress {
    let url = base.below(url).unwrap_or(url);
    if route::scheme(url).is_some() || url.starts_with("//") {
        return MenuAddress::Elsewhere(url.to_owned());
    }
    let address = Address::parse(url);
    let route = if address.path.starts_with('/') {
        Route::parse(address.path).ok()
    } else {
        let folders = ["content/pages/", "content/"];
        folders.iter().find_map(|folder| targets.get(format!("{folder}{}", address.path).as_str())).cloned()
    };
    let Some(route) = route else { return MenuAddress::Dead };
    MenuAddress::Here { route, suffix: address.suffix(), fragment: address.fragment.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_fall_into_parts() {
        let address = Address::parse("a.md?x=1#b");
        assert_eq!((address.path, address.suffix, address.fragment), ("a.md", "?x=1#b", Some("b")));
    }
}
