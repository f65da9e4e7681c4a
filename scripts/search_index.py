"""A search index for each language, so that a reader gets answers in the language being read.

The theme builds one index for the whole site and looks for it below the `base`
that each page's configuration names. So the index is parted by language, and
every page names the root of its own language as its base.
"""

import json
import re
from pathlib import Path
from typing import Any

BASE = re.compile(r'(<script id="__config" type="application/json">\{[^<]*?"base": )"[^"]*"')
INDEX = Path("search", "search_index.json")


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


def part_site_index(site: Path, folders: list[str]) -> None:
    """Part the built site's index into the root's and the folders'."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    rest, own = part_index(index, folders)
    for folder, part in [("", rest), *own.items()]:
        target = site / folder / INDEX
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            json.dumps(part, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
