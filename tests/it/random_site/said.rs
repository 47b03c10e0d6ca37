//! What front matter, `site.yaml` and templates of random sites may say.
//!
//! A value may have a hole, `<file>`, which is filled from the site that it goes into, so that most of what is said
//! there is sound; what is wrong on purpose stands in tables of its own. [`crate::laws`] holds the keys against those
//! that the tool knows.

use super::language_of;

/// What a content file is, in the word that the schema has for it.
pub fn subject(path: &str) -> &'static str {
    const SECTIONS: [(&str, &str); 8] = [
        ("content/countries/", "country"),
        ("content/regions/", "region"),
        ("content/groups/", "group"),
        ("content/topics/", "topic"),
        ("content/authors/", "author"),
        ("content/series/", "series"),
        ("content/types/", "type"),
        ("content/pages/", "page"),
    ];
    match SECTIONS.iter().find(|(section, _)| path.starts_with(section)) {
        Some((_, subject)) => subject,
        None if path == "content/home.md" => "home",
        None if language_of(path).is_some() => "translation",
        None => "brief",
    }
}

const PLACES: &[&str] = &["country", "region", "group"];
const ALL: &[&str] =
    &["brief", "translation", "country", "region", "group", "topic", "author", "series", "type", "page", "home"];
const ORIGINALS: &[&str] =
    &["brief", "country", "region", "group", "topic", "author", "series", "type", "page", "home"];
const NAMED: &[&str] = &["brief", "translation", "page", "home"];
const PICTURED: &[&str] = &["brief", "country", "region", "group", "author", "series", "type", "page", "home"];
const LINKED: &[&str] = &["country", "region", "group", "topic", "author"];
const PROFILES: &[&str] = &["country", "region", "group", "topic", "series", "type"];
const BRIEF: &[&str] = &["brief"];
const WORDED: &[&str] = &["brief", "translation"];
const AUTHOR: &[&str] = &["author"];
const TOPIC: &[&str] = &["topic"];
const TRANSLATION: &[&str] = &["translation"];

/// The key of front matter that `site.yaml` may let through.
pub const OWN_KEY: &str = "desk";

/// The keys of front matter with sound values, by what may have them.
pub const FACTS: &[(&[&str], &str, &[&str])] = &[
    (NAMED, "title", &["Talks resume", "\"Talks: a colon\"", "Talks & <tags>", "The corridor, reopened", "No"]),
    (PROFILES, "title", &["What <own> is", "\"Called: <own>\"", "Of <own> & others"]),
    (ALL, "date", &DATES),
    (ALL, "status", &["draft", "published", "withdrawn"]),
    (ALL, "embargo_until", &["2025-06-01T17:00:01+05:00", "2025-06-01T17:00:00+05:00", "2031-01-01T00:00:00Z"]),
    (ALL, "summary", &["What is new and why it matters.", "Something else.", "\"Facts, & <more>\""]),
    (ORIGINALS, "extra", &["{colour: red}", "{rank: 1.5, tags: [a, true]}"]),
    (ORIGINALS, "aliases", &["[/older/<own>/, /older/<own>.html]", "[/older/<own>.pdf]", "/oldest/<own>"]),
    (ORIGINALS, "search", &["true", "false"]),
    (ORIGINALS, OWN_KEY, &["East", "[1, 2]"]),
    (
        PICTURED,
        "image",
        &["{src: <picture>, alt: A figure}", "{src: <picture>, alt: It, caption: By *us*, credit: Us}"],
    ),
    (TRANSLATION, "image", &["{alt: Une figure}", "{alt: La figure, caption: Une *figure*}"]),
    (LINKED, "links", &["[{title: Ministry, url: \"https://example.org/m\"}]", "\"https://example.org/other\""]),
    (PLACES, "facts", &["{Capital: Here}", "[{label: Seat, value: \"*There*\", source: Census}]"]),
    (PLACES, "members", &["[CH, {country: NO, since: 2020-01-01}]", "[{country: AF, until: 2024-01-01}, PK, KE]"]),
    (TOPIC, "parent", &["<parent>"]),
    (TOPIC, "names", &["[Once <own>]", "[Of <own>, More of <own>]"]),
    (AUTHOR, "name", &["Dr <own>", "Zoe <own>"]),
    (AUTHOR, "organisation", &["true", "false"]),
    (AUTHOR, "kind", &["person", "organisation"]),
    (AUTHOR, "given", &["Zoe"]),
    (AUTHOR, "family", &["Doe"]),
    (AUTHOR, "suffix", &["Jr.", "III"]),
    (AUTHOR, "role", &["Senior analyst", "Fellow"]),
    (AUTHOR, "affiliation", &["Institute", "University of Somewhere"]),
    (AUTHOR, "orcid", &["0000-0002-1825-0097", "\"https://orcid.org/0000-0002-1825-0097\""]),
    (AUTHOR, "email", &["someone@example.org", "desk@example.net"]),
    (&["brief", "translation", "page"], "slug", &["<own>-kept", "of-<own>"]),
    (&["brief", "page"], "url", &["/kept/<own>/", "/kept/<own>.html"]),
    (WORDED, "subtitle", &["A subtitle", "Another & longer one"]),
    (WORDED, "key_points", &["[One *point*, Two]", "[\"See [home](/)\"]"]),
    (WORDED, "recommendations", &["[{to: Ministry, text: Do it.}]", "[Do it.]"]),
    (WORDED, "translators", &["[<author>]", "Jane Doe"]),
    (BRIEF, "as_of", &["2021-06-28", "2023-01-01"]),
    (BRIEF, "updated", &["2025-05-30", "2025-05-31T10:00:00+02:00"]),
    (BRIEF, "language", &["tr", "de"]),
    (BRIEF, "countries", &["[AF, PK]", "[NO]", "[CHE, 404]", "Kenya"]),
    (BRIEF, "countries_excluded", &["[KE]", "[CH, NO]"]),
    (BRIEF, "regions", &["[<region>]", "<region>"]),
    (BRIEF, "groups", &["[<group>]", "<group>"]),
    (BRIEF, "topics", &["[<topic>]", "<topic>"]),
    (BRIEF, "authors", &["[<author>]", "[Jane Doe]", "[{name: J. Roe, affiliation: Elsewhere}]"]),
    (BRIEF, "type", &["report", "statement", "event", "policy-brief", "<type>"]),
    (BRIEF, "number", &["\"7\"", "7.10"]),
    (BRIEF, "series", &["<series>"]),
    (BRIEF, "featured", &["true", "false"]),
    (BRIEF, "supersedes", &["[<older>]"]),
    (
        BRIEF,
        "changes",
        &[
            "[{date: 2025-01-01, kind: correction, note: It was wrong.}]",
            "[{date: 2025-02-01, kind: retraction, note: \"*All* of it.\"}]",
        ],
    ),
    (BRIEF, "review_by", &["2025-01-01", "2030-01-01"]),
    (
        BRIEF,
        "event",
        &[
            "{starts: 2025-06-01T09:00, ends: 2025-06-01T11:30, venue: Council Hall}",
            "{starts: 2025-07-05, ends: 2025-07-06, online: \"https://example.org/live\", status: postponed}",
            "{starts: 2024-02-29T18:00, timezone: Asia/Karachi, registration: \"https://example.org/r\"}",
        ],
    ),
    (
        BRIEF,
        "chronology",
        &[
            "[{date: 2021-03-18, event: \"They *met*.\"}]",
            "[{date: 2021-03-18, event: they met}, {date: 2022-01-01, event: \"See [home](/).\"}]",
        ],
    ),
    (BRIEF, "sources", &["[{title: A source, url: \"https://example.org/s\"}]", "[Another source]"]),
    (BRIEF, "bibliography", &["refs.bib", "[refs.bib]"]),
    (BRIEF, "pdf", &["<file>"]),
    (BRIEF, "attachments", &["[{file: <file>, title: Annex}]", "<file>"]),
    (BRIEF, "identifiers", &["{doi: 10.1000/182}", "{isbn: 978-3-16-148410-0, issn: 2049-3630}"]),
    (BRIEF, "licence", &["CC-BY-SA-4.0", "none"]),
    (BRIEF, "disclosure", &["Paid for by *nobody*.", "None."]),
];

/// Facts that withhold, or nearly.
pub const LIVES: [(&str, &str); 5] = [
    ("status", "draft"),
    ("date", "2026-01-01"),
    ("date", "2025-06-01T18:00:00+05:00"),
    ("embargo_until", "2025-06-01T17:00:01+05:00"),
    ("status", "withdrawn"),
];

/// Keys that a file cannot do without.
pub fn is_required(subject: &str, key: &str) -> bool {
    match key {
        "title" => !matches!(subject, "country" | "region" | "group" | "home"),
        "date" => subject == "brief",
        "name" | "members" => true,
        _ => false,
    }
}

/// Mistakes in front matter.
pub const SLIPS: &[(&[&str], &str, &str)] = &[
    (ALL, "titel", "a misspelt key"),
    (ALL, "title", "[a, list]"),
    (NAMED, "title", "\"\""),
    (ORIGINALS, "aliases", "[/moved/1/]"),
    (ORIGINALS, "aliases", "[/briefs/waiver/]"),
    (PICTURED, "image", "{src: no-such.svg, alt: Gone}"),
    (PLACES, "members", "[Atlantis]"),
    (LINKED, "links", "[{title: Without an address}]"),
    (TOPIC, "parent", "no-such-topic"),
    (AUTHOR, "orcid", "0000-0002-1825-0098"),
    (AUTHOR, "email", "nobody"),
    (TRANSLATION, "countries", "[AF]"),
    (&["home"], "slug", "start"),
    (&["page"], "url", "/a?b"),
    (BRIEF, "countries", "Atlantis"),
    (BRIEF, "slug", "another-slug"),
];

pub const DATES: [&str; 8] = [
    "2021-06-29",
    "2023-12-31",
    "2024-02-29",
    "2025-05-31",
    "2025-06-01",
    "2025-06-02",
    "2026-01-01",
    "2025-06-01T18:00:00+05:00",
];

/// The keys of `site.yaml` with sound values; keys that go together stand together.
pub const SETTINGS: &[&[(&str, &str)]] = &[
    &[("title", "Another title")],
    &[("base_url", "https://example.net/")],
    &[("base_url", "http://example.org/repo/deep/")],
    &[("cname", "example.net"), ("base_url", "https://example.net/")],
    &[("description", "What it is about")],
    &[("description", "\"Another: & <longer>\"")],
    &[("language", "de")],
    &[("language", "he")],
    &[("language", "ar"), ("digits", "native")],
    &[("language", "fa"), ("digits", "latin"), ("calendar", "persian")],
    &[("calendar", "islamic-umalqura")],
    &[("languages", "[fr]")],
    &[("languages", "[ar, fr]"), ("untranslated", "hide")],
    &[("languages", "[fr]"), ("untranslated", "show"), ("title", "{en: A title, fr: Un titre}")],
    &[("timezone", "Asia/Karachi")],
    &[("timezone", "Pacific/Auckland")],
    &[("licence", "CC-BY-4.0")],
    &[("licence", "MIT OR Apache-2.0")],
    &[("licence", "none")],
    &[("publisher", "{name: Institute, short_name: I, url: \"https://example.org/\"}")],
    &[("publisher", "{name: Institute, logo: <static-picture>}")],
    &[("publisher", "A plain publisher")],
    &[("report_prefix", "XX-PB")],
    &[("theme", "{accent: \"#7a1f2b\"}")],
    &[("theme", "{images: {plates: false}}")],
    &[("theme", "{favicon: <static-picture>, logo_dark: <static-picture>}")],
    &[("theme", "{stylesheet: <sheet>}")],
    &[("markdown", "{raw_html: escape}")],
    &[("markdown", "{raw_html: allow}")],
    &[("markdown", "{smart: false}")],
    &[("outside", "{images: [https://example.org], frames: [https://video.example.org, \"*.example.net\"]}")],
    &[("outside", "{scripts: stats.example.org, connect: stats.example.org, media: example.net, forms: example.com}")],
    &[("vocabulary", "{topics: open}")],
    &[("vocabulary", "{topics: auto}")],
    &[("checks", "{html-removed: \"off\", no-as-of: error}")],
    &[("types", "{policy-brief: {label: Note, listed: false}}")],
    &[("types", "{speech: Speech, report: {label: Long report, recommendations: true, sources: false}}")],
    &[(
        "types",
        "{speech: {label: Speech, plural: Speeches, listed: false, menu: true}, qa: {label: Asked, page: false}}",
    )],
    &[("autolink", "{countries: \"off\"}")],
    &[("indexes", "{relations: 1, country_topics: false, coverage: true}")],
    &[("indexes", "{relations: 2, country_topics: 1}")],
    &[("indexes", "{relations: 1, country_topics: 2, coverage: true}")],
    &[("search", "false")],
    &[("search", "{exclude: [commentary]}")],
    &[("maps", "true")],
    &[("places", "{overrides: {PK: {name: Pakistan (renamed)}}, disclaimer: None}")],
    &[("places", "{derived: false}")],
    &[("places", "{overrides: {Norway: {note: \"*Noted*\"}, KE: The Kenya}}")],
    &[("menu", "[{title: Start, url: /}]")],
    &[("menu", "[{title: Page, url: <page>}, {title: Out, url: \"https://example.net/x\"}]")],
    &[("menu", "[]")],
    &[("bibliography", "refs.bib"), ("citation", "apa")],
    &[("bibliography", "[refs.bib]"), ("citation", "{style: chicago-notes}")],
    &[("publisher", "{name: Institute, email: a@example.org}"), ("oai", "true")],
    &[("footer", "{text: \"*Foot*\"}")],
    &[("footer", "{text: \"By [them](<page>)\", links: [{title: File, url: <static-address>}]}")],
    &[("checks_since", "2025-01-01")],
    &[("review_notice", "true")],
    // Papers are set by a program that can, and take long.
    &[("pdf", "{briefs: none, paper: letter}")],
    &[("front_matter", "{extra_keys: [desk]}")],
    &[("attachment_types", "[bin, stl]")],
    &[("id", "urn:uuid:6f0e2f0b-6a52-4d0e-9c53-0f6f4f5a9b21")],
    &[("id", "\"tag:example.org,2024:briefs\"")],
];

/// Mistakes in `site.yaml`, or what makes some of what was sound one.
pub const MISSETTINGS: [(&str, &str); 8] = [
    ("titel", "a misspelt key"),
    ("checks", "{html-removed: error}"),
    ("language", "fr"),
    ("vocabulary", "{topics: closed}"),
    ("theme", "{favicon: no-such.svg, accent: red}"),
    ("menu", "[{title: Gone, url: no-such.md}]"),
    ("timezone", "Asia/Nowhere"),
    ("cname", "elsewhere.example"),
];

/// The site's own templates, each with several texts, all sound.
pub const TEMPLATES: &[(&str, &[&str])] = &[
    (
        "templates/brief.html",
        &[
            "{% extends \"builtin/brief.html\" %}{% block head_extra %}<meta name=\"own\">{% endblock head_extra %}",
            "{% extends \"builtin/brief.html\" %}{% block lead %}{{ page.title }}{{ super() }}{% endblock lead %}",
        ],
    ),
    (
        "templates/authors.html",
        &[
            "{% extends \"builtin/authors.html\" %}{% block newsletter %}<form action=\"https://example.com/\"></form>{% endblock newsletter %}",
        ],
    ),
    ("templates/404.html", &["<p>{{ page.title }}</p>", "<p>{{ site.title }}</p>"]),
    ("templates/topic.html", &["{{ list.total }} {{ content.html }}", "{{ topic.title }} {{ content.html | safe }}"]),
    (
        "templates/base.html",
        &[
            "{% extends \"builtin/base.html\" %}{% block body_end %}<p>House</p>{% endblock body_end %}",
            "{% extends \"builtin/base.html\" %}{% block body_end %}<p>{{ site.title }}</p>{% endblock body_end %}",
        ],
    ),
    (
        "templates/page.html",
        &["{% extends \"builtin/page.html\" %}{% block body %}{% include \"parts/house.html\" %}{% endblock body %}"],
    ),
    (
        "templates/house.html",
        &[
            "{% component licence(licence: map) -%}<b>{{ licence.name }}</b>{%- endcomponent licence %}",
            "{% component licence(licence: map) -%}<i>{{ licence.name }}</i>{%- endcomponent licence %}",
        ],
    ),
    ("templates/parts/house.html", &[PART, "<p>Another part of {{ site.title }}</p>"]),
];

/// The part that one of the templates takes in, and what takes it in.
pub const PART: &str = "<p>A part</p>";
pub const WHOLE: &str = "templates/page.html";
pub const PART_FILE: &str = "templates/parts/house.html";

/// Templates that cannot be rendered.
pub const MISTEMPLATES: [(&str, &str); 3] = [
    ("templates/home.html", "{{ no.such.value }}"),
    ("templates/country.html", "{% if %}"),
    (PART_FILE, "{{ no.such.value }}"),
];

/// The names of files that are copied, and the folders where they lie beside those of briefs.
pub const FILE_NAMES: [&str; 10] = [
    "figure.svg",
    "map 2.svg",
    "photo.svg",
    "house.css",
    "annex.csv",
    "Paper.pdf",
    "terms.txt",
    "brief.js",
    "briefpress.css",
    "favicon.svg",
];
pub const FILE_FOLDERS: [&str; 6] =
    ["static/", "static/docs/", "content/", "content/briefs/2024/", "content/pages/data/", "content/regions/"];
