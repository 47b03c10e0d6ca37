//! What the shapes of countries promise: each place has one or a dot, none leaves its frame, and all are small.

use super::super::*;
use super::code;
use std::collections::BTreeSet;

/// Most bytes of one outline, of the frame around a country and around a region, and of the world.
const OUTLINE: usize = 3000;
const LOCATOR: usize = 5600;
const REGION: usize = 6000;
const WORLD: usize = 30_000;

/// A path as the points of its rings; panics unless each begins absolutely, goes on in steps of some length, and is closed.
fn rings(path: &str, is_closed: bool) -> Vec<Vec<(i32, i32)>> {
    let mut rings = Vec::new();
    for ring in path.split('M').skip(1) {
        let ring = if is_closed { ring.strip_suffix('z').expect("a ring is closed") } else { ring };
        let (start, steps) = ring.split_once('l').expect("steps follow the first point");
        let start = numbers(start);
        let (mut x, mut y) = (start[0], start[1]);
        let mut points = vec![(x, y)];
        for step in numbers(steps).chunks(2) {
            assert_ne!(step, [0, 0], "a step of no length in {path}");
            (x, y) = (x + step[0], y + step[1]);
            points.push((x, y));
        }
        assert!(points.len() > if is_closed { 2 } else { 1 }, "{path}");
        rings.push(points);
    }
    assert!(path.is_empty() || path.starts_with('M'), "{path}");
    rings
}

fn numbers(text: &str) -> Vec<i32> {
    let spaced = text.replace('-', " -");
    spaced.split_ascii_whitespace().map(|number| number.parse().unwrap()).collect()
}

/// Holds a path against its frame.
#[track_caller]
fn within(path: &str, (width, height): (u32, u32), is_closed: bool) {
    for (x, y) in rings(path, is_closed).into_iter().flatten() {
        let is_inside = (0..=width as i32).contains(&x) && (0..=height as i32).contains(&y);
        assert!(is_inside, "{x} {y} is outside of {width} by {height}");
    }
}

#[test]
fn every_place_has_a_shape_or_a_dot() {
    let is_seen = |locator: &Locator| {
        let is_filled = !locator.filled.is_empty() || !locator.dots.is_empty();
        is_filled && !locator.land.is_empty()
    };
    let world = world();
    assert_eq!(world.places.len(), registry().countries().len());
    for country in registry().countries() {
        let place = &world.places[&country.code];
        assert!(place.is_small || !place.path.is_empty(), "{} is nowhere", country.name);
        let locator = locator(country.code.as_str()).expect(country.name);
        assert!(is_seen(locator) && locator.dots.len() < 2, "{}", country.name);
    }
    for region in registry().regions() {
        let locator = locator(region.m49).expect(region.name);
        assert!(is_seen(locator), "{}", region.name);
    }
    assert!(locator("XX").is_none() && locator("001").is_none());
}

#[test]
fn no_shape_leaves_its_frame() {
    for country in registry().countries() {
        let place = &world().places[&country.code];
        within(place.path, WORLD_FRAME, true);
        let Bounds { left, top, right, bottom } = place.bounds;
        assert!(place.middle.x <= WORLD_FRAME.0 && place.middle.y <= WORLD_FRAME.1, "{}", country.name);
        assert!(left <= right && right <= WORLD_FRAME.0 && top <= bottom && bottom <= WORLD_FRAME.1);
        let points = rings(place.path, true).into_iter().flatten();
        let is_bound = |(x, y)| (left as i32..=right as i32).contains(&x) && (top as i32..=bottom as i32).contains(&y);
        assert!(points.into_iter().all(is_bound), "{}", country.name);
    }
    within(world().nameless.1, WORLD_FRAME, true);
    let countries = registry().countries().iter().map(|country| country.code.to_string());
    for code in countries.chain(registry().regions().iter().map(|region| region.m49.to_owned())) {
        let locator = locator(&code).unwrap();
        within(locator.land, LOCATOR_FRAME, true);
        within(locator.filled, LOCATOR_FRAME, true);
        within(locator.borders, LOCATOR_FRAME, false);
        let is_inside = |dot: &Point| dot.x < LOCATOR_FRAME.0 && dot.y < LOCATOR_FRAME.1;
        assert!(locator.dots.iter().all(is_inside), "{code}");
    }
}

#[test]
fn an_outline_fills_its_frame() {
    let has_none = registry().countries().iter().filter(|country| outline(country.code).is_none());
    let has_none: Vec<&str> = has_none.map(|country| country.code.as_str()).collect();
    assert!(has_none.len() < 20, "{has_none:?}");
    for known in ["FJ", "FR", "MT", "NL", "NO", "NZ", "PT", "RU", "US"] {
        assert!(outline(code(known)).is_some(), "{known}");
    }
    for (code, outline) in
        registry().countries().iter().filter_map(|country| Some((country.code, outline(country.code)?)))
    {
        within(outline.path, (outline.width, outline.height), true);
        assert_eq!(outline.width.max(outline.height), 500, "{code}");
        let points: Vec<(i32, i32)> = rings(outline.path, true).into_iter().flatten().collect();
        let (xs, ys): (Vec<i32>, Vec<i32>) = points.into_iter().unzip();
        let span = |of: &[i32]| (of.iter().max().unwrap() - of.iter().min().unwrap()) as u32;
        // Small islands at its rim may be left out.
        assert!(span(&xs) * 10 >= outline.width * 7 && span(&ys) * 10 >= outline.height * 7, "{code}");
    }
}

/// What a map of mainland France, of Norway or of the United States would be with all that belongs to them.
#[test]
fn remote_parts_do_not_make_an_outline_small() {
    let shape = |written: &str| {
        let outline = outline(code(written)).unwrap();
        f64::from(outline.width) / f64::from(outline.height)
    };
    for (written, expected) in
        [("FR", 0.95..1.15), ("US", 1.5..1.8), ("PT", 0.4..0.6), ("NL", 0.7..1.0), ("NZ", 0.6..0.8)]
    {
        assert!(expected.contains(&shape(written)), "{written}: {}", shape(written));
    }
}

#[test]
fn shapes_are_small() {
    let countries = registry().countries();
    let mut outlines: Vec<usize> =
        countries.iter().filter_map(|country| Some(outline(country.code)?.path.len())).collect();
    outlines.sort_unstable();
    assert!(outlines[outlines.len() / 2] < 1000 && outlines.last().unwrap() <= &OUTLINE, "{:?}", outlines.last());
    let bytes = |code: &str| {
        let locator = locator(code).unwrap();
        locator.land.len() + locator.borders.len() + locator.filled.len() + locator.dots.len() * 8
    };
    for country in countries {
        assert!(bytes(country.code.as_str()) <= LOCATOR, "{}", country.name);
    }
    for region in registry().regions() {
        assert!(bytes(region.m49) <= REGION, "{}", region.name);
    }
    let world: usize = world().places.values().map(|place| place.path.len()).sum();
    assert!((20_000..WORLD).contains(&world), "{world}");
}

/// On the map of the world each shape lies where the country does, cut where nobody lives: no shape spans it.
#[test]
fn no_country_is_torn_across_the_world() {
    for (code, place) in &world().places {
        let width = place.bounds.right - place.bounds.left;
        assert!(width < WORLD_FRAME.0 / 2, "{code} is {width} wide");
    }
    let west = |written: &str| world().places[&code(written)].middle.x;
    assert!(west("US") < west("FR") && west("FR") < west("PK") && west("PK") < west("FJ") && west("FJ") > 900);
    let different: BTreeSet<(u32, u32)> =
        world().places.values().map(|place| (place.middle.x, place.middle.y)).collect();
    assert!(different.len() > 240, "{}", different.len());
}
