"""Read a raw input against declared fields: values, or every problem at once."""

import re
from collections.abc import Mapping
from typing import Any

from calculators.core.fields import (
    Changes,
    Choice,
    Field,
    Fields,
    Group,
    MultipleChoice,
    Number,
    Option,
    OtherInput,
    RawJson,
    Rows,
    TextLine,
    YesNo,
)
from calculators.core.number_field import parse_number_field
from calculators.core.problems import MOST_PROBLEMS, InvalidInputError, Problem, Problems, echo
from calculators.core.typed_numbers import NumberToken
from calculators.policy.text import COMMA, Text

Values = dict[str, Any]

_YES = ("true", "yes", "y", "1", "是", "on")
_NO = ("false", "no", "n", "0", "否", "off")


def parse(fields: Fields, raw: object) -> Values:
    """Return the values of ``fields`` in ``raw``, with fixed defaults filled in.

    Numbers become :class:`~decimal.Decimal` (whole ones ``int``), an input that
    was left out and has no default becomes ``None``.

    Raises:
        InvalidInputError: with every problem, in the order of the fields.
    """
    problems = Problems()
    values = _parse_object(fields, raw, "", problems)
    if problems:
        if problems.left:
            words = Text("另有 {0} 处错误未列出。", "{0} more problems are not listed.")
            problems.append(Problem("", "too_many", words.format(problems.left)))
        raise InvalidInputError(problems)
    return values


def _parse_object(fields: Fields, raw: object, path: str, problems: Problems) -> Values:
    if not isinstance(raw, Mapping):
        problems.add(
            path,
            "required",
            "这里应是由各填写项组成的对象（JSON object）。",
            "A JSON object with the fields is required here.",
        )
        return {}
    prefix = f"{path}." if path else ""
    names = {field.name for field in fields}
    values = {
        field.name: _parse_field(field, raw.get(field.name), prefix + field.name, fields, problems)
        for field in fields
    }
    known = COMMA.join(field.name for field in fields) if raw.keys() - names else ""
    for key in raw:
        if key not in names:
            problems.add(
                prefix + echo(key),
                "unknown_field",
                "没有“{0}”这一项。可用的有：{1}。",
                "There is no field “{0}”. The fields are: {1}.",
                echo(key),
                known,
            )
    _report_repeated(raw, prefix, problems)
    return values


def _report_repeated(raw: object, prefix: str, problems: Problems) -> None:
    for key in getattr(raw, "repeated", ()):
        problems.add(
            prefix + echo(key),
            "too_many",
            "“{0}”重复出现，只保留一个。",
            "“{0}” is given more than once. Keep one of them.",
            echo(key),
        )


def _parse_json(field: RawJson, raw: object, path: str, problems: Problems) -> object:
    """Return a JSON value as it is; a repeated key anywhere in it is a problem."""
    if not isinstance(raw, Mapping if field.kind == "object" else list):
        problems.add(
            path,
            "required",
            "“{0}”的结构不对，请用本站导出的文件。",
            "“{0}” has the wrong shape. Use a file that the site exported.",
            field.label,
        )
        return None
    _repeated_within(raw, path, problems)
    return raw


def _repeated_within(raw: object, path: str, problems: Problems) -> None:
    if isinstance(raw, Mapping):
        _report_repeated(raw, f"{path}.", problems)
        for key, value in raw.items():
            _repeated_within(value, f"{path}.{echo(key)}", problems)
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            _repeated_within(value, f"{path}[{index}]", problems)


def _object_to_parse_later(raw: object, path: str, problems: Problems) -> object:
    """Return an object as it is; it is parsed later, with other fields than this input's."""
    if isinstance(raw, Mapping):
        return raw
    _parse_object((), raw, path, problems)
    return None


def _parse_field(field: Field, raw: object, path: str, fields: Fields, problems: Problems) -> Any:
    if raw is None:
        if isinstance(field, Rows | MultipleChoice):
            raw = []
        elif field.default is not None:
            raw = field.default
        elif (
            field.required
            and isinstance(field, Group)
            and any(_must_be_entered(one) for one in field.fields)
        ):
            raw = {}  # so that the problems name the fields: a form has none for the group itself
        elif field.required:
            _report_missing(field, path, problems)
            return None
        else:
            return None
    match field:
        case Number():
            return parse_number_field(field, raw, path, fields, problems)
        case Choice():
            return _parse_choice(field, raw, path, problems)
        case MultipleChoice():
            return _parse_choices(field, raw, path, problems)
        case YesNo():
            return _parse_yes_no(field, raw, path, problems)
        case TextLine():
            return _parse_text(field, raw, path, problems)
        case Group():
            return _parse_object(field.fields, raw, path, problems)
        case Rows():
            return _parse_rows(field, raw, path, problems)
        case OtherInput() | Changes():
            return _object_to_parse_later(raw, path, problems)
        case RawJson():
            return _parse_json(field, raw, path, problems)
    raise TypeError(f"no way to read a {type(field).__name__}")


def _report_missing(field: Field, path: str, problems: Problems) -> None:
    problems.add(path, "required", "请填写“{0}”。", "Enter a value for “{0}”.", field.label)


def _report_no_list(field: Field, path: str, problems: Problems) -> None:
    problems.add(path, "required", "“{0}”应是一个列表。", "“{0}” must be a list.", field.label)


def _must_be_entered(field: Field) -> bool:
    return field.required and field.default is None and not isinstance(field, Group | Rows)


def _parse_choice(field: Choice, raw: object, path: str, problems: Problems) -> str | None:
    for option in field.options:
        if isinstance(raw, str) and _means(raw, option):
            return option.value
    _report_unknown_choice(field, raw, path, problems)
    return None


def _means(raw: str, option: Option) -> bool:
    """Return whether a text is an option's value or, as a person types it, its name."""
    return raw.strip() in (option.value, option.label.zh, option.label.en)


def _report_unknown_choice(
    field: Choice | MultipleChoice, raw: object, path: str, problems: Problems
) -> None:
    listed = field.options if len(problems) < MOST_PROBLEMS else ()
    options = COMMA.join(
        Text("{0}（{1}）", "{0}").format(option.value, option.label) for option in listed
    )
    problems.add(
        path,
        "unknown_choice",
        "“{0}”没有“{1}”这一选项。可选：{2}。",
        "“{1}” is not a choice for “{0}”. Choose one of: {2}.",
        field.label,
        echo(raw),
        options,
    )


def _parse_choices(
    field: MultipleChoice, raw: object, path: str, problems: Problems
) -> list[str] | None:
    """Return the chosen values in the order of the options, each once.

    A text (a form's entry, a CSV cell) names them with commas between.
    """
    named = list(filter(str.strip, re.split("[,，、;；]", raw))) if isinstance(raw, str) else raw
    if not isinstance(named, list | tuple):
        _report_no_list(field, path, problems)
        return None
    known = [
        option.value
        for option in field.options
        if any(isinstance(one, str) and _means(one, option) for one in named)
    ]
    for one in named:
        if not (isinstance(one, str) and any(_means(one, option) for option in field.options)):
            _report_unknown_choice(field, one, path, problems)
    return known


def _parse_yes_no(field: YesNo, raw: object, path: str, problems: Problems) -> bool | None:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower() if isinstance(raw, str) else ""
    if word in _YES or word in _NO:
        return word in _YES
    problems.add(
        path,
        "unknown_choice",
        "“{0}”应填是（true）或否（false）。",
        "“{0}” must be yes (true) or no (false).",
        field.label,
    )
    return None


def _parse_text(field: TextLine, raw: object, path: str, problems: Problems) -> str | None:
    if not isinstance(raw, str) or isinstance(raw, NumberToken):
        problems.add(
            path,
            "required",
            "“{0}”应填文字（加引号）。",
            "“{0}” must be text, in quotation marks.",
            field.label,
        )
        return None
    if len(raw) > field.longest:
        problems.add(
            path,
            "too_long",
            "“{0}”最多 {1} 个字符，现有 {2} 个。",
            "“{0}” may have {1} characters; it has {2}.",
            field.label,
            field.longest,
            len(raw),
        )
        return None
    if not raw.isprintable() and not all(map(_is_printable, raw)):
        problems.add(
            path,
            "required",
            "“{0}”含有不能显示的字符，请重新输入。",
            "“{0}” has characters that cannot be shown. Type it again.",
            field.label,
        )
        return None
    text = " ".join(raw.split())
    if field.required and not text:
        _report_missing(field, path, problems)
    return text


def _is_printable(character: str) -> bool:
    """Return whether a character can be stored in JSON, XML and a spreadsheet alike."""
    code = ord(character)
    return not (
        (code < 0x20 and character not in "\t\n\r")
        or 0x7F <= code <= 0x9F
        or 0xD800 <= code <= 0xDFFF  # half of a surrogate pair
        or 0x202A <= code <= 0x202E  # turns the reading direction of what follows
        or 0x2066 <= code <= 0x2069
        or code & 0xFFFE == 0xFFFE
    )


def _parse_rows(field: Rows, raw: object, path: str, problems: Problems) -> list[Values]:
    if not isinstance(raw, list | tuple):
        _report_no_list(field, path, problems)
        return []
    if len(raw) < field.fewest:
        problems.add(
            path,
            "required",
            "“{0}”至少要有 {1} 行。",
            "“{0}” needs at least {1} row.",
            field.label,
            field.fewest,
        )
    if len(raw) > field.most:
        problems.add(
            path,
            "too_many",
            "“{0}”最多 {1} 行，现有 {2} 行。",
            "“{0}” may have {1} rows; it has {2}.",
            field.label,
            field.most,
            len(raw),
        )
        return []
    return [
        _parse_object(field.fields, row, f"{path}[{index}]", problems)
        for index, row in enumerate(raw)
    ]
