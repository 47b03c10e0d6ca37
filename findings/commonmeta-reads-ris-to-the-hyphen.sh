#!/bin/sh
# commonmeta-py reads a line of RIS up to its second hyphen, and takes no title from `TI`
#
# A good guess: a converter between the formats of scholarly metadata takes the text behind `DO  - ` as the DOI, behind
#   `UR  - ` as the address, and the title from `TI`, the tag that RIS has had for it since 2011.
# What happens: each line is parted at hyphens and what stands behind the second one is lost. A DOI with a hyphen comes
#   out as another DOI, which looks sound; an address ends in the middle of a slug. Without `T1` there is no title.
# Why it matters here: report series are full of hyphens, in DOIs (`10.xxxx/pb-7`), numbers and addresses. A record that
#   is handed on through it points to somebody else's work. Hand it CSL-JSON, of which it reads title and address whole.
#
# Seen with commonmeta-py 0.312 (PyPI) on 2026-12-01.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check commonmeta-py==0.312 || exit 2

"$dir/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version
import json
from commonmeta import Metadata

ris = "\r\n".join([
    "TY  - RPRT",
    "AU  - Doe, Jane",
    "TI  - Rules at sea",
    "PB  - Institute of Examples",
    "DO  - 10.1234/pb-7",
    "UR  - https://example.org/rules-at-sea/",
    "ER  - ",
    "",
])
read = Metadata(ris, via="ris")
print("commonmeta-py", version("commonmeta-py"))
print("RIS:     ", read.id, read.url, read.title)
assert (read.id, read.url) == ("https://doi.org/10.1234/pb", "https://example.org/rules")
assert read.title is None
csl = {"id": "a", "type": "report", "title": "Rules at sea", "DOI": "10.1234/pb-7", "URL": "https://example.org/rules-at-sea/"}
whole = Metadata(json.dumps(csl), via="csl")
print("CSL-JSON:", whole.id, whole.url, whole.title)
assert (whole.url, whole.title) == ("https://example.org/rules-at-sea/", "Rules at sea")
PY
