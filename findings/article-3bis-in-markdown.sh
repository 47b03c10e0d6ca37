#!/bin/sh
# turndown writes 'Article 3bis' so that Markdown shows underscores, and html2text puts blanks into it
#
# A good guess: a converter from HTML writes emphasis in the form that Markdown reads as emphasis at that place.
# What happens: `3<em>bis</em>` becomes `3_bis_`, and CommonMark takes no underscore behind a letter or digit for emphasis, so
#   the page shows '3_bis_'. html2text writes `3 _bis_ ,`: emphasis, and an article of another name. `3*bis*`, as
#   markdownify has it, is read as it was.
# Why it matters here: articles, paragraphs and resolutions are numbered 3 *bis*, 3*ter*, often without a blank, and sites of old
#   briefs are moved by such converters. In turndown set `emDelimiter: '*'`.
#
# Seen with turndown 7.2.5, markdown-it 15.0.3 (npm), html2text 2025.4.15 and markdownify 1.2.3 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund turndown@7.2.5 markdown-it@15.0.3 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import Turndown from 'turndown';

for (const name of ['turndown', 'markdown-it']) {
  console.log(name, JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version);
}
const html = '<p>Article 3<em>bis</em>, paragraph 2</p>';
const show = (options) => {
  const markdown = new Turndown(options).turndown(html);
  const shown = new MarkdownIt().render(markdown).trim();
  console.log(markdown, ' is shown as ', shown);
  return shown;
};
assert.equal(show({}), '<p>Article 3_bis_, paragraph 2</p>');
assert.equal(show({ emDelimiter: '*' }), html);
JS
node "$dir/look.mjs"

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
import html2text
import markdownify

html = "<p>Article 3<em>bis</em>, paragraph 2</p>"
first, other = html2text.html2text(html).strip(), markdownify.markdownify(html).strip()
print("html2text", version("html2text"), first)
print("markdownify", version("markdownify"), other)
assert first == "Article 3 _bis_ , paragraph 2"
assert other == "Article 3*bis*, paragraph 2"
PY
