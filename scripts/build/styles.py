"""The pages' style sheets: one instead of ten, with only the rules that are used."""

import re
import subprocess
import tempfile
from pathlib import Path

from scripts.build.hashes import short_hash

PACKAGE = Path(__file__).resolve().parents[2] / "calculators"
STYLE_LINK = re.compile(r'\s*<link rel="stylesheet" href="((?:\.\./|\./|/)*)(assets/[^"]+\.css)">')
OUTSIDE_REFERENCE = re.compile(rb"url\((?![\"']?(?:data:|#))|@import")


def join_styles(site: Path, pages: dict[Path, str]) -> None:
    """Replace the style sheets of every page by one, joined in the page's order.

    ``pages`` has the HTML of every page, and is changed in place.

    Raises:
        ValueError: a style sheet refers to another file, so that it cannot be moved.
    """
    sheets: dict[tuple[str, ...], str] = {}
    for page, html in pages.items():
        links = [*STYLE_LINK.finditer(html)]
        if not links:
            continue
        names = tuple(link[2] for link in links)
        if names not in sheets:
            text = b"\n".join((site / name).read_bytes() for name in names)
            if OUTSIDE_REFERENCE.search(text):
                raise ValueError("a style sheet refers to another file: it cannot be moved")
            text = used_styles(site, text)
            sheets[names] = f"assets/style-{short_hash(text)}.css"
            (site / sheets[names]).write_bytes(text)
        only = f'\n<link rel="stylesheet" href="{links[0][1]}{sheets[names]}">'
        html = STYLE_LINK.sub("", html[: links[0].start()] + html[links[0].end() :])
        pages[page] = html[: links[0].start()] + only + html[links[0].start() :]
    for names in sheets:
        for name in names:
            (site / name).unlink(missing_ok=True)


def used_styles(site: Path, text: bytes) -> bytes:
    """Return the rules of a style sheet that pages, scripts or results can use."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder, "style.css")
        sheet.write_bytes(text)
        made_by = [site / "**/*.html", site / "assets/**/*.{js,mjs}", PACKAGE / "**/*.py"]
        program = Path(__file__).with_name("used_styles.mjs")
        subprocess.run(["node", program, sheet, *made_by], check=True)
        return sheet.read_bytes()
