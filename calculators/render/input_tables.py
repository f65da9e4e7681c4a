"""What was entered as titled tables: single inputs, then rows, then parts."""

from typing import Any

from calculators.core.fields import Fields, Group, Number, OtherInput, RawJson, Rows
from calculators.core.input_labels import shown_input
from calculators.core.units import NOTHING
from calculators.policy.text import COLON
from calculators.render.labels import phrases
from calculators.render.table import Table


def field_tables(
    fields: Fields, inputs: dict[str, Any], title: str, lang: str
) -> tuple[Table, ...]:
    """Return the entries of ``fields``, defaults filled in; switches of a reading are left out."""
    single = tuple(
        (field.label.of(lang), shown_input(field, inputs[field.name], lang))
        for field in fields
        if field.name in inputs
        and not isinstance(field, Rows | Group | OtherInput | RawJson)
        and not field.reading
    )
    heads = phrases(lang, "input", "value")
    tables = [Table(title, heads, (False, True), single)] if single else []
    for field in fields:
        if not inputs.get(field.name):
            continue
        value = inputs[field.name]
        below = title + COLON.of(lang) + field.label.of(lang)
        if isinstance(field, Rows) and field.listed:
            tables.append(_rows_table(field, value, below, lang))
        elif isinstance(field, Group):
            tables += field_tables(field.fields, value, below, lang)
        elif isinstance(field, OtherInput):
            tables += field_tables(field.inputs[inputs[field.of]], value, below, lang)
    return tuple(tables)


def _rows_table(field: Rows, rows: list[dict[str, Any]], title: str, lang: str) -> Table:
    fields: Fields = field.fields
    return Table(
        title,
        tuple(column.label.of(lang) for column in fields),
        tuple(isinstance(column, Number) for column in fields),
        tuple(shown_inputs(fields, row, lang) for row in rows),
    )


def shown_inputs(fields: Fields, row: dict[str, Any], lang: str) -> tuple[str, ...]:
    """Return the entries of ``fields`` in a row."""
    return tuple(
        shown_input(field, row[field.name], lang) if field.name in row else NOTHING
        for field in fields
    )
