"""Reading content streams: marked content, text, fonts and colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from . import cmap
from .colour import check_space, device_use
from .fonts import Font, Fonts
from .model import Doc, Key, Page, floats, get, is_dict, key, name, text

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}
SHOWING = {"Tj", "TJ", "'", '"'}
DEVICE = {"g": "DeviceGray", "G": "DeviceGray", "rg": "DeviceRGB", "RG": "DeviceRGB", "k": "DeviceCMYK", "K": "DeviceCMYK"}
KNOWN = (
    PAINTING
    | SHOWING
    | set(DEVICE)
    | set(
        "b BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX gs h i ID j J l m M MP n q Q re ri "
        "SC sc SCN scn T* Tc Td TD Tf TL Tm Tr Ts Tw Tz v w W W* y".split()
    )
    | {"INLINE IMAGE"}
)
INTENTS = ("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation")
MAX_Q = 28
MAX_DEPTH = 20

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass
class Piece:
    """A run of text with where it stands on the page (from `x` to `end`) and how large it is."""

    text: str
    x: float
    y: float
    end: float
    size: float
    reversed: bool = False


@dataclass(eq=False)
class Item:
    """A marked-content sequence with an MCID."""

    owner: Key
    mcid: int
    page: Page
    tag: str
    lang: str | None
    pieces: list[Piece] = field(default_factory=list)
    painted: bool = False
    #: Codes without Unicode text and codes of the private use areas.
    unmapped: set[tuple[Font, int]] = field(default_factory=set)
    private: set[tuple[Font, int]] = field(default_factory=set)

    @property
    def where(self) -> str:
        return f"{self.page.where}, MCID {self.mcid}"


@dataclass(eq=False)
class Mark:
    """An open marked-content sequence."""

    tag: str
    item: Item | None
    artifact: bool
    actual: str | None = None
    lang: str | None = None
    at: Piece | None = None
    in_text: bool = False


@dataclass
class State:
    """The part of the graphics state that matters here."""

    ctm: Matrix = UNIT
    font: Font | None = None
    size: float = 1.0
    mode: int = 0
    leading: float = 0.0
    rise: float = 0.0


def times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class Contents:
    """What all content streams of a file hold."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.fonts = Fonts()
        #: Content items by the stream that owns the MCID and the MCID.
        self.items: dict[tuple[Key, int], Item] = {}
        #: Pages and form XObjects that have content items, with an example of where.
        self.owners: dict[Key, tuple[Any, str]] = {}
        #: Form XObjects: how often each is drawn.
        self.drawn: dict[Key, int] = {}
        #: Private-use codes outside any content item.
        self.loose_private: list[tuple[Font, int, str]] = []
        #: Forms that are content items as a whole, and languages of marked content.
        self.whole: dict[Key, tuple[Any, str]] = {}
        self.languages: list[tuple[str, str]] = []
        self._aside: set[Key] = set()

    def read_pages(self) -> None:
        for page in self.doc.pages:
            resources = page.obj.get("/Resources")
            if resources is None:
                self.doc.add("A2-6.2.2", "the page has no resources of its own", page.where)
                resources = pikepdf.Page(page.obj).resources
            Reader(self, page, page.obj, resources, page.where).run()
        for owner, (obj, where) in self.owners.items():
            if self.drawn.get(owner, 0) > 1:
                self.doc.add("30-002", f"a form XObject with MCIDs is drawn {self.drawn[owner]} times", where)

    def read_aside(self, stream: Any, page: Page, where: str) -> None:
        """A stream whose content needs no tags, such as the look of an annotation."""
        if key(stream) in self._aside or not isinstance(stream, Stream):
            return
        self._aside.add(key(stream))
        Reader(self, page, stream, stream.get("/Resources"), where, aside=True).run()


class Reader:
    """Reads one content stream; forms are read by readers of their own."""

    def __init__(
        self,
        contents: Contents,
        page: Page,
        stream: Any,
        resources: Any,
        where: str,
        marks: list[Mark] | None = None,
        state: State | None = None,
        aside: bool = False,
        depth: int = 0,
    ) -> None:
        self.contents, self.doc, self.page = contents, contents.doc, page
        self.stream, self.where, self.aside, self.depth = stream, where, aside, depth
        self.resources = resources if is_dict(resources) else Dictionary()
        self.marks = marks if marks is not None else []
        self.outer_marks = len(self.marks)
        self.state = state or State()
        self.saved: list[State] = []
        self.matrix = self.line = UNIT
        self.text_marks: int | None = None
        self._tables: dict[str, Any] = {}
        self._devices: set[str] = set()

    def add(self, code: str, what: str) -> None:
        self.doc.add(code, what, self.where)

    def run(self) -> None:
        try:
            instructions = pikepdf.parse_content_stream(self.stream)
        except (pikepdf.PdfError, TypeError, ValueError) as error:
            self.add("X-broken", f"the content stream cannot be parsed ({error})")
            return
        actions = self._actions()
        for operands, operator in instructions:
            sign = str(operator)
            if action := actions.get(sign):
                try:
                    action(operands)
                except (IndexError, TypeError, ValueError):
                    self.add("X-broken", f"the operands of {sign} are wrong")
            elif sign in PAINTING:
                self.paint("a drawing")
            elif sign in DEVICE:
                self.device(DEVICE[sign])
            elif sign not in KNOWN:
                self.add("A2-6.2.2", f"unknown operator {sign}")
        self.finish()

    def _actions(self) -> dict[str, Callable[[Any], None]]:
        return {
            "q": lambda o: self.save(),
            "Q": lambda o: self.restore(),
            "cm": lambda o: self.concat(o),
            "gs": lambda o: self.graphics_state(o),
            "cs": lambda o: self.colour_space(o),
            "CS": lambda o: self.colour_space(o),
            "scn": lambda o: self.pattern(o),
            "SCN": lambda o: self.pattern(o),
            "sh": lambda o: self.shade(o),
            "ri": lambda o: self.intent(o),
            "BT": lambda o: self.begin_text(),
            "ET": lambda o: self.end_text(),
            "Tf": lambda o: self.set_font(o),
            "Tr": lambda o: setattr(self.state, "mode", int(o[0])),
            "TL": lambda o: setattr(self.state, "leading", float(o[0])),
            "Ts": lambda o: setattr(self.state, "rise", float(o[0])),
            "Tm": lambda o: self.set_matrix(o),
            "Td": lambda o: self.move(float(o[0]), float(o[1])),
            "TD": lambda o: self.move_leading(o),
            "T*": lambda o: self.next_line(),
            "Tj": lambda o: self.show([o[0]]),
            "TJ": lambda o: self.show(list(o[0])),
            "'": lambda o: (self.next_line(), self.show([o[0]])),
            '"': lambda o: (self.next_line(), self.show([o[2]])),
            "BMC": lambda o: self.begin_mark(o),
            "BDC": lambda o: self.begin_mark(o),
            "EMC": lambda o: self.end_mark(),
            "Do": lambda o: self.draw(o),
            "INLINE IMAGE": lambda o: self.inline_image(o),
        }

    # The graphics state

    def save(self) -> None:
        self.saved.append(replace(self.state))
        if len(self.saved) == MAX_Q + 1:
            self.add("A2-6.1.13", f"q is nested more than {MAX_Q} deep")

    def restore(self) -> None:
        if self.saved:
            self.state = self.saved.pop()
        else:
            self.add("X-broken", "Q without q")

    def concat(self, operands: Any) -> None:
        a, b, c, d, e, f = (float(n) for n in operands)
        self.state.ctm = times((a, b, c, d, e, f), self.state.ctm)

    def graphics_state(self, operands: Any) -> None:
        state = self.resource("/ExtGState", operands[0])
        font = get(state, "/Font")
        if font is not None and len(font) == 2:
            self.state.font = self.contents.fonts.get(font[0], "of a graphics state", self.where)
            self.state.size = float(font[1])
        mask = get(state, "/SMask")
        if is_dict(mask):
            self.contents.read_aside(mask.get("/G"), self.page, f"{self.where}, soft mask")

    def resource(self, kind: str, wanted: Any) -> Any:
        """A resource by name; a missing one is reported."""
        if kind not in self._tables:
            self._tables[kind] = self.resources.get(kind)
        found = get(self._tables[kind], str(wanted)) if isinstance(wanted, Name) else None
        if found is None:
            self.add("A2-6.2.2", f"the resource {kind}{wanted} is missing")
        return found

    # Colours

    def device(self, space: str) -> None:
        if space not in self._devices:
            self._devices.add(space)
            device_use(self.doc, space, self.resources, self.where)

    def colour_space(self, operands: Any) -> None:
        wanted = operands[0]
        if name(wanted) in ("DeviceGray", "DeviceRGB", "DeviceCMYK"):
            self.device(name(wanted))
        elif name(wanted) != "Pattern":
            check_space(self.doc, self.resource("/ColorSpace", wanted), self.resources, self.where)

    def pattern(self, operands: Any) -> None:
        if not operands or not isinstance(operands[-1], Name):
            return
        pattern = self.resource("/Pattern", operands[-1])
        if isinstance(pattern, Stream):
            self.contents.read_aside(pattern, self.page, f"{self.where}, pattern {operands[-1]}")
        else:
            check_space(self.doc, get(get(pattern, "/Shading"), "/ColorSpace"), self.resources, self.where)

    def shade(self, operands: Any) -> None:
        self.paint("a shading")
        shading = self.resource("/Shading", operands[0])
        check_space(self.doc, get(shading, "/ColorSpace"), self.resources, self.where)

    def intent(self, operands: Any) -> None:
        if name(operands[0]) not in INTENTS:
            self.add("A2-6.2.4", f"unknown rendering intent {operands[0]}")

    # Marked content

    def begin_mark(self, operands: Any) -> None:
        tag = name(operands[0])
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            properties = self.resource("/Properties", properties)
        mcid = get(properties, "/MCID")
        artifact = tag == "Artifact"
        item = None
        if mcid is not None and not self.aside:
            item = self.new_item(tag, mcid, properties)
        if artifact and (item or self.current_item()):
            self.add("01-003", f"an artifact within MCID {(item or self.current_item()).mcid}")
        mark = Mark(tag, item, artifact, text(get(properties, "/ActualText")), text(get(properties, "/Lang")))
        mark.in_text = self.text_marks is not None
        self.marks.append(mark)
        if mark.lang is not None:
            self.contents.languages.append((mark.lang, self.where))

    def new_item(self, tag: str, mcid: Any, properties: Any) -> Item:
        owner = key(self.stream)
        item = Item(owner, int(mcid), self.page, tag, text(get(properties, "/Lang")))
        if any(mark.artifact for mark in self.marks):
            self.add("01-004", f"MCID {item.mcid} within an artifact")
        if outer := self.current_item():
            self.add("ISO-14.6", f"MCID {item.mcid} within MCID {outer.mcid}")
        if (owner, item.mcid) in self.contents.items and self.contents.drawn.get(owner, 0) < 2:
            self.add("ISO-14.7.4", f"MCID {item.mcid} occurs twice in one stream")
        self.contents.items.setdefault((owner, item.mcid), item)
        self.contents.owners.setdefault(owner, (self.stream, self.where))
        return item

    def end_mark(self) -> None:
        if len(self.marks) <= self.outer_marks:
            self.add("ISO-14.6", "EMC without a beginning")
            return
        mark = self.marks.pop()
        if mark.in_text != (self.text_marks is not None):
            self.add("ISO-14.6", f"marked content {mark.tag} crosses the border of a text object")
        if mark.actual is not None and not self.replaced():
            target = mark.item or self.current_item()
            if target:
                place = mark.at or Piece("", 0.0, 0.0, 0.0, 0.0)
                target.pieces.append(replace(place, text=mark.actual))

    def current_item(self) -> Item | None:
        return next((mark.item for mark in reversed(self.marks) if mark.item), None)

    def replaced(self) -> Mark | None:
        """The outermost sequence whose text is replaced."""
        return next((mark for mark in self.marks if mark.actual is not None), None)

    def paint(self, what: str) -> None:
        """Something is painted here: it must be an artifact or tagged."""
        for mark in reversed(self.marks):
            if mark.item:
                mark.item.painted = True
                return
            if mark.artifact:
                return
        if not self.aside:
            self.add("01-005", f"{what} is neither tagged nor an artifact")

    # Text

    def begin_text(self) -> None:
        if self.text_marks is not None:
            self.add("X-broken", "BT within a text object")
        self.matrix = self.line = UNIT
        self.text_marks = len(self.marks)

    def end_text(self) -> None:
        if self.text_marks is None:
            self.add("X-broken", "ET without BT")
        elif len(self.marks) != self.text_marks:
            self.add("ISO-14.6", "marked content crosses the border of a text object")
        self.text_marks = None
        for mark in self.marks:
            mark.in_text = False

    def set_font(self, operands: Any) -> None:
        obj = self.resource("/Font", operands[0])
        self.state.font = self.contents.fonts.get(obj, name(operands[0]), self.where) if is_dict(obj) else None
        self.state.size = float(operands[1])

    def set_matrix(self, operands: Any) -> None:
        a, b, c, d, e, f = (float(n) for n in operands)
        self.matrix = self.line = (a, b, c, d, e, f)

    def move(self, x: float, y: float) -> None:
        self.matrix = self.line = times((1, 0, 0, 1, x, y), self.line)

    def move_leading(self, operands: Any) -> None:
        self.state.leading = -float(operands[1])
        self.move(float(operands[0]), float(operands[1]))

    def next_line(self) -> None:
        self.move(0, -self.state.leading)

    def show(self, parts: list[Any]) -> None:
        self.paint("text")
        font = self.state.font
        if font is None:
            self.add("ISO-9.4", "text is shown without a font")
            return
        shown = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        if font.composite and len(shown) % 2:
            self.add("ISO-9.4", "a string is not made of whole codes")
        codes = font.codes(shown)
        moved = sum(float(part) for part in parts if not isinstance(part, pikepdf.String))
        advance = (sum(font.width(code) for code in codes) - moved) / 1000 * self.state.size
        self.note_codes(font, codes, advance)
        self.matrix = times((1, 0, 0, 1, advance, 0), self.matrix)

    def note_codes(self, font: Font, codes: list[int], advance: float) -> None:
        font.used.update(codes)
        if self.state.mode != 3:
            font.visible.update(codes)
        replaced, item = self.replaced(), self.current_item()
        found = []
        for code in codes:
            value = font.unicode(code)
            if not value:
                if item:
                    item.unmapped.add((font, code))
                continue
            found.append(value)
            if cmap.private(value) and not replaced:
                if item:
                    item.private.add((font, code))
                else:
                    self.contents.loose_private.append((font, code, self.where))
        if item and (found or replaced):
            self.note_text(found, replaced, item, advance)

    def note_text(self, found: list[str], replaced: Mark | None, item: Item, advance: float) -> None:
        place = times((1, 0, 0, 1, 0, self.state.rise), times(self.matrix, self.state.ctm))
        size = self.state.size * (place[2] ** 2 + place[3] ** 2) ** 0.5
        end = place[4] + advance * (place[0] ** 2 + place[1] ** 2) ** 0.5
        backwards = any(mark.tag == "ReversedChars" for mark in self.marks)
        piece = Piece("".join(reversed(found) if backwards else found), place[4], place[5], end, size, backwards)
        if replaced:
            replaced.at = replaced.at or piece
        else:
            item.pieces.append(piece)

    # XObjects and images

    def draw(self, operands: Any) -> None:
        obj = self.resource("/XObject", operands[0])
        if not isinstance(obj, Stream):
            return
        if name(obj.get("/Subtype")) != "Form":
            self.paint("an image")
            return
        if self.depth > MAX_DEPTH:
            self.add("X-broken", "form XObjects are nested too deep or in a circle")
            return
        k = key(obj)
        self.contents.drawn[k] = self.contents.drawn.get(k, 0) + 1
        state = replace(self.state)
        matrix = floats(obj.get("/Matrix"))
        if len(matrix) == 6:
            state.ctm = times(tuple(matrix), state.ctm)  # type: ignore[arg-type]
        marks = list(self.marks)
        if obj.get("/StructParent") is not None and not self.current_item():
            # The form as a whole is a content item; the check of the structure looks for its owner.
            self.contents.whole[k] = (obj, self.where)
            marks.append(Mark("Form", Item(k, -1, self.page, "Form", None), False))
        resources = obj.get("/Resources")
        if resources is None:
            resources = self.resources
        where = f"{self.where}, form {operands[0]}"
        Reader(self.contents, self.page, obj, resources, where, marks, state, self.aside, self.depth + 1).run()

    def inline_image(self, operands: Any) -> None:
        self.paint("an image")
        space = str(getattr(operands[0], "colorspace", None) or "")
        if space.lstrip("/") in ("DeviceGray", "DeviceRGB", "DeviceCMYK"):
            self.device(space.lstrip("/"))

    def finish(self) -> None:
        for mark in self.marks[self.outer_marks :]:
            self.add("ISO-14.6", f"marked content {mark.tag} has no end")
        if self.saved:
            self.add("X-broken", "q without Q")
        if self.text_marks is not None:
            self.add("X-broken", "BT without ET")
