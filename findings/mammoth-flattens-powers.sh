#!/bin/sh
# mammoth's Markdown makes 106 of ten to the sixth
#
# A good guess: raised text that Markdown has no sign for stays as `<sup>`, which Markdown allows, as in mammoth's HTML.
# What happens: `convert_to_markdown` sets raised text on the line, without a message: 10⁶ becomes 106, and a note number set
#   by hand joins the year before it: 'in 2015³' becomes 'in 20153'.
# Why it matters here: figures are what briefs are quoted for. Go by way of the HTML, which has `<sup>`.
#
# Seen with mammoth 1.13.0 and python-docx 1.2.0 (PyPI) on 2026-11-29.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0 || exit 2

"$dir/venv/bin/python" - <<'PY'
import io
from importlib.metadata import version
import docx, mammoth

document = docx.Document()
paragraph = document.add_paragraph()
for text, raised in [("10", False), ("6", True), (" tonnes in 2015", False), ("3", True)]:
    paragraph.add_run(text).font.superscript = raised or None
file = io.BytesIO()
document.save(file)

print("mammoth", version("mammoth"))
html = mammoth.convert_to_html(file)
markdown = mammoth.convert_to_markdown(file)
print(html.value, markdown.value.strip(), markdown.messages, sep="\n")
assert html.value == "<p>10<sup>6</sup> tonnes in 2015<sup>3</sup></p>"
assert markdown.value.strip() == "106 tonnes in 20153"
assert markdown.messages == []
PY
