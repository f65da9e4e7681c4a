"""Shortcodes in hand-written pages: `<!-- block: NAME ARGUMENT? -->`.

The words of a page are written by hand; tables, forms and provisions come from
the registers. A shortcode on a line of its own says where a block goes.
"""

import re
from collections.abc import Callable

SHORTCODE = re.compile(r"^<!-- block:(?P<call>.*?)-->[ \t]*$", re.MULTILINE)

RenderBlock = Callable[[str, str, str | None, str], str]


def fill_blocks(markdown: str, lang: str, root: str, render_block: RenderBlock) -> str:
    """The page's Markdown with every shortcode replaced by the block it names."""

    def render(match: re.Match[str]) -> str:
        name, _, argument = match["call"].strip().partition(" ")
        if not name:
            raise ValueError(f"a shortcode without a block's name: {match[0]}")
        return render_block(name, lang, argument.strip() or None, root)

    return SHORTCODE.sub(render, markdown)


def root_prefix(page_url: str, language_root: str) -> str:
    """The relative path from a page to the home page of its language ("" when it is that page).

    Both URLs are relative to the site: `en/calculators/workload/` and `en/` give `../../`.
    """
    if not page_url.startswith(language_root):
        raise ValueError(f"{page_url!r} is not below {language_root!r}")
    return "../" * page_url.removeprefix(language_root).count("/")
