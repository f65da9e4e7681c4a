"""Find the Chromium for the browser tests, and install it where that is allowed.

`make test` runs `python -m scripts.setup.chromium` first.
"""

import os
import shutil
import sys

from scripts.setup.apt import require

# The headless shell is the same engine without the browser's own windows, which cost the tests time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
READER = "pdftotext"  # of what the browser prints to PDF
# Without a Chinese font, layout tests would measure empty boxes.
PACKAGES = ("chromium-headless-shell", "fonts-noto-cjk", "poppler-utils")

# No sandbox, because tests run as root in containers; no requests of the browser's own.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """Return the browser's path: $CHROMIUM, otherwise the first known name on the PATH."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Install what is missing of the browser and its PDF reader, or say what to install."""
    advice = (
        f"The browser tests need Chromium, a Chinese font and {READER}. Please install them, or set "
        "CHROMIUM to a browser's path."
    )
    return require(lambda: find() and shutil.which(READER), PACKAGES, advice)


if __name__ == "__main__":
    sys.exit(main())
