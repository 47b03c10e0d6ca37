"""Reading embedded font programs: which glyphs there are, and how wide."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field


class BadFont(Exception):
    """A font program that cannot be read."""


@dataclass
class Program:
    """`widths` are in thousandths of an em by glyph; `cids` maps CIDs to glyphs if not one to one."""

    glyphs: int
    widths: list[float] = field(default_factory=list)
    cids: dict[int, int] | None = None
    cmaps: list[tuple[int, int]] = field(default_factory=list)

    def glyph(self, cid: int) -> int | None:
        """The glyph of a CID of a CFF font, if there is one."""
        if self.cids is not None:
            return self.cids.get(cid)
        return cid if cid < self.glyphs else None


def read(data: bytes) -> Program:
    try:
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
            return _read_sfnt(data)
        return _read_cff(data)
    except (struct.error, IndexError, KeyError, ValueError, RecursionError) as error:
        raise BadFont(str(error) or type(error).__name__) from error


def _read_sfnt(data: bytes) -> Program:
    count = struct.unpack_from(">H", data, 4)[0]
    tables: dict[bytes, bytes] = {}
    for n in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        tables[tag] = data[start : start + length]
    cmaps = _cmap_subtables(tables[b"cmap"]) if b"cmap" in tables else []
    if b"CFF " in tables:
        program = _read_cff(tables[b"CFF "])
        program.cmaps = cmaps
        return program
    glyphs = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    em = struct.unpack_from(">H", tables[b"head"], 18)[0]
    long = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    advances = [struct.unpack_from(">H", tables[b"hmtx"], 4 * n)[0] for n in range(min(long, glyphs))]
    advances += [advances[-1]] * (glyphs - len(advances))
    return Program(glyphs, [1000 * a / em for a in advances], cmaps=cmaps)


def _cmap_subtables(table: bytes) -> list[tuple[int, int]]:
    count = struct.unpack_from(">H", table, 2)[0]
    return [struct.unpack_from(">HH", table, 4 + 8 * n) for n in range(count)]


# CFF, Adobe Technical Note 5176

def _read_cff(data: bytes) -> Program:
    _, at = _index(data, data[2])
    tops, at = _index(data, at)
    _, at = _index(data, at)
    global_subrs, _ = _index(data, at)
    top = _dict(tops[0])
    charstrings, _ = _index(data, int(top[17][0]))
    glyphs = len(charstrings)
    is_cid = (12, 30) in top
    charset = _charset(data, int(top.get(15, [0])[0]), glyphs)
    if is_cid:
        privates = [_dict(d) for d in _index(data, int(top[12, 36][0]))[0]]
        select = _fd_select(data, int(top[12, 37][0]), glyphs)
    else:
        privates, select = [top], [0] * glyphs
    scale = 1000 * (top.get((12, 7)) or privates[0].get((12, 7)) or [0.001])[0]
    readers = [_width_reader(data, d, global_subrs) for d in privates]
    widths = [scale * readers[select[g]](charstrings[g]) for g in range(glyphs)]
    cids = {cid: glyph for glyph, cid in enumerate(charset)} if is_cid else None
    return Program(glyphs, widths, cids)


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    count = struct.unpack_from(">H", data, at)[0]
    if not count:
        return [], at + 2
    size = data[at + 2]
    base = at + 3
    ends = [int.from_bytes(data[base + n * size : base + (n + 1) * size], "big") for n in range(count + 1)]
    base += (count + 1) * size - 1
    return [data[base + a : base + b] for a, b in zip(ends, ends[1:])], base + ends[-1]


def _dict(data: bytes) -> dict:
    """A CFF DICT: operator to operands; two-byte operators are pairs."""
    found: dict = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        b = data[at]
        at += 1
        if b <= 21:
            operator = b if b != 12 else (12, data[at])
            at += b == 12
            found[operator] = operands
            operands = []
        elif b == 30:
            value, at = _real(data, at)
            operands.append(value)
        elif b in (28, 29):
            length = 2 if b == 28 else 4
            operands.append(int.from_bytes(data[at : at + length], "big", signed=True))
            at += length
        else:
            value, at = _small_number(data, b, at)
            operands.append(value)
    return found


def _real(data: bytes, at: int) -> tuple[float, int]:
    signs = ""
    while True:
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(signs), at + 1
            signs += ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "E", "E-", "", "-"][nibble]
        at += 1


def _small_number(data: bytes, b: int, at: int) -> tuple[int, int]:
    if b <= 246:
        return b - 139, at
    if b <= 250:
        return (b - 247) * 256 + data[at] + 108, at + 1
    return -(b - 251) * 256 - data[at] - 108, at + 1


def _charset(data: bytes, at: int, glyphs: int) -> list[int]:
    if at <= 2:
        return list(range(glyphs))
    form, found = data[at], [0]
    at += 1
    while len(found) < glyphs:
        first = struct.unpack_from(">H", data, at)[0]
        left = {0: 0, 1: data[at + 2]}.get(form)
        if left is None:
            left = struct.unpack_from(">H", data, at + 2)[0]
        found += range(first, first + left + 1)
        at += 2 + form
    return found[:glyphs]


def _fd_select(data: bytes, at: int, glyphs: int) -> list[int]:
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + glyphs])
    ranges = struct.unpack_from(">H", data, at + 1)[0]
    found: list[int] = []
    for n in range(ranges):
        first, fd, following = struct.unpack_from(">HBH", data, at + 3 + 3 * n)
        found += [fd] * (following - first)
    return found


def _width_reader(data: bytes, holder: dict, global_subrs: list[bytes]):
    """A function from a charstring to its advance width."""
    size, at = (int(n) for n in holder.get(18, [0, 0]))
    private = _dict(data[at : at + size])
    subrs = _index(data, at + int(private[19][0]))[0] if 19 in private else []
    default = private.get(20, [0])[0]
    nominal = private.get(21, [0])[0]

    def width(charstring: bytes) -> float:
        extra = _first_operand(charstring, subrs, global_subrs, [])
        return default if extra is None else nominal + extra

    return width


_STEMS = {1, 3, 18, 19, 20, 23}
_MOVES = {21: 2, 4: 1, 22: 1}


class _Return(Exception):
    """A subroutine ended before the width was known."""


def _first_operand(code: bytes, subrs: list[bytes], global_subrs: list[bytes], stack: list[float]) -> float | None:
    """The width operand of a charstring, which stands before those of the first drawing operator."""
    at = 0
    while at < len(code):
        b = code[at]
        at += 1
        if b == 28:
            stack.append(int.from_bytes(code[at : at + 2], "big", signed=True))
            at += 2
        elif b == 255:
            stack.append(int.from_bytes(code[at : at + 4], "big", signed=True) / 65536)
            at += 4
        elif b >= 32:
            value, at = _small_number(code, b, at)
            stack.append(value)
        elif b in (10, 29):
            called = subrs if b == 10 else global_subrs
            bias = 107 if len(called) < 1240 else 1131 if len(called) < 33900 else 32768
            try:
                return _first_operand(called[int(stack.pop()) + bias], subrs, global_subrs, stack)
            except _Return:
                continue
        elif b == 11:
            raise _Return
        elif b in _STEMS:
            return stack[0] if len(stack) % 2 else None
        elif b in _MOVES:
            return stack[0] if len(stack) > _MOVES[b] else None
        elif b == 14:
            return stack[0] if len(stack) in (1, 5) else None
        else:
            return None
    raise _Return
