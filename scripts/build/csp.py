"""The Content-Security-Policy in each page's own head.

It allows inline scripts by their hashes. Some contain the page's relative path to the root, so
the hashes differ from page to page.
"""

import base64
import hashlib
from html.parser import HTMLParser

CHARSET_TAG = '<meta charset="utf-8">'

# Inline blocks of other types, such as application/json, are data: browsers do not run them, and
# the policy does not apply to them.
JAVASCRIPT_TYPES = {"", "module", "text/javascript"}

# A worker does not inherit the policy in a page's <meta>, so the server sends this header with
# every script.
SCRIPT_HEADER = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"


class _InlineScripts(HTMLParser):
    """Collects the exact text of every inline script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            attributes = dict(attrs)
            kind = (attributes.get("type") or "").lower()
            self._inside = "src" not in attributes and kind in JAVASCRIPT_TYPES
            if self._inside:
                self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False


def inline_scripts(html: str) -> list[str]:
    """Return the text of each inline script of a page, in order."""
    parser = _InlineScripts()
    parser.feed(html)
    parser.close()
    return parser.scripts


def script_hash(script: str) -> str:
    """Return the source expression that allows exactly this inline script."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def page_policy(html: str) -> str:
    """Return the policy of one page."""
    hashes = sorted({script_hash(script) for script in inline_scripts(html)})
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self' 'wasm-unsafe-eval'", *hashes]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'none'",
        ]
    )


def add_policy(html: str) -> str:
    """Put the page's policy right after the character set, before everything that it governs.

    Raises:
        ValueError: the page does not name its character set exactly once.
    """
    if html.count(CHARSET_TAG) != 1:
        raise ValueError(f"expected exactly one {CHARSET_TAG} to put the security policy after")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{page_policy(html)}">'
    return html.replace(CHARSET_TAG, CHARSET_TAG + policy)
