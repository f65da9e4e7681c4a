"""The wheels that run in the browser: ours, built here, and XlsxWriter's, pinned in requirements.txt."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from flit_core import buildapi

PROJECT = Path(__file__).resolve().parents[3]
# Any fixed time, so that the same sources give the same bytes and the same hash.
BUILD_EPOCH = "1640995200"


def build_wheel(project: Path, target: Path) -> Path:
    """Build a project's wheel into a folder; the same sources give the same bytes."""
    target = target.resolve()
    target.mkdir(parents=True, exist_ok=True)
    previous = Path.cwd()
    os.environ["SOURCE_DATE_EPOCH"] = BUILD_EPOCH
    os.chdir(project)  # a build backend works on the current folder
    try:
        name: str = buildapi.build_wheel(str(target))
    finally:
        os.chdir(previous)
    return target / name


def pinned(requirements: str, name: str) -> tuple[str, frozenset[str]]:
    """Return a package's requirement (``name==version``) and the SHA-256 hashes it is pinned to."""
    lines = requirements.replace("\\\n", " ").splitlines()
    [entry] = [line for line in lines if line.startswith(f"{name}==")]
    return entry.split()[0], frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))


def fetch_wheel(name: str, folder: Path) -> Path:
    """Return a package's wheel as pinned in requirements.txt, downloading it if the folder lacks it."""
    text = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    requirement, hashes = pinned(text, name)
    wheels = f"{requirement.replace('==', '-')}-*.whl"
    if not any(_sha256(wheel) in hashes for wheel in folder.glob(wheels)):
        with tempfile.TemporaryDirectory() as temporary:
            only = Path(temporary) / "requirements.txt"
            only.write_text(" ".join([requirement, *(f"--hash=sha256:{one}" for one in hashes)]))
            download(only, folder)
    return next(wheel for wheel in folder.glob(wheels) if _sha256(wheel) in hashes)


def download(requirements: Path, folder: Path, *options: str) -> None:
    """Download the wheels that a file of requirements names with their hashes, and no others."""
    subprocess.run(
        [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
            "--no-deps", "--only-binary", ":all:", "--require-hashes", *options,
            "--requirement", requirements, "--dest", folder,
        ],
        check=True,
    )  # fmt: skip


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
