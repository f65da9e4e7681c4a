"""Scripts that run while a page is still being read: short and inline."""

import re
from pathlib import Path

from scripts.build.csp import CHARSET_TAG
from scripts.build.page_scripts import MODULE_SCRIPT, SCRIPTS, WORKER
from scripts.build.theme_patches import load_bundle_by

USES_PYTHON = {"calculator/calculator.mjs", "calculator/review.mjs"}
CALCULATOR = '<div class="calc"'
# Browsers paint what they have when they come to a script. Here that is the heading and the
# introduction, before the form and the whole answer are laid out.
PAINT = "<script>0</script>"
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)


def program(name: str) -> str:
    """Return a script of this folder without its comments."""
    text = Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8")
    return COMMENT.sub("", text)


def start_python_early(html: str) -> str:
    """Start Python first in the head of a page that uses it; leave any other page as it is.

    The page's heading and introduction are painted before the rest of it is laid out, and the
    theme's script waits for Python's first answer where that is about to come.
    """
    roots = [root for root, name in MODULE_SCRIPT.findall(html) if name in USES_PYTHON]
    if not roots:
        return html
    worker = f"{roots[0]}{SCRIPTS}/{WORKER}"
    script = f'<script data-worker="{worker}">{program("early_python")}</script>'
    html = html.replace(CALCULATOR, PAINT + CALCULATOR, 1)
    html = load_bundle_by(program("early_theme"), html)
    return html.replace(CHARSET_TAG, CHARSET_TAG + script, 1)
