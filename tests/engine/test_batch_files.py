"""Tables for batch as Excel, WPS and old Macs write them: every record has its result."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from calculators.batch import batch
from calculators.inputs.text_lines import text_lines
from calculators.registry import CALCULATORS
from calculators.run import run

HEADING = "project_year,positions[0].title,positions[0].headcount,positions[0].months,positions[0].monthly_cost"
# 12 × 12,000 and 2 × 12 × 10,500
ROWS = ["2026,社工,1,12,12000", "2026,督导,2,12,10500"]
TOTALS = ["144000.00", "252000.00"]


def lines(
    data: bytes, name: str = "labour-cost", is_csv: bool | None = True
) -> tuple[bool, list[Any]]:
    target = io.BytesIO()
    all_good = batch(CALCULATORS[name], io.BytesIO(data), target, is_csv=is_csv)
    return all_good, [json.loads(line) for line in target.getvalue().splitlines()]


def table(*rows: str, end: str = "\r\n") -> str:
    return end.join([HEADING, *rows]) + end


def totals(found: list[Any]) -> list[str | None]:
    return [line["outputs"].get("proposed_total") for line in found]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_of_any_program_is_read(encoding: str, end: str, delimiter: str) -> None:
    """Field case B10."""
    text = table(*ROWS, end=end).replace(",", delimiter)

    for is_csv in (True, None):
        all_good, found = lines(text.encode(encoding), is_csv=is_csv)
        assert all_good
        assert [line["line"] for line in found] == [2, 3]
        assert totals(found) == TOTALS
        assert found[0]["inputs"]["positions"][0]["title"] == "社工"


def test_utf_16_with_the_mark_of_its_other_order_is_read() -> None:
    all_good, found = lines(b"\xfe\xff" + table(*ROWS).encode("utf-16-be"))

    assert all_good
    assert totals(found) == TOTALS


def test_a_cell_may_hold_line_breaks() -> None:
    text = table('2026,"社工\r\n（一线）\n""甲""",1,12,12000', *ROWS[1:])

    all_good, found = lines(text.encode())

    assert all_good
    assert [line["line"] for line in found] == [2, 5]
    assert found[0]["inputs"]["positions"][0]["title"] == '社工 （一线） "甲"'
    assert totals(found) == TOTALS


def test_a_quotation_mark_that_is_not_closed_takes_no_other_record_along() -> None:
    bad = '2026,"社工,1,12,12000'
    text = table(ROWS[0], bad, ROWS[1], '2026,"督导, 高级",2,12,10500', bad, ROWS[0])

    all_good, found = lines(text.encode())

    assert not all_good
    assert [(line["line"], line["ok"]) for line in found] == [
        (2, True), (3, False), (4, True), (5, True), (6, False), (7, True),
    ]  # fmt: skip


def test_empty_rows_are_skipped() -> None:
    """Field case B11."""
    text = table(ROWS[0], ",,,,", "", " , ,\u3000,,", ROWS[1], ",,,,", ",,,,", "")

    all_good, found = lines(text.encode())

    assert all_good
    assert [line["line"] for line in found] == [2, 6]


def test_empty_cells_past_the_heading_are_nothing() -> None:
    all_good, found = lines(table(f"{ROWS[0]},,", f"{ROWS[1]},x").encode())

    assert [line["ok"] for line in found] == [True, False]
    assert not all_good
    assert "列数" in found[1]["errors"][0]["message"]["zh"]


@pytest.mark.parametrize("is_csv", [True, None])
def test_a_title_above_the_heading_is_named_in_one_message(is_csv: bool | None) -> None:
    text = f"2026年预算表,,,,\r\n,,,,\r\n单位：元,,,,\r\n{table(*ROWS)}"

    all_good, found = lines(text.encode("gb18030"), is_csv=is_csv)

    assert not all_good
    assert [(line["line"], line["ok"]) for line in found] == [(1, False), (5, True), (6, True)]
    [error] = found[0]["errors"]
    assert error["message"] == {
        "zh": "“2026年预算表”不是表头：表头在第 4 行，已从那里读起。请删去表头以上的各行。",
        "en": "“2026年预算表” is not the header. The header is line 4, and was used. Delete the lines above it.",
    }  # fmt: skip


def test_the_line_that_tells_excel_how_to_cut_is_no_title() -> None:
    all_good, found = lines(f"sep=;\r\n{table(*ROWS).replace(',', ';')}".encode())

    assert all_good
    assert totals(found) == TOTALS


def test_a_table_without_a_heading_has_a_line_for_each_record() -> None:
    all_good, found = lines("\r\n".join(ROWS).encode())

    assert not all_good
    assert [line["line"] for line in found] == [1, 2]
    assert found[0]["errors"][0]["message"]["zh"].startswith(
        "没有找到表头：第一行应是各列的名称，如 project_year、positions、"
    )
    assert found[1]["errors"][0]["message"]["zh"] == "这一行没有读：没有可用的表头。"


@pytest.mark.parametrize("text", [HEADING, f"{HEADING}\n,,,,\n\n", "\n\n", ",,,", "\ufeff"])
def test_a_file_with_no_record_says_so(text: str) -> None:
    for is_csv in (True, None):
        all_good, found = lines(text.encode(), is_csv=is_csv)
        assert not all_good
        assert found
        assert not any(line["ok"] for line in found)


def test_an_empty_file_is_nothing() -> None:
    assert lines(b"") == (True, [])


@pytest.mark.parametrize("place", [0, 1])
def test_a_line_of_another_encoding_is_refused_and_the_rest_is_read(place: int) -> None:
    records = [ROWS[0].encode()] * 3
    records[place] = ROWS[1].encode("gb18030")

    all_good, found = lines(b"\r\n".join([HEADING.encode(), *records]))

    assert not all_good
    assert [line["ok"] for line in found] == [index != place for index in range(3)]
    assert "编码" in found[place]["errors"][0]["message"]["zh"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_json_in_any_encoding_are_read(encoding: str, end: str) -> None:
    one = '{"project_year": 2026, "positions": [{"title": "社工", "headcount": 1, "months": 12, "monthly_cost": "12000元/月"}]}'

    all_good, found = lines(end.join([one, one]).encode(encoding), is_csv=None)

    assert all_good
    assert totals(found) == ["144000.00", "144000.00"]


def test_numbers_in_a_table_are_read_as_typed() -> None:
    """Field cases B04 and B05, and a share as every calculator reads it: 0.06 is 6 %."""
    text = table("2026年,社工,1人,12个月,RMB 12。5万元/月", "2026年,社工,3人,12个月,5000\u202c")
    shares = "project_year,services[0].category,services[0].quantity,services[0].hours_per_unit,indirect_share\n2026,case,40案,20小时/案,0.06\n2026,case,40,20,6%\n2026,case,40,20,30\n"

    # 12 × 125,000 and 3 × 12 × 5,000
    assert totals(lines(text.encode())[1]) == ["1500000.00", "180000.00"]
    found = lines(shares.encode(), "workload")[1]
    assert [line["inputs"]["indirect_share"] for line in found[:2]] == ["0.06", "0.06"]
    assert found[2]["errors"][0]["message"]["zh"].endswith("如果是 30%，请写成 30% 或 0.3。")


def endless(head: bytes, row: bytes, times: int) -> Iterator[bytes]:
    yield head
    for _ in range(times):
        yield row


class Source(io.RawIOBase):
    """A source of many pieces that are never held together."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces

    def readline(self, _size: int | None = -1, /) -> bytes:
        return next(self.pieces, b"")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_memory_does_not_grow_with_the_number_of_lines(encoding: str) -> None:
    row = (",".join(["社工"] * 50) + "\r\n").encode(encoding) * 100
    source = Source(endless((HEADING + "\r\n").encode(encoding), row, 400))

    tracemalloc.start()
    count = sum(1 for _ in text_lines(source))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 40_001
    assert peak < 2_000_000  # of 12 MB


def test_a_heading_that_asks_for_many_rows_makes_none() -> None:
    heading = ",".join(f"x{chr(97 + n % 26)}{chr(97 + n // 26)}[1000].a" for n in range(600))
    text = f"project_year,{heading}\r\n2026,{','.join('1' * 600)}\r\n"

    tracemalloc.start()
    _, [found] = lines(text.encode())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found["errors"][-1]["code"] == "too_many"
    assert peak < 10_000_000


def test_a_heading_has_a_largest_size() -> None:
    wide = f"project_year{',x' * 20_000}\n2026\n2026\n"
    long = f"project_year,{'x' * 201}\n2026\n2026\n"

    for text in (wide, long):
        all_good, found = lines(text.encode())
        assert not all_good
        assert [line["line"] for line in found] == [1, 2, 3]
        assert (
            found[0]["errors"][0]["message"]["zh"]
            == "表头最多 20000 列，每列的名称最多 200 个字符。"
        )


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_what_arrives_in_pieces_is_read_as_the_whole(size: int, encoding: str) -> None:
    data = table(*ROWS).encode(encoding)
    pieces = (data[start : start + size] for start in range(0, len(data), size))

    assert list(text_lines(Source(pieces))) == [HEADING, *ROWS]


def test_a_result_is_that_of_a_run() -> None:
    given = {
        "project_year": "2026",
        "positions": [{"title": "社工", "headcount": "1", "months": "12", "monthly_cost": "12000"}],
    }

    [first, _] = lines(table(*ROWS).encode())[1]

    assert first == {"line": 2, **run(CALCULATORS["labour-cost"], given).to_json()}
