#!/bin/sh
# Text whose direction Word sets by hand is missing from mammoth, pandoc and python-docx
#
# A good guess: a converter that does not know `w:bdo` and `w:dir` (a span with a direction, as `<bdo>` in HTML) passes over
#   the direction and keeps the words.
# What happens: all three leave out the words themselves. mammoth has a warning that names the element, the others none.
#   The base text of `w:ruby` (readings above Chinese and Japanese words) is lost in the same way.
# Why it matters here: briefs in Arabic, Persian and Urdu come as Word files, and such spans stand where a Latin name or
#   a number of a document was forced into its place: what is lost is the symbol of the resolution. Look for these
#   elements before the import and stop.
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
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
run = lambda text: f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
document = docx.Document()
paragraph = document.add_paragraph("A ")
for xml in [
    f'<w:bdo {SPACE} w:val="ltr">{run("S/RES/1325")}</w:bdo>',
    f'<w:r {SPACE}><w:t xml:space="preserve"> B </w:t></w:r>',
    f'<w:dir {SPACE} w:val="rtl">{run("قرار")}</w:dir>',
    f'<w:r {SPACE}><w:t xml:space="preserve"> C </w:t></w:r>',
    f'<w:r {SPACE}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
    f'<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>{run("じょうやく")}</w:rt>'
    f'<w:rubyBase>{run("条約")}</w:rubyBase></w:ruby></w:r>',
    f'<w:r {SPACE}><w:t xml:space="preserve"> D</w:t></w:r>',
]:
    paragraph._p.append(parse_xml(xml))
path = sys.argv[1]
document.save(path)

with open(path, "rb") as file:
    read = mammoth.extract_raw_text(file)
seen = {
    f"mammoth {version('mammoth')}": read.value,
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_file(path, "plain"),
    f"python-docx {version('python-docx')}": docx.Document(path).paragraphs[0].text,
}
for reader, text in seen.items():
    print(f"{reader}: {text.split()}")
    assert text.split() == ["A", "B", "C", "D"]
print([message.message for message in read.messages])
PY
