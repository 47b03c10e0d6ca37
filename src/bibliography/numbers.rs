//! Numbers of documents, identifiers and pages, as every reader of a bibliography wants them.

/// The bodies with which the numbers of United Nations documents begin.
const UN_BODIES: [&str; 34] = [
    "A", "S", "E", "T", "ST", "HRI", "CCPR", "CEDAW", "CRC", "CRPD", "CAT", "CERD", "CED", "CMW", "FCCC", "CBD",
    "UNEP", "UNCTAD", "TD", "DP", "HSP", "IDB", "ICCD", "SG", "PBC", "CD", "CTBT", "BWC", "UNFF", "UNW", "ECE",
    "ESCAP", "LC", "WHA",
];

/// Tells whether a number is one of a United Nations document: `A/RES/70/1`, `S/RES/2231 (2015)`.
pub fn is_un_number(number: &str) -> bool {
    let number = number.trim();
    let number = number.strip_prefix("UN Doc.").or(number.strip_prefix("U.N. Doc.")).unwrap_or(number).trim();
    let Some((body, rest)) = number.split_once('/') else { return false };
    let is_short = !rest.contains(". ") && rest.len() <= 40;
    UN_BODIES.contains(&body) && is_short && rest.chars().any(|sign| sign.is_ascii_digit())
}

/// Returns an identifier without what comes before it: `https://doi.org/`, `doi:`.
pub fn bare_doi(doi: &str) -> String {
    let small = doi.to_ascii_lowercase();
    let start = small.find("10.").filter(|start| {
        let lead = &small[..*start];
        lead.ends_with("doi.org/") || lead.ends_with("doi:")
    });
    doi[start.unwrap_or(0)..].to_owned()
}

/// Returns pages with hyphens, as CSL wants them: `12-34` of `12 – 34`.
pub fn hyphened(pages: &str) -> String {
    let pages = pages.replace(['–', '—', '‐', '‑', '−'], "-");
    pages.split('-').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
