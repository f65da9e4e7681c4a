"""Take pictures of the built site: three for the README, or every page for a look at all of it."""

import argparse
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.chromium import ARGUMENTS, find
from scripts.serve import start

ROOT = Path(__file__).parent.parent
PAGES = {
    "home": "",
    "policy": "policy/",
    "labour-cost": "calculators/labour-cost/",
    "workload": "calculators/workload/",
    "parameters": "parameters/",
    "readings": "readings/",
    "calculators": "calculators/",
    "about": "about/",
}
LANGUAGES = {"zh": "", "en": "en/"}
WIDTHS = {360: 740, 768: 1024, 1280: 860}
FOR_README = (
    ("home", "zh", 1280, "light"),
    ("labour-cost", "zh", 1280, "light"),
    ("workload", "en", 360, "dark"),
)


def settled(page: Page) -> None:
    """Wait until a calculator has answered, where the page has one."""
    calculator = page.locator(".calc")
    if calculator.count():
        page.locator('.calc[data-state="ready"][data-busy="false"]').wait_for(timeout=60_000)


def take(
    browser: Browser,
    site: str,
    name: str,
    lang: str,
    width: int,
    scheme: str,
    file: Path,
    whole: bool,
) -> None:
    """Take one picture of a page, of its first screen or of the whole."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=2 if width < 700 and not whole else 1,
        locale="zh-CN" if lang == "zh" else "en-GB",
    )
    page = context.new_page()
    page.goto(f"{site}{LANGUAGES[lang]}{PAGES[name]}")
    settled(page)
    page.screenshot(path=file, full_page=whole)
    context.close()


def main() -> None:
    """Take the README's pictures, or with ``--all FOLDER`` all pages in all sizes and themes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if options.all:
        options.all.mkdir(parents=True, exist_ok=True)
    with start(ROOT / "site") as site, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=ARGUMENTS)
        if options.all:
            for name in PAGES:
                for lang in LANGUAGES:
                    for width in WIDTHS:
                        for scheme in ("light", "dark"):
                            file = options.all / f"{name}-{lang}-{width}-{scheme}.png"
                            take(browser, site, name, lang, width, scheme, file, True)
        else:
            folder = ROOT / "pictures"
            folder.mkdir(exist_ok=True)
            for name, lang, width, scheme in FOR_README:
                take(browser, site, name, lang, width, scheme, folder / f"{name}-{lang}.png", False)
        browser.close()


if __name__ == "__main__":
    main()
