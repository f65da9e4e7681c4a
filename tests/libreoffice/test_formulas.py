"""A bid's formulas, worked out anew by LibreOffice: equal to ours to the last fen."""

import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.workbook import workbook
from scripts.setup.libreoffice import recalculate
from tests.support.registers import run
from tests.support.workbooks import (
    cell_at,
    differences,
    formula_differences,
    hidden,
    random_bid,
)

BID = CALCULATORS["bid"]
BIDS, SEED = 200, 20261124
AT_ONCE = 25  # workbooks for one start of LibreOffice, which is given up after a time
Recalculated = Callable[[list[Path]], list[Path]]


@pytest.fixture(scope="session")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    """A function that has workbooks worked out anew, with settings of its own."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def call(files: list[Path]) -> list[Path]:
        target = tmp_path_factory.mktemp("anew")
        parts = [files[start : start + AT_ONCE] for start in range(0, len(files), AT_ONCE)]
        return [new for part in parts for new in recalculate(part, target, profile)]

    return call


def written(raw: Any, file: Path, lang: str = "zh") -> Path:
    result = run(BID, raw)
    assert result.ok, result.problems
    file.write_bytes(workbook(result, lang))
    return file


def at_a_half_fen(raw: dict[str, Any]) -> dict[str, Any]:
    """The same bid with one more line, so that its total lies exactly between two fen."""
    total = run(BID, raw).exact["total"]
    price = total.quantize(Decimal("0.01")) + Decimal("0.015") - total
    raw["lines"].append({"category": "补", "unit_price": str(price), "quantity": "1"})
    assert run(BID, raw).exact["total"] % Decimal("0.01") == Decimal("0.005")
    return raw


def bids() -> list[dict[str, Any]]:
    random = Random(SEED)
    made = []
    for number in range(BIDS):
        bid = random_bid(random)
        if number % 2:
            bid = at_a_half_fen(bid)
        if random.random() < 0.8:  # a ceiling at the total, a fen to either side, or anywhere
            total = Decimal(run(BID, bid).outputs["total"])
            bid["ceiling"] = str(max(total + random.choice([Decimal(0), Decimal("0.01"), Decimal("-0.01"), Decimal(99)]), Decimal(0)))  # fmt: skip
        made.append(bid)
    return made


def edited(source: Path, target: Path, pattern: str, replacement: str) -> Path:
    """A copy of a workbook in which what matches on its sheets is replaced; it must match."""
    count = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                text, times = re.subn(pattern, replacement, data.decode())
                data, count = text.encode(), count + times
            new.writestr(name, data)
    assert count
    return target


def test_random_bids_have_no_difference(tmp_path: Path, recalculated: Recalculated) -> None:
    made = bids()
    files = [
        written(bid, tmp_path / f"{n}.xlsx", "zh" if n % 3 else "en") for n, bid in enumerate(made)
    ]

    anew = recalculated(files)

    assert [(file.name, found) for file in anew if (found := differences(file))] == []
    # Every formula, those of no figure in the result too; not of every workbook, which is slow.
    for one, other in list(zip(files, anew, strict=True))[::10]:
        assert (one.name, formula_differences(one, other)) == (one.name, [])


def test_random_bids_are_what_they_are_meant_to_be() -> None:
    """Every check in every status that it can have, and many totals at a half fen."""
    results = [run(BID, bid) for bid in bids()]

    seen = {
        f"{c.id} {c.status}" for r in results for _, part in r.with_parts() for c in part.checks
    }
    assert seen == {
        "ceiling pass", "ceiling warn", "labour-priced warn", "staff warn",
        "labour-band pass",
        "labour-band warn", "labour-band unknown", "reference-year warn", "reference-year unknown",
        "indirect-share pass", "indirect-share warn", "indirect-share unknown", "capacity pass",
        "capacity warn", "pack-hours pass", "pack-hours warn", "pack-hours unknown",
        "pack-limit pass", "pack-limit warn", "pack-limit unknown",
    }  # fmt: skip
    ties = [r for r in results if r.exact["total"] % Decimal("0.01") == Decimal("0.005")]
    assert len(ties) >= 100


def test_a_limit_finds_its_category_when_that_is_changed(
    tmp_path: Path, recalculated: Recalculated
) -> None:
    # 9,000 × 10 is over 5,000 where its category is one of the limit's; of another it is not held
    # against it. The lines' category becomes 专家费.
    for number, (limited, line) in enumerate(
        (("专家费", "专家劳务费"), ("餐费， 专家费", "专家劳务费"), ("专家劳务费", "专家劳务费"))
    ):
        limit = {"category": limited, "unit_price_at_most": 500, "total_at_most": 5000, "share_at_most": "0.1"}  # fmt: skip
        bid = {
            "project": {"year": 2026},
            "lines": [{"category": line, "unit_price": 9000, "quantity": 10}],
            "funder_profile": {"limits": [limit]},
        }
        book = openpyxl.load_workbook(written(bid, tmp_path / f"{number}-0.xlsx"))
        cell = next(c for row in book["预算明细"].iter_rows() for c in row if c.value == line)
        cell.value = "专家费"
        book.save(tmp_path / f"{number}-1.xlsx")

    found = []
    for file in recalculated(sorted(tmp_path.glob("*-?.xlsx"))):
        sheet = openpyxl.load_workbook(file, data_only=True)["校验"]
        rows = [row for row in sheet.iter_rows() if row[1].value == "标准包：费用限额"]
        found.append([row[0].value for row in rows])
    assert found == [[one] * 3 for one in ("无法判断", "请注意", "无法判断", "请注意", "请注意", "无法判断")]  # fmt: skip


def test_categories_that_look_alike_are_added_up_together(
    tmp_path: Path, recalculated: Recalculated
) -> None:
    # 4,800 + 4,801 = 9,601 of one category, over 9,600; 2 + 3 of another
    words = ("外聘费", "外聘费\u00ad", "人力(外包)", "⼈⼒（外包）")
    prices = (4800, 4801, 2, 3)
    limit = {"category": "外聘\u200b费", "total_at_most": 9600, "unit_price_at_most": 4800}
    bid = {
        "project": {"year": 2026},
        "lines": [
            {"category": word, "unit_price": price, "quantity": 1}
            for word, price in zip(words, prices, strict=True)
        ],
        "funder_profile": {"limits": [limit]},
    }
    file = written(bid, tmp_path / "alike.xlsx")

    [anew] = recalculated([file])

    assert (differences(anew), formula_differences(file, anew)) == ([], [])
    book = openpyxl.load_workbook(anew, data_only=True)
    sums = [cell_at(book, hidden(book).figures[f"totals_by_category.{word}"].address).value for word in words[::2]]  # fmt: skip
    assert sums == [9601, 5]


def test_a_wrong_stored_value_comes_back_right(tmp_path: Path, recalculated: Recalculated) -> None:
    right = written(example(BID), tmp_path / "right.xlsx")
    wrong = edited(right, tmp_path / "wrong.xlsx", r"(</f><v>)[0-9.]+(</v>)", r"\g<1>1\g<2>")
    assert ("total", "472800.00", 1) in differences(wrong)

    [anew] = recalculated([wrong])

    assert differences(anew) == []


@pytest.mark.parametrize(
    ("formula", "fault", "name", "theirs"),
    [
        ("labour_total_exact\\+lines_total_exact", "labour_total_exact+lines_total_exact+0.01", "total", 472800.01),
        ("direct_hours_exact/\\(1-indirect_least\\)", "direct_hours_exact*(1+indirect_least)", "workload.minimum_total_hours", 4694.4),
        ('"符合"', '"请注意"', "checks[0].status", "请注意"),
    ],
)  # fmt: skip
def test_a_wrong_formula_is_caught(
    tmp_path: Path, recalculated: Recalculated, formula: str, fault: str, name: str, theirs: Any
) -> None:
    right = written(example(BID), tmp_path / "right.xlsx")
    wrong = edited(right, tmp_path / "wrong.xlsx", formula, fault)

    [anew] = recalculated([wrong])

    assert theirs in [other for found, _, other in differences(anew) if found == name]
    assert formula_differences(wrong, anew)


# Three lines of 0.333 × 0.5 show 0.17 each, 0.51; exactly 0.4995, shown 0.50. Half a fen for each
# of three lines is 0.01 in whole fen: from 0.49 to 0.51 is rounding. What is typed where, and the
# sum with its limits then.
TYPED_OVER: list[tuple[str, float | None, tuple[float, float, float]]] = [
    ("", None, (0.51, 0.49, 0.51)),
    ("F5", 0.16, (0.5, 0.49, 0.51)),
    ("F5", 0.15, (0.49, 0.49, 0.51)),
    # One fen more, one fen less, a hidden 20,000, an overwritten total of either sheet's cell.
    ("F5", 0.18, (0.52, 0.49, 0.51)),
    ("F5", 0.14, (0.48, 0.49, 0.51)),
    ("F5", 20000.17, (20000.51, 0.49, 0.51)),
    ("F9", 0.53, (0.51, 0.52, 0.54)),
    ("F9", 20000.5, (0.51, 20000.49, 20000.51)),
    ("total", 20000.5, (0.51, 20000.49, 20000.51)),
    ("total_exact", 20000.5, (0.51, 20000.49, 20000.51)),
    # Without the first amount two lines are left: 0.34 beside 0.50, one fen either way.
    ("F5", None, (0.34, 0.49, 0.51)),
]


@pytest.mark.parametrize(
    ("lang", "sheet", "budget", "words"),
    [
        ("zh", "校验", "预算明细", ("各行之和与合计", "符合", "请注意", "四舍五入差额", "与合计相差，超出四舍五入（见“校验”）")),
        ("en", "Checks", "Budget", ("Lines add up to the total", "Met", "Check this", "Rounding", "Off the total by more than rounding (see Checks)")),
    ],
)  # fmt: skip
def test_a_number_over_the_formula_of_an_amount_or_of_the_total_shows(
    tmp_path: Path, recalculated: Recalculated, lang: str, sheet: str, budget: str,
    words: tuple[str, ...],
) -> None:  # fmt: skip
    lines = [{"category": "a", "unit_price": "0.333", "quantity": "0.5"}] * 3
    raw = {"project": {"year": 2026}, "lines": lines}
    whole = written(raw, tmp_path / "whole.xlsx", lang)
    files = []
    for number, (cell, value, _) in enumerate(TYPED_OVER):
        book = openpyxl.load_workbook(whole)
        if cell:
            name = book.defined_names.get(cell)
            typed = cell_at(book, name.attr_text) if name else book[budget][cell]
            assert str(typed.value).startswith("=")
            typed.value = value
        files.append(tmp_path / f"{number}.xlsx")
        book.save(files[-1])

    anew = recalculated(files)

    rule, met, not_met, rounding, more = words
    for file, (cell, value, found) in zip(anew, TYPED_OVER, strict=True):
        values = openpyxl.load_workbook(file, data_only=True)
        fits = found[1] <= found[0] <= found[2]
        line = [values[sheet].cell(5, column).value for column in range(1, 6)]
        assert (cell, value, line) == (cell, value, [met if fits else not_met, rule, *found])
        if (
            cell != "F9"
        ):  # the difference is from the total worked out, not from the cell that shows it
            assert (cell, values[budget]["A8"].value) == (cell, rounding if fits else more)


def test_a_thousand_lines_are_rounded_once(tmp_path: Path, recalculated: Recalculated) -> None:
    lines = [
        {"category": f"c{n % 7}", "unit_price": "0.333", "quantity": "0.5"} for n in range(999)
    ]
    raw = at_a_half_fen({"project": {"year": 2026}, "lines": lines})

    [anew] = recalculated([written(raw, tmp_path / "many.xlsx")])

    assert differences(anew) == []


def test_a_changed_input_changes_the_rest(tmp_path: Path, recalculated: Recalculated) -> None:
    """The cells of a form filled in by hand give what the calculator gives for the same figures."""
    before, after = example(BID), example(BID)
    after["labour"]["positions"][1]["monthly_cost"] = "8000"
    after["lines"][0]["quantity"] = "100.5"
    after["workload"]["services"][0]["quantity"] = "61"
    after["workload"]["indirect_hours"] = "900"
    after["ceiling"] = "400000"
    changes = {
        "labour.positions[1].monthly_cost": 8000, "lines[0].quantity": 100.5,
        "workload.services[0].quantity": 61, "workload.indirect_hours": 900, "ceiling": 400000,
    }  # fmt: skip
    book = openpyxl.load_workbook(written(before, tmp_path / "before.xlsx"))
    cells = hidden(book).inputs
    for path, value in changes.items():
        cell_at(book, cells[path]).value = value
    book.save(tmp_path / "changed.xlsx")

    [anew] = recalculated([tmp_path / "changed.xlsx"])

    expected = openpyxl.load_workbook(written(after, tmp_path / "after.xlsx"), data_only=True)
    found = openpyxl.load_workbook(anew, data_only=True)
    for path, figure in hidden(expected).figures.items():
        here, there = (cell_at(book, figure.address).value for book in (found, expected))
        assert (path, figure.value, here) == (path, figure.value, there)
