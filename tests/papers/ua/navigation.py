"""Destinations, the outline and page labels."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Name, String

from .model import Doc, blank, get, is_dict, key, name, read_tree, text
from .tree import Tree

FITS = {"XYZ", "Fit", "FitH", "FitV", "FitR", "FitB", "FitBH", "FitBV"}
LABEL_STYLES = {"D", "R", "r", "A", "a"}


class Destinations:
    """Knows the named destinations and tells whether a destination leads to a page."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.named: dict[str, Any] = {}
        tree = get(doc.root.get("/Names"), "/Dests")
        if tree is not None:
            problems: list[str] = []
            self.named.update((str(k), v) for k, v in read_tree(tree, "/Names", problems))
            for problem in problems:
                doc.add("ISO-7.9", f"destinations: {problem}", "catalog")
        if is_dict(doc.root.get("/Dests")):
            self.named.update((k, v) for k, v in doc.root.Dests.items())

    def check_all_named(self) -> None:
        for title, target in self.named.items():
            if not self.leads(target):
                self.doc.add("ISO-12.3", f"the destination “{title}” leads to no page", "catalog")

    def leads(self, target: Any) -> bool:
        if isinstance(target, (String, Name)):
            target = self.named.get(str(target))
        if is_dict(target):
            target = target.get("/D")
        if not isinstance(target, Array) or len(target) < 2:
            return False
        return key(target[0]) in self.doc.page_of and name(target[1]) in FITS

    def check_holder(self, holder: Any, where: str) -> None:
        """A link or outline item leads somewhere: by a destination or an action."""
        action = holder.get("/A")
        if holder.get("/Dest") is not None:
            if not self.leads(holder.get("/Dest")):
                self.doc.add("ISO-12.3", "the destination leads to no page", where)
        elif not is_dict(action):
            self.doc.add("ISO-12.3", "there is neither destination nor action", where)
        elif name(action.get("/S")) == "GoTo" and not self.leads(action.get("/D")):
            self.doc.add("ISO-12.3", "the destination leads to no page", where)
        elif name(action.get("/S")) == "URI" and blank(text(action.get("/URI"))):
            self.doc.add("ISO-12.3", "the address of the link is empty", where)


def check(doc: Doc, tree: Tree, destinations: Destinations) -> None:
    destinations.check_all_named()
    _check_outline(doc, tree, destinations)
    _check_labels(doc)


# The outline

def _check_outline(doc: Doc, tree: Tree, destinations: Destinations) -> None:
    outline = doc.root.get("/Outlines")
    headed = any(elem.level is not None or elem.type == "H" for elem in tree.elems)
    if not is_dict(outline) or not is_dict(outline.get("/First")):
        if headed:
            doc.add("X-outline", "there are headings but no outline", "catalog")
        return
    if not doc.lang:
        doc.add("11-003", "the language of the outline is unknown", "catalog")
    _check_level(doc, outline, destinations, "outline", set(), 0)


def _check_level(doc: Doc, parent: Any, destinations: Destinations, where: str, seen: set, depth: int) -> int:
    """Checks the items below one; returns how many are to be seen when it is open."""
    before, item, n, shown = None, parent.get("/First"), 0, 0
    while is_dict(item):
        n += 1
        here = f"{where} item {n}" if depth == 0 else f"{where}.{n}"
        if key(item) in seen or depth > 30:
            doc.add("X-outline", "the outline runs in a circle", here)
            return shown
        seen.add(key(item))
        if blank(text(item.get("/Title"))):
            doc.add("X-outline", "the outline item has no title", here)
        if key(item.get("/Parent")) != key(parent):
            doc.add("X-outline", "the outline item has the wrong parent", here)
        if key(item.get("/Prev")) != (key(before) if before is not None else (0, 0)):
            doc.add("X-outline", "the outline item has the wrong predecessor", here)
        destinations.check_holder(item, here)
        below = _check_level(doc, item, destinations, here, seen, depth + 1)
        shown += 1 + _check_count(doc, item, below, here)
        before, item = item, item.get("/Next")
    if n and key(parent.get("/Last")) != key(before):
        doc.add("X-outline", "the last item is not the one named last", where)
    return shown


def _check_count(doc: Doc, item: Any, below: int, here: str) -> int:
    count = item.get("/Count")
    if below and (not isinstance(count, int) or abs(count) != below):
        doc.add("X-outline", f"the outline item counts {count} below it, not {below}", here)
    return below if isinstance(count, int) and count > 0 else 0


# Page labels

def _check_labels(doc: Doc) -> None:
    node = doc.root.get("/PageLabels")
    if node is None:
        return
    problems: list[str] = []
    labels = dict(read_tree(node, "/Nums", problems))
    for problem in problems:
        doc.add("ISO-7.9", f"page labels: {problem}", "catalog")
    if 0 not in labels:
        doc.add("X-labels", "the first page has no label", "catalog")
    for start, label in labels.items():
        where = f"page label {start}"
        if not isinstance(start, int) or not 0 <= start < len(doc.pages):
            doc.add("X-labels", "the label is for a page that is not there", where)
        style, first = get(label, "/S"), get(label, "/St")
        if not is_dict(label) or (style is not None and name(style) not in LABEL_STYLES):
            doc.add("X-labels", "the style is unknown", where)
        if first is not None and not (isinstance(first, int) and first >= 1):
            doc.add("X-labels", "the numbers do not start with a number above 0", where)
