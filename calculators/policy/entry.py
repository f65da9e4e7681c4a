"""Reading one entry of a register file, field by field, and refusing what does not belong."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from calculators.policy.errors import RegisterError
from calculators.policy.text import Text

_T = TypeVar("_T")


class Entry:
    """One table of a TOML file. Every method takes its field; `finish` refuses what is left over.

    All methods raise RegisterError with the file, the entry's id and the field's name.
    """

    def __init__(self, file: str, table: object, place: str) -> None:
        self.file = file
        self.name = place
        if not isinstance(table, Mapping):
            raise RegisterError(file, place, "", "is not a table")
        self._left = dict(table)
        if isinstance(table.get("id"), str):
            self.name = table["id"]

    def refuse(self, field: str, problem: str) -> RegisterError:
        """Return the error to raise about `field` of this entry."""
        return RegisterError(self.file, self.name, field, problem)

    def string(self, field: str) -> str:
        """Take a required string with something in it."""
        if field not in self._left:
            raise self.refuse(field, "is missing")
        value = self._left.pop(field)
        if not isinstance(value, str):
            raise self.refuse(field, f"must be a string, not {type(value).__name__} {value!r}")
        if not value.strip():
            raise self.refuse(field, "is empty")
        return value

    def choice(self, field: str, allowed: tuple[str, ...]) -> str:
        """Take a required string that is one of `allowed`."""
        value = self.string(field)
        if value not in allowed:
            raise self.refuse(field, f"{value!r} is not one of {', '.join(allowed)}")
        return value

    def decimal(self, field: str) -> tuple[Decimal, str]:
        """Take a required figure, as an exact decimal and as the string it was written as.

        Only digits with at most one point are a figure: no sign, exponent, grouping or unit.
        """
        text = self.string(field)
        whole, point, fraction = text.partition(".")
        digits = whole + (fraction if point else "0")
        if not (whole and (fraction or not point) and digits.isascii() and digits.isdigit()):
            raise self.refuse(field, f'{text!r} is not a plain decimal such as "0.20"')
        return Decimal(text), text

    def date(self, field: str) -> str:
        """Take a required ISO date (YYYY-MM-DD), kept as the string it is."""
        text = self.string(field)
        try:
            valid = date.fromisoformat(text).isoformat() == text
        except ValueError:
            valid = False
        if not valid:
            raise self.refuse(field, f"{text!r} is not a date (YYYY-MM-DD)")
        return text

    def integer(self, field: str) -> int:
        """Take a required whole number."""
        value = self._left.pop(field, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse(field, f"must be a whole number, not {value!r}")
        return value

    def boolean(self, field: str) -> bool:
        """Take a required true or false."""
        value = self._left.pop(field, None)
        if not isinstance(value, bool):
            raise self.refuse(field, f"must be true or false, not {value!r}")
        return value

    def text(self, field: str) -> Text:
        """Take a required pair `{ zh = "…", en = "…" }`."""
        if field not in self._left:
            raise self.refuse(field, "is missing")
        table = self._left.pop(field)
        if not isinstance(table, Mapping):
            raise self.refuse(field, "must be a pair { zh = …, en = … }")
        for lang in ("zh", "en"):
            said = table.get(lang)
            if not isinstance(said, str) or not said.strip():
                raise self.refuse(f"{field}.{lang}", "is missing")
        for extra in sorted(set(table) - {"zh", "en"}):
            raise self.refuse(f"{field}.{extra}", "is not a known field")
        return Text(table["zh"], table["en"])

    def strings(self, field: str) -> tuple[str, ...]:
        """Take a list of strings without repeats; empty when the field is absent."""
        value = self._left.pop(field, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.refuse(field, "must be a list of strings")
        if len(set(value)) != len(value):
            raise self.refuse(field, "names something twice")
        return tuple(value)

    def entries(self, field: str) -> list["Entry"]:
        """Take the tables of a nested list, named after this entry; empty when the field is absent."""
        value = self._left.pop(field, [])
        if not isinstance(value, list):
            raise self.refuse(field, "must be a list of tables")
        nested = []
        for number, table in enumerate(value, start=1):
            entry = Entry(self.file, table, f"#{number}")
            entry.name = f"{self.name} · {field} {entry.name}"
            nested.append(entry)
        return nested

    def optional(self, field: str, read: Callable[[str], _T]) -> _T | None:
        """Return what `read` (one of the methods above) makes of the field, or None when it is absent."""
        return read(field) if field in self._left else None

    def finish(self) -> None:
        """Refuse every field that was not taken."""
        for field in self._left:
            raise self.refuse(field, "is not a known field")


def entries(file: str, document: Mapping[str, Any], kind: str) -> list[Entry]:
    """Return the `[[kind]]` tables of a register file, in order, no id twice. Raises RegisterError."""
    tables = document.get(kind)
    if not isinstance(tables, list):
        raise RegisterError(file, "", kind, "must be a list of tables")
    found = [Entry(file, table, f"{kind} #{n}") for n, table in enumerate(tables, start=1)]
    seen: set[str] = set()
    for entry in found:
        if entry.name in seen:
            raise entry.refuse("id", "is used twice")
        seen.add(entry.name)
    return found
