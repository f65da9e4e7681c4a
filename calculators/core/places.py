"""The places of an input: every field of it, with its path and what people call it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.decimals import typed
from calculators.core.fields import (
    Changes,
    Choice,
    Field,
    Fields,
    Group,
    MultipleChoice,
    Number,
    Rows,
    TextLine,
    YesNo,
)
from calculators.core.units import NO, NOTHING, YES, bare
from calculators.policy.text import Text

_PART = re.compile(r"([a-z_]+)(?:\[([0-9]{1,6})\])?")


@dataclass(frozen=True, slots=True)
class InputValue:
    """One field of an input: where it stands, its full label, what it was given."""

    path: str
    field: Field
    label: Text
    value: Any


def input_values(
    fields: Fields, given: Mapping[str, Any], prefix: str = "", label: Text | None = None
) -> Iterator[InputValue]:
    """Each single field of an input, those of its rows and groups included, in order.

    ``given`` is an input that was found to be sound. A group that it lacks is left out.
    """
    for field in fields:
        value = given.get(field.name)
        if isinstance(field, Group):
            if value is not None:
                name = joined_label(label, field.label)
                yield from input_values(field.fields, value, f"{prefix}{field.name}.", name)
        elif isinstance(field, Rows):
            for index, row in enumerate(value or []):
                name = joined_label(label, row_name(field, row, index))
                yield from input_values(field.fields, row, f"{prefix}{field.name}[{index}].", name)
        else:
            yield InputValue(prefix + field.name, field, joined_label(label, field.label), value)


def form_entries(
    fields: Fields, given: Mapping[str, Any], prefix: str = ""
) -> list[tuple[str, str]]:
    """Return the entries of the form that describes an input: paths, and what is typed there.

    ``given`` is an input as understood; ``prefix`` stands before each path.
    """
    return [
        (prefix + place.path, entry(place.field, place.value))
        for place in input_values(fields, given)
        if place.value is not None
    ]


def entry(field: Field, value: Any) -> str:
    """Return what is typed in a form for the value of a field."""
    if isinstance(field, Number) and field.unit == "share":
        return percent(str(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, list) else str(value)


def percent(share: str) -> str:
    """Write a share as a form shows it, beside the percent sign."""
    return typed(Decimal(share) * 100)


def row_name(field: Rows, row: Mapping[str, Any], index: int) -> Text:
    """Return what to call a row: the first words of its own, with what tells it apart, or its number."""
    own = next(
        (row[f.name] for f in field.fields if isinstance(f, TextLine) and row.get(f.name)), ""
    )
    number = Text(f"{field.row_label.zh} {index + 1}", f"{field.row_label.en} {index + 1}")
    if not own:
        return number
    if not field.distinguished_by:
        return Text(own, own)
    telling = row.get(field.distinguished_by)
    if telling and telling != own:
        return Text(f"{own}“{telling}”", f"{own} “{telling}”")
    return Text(f"{own}（{number.zh}）", f"{own} ({number.en})")


def joined_label(outer: Text | None, inner: Text) -> Text:
    """Return a label with that of what it stands in before it."""
    return inner if outer is None else Text(f"{outer.zh}：{inner.zh}", f"{outer.en}: {inner.en}")


def field_at(fields: Fields, path: str) -> Field | None:
    """Return the field that a path leads to, or nothing where there is none.

    ``positions[0].months`` is a field of a row, ``positions`` the list itself.
    """
    *outer, last = path.split(".")
    for part in outer:
        match = _PART.fullmatch(part)
        step = next((field for field in fields if match and field.name == match[1]), None)
        wanted = Rows if match and match[2] else Group
        if not isinstance(step, Rows | Group) or not isinstance(step, wanted):
            return None
        fields = step.fields
    return next((field for field in fields if field.name == last), None)


def with_value(given: Mapping[str, Any], path: str, value: Any) -> dict[str, Any] | None:
    """Return an input with another value at a path; ``None`` takes what stood there away.

    Returns nothing where the path leads to a row or group that the input lacks.
    """
    name, _, rest = path.partition(".")
    match = _PART.fullmatch(name)
    if match is None:
        return None
    changed = dict(given)
    if not rest:
        changed[name] = value
        if value is None:
            del changed[name]
        return changed
    inner = changed.get(match[1])
    if match[2] is None:
        if not isinstance(inner, Mapping):
            return None
        changed[match[1]] = with_value(inner, rest, value)
        return None if changed[match[1]] is None else changed
    index = int(match[2])
    if not isinstance(inner, list) or index >= len(inner):
        return None
    row = with_value(inner[index], rest, value)
    if row is None:
        return None
    changed[match[1]] = [*inner[:index], row, *inner[index + 1 :]]
    return changed


def shown_input(field: Field, value: Any, lang: str) -> str:
    """Write an input for people: an option by its label, a number by its unit."""
    if value is None:
        return NOTHING
    if isinstance(field, Choice):
        return field.option(value).label.of(lang)
    if isinstance(field, MultipleChoice):
        return ("、" if lang == "zh" else ", ").join(field.option(v).label.of(lang) for v in value)
    if isinstance(field, YesNo):
        return (YES if value else NO).of(lang)
    if isinstance(field, Number):
        return bare(value, field.unit)
    if isinstance(field, Changes):
        return ("；" if lang == "zh" else "; ").join(
            f"{path} = {one}" for path, one in value.items()
        )
    if isinstance(value, list | dict):
        return f"[{len(value)}]"
    return str(value)
