#!/bin/sh
# Khayyam writes each day of the Iranian year 1404 as the day after it
#
# A good guess: the Iranian calendar is settled for living memory, and libraries that convert it agree on any day of the
#   last hundred years.
# What happens: Khayyam computes leap years by a cycle of 2820 years instead of the equinox. It has no 30 Esfand 1403, a day that
#   was in every calendar of Iran, and begins the new year on 20 March 2025, so all 365 days up to 20 March 2026 are a day off;
#   before and after it is right, until 1437 (2058). jdatetime, persiantools, convertdate and ICU agree on the official date.
# Why it matters here: laws and sanctions of Iran, and of Afghanistan until 2021, are cited by this calendar. A test with a date of
#   2024 or 2026 passes. Try converters on 30 Esfand of 1399 and 1403 and on a day of 1404.
#
# Seen with Khayyam 3.0.17, jdatetime 6.1.1, persiantools 6.2.0 and convertdate 2.5.1 (PyPI) and Node.js 20 on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check \
  Khayyam==3.0.17 jdatetime==6.1.1 persiantools==6.2.0 convertdate==2.5.1 || exit 2

"$dir/venv/bin/python" - <<'PY'
from datetime import date, timedelta

from convertdate import persian
from jdatetime import date as by_jdatetime
from khayyam import JalaliDate as by_khayyam
from persiantools.jdatetime import JalaliDate as by_persiantools


def parts(day):
    return day.year, day.month, day.day


for day in (date(2025, 3, 19), date(2025, 3, 20), date(2025, 7, 1), date(2026, 3, 20), date(2026, 3, 21)):
    print(day, "Khayyam", parts(by_khayyam(day)), "jdatetime", parts(by_jdatetime.fromgregorian(date=day)))
    assert parts(by_jdatetime.fromgregorian(date=day)) == persian.from_gregorian(*parts(day))

off, day = {}, date(1926, 3, 22)
while day < date(2060, 1, 1):
    right = parts(by_jdatetime.fromgregorian(date=day))
    assert right == parts(by_persiantools(day))
    if parts(by_khayyam(day)) != right:
        off[right[0]] = off.get(right[0], 0) + 1
    day += timedelta(1)
print("days off, by year:", off)
assert off == {1403: 1, 1404: 365, 1436: 1, 1437: 365}
try:
    print(by_khayyam(1403, 12, 30))
    raise SystemExit(1)
except ValueError as error:
    print("30 Esfand 1403:", error)
PY
node -e '
const written = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", { dateStyle: "short", timeZone: "UTC" })
  .format(new Date("2025-03-20"));
console.log("ICU, 2025-03-20:", written);
process.exit(written.startsWith("12/30/1403") ? 0 : 1);'
