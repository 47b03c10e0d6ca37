//! Addresses elsewhere, as browsers read them and as people say them.
//!
//! Whoever copies an address from a browser, a letter or a PDF brings its blanks, bars and letters of any script along,
//! and a browser opens it all the same. The URL standard says what it asks for, and that is what stands on the page.
//! People leave out the scheme, by which a browser knows an address from the name of a file.

use super::route;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;
use url::Url;

/// Endings of hosts that are none of files.
const HOST_ENDINGS: [&str; 8] = [".com", ".org", ".net", ".edu", ".gov", ".int", ".eu", ".info"];

/// Signs that the URL standard leaves alone in some part of an address, and RFC 3986 in none.
const NEVER_IN_A_URI: &AsciiSet = &AsciiSet::EMPTY.add(b'|').add(b'^').add(b'\\').add(b'`').add(b'{').add(b'}');

/// Returns an address of the web as a browser asks for it; `None` if a browser opens no page of the web with it. What
/// needs no encoding stays as it was typed.
pub fn web_address(text: &str) -> Option<Cow<'_, str>> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let begin = url.scheme().len() + 3;
    let is_complete = text.get(begin - 3..begin) == Some("://") && !text[begin..].starts_with('/');
    let needs_encoding = |byte: u8| {
        byte <= b' ' || byte >= 0x7F || matches!(byte, b'<' | b'>' | b'"' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
    };
    Some(if is_complete && !text.bytes().any(needs_encoding) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(utf8_percent_encode(url.as_str(), NEVER_IN_A_URI).to_string())
    })
}

/// Returns what a page writes into `href` for an address elsewhere that stands in a text. A backslash is a slash to browsers,
/// but not once it is encoded.
pub fn href(written: &str) -> String {
    let read = if written.contains('\\') { web_address(written) } else { None };
    read.map_or_else(|| route::encode_written(written), Cow::into_owned)
}

/// Returns a text as a value of a query string has it: what RFC 3986 does not call unreserved is encoded.
pub fn query_value(text: &str) -> String {
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Returns the whole address that was meant by one that names no file: a mail address, a host or a telephone number.
pub fn meant_elsewhere(written: &str) -> Option<String> {
    let written = written.trim();
    let path = written.strip_suffix(route::suffix(written)).unwrap_or(written);
    if is_mail(path) {
        return Some(format!("mailto:{written}"));
    }
    if let Some(number) = telephone(path) {
        return Some(format!("tel:{number}"));
    }
    for (broken, scheme) in [("https//", "https"), ("http//", "http"), ("https:/", "https"), ("http:/", "http")] {
        if let Some(rest) = written.strip_prefix(broken) {
            return Some(format!("{scheme}://{}", rest.trim_start_matches('/')));
        }
    }
    if let Some(rest) = written.strip_prefix("//") {
        return is_known_host(rest.split('/').next().unwrap_or_default()).then(|| format!("https://{rest}"));
    }
    let doi = written.strip_prefix("doi:").map_or(written, str::trim_start);
    if is_doi(doi) {
        return Some(format!("https://doi.org/{doi}"));
    }
    is_known_host(path.split('/').next().unwrap_or_default()).then(|| format!("https://{written}"))
}

/// Whether a text is a host by its first label or its last.
fn is_known_host(text: &str) -> bool {
    let host = text.to_ascii_lowercase();
    let is_host = host.len() > 4 && !host.contains('@') && !host.contains(char::is_whitespace);
    is_host && (host.starts_with("www.") || HOST_ENDINGS.iter().any(|ending| host.ends_with(ending)))
}

fn is_doi(text: &str) -> bool {
    let parts = text.strip_prefix("10.").and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(registrant, name)| {
        registrant.len() >= 4
            && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && !name.is_empty()
    })
}

fn is_mail(path: &str) -> bool {
    let Some((name, host)) = path.split_once('@') else { return false };
    let is_part =
        |part: &str| !part.is_empty() && !part.contains(['/', '@', ':']) && !part.contains(char::is_whitespace);
    is_part(name) && is_part(host) && host.trim_matches('.').contains('.')
}

/// Returns the digits of a number in international form, with its sign.
fn telephone(path: &str) -> Option<String> {
    let rest = path.strip_prefix('+')?;
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let is_number = rest.replace("%20", " ").chars().all(|c| c.is_ascii_digit() || " -()./".contains(c));
    (is_number && digits.len() >= 6).then(|| format!("+{}", digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_browsers_read_them() {
        for same in [
            "https://example.org",
            "HTTP://example.org/a?b=c&d#e",
            "https://[::1]/",
            "https://x.org:8080/a[1]?b[]='2'",
            "https://x.org/100%",
            "https://x_y.org/a%20b%zz",
            "https://x.org/#:~:text=a,b",
        ] {
            assert_eq!(web_address(same).as_deref(), Some(same));
        }
        for (written, read) in [
            ("https://x.org/a|b?c|d#e|f", "https://x.org/a%7Cb?c%7Cd#e%7Cf"),
            ("https://x.org/a^b", "https://x.org/a%5Eb"),
            ("https://x.org/a<b>c?d=<e>", "https://x.org/a%3Cb%3Ec?d=%3Ce%3E"),
            ("https://x.org/a b?c d#e f", "https://x.org/a%20b?c%20d#e%20f"),
            ("https://x.org\\a\\b?c\\d", "https://x.org/a/b?c%5Cd"),
            ("https://x.org/{a}/`b`?{c}", "https://x.org/%7Ba%7D/%60b%60?%7Bc%7D"),
            ("https://x.org/\"><x>", "https://x.org/%22%3E%3Cx%3E"),
            ("https://x.org/Übersicht?q=中#ä", "https://x.org/%C3%9Cbersicht?q=%E4%B8%AD#%C3%A4"),
            ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
            ("https:x.org/a", "https://x.org/a"),
            ("https:/x.org/a", "https://x.org/a"),
            ("https:///x.org/a", "https://x.org/a"),
        ] {
            assert_eq!(web_address(written).as_deref(), Some(read), "{written}");
            assert_eq!(web_address(read).as_deref(), Some(read));
        }
        for bad in [
            "",
            "example.org",
            "//example.org",
            "https://",
            "https://?",
            "https://x .org/",
            "https://x|y.org/",
            "https://x^y.org/",
            "https://x<y.org/",
            "https://x.org:99999/",
            "ftp://x.org",
            "mailto:a@b.org",
            "javascript:x",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn whole_addresses() {
        for (written, meant) in [
            ("info@x.org", "mailto:info@x.org"),
            ("Info.Desk+a@mail.x.org?subject=Hi", "mailto:Info.Desk+a@mail.x.org?subject=Hi"),
            ("www.example.pk", "https://www.example.pk"),
            ("WWW.example.pk/a.pdf#p", "https://WWW.example.pk/a.pdf#p"),
            ("example.org/report.html", "https://example.org/report.html"),
            ("https//example.pk/a", "https://example.pk/a"),
            ("+92-51(123)456", "tel:+9251123456"),
            ("//example.org/a", "https://example.org/a"),
            ("doi:10.1000/182", "https://doi.org/10.1000/182"),
            ("10.1000/182", "https://doi.org/10.1000/182"),
        ] {
            assert_eq!(meant_elsewhere(written).as_deref(), Some(meant), "{written}");
        }
        for none in [
            "a.md",
            "a@b",
            "@x.org",
            "folder/info@x.org",
            "a.pdf",
            "+1",
            "organisation.md",
            ".org",
            "a b@x.org",
            "//a/b",
            "10.1/a",
        ] {
            assert_eq!(meant_elsewhere(none), None, "{none}");
        }
    }
}
