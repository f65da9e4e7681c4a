"""How far a figure moves with each input: bars to both sides of its value, farthest first."""

from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width

from calculators.core.calculator import Result
from calculators.core.outputs import SensitivityPicture
from calculators.policy.text import SEMICOLON
from calculators.render.charts.drawing import line, rectangle, svg_figure, words_at
from calculators.render.labels import phrase
from calculators.render.markup import Html, joined, tag
from calculators.render.side_by_side import sensitivity_title, signed

MOST_BARS = 10
_WIDEST_NAME = 46  # of a phone's line, in Latin letters; a Chinese character takes two
_HEIGHT, _BAR = 46, 14  # pixels: of a number with its bar, and of the bar
_MIDDLE, _HALF = (
    Decimal("0.5"),
    Decimal("0.22"),
)  # shares of the width; beside the bars are figures
_ENDS = (("low", "calc-part-1"), ("high", "calc-part-2"))


def sensitivity(declared: SensitivityPicture, result: Result, lang: str) -> Html | None:
    """Return the picture of the numbers that move a figure most, or none if nothing moves it."""
    answer = result.outputs.get(declared.table)
    if answer is None:
        return None
    rows = answer["rows"][:MOST_BARS]
    farthest = max((abs(_change(row, end)) for row in rows for end, _ in _ENDS), default=Decimal(0))
    if not farthest:
        return None
    unit = answer["of"]["unit"]
    shapes: list[Html] = []
    for index, row in enumerate(rows):
        shapes += _bars(row, _HEIGHT * index, farthest, unit, lang)
    height = _HEIGHT * len(rows)
    sentence = SEMICOLON.of(lang).join(f"{row['label'][lang]} {_both(row, unit)}" for row in rows)
    title = sensitivity_title(declared.title.of(lang), answer, lang)
    drawing = svg_figure(title, f"{title} {sentence}", height, *shapes)
    keys = zip(("down", "up"), _ENDS, strict=True)
    legend = (tag("li", {"class": kind}, phrase(word, lang)) for word, (_, kind) in keys)
    return joined(drawing, tag("ul", {"class": "calc-legend"}, *legend))


def _change(row: dict[str, Any], end: str) -> Decimal:
    return Decimal(row.get(f"change_{end}", 0))


def _both(row: dict[str, Any], unit: str) -> str:
    return " / ".join(signed(row.get(f"change_{end}"), unit) for end, _ in _ENDS)


def _short(name: str) -> str:
    """Return a name, or as much of it as fits on a phone's line."""
    width = 0
    for index, character in enumerate(name):
        width += 2 if east_asian_width(character) in "WF" else 1
        if width > _WIDEST_NAME:
            return name[:index] + "…"
    return name


def _bars(row: dict[str, Any], top: int, farthest: Decimal, unit: str, lang: str) -> list[Html]:
    """Return a number's name, its bars on either side of the middle, and the changes that they show."""
    name = row["label"][lang]
    shapes = [
        words_at(Decimal(0), top + 14, _short(name), "calc-small", "start"),
        line(_MIDDLE, _MIDDLE, top + 18, top + 40, "calc-tick"),
    ]
    for end, kind in _ENDS:
        change = _change(row, end)
        width = abs(change) / farthest * _HALF
        if not width:
            continue
        left = _MIDDLE if change > 0 else _MIDDLE - width
        shapes += [
            rectangle(left, width, top + 22, _BAR, kind),
            words_at(
                Decimal(1) if change > 0 else Decimal(0),
                top + 33,
                signed(row[f"change_{end}"], unit),
                "calc-small",
                "end" if change > 0 else "start",
            ),
        ]
    return shapes
