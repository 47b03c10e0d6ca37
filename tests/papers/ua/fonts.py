"""Fonts: decoding the text that uses them, and checking what is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from . import cmap, fontfile
from .model import Doc, Key, get, integer, is_dict, items, key, name, number

IDENTITY = ("Identity-H", "Identity-V")
SIMPLE = ("Type1", "MMType1", "TrueType", "Type3")


class Font:
    """A font of a content stream with the codes that were used of it."""

    def __init__(self, obj: Any, label: str, where: str) -> None:
        self.obj = obj
        self.kind = name(get(obj, "/Subtype"))
        self.base = name(get(obj, "/BaseFont")) or label
        self.where = f"font {self.base}, first used on {where}"
        self.composite = self.kind == "Type0"
        descendants = items(get(obj, "/DescendantFonts"))
        self.cid_font = descendants[0] if len(descendants) == 1 and is_dict(descendants[0]) else None
        self.descriptor = get(self.cid_font if self.composite else obj, "/FontDescriptor")
        self.encoding = get(obj, "/Encoding")
        stream = get(obj, "/ToUnicode")
        self.cmap_stream = stream if isinstance(stream, Stream) else None
        self.to_unicode = cmap.parse(stream.read_bytes()) if self.cmap_stream is not None else None
        #: Every code in use, and those of them that are to be seen.
        self.used: set[int] = set()
        self.visible: set[int] = set()
        #: Codes used within formulas.
        self.in_formula: set[int] = set()
        self.widths = _composite_widths(self.cid_font) if self.composite else _simple_widths(obj)
        default = number(get(self.cid_font, "/DW"))
        self.default_width = (1000.0 if default is None else default) if self.composite else 0.0

    def codes(self, data: bytes) -> list[int]:
        if not self.composite:
            return list(data)
        return [data[n] << 8 | data[n + 1] for n in range(0, len(data) - 1, 2)]

    def unicode(self, code: int) -> str | None:
        """The text of a code, as far as the PDF itself tells it."""
        if self.to_unicode is not None:
            return self.to_unicode.map.get(code)
        if self.composite or self.kind == "Type3":
            return None
        base = self.encoding if isinstance(self.encoding, Name) else get(self.encoding, "/BaseEncoding")
        if name(base) in ("WinAnsiEncoding", "MacRomanEncoding"):
            charset = "cp1252" if name(base) == "WinAnsiEncoding" else "mac_roman"
            return bytes([code]).decode(charset, errors="ignore") or None
        return None

    def width(self, code: int) -> float:
        """The width of a code as the PDF states it, in thousandths of the size."""
        return self.widths.get(code, self.default_width)

    def font_file(self) -> Any:
        for entry in ("/FontFile", "/FontFile2", "/FontFile3"):
            stream = get(self.descriptor, entry)
            if isinstance(stream, Stream):
                return stream
        return None


def _composite_widths(cid_font: Any) -> dict[int, float]:
    """The W array of a CID font, unfolded."""
    found: dict[int, float] = {}
    rest = iter(items(get(cid_font, "/W")))
    for first in rest:
        then = next(rest, None)
        if isinstance(then, pikepdf.Array):
            for code, width in enumerate(then, integer(first)):
                found[code] = number(width) or 0.0
        else:
            width = number(next(rest, None)) or 0.0
            for code in range(integer(first), min(integer(then), 0xFFFF) + 1):
                found[code] = width
    return found


def _simple_widths(font: Any) -> dict[int, float]:
    first = integer(get(font, "/FirstChar"))
    return {code: number(width) or 0.0 for code, width in enumerate(items(get(font, "/Widths")), first)}


class Fonts:
    """The fonts of a file by identity."""

    def __init__(self) -> None:
        self._by_key: dict[Key, Font] = {}
        self._direct: list[Font] = []

    def get(self, obj: Any, label: str, where: str) -> Font:
        k = key(obj)
        if k == (0, 0):
            font = Font(obj, label, where)
            self._direct.append(font)
            return font
        if k not in self._by_key:
            self._by_key[k] = Font(obj, label, where)
        return self._by_key[k]

    def __iter__(self) -> Iterator[Font]:
        yield from self._by_key.values()
        yield from self._direct


def check(doc: Doc, fonts: Fonts) -> None:
    for font in fonts:
        if not font.used:
            continue
        _check_dictionary(doc, font)
        _check_unicode(doc, font)
        if font.composite:
            _check_composite(doc, font)
        elif font.kind == "Type3":
            _check_type3(doc, font)
        else:
            _check_simple(doc, font)


def _check_dictionary(doc: Doc, font: Font) -> None:
    if name(get(font.obj, "/Type")) != "Font":
        doc.add("A2-6.2.11", "the font dictionary has no type", font.where)
    if font.kind not in (*SIMPLE, "Type0"):
        doc.add("A2-6.2.11", f"unknown kind of font {font.kind or '(none)'}", font.where)
    if font.kind == "Type3":
        return
    if not name(get(font.obj, "/BaseFont")):
        doc.add("A2-6.2.11", "the font has no name", font.where)
    if font.font_file() is None and font.visible:
        doc.add("31-009", "the font is not embedded", font.where)
    if font.composite and font.cid_font is not None:
        inner = name(get(font.cid_font, "/BaseFont"))
        stated = name(get(font.descriptor, "/FontName"))
        if stated and inner and stated != inner:
            doc.add("A2-6.2.11", f"the font is named {inner} but described as {stated}", font.where)


def _check_unicode(doc: Doc, font: Font) -> None:
    if font.to_unicode is None:
        if not _may_lack_unicode(font):
            doc.add("31-027", "the font has no ToUnicode CMap", font.where)
        return
    assert font.cmap_stream is not None
    _check_wmode(doc, font, font.cmap_stream, font.to_unicode.wmode)
    if font.to_unicode.uses and font.to_unicode.uses not in cmap.PREDEFINED:
        doc.add("31-008", f"the ToUnicode CMap rests on {font.to_unicode.uses}", font.where)
    for code, value in font.to_unicode.map.items():
        if "\0" in value:
            doc.add("31-028", f"code {code:#06x} leads to U+0000", font.where)
        if "\ufeff" in value or "\ufffe" in value:
            doc.add("31-029", f"code {code:#06x} leads to U+FEFF or U+FFFE", font.where)
    for code in sorted(font.used):
        if not font.to_unicode.map.get(code):
            rule = "17-003" if code in font.in_formula else "10-001"
            doc.add(rule, f"code {code:#06x} has no Unicode text", font.where)


def _may_lack_unicode(font: Font) -> bool:
    if font.kind == "Type3":
        return False
    if font.composite:
        info = get(font.cid_font, "/CIDSystemInfo")
        return str(get(info, "/Ordering")) in ("GB1", "CNS1", "Japan1", "Korea1")
    base = font.encoding if isinstance(font.encoding, Name) else get(font.encoding, "/BaseEncoding")
    return name(base) in ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding") and not is_dict(font.encoding)


def _check_wmode(doc: Doc, font: Font, stream: Any, inner: int | None) -> None:
    outer = integer(stream.get("/WMode"))
    if outer != (inner or 0):
        doc.add("31-007", f"the CMap's dictionary says WMode {outer}, its stream {inner or 0}", font.where)


# Composite fonts

def _check_composite(doc: Doc, font: Font) -> None:
    _check_encoding(doc, font)
    if font.cid_font is None:
        doc.add("ISO-9.7", "the composite font has not exactly one CID font", font.where)
        return
    info = font.cid_font.get("/CIDSystemInfo")
    if not is_dict(info) or any(info.get(k) is None for k in ("/Registry", "/Ordering", "/Supplement")):
        doc.add("ISO-9.7", "the CID font lacks its CIDSystemInfo", font.where)
    if name(font.cid_font.get("/Subtype")) == "CIDFontType2":
        _check_glyph_map(doc, font)
    stream = font.font_file()
    if stream is None:
        return
    try:
        program = fontfile.read(stream.read_bytes())
    except (fontfile.BadFont, pikepdf.PdfError) as error:
        doc.add("31-011", f"the font program cannot be read ({error})", font.where)
        return
    _check_glyphs(doc, font, program)
    _check_cid_set(doc, font, program)


def _check_encoding(doc: Doc, font: Font) -> None:
    encoding = font.encoding
    if isinstance(encoding, Stream):
        content = cmap.parse(encoding.read_bytes())
        _check_wmode(doc, font, encoding, content.wmode)
        uses = encoding.get("/UseCMap")
        if (isinstance(uses, Name) and name(uses) not in cmap.PREDEFINED) or (content.uses and content.uses not in cmap.PREDEFINED):
            doc.add("31-008", "the CMap rests on one that is not predefined", font.where)
        doc.add("31-001", "the font uses an embedded CMap, which this validator does not judge", font.where)
    elif name(encoding) not in cmap.PREDEFINED:
        doc.add("31-006", f"the CMap {name(encoding) or '(none)'} is not predefined", font.where)
    elif name(encoding) not in IDENTITY:
        doc.add("31-001", f"the font uses the CMap {name(encoding)}, which this validator does not judge", font.where)


def _check_glyph_map(doc: Doc, font: Font) -> None:
    assert font.cid_font is not None
    glyph_map = font.cid_font.get("/CIDToGIDMap")
    if glyph_map is None:
        doc.add("31-005", "the CID font has no CIDToGIDMap", font.where)
    elif not isinstance(glyph_map, Stream) and name(glyph_map) != "Identity":
        doc.add("31-004", "the CIDToGIDMap is neither a stream nor Identity", font.where)


def _glyph_of(font: Font, program: fontfile.Program, cid: int) -> int | None:
    glyph_map = get(font.cid_font, "/CIDToGIDMap")
    if isinstance(glyph_map, Stream):
        data = glyph_map.read_bytes()
        glyph = int.from_bytes(data[2 * cid : 2 * cid + 2], "big")
        return glyph if glyph < program.glyphs else None
    return program.glyph(cid)


def _check_glyphs(doc: Doc, font: Font, program: fontfile.Program) -> None:
    for code in sorted(font.used):
        glyph = _glyph_of(font, program, code)
        if glyph == 0:
            doc.add("31-030", f"code {code:#06x} shows .notdef", font.where)
        if code not in font.visible:
            continue
        if glyph is None:
            doc.add("31-011", f"the font program has no glyph for code {code:#06x}", font.where)
            continue
        if not program.widths:
            continue
        stated, real = font.width(code), program.widths[glyph]
        if abs(stated - real) > 1:
            doc.add("31-016", f"code {code:#06x} is {stated:g} wide in the PDF and {real:g} in the font", font.where)


def _check_cid_set(doc: Doc, font: Font, program: fontfile.Program) -> None:
    stream = get(font.descriptor, "/CIDSet")
    if not isinstance(stream, Stream):
        return
    bits = stream.read_bytes()
    listed = {8 * n + bit for n, byte in enumerate(bits) for bit in range(8) if byte & (0x80 >> bit)}
    if isinstance(get(font.cid_font, "/CIDToGIDMap"), Stream):
        present = {code for code in font.used if _glyph_of(font, program, code) is not None} | {0}
        listed &= present
    else:
        present = set(program.cids) if program.cids is not None else set(range(program.glyphs))
    for cid in sorted(present - listed):
        doc.add("31-014", f"the CIDSet does not list CID {cid}", font.where)
    for cid in sorted(listed - present):
        doc.add("31-015", f"the CIDSet lists CID {cid}, which the font has not", font.where)


# Type 3 fonts

def _check_type3(doc: Doc, font: Font) -> None:
    names = _differences(font)
    procedures = get(font.obj, "/CharProcs")
    for code in sorted(font.used):
        glyph = names.get(code)
        if glyph in (None, ".notdef"):
            doc.add("31-030", f"code {code:#06x} shows .notdef", font.where)
            continue
        procedure = get(procedures, f"/{glyph}")
        if not isinstance(procedure, Stream):
            doc.add("31-011", f"there is no drawing of the glyph {glyph}", font.where)
            continue
        stated = font.widths.get(code)
        real = _drawn_width(procedure)
        if stated is None or real is None or abs(stated - real) > 1:
            doc.add("31-016", f"glyph {glyph} is {stated} wide in the PDF and {real} in its drawing", font.where)


def _drawn_width(procedure: Any) -> float | None:
    for operands, operator in pikepdf.parse_content_stream(procedure):
        if str(operator) in ("d0", "d1"):
            return number(operands[0])
    return None


def _differences(font: Font) -> dict[int, str]:
    found: dict[int, str] = {}
    code = 0
    for entry in items(get(font.encoding, "/Differences")):
        if isinstance(entry, Name):
            found[code] = name(entry)
            code += 1
        else:
            code = integer(entry)
    return found


# Simple fonts

def _check_simple(doc: Doc, font: Font) -> None:
    first, last = get(font.obj, "/FirstChar"), get(font.obj, "/LastChar")
    widths = items(get(font.obj, "/Widths"))
    if first is None or last is None or len(widths) != integer(last) - integer(first) + 1:
        doc.add("A2-6.2.11", "FirstChar, LastChar and Widths do not agree", font.where)
    if font.kind != "TrueType" and get(font.descriptor, "/CharSet") is not None:
        for rule in ("31-012", "31-013"):
            doc.add(rule, "a Type 1 font has a CharSet, which this validator does not judge", font.where)
    if font.kind == "TrueType":
        _check_true_type(doc, font)


def _check_true_type(doc: Doc, font: Font) -> None:
    symbolic = bool(integer(get(font.descriptor, "/Flags")) & 4)
    cmaps: list[tuple[int, int]] = []
    stream = font.font_file()
    if stream is not None:
        try:
            cmaps = fontfile.read(stream.read_bytes()).cmaps
        except fontfile.BadFont as error:
            doc.add("31-011", f"the font program cannot be read ({error})", font.where)
            return
    if symbolic:
        if font.encoding is not None:
            doc.add("31-024", "a symbolic TrueType font states an encoding", font.where)
        if not cmaps:
            doc.add("31-025", "a symbolic TrueType font has no cmap", font.where)
        elif len(cmaps) > 1 and (3, 0) not in cmaps:
            doc.add("31-026", "a symbolic TrueType font has no (3, 0) cmap", font.where)
        return
    _check_true_type_encoding(doc, font, cmaps)
    if not {(3, 1), (1, 0)} & set(cmaps):
        doc.add("31-017", "a non-symbolic TrueType font has no (3, 1) or (1, 0) cmap", font.where)
    doc.add("31-018", "a non-symbolic TrueType font is used, whose glyphs this validator does not look up", font.where)


def _check_true_type_encoding(doc: Doc, font: Font, cmaps: list[tuple[int, int]]) -> None:
    encoding = font.encoding
    if encoding is None:
        doc.add("31-019", "a non-symbolic TrueType font states no encoding", font.where)
        return
    base = encoding
    if isinstance(encoding, Dictionary):
        base = encoding.get("/BaseEncoding")
        if base is None:
            doc.add("31-020", "the encoding states no base", font.where)
        if encoding.get("/Differences") is not None:
            doc.add("31-022", "a TrueType font has Differences, which this validator does not judge", font.where)
            if (3, 1) not in cmaps:
                doc.add("31-023", "a TrueType font with Differences has no (3, 1) cmap", font.where)
    if base is not None and name(base) not in ("MacRomanEncoding", "WinAnsiEncoding"):
        doc.add("31-021", f"the encoding is {name(base)}", font.where)
