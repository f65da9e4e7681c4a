"""The hidden sheet by which a program finds inputs and figures again: strings only."""

import json
from typing import Any

from calculators.core.calculator import CONTRACT
from calculators.render.labels import STATUS
from calculators.workbook.book import Book

SHEET = "_data"
_LONGEST_CHUNK = 32_000  # a cell holds 32,767 characters
_KIND, _NAME, _CELL, _VALUE, _PLACES = range(5)


def data_sheet(book: Book) -> None:
    """Write, a line each: what this is, the input as JSON in pieces, where inputs and figures are.

    Lines are kind, name, cell, value, places. Kinds: ``about``; ``json`` (the pieces in order);
    ``input`` (the path of an input and its cell); ``output`` (the path of a figure, its cell,
    the figure as the result gives it and its number of decimals; none for words).
    """
    page = book.file.add_worksheet(SHEET)
    page.very_hidden()
    result = book.result
    lines = [
        ("about", "contract", "", CONTRACT, ""),
        ("about", "calculator", "", result.calculator.name, ""),
        ("about", "policy_version", "", result.policy_version, ""),
        ("about", "lang", "", book.lang, ""),
    ]
    written = json.dumps(result.inputs)  # plain ASCII: a character is one character everywhere
    for number, start in enumerate(range(0, len(written), _LONGEST_CHUNK)):
        lines.append(("json", str(number), "", written[start : start + _LONGEST_CHUNK], ""))
    lines += [("input", path, cell, "", "") for path, cell in book.given.items()]
    whole = result.to_json()
    for path, (cell, places) in book.figures.items():
        value = _value(book, whole, path)
        lines.append(("output", path, cell, value, "" if places is None else str(places)))
    for row, line in enumerate(lines):
        for column, words in enumerate(line):
            page.write_string(row, column, words)


def _value(book: Book, whole: dict[str, Any], path: str) -> str:
    """Return what a result has at a path, as its cell shows it."""
    value: Any = whole if path.startswith("checks[") else whole["outputs"]
    for step in _steps(path):
        value = value[step]
    if path.startswith("checks["):
        return book.phrase(STATUS[value])
    return str(value[book.lang] if isinstance(value, dict) else value)


def _steps(path: str) -> list[str | int]:
    """Return the keys and numbers that lead along a path.

    What follows ``totals_by_category`` is a key as a whole: it is the user's own words.
    """
    name, _, key = path.partition(".")
    if name == "totals_by_category":
        return [name, key]
    found: list[str | int] = []
    for part in path.split("."):
        word, _, number = part.partition("[")
        found.append(word)
        if number:
            found.append(int(number.rstrip("]")))
    return found
