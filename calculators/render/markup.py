"""Build HTML in which a user's text can never become markup."""

from collections.abc import Mapping


class Html(str):
    """Text that already is HTML; everything else is escaped when put into a tag."""

    __slots__ = ()


# Elements without content or end tag, by the HTML standard.
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)

Attributes = dict[str, str | int | None]


def tag(
    name: str, attributes: Mapping[str, str | int | None] | None = None, *children: object
) -> Html:
    """Return an element; children that are not :class:`Html` are escaped.

    An attribute that is ``True`` has no value; one that is ``None`` or
    ``False`` is left out.
    """
    opening = f"<{name}"
    for key, value in (attributes or {}).items():
        if value is True:
            opening += f" {key}"
        elif value is not None and value is not False:
            quoted = escaped(str(value)).replace('"', "&quot;").replace("'", "&#x27;")
            opening += f' {key}="{quoted}"'
    if name in VOID:
        return Html(f"{opening}>")
    return Html(f"{opening}>{joined(*children)}</{name}>")


def button(
    attributes: Mapping[str, str | int | None], *children: object, quiet: bool = False
) -> Html:
    """Return a button with ``attributes`` of its own; a quiet one has no frame."""
    style = "calc-button calc-button-quiet" if quiet else "calc-button"
    return tag("button", {"type": "button", "class": style, **attributes}, *children)


def joined(*children: object) -> Html:
    """Return children one after the other; ``None`` is left out."""
    return Html(
        "".join(
            [
                child if isinstance(child, Html) else escaped(str(child))
                for child in children
                if child is not None
            ]
        )
    )


def escaped(text: str) -> str:
    """Return a text so that nothing in it is markup.

    The library's own would load the names of all 2,231 entities of HTML with it.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
