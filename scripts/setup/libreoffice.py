"""Find the LibreOffice that works out exported workbooks anew, and install it where allowed.

`python -m scripts.setup.libreoffice` is what `make test` runs first. Without it the tests that need it
are skipped, and say so.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.setup.apt import install

PACKAGES = ("libreoffice-calc",)
# By itself LibreOffice keeps the values that other programs stored; 0 means: always work out anew.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def find() -> str | None:
    """The program to use: $SOFFICE, otherwise `soffice` if it is on the PATH."""
    return shutil.which(os.environ.get("SOFFICE") or "soffice")


def recalculate(files: list[Path], target: Path, profile: Path, seconds: int = 600) -> list[Path]:
    """Have every formula of workbooks worked out anew, all in one call; returns the new files.

    Args:
        files: workbooks with different names.
        target: the folder for the new files.
        profile: a folder for LibreOffice's settings, so that nobody else's are used.
        seconds: after which to give up.
    """
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
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
    """Make sure that LibreOffice is there, or say what goes untested without it."""
    if not (find() or (install(PACKAGES) and find())):
        print(
            "Without LibreOffice, the formulas of exported workbooks are not worked out by tests. "
            f"To do so, install it (Debian: apt install {' '.join(PACKAGES)}), or set SOFFICE.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
