"""Checks of annotations, links and form fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Stream

from .content import Contents
from .model import Doc, Page, blank, floats, get, integer, is_dict, items, key, name, rectangle, text
from .navigation import Destinations
from .tree import Elem, ObjectRef, Tree

#: The kinds of annotation of ISO 32000-1, table 169.
KNOWN = frozenset(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret "
    "Ink Popup FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact".split()
)
FORBIDDEN_IN_A = frozenset("Sound Movie Screen 3D".split())
INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE = 1, 2, 4, 32, 256


def check(doc: Doc, tree: Tree, contents: Contents, destinations: Destinations) -> None:
    owners = _owners(tree)
    for page in doc.pages:
        annotations = page.annotations()
        if annotations:
            _check_tabs(doc, page)
        for n, annotation in enumerate(annotations, 1):
            kind = name(annotation.get("/Subtype"))
            where = f"{page.where}, annotation {n} ({kind or '?'})"
            owner = owners.get(key(annotation))
            _check_looks(doc, page, annotation, kind, where, contents)
            if not _hidden(page, annotation):
                _check_tagging(doc, annotation, kind, owner, where)
            if kind == "Link":
                destinations.check_holder(annotation, where)
            if kind == "FileAttachment":
                _check_attachment(doc, annotation, where)
    _check_link_elements(doc, tree)
    _check_form(doc)


def _owners(tree: Tree) -> dict[tuple[int, int], Elem]:
    return {
        key(kid.obj): elem for elem in tree.elems for kid in elem.kids if isinstance(kid, ObjectRef) and is_dict(kid.obj)
    }


def _check_tabs(doc: Doc, page: Page) -> None:
    tabs = page.obj.get("/Tabs")
    if tabs is None:
        doc.add("28-008", "the page has annotations but no tab order", page.where)
    elif name(tabs) != "S":
        doc.add("28-009", f"the tab order is {tabs}", page.where)


def _hidden(page: Page, annotation: Any) -> bool:
    """Whether nobody can come upon the annotation."""
    if integer(annotation.get("/F")) & HIDDEN or name(annotation.get("/Subtype")) == "Popup":
        return True
    box, rect = page.box("/CropBox") or page.box("/MediaBox"), floats(annotation.get("/Rect"))
    if box is None or len(rect) != 4:
        return False
    left, bottom, right, top = rectangle(rect)
    return right < box[0] or left > box[2] or top < box[1] or bottom > box[3]


def _check_tagging(doc: Doc, annotation: Any, kind: str, owner: Elem | None, where: str) -> None:
    described = not blank(text(annotation.get("/Contents"))) or (owner is not None and not blank(owner.alt))
    if kind == "TrapNet":
        doc.add("28-007", "there is a trap network annotation", where)
    elif kind == "PrinterMark":
        doc.add("28-017", "there is a printer's mark, which this validator does not judge", where)
        doc.add("28-018", "there is a printer's mark, which this validator does not judge", where)
    elif kind == "Link":
        if owner is None or owner.type != "Link":
            doc.add("28-011", _belongs(owner, "Link"), where)
        if blank(text(annotation.get("/Contents"))):
            doc.add("28-012", "the link has no description", where)
    elif kind == "Widget":
        if owner is None or owner.type != "Form":
            doc.add("28-010", _belongs(owner, "Form"), where)
        if blank(text(_inherited(annotation, "/TU"))) and (owner is None or blank(owner.alt)):
            doc.add("28-005", "the form field has no name for people", where)
    else:
        if kind not in KNOWN:
            doc.add("28-006", f"the kind {kind or '(none)'} is unknown", where)
        if owner is None or owner.type != "Annot":
            doc.add("28-002", _belongs(owner, "Annot"), where)
        if not described:
            doc.add("28-004", "the annotation has no description", where)
    _check_language(doc, annotation, owner, where)


def _belongs(owner: Elem | None, wanted: str) -> str:
    return f"the annotation lies in {owner.type if owner else 'no element'} instead of {wanted}"


def _check_language(doc: Doc, annotation: Any, owner: Elem | None, where: str) -> None:
    if doc.lang or not blank(text(annotation.get("/Lang"))) or (owner and owner.language()):
        return
    if not blank(text(annotation.get("/Contents"))):
        doc.add("11-004", "the language of the description is unknown", where)
    if not blank(text(_inherited(annotation, "/TU"))):
        doc.add("11-005", "the language of the field's name is unknown", where)


def _inherited(field: Any, entry: str) -> Any:
    for _ in range(20):
        if not is_dict(field):
            return None
        if field.get(entry) is not None:
            return field.get(entry)
        field = field.get("/Parent")
    return None


# What PDF/A asks

def _check_looks(doc: Doc, page: Page, annotation: Any, kind: str, where: str, contents: Contents) -> None:
    if kind in FORBIDDEN_IN_A or kind not in KNOWN:
        doc.add("A2-6.3", f"annotations of the kind {kind or '(none)'} are not allowed", where)
    flags = annotation.get("/F")
    if flags is None and kind != "Popup":
        doc.add("A2-6.3", "the annotation has no flags", where)
    elif flags is not None:
        if not integer(flags) & PRINT:
            doc.add("A2-6.3", "the annotation is not printed", where)
        if integer(flags) & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE):
            doc.add("A2-6.3", "the annotation is hidden", where)
    looks = annotation.get("/AP")
    rect = floats(annotation.get("/Rect"))
    if len(rect) != 4:
        doc.add("A2-6.3", "the annotation has no place on the page", where)
    empty = len(rect) == 4 and rect[0] == rect[2] and rect[1] == rect[3]
    if looks is None:
        if kind not in ("Popup", "Link") and not empty:
            doc.add("A2-6.3", "the annotation has no appearance", where)
        return
    if not is_dict(looks) or list(looks.keys()) != ["/N"]:
        doc.add("A2-6.3", "the annotation's appearance is not just the normal one", where)
    for stream in _appearances(get(looks, "/N")):
        contents.read_aside(stream, page, f"{where}, appearance")


def _appearances(normal: Any) -> Iterator[Any]:
    if isinstance(normal, Stream):
        yield normal
    elif isinstance(normal, Dictionary):
        yield from (stream for stream in normal.values() if isinstance(stream, Stream))


def _check_attachment(doc: Doc, annotation: Any, where: str) -> None:
    spec = annotation.get("/FS")
    if blank(text(get(spec, "/F"))) or blank(text(get(spec, "/UF"))):
        doc.add("28-016", "the attachment lacks F or UF", where)


def _check_link_elements(doc: Doc, tree: Tree) -> None:
    for elem in tree.elems:
        if elem.type != "Link":
            continue
        targets = [kid.obj for node in elem.walk() for kid in node.kids if isinstance(kid, ObjectRef)]
        if not any(name(get(target, "/Subtype")) == "Link" for target in targets):
            doc.add("ISO-14.8.4.4", "the Link holds no link annotation", tree.where(elem))


# Forms

def _check_form(doc: Doc) -> None:
    form = doc.root.get("/AcroForm")
    if not is_dict(form):
        return
    if form.get("/NeedAppearances") is True:
        doc.add("A2-6.4.1", "form fields are to be drawn by the viewer", "form")
    if form.get("/XFA") is not None:
        doc.add("A2-6.4.2", "there is an XFA form", "form")
        packets = b"".join(p.read_bytes() for p in items(form.get("/XFA")) if isinstance(p, Stream))
        if b"dynamicRender" in packets and b"required" in packets:
            doc.add("25-001", "the XFA form is rendered dynamically", "form")
    for field in _fields(form.get("/Fields"), 0):
        where = f"form field {text(field.get('/T')) or '?'}"
        if field.get("/AA") is not None or (name(field.get("/Subtype")) == "Widget" and field.get("/A") is not None):
            doc.add("A2-6.4.1", "the form field has an action", where)


def _fields(fields: Any, depth: int) -> Iterator[Any]:
    for field in items(fields):
        if is_dict(field) and depth < 20:
            yield field
            yield from _fields(field.get("/Kids"), depth + 1)
