"""A workbook being written: its sheets, styles, names, and where each input and figure stands."""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter

from calculators.core.calculator import Result
from calculators.policy.text import Text
from calculators.workbook import hidden_sheet
from calculators.workbook.addresses import SHEETS, address_at, local_address, sheet_title
from calculators.workbook.styles import formats
from calculators.workbook.words import phrase

Cell = str | int | Decimal | None  # what stands in a cell: words, a number or nothing

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The widths of the columns of each sheet, in characters.
WIDTHS = {
    "notes": (38, 56, 10),
    "parameters": (40, 22, 13, 18, 46, 13, 11, 24),
    "labour": (22, 10, 12, 10, 15, 14, 15, 15, 15, 15, 15, 11),
    "workload": (18, 34, 14, 16, 18, 18, 18),
    "budget": (20, 28, 15, 14, 16, 17, 56),
    "checks": (11, 22, 15, 15, 15, 18, 56, 52),
}
WRAPPED = ("words", "line", "head", "given_words", "total_words")
_PADDING = 1  # characters of a column's width that words do not get
_LINE_HEIGHT = 14
_HIGHEST = 400  # points; a row can have 409
FIRST_ROW = 3  # below a sheet's title, its notice and the mark of figures for training
_A4 = 9
_LONGEST_NAME_IN_HEADER = 60
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and how others refer to it."""

    book: "Book"
    title: str
    page: xlsxwriter.worksheet.Worksheet
    widths: tuple[int, ...]
    lines: dict[int, int] = field(default_factory=dict)  # how many lines of words a row has

    def ref(self, row: int, column: int) -> str:
        """Return a cell's address as a formula anywhere in the workbook writes it."""
        return address_at(self.title, row, column)

    def column(self, first: int, last: int, column: int) -> str:
        """Return the address of a column's cells from one row to another."""
        return f"{self.ref(first, column)}:{local_address(last, column)}"

    def text(self, row: int, column: int, words: str, style: str = "words") -> None:
        """Write words, which stay words whatever they begin with."""
        self.page.write_string(row, column, words, self.book.formats[style])
        if style in WRAPPED:
            self._make_room(row, words, self.widths[column])

    def span(self, row: int, first: int, last: int, words: str, style: str = "words") -> None:
        """Write words over several columns."""
        self.page.merge_range(row, first, row, last, "", self.book.formats[style])
        self.page.write_string(row, first, words, self.book.formats[style])
        if style in WRAPPED:
            self._make_room(row, words, sum(self.widths[first : last + 1]))

    def _make_room(self, row: int, words: str, width: int) -> None:
        """Make a row as high as its words need: not every program does so by itself."""
        lines = sum(-(-text_width(line) // (width - _PADDING)) or 1 for line in words.split("\n"))
        self.lines[row] = max(lines, self.lines.get(row, 1))

    def heads(self, row: int, labels: tuple[str, ...]) -> None:
        """Write the head of a table."""
        for column, label in enumerate(labels):
            if label:
                self.text(row, column, label, "head")

    def given(
        self, row: int, column: int, path: str, value: Cell, style: str, name: str = ""
    ) -> None:
        """Write an input: a cell to be changed; ``path`` is where it stands in the input."""
        look = self.book.formats[f"given_{style}"]
        if value is None or value == "":
            self.page.write_blank(row, column, None, look)
        elif style == "words":
            self.text(row, column, str(value), "given_words")
        else:
            self.page.write_number(row, column, float(value), look)
        if path:
            self.book.given[path] = self.ref(row, column)
        self.book.name(name, self.ref(row, column))

    def formula(
        self, row: int, column: int, expression: str, value: Cell, style: str,
        path: str = "", places: int | None = None, name: str = "",
    ) -> None:  # fmt: skip
        """Write a formula with the value that we have for it.

        ``path`` is where the figure stands in the result, ``places`` its decimals there. An
        expression is made of addresses, names and our own words, never of a user's.
        """
        if value in _ERRORS:  # a user's words, which would be stored as an error
            self.text(row, column, str(value), style)
        else:
            cached = value if isinstance(value, str) else "" if value is None else float(value)
            look = self.book.formats[style]
            self.page.write_formula(row, column, f"={expression}", look, cached)
        if isinstance(value, str) and style in WRAPPED:
            self._make_room(row, value, self.widths[column])
        if path:
            self.book.figures[path] = (self.ref(row, column), places)
        self.book.name(name, self.ref(row, column))


@dataclass(slots=True)
class Book:
    """The workbook of a bid; ``given`` and ``figures`` say by path where inputs and figures are."""

    result: Result
    lang: str
    stream: io.BytesIO
    file: xlsxwriter.Workbook
    formats: dict[str, xlsxwriter.format.Format]
    sheets: dict[str, Sheet] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    figures: dict[str, tuple[str, int | None]] = field(default_factory=dict)

    def phrase(self, words: Text | str, *parts: object) -> str:
        """Return a text, or the fixed words of a key, in the workbook's language."""
        if isinstance(words, Text):
            return words.of(self.lang)
        return phrase(words, self.lang, *parts)

    def name(self, name: str, address: str) -> None:
        """Give a cell a name that formulas use; an empty name gives none."""
        if name and self.file.define_name(name, f"={address}") != 0:
            raise ValueError(f"{name} cannot be the name of a cell")

    def write_hidden_sheet(self) -> None:
        """Write where the inputs and figures are that were written so far."""
        page = self.file.add_worksheet(hidden_sheet.SHEET)
        page.very_hidden()
        described = hidden_sheet.describe(self.result, self.lang, self.given, self.figures)
        for number, row in enumerate(described.rows()):
            for column, words in enumerate(row):
                page.write_string(number, column, words)


def open_book(result: Result, lang: str) -> Book:
    """Return a workbook with its sheets, each titled and set up for print."""
    stream = io.BytesIO()
    file = xlsxwriter.Workbook(stream, {"in_memory": True, **SAFE})
    book = Book(result, lang, stream, file, formats(file, lang))
    # The same result gives the same bytes: the file's date is that of the policy data.
    year, month, day = (int(part) for part in result.policy_version.split("-"))
    moment = datetime(year, month, day, tzinfo=UTC).replace(tzinfo=None)
    file.set_properties({"title": book.phrase("title"), "created": moment})
    for key in SHEETS:
        title = sheet_title(key, lang)
        sheet = Sheet(book, title, file.add_worksheet(title), WIDTHS[key])
        for column, width in enumerate(sheet.widths):
            sheet.page.set_column(column, column, width)
        book.sheets[key] = sheet
        sheet.text(0, 0, title, "title")
        sheet.text(1, 0, book.phrase("notice", result.policy_version), "note")
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
    """Return what marks every sheet of a bid that is held against a pack for training."""
    standards = (book.result.inputs or {}).get("funder_profile")
    return book.phrase("illustrative") if standards and standards["illustrative"] else ""


def _print(sheet: Sheet, key: str) -> None:
    """Set up a sheet for A4: as wide as a page, its table's head on each, numbered."""
    book, page = sheet.book, sheet.page
    page.set_paper(_A4)
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
        f"&L{book.phrase('policy_data', book.result.policy_version)}&R{book.phrase('page_of')}"
    )
    # Without a password: it keeps formulas from being typed over, not from being looked at.
    page.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})


def text_width(words: str) -> int:
    """Return how wide words are; a Chinese character is two wide."""
    return sum(
        2 if ord(character) > 0x2E7F or character in "“”‘’—…×÷·" else 1 for character in words
    )


def _literal(words: str) -> str:
    """Return words for a header, in which an ampersand begins a code."""
    return words.replace("&", "&&")
