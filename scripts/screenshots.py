"""Take pictures of the built site: three for the README, or of every page."""

import argparse
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.serve import start
from scripts.setup.chromium import ARGUMENTS, find

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "zh"
LANGUAGES = {"zh": "", "en": "en/"}
WIDTHS = {360: 740, 768: 1024, 1280: 860}
SCHEMES = ("light", "dark", "print")
FOR_README = (
    ("home", "zh", 1280, "light"),
    ("labour-cost", "zh", 1280, "light"),
    ("workload", "en", 360, "dark"),
)


def pages() -> dict[str, str]:
    """Return every page's address by its name; the home page is `home`."""
    files = sorted(file.relative_to(DOCS).with_suffix("") for file in DOCS.rglob("*.md"))
    found = {"home": ""}
    for file in files:
        folder = file.parent if file.name == "index" else file
        if str(folder) != ".":
            found[folder.name] = f"{folder.as_posix()}/"
    return found


def take(
    browser: Browser,
    site: str,
    file: Path,
    name: str,
    lang: str,
    width: int,
    scheme: str,
    whole: bool,
) -> None:
    """Save a picture of a page's first screen, or of the whole page, once its calculator has answered.

    ``name`` is one of ``pages()``; the scheme ``print`` shows how the page looks on paper.
    """
    page = browser.new_page(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=2 if width < 700 and not whole else 1,
        locale="zh-CN" if lang == "zh" else "en-GB",
    )
    page.goto(f"{site}{LANGUAGES[lang]}{pages()[name]}")
    if page.locator(".calc").count():
        page.locator('.calc[data-state="ready"][data-busy="false"]').wait_for(timeout=60_000)
    if scheme == "print":
        page.emulate_media(media="print")
    page.screenshot(path=file, full_page=whole)
    page.close()


def main() -> None:
    """Take the README's pictures, or with ``--all FOLDER`` all pages in all sizes and schemes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    parser.add_argument("--only", nargs="+", choices=pages(), default=list(pages()))
    parser.add_argument("--widths", nargs="+", type=int, choices=WIDTHS, default=list(WIDTHS))
    parser.add_argument("--schemes", nargs="+", choices=SCHEMES, default=SCHEMES)
    options = parser.parse_args()
    folder: Path = options.all or ROOT / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {f"{one[0]}-{one[1]}.png": one for one in FOR_README}
    if options.all:
        every = product(options.only, LANGUAGES, options.widths, options.schemes)
        pictures = {f"{'-'.join(map(str, one))}.png": one for one in every}
    with start(ROOT / "site") as site, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for file, picture in pictures.items():
            take(browser, site, folder / file, *picture, whole=bool(options.all))
        browser.close()


if __name__ == "__main__":
    main()
