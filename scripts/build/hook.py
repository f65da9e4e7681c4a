"""What this site adds to MkDocs' build. It only connects: the work is in plain functions."""

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import pages
from calculators.policy import load_policy
from pages.open_data import write_data_files
from scripts.build import theme_patches
from scripts.build.csp import add_policy
from scripts.build.early import start_python_early
from scripts.build.search import searched, split_site_index
from scripts.build.shortcodes import fill_blocks, fill_values, root_prefix

HREFLANG = {"zh": "zh-Hans", "en": "en"}
DEFAULT_LANGUAGE = "zh"


def language_root(lang: str) -> str:
    """Return the folder of a language's pages, relative to the site."""
    return "" if lang == DEFAULT_LANGUAGE else f"{lang}/"


def home(page: Page, config: MkDocsConfig) -> str:
    """Return the relative path from a page to the home page of its language."""
    return root_prefix(page.url, language_root(config.theme["language"]))


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Refuse to build with a version of the theme that the patches were not written for."""
    theme_patches.check_version()
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Replace the page's shortcodes by the blocks that they name."""
    this_page = pages.ThisPage(page.title or "", config.site_name, page.canonical_url or "")
    render_block = partial(pages.render_block, page=this_page)
    markdown = fill_values(markdown, pages.current_value, load_policy().provision)
    return fill_blocks(markdown, config.theme["language"], home(page, config), render_block)


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Link terms to the glossary, except on the glossary's own page."""
    lang = config.theme["language"]
    if page.url == f"{language_root(lang)}{pages.GLOSSARY}":
        return html
    return pages.link_terms(html, lang, home(page, config))


@event_priority(25)  # before the search plugin reads the page
def _show_search_its_part(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    context["whole_page"] = page.content
    page.content = searched(page.content or "")
    return context


@event_priority(-25)  # after the search plugin
def _complete_page(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation, **_: Any
) -> dict[str, Any]:
    """Give the template the whole page again, and what only this site knows of it.

    That is the banner, the page's address in every language, and what the page is about.
    """
    page.content = context.pop("whole_page")
    lang = config.theme["language"]
    site_url = config.site_url or ""
    context["banner"] = pages.banner(lang, home(page, config))
    context["update_notice"] = pages.update_notice(lang)
    context["alternates"] = alternates(page, site_url)
    context["structured_data"] = pages.structured_data(
        page.url.removeprefix(language_root(lang)), lang, site_url
    )
    if page.parent is None:
        # A page without siblings has nothing to list beside it: it takes the whole width.
        theme_patches.hide_navigation(page.meta)
    return context


on_page_context = CombinedEvent(_show_search_its_part, _complete_page)


def alternates(page: Page, site_url: str) -> list[dict[str, str]]:
    """Return a page's address in each language, and the one for readers of any other."""
    # `alternates` is the i18n plugin's: the same page's file in every language.
    urls = {lang: urljoin(site_url, file.url) for lang, file in page.file.alternates.items()}  # type: ignore[attr-defined]
    links = [{"hreflang": HREFLANG[lang], "href": urls[lang]} for lang in HREFLANG]
    return [*links, {"hreflang": "x-default", "href": urls[DEFAULT_LANGUAGE]}]


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Add the page's early scripts and its security policy, and point it to its search index."""
    output = theme_patches.set_search_base(output, home(page, config) or "./")
    return add_policy(start_python_early(theme_patches.set_colours_early(output)))


def on_post_template(output: str, template_name: str, config: MkDocsConfig, **_: Any) -> str:
    """Name the script of Chinese in the sitemap, and write a "not found" page for each language.

    MkDocs would write every language's to the same /404.html, and the last one would stay.
    """
    if template_name == "sitemap.xml":
        return output.replace('hreflang="zh"', 'hreflang="zh-Hans"')
    if template_name != "404.html":
        return output
    lang = config.theme["language"]
    # It is served for any missing address, so nothing in it can be relative.
    site_path = urlsplit(config.site_url or "/").path
    output = theme_patches.set_search_base(output, site_path + language_root(lang))
    output = add_policy(theme_patches.set_colours_early(output))
    if lang == DEFAULT_LANGUAGE:
        return output
    target = Path(config.site_dir, language_root(lang), "404.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(output, encoding="utf-8")
    return ""  # MkDocs writes no file for an empty template


@event_priority(-200)  # after the i18n plugin has built every language and joined their entries
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Split the search index by language, and write the data files."""
    folders = [language_root(lang) for lang in HREFLANG if lang != DEFAULT_LANGUAGE]
    split_site_index(Path(config.site_dir), folders)
    write_data_files(Path(config.site_dir))
