//! Addresses elsewhere as people say them: without the scheme by which a browser knows them from the name of a file.

use crate::base::route;

/// Endings of hosts that are none of files.
const HOST_ENDINGS: [&str; 8] = [".com", ".org", ".net", ".edu", ".gov", ".int", ".eu", ".info"];

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
    let host = path.split('/').next().unwrap_or_default().to_ascii_lowercase();
    let is_host = host.len() > 4 && !host.contains('@') && !host.contains(char::is_whitespace);
    let is_known = host.starts_with("www.") || HOST_ENDINGS.iter().any(|ending| host.ends_with(ending));
    (is_host && is_known).then(|| format!("https://{written}"))
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
    fn whole_addresses() {
        for (written, meant) in [
            ("info@x.org", "mailto:info@x.org"),
            ("Info.Desk+a@mail.x.org?subject=Hi", "mailto:Info.Desk+a@mail.x.org?subject=Hi"),
            ("www.example.pk", "https://www.example.pk"),
            ("WWW.example.pk/a.pdf#p", "https://WWW.example.pk/a.pdf#p"),
            ("example.org/report.html", "https://example.org/report.html"),
            ("https//example.pk/a", "https://example.pk/a"),
            ("+92-51(123)456", "tel:+9251123456"),
        ] {
            assert_eq!(meant_elsewhere(written).as_deref(), Some(meant), "{written}");
        }
        for none in
            ["a.md", "a@b", "@x.org", "folder/info@x.org", "a.pdf", "+1", "organisation.md", ".org", "a b@x.org"]
        {
            assert_eq!(meant_elsewhere(none), None, "{none}");
        }
    }
}
