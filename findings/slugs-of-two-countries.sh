#!/bin/sh
# Three makers of addresses give two countries one address, or none
#
# A good guess: a library that turns names into addresses and knows other scripts gives different names different addresses,
#   at least within one language.
# What happens: in Urdu slugify (npm) writes Canada and Kenya alike; in Hebrew python-slugify writes Guinea and Guyana alike,
#   since vowels go. For Hindi, Korean and Tamil slugify and @sindresorhus/slugify give the empty text, without an error.
#   The symbol 'S/RES/1325 (2000)' keeps its brackets in one of them.
# Why it matters here: pages of countries and of briefs in other languages are named in this way, and the second page is
#   written over the first. Make addresses of codes or of English names, keep them in a table, and refuse two alike.
#
# Seen with slugify 1.6.9, @sindresorhus/slugify 3.0.1, cldr-localenames-full 48.2.0 (npm) and python-slugify 9.2.0 with
# text-unidecode 1.3 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund \
  slugify@1.6.9 @sindresorhus/slugify@3.0.1 cldr-localenames-full@48.2.0 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check python-slugify==9.2.0 text-unidecode==1.3 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import sindre from '@sindresorhus/slugify';
import slugify from 'slugify';

const names = (language) => {
  const path = `node_modules/cldr-localenames-full/main/${language}/territories.json`;
  return JSON.parse(readFileSync(new URL(path, import.meta.url))).main[language].localeDisplayNames.territories;
};
const urdu = names('ur');
console.log('slugify:', urdu.CA, slugify(urdu.CA), urdu.KE, slugify(urdu.KE));
assert.notEqual(urdu.CA, urdu.KE);
assert.equal(slugify(urdu.CA), slugify(urdu.KE));
for (const language of ['hi', 'ko', 'ta']) {
  const name = names(language).PK;
  const made = [slugify(name), sindre(name)];
  console.log(language, name, made);
  assert.deepEqual(made, ['', '']);
}
const symbol = 'S/RES/1325 (2000)';
console.log(symbol, slugify(symbol), sindre(symbol));
assert.deepEqual([slugify(symbol), sindre(symbol)], ['SRES1325-(2000)', 's-res-1325-2000']);
JS
node "$dir/look.mjs"

"$dir/venv/bin/python" - <<'PY'
from slugify import slugify

guinea, guyana = "גינאה", "גיאנה"
print("python-slugify:", guinea, slugify(guinea), guyana, slugify(guyana))
assert guinea != guyana and slugify(guinea) == slugify(guyana) == "gynh"
PY
