"""axe-core finds nothing on any page, in either theme, on a desktop or a phone."""

import pytest

from tests.support.built_site import NOT_FOUND_PAGES, written_pages

WIDTHS = (1280, 360)
PAGES = written_pages()

every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
every_file = pytest.mark.parametrize(
    "path", PAGES + NOT_FOUND_PAGES, ids=lambda path: path or "home"
)
both_themes = pytest.mark.parametrize(
    "scheme",
    [
        pytest.param(scheme, marks=pytest.mark.visitor(color_scheme=scheme))
        for scheme in ("light", "dark")
    ],
)


@both_themes
@every_file
def test_page_has_no_violation(page, site_url, accessibility_violations, path, scheme):
    found = []

    page.goto(site_url + path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {line}" for line in accessibility_violations(page)]

    assert found == []


@both_themes
def test_the_theme_follows_the_visitor(page, site_url, scheme):
    """Otherwise the test above would look at one theme twice."""
    page.goto(site_url)

    background = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}[scheme]


@pytest.mark.visitor(viewport={"width": 360, "height": 800})
@every_page
def test_page_is_never_wider_than_a_phone(page, site_url, path):
    page.goto(site_url + path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_accessibility_violations_are_found(page, site_url, accessibility_violations):
    page.goto(site_url + "about/")
    page.evaluate("document.querySelector('h1').append(document.createElement('img'))")

    [line] = accessibility_violations(page)

    assert line.startswith("image-alt: ")
