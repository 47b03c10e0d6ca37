#!/bin/sh
# citeproc-js gives Korean given names half of their initials, and takes the comma from those that keep their order
#
# A good guess: 'Kim Dae-jung', as South Korea romanises it, is cited as `Kim, D.-j.` in APA and Harvard and as `Kim DJ` in Vancouver.
#   `static-ordering` keeps the family name in front where a style turns names round, and changes nothing in a list that has it in front.
# What happens: the part behind the hyphen counts only with a capital. APA and Harvard print `Kim, D.`, the same as for 'Kim Dong-shin';
#   Vancouver prints `Kim D jung`. With `static-ordering` they print `Kim D.`, without the comma.
# Why it matters here: Korean authors and ministers of different names become one in lists of references. A catalogue for citation
#   processors does better without `static-ordering`: notes turn the name round, and lists are right. Initials are right where the
#   second part has a capital, which is for the author to choose.
#
# Seen with citation-js 0.7.22, which runs citeproc 2.4.63 (npm), on 2026-11-30.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund citation-js@0.7.22 citeproc@2.4.63 || exit 2

cat > "$dir/look.cjs" <<'JS'
const assert = require('node:assert/strict');
const Cite = require('citation-js');

console.log('citation-js', require('./node_modules/citation-js/package.json').version, 'citeproc', require('./node_modules/citeproc/package.json').version);
const author = (given, more) => ['apa', 'harvard1', 'vancouver'].map((template) => {
  const name = { family: 'Kim', given, ...more };
  const item = { id: 'x', type: 'report', title: 'Talks', author: [name], issued: { 'date-parts': [[2025]] }, publisher: 'Institute' };
  const line = new Cite([item]).format('bibliography', { template, lang: 'en-US' }).trim();
  return line.replace(/^1\.\s*/, '').split(/ \(2025\)|\. Talks/)[0];
});
const seen = {
  'Dae-jung': author('Dae-jung'),
  'Dong-shin': author('Dong-shin'),
  'Dae-Jung': author('Dae-Jung'),
  'Dae-jung, static-ordering': author('Dae-jung', { 'static-ordering': true }),
};
for (const [name, lines] of Object.entries(seen)) console.log(`${name}: ${lines.join(' | ')}`);
assert.deepEqual(seen, {
  'Dae-jung': ['Kim, D.', 'Kim, D.', 'Kim D jung'],
  'Dong-shin': ['Kim, D.', 'Kim, D.', 'Kim D shin'],
  'Dae-Jung': ['Kim, D.-J.', 'Kim, D.-J.', 'Kim DJ'],
  'Dae-jung, static-ordering': ['Kim D.', 'Kim D.', 'Kim D jung'],
});
JS
node "$dir/look.cjs"
