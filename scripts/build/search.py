"""A search index for each language, so that a reader gets answers in the language being read.

MkDocs builds one index for the whole site. It is split by language here, and every page looks for
the one at the root of its own language (theme_patches.py, `set_search_base`).
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from calculators.render.markup import VOID
from pages.term_links import REPEATED as EXCLUDED
from scripts.build.theme_patches import SEARCH_INDEX, WORD_BREAK

# The word segmenter puts a break between a number and its measure word, but the search does not
# break what a reader types: with the break in the index, `2027年` would find nothing.
MEASURE_WORD = re.compile(rf"(?<=\d){WORD_BREAK}(?=[年月日天元万人条项](?!\w))")


def searched(html: str) -> str:
    """Return the page's HTML without the elements that carry `data-search-exclude`.

    The search plugin knows the attribute too, but fails on an element that contains another one of
    the same tag, or a heading with an id.
    """
    for start, end in reversed(_Excluded(html).found):
        html = html[:start] + html[end:]
    return html


class _Excluded(HTMLParser):
    """Finds the start and end of the outermost excluded elements."""

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
            self._start = self._offset()
        self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # `<path/>` has no content and no end tag

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if not self._open:
            self.found.append((self._start, self._html.index(">", self._offset()) + 1))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def split_index(index: dict[str, Any], folders: list[str]) -> dict[str, dict[str, Any]]:
    """Return the index of each folder, and that of everything else under "".

    Locations are then relative to the folder (a path with a closing slash), and a number and its
    measure word (`2027年`, `3月`) are one word.
    """
    entries: dict[str, list[dict[str, str]]] = {folder: [] for folder in ("", *folders)}
    for entry in index["docs"]:
        folder = next((one for one in folders if entry["location"].startswith(one)), "")
        location = entry["location"].removeprefix(folder)
        text = MEASURE_WORD.sub("", entry["text"])
        entries[folder].append({**entry, "location": location, "text": text})
    return {folder: {**index, "docs": docs} for folder, docs in entries.items()}


def split_site_index(site: Path, folders: list[str]) -> None:
    """Split the built site's index into one for the root and one for each folder."""
    index = json.loads((site / SEARCH_INDEX).read_text(encoding="utf-8"))
    for folder, own in split_index(index, folders).items():
        target = site / folder / SEARCH_INDEX
        target.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
        target.write_text(text, encoding="utf-8")
