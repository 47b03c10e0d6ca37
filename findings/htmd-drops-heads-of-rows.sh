#!/bin/sh
# htmd leaves out the heads of rows, and puts the figures of each row under the wrong heads of columns
#
# A good guess: a table whose rows begin with `<th scope="row">`, as accessibility asks for, comes out with the names of its rows in
#   bold or plain, as with other converters.
# What happens: the name of each row is gone, without a word. What stood in the second column stands in the first, under the head of the
#   names; the last column is empty.
# Why it matters here: tables of countries are marked up so. A share of 12 under `Country` is a wrong table that looks whole. Our import
#   makes tables with heads of rows HTML, and does not use this library for that reason.
#
# Seen with htmd-py 0.1.2 (PyPI, on the crate htmd), beside markdownify 1.2.3, on 2026-12-01.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check htmd-py==0.1.2 markdownify==1.2.3 || exit 2

"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import htmd
import markdownify

TABLE = (
    "<table><thead><tr><th>Country</th><th>Share</th></tr></thead><tbody>"
    '<tr><th scope="row">Tunisia</th><td>12</td></tr><tr><th scope="row">Lebanon</th><td>8</td></tr></tbody></table>'
)

by_htmd, by_other = htmd.convert_html(TABLE), markdownify.markdownify(TABLE)
print("htmd-py", version("htmd-py"))
print(by_htmd)
print("markdownify", version("markdownify"))
print(by_other)
rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in by_htmd.splitlines() if line.startswith("|")]
lost = "Tunisia" not in by_htmd and "Lebanon" not in by_htmd
moved = ["12", ""] in rows and rows[0] == ["Country", "Share"]
sys.exit(0 if lost and moved and "Tunisia" in by_other else 1)
PY
