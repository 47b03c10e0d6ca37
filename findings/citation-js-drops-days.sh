#!/bin/sh
# Citation.js writes the day of a BibTeX entry into the month, where pandoc loses both
#
# A good guess: a date of CSL-JSON becomes `year`, `month = oct` (a macro that each style spells) and a day that readers
#   know; a report's keywords and abstract come along, as they do in BibLaTeX.
# What happens: 5 October 2023 is `month = {oct 5}`, a text that is no macro. pandoc reads the year alone from it. Keywords,
#   abstract and language are left out, and of a judgment the reports in which it is printed. In BibLaTeX all of it is there.
#   Read by Citation.js itself, an `@techreport` without `type` has the kind 'techreport'.
# Why it matters here: a brief is told from its next version by the day. Take BibLaTeX where both are offered, and always
#   write `type`.
#
# Seen with @citation-js/core, plugin-csl and plugin-bibtex 0.8.2 (npm), pandoc 3.9 (pypandoc-binary 1.17, PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund \
  @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 @citation-js/plugin-bibtex@0.8.2 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';

for (const name of ['core', 'plugin-bibtex', 'plugin-csl']) {
  console.log(name, JSON.parse(readFileSync(new URL(`node_modules/@citation-js/${name}/package.json`, import.meta.url))).version);
}
const days = (...parts) => ({ 'date-parts': [parts] });
const cite = new Cite([
  { id: 'a', type: 'report', title: 'Rules at sea', author: [{ family: 'Moor', given: 'Ada' }], issued: days(2023, 10, 5),
    keyword: 'Kenya, Fisheries', abstract: 'Short.', language: 'en-GB' },
  { id: 'b', type: 'legal_case', title: 'Genocide convention', issued: days(2007, 2, 26), 'container-title': 'ICJ Reports' },
]);
const [bibtex, biblatex] = [cite.format('bibtex'), cite.format('biblatex')];
console.log(bibtex, biblatex);
assert.match(bibtex, /year = \{2023\},\s+month = \{oct 5\}/);
assert.doesNotMatch(bibtex, /keywords|abstract|language|ICJ/);
for (const part of ['date = {2023-10-05}', 'keywords = {Kenya, Fisheries}', 'abstract = {Short.}', 'language = {en-GB}', 'ICJ']) {
  assert.ok(biblatex.includes(part));
}
assert.equal(new Cite(bibtex).data[0].genre, 'techreport');
writeFileSync(process.argv[2], bibtex);
JS
node "$dir/look.mjs" "$dir/out.bib"

"$dir/venv/bin/python" - "$dir/out.bib" <<'PY'
import json
import sys
import pypandoc

dates = [entry["issued"] for entry in json.loads(pypandoc.convert_file(sys.argv[1], "csljson", format="bibtex"))]
print("pandoc", pypandoc.get_pandoc_version(), dates)
assert dates == [{"date-parts": [[2023]]}, {"date-parts": [[2007]]}]
PY
