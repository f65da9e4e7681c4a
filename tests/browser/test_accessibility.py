"""axe-core finds nothing on any page, in either theme, on a desktop or a phone."""

import pytest

from tests.support.built_site import NOT_FOUND_PAGES, written_pages

WIDTHS = (360, 1280)
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


every_theme_on_a_phone = pytest.mark.parametrize(
    "scheme",
    [
        pytest.param(
            scheme,
            marks=pytest.mark.visitor(
                color_scheme=scheme, viewport={"width": WIDTHS[0], "height": 800}
            ),
        )
        for scheme in BACKGROUNDS
    ],
)


@every_theme_on_a_phone
@pytest.mark.parametrize("path", written_pages() + NOT_FOUND_PAGES, ids=lambda path: path or "home")
def test_page_has_no_violation(page, site_url, accessibility_violations, path, scheme):
    """At both widths; and on a phone it is not wider than the screen."""
    found = []

    page.goto(site_url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[0]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {line}" for line in accessibility_violations(page)]

    assert found == []


@every_theme_on_a_phone
def test_the_theme_follows_the_visitor(page, site_url, scheme):
    page.goto(site_url)

    assert page.evaluate(BACKGROUND) == BACKGROUNDS[scheme]


def test_accessibility_violations_are_found(page, site_url, accessibility_violations):
    page.goto(site_url + "about/")
    page.evaluate("document.querySelector('h1').append(document.createElement('img'))")

    [line] = accessibility_violations(page)

    assert line.startswith("image-alt: ")
