//! What the regions and organisations of the registry are called in a language.

use crate::places::{OrganisationName, name_in, organisation_in, registry};

/// The slug of an area of the registry, what it is called in lists and in full, and all its names.
pub(super) type Names = (&'static str, &'static str, &'static str, Vec<&'static str>);

/// Returns the regions of the registry that have names in a language.
pub(super) fn regions_in(language: &str) -> Vec<Names> {
    let regions = registry().regions().iter();
    let named = regions.filter_map(|region| Some((region.slug, name_in(language, region.m49)?)));
    named.map(|(slug, name)| (slug, name, name, vec![name])).collect()
}

/// Returns the organisations of the registry that have names in a language.
pub(super) fn organisations_in(language: &str) -> Vec<Names> {
    let groups = registry().organisations().iter();
    let named = groups.filter_map(|group| Some((group.slug, organisation_in(language, group.slug)?)));
    let names = |(slug, known): (&'static str, &'static OrganisationName)| {
        (slug, known.short_name, known.name, [&[known.short_name, known.name], &*known.aliases].concat())
    };
    named.map(names).collect()
}
