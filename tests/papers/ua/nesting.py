"""Which structure types may hold which, and the shape of tables."""

from __future__ import annotations

from typing import NamedTuple

from .model import Doc, name
from .tree import Content, Elem, Tree, spans, strings

class Rule(NamedTuple):
    """What a type may hold and lie in; an empty set allows anything."""

    code: str
    kids: frozenset[str]
    parents: frozenset[str]


def _rule(code: str, kids: str = "", parents: str = "") -> Rule:
    return Rule(code, frozenset(kids.split()), frozenset(parents.split()))


_RULES = {
    "Table": _rule("09-004", "TR THead TBody TFoot Caption"),
    "THead": _rule("09-004", "TR", "Table"),
    "TBody": _rule("09-004", "TR", "Table"),
    "TFoot": _rule("09-004", "TR", "Table"),
    "TR": _rule("09-004", "TH TD", "Table THead TBody TFoot"),
    "TH": _rule("09-004", parents="TR"),
    "TD": _rule("09-004", parents="TR"),
    "L": _rule("09-005", "L LI Caption"),
    "LI": _rule("09-005", "Lbl LBody", "L"),
    "LBody": _rule("09-005", parents="LI"),
    "TOC": _rule("09-006", "TOC TOCI Caption"),
    "TOCI": _rule("09-006", "Lbl Reference NonStruct P TOC", "TOC"),
    "Ruby": _rule("09-007", "RB RT RP"),
    "RB": _rule("09-007", parents="Ruby"),
    "RT": _rule("09-007", parents="Ruby"),
    "RP": _rule("09-007", parents="Ruby"),
    "Warichu": _rule("09-008", "WT WP"),
    "WT": _rule("09-008", parents="Warichu"),
    "WP": _rule("09-008", parents="Warichu"),
}
_ORDERS = {
    "Ruby": (["RB", "RT"], ["RB", "RP", "RT", "RP"]),
    "Warichu": (["WP", "WT", "WP"],),
}


def check(doc: Doc, tree: Tree) -> None:
    for elem in tree.elems:
        _check_neighbours(doc, tree, elem)
        _check_order(doc, tree, elem)
        if elem.type == "Table":
            _check_table(doc, tree, elem)


def _check_neighbours(doc: Doc, tree: Tree, elem: Elem) -> None:
    rule = _RULES.get(elem.type)
    if rule is None:
        return
    if rule.parents and (elem.parent is None or elem.parent.type not in rule.parents):
        around = elem.parent.type if elem.parent else "the root"
        doc.add(rule.code, f"{elem.type} within {around}", tree.where(elem))
    if not rule.kids:
        return
    for kid in elem.elems:
        if kid.type not in rule.kids:
            doc.add(rule.code, f"{kid.type} within {elem.type}", tree.where(kid))
    if elem.type != "TOCI" and any(isinstance(kid, Content) for kid in elem.kids):
        doc.add(rule.code, f"{elem.type} holds text directly", tree.where(elem))


def _check_order(doc: Doc, tree: Tree, elem: Elem) -> None:
    kinds = [kid.type for kid in elem.elems]
    where = tree.where(elem) if elem.type in ("L", "TOC", "Table", *_ORDERS) else ""
    if elem.type in ("L", "TOC") and "Caption" in kinds[1:]:
        rule = "09-005" if elem.type == "L" else "09-006"
        doc.add(rule, f"the Caption of {elem.type} is not its first kid", where)
    if elem.type == "LI" and (kinds.count("Lbl") > 1 or kinds.count("LBody") > 1):
        doc.add("09-005", "LI holds two of a kind", tree.where(elem))
    if elem.type in _ORDERS and kinds not in _ORDERS[elem.type]:
        rule = "09-007" if elem.type == "Ruby" else "09-008"
        doc.add(rule, f"{elem.type} holds {' '.join(kinds) or 'nothing'}", where)


# Tables

def _check_table(doc: Doc, tree: Tree, table: Elem) -> None:
    where = tree.where(table)
    kinds = [kid.type for kid in table.elems]
    if kinds.count("THead") > 1 or kinds.count("TFoot") > 1 or kinds.count("Caption") > 1:
        doc.add("09-004", "the table has two heads, feet or captions", where)
    if "Caption" in kinds[1:-1]:
        doc.add("09-004", "the caption stands amid the table", where)
    if ("THead" in kinds or "TFoot" in kinds) and "TBody" not in kinds:
        doc.add("09-004", "the table has a head or foot but no body", where)
    if "TR" in kinds and {"THead", "TBody", "TFoot"} & set(kinds):
        doc.add("09-004", "rows stand beside the head, body or foot", where)
    rows = _rows(table)
    if not rows:
        doc.add("09-004", "the table has no rows", where)
    _check_grid(doc, tree, rows, where)
    _check_headers(doc, tree, table)


def _rows(table: Elem) -> list[Elem]:
    rows: list[Elem] = []
    for kid in table.elems:
        rows += [kid] if kid.type == "TR" else [row for row in kid.elems if row.type == "TR"]
    return rows


def _check_grid(doc: Doc, tree: Tree, rows: list[Elem], where: str) -> None:
    """All rows take the same number of columns, and no two cells the same place."""
    taken: list[dict[int, Elem]] = [{} for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in (kid for kid in row.elems if kid.type in ("TH", "TD")):
            while x in taken[y]:
                x += 1
            columns, height = spans(cell)
            if y + height > len(rows):
                doc.add("09-004", "a cell spans rows that the table has not", tree.where(cell))
            for line in range(y, min(y + height, len(rows))):
                for column in range(x, x + columns):
                    if column in taken[line]:
                        doc.add("09-004", "two cells take the same place", tree.where(cell))
                    taken[line][column] = cell
            x += columns
    widths = {max(row, default=-1) + 1 for row in taken}
    holes = any(len(row) != max(row, default=-1) + 1 for row in taken)
    if len(widths) > 1 or holes:
        counts = ", ".join(str(len(row)) for row in taken)
        doc.add("09-004", f"the rows of the table take different numbers of columns ({counts})", where)


def _check_headers(doc: Doc, tree: Tree, table: Elem) -> None:
    cells = [cell for row in _rows(table) for cell in row.elems if cell.type in ("TH", "TD")]
    heads = {cell.id for cell in cells if cell.type == "TH" and cell.id}
    named: set[str] = set()
    for cell in cells:
        for wanted in strings(cell.attribute("Table", "Headers")):
            named.add(wanted)
            if wanted not in heads:
                doc.add("15-003", f"the header {wanted} is no header cell of the table", tree.where(cell))
    for cell in cells:
        if cell.type != "TH":
            continue
        scope = cell.attribute("Table", "Scope")
        if scope is not None and name(scope) not in ("Row", "Column", "Both"):
            doc.add("15-003", f"the scope {scope} is unknown", tree.where(cell))
        elif scope is None and cell.id not in named:
            doc.add("15-003", "the header cell has no scope and no cell names it", tree.where(cell))
