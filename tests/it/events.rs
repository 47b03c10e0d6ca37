//! Events: briefs with a date of their own, which withholds nothing.

use crate::fixture::{build, files, options_at, plan, snapshot, told, wrong};
use crate::html::Page;
use crate::rich::{json_ld, text};
use briefpress::pipeline::{self, PlanCache, Show};

const SITE: &str = "==> site.yaml\ntitle: I\nbase_url: https://example.org/repo/\ntimezone: Europe/Zurich\n";

fn event(slug: &str, event: &str) -> String {
    format!(
        "==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: 2025-01-01\nsummary: Short.\nevent: {event}\n---\nText.\n"
    )
}

const TALK: &str = "{starts: 2025-06-05T14:00, ends: 2025-06-05T16:00, venue: Geneva, registration: 'https://r.example/', online: 'https://o.example/'}";

#[test]
fn an_event_is_public_before_it_begins_and_says_when_and_where() {
    let site = SITE.to_owned() + &event("talk", TALK);
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let page = Page::among(&files, "briefs/talk/index.html");
    page.shows(".kicker", say!("type.event"));
    page.shows(".event time[datetime='2025-06-05T14:00:00+02:00']", "5 June 2025, 14:00–16:00 (UTC+2)");
    assert_eq!(page.texts(".event dd"), ["5 June 2025, 14:00–16:00 (UTC+2)", "Geneva"]);
    assert_eq!(
        page.attrs(".event .tools a", "href"),
        ["https://r.example/", "https://o.example/", "/repo/briefs/talk/talk.ics"]
    );
    let node = &json_ld(page.source())["@graph"][1];
    assert_eq!(
        (node["@type"].as_str(), node["startDate"].as_str()),
        (Some("Event"), Some("2025-06-05T14:00:00+02:00"))
    );
    assert_eq!(node["eventAttendanceMode"], "https://schema.org/MixedEventAttendanceMode");
    assert_eq!(node["location"][0]["name"], "Geneva");
}

#[test]
fn days_and_hours_are_worded_as_they_are_meant() {
    for (written, shown) in [
        ("{starts: 2025-07-05}", "5 July 2025"),
        ("{starts: 2025-07-05, ends: 2025-07-05}", "5 July 2025"),
        ("{starts: 2025-07-05, ends: 2025-07-07}", "5 July 2025 – 7 July 2025"),
        ("{starts: 2025-07-05T09:30}", "5 July 2025, 09:30 (UTC+2)"),
        ("{starts: 2025-07-05T09:30, ends: 2025-07-06T12:00}", "5 July 2025, 09:30 – 6 July 2025, 12:00 (UTC+2)"),
        ("{starts: 2025-07-05T09:30, ends: 2025-07-06}", "5 July 2025, 09:30 (UTC+2) – 6 July 2025"),
        ("{starts: 2025-12-05T09:30, timezone: Asia/Kolkata}", "5 December 2025, 09:30 (UTC+5:30)"),
        ("{starts: 2025-12-05T09:30Z}", "5 December 2025, 10:30 (UTC+1)"),
        ("{starts: 2025-12-05T09:30, timezone: America/New_York}", "5 December 2025, 09:30 (UTC−5)"),
        ("{starts: 2025-12-05T09:30, timezone: UTC}", "5 December 2025, 09:30 (UTC)"),
    ] {
        let page = Page::of(&(SITE.to_owned() + &event("a", written)), "briefs/a/index.html");
        assert_eq!(page.texts(".event time"), [shown], "{written}");
    }
}

#[test]
fn what_is_to_come_stands_before_what_has_been() {
    // It is noon on 1 June in UTC.
    let site = SITE.to_owned()
        + &event("later", "{starts: 2025-08-01}")
        + &event("soon", TALK)
        + &event("today", "{starts: 2025-06-01T08:00}")
        + &event("over", "{starts: 2025-06-01T08:00, ends: 2025-06-01T14:00}")
        + &event("long-ago", "{starts: 2024-02-01}")
        + &event("before", "{starts: 2024-03-01}");
    let files = build(&site);
    let page = Page::among(&files, "types/event/index.html");
    let hrefs = |page: &Page, of: &str| page.attrs(&format!("{of} a[href^='/repo/briefs/']"), "href");
    assert_eq!(hrefs(&page, ".coming"), ["/repo/briefs/today/", "/repo/briefs/soon/", "/repo/briefs/later/"]);
    assert_eq!(hrefs(&page, ".rows"), ["/repo/briefs/over/", "/repo/briefs/before/", "/repo/briefs/long-ago/"]);
    let home = Page::among(&files, "index.html");
    assert_eq!(hrefs(&home, ".coming"), hrefs(&page, ".coming"));
    assert!(!home.has(".story"), "an announcement does not lead");
    let over = Page::among(&files, "briefs/over/index.html");
    over.shows(".event .note", say!("event.over"));
    assert!(!over.has(".event .tools"));
}

#[test]
fn an_event_is_over_at_its_second() {
    let site = SITE.to_owned() + &event("a", TALK) + &event("b", "{starts: 2025-09-01}");
    let sources = snapshot(&site);
    let at = |moment: &str| {
        let plan = pipeline::plan(&sources, &options_at(moment, Show::Public), &mut PlanCache::default());
        let files = files(&plan);
        Page::among(&files, "types/event/index.html").count(".coming > li")
    };
    assert_eq!((at("2025-06-05T13:59:59Z"), at("2025-06-05T14:00:00Z")), (2, 1));
    // One plan after another tells the same as a plan of its own.
    let mut cache = PlanCache::default();
    let counts: Vec<usize> = ["2025-06-05T13:59:59Z", "2025-06-05T14:00:00Z", "2025-09-02T00:00:00Z"]
        .iter()
        .map(|moment| {
            let plan = pipeline::plan(&sources, &options_at(moment, Show::Public), &mut cache);
            Page::among(&files(&plan), "types/event/index.html").count(".coming > li")
        })
        .collect();
    assert_eq!(counts, [2, 1, 0]);
}

#[test]
fn events_are_parted_by_their_own_years() {
    let many: String = (0..60)
        .map(|n| event(&format!("e{n:02}"), &format!("{{starts: {}-01-{:02}}}", 2010 + n / 30, n % 28 + 1)))
        .collect();
    let files = build(&(SITE.to_owned() + &many));
    let page = Page::among(&files, "types/event/index.html");
    assert_eq!(page.attrs(".years a", "href"), ["/repo/types/event/2011/", "/repo/types/event/2010/"]);
    assert_eq!(Page::among(&files, "types/event/2010/index.html").count(".rows > li"), 30);
}

#[test]
fn what_does_not_take_place_says_so() {
    let site = SITE.to_owned()
        + &event("off", &TALK.replace("venue", "status: cancelled, venue"))
        + &event("moved", &TALK.replace("venue", "status: postponed, venue"));
    let files = build(&site);
    let page = Page::among(&files, "briefs/off/index.html");
    page.shows(".event .label", say!("event.cancelled"));
    assert_eq!(page.attrs(".event .tools a", "href"), ["/repo/briefs/off/off.ics"]);
    assert_eq!(json_ld(page.source())["@graph"][1]["eventStatus"], "https://schema.org/EventCancelled");
    let list = Page::among(&files, "types/event/index.html");
    assert_eq!(list.texts(".coming .card-meta .label"), [say!("event.postponed"), say!("event.cancelled")]);
    let calendar = text(&files, "types/event/calendar.ics");
    assert!(calendar.contains("STATUS:CANCELLED\r\n") && calendar.contains("STATUS:TENTATIVE\r\n"));
}

#[test]
fn calendars_are_what_programs_read() {
    let long =
        "الماء والسلام في وادي فرغانة; talks, again \\ and again, with a title that has to be folded more than once";
    let site = SITE.to_owned()
        + &event("talk", TALK).replace("title: About talk", &format!("title: '{long}'"))
        + &event("days", "{starts: 2025-07-05, ends: 2025-07-07}");
    let files = build(&site);
    let calendar = text(&files, "types/event/calendar.ics");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.replace("\r\n", "").find(['\r', '\n']).is_none());
    assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    let unfolded = calendar.replace("\r\n ", "");
    for line in [
        "DTSTART:20250605T120000Z",
        "DTEND:20250605T140000Z",
        "DTSTART;VALUE=DATE:20250705",
        "DTEND;VALUE=DATE:20250708",
        "DTSTAMP:20241231T230000Z",
        "LOCATION:Geneva",
        "URL:https://example.org/repo/briefs/talk/",
    ] {
        assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line} in {unfolded}");
    }
    assert!(
        unfolded.contains(r"SUMMARY:الماء والسلام في وادي فرغانة\; talks\, again \\ and again\, with"),
        "{unfolded}"
    );
    assert!(unfolded.find("20250605T120000Z") < unfolded.find("VALUE=DATE:20250705"), "soonest first");
    let one = text(&files, "briefs/days/days.ics").replace("\r\n ", "");
    assert_eq!(one.matches("BEGIN:VEVENT").count(), 1);
    let uid = |calendar: &str| calendar.split("UID:").nth(1).and_then(|rest| rest.lines().next()).map(str::to_owned);
    assert!(unfolded.contains(&uid(&one).unwrap()), "an event has one id");
}

#[test]
fn a_withdrawn_event_has_no_calendar() {
    let site = SITE.to_owned() + &event("talk", TALK).replace("summary", "status: withdrawn\nsummary");
    let files = build(&site);
    assert!(!files.keys().any(|path| path.ends_with(".ics")));
    assert!(!Page::among(&files, "briefs/talk/index.html").has(".event"));
}

#[test]
fn any_type_may_have_an_event() {
    let site = SITE.to_owned() + &event("a", TALK).replace("summary", "type: commentary\nsummary");
    let page = Page::of(&site, "briefs/a/index.html");
    page.shows(".kicker", say!("type.commentary"));
    assert!(page.has(".event"));
}

#[test]
fn what_is_wrong_with_an_event_is_told_at_its_place() {
    let of = |written: &str| wrong(&(SITE.to_owned() + &event("a", written)));
    assert_eq!(of("{venue: Bern}"), "missing-key content/briefs/a.md:5:1");
    assert_eq!(of("{starts: soon}"), "invalid-date content/briefs/a.md:5:17");
    assert_eq!(of("{starts: 2025-06-05, timezone: Nowhere}"), "unknown-value content/briefs/a.md:5:39");
    assert_eq!(of("{starts: 2025-06-05, ends: 2025-06-04}"), "invalid-value content/briefs/a.md:5:35");
    assert_eq!(of("{starts: 2025-06-05T10:00, ends: 2025-06-05T09:00}"), "invalid-value content/briefs/a.md:5:41");
    assert_eq!(of("{starts: 2025-06-05T10:00, ends: 2025-06-05}"), "", "a day ends with its last hour");
    assert_eq!(of("{starts: 2025-06-05, status: off}"), "unknown-value content/briefs/a.md:5:37");
    assert_eq!(of("{starts: 2025-06-05, online: nowhere}"), "invalid-value content/briefs/a.md:5:37");
    assert_eq!(of("2025-06-05"), "wrong-type content/briefs/a.md:5:8");
    let bare = SITE.to_owned() + &event("a", "{}").replace("event: {}", "type: event");
    assert!(told(&bare).contains("no-event-date"), "{}", told(&bare));
    assert!(plan(&bare).is_sound());
}
