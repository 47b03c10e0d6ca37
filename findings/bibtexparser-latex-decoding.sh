#!/bin/sh
# bibtexparser's decoding of LaTeX cuts addresses at `%` and opens the braces of institutions
#
# A good guess: decoding makes `\&` and `C\^ote` readable and leaves a `url` field alone; the braces around an
#   institution still hold its name together when authors are separated afterwards.
# What happens: every field is decoded as running text. `%` begins a comment, so the address ends there without an
#   error. The braces go, so `and` within the name parts it.
# Why it matters here: addresses of briefs in Arabic, Persian or Urdu consist of `%D8%A7…`; of such an address nothing
#   but the host is left. And authors of briefs are often bodies: `Trade and Industry Unit` becomes two authors.
#   Separate authors first, and keep `url` and `doi` out of the decoding.
#
# Seen with bibtexparser 2.1.0 and pylatexenc 2.11 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check bibtexparser==2.1.0 pylatexenc==2.11 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

text = r"""
@techreport{a,
  author = {{Trade and Industry Unit} and Sethwal, Imran},
  title = {C\^ote d'Ivoire \& Ghana},
  url = {https://example.org/%D9%85%D8%A7%D8%A1/},
}
"""
print("bibtexparser", version("bibtexparser"))
library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware(), SeparateCoAuthors()])
assert library.failed_blocks == []
read = {field.key: field.value for field in library.entries[0].fields}
for key, value in read.items():
    print(f"{key}: {value!r}")
assert read["title"] == "Côte d'Ivoire & Ghana"
assert read["url"] == "https://example.org/"
assert read["author"] == ["Trade", "Industry Unit", "Sethwal, Imran"]

library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()])
authors = library.entries[0]["author"]
print("separated first:", authors)
assert authors == ["{Trade and Industry Unit}", "Sethwal, Imran"]
PY
