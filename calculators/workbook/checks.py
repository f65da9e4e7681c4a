"""The sheet of checks: each verdict a formula over its own row, with our words beside it."""

from calculators.core.calculator import Check, OtherReading, Result, Status
from calculators.core.outputs import RuleCheck
from calculators.render.labels import OURS, STATUS, force_of
from calculators.render.labels import phrase as result_phrase
from calculators.workbook.addresses import local_address
from calculators.workbook.book import FIRST_ROW, Book, Sheet
from calculators.workbook.limits import Limits, Places, limits, sums

STATUS_COLUMN, RULE, VALUE, LOW, HIGH, FORCE, MESSAGE, WORDS = range(8)


def checks_sheet(places: Places) -> None:
    """Write every check of the bid and its parts, and one of the workbook's own: that it adds up."""
    book = places.book
    sheet = book.sheets["checks"]
    heads = ("status", "rule", "compared", "at_least", "at_most", "force", "message", "wording")
    sheet.heads(FIRST_ROW, tuple(book.phrase(head) for head in heads))
    row = FIRST_ROW
    for _, part in book.result.with_parts():
        seen: dict[tuple[str, str], int] = {}
        for check in part.checks:
            key = (check.id, check.path)
            seen[key] = seen.get(key, -1) + 1
            row += 1
            path = f"checks[{row - FIRST_ROW - 1}].status"
            _found(sheet, row, limits(places, check, seen[key]), check.status, path)
            _words(book, sheet, row, part, check)
    _found(sheet, row + 1, sums(places), "pass")
    for column, words in ((RULE, "adds_up"), (MESSAGE, "adds_up_what"), (WORDS, "")):
        sheet.text(row + 1, column, book.phrase(words) if words else "")
    sheet.text(row + 1, FORCE, book.phrase(OURS))


def _found(sheet: Sheet, row: int, compared: Limits, status: Status, path: str = "") -> None:
    """Write what is compared, and the verdict on it; ``path`` is that of a verdict of the result."""
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
    """Write which rule a check is about, how binding it is, what we say and what the text says."""
    declared = part.calculator.rule_check(check.id)
    sheet.text(row, RULE, book.phrase(declared.label))
    sheet.text(row, FORCE, book.phrase(force_of(declared, check.force)))
    others = (_other(book, other) for other in check.other_readings)
    sheet.text(row, MESSAGE, "\n".join((book.phrase(check.message), *others)))
    sheet.text(row, WORDS, "\n".join(_wording(book, declared)))


def _wording(book: Book, declared: RuleCheck) -> list[str]:
    """Return the provisions of a check: their words where those decide, otherwise their names."""
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
