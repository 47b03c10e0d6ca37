#!/bin/sh
# Out of a PDF by Typst, Arabic in Google Fonts' Noto Naskh is copied with every dotted letter twice; in the Noto Naskh of 2020 it is not
#
# A good guess: which release of one free font sets a text changes its look and not what a reader copies or searches; and a PDF that
#   meets PDF/A-2a, in which every sign has its Unicode value, can be copied.
# What happens: the newer font draws a letter and its dots as separate glyphs. Typst gives each of them the letter, at different heights,
#   and makes a piece of text of each. PDFium reads "بيت" as "ت\nببييت", pypdf as "تتييبب". Typst finds nothing wrong under ua-1 and a-2a.
# Why it matters here: the paper of an Arabic or Urdu brief looks perfect, passes validators, and cannot be searched, quoted or read aloud.
#   So papers are set in the font as Debian 12 has it (fonts-noto-core 20201225), whose letters are whole.
#
# Seen with typst 0.15.2, pypdfium2 5.15.2 and pypdf 7.1.1 (PyPI), @expo-google-fonts/noto-naskh-arabic 0.4.5 (npm) on 2026-12-01.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2 pypdf==7.1.1 || exit 2
(cd "$dir" && npm pack --silent @expo-google-fonts/noto-naskh-arabic@0.4.5 && tar xzf ./*.tgz package/400Regular) >/dev/null || exit 2

"$dir/venv/bin/python" - "$dir" <<'PY'
import sys
from importlib.metadata import version

import pypdf
import pypdfium2
import typst

folder = sys.argv[1]
print("typst", version("typst"), "pypdfium2", version("pypdfium2"), "pypdf", version("pypdf"))
with open(f"{folder}/a.typ", "w", encoding="utf-8") as file:
    file.write('#set document(title: "T", date: datetime(year: 2026, month: 1, day: 1))\n')
    file.write('#set text(font: "Noto Naskh Arabic", lang: "ar", dir: rtl)\nبيت\n')
pdf = f"{folder}/a.pdf"
fonts = [f"{folder}/package/400Regular"]
typst.compile(f"{folder}/a.typ", output=pdf, font_paths=fonts, ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"])
for name, text in (
    ("pdfium", pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()),
    ("pypdf", pypdf.PdfReader(pdf).pages[0].extract_text()),
):
    print(name, repr(text))
    letters = "".join(text.split())
    assert len(letters) == 6 and sorted(letters) == sorted("بيت" * 2), text
PY
