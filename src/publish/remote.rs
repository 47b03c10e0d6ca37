//! The address of a repository elsewhere: what may be shown of it, and what GitHub would call its site.

use crate::report::on_one_line;
use std::fmt;

/// An address as git takes it. It may hold a password, so it cannot be printed by accident: `Debug` shows what
/// [`Self::shown`] shows.
#[derive(Clone, PartialEq, Eq)]
pub struct RemoteUrl(String);

/// A repository of GitHub's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitHub {
    pub owner: String,
    pub name: String,
}

impl RemoteUrl {
    /// Returns an address as git takes it.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the address with all it holds, for git alone.
    pub(super) fn secret(&self) -> &str {
        &self.0
    }

    /// Whether a web server answers there, and so perhaps something else than git.
    pub(super) fn is_web(&self) -> bool {
        let scheme = self.0.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        scheme.is_some_and(|scheme| scheme == "http" || scheme == "https")
    }

    /// Returns the address without user and password, on one line.
    pub fn shown(&self) -> String {
        on_one_line(&self.hide(&self.0))
    }

    /// Returns a text without the credentials of this address or of any other in it.
    pub fn hide(&self, text: &str) -> String {
        let mut text = without_credentials(text);
        for secret in secrets(&self.0) {
            text = text.replace(&secret, "***");
        }
        text
    }

    /// Returns the repository, if it is one of GitHub's. A host that begins with `github.com-` is taken for a name that
    /// the user's ssh settings give to it.
    pub fn github(&self) -> Option<GitHub> {
        let rest = match self.0.split_once("://") {
            Some((scheme, rest)) if ["https", "http", "ssh", "git"].contains(&&*scheme.to_ascii_lowercase()) => rest,
            Some(_) => return None,
            None => &self.0,
        };
        let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
        let end = rest.find([':', '/'])?;
        let (host, path) = (rest[..end].to_ascii_lowercase(), &rest[end + 1..]);
        let is_port = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let path = path
            .split_once('/')
            .filter(|(port, _)| is_port(port) && self.0.contains("://"))
            .map_or(path, |(_, path)| path);
        let is_known =
            ["github.com", "www.github.com", "ssh.github.com"].contains(&&*host) || host.starts_with("github.com-");
        let path = path.trim_matches('/');
        let (owner, name) = path.strip_suffix(".git").unwrap_or(path).split_once('/').filter(|_| is_known)?;
        let is_plain = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        };
        (is_plain(owner) && is_plain(name)).then(|| GitHub { owner: owner.to_owned(), name: name.to_owned() })
    }
}

impl fmt::Debug for RemoteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl GitHub {
    /// Returns where GitHub serves the site, unless it has a domain of its own.
    pub fn site(&self) -> String {
        let host = format!("{}.github.io", self.owner.to_ascii_lowercase());
        if self.name.eq_ignore_ascii_case(&host) {
            format!("https://{host}/")
        } else {
            format!("https://{host}/{}/", self.name)
        }
    }

    /// Returns the page of the repository's settings for its site.
    pub fn settings(&self) -> String {
        format!("https://github.com/{}/{}/settings/pages", self.owner, self.name)
    }

    /// Returns the page that shows how the deployments went.
    pub fn deployments(&self) -> String {
        format!("https://github.com/{}/{}/deployments", self.owner, self.name)
    }
}

/// Returns a text without what stands between `://` and `@` in its addresses.
pub(super) fn without_credentials(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        out.push_str(before);
        let end = after.find(|c: char| c.is_whitespace() || matches!(c, '/' | '\'' | '"' | '`')).unwrap_or(after.len());
        rest = after[..end].rfind('@').map_or(after, |at| &after[at + 1..]);
    }
    out.push_str(rest);
    out
}

/// Returns the password of an address, and its user where that stands for a token, as written and decoded.
fn secrets(url: &str) -> Vec<String> {
    let Some((_, rest)) = url.split_once("://") else { return Vec::new() };
    let host = rest.split('/').next().unwrap_or_default();
    let Some((user, _)) = host.rsplit_once('@') else { return Vec::new() };
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    let mut secrets = vec![password.to_owned()];
    // A token is often given as the user alone; `git` and other short names are no secret and stand in many words.
    if name.len() >= 16 {
        secrets.push(name.to_owned());
    }
    let decoded: Vec<String> = secrets.iter().filter_map(|secret| crate::base::route::decode(secret)).collect();
    secrets.extend(decoded);
    secrets.retain(|secret| secret.len() >= 3);
    secrets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repositories_of_github() {
        for url in [
            "https://github.com/Acme/Briefs.git",
            "https://token@github.com/Acme/Briefs",
            "git@github.com:Acme/Briefs.git",
            "github.com:Acme/Briefs.git",
            "ssh://git@github.com/Acme/Briefs.git",
            "ssh://git@ssh.github.com:443/Acme/Briefs.git",
            "git@github.com-work:Acme/Briefs.git",
        ] {
            let found = RemoteUrl::new(url).github().unwrap_or_else(|| panic!("{url}"));
            assert_eq!((&*found.owner, &*found.name), ("Acme", "Briefs"), "{url}");
            assert_eq!(found.site(), "https://acme.github.io/Briefs/", "{url}");
        }
        for url in [
            "https://gitlab.com/a/b",
            "/srv/github.com/a/b",
            "file:///github.com/a/b",
            "https://github.com/a",
            "../x.git",
            "https://github.com.evil.org/a/b",
        ] {
            assert_eq!(RemoteUrl::new(url).github(), None, "{url}");
        }
        let own = RemoteUrl::new("git@github.com:Acme/acme.github.io.git").github().unwrap();
        assert_eq!(own.site(), "https://acme.github.io/");
    }

    #[test]
    fn credentials_are_never_shown() {
        let url = RemoteUrl::new("https://me:s3cr%40t@example.org/x.git");
        assert_eq!(url.shown(), "https://example.org/x.git");
        assert_eq!(format!("{url:?}"), "https://example.org/x.git");
        let words = url.hide("fatal: unable to access 'https://me:s3cr%40t@example.org/x.git/': s3cr@t is wrong");
        assert_eq!(words, "fatal: unable to access 'https://example.org/x.git/': *** is wrong");
        let token = RemoteUrl::new("https://ghp_0123456789abcdef@github.com/a/b");
        assert_eq!(token.hide("ghp_0123456789abcdef"), "***");
        assert_eq!(RemoteUrl::new("git@github.com:a/b.git").shown(), "git@github.com:a/b.git");
        assert_eq!(
            without_credentials("see https://a.org/x@y and http://u:p@b.org"),
            "see https://a.org/x@y and http://b.org"
        );
        // A password may hold what ends an address elsewhere.
        assert_eq!(RemoteUrl::new("https://u:p@ss@h.org/x").shown(), "https://h.org/x");
    }
}
