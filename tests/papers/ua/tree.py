"""Reading the structure tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name

from .model import Doc, Key, get, integer, is_dict, items, key, name, read_tree, text

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 "
    "L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot "
    "Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
#: Inline types: text of them stands in one line with what is around.
INLINE = frozenset("Span Quote Reference Code Link Annot Ruby RB RT RP Warichu WT WP Lbl Form".split())
MAX_DEPTH = 300


@dataclass(eq=False)
class Content:
    """A reference to marked content: the stream that holds it and its MCID."""

    owner: Key
    mcid: int


@dataclass(eq=False)
class ObjectRef:
    """A reference to an annotation or XObject."""

    obj: Any
    page: Key


class Elem:
    """A structure element."""

    def __init__(self, obj: Any, parent: Elem | None, index: int) -> None:
        self.obj, self.parent, self.index = obj, parent, index
        self.raw = name(obj.get("/S"))
        self.type = self.raw
        self.kids: list[Elem | Content | ObjectRef] = []
        self.lang = text(obj.get("/Lang"))
        self.alt = text(obj.get("/Alt"))
        self.actual = text(obj.get("/ActualText"))
        self.id = text(obj.get("/ID"))
        self.attributes: list[Any] = []
        self.page: Key = key(obj.get("/Pg"))

    @property
    def elems(self) -> list[Elem]:
        return [kid for kid in self.kids if isinstance(kid, Elem)]

    def walk(self) -> Iterator[Elem]:
        yield self
        for kid in self.elems:
            yield from kid.walk()

    def ancestors(self) -> Iterator[Elem]:
        node = self.parent
        while node:
            yield node
            node = node.parent

    def attribute(self, owner: str, wanted: str) -> Any:
        for attributes in self.attributes:
            if name(attributes.get("/O")) == owner and attributes.get(f"/{wanted}") is not None:
                return attributes.get(f"/{wanted}")
        return None

    def first_page(self) -> Key:
        """The page of the element, or of the first thing within it."""
        for node in self.walk():
            if node.page != (0, 0):
                return node.page
            for kid in node.kids:
                if isinstance(kid, (Content, ObjectRef)):
                    return kid.owner if isinstance(kid, Content) else kid.page
        return (0, 0)

    @property
    def path(self) -> str:
        chain = [self, *self.ancestors()]
        return "/".join(f"{node.raw or '?'}[{node.index}]" for node in reversed(chain))

    def language(self) -> str | None:
        return next((node.lang for node in (self, *self.ancestors()) if node.lang), None)

    @property
    def level(self) -> int | None:
        """The level of a numbered heading, also beyond H6."""
        for kind in (self.raw, self.type):
            if len(kind) > 1 and kind[0] == "H" and kind[1:].isdigit():
                return int(kind[1:])
        return None


class Tree:
    """The structure tree; what is broken in it is reported while reading."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.root = doc.root.get("/StructTreeRoot")
        self.roles = {str(k)[1:]: name(v) for k, v in _entries(get(self.root, "/RoleMap"))}
        self.classes = get(self.root, "/ClassMap")
        self.top: list[Elem] = []
        self._seen: dict[Key, str] = {}
        if is_dict(self.root):
            for n, kid in enumerate(items(self.root.get("/K")), 1):
                self._read_root_kid(kid, n)
        self.elems = [elem for top in self.top for elem in top.walk()]

    def _read_root_kid(self, kid: Any, n: int) -> None:
        if is_dict(kid) and kid.get("/S") is not None:
            elem = self._read(kid, None, n, 0)
            if elem:
                self.top.append(elem)
        else:
            self.doc.add("ISO-14.7.2", "the root of the structure holds something that is no element", "structure root")

    def _read(self, obj: Any, parent: Elem | None, index: int, depth: int) -> Elem | None:
        elem = Elem(obj, parent, index)
        where = self.where(elem)
        if key(obj) != (0, 0):
            if key(obj) in self._seen:
                self.doc.add("ISO-14.7.2", f"the element is already at {self._seen[key(obj)]}", where)
                return None
            self._seen[key(obj)] = elem.path
        if depth > MAX_DEPTH:
            self.doc.add("ISO-14.7.2", f"the structure is more than {MAX_DEPTH} deep", where)
            return None
        self._check_element(elem, where)
        elem.type = self.standard(elem.raw)
        elem.attributes = list(self._attributes(obj))
        counts: dict[str, int] = {}
        for kid in items(obj.get("/K")):
            self._read_kid(elem, kid, counts, depth)
        return elem

    def _check_element(self, elem: Elem, where: str) -> None:
        kind = elem.obj.get("/Type")
        if kind is not None and name(kind) != "StructElem":
            self.doc.add("ISO-14.7.2", f"a structure element is of type {kind}", where)
        if not elem.raw:
            self.doc.add("02-001", "the element has no structure type", where)
        expected = elem.parent.obj if elem.parent else self.root
        stated = elem.obj.get("/P")
        if not is_dict(stated) or (key(stated) != key(expected)):
            self.doc.add("ISO-14.7.2", "the element's parent entry is missing or wrong", where)

    def _read_kid(self, elem: Elem, kid: Any, counts: dict[str, int], depth: int) -> None:
        if isinstance(kid, int):
            self._add_content(elem, elem.page, kid)
        elif not is_dict(kid):
            self.doc.add("ISO-14.7.2", "a kid is neither number nor dictionary", self.where(elem))
        elif name(kid.get("/Type")) == "MCR":
            page = key(kid.get("/Pg")) if kid.get("/Pg") is not None else elem.page
            stream = kid.get("/Stm")
            self._add_content(elem, page if stream is None else key(stream), kid.get("/MCID"))
        elif name(kid.get("/Type")) == "OBJR":
            page = key(kid.get("/Pg")) if kid.get("/Pg") is not None else elem.page
            elem.kids.append(ObjectRef(kid.get("/Obj"), page))
        else:
            kind = name(kid.get("/S"))
            counts[kind] = counts.get(kind, 0) + 1
            below = self._read(kid, elem, counts[kind], depth + 1)
            if below:
                elem.kids.append(below)

    def _add_content(self, elem: Elem, owner: Key, mcid: Any) -> None:
        if not isinstance(mcid, int) or owner == (0, 0):
            self.doc.add("ISO-14.7.4", f"MCID {mcid} without a page", self.where(elem))
        else:
            elem.kids.append(Content(owner, mcid))

    def _attributes(self, obj: Any) -> Iterator[Any]:
        for entry in items(obj.get("/A")):
            if is_dict(entry):
                yield entry
        for entry in items(obj.get("/C")):
            if isinstance(entry, Name):
                yield from (a for a in items(get(self.classes, str(entry))) if is_dict(a))

    def standard(self, kind: str) -> str:
        """The standard type that a type leads to; the last type reached if there is none."""
        seen = set()
        while kind not in STANDARD and kind in self.roles and kind not in seen:
            seen.add(kind)
            kind = self.roles[kind]
        return kind

    def where(self, elem: Elem) -> str:
        page = self.doc.page_of.get(elem.first_page())
        return f"{page.where}, {elem.path}" if page else elem.path

    def parents(self) -> dict[int, Any]:
        """The ParentTree, unfolded."""

        node = get(self.root, "/ParentTree")
        if node is None:
            return {}
        problems: list[str] = []
        found = {k: v for k, v in read_tree(node, "/Nums", problems) if isinstance(k, int)}
        for problem in problems:
            self.doc.add("ISO-7.9", f"ParentTree: {problem}", "structure root")
        return found


def _entries(obj: Any) -> list[tuple[str, Any]]:
    return list(obj.items()) if isinstance(obj, Dictionary) else []


def strings(obj: Any) -> list[str]:
    return [str(s) for s in items(obj) if text(s) is not None] if isinstance(obj, Array) else []


def spans(elem: Elem) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    columns = integer(elem.attribute("Table", "ColSpan"), 1)
    rows = integer(elem.attribute("Table", "RowSpan"), 1)
    return max(columns, 1), max(rows, 1)
