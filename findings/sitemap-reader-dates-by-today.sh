#!/bin/sh
# ultimate-sitemap-parser fills up a date of a sitemap with the day on which it is read
#
# A good guess: `<lastmod>2024</lastmod>` and `2024-03`, which the format allows (W3C dates), are the beginning of that year
#   or month.
# What happens: missing parts come from the clock of the reader: on 29 November '2024' is read as 29 November 2024
#   and '2024-03' as 29 March, a day later as the 30th.
# Why it matters here: pages of an archive know the year of a brief alone. A crawler with this library finds them
#   changed each day. Leave `lastmod` out where no day is known.
#
# Seen with ultimate-sitemap-parser 1.8.1 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check ultimate-sitemap-parser==1.8.1 || exit 2

"$dir/venv/bin/python" - <<'PY'
from datetime import date
from importlib.metadata import version
from usp.tree import sitemap_from_str

pages = "".join(f"<url><loc>https://example.org/{day}/</loc><lastmod>{day}</lastmod></url>" for day in ["2024", "2024-03", "2024-03-12"])
text = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'
print("ultimate-sitemap-parser", version("ultimate-sitemap-parser"), "on", date.today())
year, month, day = [page.last_modified.date() for page in sitemap_from_str(text).all_pages()]
print(year, month, day)
today = date.today()
assert (year.year, year.month) == (2024, today.month)
assert (month.year, month.month) == (2024, 3)
assert today.day > 28 or (year.day, month.day) == (today.day, today.day)
assert day == date(2024, 3, 12)
PY
