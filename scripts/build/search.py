"""A search index for each language, so that a reader gets answers in the language being read.

The theme builds one index for the whole site and looks for it below the `base`
that each page's configuration names. So the index is parted by language, and
every page names the root of its own language as its base.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pages.term_links import REPEATED as EXCLUDED
from pages.term_links import VOID

BASE = re.compile(r'(<script id="__config" type="application/json">\{[^<]*?"base": )"[^"]*"')
# From the theme's script: its search begins at once, but for pages opened as files, where it begins
# when someone opens the search.
AT_ONCE = '(location.protocol!=="file:")'
WHEN_OPENED = "(false)"
INDEX = Path("search", "search_index.json")
# The word segmenter parts a figure from its measure, but the theme's search does not part the
# two in what a reader types: left apart, `2027年` would find nothing.
MEASURE = re.compile(r"(?<=\d)\u200b(?=[年月日天元万人条项](?!\w))")


def searched(html: str) -> str:
    """The page's HTML without the elements that carry `data-search-exclude`.

    The search plugin knows the attribute too, but not on an element that holds another of its kind
    or a heading with an id.
    """
    excluded = _Excluded(html)
    parts = []
    done = 0
    for start, end in excluded.found:
        parts.append(html[done:start])
        done = end
    return "".join([*parts, html[done:]])


class _Excluded(HTMLParser):
    """Finds where the outermost excluded elements start and end."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int]] = []
        self._html = html
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._open: list[str] = []  # the excluded element and what is open within it
        self._start = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID or not (self._open or EXCLUDED in dict(attrs)):
            return
        if not self._open:
            self._start = self._place()
        self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # `<path/>` holds nothing

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if not self._open:
            self.found.append((self._start, self._html.index(">", self._place()) + 1))

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def search_when_opened(script: str) -> str:
    """The theme's script, so that no page loads and parses an index that nobody asks for.

    Raises:
        ValueError: the theme's script is not the one this was written for.
    """
    if script.count(AT_ONCE) != 1:
        raise ValueError(
            f"expected {AT_ONCE} once in the theme's script, to change when it searches"
        )
    return script.replace(AT_ONCE, WHEN_OPENED)


def use_index_at(html: str, base: str) -> str:
    """The page with its search index looked for below `base`, a path with a closing slash."""
    changed, count = BASE.subn(lambda match: match[1] + json.dumps(base), html)
    if count != 1:
        raise ValueError("expected exactly one theme configuration with a base")
    return changed


def part_index(
    index: dict[str, Any], folders: list[str]
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The entries outside the folders, and each folder's own, their places relative to it."""
    rest = [entry for entry in index["docs"] if not entry["location"].startswith(tuple(folders))]
    own = {
        folder: [
            {**entry, "location": entry["location"].removeprefix(folder)}
            for entry in index["docs"]
            if entry["location"].startswith(folder)
        ]
        for folder in folders
    }
    return {**index, "docs": rest}, {
        folder: {**index, "docs": docs} for folder, docs in own.items()
    }


def with_figures_whole(index: dict[str, Any]) -> dict[str, Any]:
    """The index with each figure and its measure (`2027年`, `3月`) as one word."""
    docs = [{**entry, "text": MEASURE.sub("", entry["text"])} for entry in index["docs"]]
    return {**index, "docs": docs}


def part_site_index(site: Path, folders: list[str]) -> None:
    """Part the built site's index into the root's and the folders', figures joined with measures."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    rest, own = part_index(with_figures_whole(index), folders)
    for folder, part in [("", rest), *own.items()]:
        target = site / folder / INDEX
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            json.dumps(part, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
