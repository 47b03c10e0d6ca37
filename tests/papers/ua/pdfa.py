"""The basics of PDF/A-2 that do not belong to another part, and what else is about plain objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream, String

from .colour import check_intents, check_space, output_space
from .model import Doc, blank, floats, get, integer, is_dict, items, key, name, text
from .content import INTENTS

ACTIONS = {"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}
#: Forbidden actions, known also when they state no type.
FORBIDDEN_ACTIONS = set("Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition GoTo3DView JavaScript".split())
NAMED = {"NextPage", "PrevPage", "FirstPage", "LastPage"}
FILTERS = {
    "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode",
    "DCTDecode", "JPXDecode",
}  # fmt: skip
BLENDS = set(
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference "
    "Exclusion Hue Saturation Color Luminosity".split()
)
ASSISTIVE = 1 << 9
MAX_STRING, MAX_NAME = 32767, 127
MIN_SIDE, MAX_SIDE = 3, 14400


def check(doc: Doc) -> None:
    _check_file(doc)
    _check_security(doc)
    _check_catalog(doc)
    _check_pages(doc)
    _check_optional_content(doc)
    check_intents(doc)
    Objects(doc).check()


def _check_file(doc: Doc) -> None:
    if not re.match(rb"%PDF-1\.[0-7][\r\n]", doc.raw):
        doc.add("A2-6.1.2", "the file does not begin with %PDF-1.0 to %PDF-1.7", "file")
    second = re.match(rb"[^\r\n]*[\r\n]+%([^\r\n]{4})", doc.raw)
    if second is None or min(second[1]) < 128:
        doc.add("A2-6.1.2", "the header has no comment of four bytes above 127", "file")
    end = doc.raw.rfind(b"%%EOF")
    if end < 0 or doc.raw[end + 5 :] not in (b"", b"\n", b"\r", b"\r\n"):
        doc.add("A2-6.1.3", "bytes follow on the end of the file", "file")
    ids = items(doc.pdf.trailer.get("/ID"))
    if len(ids) != 2 or not all(isinstance(i, String) and bytes(i) for i in ids):
        doc.add("A2-6.1.3", "the file has no ID", "trailer")


def _check_security(doc: Doc) -> None:
    encryption = doc.pdf.trailer.get("/Encrypt")
    if encryption is None and not doc.pdf.is_encrypted:
        return
    doc.add("A2-6.1.3", "the file is encrypted", "trailer")
    permissions = get(encryption, "/P")
    if permissions is None:
        doc.add("26-001", "the encryption states no permissions", "trailer")
    elif not integer(permissions) & ASSISTIVE:
        doc.add("26-002", "assistive technology is barred", "trailer")


def _check_catalog(doc: Doc) -> None:
    root = doc.root
    if root.get("/AA") is not None:
        doc.add("A2-6.5", "the document has triggered actions", "catalog")
    if get(root.get("/Names"), "/JavaScript") is not None:
        doc.add("A2-6.5", "the document has scripts", "catalog")
    if root.get("/NeedsRendering") is True:
        doc.add("A2-6.4.2", "the document is to be rendered from a form", "catalog")
    if get(root.get("/Names"), "/AlternatePresentations") is not None:
        doc.add("A2-6.10", "there are alternate presentations", "catalog")
    if root.get("/Requirements") is not None:
        doc.add("A2-6.11", "the document has requirements", "catalog")


def _check_pages(doc: Doc) -> None:
    blends = output_space(doc) is not None
    for page in doc.pages:
        if page.obj.get("/AA") is not None:
            doc.add("A2-6.5", "the page has triggered actions", page.where)
        if page.obj.get("/PresSteps") is not None:
            doc.add("A2-6.10", "the page has presentation steps", page.where)
        box = page.box("/MediaBox")
        sides = (box[2] - box[0], box[3] - box[1]) if box else (0, 0)
        if not all(MIN_SIDE <= side <= MAX_SIDE for side in sides):
            doc.add("A2-6.1.13", "the page has no size or an impossible one", page.where)
        own_space = get(page.obj.get("/Group"), "/CS") is not None
        if not blends and not own_space and _transparent(page.obj.get("/Resources"), 0):
            doc.add("A2-6.2.10", "transparency has no colour space to blend in", page.where)


def _transparent(resources: Any, depth: int) -> bool:
    for state in _values(get(resources, "/ExtGState")):
        opaque = all(float(state.get(k, 1)) == 1 for k in ("/ca", "/CA"))
        mode = items(state.get("/BM"))[:1]
        if not opaque or is_dict(state.get("/SMask")) or (mode and name(mode[0]) not in ("Normal", "Compatible")):
            return True
    for obj in _values(get(resources, "/XObject")):
        if obj.get("/SMask") is not None or name(get(obj.get("/Group"), "/S")) == "Transparency":
            return True
        if depth < 10 and _transparent(obj.get("/Resources"), depth + 1):
            return True
    return False


def _values(obj: Any) -> Iterator[Any]:
    if isinstance(obj, Dictionary):
        yield from (v for v in obj.values() if is_dict(v))


# Optional content

def _check_optional_content(doc: Doc) -> None:
    properties = doc.root.get("/OCProperties")
    if not is_dict(properties):
        return
    groups = {key(group) for group in items(properties.get("/OCGs"))}
    default = properties.get("/D")
    names = []
    for rule, configuration in [("20-002", default), *(("20-001", c) for c in items(properties.get("/Configs")))]:
        title = text(get(configuration, "/Name"))
        if blank(title):
            doc.add(rule, "the configuration has no name", "optional content")
        elif title in names:
            doc.add("A2-6.9", f"two configurations are named {title}", "optional content")
        names.append(title)
        if get(configuration, "/AS") is not None:
            doc.add("20-003", "the configuration switches layers by itself", "optional content")
        order = get(configuration, "/Order")
        if order is not None and groups - set(_ordered(order, 0)):
            doc.add("A2-6.9", "the order of the layers leaves some out", "optional content")


def _ordered(order: Any, depth: int) -> Iterator[tuple[int, int]]:
    for entry in items(order):
        if isinstance(entry, Array) and depth < 10:
            yield from _ordered(entry, depth + 1)
        else:
            yield key(entry)


# All objects

class Objects:
    """Walks over all objects of the file, except structure elements."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def check(self) -> None:
        for obj in self.doc.pdf.objects:
            if isinstance(obj, (Dictionary, Stream, Array)):
                self._walk(obj, f"object {key(obj)[0]}", 0)

    def _walk(self, obj: Any, where: str, depth: int) -> None:
        if depth > 50:
            return
        if isinstance(obj, Array):
            children = list(obj)
        else:
            entries = dict(obj.items())
            if "/S" in entries and "/P" in entries:
                return  # a structure element
            if isinstance(obj, Stream):
                self._check_stream(obj, entries, where)
            self._check_dictionary(obj, entries, where)
            children = list(entries.values())
        for child in children:
            if isinstance(child, (Dictionary, Array)):
                if not child.is_indirect:
                    self._walk(child, where, depth + 1)
            elif isinstance(child, String):
                if len(bytes(child)) > MAX_STRING:
                    self.doc.add("A2-6.1.13", "a string is too long", where)
            elif isinstance(child, Name) and len(str(child).encode()) > MAX_NAME + 1:
                self.doc.add("A2-6.1.13", "a name is too long", where)

    def _check_stream(self, obj: Any, entries: dict[str, Any], where: str) -> None:
        if any(k in entries for k in ("/F", "/FFilter", "/FDecodeParms")):
            self.doc.add("A2-6.1.7", "the stream lies outside the file", where)
        for used in items(entries.get("/Filter")):
            if name(used) not in FILTERS:
                self.doc.add("A2-6.1.7", f"the filter {name(used)} is not allowed", where)
        kind = name(entries.get("/Subtype"))
        if kind == "Image":
            self._check_image(obj, entries, where)
        elif kind == "Form":
            self._check_form(entries, where)
        elif kind == "PS":
            self.doc.add("A2-6.2.9", "there is PostScript code", where)

    def _check_image(self, obj: Any, entries: dict[str, Any], where: str) -> None:
        for entry in ("/Alternates", "/OPI"):
            if entry in entries:
                self.doc.add("A2-6.2.8", f"the image has {entry}", where)
        if entries.get("/Interpolate") is True:
            self.doc.add("A2-6.2.8", "the image is to be interpolated", where)
        if "JPXDecode" in map(name, items(entries.get("/Filter"))):
            self.doc.add("A2-6.2.8", "a JPEG 2000 image, which this validator does not judge", where)
        intent = entries.get("/Intent")
        if intent is not None and name(intent) not in INTENTS:
            self.doc.add("A2-6.2.4", f"unknown rendering intent {intent}", where)
        if entries.get("/ImageMask") is not True:
            check_space(self.doc, entries.get("/ColorSpace"), None, where)

    def _check_form(self, entries: dict[str, Any], where: str) -> None:
        if "/Ref" in entries:
            self.doc.add("30-001", "the form stands for a page of another file", where)
            self.doc.add("A2-6.2.9", "the form stands for a page of another file", where)
        if "/OPI" in entries or "/PS" in entries or name(entries.get("/Subtype2")) == "PS":
            self.doc.add("A2-6.2.9", "the form has PostScript or OPI", where)
        box = floats(entries.get("/BBox"))
        if len(box) != 4:
            self.doc.add("A2-6.2.9", "the form has no bounding box", where)
        space = get(entries.get("/Group"), "/CS")
        check_space(self.doc, space, None, where)

    def _check_dictionary(self, obj: Any, entries: dict[str, Any], where: str) -> None:
        if is_dict(entries.get("/EF")):
            self._check_embedded(entries, where)
        states = entries.get("/ExtGState")
        if isinstance(states, Dictionary):
            for state in _values(states):
                self._check_state(state, where)
        kind = name(entries.get("/S"))
        self._check_action(kind, entries, where)
        if kind in ("MCD", "MCS"):
            self._check_clip(kind, entries, where)

    def _check_action(self, kind: str, entries: dict[str, Any], where: str) -> None:
        is_action = name(entries.get("/Type")) == "Action"
        if is_action and kind not in ACTIONS or "/Type" not in entries and kind in FORBIDDEN_ACTIONS:
            self.doc.add("A2-6.5", f"the action {kind or '(none)'} is not allowed", where)
        elif kind == "Named" and name(entries.get("/N")) not in NAMED:
            self.doc.add("A2-6.5", f"the action {entries.get('/N')} is not allowed", where)

    def _check_state(self, state: Any, where: str) -> None:
        if state.get("/TR") is not None or state.get("/HTP") is not None:
            self.doc.add("A2-6.2.5", "the graphics state has a transfer function or halftone phase", where)
        if state.get("/TR2") is not None and name(state.get("/TR2")) != "Default":
            self.doc.add("A2-6.2.5", "the graphics state has a transfer function", where)
        for mode in items(state.get("/BM")):
            if name(mode) not in BLENDS:
                self.doc.add("A2-6.2.10", f"unknown blend mode {mode}", where)
        intent = state.get("/RI")
        if intent is not None and name(intent) not in INTENTS:
            self.doc.add("A2-6.2.4", f"unknown rendering intent {intent}", where)

    def _check_embedded(self, entries: dict[str, Any], where: str) -> None:
        if blank(text(entries.get("/F"))) or blank(text(entries.get("/UF"))):
            self.doc.add("21-001", "the specification of an embedded file lacks F or UF", where)
        for stream in entries["/EF"].values():
            if isinstance(stream, Stream) and not stream.read_bytes().startswith(b"%PDF-"):
                self.doc.add("A2-6.8", "the embedded file is no PDF", where)
                return

    def _check_clip(self, kind: str, entries: dict[str, Any], where: str) -> None:
        if kind == "MCD" and blank(text(entries.get("/CT"))):
            self.doc.add("28-014", "the media clip does not state its type", where)
        alternatives = items(entries.get("/Alt"))
        if len(alternatives) < 2 or len(alternatives) % 2 or any(blank(text(a)) for a in alternatives[1::2]):
            self.doc.add("28-015", "the media clip has no alternative text", where)
