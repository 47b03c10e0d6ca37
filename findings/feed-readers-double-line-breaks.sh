#!/bin/sh
# Two feed readers turn `<br/>` of XHTML into two line breaks
#
# A good guess: `<br/>` in Atom content of type `xhtml` comes out as `<br>` or `<br/>`.
# What happens: @rowanmanning/feed-parser and feedparser (npm) write `<br></br>`. That is the same in XML, but both say
#   that it is HTML, and HTML reads a lone `</br>` as another `<br>`.
# Why it matters here: addresses, verses of a preamble and signatures of a communiqué are set with line breaks, and are
#   shown double-spaced. Type `html`, escaped, arrives as it was written.
#
# Seen with @rowanmanning/feed-parser 2.1.5, feedparser 2.6.0 and parse5 8.0.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund \
  @rowanmanning/feed-parser@2.1.5 feedparser@2.6.0 parse5@8.0.0 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parseFeed } from '@rowanmanning/feed-parser';
import FeedParser from 'feedparser';
import { parseFragment, serialize } from 'parse5';

for (const name of ['@rowanmanning/feed-parser', 'feedparser', 'parse5']) {
  console.log(name, JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version);
}
const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Briefs</title><id>urn:example:feed</id>
<updated>2026-03-01T00:00:00Z</updated><author><name>House</name></author>
<entry><title>A brief</title><id>urn:example:1</id><updated>2026-03-01T00:00:00Z</updated>
<link href="https://example.org/a/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Done at Geneva<br/>in one copy</p></div></content>
</entry></feed>`;

const parser = new FeedParser();
Readable.from([feed]).pipe(parser);
let other;
for await (const item of parser) other = item.description;
const one = parseFeed(feed).toJSON().items[0].content;
for (const read of [one, other]) {
  const shown = serialize(parseFragment(read));
  console.log(read, ' is shown as ', shown);
  assert.match(read, /Geneva<br><\/br>in one copy/);
  assert.match(shown, /Geneva<br><br>in one copy/);
}
JS
node "$dir/look.mjs"
