"""Checks of the structure tree and of how it and the content fit together."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Array

from .content import Contents, Item
from .model import Doc, Key, blank, floats, get, integer, is_dict, key, read_tree, rectangle
from .tree import STANDARD, Content, Elem, ObjectRef, Tree

_BCP47 = re.compile(
    r"""(?ix)^(?:
      (?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})  # language
      (?:-[a-z]{4})?                                         # script
      (?:-(?:[a-z]{2}|\d{3}))?                               # region
      (?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*                  # variants
      (?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*                   # extensions
      (?:-x(?:-[a-z0-9]{1,8})+)?                             # private use
    | x(?:-[a-z0-9]{1,8})+
    | en-gb-oed | i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
    | sgn-(?:be-fr|be-nl|ch-de) | art-lojban | cel-gaulish | no-bok | no-nyn | zh-(?:guoyu|hakka|min|min-nan|xiang)
    )$"""
)


def valid_language(tag: str) -> bool:
    return bool(_BCP47.match(tag))


def check(doc: Doc, tree: Tree, contents: Contents) -> None:
    if not is_dict(tree.root):
        doc.add("UA-7.1", "there is no structure tree", "catalog")
        return
    if not tree.top:
        doc.add("UA-7.1", "the structure tree is empty", "structure root")
    _check_roles(doc, tree)
    _check_types(doc, tree)
    _check_ids(doc, tree)
    _check_languages(doc, tree, contents)
    _check_headings(doc, tree)
    _check_illustrations(doc, tree)
    _check_notes(doc, tree)
    Ownership(doc, tree, contents).check()


def _check_roles(doc: Doc, tree: Tree) -> None:
    for kind, role in tree.roles.items():
        if kind in STANDARD and role != kind:
            doc.add("02-004", f"the standard type {kind} is mapped to {role}", "role map")
        if _circular(tree.roles, kind):
            doc.add("02-003", f"the mapping of {kind} runs in a circle", "role map")


def _circular(roles: dict[str, str], kind: str) -> bool:
    at, seen = kind, set()
    while at in roles and at not in seen:
        seen.add(at)
        at = roles[at]
    return at == kind and kind in roles


def _check_types(doc: Doc, tree: Tree) -> None:
    for elem in tree.elems:
        if elem.raw and elem.type not in STANDARD:
            doc.add("02-001", f"the type {elem.raw} does not lead to a standard type", tree.where(elem))


def _check_ids(doc: Doc, tree: Tree) -> None:
    """IDs are unique, and the tree of IDs leads from each to its element."""

    by_id: dict[str, Elem] = {}
    for elem in tree.elems:
        if elem.id is None:
            continue
        if elem.id in by_id:
            rule = "19-004" if "Note" in (elem.type, by_id[elem.id].type) else "ISO-14.7.2"
            doc.add(rule, f"the ID {elem.id} is also that of {by_id[elem.id].path}", tree.where(elem))
        by_id.setdefault(elem.id, elem)
    node = get(tree.root, "/IDTree")
    if node is None:
        if by_id:
            doc.add("ISO-14.7.2", "elements have IDs, but there is no tree of IDs", "structure root")
        return
    problems: list[str] = []
    listed = {str(k): key(v) for k, v in read_tree(node, "/Names", problems)}
    for problem in problems:
        doc.add("ISO-7.9", f"IDTree: {problem}", "structure root")
    for name, elem in by_id.items():
        if listed.get(name) != key(elem.obj):
            doc.add("ISO-14.7.2", f"the tree of IDs does not lead to {name}", tree.where(elem))
    for name in listed.keys() - by_id.keys():
        doc.add("ISO-14.7.2", f"the tree of IDs has {name}, which no element has", "structure root")


# Languages

def _check_languages(doc: Doc, tree: Tree, contents: Contents) -> None:
    if doc.lang is not None and not valid_language(doc.lang):
        doc.add("11-001", f"“{doc.lang}” is no language tag", "catalog")
    for elem in tree.elems:
        if elem.lang is not None and not valid_language(elem.lang):
            doc.add("11-001", f"“{elem.lang}” is no language tag", tree.where(elem))
    for lang, where in contents.languages:
        if not valid_language(lang):
            doc.add("11-001", f"“{lang}” is no language tag", where)
    if doc.lang:
        return
    for elem in tree.elems:
        if elem.language():
            continue
        if any(not blank(t) for t in (elem.alt, elem.actual, _expansion(elem))):
            doc.add("11-002", "the language of the alternative text is unknown", tree.where(elem))
        for kid in elem.kids:
            item = contents.items.get((kid.owner, kid.mcid)) if isinstance(kid, Content) else None
            if item and item.pieces and not item.lang:
                doc.add("11-001", "the language of the text is unknown", tree.where(elem))


def _expansion(elem: Elem) -> str | None:
    value = elem.obj.get("/E")
    return None if value is None else str(value)


# Headings, illustrations, notes

def _check_headings(doc: Doc, tree: Tree) -> None:
    numbered = [elem for elem in tree.elems if elem.level is not None]
    plain = [elem for elem in tree.elems if elem.type == "H"]
    last = 0
    for elem in numbered:
        level = elem.level or 0
        if last == 0 and level != 1:
            doc.add("14-002", f"the first heading is H{level}", tree.where(elem))
        elif level > last + 1:
            doc.add("14-003", f"H{level} follows on H{last}", tree.where(elem))
        last = level
    if numbered and plain:
        doc.add("14-007", "H and numbered headings are mixed", tree.where(plain[0]))
    for elem in tree.elems:
        if sum(kid.type == "H" for kid in elem.elems) > 1:
            doc.add("14-006", "the node holds more than one H", tree.where(elem))


def _check_illustrations(doc: Doc, tree: Tree) -> None:
    for elem in tree.elems:
        if elem.type not in ("Figure", "Formula"):
            continue
        if blank(elem.alt) and blank(elem.actual):
            rule = "13-004" if elem.type == "Figure" else "17-002"
            doc.add(rule, f"the {elem.type} has no alternative text", tree.where(elem))
        if not any(isinstance(kid, (Content, ObjectRef)) for node in elem.walk() for kid in node.kids):
            doc.add("X-empty", f"the {elem.type} holds nothing, so its alternative text may go unread", tree.where(elem))
        _check_box(doc, tree, elem)


def _check_box(doc: Doc, tree: Tree, elem: Elem) -> None:
    """An illustration that stands on one page says where."""
    pages = {kid.owner for node in elem.walk() for kid in node.kids if isinstance(kid, Content)}
    if len(pages) != 1:
        return
    box = floats(elem.attribute("Layout", "BBox"))
    if len(box) != 4:
        doc.add("ISO-14.8.5.4", f"the {elem.type} has no bounding box", tree.where(elem))
        return
    left, bottom, right, top = rectangle(box)
    page = doc.page_of.get(next(iter(pages)))
    media = page.box("/MediaBox") if page else None
    outside = media and (right < media[0] or left > media[2] or top < media[1] or bottom > media[3])
    if left == right or bottom == top or outside:
        doc.add("ISO-14.8.5.4", f"the bounding box of the {elem.type} is empty or off the page", tree.where(elem))


def _check_notes(doc: Doc, tree: Tree) -> None:
    for elem in tree.elems:
        if elem.type == "Note" and blank(elem.id):
            doc.add("19-003", "the Note has no ID", tree.where(elem))


# Who owns which content

class Ownership:
    """Compares the K entries, the marked content and the ParentTree with each other."""

    def __init__(self, doc: Doc, tree: Tree, contents: Contents) -> None:
        self.doc, self.tree, self.contents = doc, tree, contents
        self.owner_of: dict[tuple[Key, int], Elem] = {}
        self.object_owner: dict[Key, Elem] = {}
        self.parents = tree.parents()
        self.used_keys: dict[int, str] = {}

    def check(self) -> None:
        if get(self.tree.root, "/ParentTree") is None:
            self.doc.add("ISO-14.7.4", "there is no ParentTree", "structure root")
        self._collect()
        for place, item in self.contents.items.items():
            self._check_item(place, item)
        for place, elem in self.owner_of.items():
            if place not in self.contents.items:
                self.doc.add("ISO-14.7.4", f"MCID {place[1]} is not on the page", self.tree.where(elem))
        for owner, (obj, where) in self.contents.owners.items():
            self._check_array(owner, obj, where)
        self._check_objects()
        self._check_keys()

    def _collect(self) -> None:
        for elem in self.tree.elems:
            for kid in elem.kids:
                if isinstance(kid, Content):
                    self._claim(elem, (kid.owner, kid.mcid))
                elif isinstance(kid, ObjectRef):
                    self._claim_object(elem, kid)

    def _claim(self, elem: Elem, place: tuple[Key, int]) -> None:
        if place in self.owner_of:
            other = self.owner_of[place].path
            self.doc.add("ISO-14.7.4", f"MCID {place[1]} is also claimed by {other}", self.tree.where(elem))
        self.owner_of.setdefault(place, elem)

    def _claim_object(self, elem: Elem, ref: ObjectRef) -> None:
        if not is_dict(ref.obj):
            self.doc.add("ISO-14.7.4", "a reference to an object leads nowhere", self.tree.where(elem))
        elif key(ref.obj) in self.object_owner:
            self.doc.add("ISO-14.7.4", "an object belongs to two elements", self.tree.where(elem))
        else:
            self.object_owner[key(ref.obj)] = elem

    def _check_item(self, place: tuple[Key, int], item: Item) -> None:
        elem = self.owner_of.get(place)
        if elem is None:
            self.doc.add("01-005", "tagged content is not in the structure tree", item.where)
            return
        formula = any(node.type == "Formula" for node in (elem, *elem.ancestors()))
        if formula:
            for font, code in item.unmapped:
                font.in_formula.add(code)
        if item.private and not any(node.actual is not None for node in (elem, *elem.ancestors())):
            for font, code in item.private:
                self.doc.add("A2-6.2.11.7", f"code {code:#06x} of {font.base} is private and not replaced", item.where)

    def _check_array(self, owner: Key, obj: Any, where: str) -> None:
        """The ParentTree's entry of a page or form lists the owner of each of its MCIDs."""
        number = obj.get("/StructParents")
        if not isinstance(number, int):
            self.doc.add("ISO-14.7.4", "there is tagged content but no StructParents", where)
            return
        self._use(number, where)
        entry = self.parents.get(number)
        if not isinstance(entry, Array):
            self.doc.add("ISO-14.7.4", f"the ParentTree has no array for key {number}", where)
            return
        listed = list(entry)
        for mcid in (m for o, m in self.contents.items if o == owner):
            elem = self.owner_of.get((owner, mcid))
            found = key(listed[mcid]) if 0 <= mcid < len(listed) else None
            if elem is not None and found != key(elem.obj):
                self.doc.add("ISO-14.7.4", f"the ParentTree gives MCID {mcid} to another element", where)
        for mcid, obj in enumerate(listed):
            if obj is not None and (owner, mcid) not in self.contents.items:
                self.doc.add("ISO-14.7.4", f"the ParentTree lists MCID {mcid}, which is not in the content", where)

    def _check_objects(self) -> None:
        for page in self.doc.pages:
            for annotation in page.annotations():
                number = annotation.get("/StructParent")
                if isinstance(number, int):
                    self._check_object(annotation, number, page.where)
        for obj, where in self.contents.whole.values():
            number = obj.get("/StructParent")
            self._check_object(obj, integer(number, -1), where)
        for k, elem in self.object_owner.items():
            target = self.doc.pdf.get_object(k) if k != (0, 0) else None
            if not isinstance(get(target, "/StructParent"), int):
                self.doc.add("ISO-14.7.4", "a referenced object has no StructParent", self.tree.where(elem))

    def _check_object(self, obj: Any, number: int, where: str) -> None:
        self._use(number, where)
        entry = self.parents.get(number)
        elem = self.object_owner.get(key(obj))
        if not is_dict(entry):
            self.doc.add("ISO-14.7.4", f"the ParentTree has no element for key {number}", where)
        elif elem is None or key(elem.obj) != key(entry):
            self.doc.add("ISO-14.7.4", f"the element of key {number} does not refer to the object", where)

    def _use(self, number: int, where: str) -> None:
        if number in self.used_keys:
            self.doc.add("ISO-14.7.4", f"key {number} of the ParentTree is also used on {self.used_keys[number]}", where)
        self.used_keys.setdefault(number, where)

    def _check_keys(self) -> None:
        for page in self.doc.pages:
            number = page.obj.get("/StructParents")
            if isinstance(number, int) and page.key not in self.contents.owners:
                self._use(number, page.where)
        for number in self.parents.keys() - self.used_keys.keys():
            self.doc.add("ISO-14.7.4", f"nothing uses key {number} of the ParentTree", "structure root")
        following = get(self.tree.root, "/ParentTreeNextKey")
        if isinstance(following, int) and self.parents and following <= max(self.parents):
            self.doc.add("ISO-14.7.4", "ParentTreeNextKey is not above all keys", "structure root")
