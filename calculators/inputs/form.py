"""A form's entries: read into an input, and made from one."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculators.core.decimals import typed
from calculators.core.fields import Field, Fields, Group, Number, OtherInput, Rows
from calculators.core.input_labels import input_values
from calculators.core.paths import assemble
from calculators.core.typed_numbers import cleaned


def form_entries(
    fields: Fields, values: Mapping[str, Any], prefix: str = ""
) -> list[tuple[str, str]]:
    """Return the entries of the form that describes an input: pairs of path and text.

    ``values`` is an input as understood; ``prefix`` stands before each path.
    """
    return [
        (prefix + one.path, entry(one.field, one.value))
        for one in input_values(fields, values)
        if one.value is not None
    ]


def entry(field: Field, value: Any) -> str:
    """Return what is typed in a form for the value of a field."""
    if is_share(field):
        return percent(str(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, list) else str(value)


def percent(share: str) -> str:
    """Write a share as the number before a form's percent sign."""
    return typed(Decimal(share) * 100)


def as_share(text: str) -> str:
    """Return what is typed before a form's percent sign as it is read: ``20`` as ``20%``."""
    return text if cleaned(text).endswith("%") else f"{cleaned(text)}%"


def is_share(field: Field | None) -> bool:
    """Return whether a field is typed before a percent sign that the form shows."""
    return isinstance(field, Number) and field.unit == "share"


def form_input(fields: Fields, entries: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the input that a form describes; fields that are left empty are not in it.

    A share is typed in a field that already shows the percent sign, so ``20`` there means 20 %.
    A row whose fields are all empty is still a row. An optional group is in the input only once
    something other than its defaults is entered in it.
    """
    raw = assemble((path, text) for path, text in entries)
    return _without_empty(fields, raw)


def _without_empty(fields: Fields, raw: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Field] = {field.name: field for field in fields}
    values: dict[str, Any] = {}
    for name, value in raw.items():
        field = known.get(name)
        if isinstance(field, Rows) and isinstance(value, list):
            values[name] = [_without_empty(field.fields, row) for row in value]
        elif isinstance(field, Group) and isinstance(value, dict):
            part = _without_empty(field.fields, value)
            if part and (field.required or not _has_only_defaults(field.fields, value)):
                values[name] = part
        elif isinstance(field, OtherInput) and isinstance(value, dict):
            values[name] = _without_empty(field.inputs.get(raw.get(field.of, ""), ()), value)
        elif not isinstance(value, str):
            values[name] = value
        elif cleaned(value):
            values[name] = as_share(value) if is_share(field) else value
    return values


def _has_only_defaults(fields: Fields, entered: dict[str, Any]) -> bool:
    """Return whether a group of a form has only what the form fills in by itself."""
    known: dict[str, Field] = {field.name: field for field in fields}
    return all(_is_default(known.get(name), value) for name, value in entered.items())


def _is_default(field: Field | None, value: Any) -> bool:
    if isinstance(field, Rows) and isinstance(value, list):
        return all(_has_only_defaults(field.fields, row) for row in value)
    if isinstance(field, Group) and isinstance(value, dict):
        return _has_only_defaults(field.fields, value)
    if field is None or not isinstance(value, str):
        return False
    return not cleaned(value) or (
        field.default is not None and value == entry(field, field.default)
    )
