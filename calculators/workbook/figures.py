"""Figures that one cell works out exactly and another rounds, once."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.decimals import rounded
from calculators.core.units import NOTHING, UNITS
from calculators.policy.text import Text
from calculators.workbook.book import Sheet

# A binary number can be slightly less than the half fen that it represents. This factor, in a cell of
# its own, lifts it over, and is too small to lift anything else.
HALF_UP = "1+4E-15"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the name of its cell, its formula, and its value before rounding.

    ``path`` leads to it in the bid's result; it is empty if the result lacks it.
    """

    name: str
    label: Text
    unit: str
    expression: str
    exact: Decimal | None
    path: str = ""


def style_of(unit: str) -> str:
    """Return the style of figures of a unit."""
    return "money" if unit.startswith("yuan") else "share" if unit == "share" else "number"


def declared_figure(
    result: Result, name: str, expression: str, part: str = "", value: Decimal | None = None
) -> Figure:
    """Return a figure that a calculator declares.

    ``part`` is what the bid calls the calculator, and ``value`` that of a figure the result lacks.
    """
    output = result.calculator.output(name)
    path = f"{part}.{name}".removeprefix(".") if name in result.outputs else ""
    return Figure(name, output.label, output.unit, expression, result.exact.get(name, value), path)


def half_up(expression: str, decimals: int) -> str:
    """Return a formula that rounds half up what the exact arithmetic would give."""
    return f"ROUND(({expression})*half_up,{decimals})"


def or_nothing(condition: str, expression: str) -> str:
    """Return a formula that gives a figure under a condition, and otherwise the dash."""
    return f'IF({condition},{expression},"{NOTHING}")'


def number(figure: Any) -> Decimal | str:
    """Return a figure of a result as a number, or the dash if there is none."""
    return NOTHING if figure is None else Decimal(figure)


def block(sheet: Sheet, row: int, columns: tuple[int, int, int], figures: list[Figure]) -> int:
    """Write figures one below the other, under headings, and return the row after them.

    ``columns`` are those of the label, the exact cell (named ``NAME_exact``) and the rounded one
    (``NAME``); the unit stands right of it.
    """
    book = sheet.book
    label, exact, shown = columns
    for column, key in ((exact, "exact"), (shown, "value"), (shown + 1, "unit")):
        sheet.text(row, column, book.phrase(key), "head")
    sheet.span(row, label, exact - 1, book.phrase("figure"), "head")
    for figure in figures:
        row += 1
        sheet.span(row, label, exact - 1, book.phrase(figure.label), "label")
        name, decimals = f"{figure.name}_exact", 2 if figure.unit.startswith("yuan") else 4
        sheet.formula(row, exact, figure.expression, figure.exact, "exact", name=name)
        value = NOTHING if figure.exact is None else rounded(figure.exact, decimals)
        expression = or_nothing(f"ISNUMBER({name})", f"ROUND({name}*half_up,{decimals})")
        style = style_of(figure.unit)
        sheet.formula(row, shown, expression, value, style, figure.path, figure.name)
        sheet.text(row, shown + 1, book.phrase(UNITS[figure.unit].label), "label")
    return row + 1
