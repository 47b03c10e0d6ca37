#!/bin/sh
# feedparser (Python) resolves links of one entry against the base of the entry before it
#
# A good guess: `xml:base` on the `content` of an entry holds for that content and what is in it, as XML Base says.
# What happens: it holds for every entry behind it that has no base of its own. The link to a footnote in the second brief
#   leads into the first.
# Why it matters here: footnotes and relative links of a brief are right in a feed only with `xml:base`, and a feed that
#   sets it where it is needed alone is misread. Set it on every `content`, or write absolute addresses throughout.
#
# Seen with feedparser 6.0.14 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
import feedparser

def entry(name, base):
    return (
        f"<entry><title>{name}</title><id>urn:example:{name}</id><updated>2026-03-01T00:00:00Z</updated>"
        f'<link href="https://example.org/{name}/"/>'
        f'<content type="html"{base}>&lt;a href="#note-1"&gt;1&lt;/a&gt;</content></entry>'
    )

feed = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Briefs</title>'
    "<id>urn:example:feed</id><updated>2026-03-01T00:00:00Z</updated>"
    + entry("one", ' xml:base="https://example.org/one/"')
    + entry("two", "")
    + entry("three", ' xml:base="https://example.org/three/"')
    + "</feed>"
)
print("feedparser", version("feedparser"))
read = feedparser.parse(feed)
assert not read.bozo
links = [entry.content[0].value for entry in read.entries]
print("\n".join(links))
assert links == [
    '<a href="https://example.org/one/#note-1">1</a>',
    '<a href="https://example.org/one/#note-1">1</a>',
    '<a href="https://example.org/three/#note-1">1</a>',
]
PY
