"""The controls of a form: one field with its label, help, control and room for an error."""

from typing import Any

from calculators.core.fields import Changes, Choice, Field, MultipleChoice, Number, TextLine, YesNo
from calculators.inputs.form import is_share, percent
from calculators.render.labels import phrase
from calculators.render.markup import Attributes, Html, joined, tag

# What the style sheet calls each kind of field: calc-field-number, calc-field-line and so on.
_STYLES = {Changes: "changes", Choice: "choice", Number: "number", TextLine: "line", YesNo: "yesno"}


def field_html(field: Field, value: Any, path: str, lang: str, help_id: str | None = None) -> Html:
    """Return one field with its label, help, control and room for an error.

    ``help_id`` names help that all rows of a list share.
    """
    own_help = f"help-{path}" if field.help and help_id is None else None
    note_id = f"note-{path}" if is_share(field) or isinstance(field, Changes) else None
    described = " ".join(filter(None, (own_help, help_id, note_id, f"error-{path}")))
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
        help_text(field, lang, own_help) if own_help else None,
        _control(field, value, path, described, lang),
        tag("p", {"class": "calc-note", "id": note_id, "role": "status", "hidden": True})
        if note_id
        else None,
        error(path),
    )


def help_text(field: Field, lang: str, id: str | None = None) -> Html | None:
    """Return the help of a field, if it has one."""
    return tag("p", {"class": "calc-help", "id": id}, field.help.of(lang)) if field.help else None


def error(path: str) -> Html:
    """Return the element that shows what is wrong with an entry."""
    return tag("p", {"class": "calc-error", "id": f"error-{path}", "hidden": True})


def multiple_choice(field: MultipleChoice, chosen: list[str], path: str, lang: str) -> Html:
    """Return a box to tick for each option; the page sends the ticked ones as one entry."""
    boxes = []
    for option in field.options:
        box: Attributes = {"type": "checkbox", "name": path, "value": option.value}
        box["checked"] = option.value in chosen
        boxes.append(
            tag("label", None, tag("input", box), tag("span", None, option.label.of(lang)))
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
        help_text(field, lang),
        tag("div", {"class": "calc-boxes"}, *boxes),
        error(path),
    )


def _control(field: Field, value: Any, path: str, described: str, lang: str) -> Html:
    common: Attributes = {"id": f"in-{path}", "name": path, "aria-describedby": described}
    match field:
        case Choice():
            options = [(option.value, option.label.of(lang)) for option in field.options]
            return _select(common, field.default, value or field.default, options, lang)
        case YesNo():
            chosen = field.default if value is None else value
            options = [("true", phrase("yes", lang)), ("false", phrase("no", lang))]
            return _select(common, field.default, chosen, options, lang)
        case Number():
            return _number(field, value, common)
        case TextLine():
            # No maxlength: it would cut what is pasted without a word. Reading it says so instead.
            return tag("input", {"type": "text", **common, "value": value or ""})
        case Changes():
            return _changes(value or {}, path, described, lang)
    raise TypeError(f"no control for a {type(field).__name__}")


def _select(
    common: Attributes,
    default: str | bool | None,
    chosen: str | bool | None,
    options: list[tuple[str, str]],
    lang: str,
) -> Html:
    """Return a list of (value, label) to choose from; without a default a choice must be made."""
    return tag(
        "select",
        {**common, "data-default": _written(default)},  # what “clear” goes back to
        not_chosen(lang) if default is None else None,
        *(
            tag("option", {"value": value, "selected": value == _written(chosen)}, label)
            for value, label in options
        ),
    )


def not_chosen(lang: str) -> Html:
    """Return the option that asks for a choice."""
    return tag("option", {"value": ""}, phrase("not_chosen", lang))


def _written(answer: str | bool | None) -> str | None:
    return str(answer).lower() if isinstance(answer, bool) else answer


def _number(field: Number, value: Any, common: Attributes) -> Html:
    """Return a number field: text, so that ``1,200`` and ``1.5万`` can be typed.

    A share is shown and typed as a percentage; :mod:`calculators.web` adds the sign.
    """
    text = "" if value is None else str(value)
    if field.unit == "share" and text:
        text = percent(text)
    if field.unit.startswith("yuan"):
        text = text.removesuffix(".00")  # nobody types them
    mode = "numeric" if field.whole else "decimal"
    attributes: Attributes = {"type": "text", "inputmode": mode, **common, "value": text}
    choices: Html | None = None
    if field.offered:
        attributes["list"] = f"list-{field.name}"
        options = (tag("option", {"value": offered}) for offered in field.offered)
        choices = tag("datalist", {"id": f"list-{field.name}"}, *options)
    box = tag("input", attributes)
    if field.unit == "share":
        box = tag("span", {"class": "calc-affix"}, box, tag("span", {"aria-hidden": "true"}, "%"))
    return joined(box, choices)


def _changes(change: dict[str, Any], path: str, described: str, lang: str) -> Html:
    """Return the two controls of a change: what it changes, and the new value.

    The options are those of the base; the page puts them in, as they change with it.
    """
    chosen = str(change.get("path", ""))
    waiting = tag("option", {"value": chosen, "selected": True}, chosen) if chosen else None
    select: Attributes = {
        "id": f"in-{path}",
        "name": f"{path}.path",
        "aria-describedby": described,
        "data-choices": True,
    }
    box: Attributes = {
        "type": "text",
        "id": f"in-{path}.value",
        "name": f"{path}.value",
        "value": str(change.get("value") or ""),
        "aria-describedby": described,
    }
    return joined(
        tag("select", select, not_chosen(lang), waiting),
        tag("label", {"for": f"in-{path}.value"}, phrase("new_value", lang)),
        tag("input", box),
    )
