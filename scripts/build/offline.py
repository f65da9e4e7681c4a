"""What the service worker may keep: every file of the site with a hash, and what goes together."""

import hashlib
import re
from pathlib import Path
from typing import Any

from calculators.policy import load_policy
from scripts.build.hashes import short_hash

PYTHON = "assets/python/"
ALWAYS = re.compile(
    r"^(?:assets/(?!python/|javascripts/lunr/)"
    r"|assets/javascripts/lunr/min/lunr\.(?:stemmer\.support|multi|zh)\."  # what the search loads
    r"|(?:en/)?(?:index\.html$|search/))"
)
NEVER = re.compile(r"\.(?:br|gz|map)$|^(?:service-worker\.js|robots\.txt|sitemap\.xml)$|404\.html$")
CALCULATOR_PAGES = {"zh": "calculators/", "en": "en/calculators/"}


def digest(data: bytes) -> str:
    """The part of a SHA-256 by which the service worker knows a file."""
    return hashlib.sha256(data).hexdigest()[:16]


def offline_files(site: Path) -> dict[str, Any]:
    """Return what service-worker.js calls BUILD.

    ``id`` of this build; ``policy``: the version of the policy data; ``files``: the digest of
    every file that can be kept; ``always``: what is kept from the start (styles, scripts, search,
    home pages); ``calculators``: the calculators' pages by language; ``python``: what they run on.
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
        "always": [name for name in files if ALWAYS.search(name)],
        "calculators": {
            lang: [name for name in files if re.match(rf"{start}.*\.html$", name)]
            for lang, start in CALCULATOR_PAGES.items()
        },
        "python": [name for name in files if name.startswith(PYTHON)],
    }
