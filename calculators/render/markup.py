"""Build HTML in which a user's text can never become markup."""

from collections.abc import Mapping
from html import escape


class Html(str):
    """Text that already is HTML; everything else is escaped when put into a tag."""

    __slots__ = ()


VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

Attributes = dict[str, str | int | None]


def tag(
    name: str, attributes: Mapping[str, str | int | None] | None = None, *children: object
) -> Html:
    """Return an element; children that are not :class:`Html` are escaped.

    An attribute that is ``True`` stands without a value; one that is ``None`` or
    ``False`` is left out.
    """
    written = "".join(
        f" {key}" if value is True else f' {key}="{escape(str(value))}"'
        for key, value in (attributes or {}).items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: object) -> Html:
    """Return children one after the other; ``None`` is left out."""
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(str(child), quote=False)
            for child in children
            if child is not None
        )
    )
