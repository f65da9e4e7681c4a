"""Make the built site fast to load: `python -m scripts.build.publish site`, after MkDocs.

Adds Python for the browser, puts styles and scripts under addresses that hold a hash of their
content, writes the service worker, and puts a compressed copy beside each file that gets smaller.
"""

import shutil
import sys
from pathlib import Path

from scripts.build.compress import compress
from scripts.build.offline import write_service_worker
from scripts.build.page_scripts import name_scripts
from scripts.build.python.vendor import vendor
from scripts.build.styles import join_styles
from scripts.build.theme_patches import patch_scripts


def publish(site: Path) -> None:
    """Complete a site that MkDocs has just built."""
    for old in [*site.glob("assets/style-*"), *site.glob("assets/js-*")]:
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    vendor(site)
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    join_styles(site, pages)
    patch_scripts(site, pages)
    name_scripts(site, pages)
    for page, html in pages.items():
        page.write_text(html, encoding="utf-8")
    write_service_worker(site)
    compress(site)


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
