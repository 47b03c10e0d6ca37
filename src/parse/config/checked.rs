//! From `site.yaml` as written to the configuration it means.
//!
//! Every value is judged, also where an earlier one was wrong: a wrong one is reported and its default put in its
//! place. Only without a title or an address is there no configuration at all.

use super::citation;
use super::forms::{is_colour, is_site_id, is_static_path, menu_url};
use super::languages;
use super::outside;
use super::types;
use super::{
    CheckLevel, Config, Footer, FooterEntry, Indexes, IndexesEntry, MenuEntry, MenuItem, Oai, OtherName, PlaceOverride,
    Publisher, PublisherEntry, SiteFile, Theme, Untranslated, Vocabulary, Zone,
};
use super::{fonts, images, pdf};
use crate::base::date::{nearest_zones, zone};
use crate::base::elsewhere::meant_elsewhere;
use crate::base::problems;
use crate::base::unpublished::is_text;
use crate::base::{BaseUrl, Code, Diagnostic, FieldPath, Language, Place, Prefix, Severity, SourcePath, Span};
use crate::body::{RawHtml, Typography};
use crate::parse::front_matter::Front;
use crate::parse::licence::Licence;
use crate::parse::shape::{Dictionary, Shaped};
use crate::parse::typeset::typeset;
use crate::parse::values::{Values, typed};
use crate::parse::yaml;
use crate::words::{Calendar, Digits, Numbers, words_of};
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Settings that every content file is judged by: without them, problems of those files would be guesses.
const JUDGES: [&str; 11] = [
    "checks",
    "checks_since",
    "front_matter",
    "language",
    "languages",
    "markdown",
    "outside",
    "places",
    "timezone",
    "types",
    "vocabulary",
];

/// Reads `site.yaml`. The configuration is `None` only where nothing can be built: the YAML cannot be read, or `title`
/// or `base_url` is missing or wrong, or a setting that content is judged by was left out for a fault. `instead`
/// takes the place of `base_url`.
pub fn read_config(file: &SourcePath, text: &str, instead: Option<&BaseUrl>) -> (Option<Config>, Vec<Diagnostic>) {
    let span = Span::new(0..text.len());
    let (site, _, partial_read) = match yaml::read::<SiteFile>(file, text, span, &[]) {
        Ok(read) => read,
        Err(problems) => return (None, problems),
    };
    let (timezone, mut problems) = timezone(file, &site.timezone);
    let mut values = Values::new(file, &timezone);
    let config = in_each_language(&mut values, site, &timezone, instead);
    problems.append(&mut values.into_problems());
    if partial_read.problems.is_empty() {
        problems.extend(yaml::cut_texts(file, text, span));
    }
    let is_judge_missing = JUDGES.iter().any(|key| partial_read.touches(key));
    problems.retain(|problem| !partial_read.explains(problem));
    (config.filter(|_| !is_judge_missing), [partial_read.problems, problems].concat())
}

/// Returns the settings in the first language of the site, with those in its others. What is wrong is reported once.
fn in_each_language(
    values: &mut Values<'_>,
    mut site: SiteFile,
    timezone: &TimeZone,
    instead: Option<&BaseUrl>,
) -> Option<Config> {
    let (language, all) = languages::read(values, &site);
    languages::check_texts(values, &site, &all);
    let first = all[0].tag().to_owned();
    set(&mut site, &all[0]);
    site.choose(&[&first]);
    let mut config = config(values, &site, (language, &all), (timezone, instead))?;
    for other in &all[1..] {
        // What an author said in no other language is said in the first.
        site.choose(&[other.tag(), &first]);
        let mut again = Values::new(values.file(), timezone);
        let tag = other.tag().to_owned();
        let again = self::config(&mut again, &site, (tag, &all), (timezone, instead));
        let again = again.map(|config| Config { prefix: Prefix::of_tag(other.tag()), ..config });
        config.others.extend(again.map(Arc::new));
    }
    Some(config)
}

/// Sets the straight signs of the texts that readers see.
fn set(site: &mut SiteFile, first: &Language) {
    let smart = site.markdown.as_ref().and_then(|markdown| typed(&markdown.smart));
    if smart != Some("false") {
        typeset(Typography::of(first), |mark, change| site.change(&[], mark, change));
    }
}

fn config(
    values: &mut Values<'_>,
    site: &SiteFile,
    (language, languages): (String, &[Language]),
    (timezone, instead): (&TimeZone, Option<&BaseUrl>),
) -> Option<Config> {
    let title = values.required(FieldPath::of("title"), &site.title).map(str::to_owned);
    let base_url = base_url(values, &site.base_url).map(|written| instead.cloned().unwrap_or(written));
    let at = FieldPath::of;
    let id = checked(values, at("id"), &site.id, is_site_id, |file, _, text| problems::invalid_site_id(file, text));
    let digits = values.word(at("digits"), &site.digits, &[("latin", Digits::Latin), ("native", Digits::Native)]);
    let calendar = values.word(at("calendar"), &site.calendar, &Calendar::ALL);
    let spoken = Language::of(&language);
    let words = words_of(&spoken).with_numbers(Numbers::of(&spoken, digits)).with_calendar(calendar, &spoken);
    // A record that is not there is one without keys.
    let markdown = site.markdown.clone().unwrap_or_default();
    let autolink = site.autolink.clone().unwrap_or_default();
    let mut types = types::read(values, &site.types, &words);
    // Every field is judged, so that a missing title or address hides nothing; what then stands in for them never
    // leaves this function.
    let is_sound = title.is_some() && base_url.is_some();
    let title = title.unwrap_or_default();
    let config = Config {
        base_url: base_url.clone().unwrap_or_else(|| BaseUrl::parse("https://x/").expect("a host is a base URL")),
        id,
        description: plain(&site.description),
        words: Arc::clone(&words),
        digits,
        calendar,
        language,
        languages: languages.to_vec(),
        others: Vec::new(),
        prefix: Prefix::default(),
        untranslated: untranslated(values, site),
        timezone: Zone(timezone.clone()),
        publisher: publisher(values, &site.publisher.clone().unwrap_or_default(), &title),
        licence: values.licence(at("licence"), &site.licence).and_then(Licence::spdx),
        cname: cname(values, &site.cname, base_url.as_ref(), instead),
        menu: site.menu.as_ref().map(|items| menu(values, &at("menu"), items)),
        footer: footer(values, &site.footer.clone().unwrap_or_default()),
        fonts: fonts::read(values, site.theme.as_ref().and_then(|theme| theme.fonts.as_ref())),
        images: images::read(values, site.theme.as_ref().and_then(|theme| theme.images.as_ref())),
        theme: theme(values, &site.theme.clone().unwrap_or_default()),
        search: types::read_search(values, site.search.as_ref(), &mut types),
        types,
        report_prefix: plain(&site.report_prefix),
        autolink_countries: values
            .word(at("autolink").key("countries"), &autolink.countries, &[("first", true), ("off", false)])
            .unwrap_or(true),
        indexes: indexes(values, &site.indexes.clone().unwrap_or_default()),
        maps: flag(values, "maps", &site.maps, false),
        outside: outside::read(values, site.outside.as_ref(), base_url.as_ref()),
        raw_html: raw_html(values, &markdown.raw_html),
        smart: values.flag(at("markdown").key("smart"), &markdown.smart).unwrap_or(true),
        vocabulary: vocabulary(values, site),
        checks: checks(values, &site.checks),
        checks_since: values.date(at("checks_since"), &site.checks_since),
        review_notice: flag(values, "review_notice", &site.review_notice, false),
        extra_keys: extra_keys(values, site),
        attachment_types: attachment_types(values, site),
        place_overrides: place_overrides(site),
        place_disclaimer: site.places.as_ref().and_then(|places| plain(&places.disclaimer)),
        places_derived: places_derived(values, site),
        citation: citation::read(values, site),
        oai: oai(values, site),
        pdf: pdf::read(values, site.pdf.as_ref()),
        title,
    };
    is_sound.then_some(config)
}

fn raw_html(values: &mut Values<'_>, written: &Option<String>) -> RawHtml {
    let words = [("escape", RawHtml::Escape), ("sanitize", RawHtml::Sanitize), ("allow", RawHtml::Allow)];
    values.word(FieldPath::of("markdown").key("raw_html"), written, &words).unwrap_or(RawHtml::Sanitize)
}

fn vocabulary(values: &mut Values<'_>, site: &SiteFile) -> Vocabulary {
    let words = [("open", Vocabulary::Open), ("closed", Vocabulary::Closed), ("auto", Vocabulary::Auto)];
    let topics = site.vocabulary.clone().unwrap_or_default().topics;
    values.word(FieldPath::of("vocabulary").key("topics"), &topics, &words).unwrap_or(Vocabulary::Auto)
}

fn untranslated(values: &mut Values<'_>, site: &SiteFile) -> Untranslated {
    let words = [("show", Untranslated::Show), ("hide", Untranslated::Hide)];
    values.word(FieldPath::of("untranslated"), &site.untranslated, &words).unwrap_or_default()
}

fn flag(values: &mut Values<'_>, key: &str, written: &Option<String>, otherwise: bool) -> bool {
    values.flag(FieldPath::of(key), written).unwrap_or(otherwise)
}

fn places_derived(values: &mut Values<'_>, site: &SiteFile) -> bool {
    let places = site.places.clone().unwrap_or_default();
    values.flag(FieldPath::of("places").key("derived"), &places.derived).unwrap_or(true)
}

fn plain(written: &Option<String>) -> Option<String> {
    typed(written).map(str::to_owned)
}

/// Returns a text of a certain form, or the problem that it has not.
fn checked(
    values: &mut Values<'_>,
    field: FieldPath,
    written: &Option<String>,
    is_good: fn(&str) -> bool,
    problem: impl Fn(&SourcePath, FieldPath, &str) -> Diagnostic,
) -> Option<String> {
    values.read(
        field,
        written,
        |file, field, text| {
            if is_good(text) { Ok(text.to_owned()) } else { Err(problem(file, field, text)) }
        },
    )
}

fn timezone(file: &SourcePath, written: &Option<String>) -> (TimeZone, Vec<Diagnostic>) {
    let Some(text) = typed(written) else { return (TimeZone::UTC, Vec::new()) };
    if let Some(zone) = zone(text).filter(|zone| zone.iana_name().is_some()) {
        return (zone, Vec::new());
    }
    (TimeZone::UTC, vec![problems::unknown_zone(Place::top(file, "timezone"), text, &nearest_zones(text))])
}

fn base_url(values: &mut Values<'_>, written: &Option<String>) -> Option<BaseUrl> {
    let text = values.required(FieldPath::of("base_url"), written)?;
    BaseUrl::parse(text).map_err(|why| values.report(problems::invalid_base_url(values.file(), text, why))).ok()
}

/// Returns the custom domain, which readers are sent to whatever address the pages were made for; so the two must
/// agree, also where another address takes the place of the one in the file.
fn cname(
    values: &mut Values<'_>,
    written: &Option<String>,
    base_url: Option<&BaseUrl>,
    instead: Option<&BaseUrl>,
) -> Option<String> {
    let (text, base_url) = (typed(written)?, base_url?);
    let is_host = text.eq_ignore_ascii_case(base_url.host());
    values.report(match (is_host, instead) {
        (false, Some(_)) => problems::cname_is_elsewhere(values.file(), text, base_url.host()),
        (false, None) => problems::cname_is_not_host(values.file(), text, base_url.host()),
        (true, _) if !base_url.is_host_root() => {
            problems::cname_with_base_path(values.file(), text, &base_url.base_path())
        }
        (true, _) => return Some(text.to_ascii_lowercase()),
    });
    None
}

fn publisher(values: &mut Values<'_>, entry: &PublisherEntry, title: &str) -> Publisher {
    let at = FieldPath::of("publisher");
    Publisher {
        name: plain(&entry.name).unwrap_or_else(|| title.to_owned()),
        short_name: plain(&entry.short_name),
        url: values.web_address(at.key("url"), &entry.url),
        email: values.email(at.key("email"), &entry.email),
        logo: checked(values, at.key("logo"), &entry.logo, is_static_path, problems::not_in_static),
    }
}

/// Returns the static repository, which must name whom to write to.
fn oai(values: &mut Values<'_>, site: &SiteFile) -> Option<Oai> {
    let entry = site.oai.as_ref()?;
    let at = FieldPath::of("oai");
    let gateway = values.web_address(at.key("gateway"), &entry.gateway);
    if !values.flag(at.key("repository"), &entry.repository).unwrap_or(true) {
        return None;
    }
    if site.publisher.as_ref().is_none_or(|publisher| typed(&publisher.email).is_none()) {
        values.report(problems::oai_without_email(values.file()));
    }
    Some(Oai { gateway })
}

fn menu(values: &mut Values<'_>, at: &FieldPath, entries: &[MenuEntry]) -> Vec<MenuItem> {
    values.items(at, entries, |values, at, entry| {
        let title = values.required(at.key("title"), &entry.title).map(str::to_owned);
        values.required(at.key("url"), &entry.url);
        let url = values.read(at.key("url"), &entry.url, |file, field, text| {
            menu_url(text).ok_or_else(|| match meant_elsewhere(text) {
                Some(meant) => problems::incomplete_address(file, field, text, &meant),
                None => problems::invalid_menu_url(file, field, text),
            })
        });
        Some(MenuItem { title: title?, url: url? })
    })
}

fn footer(values: &mut Values<'_>, entry: &FooterEntry) -> Footer {
    Footer { text: plain(&entry.text), links: menu(values, &FieldPath::of("footer").key("links"), &entry.links) }
}

fn theme(values: &mut Values<'_>, written: &Theme) -> Theme {
    let at = FieldPath::of("theme");
    let mut file = |key: &str, written| checked(values, at.key(key), written, is_static_path, problems::not_in_static);
    let (logo_dark, favicon) = (file("logo_dark", &written.logo_dark), file("favicon", &written.favicon));
    let stylesheet = file("stylesheet", &written.stylesheet);
    let accent = checked(values, at.key("accent"), &written.accent, is_colour, problems::invalid_colour);
    Theme { accent, logo_dark, favicon, stylesheet, images: None, fonts: None }
}

fn indexes(values: &mut Values<'_>, entry: &IndexesEntry) -> Indexes {
    let at = FieldPath::of("indexes");
    let otherwise = Indexes::default();
    Indexes {
        relations: threshold(values, at.key("relations"), &entry.relations, otherwise.relations),
        country_topics: threshold(values, at.key("country_topics"), &entry.country_topics, otherwise.country_topics),
        authors: threshold(values, at.key("authors"), &entry.authors, otherwise.authors),
        coverage: values.flag(at.key("coverage"), &entry.coverage).unwrap_or(otherwise.coverage),
    }
}

fn threshold(
    values: &mut Values<'_>,
    field: FieldPath,
    written: &Option<String>,
    otherwise: Option<u32>,
) -> Option<u32> {
    let number = values.read(field, written, |file, field, text| match text {
        "false" => Ok(None),
        _ => text
            .parse()
            .ok()
            .filter(|number| *number > 0)
            .map(Some)
            .ok_or_else(|| problems::invalid_threshold(file, field, text)),
    });
    number.unwrap_or(otherwise)
}

fn checks(values: &mut Values<'_>, written: &Dictionary<Option<String>>) -> BTreeMap<Code, CheckLevel> {
    let levels = [("off", CheckLevel::Off), ("warn", CheckLevel::Warn), ("error", CheckLevel::Error)];
    let mut checks = BTreeMap::new();
    for (key, written) in written.iter() {
        let field = FieldPath::of("checks").key(key);
        match Code::from_word(key) {
            Some(code) if code.severity() == Severity::Warning => {
                let level = match values.required(field.clone(), written) {
                    Some(_) => values.word(field, written, &levels),
                    None => None,
                };
                checks.extend(level.map(|level| (code, level)));
            }
            Some(_) => values.report(problems::check_is_an_error(values.file(), key)),
            None => {
                let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
                let near = values.suggestions.nearest(key, warnings.map(|code| code.as_str()));
                values.report(problems::unknown_check(values.file(), key, &near));
            }
        }
    }
    checks
}

fn extra_keys(values: &mut Values<'_>, site: &SiteFile) -> Vec<String> {
    let at = FieldPath::of("front_matter").key("extra_keys");
    let mut keys: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, key) in site.front_matter.iter().flat_map(|entry| &entry.extra_keys).enumerate() {
        if Front::RECORDS.iter().any(|record| record.find(key).is_some()) {
            values.report(problems::extra_key_is_taken(values.file(), at.index(index), key));
        } else if seen.insert(key) {
            keys.push(key.clone());
        }
    }
    keys
}

/// Returns the endings of attachments, in lower case; `.STL` and `*.stl` are `stl`.
fn attachment_types(values: &mut Values<'_>, site: &SiteFile) -> BTreeSet<String> {
    let mut endings = BTreeSet::new();
    for (index, written) in site.attachment_types.iter().enumerate() {
        let ending = written.trim().trim_start_matches('*').trim_start_matches('.').to_lowercase();
        let is_ending =
            !ending.is_empty() && ending.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '+'));
        if !is_ending || is_text(&SourcePath::new(format!("a.{ending}"))) {
            let at = FieldPath::of("attachment_types").index(index);
            let help = "write the ending of a file that is no text of the site: `stl`";
            values.report(problems::invalid_value(Place::field(values.file(), at), written, help));
        } else {
            endings.insert(ending);
        }
    }
    endings
}

fn place_overrides(site: &SiteFile) -> BTreeMap<String, OtherName> {
    let entries = site.places.iter().flat_map(|places| places.overrides.iter());
    let meant = |entry: &PlaceOverride| OtherName { name: plain(&entry.name), note: plain(&entry.note) };
    entries.map(|(key, entry)| (key.clone(), entry.as_ref().map_or_else(OtherName::default, meant))).collect()
}
