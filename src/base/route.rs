//! Addresses on the site. All arithmetic with URLs is here and nowhere else.
//!
//! A [`Route`] is an address from the site's own root, decoded: `/briefs/afghan-talks/` is a page, `/feed.xml` a file.
//! The base path of a project site, percent-encoding and the host are added only when a route is written into a page.

use super::slug::is_device_name;
use super::text_type::text_type;
use super::unicode::composed;
use icu_casemap::CaseMapper;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;
use std::sync::Arc;

/// What is encoded in the path of a URL: everything that RFC 3986 does not let stand there, and quotes for safety.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\'');

/// An address on the site, from its root, with a leading `/`; pages end in `/`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

text_type!(Route);

/// What stands before all addresses in a language: `/fr`, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Prefix(String);

impl Prefix {
    /// Returns that of the language whose pages stand below its tag.
    pub fn of_tag(tag: &str) -> Self {
        Self(format!("/{}", tag.to_ascii_lowercase()))
    }

    /// Returns the route of a path in this language; the path has its leading `/`.
    pub fn route(&self, path: &str) -> Route {
        if self.0.is_empty() { Route::of(path) } else { Route::of(format!("{}{path}", self.0)) }
    }

    /// Returns the path of a route in this language; none of a route in another one.
    pub fn path<'r>(&self, route: &'r Route) -> Option<&'r str> {
        route.as_str().strip_prefix(&self.0).filter(|path| path.starts_with('/'))
    }
}

/// Why a text is no route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteFault {
    /// It does not begin with `/`, or names a host.
    NotRooted,
    /// A part is empty, `.`, `..`, `.git` or a device of Windows, ends with a dot or blank, or holds a control character
    /// or one of `\ ? # : * " < > |`.
    Form,
    /// A part is longer than 255 bytes once written to disk.
    Length,
}

impl Route {
    /// Returns a route that the tool itself puts together; `path` has its leading `/`.
    pub fn of(path: impl Into<Arc<str>>) -> Self {
        let path = path.into();
        debug_assert!(path.starts_with('/'), "{path}");
        Self(path)
    }

    /// Reads a route that an author typed, percent-encoded or not.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, RouteFault> {
        Self::of_path(&percent_decode_str(text).decode_utf8().map_err(|_| RouteFault::Form)?)
    }

    /// Reads a route that an author chose by naming files: each character stands for itself.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_path(path: &str) -> Result<Self, RouteFault> {
        let path = composed(path);
        let rest = path.strip_prefix('/').ok_or(RouteFault::NotRooted)?;
        if rest.starts_with('/') {
            return Err(RouteFault::NotRooted);
        }
        for part in rest.strip_suffix('/').unwrap_or(rest).split('/') {
            if part.ends_with(['.', ' ']) {
                return Err(RouteFault::Form);
            }
            let bad = |c: char| c.is_control() || matches!(c, '\\' | '?' | '#' | ':' | '*' | '"' | '<' | '>' | '|');
            if part.len() > 255 {
                return Err(RouteFault::Length);
            }
            if (part.is_empty() && !rest.is_empty())
                || part.eq_ignore_ascii_case(".git")
                || part.contains(bad)
                || is_device_name(part)
            {
                return Err(RouteFault::Form);
            }
        }
        Ok(Self(path.as_ref().into()))
    }

    /// Returns the route as an author types it, so that [`Self::parse`] reads it again. Letters of every script stand
    /// for themselves, since people are to read it.
    pub fn written(&self) -> Cow<'_, str> {
        if self.0.contains('%') { self.0.replace('%', "%25").into() } else { Cow::Borrowed(&self.0) }
    }

    /// Whether it is a page, that is, a folder with an `index.html`.
    pub fn is_page(&self) -> bool {
        self.0.ends_with('/')
    }

    /// Whether servers send it as a page: it is one, or an HTML file.
    pub fn is_html(&self) -> bool {
        let ending = self.0.rsplit_once('.').map_or("", |(_, ending)| ending);
        self.is_page() || ["html", "htm"].iter().any(|html| ending.eq_ignore_ascii_case(html))
    }

    /// Returns the route of `rest` inside this page's folder.
    pub fn child(&self, rest: &str) -> Route {
        debug_assert!(self.is_page());
        Route::of(format!("{}{rest}", self.0))
    }

    /// Returns the route of a file in the folder of this page, or beside it if it is a file.
    pub fn beside(&self, name: &str) -> Route {
        let folder = self.0.rfind('/').map_or("/", |at| &self.0[..=at]);
        Route::of(format!("{folder}{name}"))
    }

    /// Returns the folder's page around this one; the home page is its own parent.
    pub fn parent(&self) -> Route {
        let inner = self.0.trim_end_matches('/');
        Route::of(inner.rsplit_once('/').map_or("/", |(parent, _)| &inner[..=parent.len()]))
    }

    /// Returns the file to write, relative to the output folder, with `/`.
    pub fn output_path(&self) -> String {
        let path = self.0.trim_start_matches('/');
        if self.is_page() { format!("{path}index.html") } else { path.to_owned() }
    }

    /// Returns what two routes share when some file system or server would take them for one: composed and case-folded.
    pub fn key(&self) -> String {
        let path = self.output_path();
        if path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return path;
        }
        CaseMapper::new().fold_string(&composed(&path)).into_owned()
    }
}

/// Where the site is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    /// Scheme, host and port, without a closing `/`: `https://example.github.io`.
    origin: String,
    /// The path part, with its leading and without its closing `/`; empty at a host's root. Kept as written.
    path: String,
}

impl BaseUrl {
    /// Reads `https://host/path/`.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = text.split_once("://").ok_or("it has no `https://`")?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(&*scheme, "http" | "https") {
            return Err("its scheme is neither `https` nor `http`");
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if host.is_empty() || !host.chars().all(good) {
            return Err("its host is missing or not plain ASCII");
        }
        let port = host.rsplit_once(':').map_or("", |(_, port)| port);
        if !port.is_empty() && !port.ends_with(']') && port.parse::<u16>().is_err() {
            return Err("its port is no number up to 65535");
        }
        let decoded = decode(path).ok_or("its path is not UTF-8 once decoded")?;
        let bad = |c: char| c.is_control() || matches!(c, '?' | '#' | '\\' | '"' | '\'' | '<' | '>');
        let path = path.trim_end_matches('/');
        let folders = decoded.trim_end_matches('/').split('/');
        let is_bad_folder = |folder: &str| matches!(folder, "" | "." | "..");
        if path.contains(' ')
            || decoded.contains(bad)
            || decoded.contains('%')
            || (!path.is_empty() && folders.into_iter().any(is_bad_folder))
        {
            return Err("its path holds something other than folder names");
        }
        let path = encode_written(path);
        Ok(Self {
            origin: format!("{scheme}://{}", host.to_ascii_lowercase()),
            path: if path.is_empty() { String::new() } else { format!("/{path}") },
        })
    }

    /// Returns the base path with its closing `/`: `/briefs/`, or `/`.
    pub fn base_path(&self) -> String {
        format!("{}/", self.path)
    }

    /// Returns the scheme, host and port, without a closing `/`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the host alone.
    pub fn host(&self) -> &str {
        self.origin.split_once("://").map_or("", |(_, host)| host)
    }

    /// Whether its pages are asked for with encryption.
    pub fn is_secure(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// Whether the site stands at its host's root.
    pub fn is_host_root(&self) -> bool {
        self.path.is_empty()
    }

    /// Returns what of a full address stands below this one, from its `/` on; `None` if the address is elsewhere.
    pub fn below<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (scheme, rest) = address.split_once("//")?;
        let is_web = ["", "http:", "https:"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if !is_web || !host.eq_ignore_ascii_case(self.host()) {
            return None;
        }
        match path.strip_prefix(&self.path)? {
            "" => Some("/"),
            below => Some(below).filter(|below| below.starts_with('/')),
        }
    }

    /// Returns what a page writes into `href`: base path and route, percent-encoded.
    pub fn href(&self, route: &Route) -> String {
        format!("{}{}", self.path, utf8_percent_encode(route.as_str(), PATH))
    }

    /// Returns the route that a page writes into `href` like that, or in full; `None` if it is none of this site.
    pub fn route(&self, href: &str) -> Option<Route> {
        let path = href.strip_prefix(&self.origin).unwrap_or(href).strip_prefix(&self.path)?;
        Some(Route::of(decode(path)?)).filter(|_| path.starts_with('/'))
    }

    /// Returns the full address of a route.
    pub fn absolute(&self, route: &Route) -> String {
        format!("{}{}", self.origin, self.href(route))
    }
}

/// Returns the query and fragment of an address that an author wrote, with their marks.
pub fn suffix(written: &str) -> &str {
    &written[written.find(['?', '#']).unwrap_or(written.len())..]
}

/// Percent-decodes a path that an author wrote; `None` when the bytes are no UTF-8.
pub fn decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// Percent-encodes a text as a part of a path or the value of a parameter.
pub fn encoded(text: &str) -> String {
    const VALUE: &AsciiSet = &PATH.add(b'&').add(b'+').add(b'=');
    utf8_percent_encode(text, VALUE).to_string()
}

/// Percent-encodes a fragment or other part of an address that an author wrote, leaving what is encoded
/// already.
pub fn encode_written(text: &str) -> String {
    const WRITTEN: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'`').add(b'\'');
    utf8_percent_encode(text, WRITTEN).to_string()
}

/// Returns the scheme of an absolute URL in lower case, or `None` for a relative one. Blanks and control characters are
/// skipped as browsers do, so `java\tscript:` has the scheme `javascript`.
pub fn scheme(url: &str) -> Option<String> {
    let seen: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, _) = seen.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_urls() {
        let base = BaseUrl::parse("https://Example.github.io/briefs/").unwrap();
        let route = Route::of("/briefs/a b/é.pdf");
        assert_eq!(base.href(&route), "/briefs/briefs/a%20b/%C3%A9.pdf");
        assert_eq!(base.absolute(&Route::of("/")), "https://example.github.io/briefs/");
        let same = base.route(&base.href(&route)) == base.route(&base.absolute(&route));
        assert!(same && base.route(&base.href(&route)) == Some(route) && base.route("/other/").is_none());
        assert_eq!(BaseUrl::parse("HTTPS://X.org/").unwrap().absolute(&Route::of("/")), "https://x.org/");
        assert_eq!(BaseUrl::parse("https://x.org/Äb").unwrap().base_path(), "/%C3%84b/");
        assert_eq!(BaseUrl::parse("https://x.org").unwrap().href(&Route::of("/a/")), "/a/");
        for bad in [
            "example.org",
            "ftp://x",
            "https://",
            "https://x/a?b",
            "https://x/../y",
            "https://x/a\nb",
            "https://x/%zz/",
            "https://x:99999/",
        ] {
            assert!(BaseUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn addresses_below_a_base_url() {
        let base = BaseUrl::parse("https://x.org/repo/").unwrap();
        for (address, below) in [
            ("https://x.org/repo/a/#b", Some("/a/#b")),
            ("HTTP://X.org/repo", Some("/")),
            ("//x.org/repo/", Some("/")),
            ("https://x.org/repository/", None),
            ("https://x.org/", None),
            ("https://x.org.evil/repo/", None),
            ("/repo/a/", None),
            ("ftp://x.org/repo/", None),
        ] {
            assert_eq!(base.below(address), below, "{address}");
        }
        assert_eq!(BaseUrl::parse("https://x.org").unwrap().below("https://x.org/a"), Some("/a"));
    }

    #[test]
    fn routes_cannot_leave() {
        for bad in ["a/", "//host/", "/../x/", "/a/%2e%2e/b", "/a//b/", "/a\\b/", "/a?b", "/%00/", "/.Git/x"] {
            assert!(Route::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(Route::parse("/old/%C3%A9/").unwrap().as_str(), "/old/é/");
        assert_eq!(Route::parse("/").unwrap().as_str(), "/");
        let literal = Route::of_path("/100%25/").unwrap();
        assert_eq!((literal.as_str(), &*literal.written()), ("/100%25/", "/100%2525/"));
        assert_eq!(Route::parse(&literal.written()).unwrap(), literal);
    }

    #[test]
    fn one_letter_has_one_form() {
        for text in ["/\u{e9}/", "/e\u{301}/", "/%C3%A9/", "/e%CC%81/"] {
            assert_eq!(Route::parse(text).unwrap().as_str(), "/\u{e9}/");
        }
    }

    #[test]
    fn what_servers_send_as_a_page() {
        for (text, is_html) in [("/a/", true), ("/a.html", true), ("/A.HTM", true), ("/a", false), ("/a.b/c", false)] {
            assert_eq!(Route::parse(text).unwrap().is_html(), is_html, "{text}");
        }
    }

    #[test]
    fn twins_share_a_key() {
        assert_eq!(Route::of("/straße/").key(), Route::of("/STRASSE/").key());
        assert_eq!(Route::of("/e\u{301}/").key(), Route::of("/é/").key());
        assert_eq!(Route::of("/a/index.html").key(), Route::of("/a/").key());
    }

    #[test]
    fn schemes_as_browsers_see_them() {
        assert_eq!(scheme(" JaVa\tscript:alert(1)").as_deref(), Some("javascript"));
        assert_eq!(scheme("briefs/a:b.md"), None);
        assert_eq!(scheme("a.md#x:y"), None);
        assert_eq!(scheme("//host/x"), None);
    }

    #[test]
    fn parents() {
        assert_eq!(Route::of("/countries/pakistan/").parent().as_str(), "/countries/");
        assert_eq!(Route::of("/countries/").parent().as_str(), "/");
        assert_eq!(Route::of("/").parent().as_str(), "/");
    }
}
