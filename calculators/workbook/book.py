"""A bid's workbook while it is written: sheets, styles, names, and the cell of each input and figure."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import xlsxwriter

from calculators.core.calculator import Result
from calculators.core.units import NOTHING
from calculators.policy import version_text
from calculators.policy.text import Text
from calculators.workbook import hidden_sheet
from calculators.workbook.addresses import SHEETS, address_at, local_address, sheet_title
from calculators.workbook.file import A4, new_file
from calculators.workbook.styles import formats
from calculators.workbook.words import phrase

Value = str | int | Decimal | None  # of a cell

# The decimals of a figure in the result, by the style of its cell; words have none.
_DECIMALS = {"money": 2, "left": 2, "number": 4, "share": 4, "whole": 0}
# The widths of the columns of each sheet, in characters.
WIDTHS = {
    "notes": (38, 56, 10),
    "parameters": (40, 22, 13, 18, 46, 13, 11, 24),
    "labour": (22, 10, 12, 10, 15, 14, 15, 15, 15, 15, 15, 11),
    "workload": (18, 34, 14, 16, 18, 18, 18),
    "budget": (20, 28, 15, 14, 16, 17, 56),
    "checks": (11, 22, 15, 15, 15, 18, 56, 52),
}
_WRAPPED = ("words", "line", "head", "input_words", "total_words")
_PADDING = 1  # characters of a column's width that words do not get
_LINE_HEIGHT = 14
_HIGHEST = 400  # points; a row can have 409
FIRST_ROW = 3  # below a sheet's title, its notice and the mark of figures for training
_LONGEST_NAME_IN_HEADER = 60
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet being written."""

    book: "Book"
    title: str
    page: xlsxwriter.worksheet.Worksheet
    widths: tuple[int, ...]
    lines: dict[int, int] = field(default_factory=dict)  # how many lines of words a row has

    def ref(self, row: int, column: int) -> str:
        """Return the address of a cell for a formula on any sheet."""
        return address_at(self.title, row, column)

    def column(self, first: int, last: int, column: int) -> str:
        """Return the address of a column's cells from row ``first`` to row ``last``."""
        return f"{self.ref(first, column)}:{local_address(last, column)}"

    def text(self, row: int, column: int, words: str, style: str = "words") -> None:
        """Write words; they stay words even if they begin like a formula or a number."""
        self.page.write_string(row, column, words, self.book.formats[style])
        if style in _WRAPPED:
            self._make_room(row, words, self.widths[column])

    def span(self, row: int, first: int, last: int, words: str, style: str = "words") -> None:
        """Write words in one cell merged across columns ``first`` to ``last``."""
        self.page.merge_range(row, first, row, last, "", self.book.formats[style])
        self.page.write_string(row, first, words, self.book.formats[style])
        if style in _WRAPPED:
            self._make_room(row, words, sum(self.widths[first : last + 1]))

    def _make_room(self, row: int, words: str, width: int) -> None:
        """Make a row high enough for its words: not every program does so itself."""
        lines = sum(-(-text_width(line) // (width - _PADDING)) or 1 for line in words.split("\n"))
        self.lines[row] = max(lines, self.lines.get(row, 1))

    def total_row(self, row: int, last: int, words: str, style: str) -> None:
        """Write words in the first cell of a row, with the same style up to column ``last``."""
        self.text(row, 0, words, style)
        for column in range(1, last + 1):
            self.text(row, column, "", style)

    def headings(self, row: int, *words: Text | str) -> None:
        """Write the headings of a table: texts, or keys of our own words."""
        for column, heading in enumerate(words):
            self.text(row, column, self.book.phrase(heading), "head")

    def input(
        self, row: int, column: int, path: str, value: Value, style: str, name: str = ""
    ) -> None:
        """Write the cell of an input, which people may change.

        ``path`` leads to it in the input; it is empty for a parameter. ``name`` is that of the
        cell, if formulas use one.
        """
        format = self.book.formats[f"input_{style}"]
        if value is None or value == "":
            self.page.write_blank(row, column, None, format)
        elif style == "words":
            self.text(row, column, str(value), "input_words")
        else:
            self.page.write_number(row, column, float(value), format)
        if path:
            self.book.inputs[path] = self.ref(row, column)
        self.book.keep(self.ref(row, column), name, value)

    def figure(self, row: int, column: int, path: str, style: str) -> None:
        """Record that a cell shows the figure at a path of the result."""
        if path:
            self.book.figures[path] = (self.ref(row, column), _DECIMALS.get(style))

    def formula(
        self, row: int, column: int, expression: str, value: Value, style: str,
        path: str = "", name: str = "",
    ) -> None:  # fmt: skip
        """Write a formula and the value that it has now.

        ``path`` leads to the figure in the result, if it has it. An expression consists of
        addresses, names and our own words, never of a user's.
        """
        if value in _ERRORS:  # a user's words, which would be stored as an error
            self.text(row, column, str(value), style)
        else:
            cached = value if isinstance(value, str) else "" if value is None else float(value)
            self.page.write_formula(row, column, f"={expression}", self.book.formats[style], cached)
        if isinstance(value, str) and style in _WRAPPED:
            self._make_room(row, value, self.widths[column])
        self.figure(row, column, path, style)
        self.book.keep(self.ref(row, column), name, value)

    def row_figure(
        self, row: int, column: int, expression: str, figures: Mapping[str, Any], path: str, style: str
    ) -> None:  # fmt: skip
        """Write the figure that ``path`` ends with; ``figures`` are those that its row has."""
        value = figures.get(path.rpartition(".")[2])
        known = NOTHING if value is None else Decimal(value)
        self.formula(row, column, expression, known, style, "" if value is None else path)


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table on a sheet, from ``first`` to ``last``."""

    sheet: Sheet
    first: int
    last: int

    def cells(self, column: int) -> str:
        """Return the addresses of one of their columns."""
        return self.sheet.column(self.first, self.last, column)


@dataclass(slots=True)
class Book:
    """The workbook of a bid, with the addresses of its inputs and figures by their paths."""

    result: Result
    lang: str
    stream: io.BytesIO
    file: xlsxwriter.Workbook
    formats: dict[str, xlsxwriter.format.Format]
    sheets: dict[str, Sheet] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    figures: dict[str, tuple[str, int | None]] = field(default_factory=dict)  # with decimals
    values: dict[str, Value] = field(
        default_factory=dict
    )  # by address, and by name if there is one

    def phrase(self, words: Text | str, *parts: object) -> str:
        """Return a text, or the fixed words of a key, in the workbook's language."""
        if isinstance(words, Text):
            return words.of(self.lang)
        return phrase(words, self.lang, *parts)

    @property
    def policy_version(self) -> str:
        """Return the version of the registers in the workbook's language."""
        return self.phrase(version_text(self.result.policy_version))

    def keep(self, address: str, name: str, value: Value) -> None:
        """Remember the value of a cell, and define its name unless that is empty."""
        self.values[address] = self.values[name] = value
        if name and self.file.define_name(name, f"={address}") != 0:
            raise ValueError(f"{name} cannot be the name of a cell")

    def number(self, cell: str) -> Decimal:
        """Return the number in a cell written before, by its address or name."""
        return Decimal(self.values[cell] or 0)

    def write_hidden_sheet(self) -> None:
        """Write the addresses of all inputs and figures written so far."""
        page = self.file.add_worksheet(hidden_sheet.SHEET)
        page.very_hidden()
        described = hidden_sheet.describe(self.result, self.lang, self.inputs, self.figures)
        for number, row in enumerate(described.rows()):
            for column, words in enumerate(row):
                page.write_string(number, column, words)


def open_book(result: Result, lang: str) -> Book:
    """Return a workbook with its sheets, each titled and set up for print."""
    stream, file = new_file(phrase("title", lang), result.policy.day)
    book = Book(result, lang, stream, file, formats(file, lang))
    for key in SHEETS:
        title = sheet_title(key, lang)
        sheet = Sheet(book, title, file.add_worksheet(title), WIDTHS[key])
        for column, width in enumerate(sheet.widths):
            sheet.page.set_column(column, column, width)
        book.sheets[key] = sheet
        sheet.text(0, 0, title, "title")
        sheet.text(1, 0, book.phrase("notice", book.policy_version), "note")
        if mark := illustrative(book):
            sheet.text(2, 0, mark, "mark")
        _print(sheet, key)
    return book


def close_book(book: Book) -> bytes:
    """Return the finished workbook."""
    for sheet in book.sheets.values():
        for row, lines in sheet.lines.items():
            if lines > 1:
                sheet.page.set_row(row, min(lines * _LINE_HEIGHT + 4, _HIGHEST))
    book.file.close()
    return book.stream.getvalue()


def illustrative(book: Book) -> str:
    """Return the mark of every sheet of a bid that uses a standards pack for training, if it does."""
    standards = (book.result.inputs or {}).get("funder_profile")
    return book.phrase("illustrative") if standards and standards["illustrative"] else ""


def _print(sheet: Sheet, key: str) -> None:
    """Set up a sheet for A4: one page wide, headings on every page, pages numbered."""
    book, page = sheet.book, sheet.page
    page.set_paper(A4)
    page.set_default_row(_LINE_HEIGHT + 4)
    if key == "notes":
        page.set_portrait()
    else:
        page.set_landscape()
        page.repeat_rows(FIRST_ROW)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    project = (book.result.inputs or {})["project"]["name"][:_LONGEST_NAME_IN_HEADER]
    heading = " · ".join(filter(None, (project, book.phrase("title"), illustrative(book))))
    page.set_header(f"&L{_literal(heading)}&R{_literal(sheet.title)}")
    page.set_footer(
        f"&L{book.phrase('policy_data', book.policy_version)}&R{book.phrase('page_of')}"
    )
    # Without a password: this keeps formulas from being typed over, not from being read.
    page.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})


def text_width(words: str) -> int:
    """Return how wide words are; a Chinese character is two wide."""
    return sum(
        2 if ord(character) > 0x2E7F or character in "“”‘’—…×÷·" else 1 for character in words
    )


def _literal(words: str) -> str:
    """Return words for a header, in which an ampersand begins a code."""
    return words.replace("&", "&&")
