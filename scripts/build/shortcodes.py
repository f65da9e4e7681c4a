"""Shortcodes in hand-written pages: blocks, figures and claims.

The prose of a page is written by hand; tables, forms and provisions come from the registers.
`<!-- block: NAME ARGUMENT? -->` on a line of its own marks where such a block goes,
`<!-- value: PARAMETER -->` within a sentence where a figure goes, and `<!-- claim: PROVISION -->`
after one which provision it rests on, where no link says so.
"""

import re
from collections.abc import Callable

SHORTCODE = re.compile(r"^<!-- block:(?P<call>.*?)-->[ \t]*$", re.MULTILINE)

VALUE = re.compile(r"<!-- value: ?(?P<name>\S*) -->")
CLAIM = re.compile(r" ?<!-- claim: ?(?P<name>\S*) -->")

RenderBlock = Callable[[str, str, str | None, str], str]


def fill_blocks(markdown: str, lang: str, root: str, render_block: RenderBlock) -> str:
    """Replace every shortcode in a page's Markdown by the block that it names.

    Args:
        markdown: the page.
        lang: ``zh`` or ``en``.
        root: relative path from the page to the root of its language.
        render_block: returns a block's HTML, given its name, the language, the argument and the root.

    Raises:
        ValueError: a shortcode names no block.
    """

    def render(match: re.Match[str]) -> str:
        name, _, argument = match["call"].strip().partition(" ")
        if not name:
            raise ValueError(f"a shortcode without a block's name: {match[0]}")
        return render_block(name, lang, argument.strip() or None, root)

    return SHORTCODE.sub(render, markdown)


def fill_values(
    markdown: str, render_value: Callable[[str], str], known_provision: Callable[[str], object]
) -> str:
    """Replace every figure's shortcode in a page's Markdown by the figure, and drop the claims'.

    `render_value` returns a parameter's figure, and `known_provision` a provision; each raises
    KeyError for a name that its register does not have.
    """

    def checked(match: re.Match[str]) -> str:
        known_provision(match["name"])
        return ""

    return CLAIM.sub(checked, VALUE.sub(lambda match: render_value(match["name"]), markdown))


def root_prefix(page_url: str, language_root: str) -> str:
    """Return the relative path from a page to the home page of its language ("" on that page).

    Both URLs are relative to the site: `en/calculators/workload/` and `en/` give `../../`.

    Raises:
        ValueError: the page is not below the language's root.
    """
    if not page_url.startswith(language_root):
        raise ValueError(f"{page_url!r} is not below {language_root!r}")
    return "../" * page_url.removeprefix(language_root).count("/")
