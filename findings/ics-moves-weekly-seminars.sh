#!/bin/sh
# ics (Python) writes a weekly seminar of 17:00 in Zurich so that it begins at 16:00 from the end of October on
#
# A good guess: a library that reads a calendar with a time zone and writes it again keeps the zone, or at least the hours.
# What happens: the first hour is turned into UTC, the description of the zone is dropped, and the rule `FREQ=WEEKLY` stays as it is.
#   A rule in UTC knows no summer time, so each meeting after the change of the clocks is an hour early. Another library that reads both
#   files, icalendar with recurring-ical-events, shows it.
# Why it matters here: events of institutes are series (a Thursday seminar), and portals gather their calendars with such libraries. We
#   write no rules: each event has its own entry with its own instant, which survives this.
#
# Seen with ics 0.7.2, icalendar 6.3.1 and recurring-ical-events 3.8.0 (PyPI) on 2026-11-30.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check ics==0.7.2 icalendar==6.3.1 recurring-ical-events==3.8.0 || exit 2

"$dir/venv/bin/python" - <<'PY'
from zoneinfo import ZoneInfo

import icalendar
import ics
import recurring_ical_events

lines = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//calendar//EN
CALSCALE:GREGORIAN
BEGIN:VTIMEZONE
TZID:Europe/Zurich
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:seminar@example.org
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Zurich:20261015T170000
DTEND;TZID=Europe/Zurich:20261015T183000
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:Thursday seminar
END:VEVENT
END:VCALENDAR
""".splitlines()
given = "\r\n".join(lines) + "\r\n"
written = ics.Calendar(given).serialize()
print(written)


def hours(text):
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between((2026, 10, 1), (2026, 11, 30))
    local = sorted(event["DTSTART"].dt.astimezone(ZoneInfo("Europe/Zurich")) for event in found)
    return [at.strftime("%d %b %H:%M") for at in local]


print(hours(given))
print(hours(written))
assert hours(given) == ["15 Oct 17:00", "22 Oct 17:00", "29 Oct 17:00", "05 Nov 17:00"]
assert hours(written) == ["15 Oct 17:00", "22 Oct 17:00", "29 Oct 16:00", "05 Nov 16:00"]
assert "VTIMEZONE" not in written and "RRULE:FREQ=WEEKLY;COUNT=4" in written
PY
