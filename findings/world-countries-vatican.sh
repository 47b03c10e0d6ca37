#!/bin/sh
# world-countries counts the Holy See among the members of the United Nations, and a border from one side
#
# A good guess: `unMember` is true for the 193 members, and a border that A has with B, B has with A.
# What happens: 194 are members, since the Holy See (an observer) is one. Sri Lanka borders India, while India does not
#   border Sri Lanka. The package has the regional groups of the General Assembly, and these have 193 members, right.
# Why it matters here: 'all members but three voted for it' is computed from such a table, and so are the neighbours on
#   the page of a country. `unRegionalGroup` is the field to ask for membership; make borders symmetrical yourself.
#
# Seen with world-countries 5.1.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund world-countries@5.1.0 || exit 2

cat > "$dir/look.cjs" <<'JS'
const assert = require('node:assert/strict');
const countries = require('world-countries');

console.log('world-countries', require('./node_modules/world-countries/package.json').version);
const members = countries.filter((country) => country.unMember);
const grouped = countries.filter((country) => country.unRegionalGroup);
const odd = members.filter((country) => !grouped.includes(country)).map((country) => country.cca2);
console.log(`members: ${members.length}, in a regional group: ${grouped.length}, the difference: ${odd}`);
assert.deepEqual([members.length, grouped.length, odd], [194, 193, ['VA']]);

const by = new Map(countries.map((country) => [country.cca3, country]));
const oneSided = countries.flatMap((country) =>
  country.borders.filter((other) => !by.get(other).borders.includes(country.cca3)).map((other) => [country.cca3, other]));
console.log('borders from one side:', oneSided);
assert.deepEqual(oneSided, [['LKA', 'IND']]);
JS
node "$dir/look.cjs"
