//! From the path of a request to a route of the site, as GitHub Pages resolves it.
//!
//! A place is found by its exact route, so nothing that is asked for can lead out of the site: a part of a path that
//! means something else than its letters is no part of any route.

use crate::base::route::decode;

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RequestTarget {
    /// A route of the site, decoded.
    Route(String),
    /// The site's own address without its closing slash.
    SiteRoot,
    /// Something that is not below the site's address.
    Outside,
    /// A path that no site has.
    Invalid,
}

/// Returns the path of a request without its query, and the query.
pub(super) fn split_query(target: &str) -> (&str, Option<&str>) {
    match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    }
}

/// Returns what a path asks for on a site with this base path, which begins and ends with a slash.
pub(super) fn resolve(path: &str, base_path: &str) -> RequestTarget {
    let base = decode(base_path).unwrap_or_else(|| base_path.to_owned());
    let Some(path) = literal(path) else { return RequestTarget::Invalid };
    if let Some(rest) = path.strip_prefix(&base) {
        return RequestTarget::Route(format!("/{rest}"));
    }
    if path == base.trim_end_matches('/') { RequestTarget::SiteRoot } else { RequestTarget::Outside }
}

/// Returns a path with each of its parts decoded by itself. `None` if one of them is empty or would be more than a
/// name.
fn literal(path: &str) -> Option<String> {
    let rest = path.strip_prefix('/')?;
    let parts: Vec<&str> = rest.split('/').collect();
    let mut literal = String::with_capacity(path.len());
    for (at, part) in parts.iter().enumerate() {
        let name = decode(part)?;
        let is_last = at + 1 == parts.len();
        let is_none = (name.is_empty() && !is_last) || matches!(&*name, "." | "..");
        if is_none || name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control()) {
            return None;
        }
        literal.push('/');
        literal.push_str(&name);
    }
    Some(literal)
}

/// Returns the value of a parameter of a query.
pub(super) fn parameter(query: Option<&str>, name: &str) -> Option<String> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).and_then(|(_, value)| decode(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_what_stands_below_the_base_path() {
        let route = |route: &str| RequestTarget::Route(route.to_owned());
        for (path, is) in [
            ("/repo/", route("/")),
            ("/repo/a%20b/%C3%A9.pdf", route("/a b/é.pdf")),
            ("/%72epo/a", route("/a")),
            ("/repo/::$DATA", route("/::$DATA")),
            ("/repo", RequestTarget::SiteRoot),
            ("/", RequestTarget::Outside),
            ("/repository/", RequestTarget::Outside),
            ("/repo/../repo/", RequestTarget::Invalid),
            ("/repo/%2e%2e/", RequestTarget::Invalid),
            ("/repo/.%2E/x", RequestTarget::Invalid),
            ("/repo/a%2fb/", RequestTarget::Invalid),
            ("/repo/a%5cb/", RequestTarget::Invalid),
            ("/repo/a\\b/", RequestTarget::Invalid),
            ("/repo//", RequestTarget::Invalid),
            ("//evil.example/", RequestTarget::Invalid),
            ("/repo/%00", RequestTarget::Invalid),
            ("/repo/%ff", RequestTarget::Invalid),
            ("http://127.0.0.1/repo/", RequestTarget::Invalid),
            ("*", RequestTarget::Invalid),
        ] {
            assert_eq!(resolve(path, "/repo/"), is, "{path}");
        }
        assert_eq!(resolve("/a/", "/"), route("/a/"));
        assert_eq!(resolve("/%C3%A4b/a", "/%C3%84b/"), RequestTarget::Outside);
        assert_eq!(resolve("/%C3%84b/a", "/%C3%84b/"), route("/a"));
    }

    #[test]
    fn parameters() {
        assert_eq!(parameter(Some("a=%2Fx%26&b=2"), "a").as_deref(), Some("/x&"));
        assert_eq!(parameter(Some("a=1"), "b"), None);
        assert_eq!(split_query("/a?b?c"), ("/a", Some("b?c")));
    }
}
