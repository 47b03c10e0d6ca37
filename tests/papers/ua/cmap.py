"""Reading CMaps: from the codes of a font to Unicode."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: The predefined CMaps of ISO 32000-1, table 118.
PREDEFINED = frozenset(
    f"{stem}-{way}"
    for stem in (
        "GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16 B5pc HKscs-B5 ETen-B5 "
        "ETenms-B5 CNS-EUC UniCNS-UCS2 UniCNS-UTF16 90ms-RKSJ 90msp-RKSJ EUC Ext-RKSJ UniJIS-UCS2 "
        "UniJIS-UCS2-HW UniJIS-UTF16 KSC-EUC KSCms-UHC KSCms-UHC-HW UniKS-UCS2 UniKS-UTF16 Identity"
    ).split()
    for way in "HV"
) | frozenset("83pv-RKSJ-H 90pv-RKSJ-H 90pv-RKSJ-V Add-RKSJ-H Add-RKSJ-V KSCpc-EUC-H H V".split())

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.S)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_WMODE = re.compile(rb"/WMode\s+(\d+)")
_USES = re.compile(rb"/(\S+)\s+usecmap")
_SPACES = re.compile(rb"\s+")


@dataclass
class ToUnicode:
    """What a ToUnicode CMap says; `map` leads from code to text."""

    map: dict[int, str] = field(default_factory=dict)
    wmode: int | None = None
    uses: str | None = None


def parse(data: bytes) -> ToUnicode:
    found = ToUnicode()
    for block in _CHARS.findall(data):
        tokens = _tokens(block)
        for code, target in zip(tokens[::2], tokens[1::2]):
            if isinstance(code, bytes) and isinstance(target, bytes):
                found.map[int.from_bytes(code, "big")] = _text(target)
    for block in _RANGES.findall(data):
        _read_ranges(_tokens(block), found.map)
    if wmode := _WMODE.search(data):
        found.wmode = int(wmode[1])
    if uses := _USES.search(data):
        found.uses = uses[1].decode("latin-1")
    return found


def _tokens(block: bytes) -> list[bytes | str]:
    """The hexadecimal strings of a block as bytes, and its brackets as str."""
    tokens: list[bytes | str] = []
    for hexa, opening, closing in _TOKEN.findall(block):
        if opening or closing:
            tokens.append("[" if opening else "]")
        else:
            digits = _SPACES.sub(b"", hexa).decode()
            tokens.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
    return tokens


def _read_ranges(tokens: list[bytes | str], into: dict[int, str]) -> None:
    rest = iter(tokens)
    for low in rest:
        high, target = next(rest, b""), next(rest, b"")
        if not isinstance(low, bytes) or not isinstance(high, bytes):
            return
        first, last = int.from_bytes(low, "big"), min(int.from_bytes(high, "big"), 0xFFFFFF)
        if target == "[":
            for code, one in enumerate(iter(lambda: next(rest, "]"), "]"), first):
                if isinstance(one, bytes):
                    into[code] = _text(one)
        elif isinstance(target, bytes):
            for step, code in enumerate(range(first, min(last, first + 0xFFFF) + 1)):
                into[code] = _text(_plus(target, step))


def _plus(target: bytes, step: int) -> bytes:
    """The target of a range, its last two bytes raised by `step`."""
    tail = int.from_bytes(target[-2:], "big") + step
    return target[:-2] + (tail & 0xFFFF).to_bytes(min(2, len(target)) or 1, "big")


def _text(utf16: bytes) -> str:
    if len(utf16) == 1:
        return chr(utf16[0])
    return utf16.decode("utf-16-be", errors="replace")


def private(value: str) -> bool:
    """Whether a text has a sign of the private use areas."""
    return any(
        0xE000 <= (n := ord(sign)) <= 0xF8FF or 0xF0000 <= n <= 0xFFFFD or 0x100000 <= n <= 0x10FFFD
        for sign in value
    )
