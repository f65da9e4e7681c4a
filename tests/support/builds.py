"""Copies of the built site that a test may change, and the next build made out of one."""

import re
import shutil
from pathlib import Path

from scripts.build.compress import METHODS
from scripts.build.offline import SERVICE_WORKER, service_worker

NEXT_POLICY = "2027-01-01"
NEXT_SCRIPTS = "js-000000000000"
NEXT_LIBRARY = "library-000000000000.zip"


def copy_of(site: Path, target: Path) -> Path:
    """A copy without compressed files, so that a changed file is the one that is sent."""
    ignored = shutil.ignore_patterns(*(f"*{ending}" for ending in METHODS))
    return shutil.copytree(site, target, ignore=ignored)


def publish_next(site: Path) -> None:
    """Turn a copy into the next build: other scripts, another library, newer policy data."""
    [scripts] = site.glob("assets/js-*")
    [library] = site.glob("assets/python/library-*")
    scripts.rename(scripts.with_name(NEXT_SCRIPTS))
    library.rename(library.with_name(NEXT_LIBRARY))
    for script in (site / "assets" / NEXT_SCRIPTS).glob("*.mjs"):
        text = script.read_text(encoding="utf-8").replace(library.name, NEXT_LIBRARY)
        script.write_text(re.sub('python:"[0-9a-f]{12}"', 'python:"next"', text), encoding="utf-8")
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8").replace(scripts.name, NEXT_SCRIPTS)
        html = re.sub('data-policy="[^"]+"', f'data-policy="{NEXT_POLICY}"', html)
        page.write_text(html, encoding="utf-8")
    old = site / SERVICE_WORKER
    program = old.read_text(encoding="utf-8").partition("\n")[2]
    old.write_text(service_worker(site, program, policy=NEXT_POLICY), encoding="utf-8")
