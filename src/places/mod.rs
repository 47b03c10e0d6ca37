//! Countries and territories, the regions they lie in, and the organisations they belong to.
//!
//! A brief names its places as an author would type them, and every page, feed and index must then call them the same. So there is
//! one registry: keys are ISO 3166-1 alpha-2 codes (with XK for Kosovo), names are those of Unicode CLDR, regions those of UN M49,
//! and memberships are kept with their dates, because a brief of 2019 is listed under the memberships of 2019. Names are politics:
//! where sources differ, the registry's wording is CLDR's, and ISO's remarks on the status of a place do not appear.
//!
//! Slugs are frozen in `data/slugs.tsv`, because published addresses are made of them. The data is part of the program and parsed
//! once, at first use; `data/README.md` tells where it comes from. Malformed data is a bug and stops the program, so the tests
//! catch it before a user does.

mod key;
mod load;
mod lookup;
mod maps;
mod mentions;
mod other_names;
mod place;
mod registry;
#[cfg(test)]
mod tests;

pub use key::of as name_key;
pub use lookup::Unknown;
pub use maps::{
    Bounds, LOCATOR_FRAME, Locator, Outline, Point, WORLD_FRAME, World, WorldPlace, land, locator, outline, world,
};
pub use mentions::{Mention, Tongue, mentions};
pub use other_names::{OtherNames, organisation_names, other_names};
pub use place::{Country, CountryCode, Membership, Organisation, OrganisationName, Region};
pub use registry::{Registry, name_in, organisation_in, registry};
