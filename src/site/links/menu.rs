//! Addresses of `site.yaml`: the menu and the footer.

use super::parts;
use crate::base::{BaseUrl, Route, SourcePath, route};
use std::collections::BTreeMap;

/// The address of an item of `menu` or `footer`: a source file below `content/` or `content/pages/`, a rooted address,
/// or a full one.
pub fn menu_address(base: &BaseUrl, targets: &BTreeMap<SourcePath, Route>, url: &str) -> MenuAddress {
    let url = base.below(url).unwrap_or(url);
    if route::scheme(url).is_some() || url.starts_with("//") {
        return MenuAddress::Elsewhere(url.to_owned());
    }
    let address = parts(url);
    let route = if address.path.starts_with('/') {
        Route::parse(address.path).ok()
    } else {
        let folders = ["content/pages/", "content/"];
        folders.iter().find_map(|folder| targets.get(format!("{folder}{}", address.path).as_str())).cloned()
    };
    let Some(route) = route else { return MenuAddress::Dead };
    let suffix = route::encode_written(address.suffix);
    MenuAddress::Here { route, suffix, fragment: address.fragment.map(str::to_owned) }
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
