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
# Reads what the browser prints to PDF; one test is skipped without it.
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
    """Install a browser if there is none, or say what to install; return the exit status."""
    if not shutil.which(READER):
        install(READER_PACKAGES)
    if find() or (install(PACKAGES) and find()):
        return 0
    print(
        "The browser tests need Chromium and a Chinese font. Please install them "
        f"(Debian: apt install {' '.join(PACKAGES)}), or set CHROMIUM to a browser's path.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
