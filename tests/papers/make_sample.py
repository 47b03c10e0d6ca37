"""Makes sample.pdf anew: python make_sample.py FONTS (needs the package `typst`)."""

import sys
from pathlib import Path

import typst

here = Path(__file__).parent
typst.compile(
    here / "sample.typ",
    output=here / "sample.pdf",
    font_paths=sys.argv[1:],
    ignore_system_fonts=True,
    pdf_standards=["ua-1", "a-2a"],
)
