"""JSON Schema (draft 2020-12) of a calculator's inputs, from its declaration."""

from decimal import Decimal
from typing import Any

from calculators.core.calculator import Calculator
from calculators.core.decimals import typed
from calculators.core.fields import (
    Changes,
    Choice,
    Field,
    Fields,
    Group,
    MultipleChoice,
    Number,
    OtherInput,
    RawJson,
    Rows,
    TextLine,
    YesNo,
)
from calculators.policy.text import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(calculator: Calculator) -> dict[str, Any]:
    """Return the schema; titles and descriptions hold Chinese, then English.

    Numbers may be JSON numbers or text as a person types it. A number as text
    cannot be bounded by a schema: its range is in the description, and checked
    when it is read.
    """
    return {
        "$schema": DIALECT,
        "title": _both(calculator.title),
        "description": _both(calculator.summary),
        **_object(calculator.inputs),
    }


def _object(fields: Fields) -> dict[str, Any]:
    required = [field.name for field in fields if _is_required(field)]
    return {
        "type": "object",
        "properties": {field.name: _field(field) for field in fields},
        "required": required,
        "additionalProperties": False,
    }


def _is_required(field: Field) -> bool:
    return field.required or (isinstance(field, Rows) and field.fewest > 0)


def _both(text: Text) -> str:
    return f"{text.zh} / {text.en}"


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"title": _both(field.label)}
    if field.help:
        described["description"] = _both(field.help)
    match field:
        case Number():
            return described | _number(field)
        case Choice():
            options = {"enum": [option.value for option in field.options]}
            return described | options | _default(field.default)
        case MultipleChoice():
            values = {"enum": [option.value for option in field.options]}
            return described | {"type": "array", "items": values, "uniqueItems": True}
        case YesNo():
            return described | {"type": "boolean"} | _default(field.default)
        case TextLine():
            limits = {"type": "string", "maxLength": field.longest}
            return described | limits | _default(field.default)
        case Group():
            return described | _object(field.fields)
        case Rows():
            limits = {"type": "array", "minItems": field.fewest, "maxItems": field.most}
            return described | limits | {"items": _object(field.fields)}
        case OtherInput():  # it has its own schema: that of the calculator it is the input of
            return described | {"type": "object"}
        case Changes():
            return described | {"type": "object", "minProperties": 1}
        case RawJson():
            return described | {"type": field.kind}
    raise TypeError(f"no schema for a {type(field).__name__}")


def _default(default: object) -> dict[str, Any]:
    return {} if default is None else {"default": default}


def _number(field: Number) -> dict[str, Any]:
    return {
        "anyOf": [
            {
                "type": "integer" if field.whole else "number",
                "minimum": _json_number(field.minimum),
                "maximum": _json_number(field.maximum),
            },
            {"type": "string", "minLength": 1, "maxLength": 40},
        ],
        "x-unit": field.unit,
        **_default(field.default),
    }


def _json_number(limit: Decimal) -> int | float:
    """Return a limit of the schema; limits are short enough to survive a binary float."""
    return int(limit) if limit == limit.to_integral_value() else float(typed(limit))
