"""Compute one input a line, from JSONL or CSV, holding one record at a time."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from calculators.core.calculator import Calculator, Result
from calculators.core.problems import InvalidInputError, Problem, echo
from calculators.core.typed_numbers import cleaned
from calculators.inputs.csv_table import (
    LONGEST_HEADING,
    MOST_COLUMNS,
    Heading,
    LineReader,
    find_heading,
    records,
    row_input,
)
from calculators.inputs.json_text import read_json
from calculators.inputs.text_lines import text_lines
from calculators.policy import Policy
from calculators.policy.text import COMMA, Text
from calculators.run import refused, run

Numbered = Iterator[tuple[int, Result]]


def batch(
    calculator: Calculator,
    source: BinaryIO,
    target: BinaryIO,
    policy: Policy | None = None,
    *,
    is_csv: bool | None = None,
) -> bool:
    """Write one result line (JSON) for each record, in order; return whether all were good.

    Each result carries its line number. A bad record's result carries its problems
    and the rest are computed. CSV has a header whose names are paths such as
    ``positions[0].title``; an empty cell is an input that is left out. Where
    ``is_csv`` is ``None``, a line near the beginning that names inputs is a header.
    A source that is not empty has a result, which says so where there is no record.
    """
    lines = LineReader(text_lines(source))
    if lines.ahead(0) is None:
        return True
    heading = None if is_csv is False else find_heading(calculator.inputs, lines)
    if is_csv or heading:
        results = _csv_results(calculator, policy, lines, heading)
    else:
        results = _json_results(calculator, policy, lines)
    all_good = True
    for number, result in results:
        all_good = all_good and result.ok
        written = {"line": number, **result.to_json()}
        text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
        target.write(text.encode("utf-8", "backslashreplace") + b"\n")
    return all_good


def _json_results(calculator: Calculator, policy: Policy | None, lines: LineReader) -> Numbered:
    for number, line in lines:
        try:
            # Bytes that are no UTF-8 are put back, to be refused as in any JSON text.
            raw = read_json(line.encode("utf-8", "surrogateescape"))
        except InvalidInputError as error:
            yield number, refused(calculator, error.problems, policy)
        else:
            yield number, run(calculator, raw, policy)


def _csv_results(
    calculator: Calculator, policy: Policy | None, lines: LineReader, heading: Heading | None
) -> Numbered:
    """Yield a result for each record, and one for what is wrong with the table as a whole."""

    def problem(message: Text) -> Result:
        return refused(calculator, (Problem("", "required", message),), policy)

    if heading is None:
        number, _ = lines.ahead(0) or (1, "")
        yield number, problem(_NO_HEADING.format(COMMA.join(f.name for f in calculator.inputs)))
        lines.read()
        for number, line in lines:
            if cleaned(line.strip(" ,;\t")):
                yield number, problem(_NOT_READ)
        return
    if heading.title:
        number, title = heading.title
        yield number, problem(_TITLE.format(echo(title), heading.number))
    if heading.is_too_large:
        yield heading.number, problem(_TOO_LARGE.format(MOST_COLUMNS, LONGEST_HEADING))
    empty = True
    for number, cells in records(lines, heading.delimiter):
        empty = False
        if heading.is_too_large:
            yield number, problem(_NOT_READ)
        elif cells is None or any(map(cleaned, cells[len(heading.names) :])):
            yield number, problem(_UNREADABLE)
        else:
            yield number, _computed(calculator, policy, heading, cells)
    if empty:
        yield heading.number, problem(_NO_RECORD)


def _computed(
    calculator: Calculator, policy: Policy | None, heading: Heading, cells: list[str]
) -> Result:
    try:
        raw = row_input(heading, cells)
    except InvalidInputError as error:
        return refused(calculator, error.problems, policy)
    return run(calculator, raw, policy)


_UNREADABLE = Text(
    "这一行不能按表头读成 CSV：请检查引号、列数和编码（UTF-8）。",
    "This line cannot be read as CSV under the header: check quotes, number of columns and"
    " encoding (UTF-8).",
)
_TITLE = Text(
    "“{0}”不是表头：表头在第 {1} 行，已从那里读起。请删去表头以上的各行。",
    "“{0}” is not the header. The header is line {1}, and was used. Delete the lines above it.",
)
_NO_HEADING = Text(
    "没有找到表头：第一行应是各列的名称，如 {0}。各行都没有读。",
    "There is no header: the first line must name the columns, such as {0}. No line was read.",
)
_NOT_READ = Text(
    "这一行没有读：没有可用的表头。", "This line was not read: there is no header to read it by."
)
_TOO_LARGE = Text(
    "表头最多 {0} 列，每列的名称最多 {1} 个字符。",
    "A header may have {0} columns, and a name {1} characters.",
)
_NO_RECORD = Text("表头下面没有可测算的行。", "There is nothing to compute below the header.")
