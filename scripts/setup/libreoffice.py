"""Find the LibreOffice that recalculates exported workbooks, and install it where that is allowed.

`make test` runs `python -m scripts.setup.libreoffice` first.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.setup.apt import require

PACKAGES = ("libreoffice-calc",)
# By default LibreOffice keeps the values that other programs stored; 0 means: always recalculate.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def find() -> str | None:
    """Return the program's path: $SOFFICE, otherwise `soffice` on the PATH."""
    return shutil.which(os.environ.get("SOFFICE") or "soffice")


def recalculate(files: list[Path], target: Path, profile: Path, seconds: int = 600) -> list[Path]:
    """Recalculate every formula of some workbooks in one call, and return the new files.

    Args:
        files: workbooks with different names.
        target: the folder for the new files.
        profile: a folder for LibreOffice's settings, so that the user's own are left alone.
        seconds: after which to give up.
    """
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    program = find()
    assert program
    subprocess.run(
        [
            program, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless",
            "--convert-to", "xlsx", "--outdir", str(target), *map(str, files),
        ],
        check=True, capture_output=True, timeout=seconds,
    )  # fmt: skip
    return [target / file.name for file in files]


def main() -> int:
    """Install LibreOffice if it is missing, or say what to install; return the exit status."""
    advice = (
        "The tests that recalculate the formulas of exported workbooks need LibreOffice. Please "
        "install it, or set SOFFICE to its path."
    )
    return require(find, PACKAGES, advice)


if __name__ == "__main__":
    sys.exit(main())
