#!/bin/sh
# Two feed readers take the feed's own address for the address of the site, if it stands first
#
# A good guess: the `link` that a reader reports of a feed is the one with `rel="alternate"`, the page; `rel="self"` is
#   the feed. RFC 4287 gives their order no meaning.
# What happens: @extractus/feed-extractor and htmlparser2 report whatever link stands first. With `self` first 'visit the
#   site' leads to XML. Both report `updated` as the day of publication besides, though `published` is there.
# Why it matters here: many generators write `self` first. Written behind `alternate` it harms nobody. A brief that is
#   corrected is new again in these two, so a feed should not change `updated` for a comma.
#
# Seen with @extractus/feed-extractor 8.0.3 and htmlparser2 12.0.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 htmlparser2@12.0.0 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extractFromXml } from '@extractus/feed-extractor';
import { parseFeed } from 'htmlparser2';

for (const name of ['@extractus/feed-extractor', 'htmlparser2']) {
  console.log(name, JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version);
}
const self = '<link rel="self" href="https://example.org/feed.xml" type="application/atom+xml"/>';
const page = '<link rel="alternate" href="https://example.org/" type="text/html"/>';
const feed = (links) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Briefs</title><id>urn:example:feed</id>
<updated>2026-03-09T00:00:00Z</updated><author><name>House</name></author>${links}
<entry><title>A brief</title><id>urn:example:1</id><link href="https://example.org/a/"/>
<published>2026-03-01T00:00:00Z</published><updated>2026-03-09T00:00:00Z</updated></entry></feed>`;

const of = (links) => {
  const [one, other] = [extractFromXml(feed(links)), parseFeed(feed(links))];
  return [[one.link, one.entries[0].published], [other.link, other.items[0].pubDate.toISOString()]];
};
console.log('self first:', of(self + page));
console.log('page first:', of(page + self));
const corrected = '2026-03-09T00:00:00.000Z';
const both = (link) => [[link, corrected], [link, corrected]];
assert.deepEqual(of(self + page), both('https://example.org/feed.xml'));
assert.deepEqual(of(page + self), both('https://example.org/'));
JS
node "$dir/look.mjs"
