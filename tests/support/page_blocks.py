"""A block of a page as the tests see it: its start tags, its anchors."""

import re
from html.parser import HTMLParser

import pages


class Elements(HTMLParser):
    """The start tags of a block, and whether every element is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag != "input":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [held for _, attributes in self.found if (held := attributes.get(name))]


def block(name: str, lang: str, root: str = "../") -> str:
    return pages.render_block(name, lang, None, root)


def anchors(html: str) -> list[str]:
    return Elements(html).values("id") + re.findall(r"^##+ .* \{ #(\S+) \}$", html, re.MULTILINE)
