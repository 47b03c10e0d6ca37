//! The built-in theme, compiled in from this repository's own `templates/` and `static/`.
//!
//! The files are listed by name, so that the compiler sees a change of any; a test holds the list against the folders.

/// The built-in templates: name and text. A site's template of the same name takes its place.
pub const BUILTIN_TEMPLATES: &[(&str, &str)] = &[
    ("404.html", include_str!("../../templates/404.html")),
    ("author.html", include_str!("../../templates/author.html")),
    ("authors.html", include_str!("../../templates/authors.html")),
    ("base.html", include_str!("../../templates/base.html")),
    ("brief.html", include_str!("../../templates/brief.html")),
    ("briefs.html", include_str!("../../templates/briefs.html")),
    ("components.html", include_str!("../../templates/components.html")),
    ("corrections.html", include_str!("../../templates/corrections.html")),
    ("countries.html", include_str!("../../templates/countries.html")),
    ("country.html", include_str!("../../templates/country.html")),
    ("coverage.html", include_str!("../../templates/coverage.html")),
    ("group.html", include_str!("../../templates/group.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("index.html", include_str!("../../templates/index.html")),
    ("meeting.html", include_str!("../../templates/meeting.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("redirect.html", include_str!("../../templates/redirect.html")),
    ("region.html", include_str!("../../templates/region.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("series.html", include_str!("../../templates/series.html")),
    ("term.html", include_str!("../../templates/term.html")),
    ("topic.html", include_str!("../../templates/topic.html")),
    ("topics.html", include_str!("../../templates/topics.html")),
    ("type.html", include_str!("../../templates/type.html")),
    ("year.html", include_str!("../../templates/year.html")),
];

/// The built-in template of papers, which is in Typst's language.
pub const BUILTIN_PAPER: &str = include_str!("../../templates/paper.typ");

/// The built-in files: path below `static/` and bytes. A site's file of the same path takes its place.
pub const BUILTIN_ASSETS: &[(&str, &[u8])] = &[
    ("brief.js", include_bytes!("../../static/brief.js")),
    ("bp-frames.js", include_bytes!("../../static/bp-frames.js")),
    ("bp-key.js", include_bytes!("../../static/bp-key.js")),
    ("bp-media.css", include_bytes!("../../static/bp-media.css")),
    ("bp-search.css", include_bytes!("../../static/bp-search.css")),
    ("bp-search.js", include_bytes!("../../static/bp-search.js")),
    ("briefpress.css", include_bytes!("../../static/briefpress.css")),
    ("favicon.svg", include_bytes!("../../static/favicon.svg")),
];
