#!/bin/sh
# mammoth and python-docx do not see that Arabic words of a Word file are bold
#
# A good guess: bold is bold: a reader of Word files reports it for Arabic as it does for Latin text.
# What happens: the format has two switches, `w:b` and, for runs in complex scripts, `w:bCs`; of a run marked as
#   right-to-left the second one counts. mammoth and `run.bold` of python-docx look at the first alone, and so with
#   italics. pandoc looks at both.
# Why it matters here: key findings and names of parties are bold in the Arabic or Urdu version of a brief as in the English
#   one; after import only the English one has them, and nobody who does not read Arabic notices.
#
# Seen with mammoth 1.13.0, pandoc 3.9 (pypandoc-binary 1.17) and python-docx 1.2.0 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check \
  mammoth==1.13.0 pypandoc-binary==1.17 python-docx==1.2.0 || exit 2

"$dir/venv/bin/python" - "$dir/brief.docx" <<'PY'
import sys
from importlib.metadata import version
import docx, mammoth, pypandoc

document = docx.Document()
paragraph = document.add_paragraph()
for text, bold, italic in [("وقف ", False, False), ("إطلاق ", True, False), ("النار", False, True)]:
    font = paragraph.add_run(text).font
    font.rtl = True
    # `font.bold` would be the switch for Latin.
    font.cs_bold, font.cs_italic = bold or None, italic or None
path = sys.argv[1]
document.save(path)

with open(path, "rb") as file:
    html = mammoth.convert_to_html(file).value
bold = [(run.bold, run.italic) for run in docx.Document(path).paragraphs[0].runs]
pandoc = pypandoc.convert_file(path, "html").strip()
print("mammoth", version("mammoth"), html)
print("python-docx", version("python-docx"), bold)
print("pandoc", pypandoc.get_pandoc_version(), pandoc)
assert html == "<p>وقف إطلاق النار</p>"
assert bold == [(None, None)] * 3
assert "<strong>" in pandoc and "<em>" in pandoc
PY
