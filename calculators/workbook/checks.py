"""The sheet of checks: each verdict a formula over its own row, with our words beside it."""

from calculators.core.calculator import Check, OtherReading, Result, Status
from calculators.core.outputs import RuleCheck
from calculators.render.labels import OURS, STATUS, force_of
from calculators.render.labels import phrase as result_phrase
from calculators.workbook.addresses import local_address
from calculators.workbook.book import FIRST_ROW, Book, Sheet
from calculators.workbook.limits import Layout, Limits, limits, sums

STATUS_COLUMN, RULE, VALUE, LOW, HIGH, FORCE, MESSAGE, WORDS = range(8)
_HEADINGS = ("status", "rule", "compared", "at_least", "at_most", "force", "message", "provision")


def checks_sheet(layout: Layout) -> None:
    """Write every check of the bid and its parts, and the workbook's own: that its lines add up."""
    book = layout.book
    sheet = book.sheets["checks"]
    sheet.headings(FIRST_ROW, *_HEADINGS)
    row = FIRST_ROW
    for _, part in book.result.with_parts():
        seen: dict[tuple[str, str], int] = {}
        for check in part.checks:
            key = (check.id, check.path)
            seen[key] = seen.get(key, -1) + 1
            row += 1
            path = f"checks[{row - FIRST_ROW - 1}].status"
            _verdict(sheet, row, limits(layout, check, seen[key]), check.status, path)
            _words(book, sheet, row, part, check)
    _verdict(sheet, row + 1, sums(layout), "pass")
    for column, words in ((RULE, "adds_up"), (MESSAGE, "adds_up_what"), (WORDS, "")):
        sheet.text(row + 1, column, book.phrase(words) if words else "")
    sheet.text(row + 1, FORCE, book.phrase(OURS))


def _verdict(sheet: Sheet, row: int, compared: Limits, status: Status, path: str = "") -> None:
    """Write a value with its limits and the verdict on it; ``path`` leads to the result's verdict."""
    book = sheet.book
    for column, one in ((VALUE, compared.value), (LOW, compared.low), (HIGH, compared.high)):
        if one is None:
            sheet.text(row, column, "")
        else:
            sheet.formula(row, column, *one, compared.style)
    value, low, high = (local_address(row, c) for c in (VALUE, LOW, HIGH))
    outside = [f"{value}<{low}"] if compared.low else []
    outside += [f"{value}>{high}"] if compared.high else []
    words = {status: f'"{book.phrase(STATUS[status])}"' for status in ("pass", "warn", "unknown")}
    verdict = (
        f"IF(ISNUMBER({value}),IF(OR({','.join(outside)}),{words['warn']},{words['pass']}),"
        f"{words['unknown']})"
    )
    sheet.formula(row, STATUS_COLUMN, verdict, book.phrase(STATUS[status]), "verdict", path)


def _words(book: Book, sheet: Sheet, row: int, part: Result, check: Check) -> None:
    """Write a check's rule, how binding it is, our message and the words of the provisions."""
    declared = part.calculator.rule_check(check.id)
    sheet.text(row, RULE, book.phrase(declared.label))
    sheet.text(row, FORCE, book.phrase(force_of(declared, check.force)))
    others = (_other(book, other) for other in check.other_readings)
    sheet.text(row, MESSAGE, "\n".join((book.phrase(check.message), *others)))
    sheet.text(row, WORDS, "\n".join(_wording(book, declared)))


def _wording(book: Book, declared: RuleCheck) -> list[str]:
    """Return the provisions of a check: their words if these decide, otherwise their names."""
    if declared.source:
        return [book.phrase(book.result.policy.source(declared.source).title)]
    provisions = [book.result.policy.provision(id) for id in declared.provisions]
    if declared.force and not declared.in_its_words:
        return [book.phrase("see_provision", book.phrase(one.label)) for one in provisions]
    return [one.en if book.lang == "en" else one.zh for one in provisions]


def _other(book: Book, other: OtherReading) -> str:
    """Return that another reading of the words would change a check."""
    options = book.result.policy.reading(other.reading).options
    words = next(option.label for option in options if option.id == other.option)
    return result_phrase(
        "other_reading", book.lang, book.phrase(STATUS[other.status]), book.phrase(words)
    )
