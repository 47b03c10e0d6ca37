#!/bin/sh
# Whether the labels of footnotes heed case depends on the Markdown library, and what does not match is printed
#
# A good guess: `[^Treaty]` finds `[^treaty]: …` everywhere, as labels of links do in CommonMark.
# What happens: remark finds it. markdown-it-footnote (npm), its twin in mdit-py-plugins and Python-Markdown take the two
#   for different labels: the mark is printed as it was typed, without a warning; in Python-Markdown the note is shown
#   below all the same.
# Why it matters here: a brief that is right with one tool has a stray '[^Treaty]' with another, and a word processor makes
#   capitals at the beginning of a line. Write labels in small letters; in an import fold them before pairing.
#
# Seen with remark-gfm 4.0.1, markdown-it 15.0.3, markdown-it-footnote 4.0.0 (npm), mdit-py-plugins 0.7.0 and
# Markdown 3.11.3 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 \
  remark-rehype@11.1.2 rehype-stringify@10.0.1 markdown-it@15.0.3 markdown-it-footnote@4.0.0 || exit 2
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check \
  markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 Markdown==3.11.3 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { unified } from 'unified';
import remarkParse from 'remark-parse';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import rehypeStringify from 'rehype-stringify';
import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';

const text = 'A claim.[^Treaty]\n\n[^treaty]: The note.\n';
const remark = String(unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).processSync(text));
const it = new MarkdownIt().use(footnote).render(text);
console.log(`remark:\n${remark}\nmarkdown-it:\n${it}`);
assert.ok(remark.includes('<sup>') && remark.includes('The note.') && !remark.includes('[^Treaty]'));
assert.ok(it.includes('[^Treaty]') && !it.includes('The note.'));
JS
npm ls --prefix "$dir" --depth 0
"$dir/venv/bin/pip" list --disable-pip-version-check | grep -iE 'mdit|markdown'
node "$dir/look.mjs"

"$dir/venv/bin/python" - <<'PY'
import markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

text = "A claim.[^Treaty]\n\n[^treaty]: The note.\n"
twin = MarkdownIt().use(footnote_plugin).render(text)
python = markdown.markdown(text, extensions=["footnotes"])
print(f"mdit-py-plugins:\n{twin}\nPython-Markdown:\n{python}")
assert "[^Treaty]" in twin and "The note." not in twin
assert "[^Treaty]" in python and "The note." in python
PY
