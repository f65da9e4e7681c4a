"""What every picture of a result is drawn with: percentages across, pixels down.

So a picture is as wide as its container, while text and marks keep their size.
"""

from decimal import Decimal

from calculators.core.decimals import plain_number
from calculators.render.markup import Attributes, Html, tag

_HUNDRED = Decimal(100)


def svg_figure(title: str, sentence: str, height: int, *shapes: Html) -> Html:
    """Return a drawing with its title; a screen reader reads the sentence instead."""
    image: Attributes = {"role": "img", "aria-label": sentence, "width": "100%", "height": height}
    drawing = tag("svg", {**image, "class": "calc-svg"}, *shapes)
    return tag("figure", {"class": "calc-picture"}, tag("figcaption", None, title), drawing)


def across(share: Decimal) -> str:
    """Write a share of the width: ``12.5%``."""
    return plain_number(share * _HUNDRED, 2) + "%"


def words_at(x: Decimal, y: int, words: str, kind: str = "", anchor: str = "middle") -> Html:
    """Return words in a drawing; ``kind`` is a class, ``anchor`` the end that is at ``x``."""
    return tag(
        "text", {"x": across(x), "y": y, "class": kind or None, "text-anchor": anchor}, words
    )


def rectangle(left: Decimal, width: Decimal, top: int, height: int, kind: str) -> Html:
    """Return a filled rectangle; ``left`` and ``width`` are shares of the drawing's width."""
    sides: Attributes = {"x": across(left), "width": across(width), "y": top, "height": height}
    return tag("rect", {**sides, "class": kind})


def line(start: Decimal, end: Decimal, top: int, bottom: int, kind: str) -> Html:
    """Return a line from one corner to the other."""
    ends: Attributes = {"x1": across(start), "x2": across(end), "y1": top, "y2": bottom}
    return tag("line", {**ends, "class": kind})
