//! The site's own fonts, as papers take them: those that Typst reads.

use crate::base::{Blob, SourcePath};
use crate::parse::config::Config;
use crate::parse::config::fonts::{Face, format};
use crate::parse::config::forms::below_static;
use std::collections::BTreeMap;

/// What the template of papers calls the faces of a site, in the order of `theme.fonts`.
pub const OWN: [&str; 3] = ["bp-text", "bp-headings", "bp-labels"];

/// What it calls the fonts of `pdf.fonts`.
pub const FURTHER: &str = "bp-further";

/// Returns the fonts that papers are set in before those of the tool: what the template calls each, and its file. A face that
/// is there for browsers alone is none of them.
pub fn gather(config: &Config, blobs: &BTreeMap<SourcePath, Blob>) -> Vec<(&'static str, SourcePath, Blob)> {
    let mut found: Vec<(&'static str, SourcePath, Blob)> = Vec::new();
    let faces = config.fonts.faces.iter().flat_map(|(used, face)| {
        let Face { regular, bold, italic, bold_italic } = face;
        let files = [Some(regular), bold.as_ref(), italic.as_ref(), bold_italic.as_ref()];
        files.into_iter().flatten().map(|file| (OWN[*used as usize], file))
    });
    let further = config.pdf.fonts.iter().map(|file| (FURTHER, file));
    for (family, file) in faces.chain(further) {
        let path = SourcePath::new(format!("static/{}", below_static(file)));
        let is_read = matches!(format(file), Some("truetype" | "opentype"));
        if let Some(blob) = blobs.get(&path).filter(|_| is_read)
            && !found.iter().any(|(known, at, _)| *known == family && *at == path)
        {
            found.push((family, path, blob.clone()));
        }
    }
    found
}
