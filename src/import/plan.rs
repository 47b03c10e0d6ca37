//! What an import makes of a source: the files of the site, its redirects, and a line of the report for each text.

use super::addresses::{Addresses, below_base, plain};
use super::links::{Follow, Found, all_losses};
use super::lists::Lists;
use super::names::{Held, Place, places};
use super::planned::{Import, PlannedText};
use super::profiles;
use super::report::{Outcome, Row};
use super::source::{Becomes, Loss, Source, Text};
use super::terms::{TermKind, TermRow, TermTable, slug_of};
use super::when::zone_of;
use super::written::{self, Stated};
use crate::base::SourcePath;
use jiff::tz::TimeZone;
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What an import is planned with.
pub struct Ground<'a> {
    /// What an editor has said of old terms.
    pub decided: &'a [TermRow],
    /// What the site holds before.
    pub held: &'a Held,
    /// Whether there is a file at a path of the source.
    pub is_file: &'a dyn Fn(&str) -> bool,
}

/// Plans the import of a source.
pub fn plan(source: &Source, ground: &Ground<'_>) -> Import {
    let terms = TermTable::of(source, ground.decided);
    let term_file = |term: &str| {
        let row = terms.get(term)?;
        let slug = slug_of(&row.value)?;
        Some(match row.kind {
            TermKind::Country => ("countries", row.value.clone()),
            TermKind::Region => ("regions", row.value.clone()),
            TermKind::Group => ("groups", row.value.clone()),
            TermKind::Series => ("series", slug),
            TermKind::Type => ("types", row.value.clone()),
            TermKind::Topic | TermKind::None => ("topics", slug),
        })
    };
    let places = places(source, &term_file, ground.held);
    let addresses = Addresses::of(source);
    let lists = Lists::of(source, &terms, &places);
    let list = |wanted: &_| lists.link(wanted);
    let follow = Follow { source, addresses: &addresses, places: &places, is_file: ground.is_file, list: &list };
    let zone = zone_of(source.site.timezone.as_deref());
    let writer = Writer { source, follow: &follow, terms: &terms, zone: &zone };
    let mut import = Import::default();
    let (mut aliases, mut known) = (Aliases::of(source, &places, &addresses), BTreeSet::new());
    for number in 0..source.texts.len() {
        let planned = writer.text(number, &mut aliases);
        known.insert(planned.path.clone());
        import.closes_topics |= planned.path.is_below("content/topics");
        import.texts.push(planned);
    }
    import.texts.extend(profiles::texts(source, &known));
    import.files =
        source.files.iter().map(|(from, below)| (from.clone(), SourcePath::new(format!("static/{below}")))).collect();
    import.redirects = aliases.redirects;
    import.redirects.extend(lists.redirects(source, &addresses));
    import.left = source.left.iter().map(|(file, why)| Row::left(file, why)).collect();
    import.terms = terms.rows().to_vec();
    import
}

/// Which old addresses stand with their texts, and which need a line of their own.
struct Aliases {
    of_text: Vec<Vec<String>>,
    redirects: Vec<(String, Vec<String>)>,
    losses: BTreeMap<usize, Vec<Loss>>,
}

impl Aliases {
    fn of(source: &Source, places: &[Place], addresses: &Addresses<'_>) -> Self {
        let mut all = Self { of_text: vec![Vec::new(); places.len()], redirects: Vec::new(), losses: BTreeMap::new() };
        let own: BTreeSet<String> = places.iter().map(|place| plain(&place.address)).collect();
        for (number, (text, place)) in source.texts.iter().zip(places).enumerate() {
            for written in &text.addresses {
                let mut tell = |what: String| all.losses.entry(number).or_default().push(Loss::of(what));
                let below = below_base(written, addresses.base_path());
                if written.contains('?') {
                    tell(format!("no page can stand at the old address `{written}`"));
                    continue;
                }
                let is_first = *addresses.at(written).expect("all are known") == super::addresses::Target::Text(number);
                if !is_first {
                    tell(format!("another text stood at the old address `{written}`, too"));
                    continue;
                }
                let key = plain(&below);
                if own.contains(&key) {
                    if key != plain(&place.address) {
                        tell(format!("another page stands at the old address `{written}` now"));
                    }
                    continue;
                }
                let is_page = text.becomes != Becomes::Home;
                if place.is_original && is_page {
                    all.of_text[number].push(below);
                } else {
                    all.redirects.push((below, vec![place.address.clone()]));
                }
            }
            // Where the page was, its files were, too.
            let folder = place.path.folder().to_owned();
            let old = text.addresses.first().map(|own| below_base(own, addresses.base_path())).unwrap_or_default();
            for name in text.files.values().filter(|_| !old.is_empty()) {
                let from = format!("{}/{name}", old.trim_end_matches('/'));
                let to = if folder == "content" { format!("/{name}") } else { format!("{}{name}", place.address) };
                if from != to {
                    all.redirects.push((from, vec![to]));
                }
            }
        }
        all
    }
}

struct Writer<'a> {
    source: &'a Source,
    follow: &'a Follow<'a>,
    terms: &'a TermTable,
    zone: &'a TimeZone,
}

impl Writer<'_> {
    fn text(&self, number: usize, aliases: &mut Aliases) -> PlannedText {
        let (text, place) = (&self.source.texts[number], &self.follow.places[number]);
        let followed = self.follow.text(number, &text.body);
        let mut files = followed.files;
        files.extend(text.files.iter().map(|(from, name)| (from.clone(), name.clone())));
        let mut losses = all_losses(text, followed.losses);
        losses.extend(aliases.losses.remove(&number).unwrap_or_default());
        let mut stated = Stated::default();
        self.state(number, &mut stated, &mut files, &mut losses);
        let own = &aliases.of_text[number];
        stated.list("aliases", own);
        stated.value("extra", self.extra(text, place, &mut losses));
        let content = stated.file(&followed.body);
        let folder = place.path.folder();
        let is_home = text.becomes == Becomes::Home;
        let to =
            |name: String| SourcePath::new(if is_home { format!("static/{name}") } else { format!("{folder}/{name}") });
        let files = files.into_iter().map(|(from, name)| (from, to(name))).collect();
        let row = Row {
            source: text.source.clone(),
            file: place.path.to_string(),
            address: place.address.clone(),
            old_address: text.addresses.first().cloned().unwrap_or_default(),
            outcome: if losses.is_empty() { Outcome::Whole } else { Outcome::Losses },
            losses,
        };
        PlannedText { path: place.path.clone(), content, files, row }
    }

    /// States what a text says of itself.
    fn state(&self, number: usize, stated: &mut Stated, files: &mut BTreeMap<String, String>, losses: &mut Vec<Loss>) {
        let (text, place) = (&self.source.texts[number], &self.follow.places[number]);
        let (meta, is_brief) = (&text.meta, text.becomes == Becomes::Brief);
        let is_whole = place.is_original;
        let name = if text.becomes == Becomes::Author { "name" } else { "title" };
        if text.becomes != Becomes::Home {
            stated.text(name, Some(&meta.title));
        }
        if is_brief {
            stated.text("subtitle", meta.subtitle.as_deref());
        }
        let dated = is_brief || meta.date.as_ref().is_some_and(|date| date.begins(self.zone).is_some());
        if let Some(date) = meta.date.as_ref().filter(|_| dated && (is_brief || meta.embargo.is_some())) {
            stated.text("date", Some(&written::date(date, text.becomes)));
        }
        if let Some(updated) = meta.updated.as_ref().filter(|_| is_brief && is_whole) {
            stated.text("updated", Some(&updated.day.to_string()));
        }
        if let Some(why) = &meta.draft {
            stated.text("status", Some("draft"));
            losses.retain(|loss| !loss.what.starts_with(why.as_str()));
        }
        stated
            .text("embargo_until", meta.embargo.as_ref().and_then(|when| written::embargo(when, self.zone)).as_deref());
        stated.text("summary", meta.summary.as_deref());
        if is_brief {
            stated.list("key_points", &meta.key_points);
            stated.value("recommendations", written::recommendations(&meta.recommendations));
        }
        if is_brief && is_whole {
            self.state_terms(text, stated, losses);
            stated.list("authors", &self.authors(text));
            let expires = meta.expires.as_ref().map(|day| day.day.to_string());
            stated.text("review_by", expires.as_deref());
        } else if !is_whole {
            self.tell_what_the_original_says(text, losses);
        }
        let mut single = |address: &str, losses: &mut Vec<Loss>| {
            let found = self.follow.single(number, address, files);
            match found {
                Found::Here(here) => Some(here),
                Found::Elsewhere => {
                    losses.push(Loss::of(format!("`{address}` lies on another host, and no file of it is here")));
                    None
                }
                Found::Dead => {
                    losses.push(Loss::of(format!("there is no file `{address}`")));
                    None
                }
            }
        };
        if let Some(image) = &meta.image
            && let Some(src) = single(&image.src, losses)
        {
            stated.value("image", written::image(image, &src, is_whole));
        }
        if is_brief && is_whole {
            let found = meta.attachments.iter().filter_map(|(file, title)| Some((single(file, losses)?, title)));
            let items = found.map(|(file, title)| match title {
                None => Value::String(file),
                Some(title) => {
                    let pair = [("file", file), ("title", title.clone())];
                    Value::Mapping(pair.into_iter().map(|(key, value)| (key.into(), Value::String(value))).collect())
                }
            });
            let items: Vec<Value> = items.collect();
            stated.value("attachments", (!items.is_empty()).then_some(Value::Sequence(items)));
        }
    }

    /// States what a brief is about.
    fn state_terms(&self, text: &Text, stated: &mut Stated, losses: &mut Vec<Loss>) {
        let mut by_kind: BTreeMap<TermKind, Vec<String>> = BTreeMap::new();
        for term in &text.meta.terms {
            let Some(row) = self.terms.get(term) else { continue };
            let all = by_kind.entry(row.kind).or_default();
            if !all.contains(&row.value) {
                all.push(row.value.clone());
            }
        }
        let mut take = |kind| by_kind.remove(&kind).unwrap_or_default();
        let (mut series, types) = (take(TermKind::Series), take(TermKind::Type));
        series.extend(text.meta.series.clone());
        for (key, kind) in [
            ("countries", TermKind::Country),
            ("regions", TermKind::Region),
            ("groups", TermKind::Group),
            ("topics", TermKind::Topic),
        ] {
            stated.list(key, &take(kind));
        }
        let mut one = |key: &str, all: &[String]| {
            for other in all.iter().skip(1) {
                losses.push(Loss::of(format!("a brief has one `{key}`: `{other}` is left out")));
            }
        };
        one("series", &series);
        one("type", &types);
        let series = series.first().and_then(|name| slug_of(name));
        stated.text("series", series.as_deref());
        stated.text("type", types.first().map(String::as_str).or(text.meta.kind.as_deref()));
    }

    /// Returns the authors of a brief: the slugs of those who have a profile, the names of the others.
    fn authors(&self, text: &Text) -> Vec<String> {
        let named = |written: &String| {
            profiles::slug_of(self.source, written).unwrap_or_else(|| match profiles::looks_like_slug(written) {
                // A slug without a profile is no name.
                true => {
                    super::keys::title_of_name(written).split(' ').map(profiles::capital).collect::<Vec<_>>().join(" ")
                }
                false => written.clone(),
            })
        };
        let mut all = Vec::new();
        for name in text.meta.authors.iter().map(named) {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    /// Tells which topics a translation has that its original has not: they are those of the original here.
    fn tell_what_the_original_says(&self, text: &Text, losses: &mut Vec<Loss>) {
        let group = |other: &&Text| other.becomes == text.becomes && other.versions == text.versions;
        let values = |of: &Text| -> BTreeSet<String> {
            of.meta.terms.iter().filter_map(|term| self.terms.get(term)).map(|row| row.value.clone()).collect()
        };
        let original = self.source.texts.iter().filter(group).find(|other| other.language.is_empty());
        let Some(original) = original.or_else(|| self.source.texts.iter().find(group)) else { return };
        let known = values(original);
        let missing: Vec<String> = values(text).into_iter().filter(|value| !known.contains(value)).collect();
        if !missing.is_empty() {
            losses.push(Loss::of(format!(
                "a translation is about what its original is about: `{}`",
                missing.join("`, `")
            )));
        }
    }

    fn extra(&self, text: &Text, place: &Place, losses: &mut Vec<Loss>) -> Option<Value> {
        let extra = &text.meta.extra;
        if extra.is_empty() {
            return None;
        }
        let is_taken = place.is_original && matches!(text.becomes, Becomes::Brief | Becomes::Page | Becomes::Author);
        if !is_taken {
            let keys: Vec<&str> = extra.iter().map(|(key, _)| key).collect();
            losses.push(Loss::of(format!("no place for the keys `{}`", keys.join("`, `"))));
            return None;
        }
        Some(Value::Mapping(extra.0.clone()))
    }
}
