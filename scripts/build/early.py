"""What a page does before it is read: short inline scripts."""

import re
from pathlib import Path

from scripts.build.page_scripts import MODULE_SCRIPT, SCRIPTS, WORKER

USES_PYTHON = {"calculator.mjs", "review.mjs"}
CHARSET = re.compile(r"<meta charset=[^>]*>")
THEME_COLOURS = re.compile(r'<script>var palette=__md_get\("__palette"\);.*?</script>')
CALCULATOR = '<div class="calc"'
# Browsers paint what they have when they come to a script: here the heading and the introduction,
# before the form and the whole answer are laid out.
PAINT = "<script>0</script>"
THEME_SCRIPT = re.compile(r'<script src="([^"]*/bundle\.[^"]*\.js)"></script>')
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)


def program(name: str) -> str:
    """The text of a script in this folder, without its comments."""
    text = Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
    return COMMENT.sub("", text)


def start_early(html: str) -> str:
    """The page with Python's early start first in its head, if it runs Python at all.

    Its heading and introduction are painted before the rest of it is laid out, and the theme's script
    comes after an answer that is about to be there.

    Raises:
        ValueError: the theme's script is not where it was.
    """
    roots = [root for root, name in MODULE_SCRIPT.findall(html) if name in USES_PYTHON]
    if not roots:
        return html
    worker = f"{roots[0]}{SCRIPTS}/{WORKER}"
    script = f'<script data-worker="{worker}">{program("early_python")}</script>'
    html = html.replace(CALCULATOR, PAINT + CALCULATOR, 1)
    html, count = THEME_SCRIPT.subn(_theme_later, html)
    if count != 1:
        raise ValueError("expected the theme's script once, to let Python's answer go before it")
    return CHARSET.sub(lambda charset: charset[0] + script, html, count=1)


def _theme_later(script: re.Match[str]) -> str:
    preload = f'<link rel="preload" as="script" fetchpriority="low" href="{script[1]}">'
    return f'{preload}<script data-theme="{script[1]}">{program("early_theme")}</script>'


def colour_early(html: str) -> str:
    """The page with the reader's colours set from its head instead of by the theme's script.

    Raises:
        ValueError: the theme's script is not where it was.
    """
    html, count = THEME_COLOURS.subn("", html)
    if count != 1:
        raise ValueError("expected the theme's script of colours once, to set them earlier")
    return html.replace("</head>", f"<script>{program('early_colours')}</script></head>", 1)
