"""The Content-Security-Policy in each page's own head.

It allows inline scripts by their hashes. Some contain the page's relative path to the root, so
the hashes differ from page to page.
"""

import re

from scripts.build.hashes import integrity

CHARSET_TAG = '<meta charset="utf-8">'

# Inline blocks of types such as application/json are data: browsers do not run them, and the policy
# does not apply to them.
INLINE_SCRIPT = re.compile(
    r'<script(?![^>]*\ssrc=)(?![^>]*\stype="application/)[^>]*>(.*?)</script>', re.DOTALL
)

# A worker does not inherit the policy in a page's <meta>, so the server sends this header with
# every script.
SCRIPT_HEADER = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"


def inline_scripts(html: str) -> list[str]:
    """Return the text of each inline script of a page, in order."""
    return INLINE_SCRIPT.findall(html)


def script_hash(script: str) -> str:
    """Return the source expression that allows exactly this inline script."""
    return f"'{integrity(script.encode())}'"


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
