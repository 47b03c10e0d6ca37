//! Shapes of countries and regions: an outline of each, the frame around it, and the world.
//!
//! All are drawn when the data is generated, since sines and cosines differ from machine to machine and a site must not. What
//! is kept are paths of SVG in integers: each ring begins with an absolute point, goes on in steps and is closed. They are
//! found when the first map asks for them, so that a site without maps pays nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::CountryCode;
use super::load::rows;

const OUTLINES: &str = include_str!("data/outlines.tsv");
const LOCATORS: &str = include_str!("data/locators.tsv");
const WORLD: &str = include_str!("data/world.tsv");

/// Width and height of the frame of every [`Locator`].
pub const LOCATOR_FRAME: (u32, u32) = (400, 300);

/// Width and height of the frame of the world, which ends in the north of the Southern Ocean.
pub const WORLD_FRAME: (u32, u32) = (1000, 455);

/// The shape of a country's largest landmass with what lies near it, north up, in a frame that it fills: the longer side is 500.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub width: u32,
    pub height: u32,
    /// Data of a path of SVG, to be filled: at most 3 KB.
    pub path: &'static str,
}

/// A country or region in its surroundings, in [`LOCATOR_FRAME`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// All land, what is filled included.
    pub land: &'static str,
    /// The borders of countries on it, as lines.
    pub borders: &'static str,
    /// The country, or all of the region.
    pub filled: &'static str,
    /// Where parts of it are too small to be seen.
    pub dots: Vec<Point>,
}

/// A country on the map of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldPlace {
    /// The middle of its largest landmass.
    pub middle: Point,
    /// What its shape takes up; a point without a shape.
    pub bounds: Bounds,
    /// Whether its shape is too small to be seen or pointed at, or is left out.
    pub is_small: bool,
    /// Empty if it is too small.
    pub path: &'static str,
}

/// A point of a frame, from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    pub x: u32,
    pub y: u32,
}

/// A rectangle of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
}

/// All countries on the map of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    pub places: BTreeMap<CountryCode, WorldPlace>,
    /// Land that belongs to no place of the registry.
    pub nameless: (Bounds, &'static str),
}

/// Returns the outline of a country; none of the smallest, which the data gives no shape that can be known.
pub fn outline(code: CountryCode) -> Option<&'static Outline> {
    static OUTLINES_BY_CODE: LazyLock<BTreeMap<&str, Outline>> = LazyLock::new(|| {
        let read = |[code, width, height, path]: [&'static str; 4]| {
            (code, Outline { width: number(width), height: number(height), path })
        };
        rows(OUTLINES).map(read).collect()
    });
    OUTLINES_BY_CODE.get(code.as_str())
}

/// Returns a country, by its alpha-2 code, or a region of the registry, by its M49 code, in its surroundings.
pub fn locator(code: &str) -> Option<&'static Locator> {
    static LOCATORS_BY_CODE: LazyLock<BTreeMap<&str, Locator>> = LazyLock::new(|| {
        let read = |[code, land, borders, filled, dots]: [&'static str; 5]| {
            let dots = dots.split(';').filter(|dot| !dot.is_empty()).map(point).collect();
            (code, Locator { land, borders, filled, dots })
        };
        rows(LOCATORS).map(read).collect()
    });
    LOCATORS_BY_CODE.get(code)
}

/// Returns the map of the world.
pub fn world() -> &'static World {
    static THE_WORLD: LazyLock<World> = LazyLock::new(|| {
        let mut places = BTreeMap::new();
        let mut nameless = None;
        for [code, x, y, frame, small, path] in rows(WORLD) {
            let bounds = bounds(frame);
            match code.as_bytes().try_into() {
                Ok(code) => {
                    let middle = Point { x: number(x), y: number(y) };
                    places.insert(CountryCode(code), WorldPlace { middle, bounds, is_small: !small.is_empty(), path });
                }
                Err(_) => nameless = Some((bounds, path)),
            }
        }
        World { places, nameless: nameless.expect("the file has land without a code") }
    });
    &THE_WORLD
}

/// Returns all land of the world as one path, in [`WORLD_FRAME`].
pub fn land() -> &'static str {
    static LAND: LazyLock<String> =
        LazyLock::new(|| rows(WORLD).map(|[.., path]: [&'static str; 6]| path).collect::<Vec<_>>().concat());
    &LAND
}

fn number(cell: &str) -> u32 {
    cell.parse().expect("a whole number from 0")
}

fn point(cell: &str) -> Point {
    let (x, y) = cell.split_once(' ').expect("a point is two numbers");
    Point { x: number(x), y: number(y) }
}

fn bounds(cell: &str) -> Bounds {
    let sides: Vec<u32> = cell.split(' ').map(number).collect();
    let [left, top, right, bottom] = sides.try_into().expect("bounds are four numbers");
    Bounds { left, top, right, bottom }
}
