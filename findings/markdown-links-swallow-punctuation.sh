#!/bin/sh
# Bare addresses in Markdown swallow the comma of Arabic, Urdu and Chinese
#
# A good guess: where a library links bare addresses, the punctuation behind one is not part of it, in any script.
# What happens: marked and remark-gfm leave out ASCII marks alone, as GitHub's rules say. '،', '؛', '۔', '，' and '。' become
#   part of the address, and in Chinese, which has no blanks, so does the sentence behind it. markdown-it (`linkify`)
#   leaves both outside.
# Why it matters here: sources at the end of a sentence are bare addresses in many briefs. In English the link works, in the
#   translation the same link is broken. Set addresses in `<…>`.
#
# Seen with marked 18.2.1, remark-gfm 4.0.1, markdown-it 15.0.3 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 \
  remark-rehype@11.1.2 rehype-stringify@10.0.1 marked@18.2.1 markdown-it@15.0.3 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { unified } from 'unified';
import remarkParse from 'remark-parse';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import rehypeStringify from 'rehype-stringify';
import { marked } from 'marked';
import MarkdownIt from 'markdown-it';

const readers = {
  remark: (text) => String(unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).processSync(text)),
  marked: (text) => marked.parse(text),
  'markdown-it': (text) => new MarkdownIt({ linkify: true }).render(text),
};
const address = 'https://example.org/a';
const seen = [];
for (const [name, read] of Object.entries(readers)) {
  const linked = (text) => decodeURI(/href="([^"]*)"/.exec(read(text))[1]).slice(address.length);
  const swallowed = [',', '.', '،', '؛', '۔', '，', '。'].filter((mark) => linked(`${address}${mark} x\n`) !== '');
  const chinese = linked(`见${address}，下文\n`);
  console.log(name, swallowed, JSON.stringify(chinese));
  seen.push([swallowed.join(' '), chinese]);
}
const all = ['، ؛ ۔ ， 。', '，下文'];
assert.deepEqual(seen, [all, all, ['', '']]);
JS
npm ls --prefix "$dir" --depth 0
node "$dir/look.mjs"
