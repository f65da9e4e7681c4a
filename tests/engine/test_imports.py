"""Imports between the packages of ``calculators`` go one way, and no modules import in a circle."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from calculators.registry import CALCULATORS

ROOT = Path(__file__).parents[2]
# Each package may import from those in the lines above its own.
LAYERS = (
    ("policy",),
    ("core", "guidance"),
    ("declarations", "examples"),
    ("rules",),
    ("run", "registry"),
    ("inputs",),
    ("render",),
    ("comparison", "workbook"),
    ("review",),
    ("batch",),
    ("cli", "web"),
    ("__main__",),
)
NAMES = set(CALCULATORS) - {"scope"}  # which is an attribute in HTML too
LAYER = {package: number for number, line in enumerate(LAYERS) for package in line}


@cache
def sources() -> dict[str, Path]:
    """The file of each module of ``calculators``, by its dotted name."""
    files = (ROOT / "calculators").rglob("*.py")
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
        for file in files
    }


def imported(name: str) -> Iterator[str]:
    """The modules of ``calculators`` that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(sources()[name].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                found = f"{node.module}.{alias.name}"
                yield found if found in sources() else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imports() -> dict[str, set[str]]:
    return {
        name: {one for one in imported(name) if one in sources()} - {name} for name in sources()
    }


def package(name: str) -> str:
    return name.removeprefix("calculators").lstrip(".").partition(".")[0]


def test_packages_import_only_from_those_below() -> None:
    upwards = [
        f"{name} imports {other}"
        for name, others in imports().items()
        for other in others
        if package(name) != package(other) and LAYER[package(other)] >= LAYER[package(name)]
    ]

    assert upwards == []


def test_no_modules_import_in_a_circle() -> None:
    try:
        order = list(TopologicalSorter(imports()).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))

    assert len(order) == len(sources())


def test_render_names_no_calculator() -> None:
    named = [
        f"{name}: {node.value}"
        for name, file in sources().items()
        if package(name) == "render"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in NAMES
    ]

    assert named == []
