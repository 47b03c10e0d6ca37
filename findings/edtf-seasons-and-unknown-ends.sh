#!/bin/sh
# Two EDTF libraries disagree when spring is, and an interval without end stops in 1970
#
# A good guess: `2024-21` (spring) covers the same months in each library of the standard. An interval whose end is
#   unknown (`2024/`) has no maximum, or the latest one possible.
# What happens: in edtf (npm) spring is January to March and winter October to December; in edtf (PyPI) spring is March
#   to May, and winter, of which only December is left, lies within the year. The npm library gives `2024/` the maximum
#   1970-01-01, so its end is before its beginning; and of `[2023..2025]`, one of three years, the maximum is in 2023.
# Why it matters here: 'Spring 2024' and 'from 2024 on' are common dates of reports and mandates. Sorted or filtered by
#   `min` and `max` they land elsewhere. Seasons sort by year alone; ask whether an end is known before using it.
#
# Seen with edtf 4.11.1 (npm) and edtf 5.0.2 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund edtf@4.11.1 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import edtf from 'edtf';

console.log('edtf (npm)', JSON.parse(readFileSync(new URL('node_modules/edtf/package.json', import.meta.url))).version);
const day = (time) => new Date(time).toISOString().slice(0, 10);
const read = (text) => { const date = edtf(text); return `${text}: ${day(date.min)} to ${day(date.max)}`; };
const seen = ['2024-21', '2024-24', '2024/', '[2023..2025]'].map(read);
console.log(seen.join('\n'));
assert.deepEqual(seen, ['2024-21: 2024-01-01 to 2024-03-31', '2024-24: 2024-10-01 to 2024-12-31',
  '2024/: 2024-01-01 to 1970-01-01', '[2023..2025]: 2023-01-01 to 2023-12-31']);
JS
node "$dir/look.mjs"

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
from time import strftime
from edtf import parse_edtf

print("edtf (PyPI)", version("edtf"))
seen = []
for text in ["2024-21", "2024-24"]:
    date = parse_edtf(text)
    first, last = date.lower_strict(), date.upper_strict()
    seen.append(f"{text}: {first.tm_year}-{first.tm_mon:02}-{first.tm_mday:02} to {last.tm_year}-{last.tm_mon:02}-{last.tm_mday:02}")
print("\n".join(seen))
assert seen == ["2024-21: 2024-03-01 to 2024-05-31", "2024-24: 2024-12-01 to 2024-12-31"]
PY
