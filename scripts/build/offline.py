"""The service worker: what it may keep for use without a network, and where it stands."""

import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

from calculators.policy import load_policy
from scripts.build.hashes import short_hash
from scripts.build.page_scripts import ESBUILD
from scripts.build.theme_patches import UNUSED_SEARCH_FILE

SERVICE_WORKER = "service-worker.js"
SOURCE = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js" / "site" / SERVICE_WORKER
PYTHON = "assets/python/"
ALWAYS = re.compile(r"^(?:assets/(?!python/)|(?:en/)?(?:index\.html$|search/))")
NEVER = re.compile(r"\.(?:br|gz|map)$|^(?:service-worker\.js|robots\.txt|sitemap\.xml)$|404\.html$")
CALCULATOR_PAGES = {"zh": "calculators/", "en": "en/calculators/"}


def digest(data: bytes) -> str:
    """Return the first eight bytes of a SHA-256, by which the service worker checks a file."""
    return hashlib.sha256(data).hexdigest()[:16]


def offline_files(site: Path) -> dict[str, Any]:
    """Return what service-worker.js calls BUILD.

    Returns:
        ``id`` of this build; ``policy``: the version of the policy data; ``files``: the digest of
        every file that can be kept; ``always``: the files kept from the start (styles, scripts,
        search, home pages); ``calculators``: the calculators' pages by language; ``python``: the
        files that they run on.
    """
    files = {
        name: digest(path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file() and not NEVER.search(name := path.relative_to(site).as_posix())
    }
    return {
        "id": short_hash(repr(files).encode()),
        "policy": load_policy().version,
        "files": files,
        "always": [
            name for name in files if ALWAYS.search(name) and not UNUSED_SEARCH_FILE.search(name)
        ],
        "calculators": {
            lang: [name for name in files if re.match(rf"{start}.*\.html$", name)]
            for lang, start in CALCULATOR_PAGES.items()
        },
        "python": [name for name in files if name.startswith(PYTHON)],
    }


def service_worker(site: Path, program: str, **other: str) -> str:
    """Return the service worker's program with BUILD, in which ``other`` replaces entries, before it."""
    build = {**offline_files(site), **other}
    return f"const BUILD = {json.dumps(build, separators=(',', ':'))};\n{program}"


def write_service_worker(site: Path) -> None:
    """Write the service worker to the root, so that it governs the site."""
    minify = (ESBUILD, SOURCE, "--minify", "--target=esnext")
    program = subprocess.run(minify, check=True, capture_output=True, encoding="utf-8").stdout
    (site / SERVICE_WORKER).write_text(service_worker(site, program), encoding="utf-8")
