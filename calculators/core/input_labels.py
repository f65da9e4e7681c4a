"""What people call the inputs: the label of each value, and the value in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
from calculators.core.paths import fields_along
from calculators.core.units import NO, NOTHING, YES, bare
from calculators.policy.text import COMMA, NO_TEXT, SEMICOLON, Text


@dataclass(frozen=True, slots=True)
class InputValue:
    """One field of an input: its path, its declaration, its full label and its value."""

    path: str
    field: Field
    label: Text
    value: Any


def input_values(
    fields: Fields, values: Mapping[str, Any], prefix: str = "", label: Text | None = None
) -> Iterator[InputValue]:
    """Yield each single field of an input in order, those of its rows and groups included.

    ``values`` is a valid input. A group that it lacks is left out.
    """
    for field in fields:
        value = values.get(field.name)
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


def row_name(field: Rows, row: Mapping[str, Any], index: int) -> Text:
    """Return what to call a row: its first text, with what tells it apart, or its number."""
    own = next(
        (row[f.name] for f in field.fields if isinstance(f, TextLine) and row.get(f.name)), ""
    )
    number = field.row_label + Text(f" {index + 1}", f" {index + 1}")
    if not own:
        return number
    if not field.distinguished_by:
        return Text(own, own)
    other = row.get(field.distinguished_by)
    if other and other != own:
        return Text("{0}“{1}”", "{0} “{1}”").format(own, other)
    return Text("{0}（{1}）", "{0} ({1})").format(own, number)


def joined_label(outer: Text | None, inner: Text) -> Text:
    """Return a label after that of the group or row that it belongs to."""
    return inner if outer is None else Text("：", ": ").join((outer, inner))


def label_at(fields: Fields, values: Mapping[str, Any], path: str) -> Text:
    """Return what people call the field or row at a path: its groups, its row and itself."""
    label = None
    for field, row in fields_along(fields, path):
        values = values.get(field.name) or {}
        own = field.label
        if row is not None and isinstance(field, Rows):
            values = values[row]
            own = row_name(field, values, row)
        label = joined_label(label, own)
    return label or NO_TEXT


def shown_input(field: Field, value: Any, lang: str) -> str:
    """Write an input for people: an option by its label, a number by its unit."""
    if value is None:
        return NOTHING
    if isinstance(field, Choice):
        return field.option(value).label.of(lang)
    if isinstance(field, MultipleChoice):
        return COMMA.of(lang).join(field.option(one).label.of(lang) for one in value)
    if isinstance(field, YesNo):
        return (YES if value else NO).of(lang)
    if isinstance(field, Number):
        return bare(value, field.unit)
    if isinstance(field, Changes):
        return SEMICOLON.of(lang).join(f"{path} = {one}" for path, one in value.items())
    if isinstance(value, list | dict):
        return f"[{len(value)}]"
    return str(value)
