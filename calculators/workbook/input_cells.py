"""Read inputs back from the cells of a workbook that was exported earlier."""

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.decimals import rounded, typed
from calculators.core.fields import Choice, Field, Fields, Number
from calculators.core.paths import field_at, value_at, with_value
from calculators.core.typed_numbers import NotANumberError, TooLongError, parse_number
from calculators.workbook.addresses import sheet_of
from calculators.workbook.hidden_sheet import HiddenSheet, damaged
from calculators.workbook.reader import Cell, Workbook

_DECIMALS = 10  # of a typed number: a spreadsheet's own digits end at 15


@dataclass(frozen=True, slots=True)
class ChangedInput:
    """An input whose cell was changed, with what it showed before and shows now."""

    path: str
    address: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ReadInputs:
    """The input that a workbook now holds, with its changes and the cells that show an error."""

    inputs: dict[str, Any]
    changes: list[ChangedInput]
    errors: list[ChangedInput]


def read_inputs(
    book: Workbook, known: HiddenSheet, fields: Fields, exported: dict[str, Any], skipped: Set[str]
) -> ReadInputs:
    """Return the input that a workbook now holds, by the cells that its hidden sheet lists.

    ``exported`` is the input that it was exported with; inputs on ``skipped`` sheets stay so.
    Raises ``InvalidInputError`` if the hidden sheet lists an input that does not exist.
    """
    inputs, changes, errors = exported, [], []
    for path, address in known.inputs.items():
        field = field_at(fields, path)
        if field is None:
            raise damaged()
        if sheet_of(address) in skipped:
            continue
        cell, before = book.at(address), value_at(inputs, path)
        shown = _shown(field, before, known.lang)
        if cell.is_error:
            errors.append(ChangedInput(path, address, shown, cell.text))
        elif not cell.is_uncalculated and not _is_same(field, before, cell.value):
            now = _typed(cell)
            empty = None if isinstance(field, Number | Choice) else ""
            changed = with_value(inputs, path, now or empty)
            if changed is None:
                raise damaged()
            inputs = changed
            changes.append(ChangedInput(path, address, shown, now))
    return ReadInputs(inputs, changes, errors)


def _shown(field: Field, value: Any, lang: str) -> str:
    if value is None:
        return ""
    return field.option(value).label.of(lang) if isinstance(field, Choice) else str(value)


def _typed(cell: Cell) -> str:
    """Return a cell as a person would type it, without a binary number's last digits."""
    if isinstance(cell.value, Decimal):
        return typed(rounded(cell.value, _DECIMALS))
    return cell.value or ""


def _is_same(field: Field, before: Any, now: Decimal | str | None) -> bool:
    if before in (None, "") or now is None:
        return before in (None, "") and now is None
    if isinstance(field, Number):
        try:
            number = now if isinstance(now, Decimal) else parse_number(now)
        except (NotANumberError, TooLongError):
            return False
        return rounded(number, _DECIMALS) == Decimal(str(before))
    words = typed(now) if isinstance(now, Decimal) else " ".join(now.split())
    if isinstance(field, Choice):
        label = field.option(before).label
        return words in (before, label.zh, label.en)
    return words == str(before)
