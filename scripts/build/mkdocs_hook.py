"""What MkDocs is asked to do for this site. Kept thin: the work is in plain functions elsewhere."""

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import pages
from pages.open_data import write_data_files
from scripts.build.csp import add_policy
from scripts.build.early import colour_early, start_early
from scripts.build.search import part_site_index, searched, use_index_at
from scripts.build.shortcodes import fill_blocks, root_prefix

HREFLANG = {"zh": "zh-Hans", "en": "en"}
DEFAULT_LANGUAGE = "zh"


def language_root(lang: str) -> str:
    """Where a language's pages start, relative to the site."""
    return "" if lang == DEFAULT_LANGUAGE else f"{lang}/"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Put the registers' blocks where the page's shortcodes ask for them."""
    lang = config.theme["language"]
    root = root_prefix(page.url, language_root(lang))
    this_page = pages.ThisPage(page.title or "", config.site_name, page.canonical_url or "")
    return fill_blocks(markdown, lang, root, partial(pages.render_block, page=this_page))


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Link terms to the glossary, on every page but the glossary itself."""
    lang = config.theme["language"]
    if page.url == f"{language_root(lang)}{pages.GLOSSARY}":
        return html
    return pages.link_terms(html, lang, root_prefix(page.url, language_root(lang)))


@event_priority(25)  # before the search plugin reads the page
def _show_search_its_part(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    context["whole_page"] = page.content
    page.content = searched(page.content or "")
    return context


@event_priority(-25)  # after the search plugin
def _complete_page(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation, **_: Any
) -> dict[str, Any]:
    """Give the template the whole page again, with what the theme does not know of it.

    That is the banner, the page's address in every language, and what it is about.
    """
    page.content = context.pop("whole_page")
    lang = config.theme["language"]
    site_url = config.site_url or ""
    context["banner"] = pages.banner(lang, root_prefix(page.url, language_root(lang)))
    context["update_notice"] = pages.update_notice(lang)
    context["alternates"] = alternates(page, site_url)
    context["structured_data"] = pages.structured_data(
        page.url.removeprefix(language_root(lang)), lang, site_url
    )
    if page.parent is None:
        # Nothing to list beside a page without siblings: let it have the width.
        page.meta.setdefault("hide", []).append("navigation")
    return context


on_page_context = CombinedEvent(_show_search_its_part, _complete_page)


def alternates(page: Page, site_url: str) -> list[dict[str, str]]:
    """Each language's address of a page, and the one for readers of neither."""
    # `alternates` is the i18n plugin's: the same page's file in every language.
    urls = {lang: urljoin(site_url, file.url) for lang, file in page.file.alternates.items()}  # type: ignore[attr-defined]
    links = [{"hreflang": HREFLANG[lang], "href": urls[lang]} for lang in HREFLANG]
    return [*links, {"hreflang": "x-default", "href": urls[DEFAULT_LANGUAGE]}]


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give the page its language's search index, its early scripts and its security policy."""
    root = root_prefix(page.url, language_root(config.theme["language"]))
    return add_policy(start_early(colour_early(use_index_at(output, root or "./"))))


def on_post_template(output: str, template_name: str, config: MkDocsConfig, **_: Any) -> str:
    """Name the script of Chinese in the sitemap; part the "not found" pages by language.

    Every language's build writes the same /404.html, and the last one would win.
    """
    if template_name == "sitemap.xml":
        return output.replace('hreflang="zh"', 'hreflang="zh-Hans"')
    if template_name != "404.html":
        return output
    lang = config.theme["language"]
    # Served for any missing address, so nothing in it can be relative.
    site_path = urlsplit(config.site_url or "/").path
    output = add_policy(colour_early(use_index_at(output, site_path + language_root(lang))))
    if lang == DEFAULT_LANGUAGE:
        return output
    target = Path(config.site_dir, language_root(lang), "404.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(output, encoding="utf-8")
    return ""  # MkDocs writes no file for an empty template


@event_priority(-200)  # after the i18n plugin has built every language and joined their entries
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Part the search index by language, and write the data files."""
    folders = [language_root(lang) for lang in HREFLANG if lang != DEFAULT_LANGUAGE]
    part_site_index(Path(config.site_dir), folders)
    write_data_files(Path(config.site_dir))
