"""The patches to the theme's output, and that they refuse what they were not written for."""

import re

import pytest

from scripts.build.hook import on_config
from scripts.build.theme_patches import (
    BUNDLE_FILE,
    SCRIPT_PATCHES,
    SEARCH_WORKER_FILE,
    VERSION,
    ThemeChangedError,
    check_version,
    load_bundle_by,
    patch_script,
    set_colours_early,
    set_search_base,
)
from tests.support.built_site import SITE

CONFIGURATION = '<script id="__config" type="application/json">{"annotate": null, "base": "%s"}</script>'  # fmt: skip
COLOURS = '<script>var palette=__md_get("__palette");if(palette){}</script>'
BUNDLE = '<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>'


def test_the_pinned_theme_is_the_one_that_is_patched():
    requirements = (SITE.parent / "requirements.txt").read_text(encoding="utf-8")

    assert re.findall(r"^mkdocs-material==(\S+)", requirements, re.MULTILINE) == ["9.8.1"]
    assert VERSION == "9.8.1"
    check_version()


def test_another_version_of_the_theme_is_refused():
    message = (
        r"mkdocs-material 9\.9\.0 is installed, but .*theme_patches\.py was written for 9\.8\.1"
    )

    with pytest.raises(ThemeChangedError, match=message):
        check_version("9.9.0")


def test_the_build_refuses_another_version_of_the_theme(monkeypatch):
    monkeypatch.setattr("scripts.build.theme_patches.version", lambda package: "10.0.0")

    with pytest.raises(ThemeChangedError, match=r"10\.0\.0 is installed"):
        on_config(None)


def test_page_looks_for_its_index_at_its_language():
    assert set_search_base(CONFIGURATION % "../..", "../") == CONFIGURATION % "../"


def test_colours_are_set_in_the_head():
    html = set_colours_early(f"<head><title>T</title></head><body>{COLOURS}<p>一</p></body>")

    assert html.startswith("<head><title>T</title><script>{\n  let color = {};")
    assert html.endswith("</script></head><body><p>一</p></body>")


def test_a_program_loads_the_themes_script():
    assert load_bundle_by("go()", f"<p>一</p>{BUNDLE}") == (
        '<p>一</p><link rel="preload" as="script" fetchpriority="low"'
        ' href="../assets/javascripts/bundle.a5f9d56c.min.js">'
        '<script data-theme="../assets/javascripts/bundle.a5f9d56c.min.js">go()</script>'
    )


def test_the_search_starts_when_it_is_opened():
    script = 'z(new URL(b),(location.protocol!=="file:"))'

    assert patch_script(script, SCRIPT_PATCHES[BUNDLE_FILE]) == "z(new URL(b),(false))"


@pytest.mark.parametrize(
    "patch",
    [
        lambda text: set_search_base(text, "./"),
        set_colours_early,
        lambda text: load_bundle_by("go()", text),
        lambda text: patch_script(text, SCRIPT_PATCHES[SEARCH_WORKER_FILE]),
        lambda text: patch_script(text, SCRIPT_PATCHES[BUNDLE_FILE]),
    ],
)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<p>"base": "."</p>', 0),
        ((CONFIGURATION % ".") * 2 + COLOURS * 2 + BUNDLE * 2 + '(location.protocol!=="file:")`${r}*`' * 2, 2),
    ],
    ids=["none", "two"],
)  # fmt: skip
def test_what_is_not_in_the_theme_exactly_once_is_refused(patch, text, found):
    with pytest.raises(ThemeChangedError, match=f"once in the output of .* found it {found} times"):
        patch(text)
