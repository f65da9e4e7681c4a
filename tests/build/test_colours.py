"""Every text colour can be read on every background (WCAG 2.2: 4.5 to 1; outlines 3 to 1)."""

import re
from pathlib import Path

import pytest

STYLE = Path(__file__).resolve().parents[2] / "docs" / "assets" / "css" / "site.css"
TEXT = ("ink", "muted", "accent", "accent-hover", "pass", "warn", "fail", "unknown")
BACKGROUNDS = ("paper", "surface")


def palettes() -> dict[str, dict[str, str]]:
    """The colours of both schemes."""
    css = STYLE.read_text(encoding="utf-8")
    blocks = {
        "light": re.search(r"\[data-md-color-scheme\] \{(.*?)\}", css, re.DOTALL),
        "dark": re.search(r'\[data-md-color-scheme="slate"\] \{(.*?)\}', css, re.DOTALL),
    }
    return {
        scheme: dict(re.findall(r"--site-([a-z-]+): (#[0-9a-f]{6});", block[1]))
        for scheme, block in blocks.items()
    }


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_known_pairs():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_both_schemes_define_the_same_colours():
    assert (
        set(palettes()["light"]) == set(palettes()["dark"]) == {*TEXT, *BACKGROUNDS, "line", "edge"}
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize(("colour", "least"), [*((colour, 4.5) for colour in TEXT), ("edge", 3.0)])
def test_colour_can_be_read(scheme, background, colour, least):
    palette = palettes()[scheme]

    assert contrast(palette[colour], palette[background]) >= least
