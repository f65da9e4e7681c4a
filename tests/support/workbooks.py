"""Exported workbooks as tests look at them: what the hidden sheet lists, formulas, random bids."""

import math
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

from calculators.workbook import hidden_sheet
from calculators.workbook.addresses import split_address
from calculators.workbook.hidden_sheet import HiddenSheet

HALF_FENS = [("0.01", "0.5"), ("1.005", "1"), ("2.675", "1"), ("0.15", "0.1"), ("1.15", "1.1"), ("0.285", "1"), ("33.35", "0.7"), ("4.35", "0.1")]  # fmt: skip
CATEGORIES = [
    "业务活动成本",
    "*",
    "?",
    ">0",
    "=1+1",
    "A",
    "a",
    "Ａ",
    "~*",
    '"',
    "labour",
    "人力成本",
    "材料 费",
]


def hidden_rows(book: openpyxl.Workbook) -> list[tuple[str, ...]]:
    """The rows of the hidden sheet."""
    rows = book[hidden_sheet.SHEET].iter_rows(max_col=hidden_sheet.COLUMNS, values_only=True)
    return [tuple("" if value is None else str(value) for value in row) for row in rows]


def hidden(book: openpyxl.Workbook) -> HiddenSheet:
    """What the hidden sheet says."""
    return hidden_sheet.parse(hidden_rows(book))


def cell_at(book: openpyxl.Workbook, address: str) -> Any:
    """The cell at an address such as `'预算明细'!$F$5`."""
    title, cell = split_address(address)
    return book[title][cell]


def differences(file: Path) -> list[tuple[str, str, Any]]:
    """Every figure of a workbook that is not the one its hidden sheet says: name, ours, theirs."""
    book = openpyxl.load_workbook(file, data_only=True)
    found = []
    for path, figure in hidden(book).figures.items():
        theirs = cell_at(book, figure.address).value
        if not same(figure.value, theirs, figure.decimals):
            found.append((path, figure.value, theirs))
    book.close()
    return found


def same(ours: str, theirs: Any, places: str) -> bool:
    """Whether a cell holds a figure (to its number of decimals) or words of ours."""
    if not places:
        return ours == ("" if theirs is None else str(theirs))
    if not isinstance(theirs, int | float):
        return False
    rounded = Decimal(repr(theirs)).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
    return rounded == Decimal(ours)


def formula_differences(ours: Path, theirs: Path) -> list[tuple[str, str, Any, Any]]:
    """Every formula whose stored value is not what LibreOffice makes of it."""
    formulas = openpyxl.load_workbook(ours)
    stored = openpyxl.load_workbook(ours, data_only=True)
    anew = openpyxl.load_workbook(theirs, data_only=True)
    found = []
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                one, other = (b[sheet.title][cell.coordinate].value for b in (stored, anew))
                if isinstance(one, int | float) and isinstance(other, int | float):
                    same = math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)
                else:
                    same = one is None or one == other
                if not same:
                    found.append((f"{sheet.title}!{cell.coordinate}", cell.value, one, other))
    for book in (formulas, stored, anew):
        book.close()
    return found


def random_bid(random: Random) -> dict[str, Any]:
    """A bid with figures of a real one's size and every option somewhere; often at a half fen."""
    bid: dict[str, Any] = {"project": {"year": random.choice([2024, 2025, 2026]), "name": "=1+1"}}
    if random.random() < 0.85:
        bid["labour"] = _labour(random)
    if random.random() < 0.85:
        bid["workload"] = _workload(random)
    bid["lines"] = [_line(random) for _ in range(random.choice([0, 1, 3, 8]))]
    if random.random() < 0.7:
        bid["beneficiaries"] = random.choice([0, 1, 3, 7, 60, 800, 30_000])
    if random.random() < 0.5:
        bid["funder_profile"] = _pack(random)
    return bid


def _decimal(random: Random, most: int, places: int) -> str:
    return str(Decimal(random.randint(0, most * 10**places)).scaleb(-places))


def _labour(random: Random) -> dict[str, Any]:
    def position() -> dict[str, Any]:
        row: dict[str, Any] = {
            "title": random.choice(["社工", "", "#N/A", "=a"]),
            "headcount": random.randint(0, 9),
            "fte": random.choice(["1", "0.5", "0.25", "0.15", _decimal(random, 1, 2)]),
            "months": random.choice(["12", "6.5", "0", _decimal(random, 24, 1)]),
        }
        if random.random() < 0.8:
            row["monthly_cost"] = _decimal(random, 25_000, random.choice([0, 2, 2, 3]))
        return row

    labour: dict[str, Any] = {"positions": [position() for _ in range(random.randint(1, 6))]}
    labour["band_scope"] = random.choice(["both", "project", "position"])
    if random.random() < 0.4:
        labour["employer_contributions"] = "on-top"
        if random.random() < 0.5:
            labour["contribution_rate"] = _decimal(random, 1, 4)
    if random.random() < 0.3:
        labour["reference_wage"] = str(1 + Decimal(_decimal(random, 200_000, 2)))
    elif random.random() < 0.3:
        labour["reference_year"] = random.randint(2018, 2025)
    return labour


def _workload(random: Random) -> dict[str, Any]:
    def service() -> dict[str, Any]:
        return {
            "category": random.choice(["case", "group", "community", "other"]),
            "unit": random.choice(["case", "session", "other"]),
            "name": random.choice(["个案", "", "+x"]),
            "quantity": random.choice(["0", _decimal(random, 200, 0), _decimal(random, 90, 1)]),
            "hours_per_unit": _decimal(random, 40, random.choice([0, 1, 2, 4])),
        }

    work: dict[str, Any] = {"services": [service() for _ in range(random.randint(1, 6))]}
    work["travel"] = random.choice(["as-entered", "indirect", "direct", "not-counted"])
    work["supervision_as_indirect"] = random.choice(["counted", "not-counted"])
    work["travel_hours"] = _decimal(random, 300, 1)
    if random.random() < 0.5:
        work["indirect_hours"] = _decimal(random, 2000, random.choice([0, 2]))
        work["supervision_hours"] = str(Decimal(work["indirect_hours"]) / 4)
    elif random.random() < 0.5:
        work["indirect_share"] = random.choice(["0.2", "0.1999", "0.25", "0", "0.95"])
    if random.random() < 0.5:
        work["fte"] = random.choice(["0", "3.5", _decimal(random, 9, 2)])
    if random.random() < 0.3:
        work["annual_hours"] = _decimal(random, 1900, 1)[:6].rjust(4, "1")
    work["months"] = random.choice(["12", "10.5", "7"])
    if random.random() < 0.4:
        work["indirect_period"] = "each-period"
        work["periods"] = [{"direct_hours": d, "indirect_hours": i} for d, i in random.sample([("80", "20"), ("0.8", "0.2"), ("80.04", "20"), ("0", "0"), ("123.4", "30.85")], 3)]  # fmt: skip
    return work


def _line(random: Random) -> dict[str, Any]:
    price, quantity = random.choice(HALF_FENS)
    if random.random() < 0.6:
        price = _decimal(random, random.choice([1, 100, 30_000]), random.choice([0, 2, 3]))
        quantity = _decimal(random, random.choice([1, 30, 900]), random.choice([0, 1, 2, 4]))
    line = {"category": random.choice(CATEGORIES), "unit_price": price, "quantity": quantity}
    line["unit"] = random.choice(["次", "", "=2"])
    line["basis"] = random.choice(["", "", "=HYPERLINK(1)"])
    return line


def _pack(random: Random) -> dict[str, Any]:
    hours = [
        {"category": c, "unit": u, "hours_at_least": random.choice(["2", "10.5", "0.01"])}
        for c, u in [("case", "case"), ("group", "session")]
    ]
    limits = []
    for _ in range(4):
        names = random.sample(CATEGORIES, random.randint(1, 3))
        limit = {"category": "、".join(names)}
        for name, value in (
            ("unit_price_at_most", random.choice(["0.285", "100", "20000"])),
            ("total_at_most", _decimal(random, 40_000, 2)),
            ("share_at_most", random.choice(["0.1", "0.5", "0"])),
        ):
            if random.random() < 0.6:
                limit[name] = value
        limits.append(limit)
    return {"name": "包", "illustrative": random.random() < 0.5, "hours": hours, "limits": limits}
