#!/bin/sh
# Three readers of PDF turn dates, brackets and words of Arabic and Urdu about, each in its own way
#
# A good guess: text that is shaped correctly in a PDF and has its characters in the `ToUnicode` table comes out in reading
#   order; if a library does not support right-to-left text, it is in reverse throughout.
# What happens: pypdf has the words in order and the digits of Urdu in reverse, so 12 March 2024 is read as the 21st of 4202.
#   PyMuPDF parts the ligature of lam and alef the wrong way round: سلام (peace) becomes سالم (the name Salim). pdfminer.six
#   gives everything as it stands from left to right. In all three the brackets of '(2000)' face outwards, and the
#   number of a resolution stands before the word for it.
# Why it matters here: PDF is the form in which old briefs and most documents of the United Nations exist. Text taken from
#   it is good enough for an index in Latin script, and not for a date or a quotation in Arabic: have it read.
#
# Seen with fpdf2 2.8.9, uharfbuzz 0.57.0, the font DejaVu Sans of matplotlib 3.11.2, pypdf 7.1.1, PyMuPDF 2.0 and
# pdfminer.six 20260107 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
pip() { "$dir/venv/bin/pip" install --quiet --disable-pip-version-check "$@" || exit 2; }
pip fpdf2==2.8.9 uharfbuzz==0.57.0 pypdf==7.1.1 pymupdf==2.0 pdfminer.six==20260107
pip --no-deps matplotlib==3.11.2

"$dir/venv/bin/python" -W ignore - <<'PY'
import io
import os
import sysconfig
from importlib.metadata import version
import fpdf
import pymupdf
import pypdf
from pdfminer.high_level import extract_text

font = os.path.join(sysconfig.get_path("purelib"), "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf")
page = fpdf.FPDF()
page.add_page()
page.add_font("dejavu", "", font)
page.set_font("dejavu", size=14)
page.set_text_shaping(True)
for line in ["سلام", "۱۲ مارچ ۲۰۲۴", "قرار 1325 (2000)"]:
    page.cell(text=line, new_x="LMARGIN", new_y="NEXT")
data = bytes(page.output())

for name in ["fpdf2", "pypdf", "pymupdf", "pdfminer.six"]:
    print(name, version(name))
seen = {
    "pypdf": pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(),
    "pymupdf": pymupdf.open(stream=data, filetype="pdf")[0].get_text(),
    "pdfminer.six": extract_text(io.BytesIO(data)),
}
words = {name: [" ".join(line.split()) for line in text.strip().splitlines()] for name, text in seen.items()}
for name, lines in words.items():
    print(name, lines, [[f"{ord(sign):04X}" for sign in word] for word in lines[:1]])
assert words == {
    "pypdf": ["سلام", "۲۱ مارچ ۴۲۰۲", ")2000( 1325 قرار"],
    "pymupdf": ["سالم", "۲۰۲۴ مارچ۱۲", ")2000( 1325 قرار"],
    "pdfminer.six": ["ملاس", "۲۰۲۴ چرام ۱۲", ")2000( 1325 رارق"],
}
PY
