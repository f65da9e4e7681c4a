"""The inline script by which a calculator's page starts Python before the page itself is read."""

import re
from pathlib import Path

USES_PYTHON = re.compile(
    r'<script (?=[^>]*type="module")[^>]*src="([^"]*assets/js/)(?:calculator|review)\.mjs"'
)
HEAD = re.compile(r"<head>\s*<meta charset=[^>]*>")
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
PROGRAM = COMMENT.sub("", Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))


def start_early(html: str) -> str:
    """The page with that script first in its head, if it runs Python at all."""
    found = USES_PYTHON.search(html)
    if not found:
        return html
    script = f'<script data-worker="{found[1]}worker.mjs">{PROGRAM}</script>'
    return HEAD.sub(lambda head: head[0] + script, html, count=1)
