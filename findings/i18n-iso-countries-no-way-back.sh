#!/bin/sh
# i18n-iso-countries does not find the countries behind its own names, nor behind names as they are typeset
#
# A good guess: `getAlpha2Code(getName(code, language), language)` is `code`. The apostrophe in 'Côte d’Ivoire' may be
#   curly, as it is in print and in CLDR.
# What happens: in Dhivehi Malaysia, Mongolia and Morocco come back as Malawi, Monaco and Montserrat; in Portuguese and
#   Albanian Sint Maarten as Saint-Martin. 'Côte d’Ivoire' with U+2019 is unknown in English, with U+0027 it is known.
#   'Congo' is Brazzaville, though it is listed for both. 'Iran' is known, 'Syria' and 'Laos' are not.
# Why it matters here: front matter names countries by word, in several languages, and a word processor makes the
#   apostrophe curly. Keep the code beside each name, fold apostrophes, and refuse a name that two countries share.
#
# Seen with i18n-iso-countries 7.14.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund i18n-iso-countries@7.14.0 || exit 2

cat > "$dir/look.cjs" <<'JS'
const assert = require('node:assert/strict');
const countries = require('i18n-iso-countries');

console.log('i18n-iso-countries', require('./node_modules/i18n-iso-countries/package.json').version);
const lost = [];
for (const language of countries.getSupportedLanguages()) {
  for (const [code, name] of Object.entries(countries.getNames(language))) {
    const back = countries.getAlpha2Code(name, language);
    if (back !== code) lost.push(`${language} ${code} → ${back}`);
  }
}
console.log(lost.sort().join('\n'));
assert.deepEqual(lost, ['dv MA → MS', 'dv MN → MC', 'dv MY → MW', 'pt SX → MF', 'sq SX → MF']);

const typed = ['Côte d\u2019Ivoire', 'Côte d\u0027Ivoire', 'Congo', 'Iran', 'Syria', 'Laos'];
const codes = typed.map((name) => countries.getAlpha2Code(name, 'en') ?? null);
typed.forEach((name, at) => console.log(`${name}: ${codes[at]}`));
assert.deepEqual(codes, [null, 'CI', 'CG', 'IR', null, null]);
JS
node "$dir/look.cjs"
