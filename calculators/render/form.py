"""The form of a calculator, filled with an input, as HTML that works as a document too."""

from typing import Any

from calculators.core.calculator import Calculator
from calculators.core.fields import (
    Changes,
    Choice,
    Field,
    Fields,
    Group,
    MultipleChoice,
    Number,
    OtherInput,
    Rows,
    TextLine,
    YesNo,
)
from calculators.inputs.form import percent
from calculators.policy.text import Text
from calculators.render.labels import phrase
from calculators.render.markup import Attributes, Html, joined, tag
from calculators.render.other_input import changes, other_input

ANY_ROW = "#"  # stands for the number of a row in the template of new rows
# What the style sheet calls each kind of field: calc-field-number, calc-field-line and so on.
_STYLES = {Changes: "changes", Choice: "choice", Number: "number", TextLine: "line", YesNo: "yesno"}


def form(calculator: Calculator, values: dict[str, Any], lang: str) -> Html:
    """Return the form with ``values`` (an input as understood) filled in."""
    return tag(
        "form",
        {
            "class": "calc-form",
            "autocomplete": "off",
            "novalidate": True,
            "aria-label": calculator.title.of(lang),
        },
        *_fields(calculator.inputs, values, "", lang),
    )


def _fields(fields: Fields, values: dict[str, Any], prefix: str, lang: str) -> list[Html]:
    """Return the fields of a form or of one part of it; what is seldom wanted is folded away."""
    parts: dict[str, list[Html]] = {"": [], "advanced": [], "reading_switches": []}
    named = {field.of: field for field in fields if isinstance(field, OtherInput)}
    for field in fields:
        if (
            isinstance(field, Choice) and field.name in named
        ):  # it goes with the input that it names
            other = named[field.name]
            parts[""].append(other_input(other, field, values, prefix + other.name, lang))
            continue
        if isinstance(field, OtherInput):
            continue
        part = "reading_switches" if field.reading else "advanced" if field.advanced else ""
        parts[part].append(_any_field(field, values.get(field.name), prefix + field.name, lang))
    plain = parts.pop("")
    folds = [_fold(word, folded, prefix, lang) for word, folded in parts.items() if folded]
    return plain + folds


def _fold(word: str, fields: list[Html], prefix: str, lang: str) -> Html:
    """Return fields that are folded away until wanted."""
    return tag(
        "details",
        {"class": "calc-advanced", "id": (prefix + word).replace("_", "-").replace(".", "-")},
        tag("summary", None, phrase(word, lang)),
        tag("div", {"class": "calc-fields"}, *fields),
    )


def _any_field(field: Field, value: Any, path: str, lang: str) -> Html:
    if isinstance(field, Rows):
        return _rows(field, value or [], path, lang)
    if isinstance(field, Group):
        return _group(field, value or {}, path, lang)
    if isinstance(field, MultipleChoice):
        return _several(field, value or [], path, lang)
    return _field(field, value, path, lang)


def _field(field: Field, value: Any, path: str, lang: str, help_id: str | None = None) -> Html:
    """Return one field with its label, help and place for an error.

    ``help_id`` names help that stands once for all rows of a list.
    """
    own_help = f"help-{path}" if field.help and help_id is None else None
    described = " ".join(filter(None, (own_help, help_id, f"error-{path}")))
    optional = not field.required and field.default is None
    return tag(
        "div",
        {"class": f"calc-field calc-field-{_STYLES[type(field)]}", "data-path": path},
        tag(
            "label",
            {"for": f"in-{path}"},
            field.label.of(lang),
            tag("span", {"class": "calc-optional"}, f" {phrase('optional', lang)}")
            if optional
            else None,
        ),
        tag("p", {"class": "calc-help", "id": own_help}, field.help.of(lang))
        if own_help and field.help
        else None,
        _control(field, value, path, described, lang),
        tag("p", {"class": "calc-error", "id": f"error-{path}", "hidden": True}),
    )


def _group(field: Group, values: dict[str, Any], path: str, lang: str) -> Html:
    """Return the fields of a part under its heading."""
    return tag(
        "section",
        {"class": "calc-group", "id": f"in-{path}"},
        tag("h3", None, field.label.of(lang)),
        tag("p", {"class": "calc-help"}, field.help.of(lang)) if field.help else None,
        _file_tools(path, lang) if field.exportable else None,
        *_fields(field.fields, values, f"{path}.", lang),
    )


def _file_tools(path: str, lang: str) -> Html:
    """Return the buttons that load, save and exemplify a part (docs/assets/js/calculator/part-file.mjs)."""

    def button(action: str) -> Html:
        attributes = {"type": "button", "class": "calc-button", "data-file": action}
        return tag("button", attributes, phrase(f"file_{action}", lang))

    return tag(
        "div",
        {"class": "calc-file", "data-part": path},
        button("load"),
        button("save"),
        button("sample"),
        tag(
            "input",
            {
                "type": "file",
                "accept": ".json,.toml",
                "aria-label": phrase("file_load", lang),
                "hidden": True,
            },
        ),
        tag("div", {"class": "calc-file-status", "role": "status"}),
    )


def _several(field: MultipleChoice, chosen: list[str], path: str, lang: str) -> Html:
    """Return a box to tick for each option; the page sends the ticked ones as one entry."""
    boxes = (
        tag(
            "label",
            None,
            tag(
                "input",
                {
                    "type": "checkbox",
                    "name": path,
                    "value": option.value,
                    "checked": option.value in chosen,
                },
            ),
            tag("span", None, option.label.of(lang)),
        )
        for option in field.options
    )
    return tag(
        "fieldset",
        {
            "class": "calc-field calc-field-several",
            "data-path": path,
            "id": f"in-{path}",
            "tabindex": "-1",
        },
        tag("legend", None, field.label.of(lang)),
        tag("p", {"class": "calc-help"}, field.help.of(lang)) if field.help else None,
        tag("div", {"class": "calc-boxes"}, *boxes),
        tag("p", {"class": "calc-error", "id": f"error-{path}", "hidden": True}),
    )


def _control(field: Field, value: Any, path: str, described: str, lang: str) -> Html:
    common: Attributes = {
        "id": f"in-{path}",
        "name": path,
        "aria-describedby": described,
    }
    match field:
        case Choice():
            open_yet = tag("option", {"value": ""}, phrase("not_chosen", lang))
            return tag(
                "select",
                # What “clear” goes back to; without it a choice must be made.
                {**common, "data-default": str(field.default) if field.default else None},
                open_yet if field.default is None else None,
                *(
                    tag(
                        "option",
                        {
                            "value": option.value,
                            "selected": option.value == (value or field.default),
                        },
                        option.label.of(lang),
                    )
                    for option in field.options
                ),
            )
        case YesNo():
            chosen = value if value is not None else field.default
            default = None if field.default is None else str(field.default).lower()
            open_yet = tag("option", {"value": ""}, phrase("not_chosen", lang))
            return tag(
                "select",
                {**common, "data-default": default},
                open_yet if field.default is None else None,
                *(
                    tag("option", {"value": written, "selected": chosen is yes}, phrase(word, lang))
                    for written, yes, word in (("true", True, "yes"), ("false", False, "no"))
                ),
            )
        case Number():
            return _number(field, value, common)
        case TextLine():
            limit = {"maxlength": str(field.longest)}
            return tag("input", {"type": "text", **common, **limit, "value": value or ""})
        case Changes():
            return changes(field, value, path, described, lang)
    raise TypeError(f"no control for a {type(field).__name__}")


def _number(field: Number, value: Any, common: Attributes) -> Html:
    """Return a number field: text, so that ``1,200`` and ``1.5万`` can be typed.

    A share is shown and typed as a percentage; :mod:`calculators.web` adds the sign.
    """
    text = "" if value is None else str(value)
    if field.unit == "share" and text:
        text = percent(text)
    if field.unit.startswith("yuan"):
        text = text.removesuffix(".00")  # nobody types them
    attributes: Attributes = {
        "type": "text",
        "inputmode": "numeric" if field.whole else "decimal",
        **common,
        "value": text,
    }
    choices: Html | None = None
    if field.offered:
        attributes["list"] = f"list-{field.name}"
        options = (tag("option", {"value": offered}) for offered in field.offered)
        choices = tag("datalist", {"id": f"list-{field.name}"}, *options)
    box = tag("input", attributes)
    if field.unit == "share":
        box = tag("span", {"class": "calc-affix"}, box, tag("span", {"aria-hidden": "true"}, "%"))
    return joined(box, choices)


def _rows(field: Rows, rows: list[dict[str, Any]], path: str, lang: str) -> Html:
    """Return a list of rows, and the template from which the page makes new ones."""
    help_id = f"help-{path}"
    joint = "：" if lang == "zh" else ": "
    helps = [
        tag("li", None, tag("b", None, f"{item.label.of(lang)}{joint}"), item.help.of(lang))
        for item in field.fields
        if item.help
    ]
    return tag(
        "section",
        {
            "class": "calc-rows",
            "data-rows": path,
            "data-fewest": str(field.fewest),
            "data-most": str(field.most),
        },
        tag("h3", {"id": f"rows-{path}"}, field.label.of(lang)),
        tag(
            "div",
            {"class": "calc-help", "id": help_id},
            tag("p", None, field.help.of(lang)) if field.help else None,
            tag("ul", None, *helps) if helps else None,
        ),
        tag("p", {"class": "calc-error", "id": f"error-{path}", "hidden": True}),
        tag(
            "div",
            {"class": "calc-row-list"},
            *(
                _row(field, row, f"{path}[{index}]", help_id, lang)
                for index, row in enumerate(rows)
            ),
        ),
        tag("template", None, _row(field, {}, f"{path}[{ANY_ROW}]", help_id, lang)),
        tag(
            "button",
            {"type": "button", "class": "calc-button", "data-add-row": True},
            phrase("add_row", lang, Text(field.row_label.zh, field.row_label.en.lower()).of(lang)),
        ),
    )


def _row(field: Rows, row: dict[str, Any], path: str, help_id: str, lang: str) -> Html:
    index = path.rpartition("[")[2].rstrip("]")
    number = ANY_ROW if index == ANY_ROW else str(int(index) + 1)
    label = field.row_label.of(lang)
    name = tag("span", {"data-row-number": True}, number)
    fields = (
        _field(
            item,
            row.get(item.name, item.default),
            f"{path}.{item.name}",
            lang,
            help_id,
        )
        for item in field.fields
    )
    tools = (
        tag(
            "button",
            {
                "type": "button",
                "class": "calc-button calc-button-quiet",
                f"data-{action}-row": True,
                "aria-label": f"{phrase(f'{action}_row', lang)} {label} {number}",
            },
            phrase(f"{action}_row", lang),
        )
        for action in ("copy", "remove")
    )
    return tag(
        "fieldset",
        {"class": f"calc-row calc-row-{field.name}"},
        tag("legend", None, label, " ", name),
        tag("div", {"class": "calc-row-fields"}, *fields),
        tag("div", {"class": "calc-row-tools"}, *tools),
    )
