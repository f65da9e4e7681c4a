"""Another calculator's input in the form of a comparison, and what can be changed in it."""

from typing import Any

from calculators.core.calculator import MutableValues
from calculators.core.fields import CHANGEABLE, Choice, Fields, OtherInput
from calculators.core.input_labels import input_values
from calculators.inputs.form import form_entries
from calculators.policy.text import Text
from calculators.render.input_tables import field_tables
from calculators.render.labels import phrase
from calculators.render.markup import Html, joined, tag
from calculators.render.table import html_table


def other_input(
    field: OtherInput, of: Choice, values: dict[str, Any], path: str, lang: str
) -> Html:
    """Return another calculator's input as it is shown, and as the form carries it along.

    ``of`` is the choice of that calculator.
    """
    name = values[field.of]
    fields = field.inputs[name]
    given = values[field.name]
    carried = (
        tag("input", {"type": "hidden", "name": name, "value": value})
        for name, value in (
            (field.of, name),
            *form_entries(fields, given, f"{path}."),
        )
    )
    return tag(
        "section",
        {"class": "calc-group", "id": f"in-{path}", "tabindex": "-1"},
        tag("h3", None, field.label.of(lang)),
        tag("p", {"class": "calc-help"}, field.help.of(lang)) if field.help else None,
        tag(
            "div",
            {"class": "calc-base"},
            base_html(name, of.option(name).label, fields, given, lang),
        ),
        tag("div", {"data-carried": f"{path}.", "data-of": field.of, "hidden": True}, *carried),
    )


def options(fields: Fields, given: dict[str, Any], lang: str) -> Html:
    """Return the options of what can be changed in a base."""
    return joined(
        tag("option", {"value": ""}, phrase("not_chosen", lang)),
        *(
            tag("option", {"value": one.path}, one.label.of(lang))
            for one in input_values(fields, given)
            if isinstance(one.field, CHANGEABLE)
        ),
    )


def base_html(
    name: str, title: Text, fields: Fields, given: MutableValues | None, lang: str
) -> Html:
    """Return what a base was entered as, under a link back to where that was.

    Args:
        name: of the calculator; its page is in the same folder as that of the comparison.
        title: of the calculator.
        fields: its inputs.
        given: the base; nothing where it has mistakes, which can be mended there.
        lang: ``zh`` or ``en``.
    """
    back = tag("a", {"href": f"../{name}/", "data-base-link": True}, phrase("base_back", lang))
    head = tag("p", None, phrase("base_of", lang, title.of(lang)), " ", back)
    if given is None:
        return head
    tables = field_tables(fields, given, phrase("inputs", lang), lang)
    return joined(
        head,
        tag(
            "details",
            {"class": "calc-advanced", "id": "base-shown"},
            tag("summary", None, phrase("inputs", lang)),
            tag("div", {"class": "calc-fields"}, *(html_table(table, lang) for table in tables)),
        ),
    )
