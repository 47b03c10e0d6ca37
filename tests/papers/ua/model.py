"""What all checks share: the report, the opened file, and careful access to objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from . import rules

#: Identifies an indirect object: its number and generation.
Key = tuple[int, int]


@dataclass(frozen=True)
class Failure:
    code: str
    what: str
    where: str
    times: int = 1

    def line(self, file: str) -> str:
        where = f", {self.where}" if self.where else ""
        times = f" (×{self.times})" if self.times > 1 else ""
        return f"{file}: {self.code}: {self.what}{where}{times}"


class Report:
    """Collects failures; the same thing at the same place is counted, not repeated."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], int] = {}

    def add(self, code: str, what: str, where: str = "") -> None:
        if code not in rules.CODES:
            raise KeyError(f"rule {code} is not in the catalogue")
        key = (code, what, where)
        self._found[key] = self._found.get(key, 0) + 1

    def failures(self) -> list[Failure]:
        return [Failure(*key, times=times) for key, times in self._found.items()]


@dataclass
class Page:
    number: int
    obj: Any
    key: Key

    @property
    def where(self) -> str:
        return f"page {self.number}"

    def annotations(self) -> list[Any]:
        return [a for a in items(self.obj.get("/Annots")) if is_dict(a)]

    def box(self, name: str) -> tuple[float, ...] | None:
        """A page box as left, bottom, right, top; found on the parents if need be."""
        node: Any = self.obj
        for _ in range(50):
            if not is_dict(node):
                return None
            numbers = floats(node.get(name))
            if len(numbers) == 4:
                return rectangle(numbers)
            node = node.get("/Parent")
        return None


@dataclass
class Doc:
    """An opened file with its report."""

    pdf: pikepdf.Pdf
    raw: bytes
    report: Report = field(default_factory=Report)
    profiles_seen: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.root = self.pdf.Root
        self.pages = [Page(n, p.obj, key(p.obj)) for n, p in enumerate(self.pdf.pages, 1)]
        self.page_of: dict[Key, Page] = {p.key: p for p in self.pages}
        self.lang = text(self.root.get("/Lang"))

    def add(self, code: str, what: str, where: str = "") -> None:
        self.report.add(code, what, where)


def open_pdf(path: str | Path) -> Doc:
    return Doc(pikepdf.open(path), Path(path).read_bytes())


def key(obj: Any) -> Key:
    """The identity of an indirect object; (0, 0) for a direct one."""
    return obj.objgen if isinstance(obj, pikepdf.Object) else (0, 0)


def is_dict(obj: Any) -> bool:
    return isinstance(obj, (Dictionary, Stream))


def get(obj: Any, name: str) -> Any:
    """An entry of a dictionary, or None when `obj` is none."""
    return obj.get(name) if is_dict(obj) else None


def items(obj: Any) -> list[Any]:
    """The members of an array; a lone object counts as an array of one."""
    if obj is None:
        return []
    return list(obj) if isinstance(obj, Array) else [obj]


def name(obj: Any) -> str:
    """A name without its slash, or nothing."""
    return str(obj)[1:] if isinstance(obj, Name) else ""


def text(obj: Any) -> str | None:
    """A text string decoded, or None when there is none."""
    return str(obj) if isinstance(obj, String) else None


def blank(value: str | None) -> bool:
    return value is None or not value.strip()


def integer(obj: Any, default: int = 0) -> int:
    return obj if isinstance(obj, int) and not isinstance(obj, bool) else default


def number(obj: Any) -> float | None:
    if isinstance(obj, bool) or obj is None:
        return None
    try:
        return float(obj)
    except (TypeError, ValueError):
        return None


def floats(obj: Any) -> list[float]:
    """An array of numbers; empty when it is not one."""
    if not isinstance(obj, Array):
        return []
    found = [number(o) for o in obj]
    return [n for n in found if n is not None] if None not in found else []


def rectangle(n: list[float]) -> tuple[float, ...]:
    return (min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3]))


def read_tree(node: Any, leaf: str, problems: list[str]) -> Iterator[tuple[Any, Any]]:
    """The pairs of a name tree (leaf "/Names") or number tree (leaf "/Nums").

    Wrong order, wrong limits and loops are told through `problems`.
    """
    last: list[Any] = []
    for k, v in _walk_tree(node, leaf, problems, set(), 0):
        # Names are in the order of their bytes, whatever these mean.
        order = bytes(k) if isinstance(k, String) else k
        k = str(k) if isinstance(k, String) else k
        if last and not last[0] < order:
            problems.append(f"key {k} stands after key {last[1]}")
        last[:] = [order, k]
        yield k, v


def _walk_tree(node: Any, leaf: str, problems: list[str], seen: set[Key], depth: int):
    if not is_dict(node):
        problems.append("a node is not a dictionary")
        return
    if depth > 30 or (key(node) != (0, 0) and key(node) in seen):
        problems.append("the tree loops")
        return
    seen.add(key(node))
    entries = items(node.get(leaf))
    if len(entries) % 2:
        problems.append("a node has a key without a value")
    limits = items(node.get("/Limits"))
    keys = entries[:-1:2]
    if len(limits) == 2 and keys and [str(x) for x in limits] != [str(keys[0]), str(keys[-1])]:
        problems.append("the limits of a node differ from its keys")
    yield from zip(entries[::2], entries[1::2])
    for kid in items(node.get("/Kids")):
        yield from _walk_tree(kid, leaf, problems, seen, depth + 1)
