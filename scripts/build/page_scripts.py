"""The scripts of the pages: a few files, under an address that holds a hash of their content.

Scripts run only as published, so an address relative to ``import.meta.url`` is relative to that
folder, whatever folder the source is in.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.build.hashes import short_hash

SCRIPTS = "assets/js"
ESBUILD = Path("node_modules/.bin/esbuild")
OPTIONS = (
    "--bundle",
    "--format=esm",
    "--splitting",  # a module that two scripts import stays one, with one state
    "--minify",
    "--target=esnext",  # as written: biome checks what our browsers can read
    "--out-extension:.js=.mjs",
    "--entry-names=[name]",  # the scripts of all folders are published in one
    "--log-level=warning",
)
MODULE_SCRIPT = re.compile(
    rf'<script (?=[^>]*type="module")[^>]*src="([^"]*?){SCRIPTS}/([\w/-]+\.mjs)"'
)
SOURCE = re.compile(rf"{SCRIPTS}/(?:[\w-]+/)*")
WORKER = "python/worker.mjs"
STATIC_IMPORT = re.compile(r'\b(?:from|import)\s*"\./([\w-]+\.mjs)"')


def bundle(source: Path, entries: list[str], target: Path) -> None:
    """Write a file for each entry with what it imports, and files for what entries share.

    The worker shares nothing with the page, so it is a single file that takes a single request.
    """
    for names in (entries, [WORKER]):
        files = [source / name for name in names]
        subprocess.run([ESBUILD, *files, *OPTIONS, f"--outdir={target}"], check=True)


def modules_of(folder: Path, name: str) -> list[str]:
    """Return a script's name and those of all scripts that it imports, directly or not."""
    found = [name]
    for one in found:
        text = (folder / one).read_text(encoding="utf-8")
        found += [other for other in STATIC_IMPORT.findall(text) if other not in found]
    return found


def name_scripts(site: Path, pages: dict[Path, str]) -> None:
    """Bundle the scripts, put a hash into their address, and announce each page's in its head.

    ``pages`` has the HTML of every page, and is changed in place.
    """
    source = site / SCRIPTS
    names = sorted({name for html in pages.values() for _, name in MODULE_SCRIPT.findall(html)})
    with tempfile.TemporaryDirectory() as temporary:
        bundled = Path(temporary)
        bundle(source, names, bundled)
        contents = [file.name.encode() + file.read_bytes() for file in sorted(bundled.iterdir())]
        hashed = f"{SCRIPTS}-{short_hash(*contents)}"
        shutil.copytree(bundled, site / hashed, dirs_exist_ok=True)
    shutil.rmtree(source)
    for page, html in pages.items():
        entries = MODULE_SCRIPT.findall(html)
        modules = [one for _, name in entries for one in modules_of(site / hashed, Path(name).name)]
        root = entries[0][0] if entries else ""
        links = "".join(
            f'<link rel="modulepreload" fetchpriority="low" href="{root}{hashed}/{name}">'
            for name in dict.fromkeys(modules)
        )
        # A page can be read without its scripts, so the style sheet comes first.
        html = html.replace("<script src=", '<script fetchpriority="low" src=')
        html = SOURCE.sub(f"{hashed}/", html)
        pages[page] = html.replace("</head>", f"{links}</head>", 1)
