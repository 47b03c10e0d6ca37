#!/bin/sh
# ics (Python) says of each calendar that it reads that its days are 'GEORGIAN'
#
# A good guess: CALSCALE of an iCalendar file is optional and means GREGORIAN, the only value that RFC 5545 knows; a library that writes
#   a file again leaves it out or says that.
# What happens: a file that does not say it is read as of the scale 'georgian', and written with CALSCALE:GEORGIAN. One made from
#   nothing has no such line, so the word comes in by reading alone.
# Why it matters here: a reader that follows the standard may refuse a file of a scale that it does not know, and the institute whose
#   calendar went through a portal is asked why its events are gone. Our files say CALSCALE:GREGORIAN, which comes through unharmed.
#
# Seen with ics 0.7.2 (PyPI) on 2026-11-30.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check ics==0.7.2 || exit 2

"$dir/venv/bin/python" - <<'PY'
from ics import Calendar

event = """BEGIN:VEVENT
UID:talk@example.org
DTSTAMP:20260101T000000Z
DTSTART:20261205T130000Z
SUMMARY:A talk
END:VEVENT
END:VCALENDAR
"""
head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//calendar//EN\n"
without = Calendar((head + event).replace("\n", "\r\n")).serialize()
said = Calendar((head + "CALSCALE:GREGORIAN\n" + event).replace("\n", "\r\n")).serialize()
print(without)
assert "CALSCALE:GEORGIAN" in without
assert "CALSCALE:GREGORIAN" in said and "GEORGIAN" not in said
assert "CALSCALE" not in Calendar().serialize()
PY
