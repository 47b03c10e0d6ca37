#!/bin/sh
# dateparser reads 'n.d.' (no date) as last Sunday
#
# A good guess: 'n.d.' and 's.d.', with which styles of citation say that a work has no date, are no date. A quarter of a
#   year is its first day, its last day or nothing.
# What happens: both are the Sunday before, or today if it is one, while 'no date' and 'forthcoming' are nothing. 'Q1 2024'
#   is read by the clock: in May, the second month of a quarter, it is in February, and in January it is in January.
# Why it matters here: lists of sources that are moved from documents have 'n.d.' in the column of dates. With this reader
#   such works are the newest of all, and others each week. Strike such words out first, and compare what two readings with
#   two base days give.
#
# Seen with dateparser 1.5.0 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0 || exit 2

"$dir/venv/bin/python" - <<'PY'
from datetime import datetime
from importlib.metadata import version
import dateparser

print("dateparser", version("dateparser"))

def read(text):
    seen = []
    for base in [datetime(2026, 1, 31), datetime(2026, 5, 10)]:  # a Saturday and a Sunday
        date = dateparser.parse(text, settings={"RELATIVE_BASE": base})
        seen.append(date and date.strftime("%Y-%m-%d"))
    print(f"{text}: {seen}")
    return seen

assert read("12 March 2024") == ["2024-03-12", "2024-03-12"]
assert read("n.d.") == ["2026-01-25", "2026-05-10"]
assert read("s.d.") == ["2026-01-25", "2026-05-10"]
assert read("no date") == read("forthcoming") == [None, None]
assert read("Q1 2024") == ["2024-01-31", "2024-02-10"]
PY
