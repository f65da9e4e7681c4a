"""A band for each year side by side, and one value drawn across them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.decimals import grouped, money, percentage_range, plain_number
from calculators.core.outputs import Output, OutputRows, SeriesPicture
from calculators.policy import Policy
from calculators.policy.text import COLON, COMMA, SEMICOLON
from calculators.render.charts.drawing import across, line, rectangle, svg_figure, words_at
from calculators.render.labels import phrase
from calculators.render.markup import Attributes, Html, joined, tag

_MOST_LABELS = 8  # side by side on a phone; of more categories every second, the newest always
_TOP, _BOTTOM, _HEIGHT = 28, 228, 270  # pixels: of the scale, and of the whole
_LEFT = Decimal("0.17")  # share of the width for the scale's figures: they need 50 px of a phone's
_HALF_BAR = Decimal("0.3")  # of a column
_MOST_STEPS = 5
# A value far above every band would flatten them: beyond this it is drawn at the top.
_FARTHEST = Decimal(2)

# A shape for each standing, so that it is recognised without colour.
_MARKS = {
    "below": tag("path", {"d": "M0 8 8-6H-8z", "class": "calc-dot calc-dot-out"}),
    "within": tag("circle", {"r": 7, "class": "calc-dot"}),
    "above": tag("path", {"d": "M0-8 8 6H-8z", "class": "calc-dot calc-dot-out"}),
}


@dataclass(frozen=True, slots=True)
class _Scale:
    """Amounts from zero up, in steps of one, two, four or five and noughts."""

    step: Decimal
    steps: int

    @property
    def top(self) -> Decimal:
        """Return the amount at the top."""
        return self.step * self.steps

    def y(self, amount: Decimal) -> int:
        """Return how far down an amount is drawn; one beyond the scale is drawn at its top."""
        share = min(amount / self.top, Decimal(1))
        return _BOTTOM - int(((_BOTTOM - _TOP) * share).to_integral_value())


def series(declared: SeriesPicture, result: Result, lang: str) -> Html:
    """Return the picture of a list with a band in each row, its key below."""
    rows = result.outputs[declared.rows]
    given = (result.inputs or {}).get(declared.value)
    value = None if given is None else Decimal(given)
    columns = _columns(declared, result)
    scale = _scale(max(Decimal(row[declared.high[0]]) for row in rows), value)
    width = (1 - _LEFT) / len(rows)
    labelled_every = -(-len(rows) // _MOST_LABELS)
    shapes = _axes(declared, scale, columns[declared.category].label.of(lang), lang)
    for index, row in enumerate(rows):
        middle = _LEFT + width * (index + Decimal("0.5"))
        shapes += _bar(declared, row, scale, middle, width)
        if (len(rows) - 1 - index) % labelled_every == 0:
            name = str(row[declared.category])
            shapes.append(words_at(middle, _BOTTOM + 18, name, "calc-small"))
    if value is not None:
        shapes.append(line(_LEFT, Decimal(1), scale.y(value), scale.y(value), "calc-value"))
        for index, row in enumerate(rows):
            x = across(_LEFT + width * (index + Decimal("0.5")))
            point: Attributes = {"x": x, "y": scale.y(value), "overflow": "visible"}
            shapes.append(tag("svg", point, _MARKS[row[declared.standing]]))
        proposed = _proposed(value, lang)
        if value > scale.top:
            proposed = phrase("off_scale", lang, proposed)
        shapes.append(words_at(_LEFT, scale.y(value) - 11, proposed, "calc-strong", "start"))
    sentence = _sentence(declared, rows, columns, value, lang)
    drawing = svg_figure(declared.title.of(lang), sentence, _HEIGHT, *shapes)
    return joined(drawing, _key(declared, result.policy, rows, columns, value, lang))


def _columns(declared: SeriesPicture, result: Result) -> dict[str, Output]:
    rows = (item for item in result.calculator.outputs if isinstance(item, OutputRows))
    columns = next(item.columns for item in rows if item.name == declared.rows)
    return {column.name: column for column in columns}


def _scale(highest: Decimal, value: Decimal | None) -> _Scale:
    """Return a scale that holds the bands and, unless it is far above them, the value."""
    top = max(highest, min(value or highest, highest * _FARTHEST)) * Decimal("1.05")
    power = Decimal(1).scaleb(top.adjusted() - 1)
    steps = (power * factor for factor in (1, 2, 4, 5, 10, 20, 40, 50))
    step = next(step for step in steps if top <= step * _MOST_STEPS)
    return _Scale(step, int((top / step).to_integral_value(ROUND_CEILING)))


def _axes(declared: SeriesPicture, scale: _Scale, category: str, lang: str) -> list[Html]:
    middle = (1 + _LEFT) / 2
    shapes = [
        words_at(Decimal(0), 12, declared.axis.of(lang), "calc-small", "start"),
        words_at(middle, _BOTTOM + 38, category, "calc-small"),
    ]
    for number in range(scale.steps + 1):
        amount = scale.step * number
        at = scale.y(amount)
        shapes += [
            line(_LEFT, Decimal(1), at, at, "calc-grid" if number else "calc-axis"),
            words_at(_LEFT - Decimal("0.015"), at + 4, f"¥{grouped(plain_number(amount))}", "calc-small", "end"),
        ]  # fmt: skip
    return shapes


def _bar(
    declared: SeriesPicture, row: Mapping[str, Any], scale: _Scale, middle: Decimal, width: Decimal
) -> list[Html]:
    """Return a band from its low to its high end, with the reference as a tick across it."""
    low, reference, high = (
        scale.y(Decimal(row[name]))
        for name in (declared.low[0], declared.reference, declared.high[0])
    )
    left, right = middle - width * _HALF_BAR, middle + width * _HALF_BAR
    return [
        rectangle(left, right - left, high, low - high, "calc-band"),
        line(left, right, reference, reference, "calc-tick"),
    ]


def _proposed(value: Decimal, lang: str) -> str:
    return f"{phrase('proposed', lang)} ¥{grouped(money(value))}"


def _by_standing(
    declared: SeriesPicture, rows: list[dict[str, Any]], standing: Output
) -> dict[str, list[str]]:
    """Return the categories of each standing, those without any left out."""
    found: dict[str, list[str]] = {option.value: [] for option in standing.options}
    for row in rows:
        found[row[declared.standing]].append(str(row[declared.category]))
    return {option: categories for option, categories in found.items() if categories}


def _sentence(
    declared: SeriesPicture,
    rows: list[dict[str, Any]],
    columns: Mapping[str, Output],
    value: Decimal | None,
    lang: str,
) -> str:
    """Return the first and last band, and for a value every category by its standing."""

    def shown(row: dict[str, Any], name: str) -> str:
        return columns[name].shown(row[name], lang)

    colon = COLON.of(lang)
    said = [
        f"{shown(row, declared.category)} {shown(row, declared.low[0])} – {shown(row, declared.high[0])}"
        for row in (rows[0], rows[-1])
    ]
    if value is not None:
        standing = columns[declared.standing]
        said.append(_proposed(value, lang))
        said += [
            f"{standing.shown(option, lang)}{colon}{COMMA.of(lang).join(categories)}"
            for option, categories in _by_standing(declared, rows, standing).items()
        ]
    return declared.title.of(lang) + colon + SEMICOLON.of(lang).join(said)


def _key(
    declared: SeriesPicture,
    policy: Policy,
    rows: list[dict[str, Any]],
    columns: Mapping[str, Output],
    value: Decimal | None,
    lang: str,
) -> Html:
    """Return what each shape of the picture means."""
    low, high = (policy.parameter(end[1]).current.value for end in (declared.low, declared.high))
    swatch = tag("rect", {"x": -7, "y": -6, "width": 14, "height": 12, "class": "calc-band"})
    stroke: Attributes = {"x1": -8, "x2": 8, "y1": 0, "y2": 0}
    named = [
        (swatch, f"{phrase('band', lang)} {percentage_range(low, high)}"),
        (tag("line", {**stroke, "class": "calc-tick"}), phrase("reference", lang)),
    ]
    if value is not None:
        named.append((tag("line", {**stroke, "class": "calc-value"}), phrase("proposed", lang)))
        standing = columns[declared.standing]
        named += [
            (_MARKS[option], standing.shown(option, lang))
            for option in _by_standing(declared, rows, standing)
        ]
    size: Attributes = {"width": 20, "height": 18, "viewBox": "-10 -9 20 18"}
    frame = {**size, "aria-hidden": "true"}
    items = (tag("li", None, tag("svg", frame, shape), words) for shape, words in named)
    return tag("ul", {"class": "calc-legend calc-keys"}, *items)
