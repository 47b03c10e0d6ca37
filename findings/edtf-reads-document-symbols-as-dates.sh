#!/bin/sh
# The reader of English dates in edtf takes symbols of documents and mandates for dates
#
# A good guess: a reader that returns nothing for 'n.d.' and 'forthcoming' returns nothing for a text without a date.
# What happens: the General Assembly's resolution A/RES/77/1 is January 1977, resolution 1325 is the year 1325. A quarter
#   is a month. 'until 2025' is the year 2025, while 'since 2020' is an open interval. 'July-August 2023' begins in July
#   of any year.
# Why it matters here: fields that hold 'when or what' are common in lists that are moved from spreadsheets to front
#   matter. Give such a reader only texts in which a year of four digits between 1900 and now stands alone, or ask.
#
# Seen with edtf 5.0.2 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
from edtf import text_to_edtf

print("edtf", version("edtf"))
expected = {
    "12 March 2024": "2024-03-12",
    "n.d.": None,
    "forthcoming": None,
    "A/RES/77/1": "1977-01",
    "UNSC 1325": "1325",
    "Q1 2024": "2024-01",
    "until 2025": "2025",
    "since 2020": "2020/",
    "July-August 2023": "XXXX-07/2023-08",
}
seen = {text: text_to_edtf(text) for text in expected}
for text, date in seen.items():
    print(f"{text}: {date}")
assert seen == expected
PY
