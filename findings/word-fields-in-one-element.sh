#!/bin/sh
# Words of a simple field in a Word file are missing from mammoth, pandoc and python-docx
#
# A good guess: Word's two ways to write a field, `w:fldSimple` and a run of `w:fldChar`, are the same to a reader: the text
#   that Word shows comes through, as a link if the field is one.
# What happens: of `w:fldChar` mammoth and pandoc keep text and link. Of `w:fldSimple` all three lose the text as well.
# Why it matters here: Word may write a field in this way where its result has one format ('Figure 2', a date), and programs
#   that fill in templates like the short form. The sentence is left with a hole: 'see  below'.
#
# Seen with mammoth 1.13.0, pandoc 3.9 (pypandoc-binary 1.17) and python-docx 1.2.0 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check \
  mammoth==1.13.0 pypandoc-binary==1.17 python-docx==1.2.0 || exit 2

"$dir/venv/bin/python" - "$dir" <<'PY'
import sys
from importlib.metadata import version
import docx, mammoth, pypandoc
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
text = "<w:r><w:t>section 4</w:t></w:r>"

def simple(code):
    return [f'<w:fldSimple {SPACE} w:instr="{code}">{text}</w:fldSimple>']

def complex_(code):
    mark = lambda kind: f'<w:r {SPACE}><w:fldChar w:fldCharType="{kind}"/></w:r>'
    instruction = f"<w:r {SPACE}><w:instrText>{code}</w:instrText></w:r>"
    return [mark("begin"), instruction, mark("separate"), text.replace("<w:r>", f"<w:r {SPACE}>"), mark("end")]

def read(field):
    path = f"{sys.argv[1]}/brief.docx"
    document = docx.Document()
    paragraph = document.add_paragraph("see ")
    for xml in field:
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" below")
    document.save(path)
    with open(path, "rb") as file:
        html = mammoth.convert_to_html(file).value
    return html, pypandoc.convert_file(path, "html").strip(), docx.Document(path).paragraphs[0].text

print("mammoth", version("mammoth"), "pandoc", pypandoc.get_pandoc_version(), "python-docx", version("python-docx"))
for code in ["REF _Ref1 ", "HYPERLINK &quot;https://example.org/a&quot; "]:
    for field in [simple(code), complex_(code)]:
        print(code, read(field))
        for seen in read(field)[:2]:
            assert ("section 4" in seen) == (field != simple(code))
    assert read(simple(code))[2] == "see  below"
PY
