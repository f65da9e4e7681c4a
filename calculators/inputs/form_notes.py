"""What a form says of an entry that could be meant in two ways."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.core.decimals import typed
from calculators.core.fields import Changes, Field, Fields, Number, OtherInput
from calculators.core.paths import field_at
from calculators.core.typed_numbers import NotANumberError, TooLongError, cleaned, parse_number
from calculators.inputs.form import is_share


@dataclass(frozen=True, slots=True)
class ShareNote:
    """A share typed without its sign that could be meant as a fraction: 0.06 as 6 %.

    ``path`` is that of the field, ``read`` the percentage as it was read, and ``other`` the
    other meaning, in percent too.
    """

    path: str
    read: str
    other: str


def share_notes(fields: Fields, entries: list[tuple[str, str]]) -> Iterator[ShareNote]:
    """Find the entries that the form reads as a percentage and the command line as a fraction."""
    texts = dict(entries)
    for path, text in entries:
        field, place = _field_of(fields, texts, path)
        if not isinstance(field, Number) or not is_share(field):
            continue
        try:
            number = parse_number(text)  # with a sign it is no plain number, and has one meaning
        except (NotANumberError, TooLongError):
            continue
        if number and field.minimum <= number <= field.maximum:
            yield ShareNote(place, typed(number), typed(number * 100))


def _field_of(fields: Fields, texts: dict[str, str], path: str) -> tuple[Field | None, str]:
    """Return what an entry is typed for, and where: a change is typed for a field of the base."""
    field = field_at(fields, path)
    place = path.removesuffix(".value")
    if field is None and isinstance(field_at(fields, place), Changes):
        base = next(one for one in fields if isinstance(one, OtherInput))
        inputs = base.inputs.get(texts.get(base.of, ""), ())
        return field_at(inputs, cleaned(texts.get(f"{place}.path", ""))), place
    return field, path
