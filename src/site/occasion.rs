//! An event that people can attend: what a brief says of it under `event`.
//!
//! It has days and hours of its own. They withhold nothing: an announcement is public on the day of the brief, long before.

use crate::base::date::{self, Moment, WrittenDate};
use crate::base::{FieldPath, Place, problems};
use crate::parse::config::Zone;
use crate::parse::front_matter::{BriefFrontMatter, EVENT_STATES, Occasion as Written};
use crate::parse::leaf::{Leaf, Read};
use crate::parse::values::{Values, typed};
use jiff::Timestamp;
use jiff::civil::Date;

/// An event that people can attend.
#[derive(Clone, Debug)]
pub struct Occasion {
    pub starts: When,
    pub ends: Option<When>,
    /// The zone in which its hours are meant and shown.
    pub zone: Zone,
    pub venue: Option<String>,
    /// Where it can be followed.
    pub online: Option<String>,
    /// Where one says that one comes.
    pub registration: Option<String>,
    pub state: OccasionState,
}

/// When something begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day.
    Day(Moment),
    Hour(Moment),
}

/// What has become of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OccasionState {
    Planned,
    Postponed,
    Cancelled,
}

impl When {
    /// Returns the day, as it is called there.
    pub fn day(self, zone: &Zone) -> Date {
        match self {
            Self::Day(moment) => moment.date,
            Self::Hour(moment) => moment.instant.to_zoned_datetime((**zone).clone()).date(),
        }
    }

    /// Returns when it begins.
    pub fn instant(self) -> Timestamp {
        match self {
            Self::Day(moment) | Self::Hour(moment) => moment.instant,
        }
    }

    /// Returns the first instant after it: a day ends with its last second, and an hour at once.
    fn end(self, zone: &Zone) -> Option<Timestamp> {
        match self {
            Self::Day(moment) => Some(Moment::of_date(moment.date.tomorrow().ok()?, zone)?.instant),
            Self::Hour(moment) => Some(moment.instant),
        }
    }
}

impl Occasion {
    /// Returns the day on which it begins, as it is called there.
    pub fn day(&self) -> Date {
        self.starts.day(&self.zone)
    }

    /// Reads what a brief says under `event`; what cannot be read is reported and left out.
    pub fn read(front: &BriefFrontMatter, site: &Zone, values: &mut Values<'_>) -> Option<Self> {
        let written = front.event.as_ref()?;
        let field = |key| FieldPath::of("event").key(key);
        let zone = values.read(field("timezone"), &written.timezone, |file, field, name| {
            let near = || problems::unknown_zone(Place::field(file, field), name, &date::nearest_zones(name));
            date::zone(name).map(Zone).ok_or_else(near)
        });
        let zone = zone.unwrap_or_else(|| site.clone());
        values.require(field("starts"), &written.starts);
        let starts = values.moment_in(field("starts"), &written.starts, &zone);
        let ends = values.moment_in(field("ends"), &written.ends, &zone);
        let state = values.word(field("status"), &written.status, &EVENT_STATES.map(|word| (word, word)));
        let online = values.web_address(field("online"), &written.online);
        let registration = values.web_address(field("registration"), &written.registration);
        let starts = when(&written.starts, starts?);
        let mut ends = ends.map(|ends| when(&written.ends, ends));
        if ends.is_some_and(|ends| is_before(ends, starts, &zone)) {
            let text = written.ends.text().unwrap_or_default();
            values.report(problems::ends_before_it_starts(values.place(field("ends")), text));
            ends = None;
        }
        Some(Self {
            starts,
            ends: ends.filter(|ends| *ends != starts),
            zone,
            venue: typed(&written.venue).map(str::to_owned),
            online,
            registration,
            state: match state {
                Some("cancelled") => OccasionState::Cancelled,
                Some("postponed") => OccasionState::Postponed,
                _ => OccasionState::Planned,
            },
        })
    }
}

/// Whether the event that a brief is about is over at that moment. What is wrong with it is reported where the brief is read.
pub fn is_over(front: &BriefFrontMatter, site: &Zone, at: Timestamp) -> bool {
    let Some(Written { starts, ends, timezone, .. }) = front.event.as_ref() else { return false };
    let zone = typed(timezone).and_then(date::zone).map_or_else(|| site.clone(), Zone);
    let moment = |leaf: &Leaf<WrittenDate>| Some(when(leaf, leaf.in_zone(&zone).value()?));
    let Some(starts) = moment(starts) else { return false };
    let ends = moment(ends).filter(|ends| !is_before(*ends, starts, &zone));
    end(starts, ends, &zone).is_some_and(|end| end <= at)
}

/// Returns the first instant at which an event is over. One whose end nobody has said lasts to the end of its day.
fn end(starts: When, ends: Option<When>, zone: &Zone) -> Option<Timestamp> {
    let last_day = || Moment::of_date(starts.day(zone), zone).map(When::Day);
    ends.or_else(last_day)?.end(zone)
}

/// Whether something ends before it starts; a day ends with its last second.
fn is_before(ends: When, starts: When, zone: &Zone) -> bool {
    match ends {
        When::Day(_) => ends.end(zone) <= Some(starts.instant()),
        When::Hour(moment) => moment.instant < starts.instant(),
    }
}

fn when(leaf: &Leaf<WrittenDate>, moment: Moment) -> When {
    match leaf.read {
        Read::Is(WrittenDate::Day(_)) => When::Day(moment),
        _ => When::Hour(moment),
    }
}
