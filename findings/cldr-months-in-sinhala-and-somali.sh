#!/bin/sh
# From CLDR 45 to 48 January gets another name in Sinhala and in Somali, and the new one in Sinhala is a lunar month
#
# A good guess: month names of the Gregorian calendar are settled; an update of CLDR changes an abbreviation or a dot.
# What happens: all twelve change in Sinhala and in Somali. In Sinhala ජනවාරි (January) becomes දුරුතු, the name of the
#   month of the Buddhist lunar calendar that falls near it, as name of the Gregorian month. Babel 2.16 and Babel 2.19
#   write the same day in the old and in the new way.
# Why it matters here: a brief shows its date in its own language, and readers of Sinhala take the new date for a full moon
#   day. Pin the data, look at dates by eye when it is updated, and hold month names of the languages in use in a test.
#
# Seen with cldr-dates-full 45.0.0 and 48.2.0 (npm), Babel 2.16.0 and 2.19.0 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for version in 45.0.0 48.2.0; do
  npm install --prefix "$dir/$version" --silent --no-audit --no-fund cldr-dates-full@$version || exit 2
done

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const months = (version, language) => {
  const path = `${version}/node_modules/cldr-dates-full/main/${language}/ca-gregorian.json`;
  const data = JSON.parse(readFileSync(new URL(path, import.meta.url)));
  return Object.values(data.main[language].dates.calendars.gregorian.months.format.wide);
};
for (const [language, before, after] of [['si', 'ජනවාරි', 'දුරුතු'], ['so', 'Bisha Koobaad', 'Janaayo']]) {
  const [old, now] = [months('45.0.0', language), months('48.2.0', language)];
  console.log(language, 'CLDR 45:', old.join(' · '));
  console.log(language, 'CLDR 48:', now.join(' · '));
  assert.deepEqual([old[0], now[0]], [before, after]);
  assert.ok(old.every((name, at) => name !== now[at]));
}
JS
node "$dir/look.mjs"

python3 -m venv "$dir/venv"
for wanted in '2.16.0 2026 ජනවාරි 5' '2.19.0 2026 දුරුතු 5'; do
  "$dir/venv/bin/pip" install --quiet --disable-pip-version-check "Babel==${wanted%% *}" || exit 2
  seen=$("$dir/venv/bin/python" -c '
from datetime import date
from importlib.metadata import version
from babel.dates import format_date
print(version("babel"), format_date(date(2026, 1, 5), "long", locale="si"))')
  echo "Babel $seen"
  test "$seen" = "$wanted"
done
