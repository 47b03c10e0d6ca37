//! Maps of the pages of countries, regions and organisations, and of the index above them.
//!
//! A registry place has a frame of its own, drawn when the data was generated. An organisation, or a region that the site
//! defines, is any set of countries, so it is shown on the map of the world, cut to its members. Shades follow the counts
//! of the site: their steps grow by a factor of three, since a few countries have most of the briefs of any site.

use crate::page::planner::Planner;
use crate::page::view::{CountView, LinkView, LocatorView, PointView, ShadeView, ShadedView, WorldMapView};
use crate::places::{Bounds, CountryCode, LOCATOR_FRAME, Point, WORLD_FRAME, locator, registry, world as all_of_it};
use crate::say;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Shades that an eye tells apart.
const MOST_SHADES: usize = 5;

/// Counts up to this one have a shade each.
const MOST_COUNTED: usize = MOST_SHADES;

/// The narrowest part of the world that is shown, and the room around its members.
const NARROWEST: u32 = 240;
const MARGIN: u32 = 16;

/// Returns where a country lies; none if the site has no maps.
pub fn of_country(planner: &Planner, code: CountryCode, name: &str) -> Option<LocatorView> {
    let label = say!(planner.words, "map.where", name = name);
    framed(planner, code.as_str(), label).map(|view| LocatorView { is_ringed: !view.dots.is_empty(), ..view })
}

/// Returns where a region lies, which is one of the registry or has these countries.
pub fn of_region(planner: &Planner, slug: &str, name: &str, countries: &BTreeSet<CountryCode>) -> Option<LocatorView> {
    let label = say!(planner.words, "map.where", name = name);
    match registry().region(slug) {
        Some(region) => framed(planner, region.m49, label),
        None => in_the_world(planner, countries, label),
    }
}

/// Returns where the members of an organisation lie.
pub fn of_members(planner: &Planner, name: &str, countries: &BTreeSet<CountryCode>) -> Option<LocatorView> {
    in_the_world(planner, countries, say!(planner.words, "map.members", name = name))
}

/// Returns the world with a link to each country that has a page, in the order of their entries.
pub fn of_counts(planner: &Planner, entries: &[(CountryCode, CountView)]) -> Option<WorldMapView> {
    if !planner.edition.config.maps || entries.is_empty() {
        return None;
    }
    let counts: BTreeSet<usize> = entries.iter().map(|(_, entry)| entry.count).collect();
    let scale = Scale::of(&counts);
    let shaded = |(code, entry): &(CountryCode, CountView)| {
        let place = all_of_it().places.get(code)?;
        let title = say!(planner.words, "map.country", name = &entry.title, count = entry.count);
        Some(ShadedView {
            link: LinkView::new(title, Arc::clone(&entry.url)),
            shade: scale.shade(entry.count),
            path: if place.is_small { "" } else { place.path },
            dot: place.is_small.then(|| place.middle.into()),
        })
    };
    let linked: BTreeSet<CountryCode> = entries.iter().map(|(code, _)| *code).collect();
    let others = all_of_it().places.iter().filter(|(code, _)| !linked.contains(code)).map(|(_, place)| place.path);
    Some(WorldMapView {
        view_box: format!("0 0 {} {}", WORLD_FRAME.0, WORLD_FRAME.1),
        land: others.chain([all_of_it().nameless.1]).collect(),
        countries: entries.iter().filter_map(shaded).collect(),
        legend: scale.legend(planner),
        note: note(planner),
    })
}

/// Returns a place of the registry in its own frame.
fn framed(planner: &Planner, code: &str, label: String) -> Option<LocatorView> {
    let place = locator(code).filter(|_| planner.edition.config.maps)?;
    Some(LocatorView {
        label,
        view_box: format!("0 0 {} {}", LOCATOR_FRAME.0, LOCATOR_FRAME.1),
        land: Cow::Borrowed(place.land),
        borders: place.borders,
        filled: Cow::Borrowed(place.filled),
        dots: place.dots.iter().map(|dot| PointView::from(*dot)).collect(),
        is_ringed: false,
        note: note(planner),
    })
}

/// Returns some countries in the part of the world around them.
fn in_the_world(planner: &Planner, countries: &BTreeSet<CountryCode>, label: String) -> Option<LocatorView> {
    if !planner.edition.config.maps || countries.is_empty() {
        return None;
    }
    let all = all_of_it().places.iter();
    let (members, others): (Vec<_>, Vec<_>) = all.partition(|(code, _)| countries.contains(code));
    let frame = around(members.iter().map(|(_, place)| place.bounds));
    let others = others.into_iter().map(|(_, place)| (place.bounds, place.path)).chain([all_of_it().nameless]);
    let land = others.filter(|(bounds, _)| meet(*bounds, frame)).map(|(_, path)| path);
    let dots = members.iter().filter(|(_, place)| place.is_small).map(|(_, place)| place.middle.into());
    let Bounds { left, top, right, bottom } = frame;
    Some(LocatorView {
        label,
        view_box: format!("{left} {top} {} {}", right - left, bottom - top),
        land: Cow::Owned(land.collect()),
        borders: "",
        filled: Cow::Owned(members.iter().map(|(_, place)| place.path).collect()),
        dots: dots.collect(),
        is_ringed: false,
        note: note(planner),
    })
}

/// Returns what is said of borders.
fn note(planner: &Planner) -> Arc<str> {
    let own = planner.edition.config.place_disclaimer.as_deref();
    own.unwrap_or_else(|| say!(planner.words, "map.note")).into()
}

/// Returns the part of the world around some bounds, four by three; all of it if that is not enough.
fn around(all: impl Iterator<Item = Bounds>) -> Bounds {
    let (width, height) = WORLD_FRAME;
    let joined = |a: Bounds, b: Bounds| Bounds {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    };
    let whole = Bounds { left: 0, top: 0, right: width, bottom: height };
    let Some(inner) = all.reduce(joined) else { return whole };
    let wide = (inner.right - inner.left + 2 * MARGIN).max((inner.bottom - inner.top + 2 * MARGIN) * 4 / 3);
    let wide = wide.max(NARROWEST);
    let high = wide * 3 / 4;
    if high > height {
        return whole;
    }
    // As far as the edge of the world lets it, what is shown stands in the middle.
    let begin = |middle: u32, size: u32, end: u32| middle.saturating_sub(size / 2).min(end - size);
    let left = begin(u32::midpoint(inner.left, inner.right), wide, width);
    let top = begin(u32::midpoint(inner.top, inner.bottom), high, height);
    Bounds { left, top, right: left + wide, bottom: top + high }
}

fn meet(a: Bounds, b: Bounds) -> bool {
    a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
}

impl From<Point> for PointView {
    fn from(Point { x, y }: Point) -> Self {
        Self { x, y }
    }
}

/// The classes of counts that some country is in, from the fewest: the least of each, and the most unless it is open.
struct Scale(Vec<(usize, Option<usize>)>);

impl Scale {
    fn of(counts: &BTreeSet<usize>) -> Self {
        let most = counts.last().copied().unwrap_or_default();
        let classes: Vec<(usize, Option<usize>)> = if most <= MOST_COUNTED {
            (1..=most).map(|count| (count, Some(count))).collect()
        } else {
            let growing = (0..).flat_map(|power| [10_usize.saturating_pow(power), 3 * 10_usize.saturating_pow(power)]);
            let mut least: Vec<usize> = growing.take_while(|least| *least <= most).collect();
            let extra = least.len().saturating_sub(MOST_SHADES);
            least.drain(1..=extra);
            let ends = least.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
            least.iter().copied().zip(ends).collect()
        };
        let is_met =
            |(from, to): &(usize, Option<usize>)| counts.range(from..=&to.unwrap_or(usize::MAX)).next().is_some();
        Self(classes.into_iter().filter(is_met).collect())
    }

    /// Returns the shade of the class at a position: spread over all shades, and a strong one if there is one class.
    fn at(&self, position: usize) -> usize {
        match self.0.len() {
            0 | 1 => MOST_SHADES - 1,
            classes => 1 + (position * (MOST_SHADES - 1)).div_ceil(classes - 1),
        }
    }

    /// Returns the shade of a count; 0 of none.
    fn shade(&self, count: usize) -> usize {
        let position = self.0.iter().rposition(|(from, _)| *from <= count);
        position.map_or(0, |position| self.at(position))
    }

    fn legend(&self, planner: &Planner) -> Vec<ShadeView> {
        let words = &planner.words;
        let none = ShadeView { shade: 0, label: say!(words, "map.none").to_owned() };
        let shade = |(position, (from, to)): (usize, &(usize, Option<usize>))| {
            let label = match to {
                Some(to) if from == to => words.numbers().count(*from),
                Some(to) => say!(words, "map.range", from = *from, to = *to),
                None => say!(words, "map.or_more", from = *from),
            };
            ShadeView { shade: self.at(position), label }
        };
        std::iter::once(none).chain(self.0.iter().enumerate().map(shade)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(counts: &[usize]) -> Vec<(usize, Option<usize>)> {
        Scale::of(&counts.iter().copied().collect()).0
    }

    fn shades(counts: &[usize]) -> Vec<usize> {
        let scale = Scale::of(&counts.iter().copied().collect());
        counts.iter().map(|count| scale.shade(*count)).collect()
    }

    #[test]
    fn few_counts_have_a_shade_each_and_many_have_classes() {
        assert_eq!(classes(&[0]), []);
        assert_eq!(classes(&[0, 1]), [(1, Some(1))]);
        assert_eq!(classes(&[1, 2, 4]), [(1, Some(1)), (2, Some(2)), (4, Some(4))]);
        assert_eq!(classes(&[1, 5, 12]), [(1, Some(2)), (3, Some(9)), (10, None)]);
        assert_eq!(classes(&[2, 40]), [(1, Some(2)), (30, None)]);
        let many = [(1, Some(9)), (10, Some(29)), (30, Some(99)), (100, Some(299)), (300, None)];
        assert_eq!(classes(&[1, 10, 30, 100, 400]), many);
        assert_eq!(classes(&[7, 1_000_000]), [(1, Some(29_999)), (1_000_000, None)]);
    }

    #[test]
    fn more_briefs_are_never_lighter() {
        assert_eq!(shades(&[0, 3]), [0, 4]);
        assert_eq!(shades(&[0, 1, 2]), [0, 1, 5]);
        assert_eq!(shades(&[1, 2, 3, 9, 10, 99]), [1, 1, 3, 3, 4, 5]);
        assert_eq!(shades(&[1, 2, 3, 4, 5]), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_part_of_the_world_stays_in_it() {
        let at = |left, top, right, bottom| around([Bounds { left, top, right, bottom }].into_iter());
        assert_eq!(at(0, 0, 10, 10), Bounds { left: 0, top: 0, right: 240, bottom: 180 });
        assert_eq!(at(990, 440, 1000, 455), Bounds { left: 760, top: 275, right: 1000, bottom: 455 });
        assert_eq!(at(100, 100, 500, 200), Bounds { left: 84, top: 0, right: 516, bottom: 324 });
        assert_eq!(at(0, 0, 700, 200), Bounds { left: 0, top: 0, right: 1000, bottom: 455 });
    }
}
