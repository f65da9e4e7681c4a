"""How cells look: inputs filled and unlocked, formulas plain, everything else words."""

from typing import Any

import xlsxwriter

_FONT = {"zh": "宋体", "en": "Calibri"}
_LINE = "#C8CDD3"
_INPUT = "#FFF6D6"
_HEAD = "#E8EEF4"
_GREY = "#6B7280"
_MARK = "#B42318"

# Figures are rounded in their formulas, so that General shows them as they are.
_NUMBERS = {
    "money": "#,##0.00",
    "number": "General",
    "share": "0.00%",
    "whole": "0",
    "left": '#,##0.00;-#,##0.00;"—"',
}


def formats(file: xlsxwriter.Workbook, lang: str) -> dict[str, xlsxwriter.format.Format]:
    """Return every style by its name; those of inputs begin with ``input_``."""
    base = {"font_name": _FONT[lang], "font_size": 10, "valign": "vcenter"}
    boxed = {**base, "border": 1, "border_color": _LINE}
    words = {**boxed, "text_wrap": True, "indent": 1}
    entered = {"bg_color": _INPUT, "locked": False}
    styles: dict[str, dict[str, Any]] = {
        "title": {**base, "font_size": 16, "bold": True},
        "section": {**base, "font_size": 12, "bold": True},
        "note": {**base, "font_color": _GREY},
        "mark": {**base, "bold": True, "font_color": _MARK},
        "line": {**base, "text_wrap": True, "valign": "top"},
        "head": {**boxed, "bold": True, "bg_color": _HEAD, "text_wrap": True, "align": "center"},
        "label": {**boxed, "indent": 1},
        "words": words,
        "verdict": {**boxed, "bold": True, "align": "center"},
        "exact": {**boxed, "font_color": _GREY, "num_format": "General"},
        "input_words": {**words, **entered},
    }
    for name, pattern in _NUMBERS.items():
        styles[name] = {**boxed, "num_format": pattern, "align": "right"}
        styles[f"total_{name}"] = {**styles[name], "bold": True, "top": 2}
        styles[f"input_{name}"] = {**styles[name], **entered}
    styles["total_words"] = {**boxed, "bold": True, "top": 2, "indent": 1}
    return {name: file.add_format(style) for name, style in styles.items()}
