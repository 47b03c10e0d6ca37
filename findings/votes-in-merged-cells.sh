#!/bin/sh
# Three converters to Markdown lose the vote of a state whose cell is merged with the one above
#
# A good guess: Markdown has no merged cells, so a converter repeats the text, leaves a gap in its place, or keeps HTML.
# What happens: turndown, markdownify and html2text leave the cell out and all behind it move to the left: under 'Vote'
#   stands the note. None gives a warning. A stroke in a cell ('a|b') is not escaped and makes a column of its own.
# Why it matters here: tables of votes and of parties are full of merged cells, and the result is a table that looks right and
#   says that a state voted otherwise. Look for `rowspan` before converting; keep such tables as HTML.
#
# Seen with turndown 7.2.5, turndown-plugin-gfm 1.0.2, markdown-it 15.0.3 (npm), html2text 2025.4.15 and markdownify 1.2.3
# (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund turndown@7.2.5 turndown-plugin-gfm@1.0.2 markdown-it@15.0.3 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 || exit 2

cat > "$dir/table.html" <<'HTML'
<table><thead><tr><th>State</th><th>Vote</th><th>Note</th></tr></thead><tbody>
<tr><td>Mali</td><td rowspan="2">for</td><td>spoke</td></tr><tr><td>Chad</td><td>against paragraph 2</td></tr>
<tr><td>Togo</td><td>a|b</td><td>absent</td></tr></tbody></table>
HTML
cat > "$dir/turndown.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import Turndown from 'turndown';
import plugin from 'turndown-plugin-gfm';

const turndown = new Turndown();
turndown.use(plugin.gfm);
console.log(turndown.turndown(readFileSync(new URL('table.html', import.meta.url), 'utf8')));
JS
cat > "$dir/show.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';

for (const name of process.argv.slice(2)) {
  const html = new MarkdownIt().render(readFileSync(new URL(name, import.meta.url), 'utf8'));
  const rows = html.split('<tr>').slice(2).map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map((cell) => cell[1]));
  console.log(name, rows);
  assert.deepEqual(rows, [['Mali', 'for', 'spoke'], ['Chad', 'against paragraph 2', ''], ['Togo', 'a', 'b']]);
}
JS
npm ls --prefix "$dir" --depth 0
"$dir/venv/bin/pip" list --disable-pip-version-check | grep -E 'html2text|markdownify'
node "$dir/turndown.mjs" > "$dir/turndown"
"$dir/venv/bin/markdownify" "$dir/table.html" > "$dir/markdownify"
"$dir/venv/bin/html2text" --body-width 0 "$dir/table.html" > "$dir/html2text"
node "$dir/show.mjs" turndown markdownify html2text
