//! Plates: what is drawn for a page that has no picture, and on the card of a brief that has none.
//!
//! What is on a plate is in its address, so one that changes has another, and no network shows the old one.

use crate::base::one_line::one_line;
use crate::base::{Language, Plate, PlateForm, PlateLook, PlateOutline, PlateWords, Route, monogram};
use crate::page::view::PageView;
use crate::parse::config::Config;
use crate::places::{self, CountryCode, WORLD_FRAME};
use crate::plates::has_signs;
use std::sync::{Arc, LazyLock};

/// The folder of plates.
const PLATES: &str = "/assets/plates/";

/// The accent of the built-in stylesheet.
const ACCENT: [u8; 3] = [0x17, 0x40, 0x6d];

/// The picture of a page for previews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The full address.
    pub url: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

impl Preview {
    /// Puts it into the head of a page.
    pub fn put(self, head: &mut PageView) {
        head.image_url = Some(self.url);
        head.image_width = Some(self.width);
        head.image_height = Some(self.height);
        head.image_alt = Some(self.alt).filter(|alt| !alt.is_empty());
    }

    /// Returns that of a page which is closed, if it has one.
    pub fn of(head: &PageView) -> Option<Self> {
        Some(Self {
            url: head.image_url.clone()?,
            width: head.image_width?,
            height: head.image_height?,
            alt: head.image_alt.clone().unwrap_or_default(),
        })
    }
}

/// What the plate of a page says, beside who publishes it.
#[derive(Clone, Debug)]
pub struct Cover<'a> {
    /// Of the title.
    pub language: &'a Language,
    pub title: Arc<str>,
    pub above: String,
    pub below: String,
    pub about: String,
    /// The country whose shape is shown; the world without one.
    pub country: Option<CountryCode>,
}

/// Makes the plates of an edition.
pub struct Plates {
    accent: [u8; 3],
    house: String,
    monogram: String,
    is_rtl: bool,
}

impl Plates {
    /// Returns what makes them; none where the site wants none.
    pub fn new(config: &Config) -> Option<Self> {
        let publisher = &config.publisher;
        config.images.plates.then(|| Self {
            accent: config.theme.accent.as_deref().and_then(colour).unwrap_or(ACCENT),
            house: settable(&publisher.name),
            monogram: monogram::of_house(publisher.short_name.as_deref(), &publisher.name),
            is_rtl: is_rtl(&Language::of(&config.language)),
        })
    }

    /// Returns the plate of a page.
    pub fn of_page(&self, cover: Cover<'_>) -> Arc<Plate> {
        let title = settable(&cover.title);
        let words = PlateWords {
            language: cover.language.tag().to_owned(),
            above: settable(&cover.above),
            below: settable(&cover.below),
            about: settable(&cover.about),
            house: if title == self.house { String::new() } else { self.house.clone() },
            monogram: self.monogram.clone(),
            title: title.into(),
        };
        let look = self.look(cover.country, is_rtl(cover.language));
        let words = Some(words).filter(has_signs);
        Arc::new(Plate { form: PlateForm::Preview, look, words })
    }

    /// Returns what stands for a picture on a card.
    pub fn of_card(&self, country: Option<CountryCode>) -> Arc<Plate> {
        Arc::new(Plate { form: PlateForm::Card, look: self.look(country, self.is_rtl), words: None })
    }

    fn look(&self, country: Option<CountryCode>, is_rtl: bool) -> PlateLook {
        static WORLD: LazyLock<PlateOutline> = LazyLock::new(|| PlateOutline::of_world(WORLD_FRAME, places::land()));
        let outline = country.and_then(places::outline);
        let outline = outline.map(|shape| PlateOutline::of_country((shape.width, shape.height), shape.path));
        PlateLook { accent: self.accent, is_rtl, outline: outline.unwrap_or_else(|| *WORLD) }
    }
}

/// Returns where a plate stands.
pub fn route(plate: &Plate) -> Route {
    // Enough that no two of a million plates meet.
    let name = plate.input().to_string();
    Route::of(format!("{PLATES}{}.png", &name[..20]))
}

fn is_rtl(language: &Language) -> bool {
    language.direction() == "rtl"
}

/// Returns a text on one line, without signs that are no letters.
fn settable(text: &str) -> String {
    let seen = text.replace('\u{ad}', "").replace(char::is_control, " ");
    one_line(&seen).into_owned()
}

/// Returns the parts of a colour, `#rrggbb` or `#rgb`.
fn colour(written: &str) -> Option<[u8; 3]> {
    let digits = written.trim().strip_prefix('#')?;
    let long: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let [_, red, green, blue] = u32::from_str_radix(&long, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}
