//! What pages may load from other hosts: the key `outside` of `site.yaml`, and the policy that browsers hold pages to.
//!
//! The policy stands in the head of each page, since not every host lets a site send headers. There a browser obeys what
//! this file writes; `report-uri`, `frame-ancestors` and `sandbox` it would ignore. Styles and fonts of other hosts cannot
//! be let through: every reader of every page would ask for them, and they can as well lie in `static/`.

use std::borrow::Cow;
use std::fmt;
use url::{Host, Url};

/// What something is loaded for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Pages of another host inside a page: videos, charts.
    Frames,
    Scripts,
    /// What scripts send, and ask for.
    Connect,
    Images,
    Media,
    /// Where forms are sent.
    Forms,
}

impl Purpose {
    /// All of them, in the order of the manual.
    pub const ALL: [Self; 6] = [Self::Frames, Self::Scripts, Self::Connect, Self::Images, Self::Media, Self::Forms];

    /// Returns its key in `outside`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Frames => "frames",
            Self::Scripts => "scripts",
            Self::Connect => "connect",
            Self::Images => "images",
            Self::Media => "media",
            Self::Forms => "forms",
        }
    }
}

/// The directives behind the first: what each lets through beside hosts, which hosts, and what it is without any.
const DIRECTIVES: [(&str, &str, Option<Purpose>, Option<&str>); 9] = [
    ("script-src", " 'self'", Some(Purpose::Scripts), None),
    ("connect-src", " 'self'", Some(Purpose::Connect), None),
    ("img-src", " 'self' data:", Some(Purpose::Images), Some("'self' data:")),
    ("media-src", " 'self'", Some(Purpose::Media), None),
    ("style-src", "", None, Some("'self' 'unsafe-inline'")),
    ("object-src", "", None, Some("'none'")),
    ("frame-src", "", Some(Purpose::Frames), Some("'none'")),
    // Where a form was sent, the answer may lead back.
    ("form-action", " 'self'", Some(Purpose::Forms), Some("'none'")),
    ("base-uri", "", None, Some("'none'")),
];

/// The hosts that a site lets its pages load from, by what for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Outside([Vec<Origin>; Purpose::ALL.len()]);

/// No host at all.
pub static NOTHING: Outside = Outside([const { Vec::new() }; Purpose::ALL.len()]);

impl Outside {
    /// Lets pages load from a host.
    pub fn allow(&mut self, purpose: Purpose, origin: Origin) {
        let origins = &mut self.0[purpose as usize];
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }

    /// Returns the hosts for a purpose.
    pub fn origins(&self, purpose: Purpose) -> &[Origin] {
        &self.0[purpose as usize]
    }

    /// Whether pages may load that address of another host.
    pub fn allows(&self, purpose: Purpose, address: &str) -> bool {
        let origins = self.origins(purpose);
        !origins.is_empty() && parsed(address).is_some_and(|url| origins.iter().any(|origin| origin.holds(&url)))
    }

    /// Returns the policy. Without any hosts pages load from the site alone, show no frames and send no forms but, where `has_forms`, those
    /// of the site to itself.
    pub fn policy(&self, has_forms: bool) -> String {
        let mut policy = "default-src 'self'".to_owned();
        for (name, own, purpose, otherwise) in DIRECTIVES {
            let origins = purpose.map_or(&[][..], |purpose| self.origins(purpose));
            match (origins, otherwise) {
                ([], None) => {}
                ([], _) if has_forms && purpose == Some(Purpose::Forms) => policy.extend(["; ", name, own]),
                ([], Some(otherwise)) => policy.extend(["; ", name, " ", otherwise]),
                (origins, _) => {
                    let hosts: String = origins.iter().map(|origin| format!(" {origin}")).collect();
                    policy.extend(["; ", name, own, &hosts]);
                }
            }
        }
        policy
    }

    /// Returns the line of `site.yaml` that also lets pages load from the host of an address, for each of the purposes; none if
    /// the address has no host that could be named.
    pub fn line_with(&self, purposes: &[Purpose], address: &str) -> Option<String> {
        self.with(purposes, address).map(|outside| outside.line())
    }

    /// Returns what also lets pages load from the host of an address.
    fn with(&self, purposes: &[Purpose], address: &str) -> Option<Self> {
        let origin = Origin::of(address)?;
        let mut outside = self.clone();
        purposes.iter().for_each(|purpose| outside.allow(*purpose, origin.clone()));
        Some(outside)
    }

    /// Returns the line of `site.yaml` that also lets pages run scripts of the hosts that a script names, and send to them; none
    /// if all are let through.
    pub fn line_for_script(&self, script: &str) -> Option<String> {
        let addresses = script.split(['"', '\'', '`']).skip(1).step_by(2);
        let addresses =
            addresses.filter(|text| ["https://", "http://", "//"].iter().any(|begin| text.starts_with(begin)));
        let missing =
            addresses.filter(|address| !self.allows(Purpose::Connect, &address.replace("http://", "https://")));
        let all = missing.fold(self.clone(), |outside, address| {
            outside.with(&[Purpose::Scripts, Purpose::Connect], address).unwrap_or(outside)
        });
        (all != *self).then(|| all.line())
    }

    /// Whether no host is let through.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    fn line(&self) -> String {
        let used = Purpose::ALL.into_iter().filter(|purpose| !self.origins(*purpose).is_empty());
        let list = |purpose: Purpose| {
            let origins: Vec<String> = self.origins(purpose).iter().map(Origin::to_string).collect();
            format!("{}: [{}]", purpose.key(), origins.join(", "))
        };
        format!("outside: {{{}}}", used.map(list).collect::<Vec<_>>().join(", "))
    }
}

/// A host that pages may load from, with its scheme, or all hosts below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    scheme: &'static str,
    /// In the letters of ASCII.
    host: String,
    /// Whether it stands for the hosts below it, and not for itself.
    is_wildcard: bool,
    /// None is that of the scheme.
    port: Option<u16>,
}

/// Why a text is no [`Origin`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginFault {
    /// More than a host; the host.
    Path(String),
    /// It would be asked for without encryption, from pages that are asked for with it; the same with encryption.
    Unsafe(String),
    /// Several in one text; each.
    Several(Vec<String>),
    /// A word of the policy itself.
    Keyword,
    /// A `*` where none may stand.
    Wildcard,
    /// No host at all.
    NoHost,
}

/// Schemes, in the words of browsers.
const SCHEMES: [&str; 2] = ["https", "http"];

impl Origin {
    /// Reads a host as an author types it: `https://www.example.org`, `www.example.org`, `*.example.org`. `is_secure` says whether the pages
    /// of the site are asked for with encryption.
    ///
    /// # Errors
    /// Why it is none, or none that would work.
    pub fn parse(written: &str, is_secure: bool) -> Result<Self, OriginFault> {
        let parts: Vec<&str> = written.split([' ', '\t', '\n', ',', ';']).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 {
            let each = parts.iter().map(|part| Self::parse(part, is_secure).map(|origin| origin.to_string()));
            return Err(each.collect::<Result<_, _>>().map_or(OriginFault::Keyword, OriginFault::Several));
        }
        let is_keyword = written.contains(['\'', '"', ';', ',']) || KEYWORDS.contains(&&*written.to_ascii_lowercase());
        if is_keyword {
            return Err(OriginFault::Keyword);
        }
        let (scheme, rest) = match written.split_once("://") {
            None => ("https", written.trim_start_matches('/')),
            Some((scheme, rest)) => {
                let known = SCHEMES.into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
                (known.ok_or_else(|| misspelt(rest))?, rest)
            }
        };
        let (is_wildcard, host) = rest.strip_prefix("*.").map_or((false, rest), |host| (true, host));
        let end = host.find(['/', '?', '#']).unwrap_or(host.len());
        let (host, path) = host.split_at(end);
        if host.contains('*') {
            return Err(OriginFault::Wildcard);
        }
        let is_too_wide = is_wildcard && !host.is_empty() && !host.contains('.');
        let fault = if is_too_wide { OriginFault::Wildcard } else { OriginFault::NoHost };
        let origin = Self::of_host(scheme, host).ok_or(fault)?;
        let origin = Self { is_wildcard, ..origin };
        if is_wildcard && origin.host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(OriginFault::Wildcard);
        }
        if is_secure && scheme == "http" {
            return Err(OriginFault::Unsafe(Self { scheme: "https", ..origin }.to_string()));
        }
        if !matches!(path, "" | "/") {
            return Err(OriginFault::Path(origin.to_string()));
        }
        Ok(origin)
    }

    /// Returns the host of an address, which is asked for with encryption.
    fn of(address: &str) -> Option<Self> {
        let url = parsed(address)?;
        let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
        let port = if url.scheme() == "http" { "" } else { &port };
        Self::of_host("https", &format!("{}{port}", url.host_str()?))
    }

    fn of_host(scheme: &'static str, host: &str) -> Option<Self> {
        let url = Url::parse(&format!("{scheme}://{host}")).ok()?;
        // The policy has no words for other hosts.
        let (Some(Host::Domain(_) | Host::Ipv4(_)), "", None) = (url.host(), url.username(), url.password()) else {
            return None;
        };
        let name = url.host_str()?.trim_end_matches('.');
        let is_label =
            |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        let is_host = name.contains('.') && name.split('.').all(is_label);
        is_host.then(|| Self { scheme, host: name.to_owned(), is_wildcard: false, port: url.port() })
    }

    /// Whether it stands for the host of an address, as the policy has it.
    fn holds(&self, url: &Url) -> bool {
        let is_scheme = url.scheme() == self.scheme || (self.scheme == "http" && url.scheme() == "https");
        let host = url.host_str().unwrap_or_default();
        let is_host = match self.is_wildcard {
            true => host.strip_suffix(&*self.host).is_some_and(|below| below.len() > 1 && below.ends_with('.')),
            false => host == self.host,
        };
        is_scheme && is_host && url.port() == self.port
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scheme, host, is_wildcard, port } = self;
        write!(formatter, "{scheme}://{}{host}", if *is_wildcard { "*." } else { "" })?;
        port.map_or(Ok(()), |port| write!(formatter, ":{port}"))
    }
}

/// What a policy may hold beside hosts, and `outside` may not: each would let through far more than one host, or nothing.
const KEYWORDS: [&str; 14] = [
    "*",
    "blob:",
    "data:",
    "http:",
    "http://",
    "https:",
    "https://",
    "https://*",
    "none",
    "self",
    "strict-dynamic",
    "unsafe-eval",
    "unsafe-hashes",
    "unsafe-inline",
];

/// Returns the fault of a text whose scheme is none that pages could load with.
fn misspelt(rest: &str) -> OriginFault {
    match Origin::parse(rest, true) {
        Ok(origin) => OriginFault::Unsafe(origin.to_string()),
        Err(OriginFault::Path(host)) => OriginFault::Unsafe(host),
        Err(other) => other,
    }
}

/// Returns an address of the web; one without a scheme is asked for as the page is.
fn parsed(address: &str) -> Option<Url> {
    let url = Url::parse(&with_scheme(address.trim()));
    url.ok().filter(|url| SCHEMES.contains(&url.scheme()) && url.has_host())
}

/// Returns an address with a scheme, if it is only without that.
pub fn with_scheme(address: &str) -> Cow<'_, str> {
    if address.starts_with("//") { format!("https:{address}").into() } else { address.into() }
}

/// Returns the host of an address of the web, as readers know it.
pub fn host(address: &str) -> Option<String> {
    parsed(address)?.host_str().map(str::to_owned)
}

/// Returns the path of an address of the web, without slashes around it, and its query.
pub fn path_and_query(address: &str) -> (&str, &str) {
    let (_, rest) = address.split_once("//").unwrap_or_default();
    let rest = rest.split_once('/').map_or("", |(_, path)| path);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    (path.trim_end_matches('/'), query)
}

#[cfg(test)]
mod tests;
