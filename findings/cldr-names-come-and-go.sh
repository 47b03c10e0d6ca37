#!/bin/sh
# Names of places in CLDR: the west called east, short forms that vanish, a code that ISO does not assign
#
# A good guess: a newer CLDR has the names of an older one, some corrected, and its two-letter keys are countries and
#   territories of ISO 3166, save for the few that are old friends (EU, UN, XK).
# What happens: in Amharic CLDR 45 calls Western Africa (011) 'eastern'; CLDR 48 has mended it. CLDR 48 leaves out short
#   and variant forms that equal the plain name: `GB-alt-short` and `TR-alt-variant` are there in English and gone in
#   Arabic and Persian. CQ (Sark), which ISO assigns to no country, has a name in English before and now in others, too.
# Why it matters here: pages of regions are named by this data, and 'short name, else nothing' leaves a gap after an
#   update. Fall back to the plain key, have names of regions read by somebody who knows the language, and list countries
#   from ISO, not from the keys of a file of names.
#
# Seen with cldr-localenames-full 45.0.0 and 48.2.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for version in 45.0.0 48.2.0; do
  npm install --prefix "$dir/$version" --silent --no-audit --no-fund cldr-localenames-full@$version || exit 2
done

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const names = (version, language) => {
  const path = `${version}/node_modules/cldr-localenames-full/main/${language}/territories.json`;
  return JSON.parse(readFileSync(new URL(path, import.meta.url))).main[language].localeDisplayNames.territories;
};
const [old, now] = ['45.0.0', '48.2.0'];
for (const version of [old, now]) {
  const amharic = names(version, 'am');
  console.log(version, 'am 011:', amharic['011'], '014:', amharic['014']);
  for (const language of ['en', 'ar', 'fa']) {
    const of = names(version, language);
    console.log(version, language, 'GB-alt-short:', of['GB-alt-short'], 'TR-alt-variant:', of['TR-alt-variant'], 'CQ:', of.CQ);
  }
}
const [east, west] = ['ምስራቃዊ አፍሪካ', 'ምዕራባዊ አፍሪካ'];
assert.deepEqual([names(old, 'am')['011'], names(now, 'am')['011']], [east, west]);
for (const language of ['ar', 'fa']) {
  for (const key of ['GB-alt-short', 'TR-alt-variant']) {
    assert.ok(names(old, language)[key]);
    assert.equal(names(now, language)[key], undefined);
  }
}
assert.equal(names(now, 'en')['GB-alt-short'], 'UK');
assert.equal(names(now, 'en').CQ, 'Sark');
assert.equal(names(old, 'ar').CQ, undefined);
assert.ok(names(now, 'ar').CQ);
JS
node "$dir/look.mjs"
