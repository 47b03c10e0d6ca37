//! Licences as readers see them: Creative Commons' by their names and with their texts, others by their identifiers.

use serde::Serialize;

/// A licence: its SPDX identifier and, for Creative Commons, its words and address.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq)]
pub struct LicenceView {
    pub id: String,
    pub name: String,
    pub url: Option<String>,
}

impl LicenceView {
    /// Returns a licence by its SPDX expression.
    pub fn of(spdx: &str) -> Self {
        let creative_commons = creative_commons(spdx);
        let (name, url) = creative_commons.map_or_else(|| (spdx.to_owned(), None), |(name, url)| (name, Some(url)));
        Self { id: spdx.to_owned(), name, url }
    }
}

/// Returns the name and address of one of Creative Commons' licences: `CC-BY-NC-4.0`, `CC-BY-3.0-IGO`, `CC0-1.0`.
fn creative_commons(spdx: &str) -> Option<(String, String)> {
    let home = "https://creativecommons.org";
    match spdx {
        "CC0-1.0" => return Some(("CC0 1.0".to_owned(), format!("{home}/publicdomain/zero/1.0/"))),
        "CC-PDM-1.0" => return Some(("Public Domain Mark 1.0".to_owned(), format!("{home}/publicdomain/mark/1.0/"))),
        _ => {}
    }
    let is_version = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> = spdx.strip_prefix("CC-")?.split('-').collect();
    let at = parts.iter().position(is_version)?;
    let (terms, version) = (parts[..at].join("-"), parts[at]);
    // A licence that was fitted to the law of one place. Of an expression with several licences, none is the licence.
    let port = match parts[at + 1..] {
        [] => None,
        [port] => Some(port),
        _ => return None,
    };
    if spdx.contains(' ') {
        return None;
    }
    let (shown, path) = match port {
        Some(port) => (format!(" {port}"), format!("{}/", port.to_lowercase())),
        None => Default::default(),
    };
    let name = format!("CC {terms} {version}{shown}");
    Some((name, format!("{home}/licenses/{}/{version}/{path}", terms.to_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn creative_commons_are_spelled_out() {
        let shown = |spdx: &str| {
            let view = LicenceView::of(spdx);
            format!("{} {}", view.name, view.url.unwrap_or_default().replace("https://creativecommons.org", ""))
        };
        assert_eq!(shown("CC-BY-4.0"), "CC BY 4.0 /licenses/by/4.0/");
        assert_eq!(shown("CC-BY-NC-ND-4.0"), "CC BY-NC-ND 4.0 /licenses/by-nc-nd/4.0/");
        assert_eq!(shown("CC-BY-3.0-IGO"), "CC BY 3.0 IGO /licenses/by/3.0/igo/");
        assert_eq!(shown("CC0-1.0"), "CC0 1.0 /publicdomain/zero/1.0/");
        assert_eq!(shown("CC-PDM-1.0"), "Public Domain Mark 1.0 /publicdomain/mark/1.0/");
        for other in ["MIT", "CC-PDDC", "CC-BY-4.0 OR MIT", "LicenseRef-Own"] {
            assert_eq!(shown(other), format!("{other} "));
        }
    }
}
