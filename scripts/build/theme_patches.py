"""What this site's build knows of the theme's own output: Material for MkDocs 9.8.1.

Nothing else in ``scripts/`` depends on how the theme writes a page or names a file. Elsewhere,
``overrides/`` holds templates that extend or replace the theme's, ``docs/assets/css/theme.css``
styles its classes, and ``docs/assets/js/site/theme.mjs`` names its elements.

To use another version: build with it, compare its templates with ``overrides/``, look at every
constant below, run the browser tests, then change VERSION.
"""

import json
import re
from collections.abc import Callable, MutableMapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scripts.build.hashes import short_hash

PACKAGE = "mkdocs-material"
VERSION = "9.8.1"

CONFIGURATION_BASE = re.compile(
    r'(<script id="__config" type="application/json">\{[^<]*?"base": )"[^"]*"'
)
COLOUR_SCRIPT = re.compile(r'<script>var palette=__md_get\("__palette"\);.*?</script>')
BUNDLE_TAG = re.compile(r'<script src="([^"]*/bundle\.[^"]*\.js)"></script>')
BUNDLE_FILE = "assets/javascripts/bundle.*.min.js"
SEARCH_WORKER_FILE = "assets/javascripts/workers/search.*.min.js"
# The search starts at once, except on pages opened as files, where it starts when it is opened.
START_SEARCH_WHEN_OPENED = ('(location.protocol!=="file:")', "(false)")
# The search lets every typed word be the beginning of a longer one, and no more than that: words of
# the index are cut to their stem, of which a whole word may not be the beginning (`policy`, whose
# stem is `polici`). So a word is searched for as it is too. After a word that ends in a separator
# (`anti-`, `工资，`) the asterisk would be a word by itself, and match every word: such a word is
# complete, and is searched for as it is only.
SEARCH_WHOLE_WORDS = (
    "`${r}*`",
    r"`${r} ${r}*`.replace(RegExp(`(?:${lunr.tokenizer.separator.source})+ .*$`),'')",
)
# lunr merges the nodes of its tree of words that have the same edges, which it compares as text:
# edge 1 to node 23 looks like edge 1 to node 2 before something else. With such nodes merged, the
# tree holds words that are in no page, and a search for the beginning of one fails.
SEPARATE_EDGES = ("+s+o.id", "+s+o.id+';'")
# In each script of the theme, what is replaced by what.
SCRIPT_PATCHES = {
    BUNDLE_FILE: [START_SEARCH_WHEN_OPENED],
    SEARCH_WORKER_FILE: [SEARCH_WHOLE_WORDS, SEPARATE_EDGES],
}
SEARCH_INDEX = Path("search", "search_index.json")
# What the search plugin's Chinese word segmenter puts between words.
WORD_BREAK = "\u200b"
# Word stemmers of languages that this site does not have: its search loads three files of them.
UNUSED_SEARCH_FILE = re.compile(
    r"^assets/javascripts/lunr/(?!min/lunr\.(?:stemmer\.support|multi|zh)\.)"
)
# The theme's scripts and style sheets have eight digits of a hash in their names.
HASHED_NAME = re.compile(r"\.[0-9a-f]{8}\.min\.(?:css|js)$")

# Sets the reader's colours as soon as the body begins, from what the theme has stored. The theme's
# own inline script is in the body: it waits for the style sheet, and on a first visit the colours
# wait for the theme's whole bundle. Without storage, the colours are the device's.
EARLY_COLOURS = """{
  let color = {};
  try {
    color = __md_get("__palette")?.color ?? {};
  } catch {
  }
  if (color.media === undefined || color.media === "(prefers-color-scheme)")
    color.scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const [key, value] of Object.entries(color))
      document.body.setAttribute(`data-md-color-${key}`, value);
  }).observe(document.documentElement, { childList: true });
}
"""


class ThemeChangedError(ValueError):
    """The theme is not the one that the patches were written for."""


def check_version(installed: str | None = None) -> None:
    """Raise ThemeChangedError if the theme is not in the version that the patches are for."""
    installed = installed or version(PACKAGE)
    if installed != VERSION:
        raise ThemeChangedError(
            f"{PACKAGE} {installed} is installed, but scripts/build/theme_patches.py was written "
            f"for {VERSION}: its docstring says what to look at before the version there is changed"
        )


def replace_once(
    pattern: str | re.Pattern[str], replacement: str | Callable[[re.Match[str]], str], text: str
) -> str:
    """Replace what matches a pattern; raise ThemeChangedError unless it is just one part."""
    text, count = re.subn(pattern, replacement, text)
    if count != 1:
        raise ThemeChangedError(
            f"expected this once in the output of {PACKAGE} {VERSION}, found it {count} times: "
            f"{pattern}"
        )
    return text


def set_search_base(html: str, base: str) -> str:
    """Make a page look for its search index below another folder (with a closing slash)."""
    return replace_once(CONFIGURATION_BASE, lambda match: match[1] + json.dumps(base), html)


def set_colours_early(html: str) -> str:
    """Set the reader's colours from the page's head instead of by the theme's script in its body."""
    html = replace_once(COLOUR_SCRIPT, "", html)
    return html.replace("</head>", f"<script>{EARLY_COLOURS}</script></head>", 1)


def load_bundle_by(program: str, html: str) -> str:
    """Let an inline program load the theme's script, whose address it finds in its ``data-theme``."""

    def inline(tag: re.Match[str]) -> str:
        preload = f'<link rel="preload" as="script" fetchpriority="low" href="{tag[1]}">'
        return f'{preload}<script data-theme="{tag[1]}">{program}</script>'

    return replace_once(BUNDLE_TAG, inline, html)


def patch_script(text: str, patches: list[tuple[str, str]]) -> str:
    """Replace parts of a script of the theme."""
    for old, new in patches:
        text = replace_once(re.escape(old), new.replace("\\", r"\\"), text)
    return text


def patch_scripts(site: Path, pages: dict[Path, str]) -> None:
    """Patch the theme's scripts in a built site, and give them addresses with the new hashes.

    ``pages`` has the HTML of every page, and is changed in place.
    """
    for file, patches in SCRIPT_PATCHES.items():
        [script] = site.glob(file)
        text = patch_script(script.read_text(encoding="utf-8"), patches)
        name = f"{script.name.partition('.')[0]}.{short_hash(text.encode())[:8]}.min.js"
        for page, html in pages.items():
            pages[page] = html.replace(script.name, name)
        script.unlink()
        script.with_name(name).write_text(text, encoding="utf-8")


def hide_navigation(meta: MutableMapping[str, Any]) -> None:
    """Leave out the navigation beside a page, by the page's metadata."""
    meta.setdefault("hide", []).append("navigation")
