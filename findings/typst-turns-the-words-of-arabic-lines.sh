#!/bin/sh
# In a tagged PDF by Typst the words of an Arabic line stand in the file from the last to the first
#
# A good guess: a file that is marked as PDF/UA-1 has its text in the order of reading, in every script, so that whatever follows the file
#   and its tags reads what a person reads.
# What happens: Typst writes a line from right to left as it lies on the page, from the left. Each word is turned around for the reader, and
#   their sequence is not: "one two three four" in Arabic is read "four three two one" by pypdf, which follows the file. PDFium, which
#   looks at places, reads it right. No error is reported under ua-1.
# Why it matters here: a screen reader that follows the tags of an Arabic or Urdu paper may say each line backwards, and indexers that
#   follow the file find no phrase of two words. What a program can check about PDF/UA does not show it.
#
# Seen with typst 0.15.2, pypdf 7.1.1 and pypdfium2 5.15.2 (PyPI), the font Libertinus of the package on 2026-12-01, in Hebrew, which has no
# joined letters that could be to blame.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2 pypdf==7.1.1 || exit 2

"$dir/venv/bin/python" - "$dir" <<'PY'
import sys
from importlib.metadata import version

import pypdf
import pypdfium2
import typst

folder = sys.argv[1]
print("typst", version("typst"), "pypdf", version("pypdf"), "pypdfium2", version("pypdfium2"))
words = "אחד שתיים שלוש ארבע"
with open(f"{folder}/a.typ", "w", encoding="utf-8") as file:
    file.write('#set document(title: "T", date: datetime(year: 2026, month: 1, day: 1))\n')
    file.write(f'#set text(font: "Libertinus Serif", lang: "he", dir: rtl)\n{words}\n')
pdf = f"{folder}/a.pdf"
typst.compile(f"{folder}/a.typ", output=pdf, ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"])
by_file = pypdf.PdfReader(pdf).pages[0].extract_text()
by_place = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
print("written  ", words)
print("by file  ", by_file)
print("by place ", by_place)
at = [by_file.index(word) for word in words.split()]
assert at == sorted(at, reverse=True), by_file
assert by_place.split() == words.split(), by_place
PY
