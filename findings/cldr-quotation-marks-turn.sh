#!/bin/sh
# Between CLDR 45 and 48 quotation marks of Albanian, Tajik and Serbian become others
#
# A good guess: quotation marks are the most settled part of a locale; a reader of one version agrees with another's.
# What happens: Tajik goes from »…« to “…” and Serbian from „…“ to „…” between CLDR 45 and 46; Albanian from «…» to “…”
#   between 46 and 48.
# Why it matters here: titles of works in citations, and quotes made curly from straight ones, follow this data. Two parts
#   of a site built with two versions quote in two ways. Take marks from one table, and read it when it is updated.
#
# Seen with cldr-misc-full 45.0.0, 46.1.0 and 48.2.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for version in 45.0.0 46.1.0 48.2.0; do
  npm install --prefix "$dir/$version" --silent --no-audit --no-fund cldr-misc-full@$version || exit 2
done

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const quoted = (version, language) => {
  const path = `${version}/node_modules/cldr-misc-full/main/${language}/delimiters.json`;
  const marks = JSON.parse(readFileSync(new URL(path, import.meta.url))).main[language].delimiters;
  return `${marks.quotationStart}…${marks.quotationEnd}`;
};
const seen = Object.fromEntries(['sq', 'tg', 'sr'].map((language) =>
  [language, ['45.0.0', '46.1.0', '48.2.0'].map((version) => quoted(version, language)).join(' ')]));
console.log('CLDR 45, 46, 48:', seen);
assert.deepEqual(seen, { sq: '«…» «…» “…”', tg: '»…« “…” “…”', sr: '„…“ „…” „…”' });
JS
node "$dir/look.mjs"
