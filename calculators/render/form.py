"""The form of a calculator, filled with an input, as HTML that works as a document too."""

from typing import Any

from calculators.core.calculator import Calculator
from calculators.core.fields import (
    Choice,
    Field,
    Fields,
    Group,
    MultipleChoice,
    OtherInput,
    Rows,
)
from calculators.policy.text import COLON
from calculators.render.controls import error, field_html, help_text, multiple_choice
from calculators.render.labels import phrase
from calculators.render.markup import Attributes, Html, button, tag
from calculators.render.other_input import other_input

ANY_ROW = "#"  # the number of a row in the template of new rows


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
    """Return the fields of a form or of one part of it; seldom used ones are folded away."""
    shown: list[Html] = []
    folded: dict[str, list[Html]] = {"advanced": [], "reading_switches": []}
    others = {field.of: field for field in fields if isinstance(field, OtherInput)}
    for field in fields:
        if isinstance(field, OtherInput):
            continue
        if isinstance(field, Choice) and field.name in others:  # it names the input
            other = others[field.name]
            shown.append(other_input(other, field, values, prefix + other.name, lang))
            continue
        fold = "reading_switches" if field.reading else "advanced" if field.advanced else ""
        made = _any_field(field, values.get(field.name), prefix + field.name, lang)
        folded.get(fold, shown).append(made)
    return shown + [_fold(key, made, prefix, lang) for key, made in folded.items() if made]


def _fold(key: str, fields: list[Html], prefix: str, lang: str) -> Html:
    """Return fields that are folded away until opened."""
    return tag(
        "details",
        {"class": "calc-advanced", "id": (prefix + key).replace("_", "-").replace(".", "-")},
        tag("summary", None, phrase(key, lang)),
        tag("div", {"class": "calc-fields"}, *fields),
    )


def _any_field(field: Field, value: Any, path: str, lang: str) -> Html:
    if isinstance(field, Rows):
        return _rows(field, value or [], path, lang)
    if isinstance(field, Group):
        return _group(field, value or {}, path, lang)
    if isinstance(field, MultipleChoice):
        return multiple_choice(field, value or [], path, lang)
    return field_html(field, value, path, lang)


def _group(field: Group, values: dict[str, Any], path: str, lang: str) -> Html:
    """Return the fields of a part under its heading."""
    return tag(
        "section",
        {"class": "calc-group", "id": f"in-{path}"},
        tag("h3", None, field.label.of(lang)),
        help_text(field, lang),
        _file_tools(path, lang) if field.exportable else None,
        *_fields(field.fields, values, f"{path}.", lang),
    )


def _file_tools(path: str, lang: str) -> Html:
    """Return the buttons that load, save and exemplify a part (docs/assets/js/calculator/part-file.mjs)."""
    buttons = (
        button({"data-file": action}, phrase(f"file_{action}", lang))
        for action in ("load", "save", "sample")
    )
    label = phrase("file_load", lang)
    file: Attributes = {"type": "file", "accept": ".json,.toml", "aria-label": label}
    return tag(
        "div",
        {"class": "calc-file", "data-part": path},
        *buttons,
        tag("input", {**file, "hidden": True}),
        tag("div", {"class": "calc-file-status", "role": "status"}),
    )


def _rows(field: Rows, rows: list[dict[str, Any]], path: str, lang: str) -> Html:
    """Return a list of rows, and the template from which the page makes new ones."""
    help_id = f"help-{path}"
    helps = [
        tag("li", None, tag("b", None, item.label.of(lang) + COLON.of(lang)), item.help.of(lang))
        for item in field.fields
        if item.help
    ]
    row_label = field.row_label.zh if lang == "zh" else field.row_label.en.lower()
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
        error(path),
        tag(
            "div",
            {"class": "calc-row-list"},
            *(_row(field, row, str(index), path, lang) for index, row in enumerate(rows)),
        ),
        tag("template", None, _row(field, {}, ANY_ROW, path, lang)),
        button({"data-add-row": True}, phrase("add_row", lang, row_label)),
    )


def _row(field: Rows, row: dict[str, Any], index: str, path: str, lang: str) -> Html:
    number = ANY_ROW if index == ANY_ROW else str(int(index) + 1)
    label = field.row_label.of(lang)
    fields = (
        field_html(
            item,
            row.get(item.name, item.default),
            f"{path}[{index}].{item.name}",
            lang,
            f"help-{path}",
        )
        for item in field.fields
    )
    tools = []
    for action in ("copy", "remove"):
        words = phrase(f"{action}_row", lang)
        named: Attributes = {f"data-{action}-row": True, "aria-label": f"{words} {label} {number}"}
        tools.append(button(named, words, quiet=True))
    return tag(
        "fieldset",
        {"class": f"calc-row calc-row-{field.name}"},
        tag("legend", None, label, " ", tag("span", {"data-row-number": True}, number)),
        tag("div", {"class": "calc-row-fields"}, *fields),
        tag("div", {"class": "calc-row-tools"}, *tools),
    )
