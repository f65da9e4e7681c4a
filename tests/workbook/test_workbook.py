"""A bid's workbook as it is written: names, addresses, print settings, and words that stay words."""

import io
import json
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.workbook import hidden_sheet, workbook
from tests.support.registers import run
from tests.support.workbooks import cell_at, hidden, hidden_rows

BID = CALCULATORS["bid"]
SHEETS = {
    "zh": ["说明", "参数", "人力", "工作量", "预算明细", "校验"],
    "en": ["Notes", "Parameters", "Labour", "Workload", "Budget", "Checks"],
}
HOSTILE = ["=zq7+1", "+zq7", "@zq7", "{=zq7}", "-zq7", "https://zq7.example", "zq7_x0041_", "'zq7"]


def opened(raw: Any, lang: str = "zh", values: bool = True) -> openpyxl.Workbook:
    result = run(BID, raw)
    assert result.ok
    return openpyxl.load_workbook(io.BytesIO(workbook(result, lang)), data_only=values)


def hostile_bid() -> dict[str, Any]:
    a, b, c, d, *_ = HOSTILE
    return {
        "project": {"name": a, "provider": b, "purchaser": c, "year": 2026},
        "labour": {
            "positions": [
                {"title": t, "headcount": 1, "months": 12, "monthly_cost": 9000} for t in HOSTILE
            ]
        },
        "workload": {
            "services": [
                {"category": "case", "name": t, "quantity": 1, "hours_per_unit": 1} for t in HOSTILE
            ],
            "periods": [{"name": d, "direct_hours": 1, "indirect_hours": 1}],
        },
        "lines": [
            {"category": t, "item": t, "unit": t, "basis": t, "unit_price": 1, "quantity": 1}
            for t in HOSTILE
        ],
        "funder_profile": {
            "name": a, "source": b, "date": c, "illustrative": True,
            "limits": [{"category": t, "total_at_most": 1} for t in HOSTILE],
        },
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_and_names(lang: str) -> None:
    book = opened(example(BID, lang), lang)

    assert book.sheetnames == [*SHEETS[lang], hidden_sheet.SHEET]
    assert book[hidden_sheet.SHEET].sheet_state == "veryHidden"
    expected = {
        "wage_annual": 145391, "wage_year": 2025, "band_low": 0.8, "band_high": 1.2,
        "indirect_least": 0.2, "hours_per_day": 8, "working_days": 248, "annual_hours": 1984,
        "ceiling_price": 520000, "beneficiaries": 600, "total": 472800, "labour_total": 408000,
        "direct_hours": 3912, "total_hours": 4890, "cost_per_hour": 96.69,
    }  # fmt: skip
    names = {name: cell_at(book, book.defined_names[name].attr_text).value for name in expected}
    assert names == expected


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sources_stand_beside_parameters(lang: str) -> None:
    book = opened(example(BID, lang), lang)

    rows = list(book[SHEETS[lang][1]].iter_rows(values_only=True))
    wage = next(row for row in rows if row[7] == "wage_annual")
    assert wage[1:7] == (
        (145391, "元/年", "2025年", "历年北京市全口径城镇单位就业人员平均工资", "2026-08-21", "高")
        if lang == "zh"
        else (
            145391, "yuan a year", "2025",
            "Beijing's average wage of persons employed in urban units, all categories, year by year",
            "2026-08-21", "high",
        )
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_of_the_result_has_its_cell(lang: str) -> None:
    result = run(BID, hostile_bid())
    book = openpyxl.load_workbook(io.BytesIO(workbook(result, lang)), data_only=True)
    figures = hidden(book).figures

    def leaves(value: Any, path: str) -> list[str]:
        if isinstance(value, list):
            return [leaf for i, one in enumerate(value) for leaf in leaves(one, f"{path}[{i}]")]
        if isinstance(value, dict) and set(value) != {"zh", "en"}:
            return [leaf for k, one in value.items() for leaf in leaves(one, f"{path}.{k}")]
        return [path.removeprefix(".")]

    whole: Any = result.to_json()
    checks = [f"checks[{i}].status" for i in range(len(whole["checks"]))]
    assert sorted(figures) == sorted(leaves(whole["outputs"], "") + checks)
    assert len(checks) == 18  # labour: project and 8 positions; workload; 8 limits


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_of_a_user_is_in_a_formula(lang: str) -> None:
    data = workbook(run(BID, hostile_bid()), lang)
    book = openpyxl.load_workbook(io.BytesIO(data))

    formulas, words = [], []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas.append(str(cell.value))
                elif isinstance(cell.value, str):
                    words.append(cell.value)
    assert len(formulas) > 150
    assert [formula for formula in formulas if "zq7" in formula] == []
    assert [one for one in HOSTILE if one not in words] == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [n for n in archive.namelist() if b"hyperlink" in archive.read(n)]


def test_inputs_are_unlocked_and_formulas_are_not() -> None:
    book = opened(example(BID), values=False)

    for name, address in hidden(book).inputs.items():
        if name != "workload.annual_hours":  # which is worked out here
            found = cell_at(book, address)
            assert (name, found.protection.locked, found.fill.fgColor.rgb) == (
                name,
                False,
                "FFFFF6D6",
            )
    total = cell_at(book, book.defined_names["total"].attr_text)
    assert total.protection.locked
    assert all(sheet.protection.sheet for sheet in book.worksheets[:-1])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_prints_on_a4(lang: str) -> None:
    book = opened({**example(BID, lang), "project": {"name": "A & B", "year": 2026}}, lang)

    for sheet in book.worksheets[:-1]:
        notes = sheet.title in ("说明", "Notes")
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == ("portrait" if notes else "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((None, 0), (1, 0))
        assert sheet.print_title_rows == (None if notes else "$4:$4")
        # XML keeps `&&` for one ampersand; Excel shows "A & B".
        assert "A && B · " in sheet.oddHeader.left.text
        assert "2026-08-21" in sheet.oddFooter.left.text
        assert "&P" in sheet.oddFooter.right.text.replace("[Page]", "P")


@pytest.mark.parametrize(
    ("lang", "mark"),
    [("zh", "含仅为教学示例的标准包，不可用于真实项目"), ("en", "With a standards pack for training only: not for a real bid")],
)  # fmt: skip
def test_a_pack_for_training_is_marked_on_every_sheet(lang: str, mark: str) -> None:
    book = opened(hostile_bid(), lang)
    plain = opened(example(BID, lang), lang)

    for sheet in book.worksheets[:-1]:
        assert sheet["A3"].value == mark
        assert mark in sheet.oddHeader.left.text
    assert [sheet["A3"].value for sheet in plain.worksheets[1:-1]] == [None] * 5


def test_a_program_finds_the_input_again() -> None:
    raw = {
        **hostile_bid(),
        "lines": [{"category": "类" * 190, "unit_price": 1, "quantity": 1}] * 200,
    }
    book = opened(raw)
    sheet = hidden(book)

    pieces = [value for kind, _, _, value, _ in hidden_rows(book) if kind == "json"]
    assert len(pieces) > 5
    assert max(map(len, pieces)) == 32_000
    assert json.loads(sheet.inputs_json) == run(BID, raw).inputs
    assert sheet.about["calculator"] == "bid"
    assert cell_at(book, sheet.inputs["lines[199].unit_price"]).value == 1


def test_the_same_result_gives_the_same_bytes() -> None:
    result = run(BID, example(BID))

    assert workbook(result, "zh") == workbook(result, "zh")


def test_a_bid_of_one_line_has_every_sheet() -> None:
    book = opened({"project": {"year": 2026}, "lines": [{"category": "a", "unit_price": "0.01", "quantity": "0.5"}]})  # fmt: skip

    assert book.sheetnames == [*SHEETS["zh"], hidden_sheet.SHEET]
    assert cell_at(book, book.defined_names["total"].attr_text).value == 0.01
    assert book["人力"]["A4"].value == "没有填写人力成本。"
    assert book["工作量"]["A4"].value == "没有填写工作量。"
    assert [book["校验"].cell(5, c).value for c in (1, 2, 3, 4, 5)] == [
        "符合", "各行之和与合计", 0.01, 0.01, 0.01,
    ]  # fmt: skip
    assert book["校验"]["A6"].value is None


def test_an_english_workbook_has_no_chinese_words_of_ours() -> None:
    raw = example(BID, "en")
    assert not [c for c in json.dumps(raw, ensure_ascii=False) if "\u4e00" <= c <= "\u9fff"]

    book = opened(raw, "en")

    chinese = [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if any("\u4e00" <= c <= "\u9fff" for c in str(cell.value))
    ]
    # What the register itself has in Chinese characters: numbers of documents.
    assert [words for words in chinese if "〔" not in words and "国务院令" not in words] == []


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("zh", "没有核对项目团队和督导，请到网站的“项目团队与督导”自查。"),
        ("en", "Team and supervisor were not checked: use “Team and supervisor” on the site."),
    ],
)
def test_the_notes_say_what_was_not_checked(lang: str, says: str) -> None:
    notes = opened(example(BID, lang), lang).worksheets[0]

    assert says in [row[0] for row in notes.iter_rows(values_only=True)]


@pytest.mark.parametrize("digits", ["1234567890.1234567", "123456789"])
def test_numbers_that_a_spreadsheet_cannot_hold_are_said_to_be_so(digits: str) -> None:
    book = opened({"project": {"year": 2026}, "lines": [{"category": "a", "unit_price": digits, "quantity": 1}]})  # fmt: skip

    said = [row[0] for row in book["说明"].iter_rows(values_only=True) if row[0]]
    assert any("超过 15 位" in words for words in said) == (Decimal(digits) % 1 != 0)


def test_a_thousand_rows_of_everything() -> None:
    position = {"headcount": 1, "months": 12, "monthly_cost": "9000.01"}
    service = {"category": "case", "quantity": "1.5", "hours_per_unit": "1.01"}
    raw = {
        "project": {"year": 2026},
        "labour": {"positions": [position] * 1000},
        "workload": {"services": [service] * 1000},
        "lines": [{"category": f"c{n}", "unit_price": "0.333", "quantity": "0.5"} for n in range(1000)],
    }  # fmt: skip
    book = opened(raw)

    # 1,000 × 12 × 9,000.01 + 1,000 × 0.1665
    assert cell_at(book, book.defined_names["total"].attr_text).value == 108000286.5


def test_a_category_named_labour_has_a_row_of_its_own() -> None:
    raw = {
        "project": {"year": 2026},
        "labour": {"positions": [{"headcount": 1, "months": 12, "monthly_cost": 12000}]},
        "lines": [{"category": "labour", "unit_price": 100, "quantity": 3}],
    }
    book = opened(raw)

    figures = hidden(book).figures
    found = {
        key: cell_at(book, figures[f"totals_by_category.{key}"].address)
        for key in ("labour", "labour (lines)")
    }
    assert [cell.value for cell in found.values()] == [144000, 300]
    assert [book["预算明细"].cell(cell.row, 1).value for cell in found.values()] == [
        "人力成本",
        "labour",
    ]
