"""Make the built site fast to load: `python -m scripts.build.publish site`, after MkDocs and Python.

One style sheet instead of ten, with the rules that are used; scripts and style sheet under
addresses that hold a hash of their content, the scripts of a page announced in its head, the
service worker at the site's root, and a compressed copy beside whatever gets smaller by it. It
works on the pages as built, and knows of the theme only what its own script is called.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.build.compress import compress
from scripts.build.hashes import short_hash
from scripts.build.offline import offline_files
from scripts.build.page_scripts import name_scripts
from scripts.build.python.vendor import vendor
from scripts.build.search import search_when_opened

PACKAGE = Path(__file__).resolve().parents[2] / "calculators"
STYLE_LINK = re.compile(r'\s*<link rel="stylesheet" href="((?:\.\./|\./|/)*)(assets/[^"]+\.css)">')
OUTSIDE_REFERENCE = re.compile(rb"url\((?![\"']?(?:data:|#))|@import")
THEME_SCRIPT = "assets/javascripts/bundle.*.min.js"
SERVICE_WORKER = "service-worker.js"


def join_styles(site: Path, pages: dict[Path, str]) -> None:
    """Give every page one style sheet: the ones it named, in their order."""
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
    """The rules of a style sheet that pages, scripts or results can use."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder, "style.css")
        sheet.write_bytes(text)
        made_by = [site / "**/*.html", site / "assets/**/*.{js,mjs}", PACKAGE / "**/*.py"]
        subprocess.run(["node", Path(__file__).with_name("used_styles.mjs"), sheet, *made_by], check=True)  # fmt: skip
        return sheet.read_bytes()


def change_theme_script(site: Path, pages: dict[Path, str]) -> None:
    """Let the theme's script search only when asked, under an address with the new hash."""
    [script] = site.glob(THEME_SCRIPT)
    text = search_when_opened(script.read_text(encoding="utf-8"))
    name = f"bundle.{short_hash(text.encode())[:8]}.min.js"
    for page, html in pages.items():
        pages[page] = html.replace(script.name, name)
    script.unlink()
    script.with_name(name).write_text(text, encoding="utf-8")


def service_worker(site: Path, program: str, **other: str) -> str:
    """The service worker's program with the list of what it may keep before it."""
    build = {**offline_files(site), **other}
    return f"const BUILD = {json.dumps(build, separators=(',', ':'))};\n{program}"


def write_service_worker(site: Path, scripts: str) -> None:
    """Put the service worker at the root, which it governs."""
    source = site / scripts / SERVICE_WORKER
    program = source.read_text(encoding="utf-8")
    source.unlink()
    (site / SERVICE_WORKER).write_text(service_worker(site, program), encoding="utf-8")


def publish(site: Path) -> None:
    """Do all of it to a site that MkDocs has just built."""
    for old in [*site.glob("assets/style-*"), *site.glob("assets/js-*")]:
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    vendor(site)
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    join_styles(site, pages)
    change_theme_script(site, pages)
    scripts = name_scripts(site, pages)
    for page, html in pages.items():
        page.write_text(html, encoding="utf-8")
    write_service_worker(site, scripts)
    compress(site)


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
