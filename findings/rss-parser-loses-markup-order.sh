#!/bin/sh
# rss-parser takes XHTML in Atom apart and puts it together in another order
#
# A good guess: a title or a body of type `xhtml` arrives as its HTML or as its plain text.
# What happens: the title is an object of the XML library, whose text lacks the emphasised words. The body is text, but
#   each element's own text comes first and its child elements behind it: 'not <em>yet</em> in force.'
#   becomes 'not  in force.<em>yet</em>'.
# Why it matters here: `xhtml` is the tidy way to put a case name in italics into a title (RFC 4287, 3.1.1.3), and most
#   readers take it. This one changes what a sentence says. Type `html`, escaped, arrives whole.
#
# Seen with rss-parser 3.13.0 (npm) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund rss-parser@3.13.0 || exit 2

cat > "$dir/look.mjs" <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Parser from 'rss-parser';

const div = (text) => `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`;
const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Briefs</title><id>urn:example:feed</id>
<updated>2026-03-01T00:00:00Z</updated><author><name>House</name></author>
<entry><title type="xhtml">${div('After <em>Alabama</em> and its award')}</title><id>urn:example:1</id>
<updated>2026-03-01T00:00:00Z</updated><link href="https://example.org/a/"/>
<content type="xhtml">${div('<p>The treaty is not <em>yet</em> in force.</p>')}</content></entry></feed>`;

const own = JSON.parse(readFileSync(new URL('node_modules/rss-parser/package.json', import.meta.url)));
console.log('rss-parser', own.version);
const [item] = (await new Parser().parseString(feed)).items;
console.log('title:  ', JSON.stringify(item.title));
console.log('content:', item.content);
console.log('snippet:', item.contentSnippet);
assert.equal(typeof item.title, 'object');
assert.equal(item.title.div[0]._, 'After  and its award');
assert.match(item.content, /<p>The treaty is not {2}in force\.<em>yet<\/em><\/p>/);
assert.equal(item.contentSnippet, 'The treaty is not  in force.yet');
JS
node "$dir/look.mjs"
