#!/bin/sh
# rispy cuts an address in two at a semicolon
#
# A good guess: each `UR` line of a RIS record is one address, as the format says one value a line.
# What happens: `UR` is split at each `;`, so one address with a semicolon becomes two, neither of which works.
#   `KW`, where several values on one line are common, is not split.
# Why it matters here: document servers of ministries and of the United Nations have semicolons in their addresses
#   (`;jsessionid=`, `;lang=fr`). `%3B` in `UR` comes through in one piece.
#
# Seen with rispy 0.10.0 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check rispy==0.10.0 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
import rispy

record = "\r\n".join([
    "TY  - RPRT",
    "TI  - Rules at sea",
    "KW  - Fisheries; Trade",
    "UR  - https://example.org/doc;lang=fr",
    "ER  - ",
    "",
])
read = rispy.loads(record)[0]
print("rispy", version("rispy"))
print("urls:    ", read["urls"])
print("keywords:", read["keywords"])
assert read["urls"] == ["https://example.org/doc", "lang=fr"]
assert read["keywords"] == ["Fisheries; Trade"]
encoded = rispy.loads(record.replace(";lang", "%3Blang"))[0]
print("with %3B:", encoded["urls"])
assert encoded["urls"] == ["https://example.org/doc%3Blang=fr"]
PY
