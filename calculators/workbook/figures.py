"""Figures that are worked out exactly in one cell and rounded, once, in another."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.decimals import rounded
from calculators.core.units import NOTHING, UNITS
from calculators.policy.text import Text
from calculators.workbook.addresses import exact_name
from calculators.workbook.book import Sheet

# A binary number can lie a hair under the half fen that it stands for. This factor, in a cell of
# its own, lifts it over, and is too small to lift anything else.
HALF_UP = "1+4E-15"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name and its formula; ``exact`` is what we have for it, unrounded.

    ``path`` is where it stands in the result, empty if the result does not have it.
    """

    name: str
    label: Text
    unit: str
    expression: str
    exact: Decimal | None
    path: str = ""


def places_of(unit: str) -> int:
    """Return to how many decimals a result gives figures of a unit."""
    return 2 if unit.startswith("yuan") else 4


def style_of(unit: str) -> str:
    """Return the style of figures of a unit."""
    return "money" if unit.startswith("yuan") else "share" if unit == "share" else "number"


def half_up(expression: str, places: int) -> str:
    """Return a formula that rounds half up what the exact arithmetic would give."""
    return f"ROUND(({expression})*half_up,{places})"


def or_nothing(condition: str, expression: str) -> str:
    """Return a formula that gives a figure only where there is one."""
    return f'IF({condition},{expression},"{NOTHING}")'


def number(figure: Any) -> Decimal | str:
    """Return a figure as a result gives it, or the dash for one that is not there."""
    return NOTHING if figure is None else Decimal(figure)


def block(sheet: Sheet, row: int, columns: tuple[int, int, int], figures: list[Figure]) -> int:
    """Write figures one below the other and return the row after them.

    Args:
        sheet: where they stand.
        row: of their head.
        columns: of the label, the exact cell (named ``NAME_exact``) and the rounded one (``NAME``);
            the unit stands right of it.
        figures: in an order in which each only needs those before it.
    """
    book = sheet.book
    label, exact, shown = columns
    for column, key in ((exact, "exact"), (shown, "value"), (shown + 1, "unit")):
        sheet.text(row, column, book.phrase(key), "head")
    sheet.span(row, label, exact - 1, book.phrase("figure"), "head")
    for figure in figures:
        row += 1
        sheet.span(row, label, exact - 1, book.phrase(figure.label), "label")
        name, places = exact_name(figure.name), places_of(figure.unit)
        sheet.formula(row, exact, figure.expression, figure.exact, "exact", name=name)
        value = NOTHING if figure.exact is None else rounded(figure.exact, places)
        sheet.formula(
            row,
            shown,
            or_nothing(f"ISNUMBER({name})", f"ROUND({name}*half_up,{places})"),
            value,
            style_of(figure.unit),
            figure.path,
            places,
            figure.name,
        )
        sheet.text(row, shown + 1, book.phrase(UNITS[figure.unit].label), "label")
    return row + 1
