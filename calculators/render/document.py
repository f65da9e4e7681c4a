"""A result as titled tables in one language: what text, Markdown, CSV and workbook share."""

from dataclasses import dataclass

from calculators.core.calculator import Result
from calculators.policy import version_text
from calculators.render.checks import checks_table
from calculators.render.figures import figures_tables
from calculators.render.input_tables import field_tables
from calculators.render.labels import phrase, phrases
from calculators.render.table import Table
from calculators.render.working import readings_table, working_table


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
        readings_table(result, lang),
        *field_tables(result.calculator.inputs, result.inputs or {}, phrase("inputs", lang), lang),
    )
    return Document(title, notes, tuple(table for table in tables if table.rows))


def problems_table(result: Result, lang: str) -> Table:
    """Return every problem with its path."""
    rows = tuple((problem.path, problem.message.of(lang)) for problem in result.problems)
    return Table("", phrases(lang, "input", "status"), (False, False), rows)
