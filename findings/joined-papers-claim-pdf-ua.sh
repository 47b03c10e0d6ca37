#!/bin/sh
# Two tagged papers, joined by pikepdf, PDFium or PyMuPDF, still claim to be PDF/UA-1, and the second one has no tags
#
# A good guess: who appends the pages of one PDF/UA file to another gets the tags of both; or, as with pypdf, a file without tags that
#   no longer says it is PDF/UA.
# What happens: the joined file keeps metadata, title, language and tree of tags of the first paper. No tag leads to what came in
#   behind it. pikepdf and PDFium leave on the page that came in the number by which it named its tags, which now means those of the
#   first page. So the file says that it is PDF/UA-1, in one language, and a screen reader has half of it.
# Why it matters here: a country's briefs joined to one file, as offices do it, lose what each of them promised. Our dossiers are set as
#   one document for that reason.
#
# Seen with typst 0.15.2, pikepdf 10.18.0, pypdfium2 5.15.2, PyMuPDF 1.26.6 and pypdf 7.1.1 (PyPI) on 2026-12-01.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check \
  typst==0.15.2 pikepdf==10.18.0 pypdfium2==5.15.2 pymupdf==1.26.6 pypdf==7.1.1 || exit 2

"$dir/venv/bin/python" - "$dir" <<'PY'
import sys
from importlib.metadata import version

import pikepdf
import pymupdf
import pypdf
import pypdfium2
import typst

folder = sys.argv[1]
english, french = f"{folder}/en.pdf", f"{folder}/fr.pdf"
for path, language, words in ((english, "en", "Water"), (french, "fr", "Eau")):
    source = path.replace(".pdf", ".typ")
    with open(source, "w", encoding="utf-8") as file:
        file.write(f'#set document(title: "{words}", date: datetime(year: 2026, month: 1, day: 1))\n')
        file.write(f'#set text(lang: "{language}")\n= {words}\n{words}.\n')
    typst.compile(source, output=path, pdf_standards=["ua-1", "a-2a"])


def pages_of_tags(value, found):
    """Gathers the pages that the elements of a tree of tags name."""
    if isinstance(value, pikepdf.Array):
        for each in value:
            pages_of_tags(each, found)
    elif isinstance(value, pikepdf.Dictionary):
        if "/Pg" in value:
            found.add(value.Pg.objgen)
        if "/K" in value:
            pages_of_tags(value.K, found)
    return found


def told(path):
    """Whether a file says that it is PDF/UA, for each page whether a tag leads to it, and by which number it names its tags."""
    with pikepdf.open(path) as pdf:
        claims = "/Metadata" in pdf.Root and pdf.open_metadata().get("pdfuaid:part") == "1"
        tree = pdf.Root.get("/StructTreeRoot")
        tagged = pages_of_tags(tree.K, set()) if tree is not None and "/K" in tree else set()
        return claims, [page.objgen in tagged for page in pdf.pages], [page.get("/StructParents") for page in pdf.pages]


def by_pikepdf(path):
    with pikepdf.open(english) as pdf, pikepdf.open(french) as other:
        pdf.pages.extend(other.pages)
        pdf.save(path)


def by_pdfium(path):
    pdf = pypdfium2.PdfDocument(english)
    pdf.import_pages(pypdfium2.PdfDocument(french))
    pdf.save(path)


def by_pymupdf(path):
    pdf = pymupdf.open(english)
    pdf.insert_pdf(pymupdf.open(french))
    pdf.save(path)


def by_pypdf(path):
    writer = pypdf.PdfWriter()
    writer.append(english)
    writer.append(french)
    writer.write(path)


assert told(english) == told(french) == (True, [True], [0]), (told(english), told(french))
for package, join, seen in (
    ("pikepdf", by_pikepdf, (True, [True, False], [0, 0])),
    ("pypdfium2", by_pdfium, (True, [True, False], [0, 0])),
    ("pymupdf", by_pymupdf, (True, [True, False], [0, None])),
    ("pypdf", by_pypdf, (False, [False, False], [None, None])),
):
    path = f"{folder}/{package}.pdf"
    join(path)
    claims, tagged, numbers = told(path)
    print(f"{package} {version(package)}: claims PDF/UA {claims}, pages with tags {tagged}, their numbers {numbers}")
    assert (claims, tagged, numbers) == seen, package
PY
