"""Make the built site fast to load: `python -m scripts.publish site`, after MkDocs and Python.

One style sheet instead of ten, with the rules that are used; scripts and style sheet under addresses that hold a hash of their
content, the scripts of a page announced in its head, the service worker at the site's root, and
a compressed copy beside whatever gets smaller by it. Nothing here knows the theme: it works on
the pages as built.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.browser_python.vendor import vendor
from scripts.compress import compress
from scripts.hashes import short_hash
from scripts.offline_files import offline_files

PACKAGE = Path(__file__).resolve().parent.parent / "calculators"
STYLE_LINK = re.compile(r'\s*<link rel="stylesheet" href="((?:\.\./|\./|/)*)(assets/[^"]+\.css)">')
OUTSIDE_REFERENCE = re.compile(rb"url\((?![\"']?(?:data:|#))|@import")
SCRIPTS = "assets/js"
MODULE_SCRIPT = re.compile(
    rf'<script (?=[^>]*type="module")[^>]*src="([^"]*?){SCRIPTS}/([\w-]+\.mjs)"'
)
STATIC_IMPORT = re.compile(r'^(?:import|export)\b[^"]*?from "\./([\w-]+\.mjs)";', re.MULTILINE)
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


def modules_of(folder: Path, name: str) -> list[str]:
    """A script and every script it imports at once, each once."""
    found = [name]
    for one in found:
        text = (folder / one).read_text(encoding="utf-8")
        found += [other for other in STATIC_IMPORT.findall(text) if other not in found]
    return found


def name_scripts(site: Path, pages: dict[Path, str]) -> str:
    """Put a hash into the address of the scripts, and announce those of a page in its head."""
    folder = site / SCRIPTS
    contents = [file.name.encode() + file.read_bytes() for file in sorted(folder.iterdir())]
    hashed = f"{SCRIPTS}-{short_hash(*contents)}"
    for page, html in pages.items():
        entries = MODULE_SCRIPT.findall(html)
        names = [name for _, entry in entries for name in modules_of(folder, entry)]
        root = entries[0][0] if entries else ""
        links = "".join(
            f'<link rel="modulepreload" fetchpriority="low" href="{root}{hashed}/{name}">'
            for name in dict.fromkeys(names)
        )
        # The page can be read without them: the style sheet comes first.
        html = html.replace("<script src=", '<script fetchpriority="low" src=')
        html = html.replace(f"{SCRIPTS}/", f"{hashed}/")
        pages[page] = html.replace("</head>", f"{links}</head>", 1)
    shutil.rmtree(site / hashed, ignore_errors=True)
    folder.rename(site / hashed)
    return hashed


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
    scripts = name_scripts(site, pages)
    for page, html in pages.items():
        page.write_text(html, encoding="utf-8")
    write_service_worker(site, scripts)
    compress(site)


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
