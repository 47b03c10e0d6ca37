//! `types`: the kinds of brief that a site has.

use super::schema_types::SCHEMA_TYPES;
use super::{BriefType, SearchOptions, TypeEntry};
use crate::base::{FieldPath, Slug, problems};
use crate::parse::shape::Dictionary;
use crate::parse::values::Values;
use crate::words::Words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The types of brief that every site has, whose labels are among its words; the first is the one meant without `type`.
pub const BUILT_IN_TYPES: [&str; 9] =
    ["policy-brief", "issue-brief", "backgrounder", "report", "working-paper", "commentary", "qa", "statement", EVENT];

/// The type of what has an `event`, where no other is given.
pub const EVENT: &str = "event";

/// The type whose briefs say what should be done.
const ADVISES: &str = BUILT_IN_TYPES[0];

/// Returns what a type is in schema.org's words, unless the site says it.
fn schema_of(slug: &str) -> &'static str {
    match slug {
        "working-paper" => "ScholarlyArticle",
        "commentary" | "qa" | "statement" | EVENT => "Article",
        "press-release" => "NewsArticle",
        _ => SCHEMA_TYPES[0],
    }
}

/// Returns the built-in types and those of the site, in the order written.
pub fn read(values: &mut Values<'_>, written: &Dictionary<Option<TypeEntry>>, words: &Words) -> Vec<BriefType> {
    let built_in = BUILT_IN_TYPES.iter().map(|slug| BriefType {
        slug: Slug::parse(slug).expect("the built-in types are slugs"),
        label: words.label(&format!("type.{slug}")).into(),
        plural: words.label(&format!("types.{slug}")).into(),
        listed: true,
        has_page: true,
        in_menu: false,
        asks_recommendations: *slug == ADVISES,
        asks_sources: *slug != EVENT,
        schema: schema_of(slug),
        is_found: true,
        is_own: false,
    });
    let mut types: Vec<BriefType> = built_in.collect();
    let mut places: BTreeMap<Slug, usize> =
        types.iter().enumerate().map(|(at, known)| (known.slug.clone(), at)).collect();
    for (key, entry) in written.iter() {
        let at = FieldPath::of("types").key(key);
        let entry = entry.clone().unwrap_or_default();
        let slug = Slug::parse(key)
            .map_err(|fault| values.report(problems::invalid_slug_key(values.file(), at.clone(), key, fault)));
        let label = values.required(at.key("label"), &entry.label);
        let mut flag = |key: &str, written| values.flag(at.key(key), written);
        let (has_page, in_menu) =
            (flag("page", &entry.page).unwrap_or(true), flag("menu", &entry.menu).unwrap_or(false));
        let listed = values.flag(at.key("listed"), &entry.listed).unwrap_or(true);
        let asks_recommendations = values.flag(at.key("recommendations"), &entry.recommendations);
        let asks_sources = values.flag(at.key("sources"), &entry.sources);
        let words = SCHEMA_TYPES.map(|name| (name, name));
        let schema = values.word(at.key("schema"), &entry.schema, &words);
        let (Ok(slug), Some(label)) = (slug, label) else { continue };
        let asks_recommendations = asks_recommendations.unwrap_or(slug.as_str() == ADVISES);
        let asks_sources = asks_sources.unwrap_or(slug.as_str() != EVENT);
        let schema = schema.unwrap_or_else(|| schema_of(slug.as_str()));
        let label: Arc<str> = label.into();
        let plural = entry.plural.as_deref().map_or_else(|| Arc::clone(&label), Into::into);
        let own = BriefType {
            slug,
            label,
            plural,
            listed,
            has_page,
            in_menu,
            asks_recommendations,
            asks_sources,
            schema,
            is_found: true,
            is_own: true,
        };
        let at = *places.entry(own.slug.clone()).or_insert(types.len());
        match types.get_mut(at) {
            Some(known) => *known = own,
            None => types.push(own),
        }
    }
    types
}

/// Returns whether there is a search page, and marks the types that it leaves out.
pub fn read_search(values: &mut Values<'_>, entry: Option<&SearchOptions>, types: &mut [BriefType]) -> bool {
    let Some(entry) = entry else { return true };
    let at = FieldPath::of("search");
    let words: Vec<(&str, ())> = types.iter().map(|known| (known.slug.as_str(), ())).collect();
    let excluded: Vec<String> = values.items(&at.key("exclude"), &entry.exclude, |values, field, slug| {
        values.word(field, &Some(slug.clone()), &words).map(|()| slug.clone())
    });
    types.iter_mut().for_each(|known| known.is_found &= excluded.iter().all(|slug| known.slug.as_str() != slug));
    values.flag(if entry.is_plain { at } else { at.key("page") }, &entry.page).unwrap_or(true)
}
