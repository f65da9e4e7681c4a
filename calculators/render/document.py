"""A result as titled tables in one language: what text, Markdown, CSV and workbook share."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.decimals import percentage
from calculators.core.fields import Choice, Fields, Group, Number, OtherInput, RawJson, Rows, YesNo
from calculators.core.input_labels import shown_input
from calculators.core.outputs import ComparisonTable, Output, OutputGroup, OutputMap, OutputRows
from calculators.core.readings import chosen_reading
from calculators.core.units import NOTHING, UNITS, bare
from calculators.policy import Policy, version_text
from calculators.render.labels import STATUS, force_of, phrase
from calculators.render.side_by_side import comparison_tables
from calculators.render.table import Table


def number_text(cell: str, numeric: bool) -> str | None:
    """Return the bare number in a cell of figures, or nothing where it holds words."""
    number = cell.replace(",", "")
    is_number = numeric and number.removeprefix("-").replace(".", "", 1).isdecimal()
    return number if is_number else None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole result for people: a title, notes and tables."""

    title: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]


def document(result: Result, lang: str) -> Document:
    """Return a result, or what is wrong with its input, as a document in ``lang``."""
    title = result.calculator.title.of(lang)
    if not result.ok:
        counted = (phrase("errors_title", lang, len(result.problems)),)
        return Document(title, counted, (problems_table(result, lang),))
    notes = (
        phrase("unofficial", lang),
        f"{phrase('policy_version', lang)}: {version_text(result.policy_version).of(lang)}",
    )
    tables = (
        *figures_tables(result, lang),
        checks_table(result, lang),
        working_table(result, lang),
        *readings_tables(result, lang),
        *input_tables(result, lang),
    )
    return Document(title, notes, tuple(table for table in tables if table.rows))


def figures_tables(
    result: Result, lang: str, leave_out_in_sight: bool = False
) -> tuple[Table, ...]:
    """Return the figures of a result, then those of its parts under their titles.

    Rows and notes that stand ``beside_form`` on a page can be left out.
    """
    joint = "：" if lang == "zh" else ": "
    tables = []
    for place, part in result.with_parts():
        title = part.calculator.title.of(lang) + joint if place else ""
        tables += [
            replace(table, title=title + table.title)
            for table in (
                *rows_tables(part, lang, not leave_out_in_sight),
                *map_tables(part, lang),
                *comparison_tables(part, lang),
                *figures_table(part, lang),
                *(() if leave_out_in_sight else note_tables(part, lang)),
            )
        ]
    return tuple(tables)


def problems_table(result: Result, lang: str) -> Table:
    """Return every problem with its path."""
    rows = tuple((problem.path, problem.message.of(lang)) for problem in result.problems)
    return Table("", (phrase("input", lang), phrase("status", lang)), (False, False), rows)


def figures_table(result: Result, lang: str) -> tuple[Table, ...]:
    """Return the single figures of a result with their units; those of a comparison stand above."""
    if any(isinstance(item, ComparisonTable) for item in result.calculator.outputs):
        return ()
    rows: list[tuple[str, str, str]] = []
    for item in result.calculator.outputs:
        if item.name not in result.outputs:
            continue
        value = result.outputs[item.name]
        if isinstance(item, Output) and item.unit == "note":
            continue
        if isinstance(item, Output):
            unit = UNITS[item.unit].label.of(lang)
            rows.append((item.label.of(lang), item.bare(value, lang), unit))
        elif isinstance(item, OutputGroup):
            joint = "：" if lang == "zh" else ": "
            unit = UNITS[item.unit].label.of(lang)
            rows += [
                (f"{item.label.of(lang)}{joint}{label.of(lang)}", bare(value[key], item.unit), unit)
                for key, label in item.keys
            ]
    heads = (phrase("figure", lang), phrase("value", lang), phrase("unit", lang))
    return (Table(phrase("figures", lang), heads, (False, True, False), tuple(rows)),)


def note_tables(result: Result, lang: str) -> tuple[Table, ...]:
    """Return each note of a result as a table with a row for each of its lines."""
    return tuple(
        Table(
            item.label.of(lang),
            (phrase("note_lines", lang),),
            (False,),
            tuple((line,) for line in result.outputs[item.name][lang].split("\n")),
        )
        for item in result.calculator.outputs
        if isinstance(item, Output) and item.unit == "note" and item.name in result.outputs
    )


def map_tables(result: Result, lang: str) -> tuple[Table, ...]:
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
        heads = (phrase("figure", lang), phrase("value", lang), phrase("share", lang))
        tables.append(Table(item.label.of(lang), heads, (False, True, True), rows))
    return tuple(tables)


def rows_tables(result: Result, lang: str, in_sight_too: bool = True) -> tuple[Table, ...]:
    """Return the figures of each row, with totals and what rounding leaves."""
    return tuple(
        _rows_table(item, result, lang)
        for item in result.calculator.outputs
        if isinstance(item, OutputRows)
        and _has_rows(item, result)
        and (in_sight_too or not item.beside_form)
    )


def in_sight_tables(result: Result, lang: str) -> tuple[Table, ...]:
    """Return the rows that answer the main question, to stand beside the form."""
    return tuple(
        _rows_table(item, result, lang)
        for item in result.calculator.outputs
        if isinstance(item, OutputRows) and _has_rows(item, result) and item.beside_form
    )


def _has_rows(item: OutputRows, result: Result) -> bool:
    """Return whether there is anything to show: rows, or totals of none."""
    return item.name in result.outputs and bool(result.outputs[item.name] or item.totals)


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
            (row_title(field, row, item.title, index, lang), *_cells(beside, row, lang))
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

    ``beside`` is how many columns of inputs stand between the name and the figures.
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
    """Return what to call a row: the user's own words, or its number."""
    return row.get(title) or f"{field.row_label.of(lang)} {index + 1}"


def checks_table(result: Result, lang: str) -> Table:
    """Return what each check found, with its name, force and provisions."""
    rows = []
    found = [(part.calculator, check) for _, part in result.with_parts() for check in part.checks]
    for calculator, check in found:
        declared = calculator.rule_check(check.id)
        rows.append(
            (
                STATUS[check.status].of(lang),
                declared.label.of(lang),
                force_of(declared, check.force).of(lang),
                check.message.of(lang),
                _named(check.provisions, result.policy.provision, lang),
            )
        )
    heads = ("status", "rule", "force", "checks", "provision")
    columns = tuple(phrase(head, lang) for head in heads)
    return Table(phrase("checks", lang), columns, (False,) * len(columns), tuple(rows))


def _named(ids: tuple[str, ...], entry: Callable[[str], Any], lang: str) -> str:
    """Return the names of register entries with the language's comma between them."""
    return ("、" if lang == "zh" else ", ").join(entry(id).label.of(lang) for id in ids)


def _rests_on(output: Output, policy: Policy, lang: str) -> str:
    """Return the names of everything that a figure rests on, one kind after the other."""
    kinds = (
        _named(output.provisions, policy.provision, lang),
        _named(output.parameters, policy.parameter, lang),
        _named(output.readings, policy.reading, lang),
    )
    return " / ".join(filter(None, kinds))


def working_table(result: Result, lang: str) -> Table:
    """Return the trace: formula, numbers put in, value, what each step rests on."""
    rows = tuple(
        (
            step.output.label.of(lang),
            (step.output.formula or step.output.label).of(lang),
            step.substituted,
            step.output.shown(step.value, lang),
            _rests_on(step.output, part.policy, lang),
        )
        for _, part in result.with_parts()
        for step in part.trace
    )
    columns = (
        phrase("figure", lang),
        phrase("formula", lang),
        phrase("substituted", lang),
        phrase("value", lang),
        f"{phrase('provision', lang)} / {phrase('parameter', lang)} / {phrase('reading', lang)}",
    )
    return Table(phrase("working", lang), columns, (False, False, False, True, False), rows)


def readings_tables(result: Result, lang: str) -> tuple[Table, ...]:
    """Return which reading of the open words was used, if the calculator offers a choice."""
    rows = []
    for switch, value in _switches(result):
        reading = result.policy.reading(switch.reading)
        chosen = chosen_reading(switch, value, result.policy)
        words = next(option.label.of(lang) for option in reading.options if option.id == chosen)
        usual = phrase("yes" if chosen == reading.default else "no", lang)
        rows.append((reading.question.of(lang), words, usual))
    if not rows:
        return ()
    columns = (
        phrase("reading_question", lang),
        phrase("reading_used", lang),
        phrase("default", lang),
    )
    return (Table(phrase("readings_used", lang), columns, (False,) * 3, tuple(rows)),)


def _switches(result: Result) -> list[tuple[Choice | YesNo, Any]]:
    """Return the switches of a result and its parts, with what they stand at."""
    return [
        (switch, part.inputs[switch.name])
        for _, part in result.with_parts()
        if part.inputs
        for switch in part.calculator.switches
    ]


def input_tables(result: Result, lang: str) -> tuple[Table, ...]:
    """Return what was entered, defaults filled in: single inputs, then rows, then parts."""
    return field_tables(result.calculator.inputs, result.inputs or {}, phrase("inputs", lang), lang)


def field_tables(
    fields: Fields, inputs: dict[str, Any], title: str, lang: str
) -> tuple[Table, ...]:
    """Return what was entered in these fields: single inputs, then rows, then parts."""
    joint = "：" if lang == "zh" else ": "
    single = tuple(
        (field.label.of(lang), shown_input(field, inputs[field.name], lang))
        for field in fields
        if field.name in inputs
        and not isinstance(field, Rows | Group | OtherInput | RawJson)
        and not field.reading
    )
    columns = (phrase("input", lang), phrase("value", lang))
    tables = [Table(title, columns, (False, True), single)] if single else []
    for field in fields:
        below = f"{title}{joint}{field.label.of(lang)}"
        if isinstance(field, Rows) and field.listed and inputs.get(field.name):
            tables.append(_input_rows(field, inputs[field.name], below, lang))
        if isinstance(field, Group) and field.name in inputs:
            tables += field_tables(field.fields, inputs[field.name], below, lang)
        if isinstance(field, OtherInput) and field.name in inputs:
            fields_of = field.inputs[inputs[field.of]]
            tables += field_tables(fields_of, inputs[field.name], below, lang)
    return tuple(tables)


def _input_rows(field: Rows, rows: list[dict[str, Any]], title: str, lang: str) -> Table:
    fields: Fields = field.fields
    return Table(
        title,
        tuple(column.label.of(lang) for column in fields),
        tuple(isinstance(column, Number) for column in fields),
        tuple(_cells(fields, row, lang) for row in rows),
    )


def _cells(fields: Fields, row: dict[str, Any], lang: str) -> tuple[str, ...]:
    """Return what a row was given for ``fields``."""
    return tuple(
        shown_input(field, row[field.name], lang) if field.name in row else NOTHING
        for field in fields
    )
