"""Compute one input a line, from JSONL or CSV, holding one line at a time."""

import csv
import json
from collections.abc import Iterator
from typing import BinaryIO

from calculators.core.calculator import Calculator, Result
from calculators.core.paths import assemble
from calculators.core.problems import InvalidInputError, Problem
from calculators.inputs.json_text import LARGEST_INPUT, read_json
from calculators.policy import Policy
from calculators.policy.text import Text
from calculators.run import refused, run

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def batch(
    calculator: Calculator,
    source: BinaryIO,
    target: BinaryIO,
    policy: Policy | None = None,
    *,
    is_csv: bool | None = None,
) -> bool:
    """Write one result line (JSON) for each input line, in order; return whether all were good.

    Each result carries its line number. A bad line's result carries its problems
    and the rest are computed. CSV has a header whose names are paths such as
    ``positions[0].title``; an empty cell is an input that is left out. Where
    ``is_csv`` is ``None``, a first line that begins with the name of an input is a header.
    """
    lines = _lines(source)
    first = next(lines, None)
    if first is None:
        return True
    if is_csv is None:
        is_csv = _is_header(calculator, first[1])
    if is_csv:
        results = _csv_results(calculator, policy, first, lines)
    else:
        results = _json_results(calculator, policy, first, lines)
    all_good = True
    for number, result in results:
        all_good = all_good and result.ok
        written = {"line": number, **result.to_json()}
        text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
        target.write(text.encode("utf-8", "backslashreplace") + b"\n")
    return all_good


def _is_header(calculator: Calculator, line: bytes) -> bool:
    begins = line.decode("utf-8", "replace").strip().lstrip('"')
    return begins.startswith(tuple(field.name for field in calculator.inputs))


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines without their ends; of a line that is too long, its beginning."""
    number = 0
    while line := source.readline(LARGEST_INPUT + 2):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and len(rest) == LARGEST_INPUT + 2:
            rest = source.readline(LARGEST_INPUT + 2)  # skipped without keeping it
        yield number, (line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line).rstrip(b"\r\n")


def _json_results(
    calculator: Calculator,
    policy: Policy | None,
    first: tuple[int, bytes],
    lines: Iterator[tuple[int, bytes]],
) -> Iterator[tuple[int, Result]]:
    for number, line in _chain(first, lines):
        try:
            yield number, run(calculator, read_json(line), policy)
        except InvalidInputError as error:
            yield number, refused(calculator, error.problems, policy)


def _chain(
    first: tuple[int, bytes], lines: Iterator[tuple[int, bytes]]
) -> Iterator[tuple[int, bytes]]:
    yield first
    yield from lines


def _csv_results(
    calculator: Calculator,
    policy: Policy | None,
    first: tuple[int, bytes],
    lines: Iterator[tuple[int, bytes]],
) -> Iterator[tuple[int, Result]]:
    header = _cells(first[1]) or []
    for number, line in lines:
        cells = _cells(line)
        if cells is None or len(cells) > len(header):
            yield number, _unreadable(calculator, policy)
            continue
        pairs = zip(header, cells, strict=False)
        try:
            raw = assemble((path.strip(), cell) for path, cell in pairs if cell.strip())
        except InvalidInputError as error:
            yield number, refused(calculator, error.problems, policy)
            continue
        yield number, run(calculator, raw, policy)


def _cells(line: bytes) -> list[str] | None:
    """Return the cells of a CSV line, or nothing if it cannot be read."""
    try:
        return next(csv.reader([line.decode("utf-8")], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return None


def _unreadable(calculator: Calculator, policy: Policy | None) -> Result:
    message = Text(
        "这一行不能按表头读成 CSV：请检查引号、列数和编码（UTF-8）。",
        "This line cannot be read as CSV under the header: check quotes, number of columns and"
        " encoding (UTF-8).",
    )
    return refused(calculator, (Problem("", "required", message),), policy)
