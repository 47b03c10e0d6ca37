#!/bin/sh
# pylatexenc's text of LaTeX has no `<`, `>`, `|` or brace that was written by its command
#
# A good guess: `\textless`, `\textgreater`, `\textbar`, `\textbraceleft` and `\textbraceright` belong to LaTeX itself, and a
#   converter to plain text prints the sign of each, as it does for `\textbackslash` and `\textasciitilde`.
# What happens: these five print nothing, and nothing says so. `\textasciicircum` prints U+02C6, the letter, and not `^`.
# Why it matters here: Zotero and other managers write `<` into BibTeX as `{\textless}`. A title such as
#   "Emissions <5 %" becomes "Emissions 5 %" in whatever reads bibliographies through this library, bibtexparser among
#   them: a threshold turns into a measurement.
#
# Seen with pylatexenc 2.11 (PyPI) on 2026-12-01.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pylatexenc==2.11 || exit 2

"$dir/venv/bin/python" - <<'PY'
from importlib.metadata import version
from pylatexenc.latex2text import LatexNodes2Text

print("pylatexenc", version("pylatexenc"))
text = LatexNodes2Text().latex_to_text
for latex, seen in (
    (r"Emissions {\textless}5 \%", "Emissions 5 %"),
    (r"Above {\textgreater}1 \%", "Above 1 %"),
    (r"{\textbraceleft}a{\textbraceright}", "a"),
    (r"2{\textasciicircum}3", "2\u02c63"),
    (r"{\textbar}{\textbackslash}{\textasciitilde}", "\\~"),
):
    print(latex, "->", ascii(text(latex)))
    assert text(latex) == seen, text(latex)
PY
