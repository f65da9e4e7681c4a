"""Records of a CSV text under a heading of paths, one at a time."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from calculators.core.fields import Changes, Fields, OtherInput
from calculators.core.paths import KEYED, assemble, field_at, fields_along, split_first
from calculators.core.typed_numbers import cleaned
from calculators.inputs.text_lines import is_garbled

Line = tuple[int, str]

_DELIMITERS = ",\t;"
_FARTHEST_HEADING = 20  # lines; above it may stand a title
MOST_COLUMNS = 20_000
LONGEST_HEADING = 200  # characters of a column's name
# A cell can hold line breaks; a quotation mark that is never closed must not take the rest along.
_MOST_LINES = 1_000
_LONGEST_RECORD = 1_000_000  # characters of a record of several lines


class LineReader:
    """Numbered lines, of which some can be looked at before they are read."""

    def __init__(self, lines: Iterator[str]) -> None:
        """Keep ``lines`` to be numbered from 1."""
        self._lines = enumerate(lines, start=1)
        self._ahead: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        """Yield the lines that were not read yet."""
        while line := self.read():
            yield line

    def read(self) -> Line | None:
        """Return the next line, or nothing at the end."""
        return self._ahead.popleft() if self._ahead else next(self._lines, None)

    def ahead(self, index: int) -> Line | None:
        """Return the line that is ``index`` lines ahead, without reading it."""
        self._ahead.extend(islice(self._lines, max(0, index + 1 - len(self._ahead))))
        return self._ahead[index] if index < len(self._ahead) else None


@dataclass(frozen=True, slots=True)
class Heading:
    """The names of a table's columns: where they stand, and what stands between them.

    ``title`` is the first line above with something in it, and its number.
    """

    number: int
    names: list[str]
    delimiter: str
    title: Line | None
    nowhere: frozenset[str]  # names that lead to no input

    @property
    def is_too_large(self) -> bool:
        """Return whether there are too many names, or one is too long."""
        return len(self.names) > MOST_COLUMNS or max(map(len, self.names)) > LONGEST_HEADING


def find_heading(fields: Fields, lines: LineReader) -> Heading | None:
    """Read up to the heading, which names at least one input, if there is one near.

    Which of comma, tab and semicolon stands between names is told by how many inputs it gives.
    """
    for index in range(_FARTHEST_HEADING):
        line = lines.ahead(index)
        if line is None:
            return None
        tables = [(cells_of(line[1], delimiter) or [], delimiter) for delimiter in _DELIMITERS]
        cells, delimiter = max(tables, key=lambda table: _count_inputs(fields, table[0]))
        if not _count_inputs(fields, cells):
            continue
        above = [read for _ in range(index) if (read := lines.read())]
        lines.read()
        title = next(((number, words) for number, text in above if (words := _words(text))), None)
        names = [cleaned(cell) for cell in cells]
        nowhere = frozenset(name for name in names if not _leads_somewhere(fields, name))
        return Heading(line[0], names, delimiter, title, nowhere)
    return None


def _count_inputs(fields: Fields, cells: list[str]) -> int:
    return sum(is_path(fields, cleaned(cell)) for cell in cells[:MOST_COLUMNS])


def _words(line: str) -> str:
    """Return what a line above the heading says; nothing for the line that tells Excel how to cut."""
    words = cleaned(line.strip(" ,;\t"))
    return "" if re.fullmatch('"?sep=?.?"?', words, re.IGNORECASE) else words


def is_path(fields: Fields, name: str) -> bool:
    """Return whether a column's name leads to an input."""
    if len(name) > LONGEST_HEADING:
        return False
    if match := KEYED.fullmatch(name):
        return isinstance(field_at(fields, match[1]), Changes)
    first, row, rest = split_first(name)
    other = next((one for one in fields if one.name == first), None)
    if isinstance(other, OtherInput) and row is None:
        return any(field_at(inputs, rest) for inputs in other.inputs.values())
    return field_at(fields, name) is not None


def row_input(heading: Heading, cells: list[str]) -> dict[str, Any]:
    """Return the input that a record describes; a cell without content is left out.

    A name that leads nowhere is a key of its own, so that reading the input reports it, and
    however many rows it asks for, none is made.

    Raises:
        InvalidInputError: a name is given twice.
    """
    filled = [pair for pair in zip(heading.names, cells, strict=False) if cleaned(pair[1])]
    nowhere = {name: cell for name, cell in filled if name in heading.nowhere}
    return assemble(pair for pair in filled if pair[0] not in heading.nowhere) | nowhere


def _leads_somewhere(fields: Fields, name: str) -> bool:
    return is_path(fields, name) or bool(fields_along(fields, name.rpartition(".")[0]))


def records(lines: LineReader, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the cells of each record with the number of its line; none where it cannot be read.

    Rows without any content are skipped. A line whose quotation mark is not closed is a record by
    itself that cannot be read.
    """
    for number, line in lines:
        cells = cells_of(line, delimiter)
        if cells is None and line.count('"') % 2:
            cells = _of_several_lines(lines, line, delimiter)
        if cells is None or any(map(cleaned, cells)):
            yield number, cells


def _of_several_lines(lines: LineReader, first: str, delimiter: str) -> list[str] | None:
    """Return the cells of a record with line breaks in them, and read its further lines."""
    parts, length = [first], len(first)
    for index in range(_MOST_LINES):
        following = lines.ahead(index)
        if following is None:
            return None
        parts.append(following[1])
        length += len(following[1])
        if length > _LONGEST_RECORD:
            return None
        if following[1].count('"') % 2:
            cells = cells_of("\n".join(parts), delimiter)
            if cells is not None:
                for _ in range(index + 1):
                    lines.read()
            return cells
    return None


def cells_of(text: str, delimiter: str) -> list[str] | None:
    """Return the cells of a record, or nothing if it cannot be read."""
    if is_garbled(text):
        return None
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if rows else []
