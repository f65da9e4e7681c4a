"""Compare the figures of a bid's JSON result with those of the recomputed bid."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Values
from calculators.core.paths import leaves
from calculators.core.units import NOTHING
from calculators.policy.text import Text
from calculators.review.cell_comparison import plain_text
from calculators.review.cell_names import YUAN
from calculators.review.figure_labels import check_keys, figure_label, figure_unit, row_name
from calculators.review.findings import Comparison, Difference
from calculators.rules.bid import CALCULATOR as BID

_LISTS = ("checks", "trace")  # whose entries are paired by what they are
_LONGEST_NUMBER = 40  # characters
_CHECK = Text("对照规则", "Check")
_STEP = Text("算法", "Working")

Leaves = dict[str, Any]  # single values by their paths


def compare_document(values: Values, recomputed: Mapping[str, Any]) -> Comparison:
    """Compare what a result (JSON) states with the result of the same input.

    A part that the document lacks is not compared; one that it has must have every figure.
    """
    compared = 0
    found: list[Difference] = []
    for part in ("outputs", *_LISTS):
        if values[part] is None:
            continue
        for stated, expected in _pairs(part, values[part], recomputed[part]):
            paths = stated | expected
            compared += len(paths)
            differences = (_difference(path, stated, expected, recomputed) for path in paths)
            found += filter(None, differences)
    return Comparison(compared, found)


def _pairs(part: str, stated: Any, expected: Any) -> Iterator[tuple[Leaves, Leaves]]:
    """Yield stated and expected values; checks and steps are paired by what they are.

    A check or step that is missing therefore does not displace those after it.
    """
    if part not in _LISTS:
        yield dict(leaves(stated, part)), dict(leaves(expected, part))
        return
    stated_keys, expected_keys = check_keys(stated), check_keys(expected)
    indices = {key: index for index, key in enumerate(expected_keys)}
    for number, key in enumerate(stated_keys):
        path, index = f"{part}[{number}]", indices.get(key)
        counterpart = {} if index is None else dict(leaves(expected[index], path))
        yield dict(leaves(stated[number], path)), counterpart
    for number, key in enumerate(expected_keys):
        if key not in stated_keys:
            yield {}, dict(leaves(expected[number], f"{part}[{key[0]}]"))


def _difference(
    path: str, stated: Leaves, expected: Leaves, recomputed: Mapping[str, Any]
) -> Difference | None:
    is_stated, is_expected = path in stated, path in expected
    if is_stated and is_expected and _is_same(stated[path], expected[path]):
        return None
    kind = "missing" if not is_stated else "extra" if not is_expected else "figure"
    figure = path.removeprefix("outputs.") if path.startswith("outputs.") else ""
    return Difference(
        plain_text(path),
        _label(path, recomputed),
        plain_text(_text(stated[path])) if is_stated else NOTHING,
        plain_text(_text(expected[path])) if is_expected else NOTHING,
        kind,
        YUAN if figure_unit(BID, figure).startswith(YUAN) else "",
    )


def _text(value: Any) -> str:
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)


def _is_same(stated: Any, expected: Any) -> bool:
    """Return whether two JSON values are the same; a number may be a number or a string."""
    one, other = _text(stated), _text(expected)
    are_numbers = _is_number(one) and _is_number(other)
    return one == other or (are_numbers and Decimal(one) == Decimal(other))


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return len(text) <= _LONGEST_NUMBER and digits.isdecimal() and text.isascii()


def _label(path: str, recomputed: Mapping[str, Any]) -> Text:
    part, _, rest = path.partition(".")
    if part == "outputs":
        return figure_label(BID, rest, row_name(BID, rest, recomputed))
    return _CHECK if part.startswith("checks[") else _STEP
