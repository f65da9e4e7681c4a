"""The figures of a result as titled tables: rows with totals, parts of totals, single figures."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.decimals import percentage
from calculators.core.fields import Number, Rows
from calculators.core.outputs import ComparisonTable, Output, OutputGroup, OutputMap, OutputRows
from calculators.core.units import NOTHING, UNITS, bare
from calculators.policy.text import COLON, Text
from calculators.render.input_tables import shown_inputs
from calculators.render.labels import phrase, phrases
from calculators.render.side_by_side import comparison_tables
from calculators.render.table import Table


def figures_tables(result: Result, lang: str, below_form: bool = False) -> tuple[Table, ...]:
    """Return the figures of a result, then those of its parts under their titles.

    With ``below_form`` notes and the rows that a page shows beside its form are left out.
    """
    tables = []
    for path, part in result.with_parts():
        title = part.calculator.title.of(lang) + COLON.of(lang) if path else ""
        tables += [
            replace(table, title=title + table.title)
            for table in (
                *rows_tables(part, lang, beside_form=False if below_form else None),
                *_map_tables(part, lang),
                *comparison_tables(part, lang),
                *_single_figures(part, lang),
                *(() if below_form else _note_tables(part, lang)),
            )
        ]
    return tuple(tables)


def rows_tables(result: Result, lang: str, beside_form: bool | None = None) -> tuple[Table, ...]:
    """Return the figures of each row, with totals and what rounding leaves.

    ``beside_form`` chooses the rows that a page shows beside its form (true), or all others.
    """
    return tuple(
        _rows_table(item, result, lang)
        for item in result.calculator.outputs
        if isinstance(item, OutputRows)
        and item.name in result.outputs
        and (result.outputs[item.name] or item.totals)  # without rows, the totals of none
        and beside_form in (None, item.beside_form)
    )


def notes(result: Result, lang: str) -> Iterator[tuple[Text, str]]:
    """Return the label and the words of each note of a result."""
    for item in result.calculator.outputs:
        if isinstance(item, Output) and item.unit == "note" and item.name in result.outputs:
            yield item.label, result.outputs[item.name][lang]


def _note_tables(result: Result, lang: str) -> list[Table]:
    """Return each note as a table with a row for each of its lines."""
    return [
        Table(
            label.of(lang),
            phrases(lang, "note_lines"),
            (False,),
            tuple((line,) for line in words.split("\n")),
        )
        for label, words in notes(result, lang)
    ]


def _single_figures(result: Result, lang: str) -> list[Table]:
    """Return the single figures with their units; a comparison shows its own side by side."""
    if any(isinstance(item, ComparisonTable) for item in result.calculator.outputs):
        return []
    rows: list[tuple[str, str, str]] = []
    for item in result.calculator.outputs:
        if item.name not in result.outputs:
            continue
        value = result.outputs[item.name]
        if isinstance(item, Output) and item.unit != "note":
            unit = UNITS[item.unit].label.of(lang)
            rows.append((item.label.of(lang), item.bare(value, lang), unit))
        elif isinstance(item, OutputGroup):
            unit = UNITS[item.unit].label.of(lang)
            rows += [
                (COLON.join((item.label, label)).of(lang), bare(value[key], item.unit), unit)
                for key, label in item.keys
            ]
    heads = phrases(lang, "figure", "value", "unit")
    return [Table(phrase("figures", lang), heads, (False, True, False), tuple(rows))]


def _map_tables(result: Result, lang: str) -> list[Table]:
    """Return the parts of totals that are keyed by the user's own words, with their shares."""
    tables = []
    for item in result.calculator.outputs:
        if not isinstance(item, OutputMap) or item.name not in result.outputs:
            continue
        total = Decimal(result.outputs[item.total])
        rows = tuple(
            (
                item.label_of(key).of(lang),
                bare(value, item.unit),
                percentage(Decimal(value) / total) if total else NOTHING,
            )
            for key, value in result.outputs[item.name].items()
        )
        heads = phrases(lang, "figure", "value", "share")
        tables.append(Table(item.label.of(lang), heads, (False, True, True), rows))
    return tables


def _rows_table(item: OutputRows, result: Result, lang: str) -> Table:
    field = result.calculator.rows_field(item.name)
    values = result.outputs[item.name]
    columns = tuple(c for c in item.columns if any(c.name in row for row in values))
    if field is None:  # rows of the result alone, named by their first column
        columns = columns or item.columns  # no row, but totals of none
        label = item.label.of(lang) if item.label else ""
        heads: tuple[str, ...] = ()
        kinds: tuple[bool, ...] = ()
        titles: list[tuple[str, ...]] = [() for _ in values]
    else:
        beside = tuple(one for one in field.fields if one.name in item.inputs)
        label = field.label.of(lang)
        heads = (field.row_label.of(lang), *(one.label.of(lang) for one in beside))
        kinds = (False, *(isinstance(one, Number) for one in beside))
        given = result.inputs[item.name] if result.inputs else []
        titles = [
            (row_title(field, row, item.title, index, lang), *shown_inputs(beside, row, lang))
            for index, row in enumerate(given)
        ]
    rows = tuple(
        (*title, *(column.bare(row.get(column.name), lang) for column in columns))
        for title, row in zip(titles, values, strict=True)
    )
    return Table(
        label,
        (*heads, *(column.label.of(lang) for column in columns)),
        (*kinds, *(column.numeric for column in columns)),
        rows,
        _footer(item, columns if heads else columns[1:], max(len(heads) - 1, 0), result, lang)
        if item.totals
        else (),
    )


def _footer(
    item: OutputRows, columns: tuple[Output, ...], beside: int, result: Result, lang: str
) -> tuple[tuple[str, ...], ...]:
    """Return the totals of rows, under what rounding leaves of them.

    ``beside`` is the number of columns of inputs between the name and the figures.
    """
    empty = ("",) * beside
    rounding = result.outputs.get("rounding", {})
    footer: list[tuple[str, ...]] = []
    if any(item.totals.get(column.name) in rounding for column in columns):
        parts = (bare(rounding.get(item.totals.get(c.name)), c.unit) for c in columns)
        footer.append((phrase("rounding", lang), *empty, *parts))
    totals = (
        bare(result.outputs.get(item.totals[column.name]), column.unit)
        if column.name in item.totals
        else ""
        for column in columns
    )
    footer.append((phrase("total", lang), *empty, *totals))
    return tuple(footer)


def row_title(field: Rows, row: dict[str, Any], title: str, index: int, lang: str) -> str:
    """Return the name of a row: the user's own words, or its number."""
    return row.get(title) or f"{field.row_label.of(lang)} {index + 1}"
