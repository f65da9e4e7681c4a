"""The hidden sheet by which a program finds a workbook's inputs and figures again.

Each of its rows is five strings: kind, name, cell, value, decimals. Kinds are ``about`` (what the
workbook is), ``json`` (the input it was exported with, in pieces), ``input`` (the path of an input
and its cell) and ``output`` (the path of a figure, its cell, what the cell shows and its number of
decimals; none for words).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from calculators.core.calculator import CONTRACT, Result
from calculators.core.paths import leaves
from calculators.core.problems import InvalidInputError
from calculators.render.labels import STATUS
from calculators.workbook.addresses import column_letters
from calculators.workbook.archive import refused
from calculators.workbook.reader import Cell, Workbook

SHEET = "_data"
COLUMNS = 5
_MOST_ROWS = 200_000
_LONGEST_CHUNK = 32_000  # a cell holds 32,767 characters


@dataclass(frozen=True, slots=True)
class FigureCell:
    """Where a figure is: its address, what the cell shows, and its decimals (empty for words)."""

    address: str
    value: str
    decimals: str


@dataclass(slots=True)
class HiddenSheet:
    """What a workbook is, its input as exported, and the cells of inputs and figures by path."""

    about: dict[str, str] = field(default_factory=dict)
    inputs_json: str = ""
    inputs: dict[str, str] = field(default_factory=dict)  # addresses
    figures: dict[str, FigureCell] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """The language of the workbook; of a damaged one, any text."""
        return self.about.get("lang", "")

    @property
    def policy_version(self) -> str:
        """The version of the policy data that the workbook was computed with."""
        return self.about.get("policy_version", "")

    def is_of(self, calculator: str) -> bool:
        """Return whether the workbook is a calculator's, in the format that is written now."""
        return (self.about.get("calculator"), self.about.get("contract")) == (calculator, CONTRACT)

    @property
    def layout(self) -> object:
        """What is the same in two workbooks whose cells stand in the same addresses."""
        figures = {path: (one.address, one.decimals) for path, one in self.figures.items()}
        return self.inputs, figures

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows as they are written."""
        for name, value in self.about.items():
            yield "about", name, "", value, ""
        for number, start in enumerate(range(0, len(self.inputs_json), _LONGEST_CHUNK)):
            yield "json", str(number), "", self.inputs_json[start : start + _LONGEST_CHUNK], ""
        for path, address in self.inputs.items():
            yield "input", path, address, "", ""
        for path, one in self.figures.items():
            yield "output", path, one.address, one.value, one.decimals


def describe(
    result: Result, lang: str, inputs: dict[str, str], figures: dict[str, tuple[str, int | None]]
) -> HiddenSheet:
    """Return the hidden sheet of a bid's workbook: addresses by path, of figures with decimals."""
    about = {
        "contract": CONTRACT,
        "calculator": result.calculator.name,
        "policy_version": result.policy_version,
        "lang": lang,
    }
    whole = result.to_json()
    values = shown_figures(whole["outputs"], whole["checks"], lang)
    cells = {
        path: FigureCell(address, str(values[path]), "" if decimals is None else str(decimals))
        for path, (address, decimals) in figures.items()
    }
    # Plain ASCII: a character is one character everywhere.
    return HiddenSheet(about, json.dumps(result.inputs), inputs, cells)


def shown_figures(outputs: object, checks: object, lang: str) -> dict[str, object]:
    """Return every figure of a result (JSON) by its path, as its cell shows it."""
    figures: dict[str, object] = {}
    for path, value in leaves(outputs):
        figures[path] = value
        if path.endswith(f".{lang}"):
            figures.setdefault(path.removesuffix(f".{lang}"), value)
    for path, value in leaves(checks, "checks"):
        status = STATUS.get(str(value)) if path.endswith("].status") else None
        figures[path] = status.of(lang) if status else value
    return figures


def parse(rows: Iterable[tuple[str, ...]]) -> HiddenSheet:
    """Return what the rows of a hidden sheet say; a row without a kind ends them."""
    found = HiddenSheet()
    for kind, name, address, value, decimals in rows:
        match kind:
            case "":
                break
            case "about":
                found.about[name] = value
            case "json":
                found.inputs_json += value
            case "input":
                found.inputs[name] = address
            case "output":
                found.figures[name] = FigureCell(address, value, decimals)
    return found


def read(book: Workbook) -> HiddenSheet:
    """Return what a workbook's hidden sheet says. Raises ``InvalidInputError`` if it has none."""
    if SHEET not in book.sheets:
        raise not_exported()
    cells, letters = book.sheets[SHEET], [column_letters(number + 1) for number in range(COLUMNS)]
    return parse(
        tuple(cells.get(f"{letter}{row}", Cell(None)).text for letter in letters)
        for row in range(1, _MOST_ROWS)
    )


def not_exported() -> InvalidInputError:
    """Return the refusal of a workbook that the site did not export."""
    return refused(
        "required",
        "这个工作簿不是本站“项目预算”导出的（找不到随文件导出的对照表），没有可核对的数字。"
        "请让承接主体提交本站导出的工作簿，或结果的 JSON。",
        "This workbook was not exported by the bid calculator here (it lacks the table that comes"
        " with each export), so there is nothing to check it against. Ask the provider for the"
        " exported workbook, or for the result as JSON.",
    )


def damaged() -> InvalidInputError:
    """Return the refusal of a workbook whose hidden sheet is damaged."""
    return refused(
        "required",
        "工作簿里随文件导出的对照表已损坏，无法核对。请让承接主体重新导出。",
        "The table that was exported with the workbook is damaged, so it cannot be checked. Ask the"
        " provider to export it again.",
    )
