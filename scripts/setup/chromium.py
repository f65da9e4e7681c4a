"""Find the Chromium for the browser tests, and install it where that is allowed.

`make test` runs `python -m scripts.setup.chromium` first.
"""

import os
import shutil
import sys

from scripts.setup.apt import install

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without a Chinese font, layout tests would measure empty boxes.
PACKAGES = ("chromium", "fonts-noto-cjk")
# Reads what the browser prints to PDF.
READER, READER_PACKAGES = "pdftotext", ("poppler-utils",)

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
    if _have_both() or (install((*PACKAGES, *READER_PACKAGES)) and _have_both()):
        return 0
    print(
        f"The browser tests need Chromium, a Chinese font and {READER}. Please install them "
        f"(Debian: apt install {' '.join((*PACKAGES, *READER_PACKAGES))}), or set CHROMIUM to a "
        "browser's path.",
        file=sys.stderr,
    )
    return 1


def _have_both() -> bool:
    return bool(find() and shutil.which(READER))


if __name__ == "__main__":
    sys.exit(main())
