"""Page blocks made from the registers: plain functions from a language to HTML or Markdown.

They know nothing of the site generator. `root` leads from a page to the root of its language
(`""` on the home page, `"../"` on `policy/`), so that every link works from wherever the site is.
"""

from collections.abc import Callable

from calculators.render.terms import PAGE as GLOSSARY
from pages.calculator import calculator_block
from pages.calculator_parts import calculator_list
from pages.citation import ThisPage, citation, citation_site
from pages.home import home_figures
from pages.obligations import obligations
from pages.offline import offline_switch, update_notice
from pages.open_data import open_data
from pages.parameters import parameters, wage_use
from pages.policy_text import policy_text
from pages.readings import readings
from pages.review import review_block
from pages.sources import banner, instrument, sources, unread
from pages.structured_data import structured_data
from pages.target_examples import target_examples
from pages.term_links import link_terms
from pages.terms import terms
from pages.words import current_value

__all__ = [
    "BLOCKS",
    "GLOSSARY",
    "ThisPage",
    "banner",
    "current_value",
    "link_terms",
    "render_block",
    "structured_data",
    "update_notice",
]


def _calculator(lang: str, name: str, root: str) -> str:
    """Return a calculator's page; that of the review opens a file instead of a form."""
    return review_block(lang, root) if name == "review" else calculator_block(lang, name, root)


# Each takes the language, the words after the block's name, and the root prefix.
BLOCKS: dict[str, Callable[[str, str, str], str]] = {
    "calculator": _calculator,
    "calculator-list": lambda lang, _, root: calculator_list(lang, root),
    "home-figures": home_figures,
    "instrument": instrument,
    "open-data": open_data,
    "obligations": obligations,
    "offline": offline_switch,
    "parameters": parameters,
    "policy-text": policy_text,
    "readings": readings,
    "sources": sources,
    "terms": terms,
    "target-examples": target_examples,
    "unread": unread,
    "wage-use": wage_use,
}

# These describe the page that they are on, and take it as their last argument.
PAGE_BLOCKS: dict[str, Callable[[str, str, str, ThisPage], str]] = {
    "citation": citation,
    "citation-site": citation_site,
}


def render_block(
    name: str, lang: str, argument: str | None, root: str, page: ThisPage | None = None
) -> str:
    """Return the block ``name`` in ``lang`` (``zh`` or ``en``) for a page with this ``root``.

    Raises KeyError for an unknown name, ValueError for a block that needs its `page` and has none.
    """
    if name not in PAGE_BLOCKS:
        return BLOCKS[name](lang, argument or "", root)
    if page is None:
        raise ValueError(f"{name}: it needs the page that it is on")
    return PAGE_BLOCKS[name](lang, argument or "", root, page)
