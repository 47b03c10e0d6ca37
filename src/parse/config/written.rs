//! `site.yaml` as written.

use super::schema_types::SCHEMA_TYPES;
use crate::parse::by_language::ByLanguage;
use crate::parse::leaf::Leaf;
use crate::parse::shape::{Dictionary, Many};
use crate::record;
use jiff::civil::Date;

record! {
    /// `site.yaml`.
    pub struct SiteFile: "`site.yaml`" {
        /// The name of the site.
        [Required, Text] title: ByLanguage,
        /// Where the site is published; the path part is the base path.
        [Required, WebAddress] base_url: Option<String>,
        /// A URI that stays the same when the site moves; feed ids are built on it.
        id: Option<String>,
        /// What the site is about, plain text.
        [Text] description: ByLanguage,
        /// The first language of the site, a BCP 47 tag; `en` unless given.
        language: Option<String>,
        /// Further languages, each with its own home page, indexes, feeds and catalogue below its tag: `/fr/`.
        languages: Many<String>,
        /// Whether the lists of a language `show` or `hide` briefs that it has not; `show` unless given.
        [Words(&["show", "hide"])] untranslated: Option<String>,
        /// The digits of numbers and dates: `latin` or `native`; those of the language unless given.
        [Words(&["latin", "native"])] digits: Option<String>,
        /// A calendar beside the Gregorian one on the pages of briefs: `buddhist`, `islamic-umalqura` or `persian`.
        [Words(&["buddhist", "islamic-umalqura", "persian"])] calendar: Option<String>,
        /// The IANA time zone in which a date without a time is meant; `UTC` unless given.
        timezone: Option<String>,
        /// Who publishes the briefs.
        publisher: Option<PublisherEntry>,
        /// The SPDX licence of the briefs; without it, or with `none`, none is claimed.
        licence: Option<String>,
        /// The custom domain on a Pages branch; the host of `base_url`.
        cname: Option<String>,
        /// Replaces the menu of the theme.
        menu: Option<Many<MenuEntry>>,
        /// What stands at the foot of every page.
        footer: Option<FooterEntry>,
        /// Colours and files of the theme.
        theme: Option<Theme>,
        /// Kinds of brief beside the built-in ones, by slug.
        types: Dictionary<Option<TypeEntry>>,
        /// What stands before the number of a report.
        report_prefix: Option<String>,
        /// Whether there is a search page, and what it leaves out; `false` for none.
        search: Option<SearchOptions>,
        /// Links that are set by the tool.
        autolink: Option<AutolinkEntry>,
        /// Pages for what several briefs share.
        indexes: Option<IndexesEntry>,
        /// Whether countries, regions and organisations are shown on maps; `false` unless given.
        [Flag] maps: Option<String>,
        /// What pages may load from other hosts.
        outside: Option<OutsideEntry>,
        /// How Markdown is read.
        markdown: Option<MarkdownEntry>,
        /// Which topics may be used.
        vocabulary: Option<VocabularyEntry>,
        /// The weight of warnings, by code: `off`, `warn` or `error`.
        [Checks] checks: Dictionary<Option<String>>,
        /// Editorial warnings are for briefs from this date on.
        checks_since: Leaf<Date>,
        /// Whether readers, too, are told that `review_by` has passed; `false` unless given.
        [Flag] review_notice: Option<String>,
        /// Front matter of the site's own.
        front_matter: Option<FrontMatterEntry>,
        /// Endings of files beside the built-in ones that are published from the folder of a brief though nothing refers
        /// to them.
        attachment_types: Many<String>,
        /// Names of places.
        places: Option<PlacesEntry>,
        /// The files of references that texts cite: `.bib`, CSL-JSON, Hayagriva's YAML.
        bibliography: Many<String>,
        /// How citations are written.
        citation: Option<CitationEntry>,
        /// Whether library harvesters find a static repository, and its gateway.
        oai: Option<OaiEntry>,
        /// Whether briefs have a PDF edition that the tool makes, and on what paper.
        pdf: Option<PdfEntry>,
    }
}

/// The folders of the terms that may have dossiers.
pub const DOSSIERS: [&str; 5] = ["countries", "regions", "groups", "topics", "series"];

record! {
    /// `pdf`.
    pub struct PdfEntry: "`pdf`" or briefs {
        /// `auto` makes an edition of every brief that says nothing else; `none` unless given.
        [Words(&["auto", "none"])] briefs: Option<String>,
        /// `a4` or `letter`; `a4` unless given.
        [Words(&["a4", "letter"])] paper: Option<String>,
        /// Of which terms all briefs also make one PDF: `countries`, `regions`, `groups`, `topics`, `series`.
        [Words(&DOSSIERS)] dossiers: Many<String>,
        /// Fonts in `static/` for signs that the built-in ones have not: `.ttf` or `.otf`.
        fonts: Many<String>,
    }
}

record! {
    /// `oai`.
    pub struct OaiEntry: "`oai`" or repository {
        /// Whether there is `/oai.xml`.
        [Flag] repository: Option<String>,
        /// The address of the gateway that answers harvesters for it.
        [WebAddress] gateway: Option<String>,
    }
}

record! {
    /// `citation`.
    pub struct CitationEntry: "`citation`" or style {
        /// A built-in style, or a `.csl` file of the site; `harvard` unless given.
        [CitationStyle] style: Option<String>,
        /// Further styles in which readers may cite a brief.
        [CitationStyle] offered: Many<String>,
    }
}

record! {
    /// `publisher`.
    pub struct PublisherEntry: "`publisher`" or name {
        /// The full name; the site's title unless given.
        [Text] name: ByLanguage,
        /// The abbreviation.
        [Text] short_name: ByLanguage,
        /// Its own site.
        [WebAddress] url: Option<String>,
        /// An address that libraries and registrars may write to.
        email: Option<String>,
        /// A file in `static/`.
        logo: Option<String>,
    }
}

record! {
    /// One of `menu` or `footer.links`.
    pub struct MenuEntry: "a menu item" {
        /// The text of the link.
        [Required, Text] title: ByLanguage,
        /// A source file, a path from the root, or a full URL.
        [Required] url: Option<String>,
    }
}

record! {
    /// `footer`.
    pub struct FooterEntry: "`footer`" or text {
        /// Inline Markdown.
        [Inline] text: ByLanguage,
        /// Links beside it.
        links: Many<MenuEntry>,
    }
}

record! {
    /// `theme`.
    pub struct Theme: "`theme`" {
        /// The accent colour, `#rrggbb` or `#rgb`.
        [Colour] accent: Option<String>,
        /// The logo on a dark ground.
        logo_dark: Option<String>,
        /// The icon in the browser's tab.
        favicon: Option<String>,
        /// A stylesheet after the built-in one.
        stylesheet: Option<String>,
        /// The sizes in which pictures are published, and whether any are drawn.
        images: Option<ImagesEntry>,
        /// Faces of the site's own.
        fonts: Option<FontsEntry>,
    }
}

record! {
    /// `theme.fonts`.
    pub struct FontsEntry: "`theme.fonts`" {
        /// Of running text, and of headings without a face of their own.
        text: Option<FaceEntry>,
        /// Of headings.
        headings: Option<FaceEntry>,
        /// Of dates, menus and tables.
        labels: Option<FaceEntry>,
    }
}

record! {
    /// One of `theme.fonts`.
    pub struct FaceEntry: "a face" or regular {
        /// A font in `static/`.
        [Required] regular: Option<String>,
        /// The same in bold; the same file, if that has all weights.
        bold: Option<String>,
        /// The same in italics.
        italic: Option<String>,
        /// The same in bold italics.
        bold_italic: Option<String>,
    }
}

record! {
    /// `theme.images`.
    pub struct ImagesEntry: "`theme.images`" or widths {
        /// In points of a screen, from 100 to 4000, at most four; `[480, 960, 1600]` unless given. `off` publishes pictures in
        /// their own size alone.
        widths: Many<String>,
        /// That of photographs, from 1 to 100; 80 unless given.
        quality: Option<String>,
        /// Whether a picture is drawn for what has none; `true` unless given.
        [Flag] plates: Option<String>,
    }
}

record! {
    /// One of `types`.
    pub struct TypeEntry: "a type of brief" or label {
        /// What readers see.
        [Required, Text] label: ByLanguage,
        /// The same of several; the label unless given.
        [Text] plural: ByLanguage,
        /// Whether it stands among the briefs; `true` unless given.
        [Flag] listed: Option<String>,
        /// Whether two of them or more have a page and a feed; `true` unless given.
        [Flag] page: Option<String>,
        /// Whether the menu leads to that page; `false` unless given.
        [Flag] menu: Option<String>,
        /// Whether `check` asks it for recommendations; of policy briefs it does unless given.
        [Flag] recommendations: Option<String>,
        /// Whether `check` asks it for sources; `true` unless given.
        [Flag] sources: Option<String>,
        /// What search engines take it for, in schema.org's words.
        [Words(&SCHEMA_TYPES)] schema: Option<String>,
    }
}

record! {
    /// `search`.
    pub struct SearchOptions: "`search`" or page {
        /// Whether there is a search page; `true` unless given.
        [Flag] page: Option<String>,
        /// The slugs of types whose briefs are not found.
        [BriefType] exclude: Many<String>,
    }
}

record! {
    /// `autolink`.
    pub struct AutolinkEntry: "`autolink`" {
        /// `first` (the first mention of each country) or `off`.
        [Words(&["first", "off"])] countries: Option<String>,
    }
}

record! {
    /// `indexes`.
    pub struct IndexesEntry: "`indexes`" {
        /// Fewest briefs for a page about two countries; `3` unless given, `false` for none.
        [Threshold] relations: Option<String>,
        /// Fewest briefs for a page about a topic in a country; `3` unless given, `false` for none.
        [Threshold] country_topics: Option<String>,
        /// Fewest briefs for the page of an author without a profile; `3` unless given, `false` for none.
        [Threshold] authors: Option<String>,
        /// Whether there is a page about what the briefs cover; `false` unless given.
        [Flag] coverage: Option<String>,
    }
}

record! {
    /// `markdown`.
    pub struct MarkdownEntry: "`markdown`" {
        /// `escape`, `sanitize` or `allow`; `sanitize` unless given.
        [Words(&["escape", "sanitize", "allow"])] raw_html: Option<String>,
        /// Whether straight quotes, apostrophes, `--` and `...` become the signs of the language; `true` unless given.
        [Flag] smart: Option<String>,
    }
}

record! {
    /// `outside`: hosts, such as `https://www.youtube-nocookie.com`; nothing is loaded from any other.
    pub struct OutsideEntry: "`outside`" {
        /// Whose pages may be shown inside a page: videos, charts.
        frames: Many<String>,
        /// Whose scripts may run.
        scripts: Many<String>,
        /// What scripts may send something to, or ask for something.
        connect: Many<String>,
        /// Whose pictures may be shown.
        images: Many<String>,
        /// Whose videos and sound files may be played.
        media: Many<String>,
        /// Where forms may be sent.
        forms: Many<String>,
    }
}

record! {
    /// `vocabulary`.
    pub struct VocabularyEntry: "`vocabulary`" {
        /// `open`, `closed` or `auto` (closed as soon as `content/topics/` holds a file); `auto` unless given.
        [Words(&["open", "closed", "auto"])] topics: Option<String>,
    }
}

record! {
    /// `front_matter`.
    pub struct FrontMatterEntry: "`front_matter`" {
        /// Further keys that front matter may hold, passed to templates.
        extra_keys: Many<String>,
    }
}

record! {
    /// `places`.
    pub struct PlacesEntry: "`places`" {
        /// Other names and notes, by country.
        overrides: Dictionary<Option<PlaceOverride>>,
        /// A note on names and borders.
        [Text] disclaimer: ByLanguage,
        /// Whether the page of a brief shows the regions and organisations that follow from its countries; `true`
        /// unless given.
        [Flag] derived: Option<String>,
    }
}

record! {
    /// One of `places.overrides`.
    pub struct PlaceOverride: "another name for a place" or name {
        /// The name that readers see.
        [Text] name: ByLanguage,
        /// A note beside it.
        [Text] note: ByLanguage,
    }
}
