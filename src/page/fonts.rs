//! The rules of CSS by which browsers find the faces of a site.

use crate::parse::config::fonts::{Face, FontUse, format};
use std::fmt::Write;

/// Returns the rules for faces whose files stand at these addresses.
pub fn css(faces: &[(FontUse, Face)]) -> String {
    let mut css = String::new();
    for (used, face) in faces {
        let family = family(*used);
        // A file with all weights is named twice.
        let is_variable = face.bold.as_ref() == Some(&face.regular);
        let light = if is_variable { "100 900" } else { "100 500" };
        let bold = face.bold.as_ref().filter(|_| !is_variable);
        let is_slanted = face.italic.is_some() && face.bold_italic == face.italic;
        let light_italic = if is_slanted { "100 900" } else { "100 500" };
        let bold_italic = face.bold_italic.as_ref().filter(|_| !is_slanted);
        let rules = [
            (Some(&face.regular), "normal", light),
            (bold, "normal", "600 900"),
            (face.italic.as_ref(), "italic", light_italic),
            (bold_italic, "italic", "600 900"),
        ];
        for (url, style, weight) in rules.into_iter().filter_map(|(url, style, weight)| Some((url?, style, weight))) {
            let format = format(url).unwrap_or("woff2");
            let _ = write!(
                css,
                "@font-face{{font-family:\"{family}\";src:url(\"{url}\") format(\"{format}\");\
                 font-style:{style};font-weight:{weight};font-display:swap}}"
            );
        }
    }
    css.push_str(":root{");
    let has_headings = faces.iter().any(|(used, _)| *used == FontUse::Headings);
    for (used, _) in faces {
        let (family, properties, system): (&str, &[&str], &str) = match used {
            FontUse::Text if has_headings => (family(*used), &["--text-font"], "--serif"),
            FontUse::Text => (family(*used), &["--text-font", "--head-font"], "--serif"),
            FontUse::Headings => (family(*used), &["--head-font"], "--serif"),
            FontUse::Labels => (family(*used), &["--meta-font"], "--sans"),
        };
        for property in properties {
            let _ = write!(css, "{property}:\"{family}\",var({system});");
        }
    }
    css.push('}');
    css
}

fn family(used: FontUse) -> &'static str {
    match used {
        FontUse::Text => "bp-text",
        FontUse::Headings => "bp-headings",
        FontUse::Labels => "bp-labels",
    }
}
