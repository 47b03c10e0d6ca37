"""The text of a file in the order of its structure."""

from __future__ import annotations

import unicodedata

from .content import Contents, Piece
from .model import Doc
from .tree import INLINE, Content, Elem, Tree

SOFT_HYPHEN = "\u00ad"
HYPHENS = ("-", "\u2010")
#: From which width on, as a part of the size, a gap is a space.
GAP = 0.15


class Writer:
    """Joins pieces of text to lines: one for each block of the structure."""

    def __init__(self, contents: Contents, alternatives: bool) -> None:
        self.contents, self.alternatives = contents, alternatives
        self.lines: list[str] = []
        self.line = ""
        self.last: Piece | None = None

    def block(self) -> None:
        """Begins a new line."""
        if self.line.strip():
            self.lines.append(" ".join(self.line.replace(SOFT_HYPHEN, "").split()))
        self.line, self.last = "", None

    def add(self, piece: Piece) -> None:
        if self.last is not None:
            if self._broken(self.last, piece):
                self._join(piece.text)
            elif self._apart(self.last, piece) and not self.line.endswith(" "):
                self.line += " "
        self.line += piece.text
        self.last = piece

    def _broken(self, before: Piece, after: Piece) -> bool:
        """Whether a line of the page ends between two pieces."""
        return abs(before.y - after.y) > 0.75 * max(before.size, after.size)

    def _apart(self, before: Piece, after: Piece) -> bool:
        """Whether a gap between two pieces stands for a space (not told in right-to-left text)."""
        return not (before.reversed or after.reversed) and after.x - before.end > GAP * after.size

    def _join(self, following: str) -> None:
        """A line's end stands for a space, unless a word goes on or the script has none."""
        if self.line.endswith(SOFT_HYPHEN):
            self.line = self.line[:-1]
        elif not self.line.endswith((" ", *HYPHENS)) and not (_wide(self.line[-1:]) and _wide(following[:1])):
            self.line += " "

    def element(self, elem: Elem) -> None:
        inline = elem.type in INLINE and not (elem.type == "Lbl" and elem.parent and elem.parent.type == "LI")
        if not inline or elem.attribute("Layout", "Placement") == "/Block":
            self.block()
        if self.alternatives and elem.alt:
            self.line += elem.alt
        elif elem.actual is not None:
            self.line += elem.actual
        else:
            self._kids(elem)
        if not inline:
            self.block()

    def _kids(self, elem: Elem) -> None:
        for kid in elem.kids:
            if isinstance(kid, Elem):
                self.element(kid)
            elif isinstance(kid, Content):
                item = self.contents.items.get((kid.owner, kid.mcid))
                for piece in in_reading_order(item.pieces) if item else []:
                    self.add(piece)


def in_reading_order(pieces: list[Piece]) -> list[Piece]:
    """Right-to-left runs of one item that stand in the order of the page, turned round.

    Typst writes the words of such a run from left to right; the rule X-rtl-words tells of it.
    """
    ordered: list[Piece] = []
    run: list[Piece] = []
    for piece in pieces:
        if not run or not _continues(run[-1], piece):
            ordered += reversed(run)
            run = []
        run.append(piece)
    return ordered + run[::-1]


def _continues(before: Piece, after: Piece) -> bool:
    return before.reversed and after.reversed and before.y == after.y and before.x < after.x


def check_right_to_left(doc: Doc, tree: Tree, contents: Contents) -> None:
    """Words of right-to-left text stand in the order of reading, and no letter stands twice."""
    for elem in tree.elems:
        pieces = [
            (piece, kid.mcid)
            for kid in elem.kids
            if isinstance(kid, Content) and (kid.owner, kid.mcid) in contents.items
            for piece in contents.items[kid.owner, kid.mcid].pieces
            if _right_to_left(piece.text)
        ]
        for (before, mcid), (after, following) in zip(pieces, pieces[1:]):
            if abs(before.y - after.y) < 0.75 * max(before.size, after.size):
                _check_pair(doc, tree.where(elem), before, after, mcid == following)


def _check_pair(doc: Doc, where: str, before: Piece, after: Piece, one_item: bool) -> None:
    """Two neighbouring runs of right-to-left text on one line."""
    if before.y != after.y and abs(before.x - after.x) < 0.01 and before.text.strip() in after.text:
        doc.add("X-rtl-twice", "a letter stands twice, once for each of its parts", where)
    elif after.x > before.x + 0.01:
        rule, what = ("X-rtl-words", "words") if one_item else ("X-rtl-order", "content items")
        doc.add(rule, f"{what} of right-to-left text are in the order of the page, not of reading", where)


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def _wide(sign: str) -> bool:
    return bool(sign) and unicodedata.east_asian_width(sign) in "WF"


def structure_text(tree: Tree, contents: Contents, alternatives: bool = False) -> str:
    writer = Writer(contents, alternatives)
    for elem in tree.top:
        writer.element(elem)
    writer.block()
    return "\n".join(writer.lines)
