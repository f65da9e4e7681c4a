"""The built site, page by page: language, addresses, security policy, links."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.support.built_site import (
    NOT_FOUND_PAGES,
    SITE,
    SITEMAP_NAMESPACE,
    document,
    file_of,
    language_of,
    sitemap_pages,
    written_pages,
)

pytestmark = pytest.mark.built_site

XHTML = "{http://www.w3.org/1999/xhtml}"
ORIGIN = "https://beijing-social-work-budget.example/"
PAGES = written_pages()
EVERY_FILE = PAGES + NOT_FOUND_PAGES

every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
every_file = pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path or "home")


def security_policy(path: str) -> dict[str, list[str]]:
    [content] = [
        meta["content"]
        for meta in document(path).all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    return {
        words[0]: words[1:] for words in (directive.split() for directive in content.split(";"))
    }


def test_the_sitemap_lists_every_written_page_once():
    assert sorted(sitemap_pages()) == sorted(PAGES)


def test_every_page_is_in_both_languages():
    chinese = {path for path in PAGES if not path.startswith("en/")}
    english = {path.removeprefix("en/") for path in PAGES if path.startswith("en/")}

    assert english == chinese
    assert {"", "policy/", "calculators/labour-cost/", "calculators/workload/"} <= chinese


def test_the_sitemap_gives_each_page_both_languages():
    for url in ElementTree.parse(SITE / "sitemap.xml").iter(f"{SITEMAP_NAMESPACE}url"):
        page = url.findtext(f"{SITEMAP_NAMESPACE}loc").removeprefix(ORIGIN).removeprefix("en/")
        links = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}

        assert links == {"zh-Hans": ORIGIN + page, "en": f"{ORIGIN}en/{page}"}


def test_crawlers_may_read_everything_and_find_the_sitemap():
    assert (SITE / "robots.txt").read_text(encoding="utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://beijing-social-work-budget.example/sitemap.xml",
    ]
    assert not (SITE / "en" / "robots.txt").exists()


@every_page
def test_no_page_is_kept_from_crawlers(path):
    assert [meta for meta in document(path).all("meta") if meta.get("name") == "robots"] == []


def test_the_sitemap_names_languages_as_the_pages_do():
    sitemap = (SITE / "sitemap.xml").read_text(encoding="utf-8")

    assert set(re.findall(r'hreflang="([^"]*)"', sitemap)) == {"zh-Hans", "en"}


@every_file
def test_page_names_its_language(path):
    [html] = document(path).all("html")

    assert html["lang"] == language_of(path)


@every_page
def test_page_names_its_own_address_and_its_translations(path):
    chinese = ORIGIN + path.removeprefix("en/")
    english = ORIGIN + "en/" + path.removeprefix("en/")
    links = document(path).all("link")

    assert [link["href"] for link in links if link.get("rel") == "canonical"] == [ORIGIN + path]
    assert {link["hreflang"]: link["href"] for link in links if "hreflang" in link} == {
        "zh-Hans": chinese,
        "en": english,
        "x-default": chinese,
    }
    assert all(link["rel"].split() == ["alternate"] for link in links if "hreflang" in link)


@every_page
def test_language_menu_leads_to_the_same_page(path):
    menu = [link for link in document(path).all("a") if link.get("class") == "md-select__link"]

    assert {urljoin(ORIGIN + path, link["href"]).removeprefix(ORIGIN) for link in menu} == {
        path.removeprefix("en/"),
        "en/" + path.removeprefix("en/"),
    }


@every_file
def test_security_policy_allows_this_site_only(path):
    policy = security_policy(path)
    script_sources = policy.pop("script-src")
    hashes = [source for source in script_sources if source.startswith("'sha256-")]

    assert policy == {
        "default-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'none'"],
    }
    assert script_sources == ["'self'", "'wasm-unsafe-eval'", *hashes]


@every_file
def test_security_policy_comes_before_anything_it_governs(path):
    html = file_of(path).read_text(encoding="utf-8")
    policy = html.index("Content-Security-Policy")

    assert policy < html.index("<link")
    assert policy < html.index("<script")


@every_file
def test_page_has_no_inline_style_and_no_inline_handler(path):
    elements = document(path).elements

    assert [one for one in elements if one.tag == "style" or "style" in one.attributes] == []
    assert [
        (one.tag, name) for one in elements for name in one.attributes if name.startswith("on")
    ] == []
    assert [
        one
        for one in elements
        if (one.attributes.get("href") or "").strip().lower().startswith("javascript:")
    ] == []


@every_file
def test_page_loads_nothing_from_elsewhere(path):
    loaded = [one.attributes.get("src") for one in document(path).elements]
    loaded += [
        link["href"]
        for link in document(path).all("link")
        if link["rel"].split()[0] not in ("alternate", "canonical")
    ]

    assert [address for address in loaded if address and urlsplit(address).netloc] == []


def test_stylesheets_load_nothing_from_elsewhere():
    addresses = [
        address
        for sheet in SITE.rglob("*.css")
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)|@import", sheet.read_text("utf-8"))
    ]

    assert [address for address in addresses if not address.startswith("data:")] == []


def internal_targets(path: str) -> set[tuple[str, str]]:
    """Every (path, fragment) of this site that a page points to."""
    targets = set()
    for element in document(path).elements:
        for name in ("href", "src"):
            value = element.attributes.get(name)
            if not value or value.startswith(("data:", "mailto:")):
                continue
            address = urlsplit(urljoin(ORIGIN + path, value))
            if f"{address.scheme}://{address.netloc}/" == ORIGIN:
                targets.add((unquote(address.path).lstrip("/"), unquote(address.fragment)))
    return targets


@every_file
def test_internal_links_lead_somewhere(path):
    missing = sorted(
        target for target, _ in internal_targets(path) if not file_of(target).is_file()
    )

    assert missing == []


@every_file
def test_internal_links_lead_to_anchors_that_exist(path):
    missing = sorted(
        f"{target}#{fragment}"
        for target, fragment in internal_targets(path)
        if fragment
        and file_of(target).suffix == ".html"
        and file_of(target).is_file()
        and fragment not in document(target).ids()
    )

    assert missing == []


@every_file
def test_anchors_are_unique(path):
    ids = document(path).ids()

    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_shared_files_are_there_once():
    assert len(list(SITE.glob("assets/style-*.css"))) == 1
    assert not (SITE / "en" / "assets").exists()


@every_page
def test_a_term_is_linked_once_a_page_and_explained_in_its_language(path):
    links = [link for link in document(path).all("a") if link.get("class") == "term"]
    targets = [link["href"] for link in links]

    assert bool(links) == (path not in ("terms/", "en/terms/"))
    # A calculator's result is made apart from its page: there a term is explained once again.
    most = 2 if "calculators/" in path else 1
    assert max(Counter(targets).values(), default=0) <= most
    for link in links:
        chinese = re.search("[一-鿿]", link["data-help"]) is not None
        assert chinese == (language_of(path) == "zh-Hans")


@every_file
def test_page_has_the_script_for_terms(path):
    scripts = [one for one in document(path).all("script") if "terms.mjs" in (one.get("src") or "")]

    assert [one["type"] for one in scripts] == ["module"]
