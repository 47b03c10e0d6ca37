//! The forms that values of `site.yaml` must have.

use crate::base::elsewhere::web_address;
use crate::base::route::scheme;

/// Whether a text is `#rgb` or `#rrggbb`.
pub fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a text is a language of two or three letters and further parts, as in BCP 47 (RFC 5646); the registry is not
/// consulted.
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or("");
    matches!(language.len(), 2 | 3)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        && !text.ends_with("-x")
}

/// Whether a text is `urn:uuid:…`, a `tag:` URI (RFC 4151), or a web address.
pub fn is_site_id(text: &str) -> bool {
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"')) {
        return false;
    }
    if let Some(uuid) = text.strip_prefix("urn:uuid:") {
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        return lengths == [8, 4, 4, 4, 12] && uuid.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    }
    if let Some(tag) = text.strip_prefix("tag:") {
        return tag.split_once(',').is_some_and(|(who, when)| !who.is_empty() && when.contains(':'));
    }
    web_address(text).is_some_and(|address| address == text)
}

/// Returns what a browser asks for at an item of the menu: a source file (`about.md`, with or without `#heading`), a path
/// from the root, a web address, or a mail address or telephone number with its scheme.
pub fn menu_url(text: &str) -> Option<String> {
    if let Some(address) = web_address(text) {
        return Some(address.into_owned());
    }
    if text.contains(|c: char| c.is_control() || matches!(c, '<' | '>' | '"' | '\\')) {
        return None;
    }
    let path = text.split('#').next().unwrap_or("");
    let is_source = path.ends_with(".md") && !path.starts_with('/') && scheme(text).is_none();
    let is_rooted = text.starts_with('/') && !text.starts_with("//");
    let is_call = matches!(scheme(text).as_deref(), Some("mailto" | "tel")) && !text.contains(char::is_whitespace);
    (is_source || is_rooted || is_call).then(|| text.to_owned())
}

/// Whether a text is a path that stays inside `static/`.
pub fn is_static_path(text: &str) -> bool {
    let bad = |part: &str| part.is_empty() || part == "." || part == "..";
    !text.contains(|c: char| c.is_control() || matches!(c, '\\' | ':' | '?' | '#')) && !text.split('/').any(bad)
}

/// Returns the path in `static/` of a file that `site.yaml` names, with the folder or without it.
pub fn below_static(name: &str) -> &str {
    let name = name.trim_start_matches('/');
    name.strip_prefix("static/").unwrap_or(name)
}
