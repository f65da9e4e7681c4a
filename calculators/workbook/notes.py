"""The first sheet: what this workbook is, how to use it, its readings, and what it leaves open."""

from typing import Any

from calculators.core.paths import leaves
from calculators.core.readings import chosen_reading
from calculators.core.units import NO, YES
from calculators.policy.text import Text
from calculators.workbook.book import FIRST_ROW, Book, Sheet

_MOST_DIGITS = 15  # that a spreadsheet keeps of a number


def notes_sheet(book: Book) -> None:
    """Write the notes of a workbook."""
    sheet = book.sheets["notes"]
    row = FIRST_ROW
    inputs: dict[str, Any] = book.result.inputs or {}
    if name := inputs["project"]["name"]:
        sheet.text(row, 0, name, "section")
        row += 2
    row = _legend(sheet, row)
    paragraphs = ["unofficial", "live", "rounding_note", "adding", "standards", "not_checked"]
    paragraphs += ["long_numbers"] if _has_long_numbers(inputs) else []
    for key in paragraphs:
        row = _paragraph(sheet, row, book.phrase(key))
    row = _paragraph(sheet, row, _whose_standards(book))
    row = _readings(sheet, row + 1) + 1
    sheet.text(row, 0, book.phrase("unread"), "section")
    for provision in book.result.policy.provisions.values():
        if provision.status == "unknown":
            row += 1
            _paragraph(sheet, row, book.phrase(Text(provision.zh, provision.en)))


def _paragraph(sheet: Sheet, row: int, words: str) -> int:
    """Write a paragraph over the sheet's width and return the row after it."""
    sheet.span(row, 0, len(sheet.widths) - 1, words, "line")
    return row + 1


def _legend(sheet: Sheet, row: int) -> int:
    sheet.text(row, 0, sheet.book.phrase("legend"), "section")
    for key, style in (("input", "input_words"), ("formula", "words"), ("unrounded", "exact")):
        row += 1
        sheet.text(row, 0, sheet.book.phrase(f"legend_{key}"), style)
        sheet.text(row, 1, sheet.book.phrase(f"legend_{key}_what"))
    return row + 2


def _has_long_numbers(value: Any) -> bool:
    """Return whether an input has a number that a spreadsheet cannot hold exactly."""
    for _, one in leaves(value):
        digits = one.replace(".", "", 1) if isinstance(one, str) else ""
        if digits.isdecimal() and len(digits.strip("0")) > _MOST_DIGITS:
            return True
    return False


def _whose_standards(book: Book) -> str:
    standards: dict[str, Any] | None = (book.result.inputs or {}).get("funder_profile")
    if standards is None:
        return book.phrase("no_standards")
    parts = [standards["name"], standards["source"], standards["date"]]
    parts += [book.phrase("illustrative")] if standards["illustrative"] else []
    joint = "，" if book.lang == "zh" else ", "
    name = joint.join(filter(None, parts)) or book.phrase("unnamed_standards")
    return book.phrase("standards_used", name)


def _readings(sheet: Sheet, row: int) -> int:
    book = sheet.book
    used = [
        (part, switch)
        for _, part in book.result.with_parts()
        if part.inputs
        for switch in part.calculator.switches
    ]
    if not used:
        return row
    sheet.text(row, 0, book.phrase("readings_used"), "section")
    sheet.headings(row + 1, "reading_question", "reading_used", "default")
    for at, (part, switch) in enumerate(used, row + 2):
        reading = part.policy.reading(switch.reading)
        chosen = chosen_reading(switch, (part.inputs or {})[switch.name], part.policy)
        words = next(option.label for option in reading.options if option.id == chosen)
        usual = YES if chosen == reading.default else NO
        for column, text in enumerate((reading.question, words, usual)):
            sheet.text(at, column, book.phrase(text))
    return row + 2 + len(used)
