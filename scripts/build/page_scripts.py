"""The scripts of the pages: few files, under an address that holds a hash of what is in them."""

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
    "--splitting",  # what two scripts import stays one module, with one state
    "--minify",
    "--target=esnext",  # as written: biome says what the browsers we name can read
    "--out-extension:.js=.mjs",
    "--log-level=warning",
)
MODULE_SCRIPT = re.compile(
    rf'<script (?=[^>]*type="module")[^>]*src="([^"]*?){SCRIPTS}/([\w-]+\.mjs)"'
)
WORKER = "worker.mjs"
STATIC_IMPORT = re.compile(r'\b(?:from|import)\s*"\./([\w-]+\.mjs)"')


def bundle(folder: Path, entries: list[str]) -> None:
    """Leave in the folder each entry's script with what it imports, and what entries share."""
    with tempfile.TemporaryDirectory() as target:
        # A worker shares nothing with the page: in one file it is there after one request.
        for names in (entries, [WORKER]):
            files = [folder / name for name in names]
            subprocess.run([ESBUILD, *files, *OPTIONS, f"--outdir={target}"], check=True)
        for file in folder.glob("*.mjs"):
            file.unlink()
        for file in Path(target).iterdir():
            shutil.copy(file, folder)


def modules_of(folder: Path, name: str) -> list[str]:
    """A script and every script it imports at once, each once."""
    found = [name]
    for one in found:
        text = (folder / one).read_text(encoding="utf-8")
        found += [other for other in STATIC_IMPORT.findall(text) if other not in found]
    return found


def name_scripts(site: Path, pages: dict[Path, str]) -> str:
    """Bundle the scripts, put a hash into their address, and announce a page's in its head."""
    folder = site / SCRIPTS
    bundle(
        folder, sorted({name for html in pages.values() for _, name in MODULE_SCRIPT.findall(html)})
    )
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
