"""Tables of a comparison: figures side by side, differences, verdicts, and sensitivity."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.decimals import grouped, percentage
from calculators.core.fields import OtherInput
from calculators.core.outputs import ComparisonTable, Output, SensitivityTable
from calculators.core.units import NOTHING, UNITS, bare, shown
from calculators.render.labels import STATUS, phrase, phrases
from calculators.render.table import Table


def comparison_tables(result: Result, lang: str) -> tuple[Table, ...]:
    """Return a result's tables of comparison and sensitivity; most results have none."""
    tables: list[Table] = []
    for item in result.calculator.outputs:
        if item.name not in result.outputs:
            continue
        rows = result.outputs[item.name]
        if isinstance(item, ComparisonTable):
            names = [column["name"][lang] for column in result.outputs["columns"]]
            title = item.label.of(lang)
            if item.kind == "checks":
                tables.append(_verdicts(title, rows, names, lang))
            else:
                tables.append(_values(title, rows, names, _words(item, result), lang))
                tables.append(_differences(rows, names, lang))
        elif isinstance(item, SensitivityTable):
            tables.append(_sensitivity(item.label.of(lang), rows, lang))
    return tuple(table for table in tables if table.rows)


def _words(item: ComparisonTable, result: Result) -> dict[str, Output]:
    """Return, by their ids, the outputs of the compared calculator whose values are words."""
    inputs = result.inputs or {}
    names = [inputs[one.of] for one in result.calculator.inputs if isinstance(one, OtherInput)]
    prefixes = tuple(f"{name}." for name in names)
    return {
        id.partition(".")[2]: output for id, output in item.words.items() if id.startswith(prefixes)
    }


def _values(
    title: str,
    rows: list[dict[str, Any]],
    names: list[str],
    words: Mapping[str, Output],
    lang: str,
) -> Table:
    def cell(row: dict[str, Any], value: Any) -> str:
        output = words.get(row["id"])
        if value is None:
            return NOTHING
        return output.bare(value, lang) if output else bare(value, row["unit"])

    table = [
        (
            row["label"][lang],
            UNITS[row["unit"]].label.of(lang),
            *(cell(row, value) for value in row["values"]),
        )
        for row in rows
    ]
    numeric = (False, False, *(True for _ in names))
    return Table(title, (*phrases(lang, "figure", "unit"), *names), numeric, tuple(table))


def _differences(rows: list[dict[str, Any]], names: list[str], lang: str) -> Table:
    """Return the figures that differ from the base, in their unit and as a share of the base."""
    table = []
    for row in rows:
        if not any(map(_is_some, row.get("differences", ()))):
            continue
        unit = row["unit"]
        cells = []
        for difference, share in zip(row["differences"][1:], row["shares"][1:], strict=True):
            cells += [_difference(difference, unit), signed(share, "share")]
        label = phrase("points", lang) if unit == "share" else UNITS[unit].label.of(lang)
        table.append((row["label"][lang], label, *cells))
    columns = [words for name in names[1:] for words in (name, phrase("of_base", lang, name))]
    heads = (*phrases(lang, "figure", "unit"), *columns)
    numeric = (False, False, *(True for _ in columns))
    return Table(phrase("differences", lang), heads, numeric, tuple(table))


def _is_some(difference: Any) -> bool:
    return difference is not None and Decimal(str(difference)) != 0


def _difference(difference: Any, unit: str) -> str:
    """Write a difference without its unit: that of two shares in percentage points."""
    words = signed(difference, unit)
    return words.removesuffix("%") if unit == "share" else words


def signed(difference: Any, unit: str) -> str:
    """Write a difference with its sign, without its unit."""
    if difference is None:
        return NOTHING
    sign = "+" if Decimal(str(difference)) > 0 else ""
    return sign + (grouped(str(difference)) if unit == "year" else bare(difference, unit))


def _verdicts(title: str, rows: list[dict[str, Any]], names: list[str], lang: str) -> Table:
    table = [
        (
            row["label"][lang],
            *(STATUS[status].of(lang) if status else NOTHING for status in row["statuses"]),
        )
        for row in rows
    ]
    heads = (phrase("rule", lang), *names)
    return Table(title, heads, (False,) * len(heads), tuple(table))


def sensitivity_title(title: str, moves: dict[str, Any], lang: str) -> str:
    """Return the title of a sensitivity: how far, which figure, and how many inputs are left out."""
    of = moves["of"]
    by = percentage(Decimal(moves["by"]))
    value = shown(of["value"], of["unit"], lang)
    words = phrase("moved", lang, title, by, of["label"][lang], value)
    if moves["moved"] < moves["numbers"]:
        words += phrase("moved_some", lang, moves["moved"], moves["numbers"])
    return words


def _sensitivity(title: str, moves: dict[str, Any], lang: str) -> Table:
    unit = moves["of"]["unit"]
    heads = ("number", "in_base", "moved_down", "moved_up", "change_down", "change_up")
    return Table(
        sensitivity_title(title, moves, lang),
        phrases(lang, *heads),
        (False, *(True,) * 5),
        tuple(
            (
                row["label"][lang],
                *(bare(row.get(name), row["unit"]) for name in ("value", "low", "high")),
                *(signed(row.get(f"change_{end}"), unit) for end in ("low", "high")),
            )
            for row in moves["rows"]
        ),
    )
