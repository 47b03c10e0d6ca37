#!/bin/sh
# marked turns a footnote of one word into a link, and behind an exclamation mark into a picture
#
# A good guess: a Markdown library without footnotes shows `[^1]` and the note as they were typed.
# What happens: `[^1]: Ibid.` is the definition of a link to the address `Ibid.`, since CommonMark allows any label but an
#   empty one. The note vanishes, its mark becomes a link to a page that does not exist, and `war![^2]` a broken picture.
#   A note of two words stays as typed, so some notes of a page are lost and others are shown.
# Why it matters here: notes such as 'Ibid.' and bare addresses are daily bread in briefs. Whoever moves briefs between
#   tools finds them in neither text nor list of notes. Count marks and notes after each conversion.
#
# Seen with marked 18.2.1 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund marked@18.2.1 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { marked } from 'marked';

console.log('marked', JSON.parse(readFileSync(new URL('node_modules/marked/package.json', import.meta.url))).version);
const read = (text) => { const html = marked.parse(text).trim(); console.log(html); return html; };
assert.equal(read('A claim.[^1]\n\n[^1]: Ibid.\n'), '<p>A claim.<a href="Ibid.">^1</a></p>');
assert.equal(read('No more war![^2]\n\n[^2]: Ibid.\n'), '<p>No more war<img src="Ibid." alt="^2"></p>');
assert.match(read('A claim.[^3]\n\n[^3]: Ibid. 4.\n'), /<p>A claim\.\[\^3\]<\/p>\s*<p>\[\^3\]: Ibid\. 4\.<\/p>/);
JS
node "$dir/look.mjs"
