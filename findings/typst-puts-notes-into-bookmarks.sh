#!/bin/sh
# A footnote in a Typst heading stands in the PDF's bookmark, run into the title, and once more beside the contents
#
# A good guess: the bookmark of a heading is its title. A note belongs to the place where it is marked, and is printed there once.
# What happens: "= Water treaties#footnote[See the annex.] and rivers" has the bookmark "Water treatiesSee the annex. and rivers". With a
#   table of contents the note is set twice, as note 1 beside the contents and as note 2 beside the heading.
# Why it matters here: reports mark the source of a chapter at its heading. Readers of the PDF, screen readers first of all, find their way
#   by bookmarks, and every later note has another number than on the web page.
#
# Seen with typst 0.15.2 and pypdf 7.1.1 (PyPI) on 2026-12-01.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1 || exit 2

"$dir/venv/bin/python" - "$dir" <<'PY'
import sys
from importlib.metadata import version

import pypdf
import typst

folder = sys.argv[1]
print("typst", version("typst"), "pypdf", version("pypdf"))
with open(f"{folder}/a.typ", "w") as file:
    file.write("#outline()\n= Water treaties#footnote[See the annex.] and rivers\nText.\n")
pdf = f"{folder}/a.pdf"
typst.compile(f"{folder}/a.typ", output=pdf, ignore_system_fonts=True)
read = pypdf.PdfReader(pdf)
titles, text = [item.title for item in read.outline], read.pages[0].extract_text()
print(titles)
print(text)
assert titles == ["Water treatiesSee the annex. and rivers"], titles
assert text.count("See the annex.") == 2, text
PY
