"""All checks of one file, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from . import annots, fonts, metadata, navigation, nesting, pdfa, structure
from .content import Contents
from .model import Doc, Failure, open_pdf
from .navigation import Destinations
from .text import check_right_to_left
from .text import structure_text as _structure_text
from .tree import Tree


def validate(path: str | Path) -> list[Failure]:
    try:
        doc = open_pdf(path)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError) as error:
        return [Failure("X-broken", f"the file cannot be opened ({error})", "")]
    contents = Contents(doc)
    _guard(doc, "content", contents.read_pages)
    tree = Tree(doc)
    destinations = Destinations(doc)
    for part, run in (
        ("metadata", lambda: metadata.check(doc)),
        ("structure", lambda: structure.check(doc, tree, contents)),
        ("nesting", lambda: nesting.check(doc, tree)),
        ("right-to-left text", lambda: check_right_to_left(doc, tree, contents)),
        ("annotations", lambda: annots.check(doc, tree, contents, destinations)),
        ("navigation", lambda: navigation.check(doc, tree, destinations)),
        ("objects", lambda: pdfa.check(doc)),
        ("fonts", lambda: _check_fonts(doc, contents)),
    ):
        _guard(doc, part, run)
    return doc.report.failures()


def _check_fonts(doc: Doc, contents: Contents) -> None:
    for font, code, where in contents.loose_private:
        doc.add("A2-6.2.11.7", f"code {code:#06x} of {font.base} is private and not replaced", where)
    fonts.check(doc, contents.fonts)


def _guard(doc: Doc, part: str, run: Callable[[], None]) -> None:
    """A check that stumbles over a broken file is reported, so that nothing passes unseen."""
    try:
        run()
    except Exception as error:  # noqa: BLE001
        doc.add("X-broken", f"the check of the {part} broke off ({type(error).__name__}: {error})", "file")


def structure_text(path: str | Path, alternatives: bool = False) -> str:
    """The text in the order of the structure, a line for each block."""
    doc = open_pdf(path)
    contents = Contents(doc)
    contents.read_pages()
    return _structure_text(Tree(doc), contents, alternatives)
