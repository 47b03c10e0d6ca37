//! Addresses of `site.yaml`: the menu and the footer.

use super::parts;
use crate::base::{BaseUrl, Route, SourcePath, route};
use std::collections::BTreeMap;

/// The address of an item of `menu` or `footer`: a source file below `content/` or `content/pages/`, a rooted address,
/// or a full one.
pub fn menu_address(base: &BaseUrl, targets: &BTreeMap<SourcePath, Route>, url: &str) -> MenuAddress {
    let url = base.below(url).unwrap_or(url);
    if route::scheme(url).is_some() {
        return MenuAddress::Known(url.to_owned());
    }
    let address = parts(url);
    let suffix = route::encode_written(address.suffix);
    if address.path.starts_with('/') {
        return match Route::parse(address.path) {
            Ok(route) => MenuAddress::Rooted { url: format!("{}{suffix}", base.href(&route)), route },
            Err(_) => MenuAddress::Dead,
        };
    }
    ["content/pages/", "content/"]
        .iter()
        .find_map(|folder| targets.get(format!("{folder}{}", address.path).as_str()))
        .map_or(MenuAddress::Dead, |route| MenuAddress::Known(format!("{}{suffix}", base.href(route))))
}

/// Where an item of the menu leads.
pub enum MenuAddress {
    /// To a page of this site, or elsewhere.
    Known(String),
    /// To an address that must be held against all addresses.
    Rooted { url: String, route: Route },
    /// Nowhere.
    Dead,
}
