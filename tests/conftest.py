"""Settings for every test, and what some need of the machine."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from scripts.setup import chromium, libreoffice
from tests.support.built_site import SITE

# A slow or busy machine is no failure of the code under test.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

TESTS = Path(__file__).parent
# The tests in these folders carry the marker of the same name.
MARKED_FOLDERS = ("browser", "libreoffice")


def missing_requirements() -> dict[str, str]:
    """What this machine lacks, by the marker of the tests that need it."""
    found = {
        "built_site": (SITE / "sitemap.xml").is_file(),
        "browser": chromium.find() and shutil.which(chromium.READER),
        "libreoffice": libreoffice.find(),
    }
    how = {
        "built_site": "the built site (make site)",
        "browser": f"Chromium and {chromium.READER} (python -m scripts.setup.chromium)",
        "libreoffice": "LibreOffice (python -m scripts.setup.libreoffice)",
    }
    return {marker: how[marker] for marker, here in found.items() if not here}


MISSING = missing_requirements()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-all",
        action="store_true",
        help="fail a test whose requirements (site, browser, LibreOffice) are missing, "
        "instead of skipping it",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in MARKED_FOLDERS:
            item.add_marker(folder)
        if folder == "browser":
            item.add_marker("built_site")


def pytest_runtest_setup(item: pytest.Item) -> None:
    lacking = [how for marker, how in MISSING.items() if item.get_closest_marker(marker)]
    if lacking:
        stop = pytest.fail if item.config.getoption("--require-all") else pytest.skip
        stop(f"needs {' and '.join(lacking)}")
