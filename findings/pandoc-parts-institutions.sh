#!/bin/sh
# pandoc turns one institution of RIS into two authors of BibLaTeX
#
# A good guess: a converter that reads 'Food and Agriculture Organization,' as one name writes it so that it stays one.
# What happens: it is read as a family name without given name, right. But in BibTeX and BibLaTeX it is written without
#   braces, where `and` parts names, so pandoc's own reader then finds an author 'Food' and an author 'Organization'.
#   A `literal` name, which RIS has no way to say, gets its braces.
# Why it matters here: bodies write briefs and resolutions, and their names join words. RIS → BibTeX is the usual way
#   into LaTeX. A list that offers both formats should say so; in CSL-JSON write `literal` for each institution.
#
# Seen with pandoc 3.9 (pypandoc-binary 1.17, PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17 || exit 2

"$dir/venv/bin/python" - <<'PY'
import json
import pypandoc

name = "Food and Agriculture Organization"
ris = f"TY  - RPRT\r\nAU  - {name},\r\nTI  - Rules at sea\r\nPY  - 2023\r\nER  - \r\n"
literal = json.dumps([{"id": "a", "type": "report", "title": "Rules at sea", "author": [{"literal": name}]}])

def authors(text, kind):
    return json.loads(pypandoc.convert_text(text, "csljson", kind))[0]["author"]

print("pandoc", pypandoc.get_pandoc_version())
print("RIS:", authors(ris, "ris"))
assert authors(ris, "ris") == [{"family": name}]
for kind in ["biblatex", "bibtex"]:
    written = pypandoc.convert_text(ris, kind, "ris")
    print(written)
    assert f"author = {{{name}}}" in written
    print("read again:", authors(written, kind))
    assert authors(written, kind) == [{"family": "Food"}, {"family": "Organization", "given": "Agriculture"}]
    written = pypandoc.convert_text(literal, kind, "csljson")
    assert f"author = {{{{{name}}}}}" in written
    print("literal, read again:", authors(written, kind))
    assert authors(written, kind) == [{"literal": name}]
PY
