#!/bin/sh
# feedparser (npm) gives an entry with several authors the author of the feed
#
# A good guess: a reader that has room for one author shows the first of them, or all of them in one text.
# What happens: with one author the entry has that author. With two it has the feed's author, and none where the feed
#   has none: both names are gone. Nothing says so.
# Why it matters here: briefs are written by two or three people, and a feed of a research house names the house as its
#   author, as RFC 4287 allows. In such a reader every joint brief is by the house and every other one by a person.
#   The names of all authors in the summary or the title of an entry are the only ones that always arrive.
#
# Seen with feedparser 2.6.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund feedparser@2.6.0 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import FeedParser from 'feedparser';

const author = (name) => `<author><name>${name}</name></author>`;
const feed = (own, authors) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Briefs</title><id>urn:example:feed</id>
<updated>2026-03-01T00:00:00Z</updated>${own}
<entry><title>A brief</title><id>urn:example:1</id><updated>2026-03-01T00:00:00Z</updated>
<link href="https://example.org/a/"/>${authors}<summary>Text.</summary></entry></feed>`;

async function authorOfEntry(text) {
  const parser = new FeedParser();
  Readable.from([text]).pipe(parser);
  for await (const item of parser) return item.author;
}

const own = JSON.parse(readFileSync(new URL('node_modules/feedparser/package.json', import.meta.url)));
console.log('feedparser', own.version);
const one = await authorOfEntry(feed(author('The House'), author('Ada Moor')));
const two = await authorOfEntry(feed(author('The House'), author('Ada Moor') + author('Ben Asferd')));
const bare = await authorOfEntry(feed('', author('Ada Moor') + author('Ben Asferd')));
console.log({ one, two, bare });
assert.deepEqual({ one, two, bare }, { one: 'Ada Moor', two: 'The House', bare: null });
JS
node "$dir/look.mjs"
