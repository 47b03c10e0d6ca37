//! Which requests are answered at all, and from where. A preview holds what is not public, and every page that a browser shows, from
//! anywhere, can send requests to this machine.
//!
//! A page elsewhere is told by the name it used (`Host`, against names that were made to lead here), by `Origin`, and by
//! `Sec-Fetch-Site`. A link from elsewhere may be followed; nothing may be fetched from here into another site's page.

use super::http::{HttpError, Request};
use std::net::{IpAddr, SocketAddr};

/// Where the preview is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenAddress {
    /// Where it listens.
    pub address: SocketAddr,
    /// The host as it was asked for, if others may come.
    pub host: Option<String>,
}

impl ListenAddress {
    /// Whether others than the writer may come in: an address was asked for.
    pub fn is_exposed(&self) -> bool {
        self.host.is_some()
    }

    /// Returns the host and port to type into a browser.
    pub fn authority(&self) -> String {
        let address = self.address;
        match (&self.host, address.ip()) {
            (Some(host), ip) if !ip.is_unspecified() && host.parse::<IpAddr>().is_err() => {
                format!("{host}:{}", address.port())
            }
            (_, ip) if ip.is_unspecified() => format!("127.0.0.1:{}", address.port()),
            _ => address.to_string(),
        }
    }

    /// Whether a `Host` names this preview: a loopback name with the port. Where others may come, any number of an address
    /// will do as well: a name can be made to lead here by whoever owns it, a number cannot.
    fn is_named(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port),
            _ => (host, "80"),
        };
        if port != self.address.port().to_string() {
            return false;
        }
        let number = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name).parse::<IpAddr>();
        let is_own = self.host.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name));
        match number {
            Ok(number) => number.is_loopback() || self.is_exposed(),
            Err(_) => name.eq_ignore_ascii_case("localhost") || is_own,
        }
    }
}

/// Checks that a request comes from a page of this preview, or from whoever typed or followed its address.
///
/// # Errors
/// Why it is not answered.
pub(super) fn check(request: &Request, address: &ListenAddress) -> Result<(), HttpError> {
    let hosts = request.header_values("Host");
    let [host] = hosts[..] else {
        return Err(HttpError::of(400, "a request names its host once"));
    };
    if !address.is_named(host) {
        let why = format!("the preview answers at http://{}/ alone", address.authority());
        return Err(HttpError { status: 403, why: why.into() });
    }
    let own = format!("http://{host}");
    if request.header_values("Origin").iter().any(|origin| !origin.eq_ignore_ascii_case(&own)) {
        return Err(HttpError::of(403, "the preview answers its own pages alone"));
    }
    let is_followed = request.header_values("Sec-Fetch-Mode") == ["navigate"]
        && request.header_values("Sec-Fetch-Dest") == ["document"];
    let is_elsewhere = |site: &&str| !matches!(*site, "same-origin" | "none");
    if request.header_values("Sec-Fetch-Site").iter().any(is_elsewhere) && !is_followed {
        return Err(HttpError::of(403, "pages of other sites may link to the preview, and not load anything from it"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listen_address(address: &str, host: Option<&str>) -> ListenAddress {
        ListenAddress { address: address.parse().unwrap(), host: host.map(str::to_owned) }
    }

    #[test]
    fn a_loopback_name_with_the_port() {
        let own = listen_address("127.0.0.1:4321", None);
        for named in ["127.0.0.1:4321", "localhost:4321", "LocalHost:4321", "[::1]:4321", "127.0.0.2:4321"] {
            assert!(own.is_named(named), "{named}");
        }
        for other in [
            "",
            "127.0.0.1",
            "127.0.0.1:432",
            "localhost:",
            "localhost",
            "evil.example:4321",
            "localhost.evil:4321",
            "192.168.1.2:4321",
            "[::1]",
            "127.0.0.1:4321:4321",
            "0.0.0.0:4321",
        ] {
            assert!(!own.is_named(other), "{other}");
        }
        assert!(listen_address("127.0.0.1:80", None).is_named("localhost"));
    }

    #[test]
    fn where_others_may_come_they_use_a_number_or_the_name_that_was_given() {
        let open = listen_address("0.0.0.0:4321", Some("0.0.0.0"));
        assert!(open.is_named("192.168.1.2:4321") && open.is_named("[fe80::1]:4321"));
        assert!(!open.is_named("evil.example:4321"));
        assert_eq!(open.authority(), "127.0.0.1:4321");
        let named = listen_address("192.168.1.2:4321", Some("desk.local"));
        assert!(named.is_named("desk.local:4321") && !named.is_named("other.local:4321"));
        assert_eq!(named.authority(), "desk.local:4321");
    }
}
