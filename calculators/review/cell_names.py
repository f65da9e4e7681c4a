"""The names of the cells of a bid's workbook: the item of the row, the column and the unit."""

import re
from collections.abc import Mapping
from decimal import Decimal

from calculators.render.labels import PARAMETER_UNIT, WORDS
from calculators.review.cell_comparison import plain_text
from calculators.workbook.addresses import column_letters, split_address, split_cell
from calculators.workbook.reader import Cell, Workbook

YUAN, SHARE = "yuan", "share"
_LONGEST = 60  # characters of a name
_COLUMNS = 15  # more than any sheet has
_VALUE = (WORDS["value"].zh, WORDS["value"].en)
_UNIT = (WORDS["unit"].zh, WORDS["unit"].en)
_CLEARER = {"未舍入": "未舍入的数"}  # than the heading alone
_SHARES = (PARAMETER_UNIT["share"].zh, PARAMETER_UNIT["share"].en, "占比")  # the last until 2026-11
_EMPTY = Cell(None)
_IN_BRACKETS = re.compile(r"\s*[（(]([^（）()]*)[）)]$")
_YUAN_IN_BRACKETS = re.compile(r"\s*[（(](?:元|¥|yuan)[）)]$")


class CellNames:
    """The names of a workbook's cells, by the headings of the export if these are known."""

    def __init__(self, book: Workbook, original: Workbook | None) -> None:
        """Name the cells of ``book``; ``original`` is the workbook as it was exported, if known."""
        self._book = book
        self._original = original
        self._found: dict[tuple[str, int], int] = {}
        self._heads: dict[tuple[str, int], dict[str, str]] = {}

    def of(self, address: str) -> dict[str, str]:
        """Return the item, the column and the unit (``yuan``, ``share`` or none) of a cell.

        ``address`` can also be a defined name, for the cell that it names.
        """
        target = address
        if "!" not in address:
            target = self._original.names.get(address, "") if self._original else ""
        title, cell = split_address(target)
        letters, row = split_cell(cell)
        now = self._book.sheets.get(title, {})
        exported = self._original.sheets.get(title, now) if self._original else now
        heading = self._heading(title, exported, row)
        if not heading:
            return {"item": "", "column": "", "unit": ""}
        if (title, heading) not in self._heads:
            columns = map(column_letters, range(1, _COLUMNS))
            self._heads[title, heading] = {one: _words(exported, one, heading) for one in columns}
        heads = self._heads[title, heading]
        named_by_second = heads["B"] not in ("", *_VALUE)
        item = (_words(now, "B", row) or _words(exported, "B", row)) if named_by_second else ""
        item = item or _words(now, "A", row) or _words(exported, "A", row)
        column = heads.get(letters, "")
        unit = _unit(column, item, heads, exported, row) if target == address else ""
        column = "" if column in _VALUE else _IN_BRACKETS.sub("", column)
        return {
            "item": _short(_YUAN_IN_BRACKETS.sub("", item)),
            "column": _short(_CLEARER.get(column, column)),
            "unit": unit,
        }

    def _heading(self, title: str, cells: Mapping[str, Cell], row: int) -> int:
        """Return the row of the headings above a row: several words, and at most a title above."""
        passed = []
        found = 0
        for above in range(row - 1, 0, -1):
            if (title, above) in self._found:
                found = self._found[title, above]
                break
            passed.append(above)
            words = [one for one in _row(cells, above) if isinstance(one, str)]
            if len(words) > 1 and len(_row(cells, above - 1)) <= 1:
                found = above
                break
        self._found |= {(title, one): found for one in passed}
        return found


def _row(cells: Mapping[str, Cell], row: int) -> list[Decimal | str]:
    values = (cells.get(f"{column_letters(one)}{row}", _EMPTY).value for one in range(1, _COLUMNS))
    return [value for value in values if value not in (None, "")]


def _words(cells: Mapping[str, Cell], letters: str, row: int) -> str:
    value = cells.get(f"{letters}{row}", _EMPTY).value
    return value if isinstance(value, str) else ""


def _unit(
    column: str, item: str, heads: Mapping[str, str], cells: Mapping[str, Cell], row: int
) -> str:
    """Return the unit in brackets in the heading, or in the column of units."""
    found = _IN_BRACKETS.search(column)
    words = found[1] if found else ""
    if not words and not set(_VALUE).isdisjoint(heads.values()):
        letters = next((one for one, head in heads.items() if head in _UNIT), "")
        words = _words(cells, letters, row) if letters else ""
        words = words or (YUAN if _YUAN_IN_BRACKETS.search(item) else "")
    if words in _SHARES:
        return SHARE
    return YUAN if re.search("元|¥|yuan", words) else ""


def _short(words: str) -> str:
    line = plain_text(words)
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
