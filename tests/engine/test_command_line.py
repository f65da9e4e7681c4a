"""The command line, run as a user runs it."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from calculators.policy import load_policy
from calculators.registry import CALCULATORS
from calculators.render.text import inert

ROOT = Path(__file__).parents[2]
WORKLOAD = '{"project_year": 2026, "services": [{"category": "case", "quantity": 40, "hours_per_unit": 20}]}'
HOSTILE = "=cmd|' /C calc'!A0<script>alert(1)</script>|x|"


def calculators(*arguments: str, data: bytes | str = b"") -> subprocess.CompletedProcess[bytes]:
    data = data.encode() if isinstance(data, str) else data
    return subprocess.run(
        [sys.executable, "-m", "calculators", *arguments],
        input=data, capture_output=True, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip


def test_list() -> None:
    text = calculators("list")
    data = calculators("list", "--format", "json")

    assert text.returncode == 0
    assert "labour-cost\t人力成本测算\tLabour cost\n" in text.stdout.decode()
    assert [row["name"] for row in json.loads(data.stdout)][:2] == ["labour-cost", "workload"]


@pytest.mark.parametrize("name", CALCULATORS)
def test_the_example_fits_the_schema_and_can_be_computed(name: str) -> None:
    schema = json.loads(calculators("schema", name).stdout)
    example = calculators("example", name)
    result = calculators("run", name, data=example.stdout)

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(example.stdout), schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert result.returncode == 0
    assert json.loads(result.stdout)["ok"] is True


def test_run_answers_as_the_contract_says() -> None:
    done = calculators("run", "workload", data=WORKLOAD)
    result = json.loads(done.stdout)

    assert done.returncode == 0
    assert list(result) == [
        "contract", "calculator", "policy_version", "ok", "inputs", "outputs", "checks", "trace", "errors",
    ]  # fmt: skip
    assert result["contract"] == "1"
    assert result["policy_version"] == load_policy().version
    assert result["inputs"]["indirect_share"] == "0.2"
    assert result["outputs"]["minimum_total_hours"] == "1000"
    step = next(step for step in result["trace"] if step["id"] == "minimum_total_hours")
    assert step["substituted"] == "800 ÷ (1 − 0.20)"
    assert step["value"] == "1000"
    assert step["unit"] == "hour"
    assert step["provisions"] == ["indirect-share"]
    check = result["checks"][0]
    assert (check["id"], check["status"], check["force"]) == (
        "indirect-share",
        "pass",
        "in_principle",
    )
    assert check["provisions"] == ["indirect-share"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for kind in ("json", "text", "markdown", "csv", "html", "xlsx"):
        first = calculators("run", "workload", "--format", kind, data=WORKLOAD)
        second = calculators("run", "workload", "--format", kind, data=WORKLOAD)
        assert first.returncode == 0
        assert first.stdout == second.stdout != b""


def test_input_and_output_files(tmp_path: Path) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    source.write_text(WORKLOAD, encoding="utf-8")

    done = calculators("run", "workload", "--input", str(source), "--output", str(target))

    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(target.read_text(encoding="utf-8"))["outputs"]["direct_hours"] == "800"


def test_invalid_input_is_a_result_with_status_2() -> None:
    done = calculators("run", "workload", data="{}")

    assert done.returncode == 2
    assert [e["path"] for e in json.loads(done.stdout)["errors"]] == ["project_year", "services"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["nothing"], ["run"], ["run", "nothing"], ["run", "workload", "--format", "pdf"],
     ["run", "workload", "--input", "/no/such/file"], ["run", "workload", "--input", "/"], ["batch", "workload"]],
)  # fmt: skip
def test_wrong_usage_is_status_2_without_a_traceback(arguments: list[str]) -> None:
    done = calculators(*arguments)

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr


def test_a_key_that_cannot_be_written_ends_in_no_traceback() -> None:
    done = calculators("run", "workload", data='{"\\ud800": 1}')

    assert done.returncode == 2
    assert json.loads(done.stdout)["errors"][-1]["code"] == "unknown_field"


def hostile_input() -> dict[str, Any]:
    return {"project_year": 2026, "positions": [{"title": HOSTILE, "headcount": 1, "months": 12}]}


def test_user_text_never_becomes_markup() -> None:
    data = json.dumps(hostile_input())

    page = calculators("run", "labour-cost", "--format", "html", data=data).stdout.decode()
    table = calculators("run", "labour-cost", "--format", "markdown", data=data).stdout.decode()

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<script" not in table
    assert "\\|x\\|" in table


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠", "\t", "\r"])
def test_a_cell_that_begins_as_a_formula_is_made_inert(start: str) -> None:
    assert inert(f"{start}1") == f"'{start}1"


def test_user_text_never_becomes_a_formula() -> None:
    data = json.dumps(hostile_input())

    table = calculators("run", "labour-cost", "--format", "csv", data=data).stdout.decode()
    book = calculators("run", "labour-cost", "--format", "xlsx", data=data).stdout

    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert "'" + HOSTILE in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if "worksheets/sheet" in n]
    assert sheets
    assert not [sheet for sheet in sheets if "<f>" in sheet or "hyperlink" in sheet]


def test_csv_figures_have_no_thousands_separators() -> None:
    table = calculators("run", "workload", "--format", "csv", data=WORKLOAD).stdout.decode()

    assert ["最低总工作量", "1000", "小时"] in list(csv.reader(io.StringIO(table)))


def test_english_output_has_no_chinese_words_of_ours() -> None:
    example = calculators("example", "workload").stdout
    data = json.loads(example)
    for service in data["services"]:
        service["name"] = "x"

    for kind in ("text", "markdown", "csv"):
        done = calculators(
            "run", "workload", "--lang", "en", "--format", kind, data=json.dumps(data)
        )
        assert not [c for c in done.stdout.decode() if "\u4e00" <= c <= "\u9fff"]


def test_policy_gives_every_register() -> None:
    policy = json.loads(calculators("policy").stdout)

    assert {"provisions", "parameters", "sources", "readings", "terms", "version"} <= set(policy)
    wages = next(p for p in policy["parameters"] if p["id"] == "average-wage")
    assert {"year": 2025, "value": "145391"}.items() <= wages["values"][7].items()


def test_batch_keeps_order_and_goes_on_after_a_bad_line() -> None:
    lines = f"{WORKLOAD}\nnonsense\n\n{WORKLOAD}"

    done = calculators("batch", "workload", "--input", "-", data=lines)
    results = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 1
    assert [r["line"] for r in results] == [1, 2, 3, 4]
    assert [r["ok"] for r in results] == [True, False, False, True]
    assert results[3]["outputs"]["minimum_total_hours"] == "1000"


def test_batch_of_good_lines_is_status_0(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(f"{WORKLOAD}\n" * 3, encoding="utf-8")

    done = calculators("batch", "workload", "--input", str(source), "--output", str(target))

    assert done.returncode == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3


def test_batch_reads_csv_by_paths(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(
        "\ufeffproject_year,positions[0].title,positions[0].headcount,positions[0].months,positions[0].monthly_cost\r\n"
        '2026,"社工, 一线",1,12,"1.2万"\r\n'
        "2026,,one,12,\r\n"
        '2026,"unfinished\r\n'
        "2026,,2,12,\r\n",
        encoding="utf-8",
    )

    done = calculators("batch", "labour-cost", "--input", str(source))
    results = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 1
    assert [(r["line"], r["ok"]) for r in results] == [(2, True), (3, False), (4, False), (5, True)]
    assert results[0]["inputs"]["positions"][0]["title"] == "社工, 一线"
    assert results[0]["outputs"]["proposed_total"] == "144000.00"
    assert results[1]["errors"][0]["path"] == "positions[0].headcount"


@pytest.mark.parametrize(
    ("name", "table", "output", "expected"),
    [
        ("payment", "contract_amount,score,instalments[0].share,instalments[0].depends_on_evaluation,grades[0].grade,grades[0].minimum_score,grades[0].payable_share\n10万,88,100%,是,=A1,60,90%\n", "payable_total", "90000.00"),
        ("targets", "rows[0].dimension,rows[0].indicator,rows[0].target\n服务区域,社区,三百个\n", "covered", ["area"]),
    ],
)  # fmt: skip
def test_a_csv_row_of_other_calculators(
    tmp_path: Path, name: str, table: str, output: str, expected: object
) -> None:
    source = tmp_path / "in.csv"
    source.write_text(table, encoding="utf-8")

    [line] = calculators("batch", name, "--input", str(source)).stdout.splitlines()

    assert json.loads(line)["outputs"][output] == expected


BID = '{"project":{"year":2026},"lines":[{"category":"材料","unit_price":"%s","quantity":3}]}'


def test_batch_of_bids_from_lines_and_from_a_table(tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text(
        "project.year,labour.positions[0].headcount,labour.positions[0].months,labour.positions[0].monthly_cost,lines[0].category,lines[0].unit_price,lines[0].quantity\n"
        "2026,1,12,12000,材料,10.5,3\n"
        "2026,,,,材料,x,3\n"
        "2026,,,,材料,10.5,3\n",
        encoding="utf-8",
    )

    by_line = calculators("batch", "bid", "--input", "-", data=f"{BID % '10.5'}\n{BID % 'x'}")
    by_row = calculators("batch", "bid", "--input", str(table))

    assert (by_line.returncode, by_row.returncode) == (1, 1)
    lines, rows = (
        [json.loads(line) for line in done.stdout.splitlines()] for done in (by_line, by_row)
    )
    # 3 × 10.5 = 31.50, beside 12 × 12,000 = 144,000
    assert [line["outputs"].get("total") for line in lines] == ["31.50", None]
    assert [row["outputs"].get("total") for row in rows] == ["144031.50", None, "31.50"]
    assert rows[1]["errors"][0]["path"] == lines[1]["errors"][0]["path"] == "lines[0].unit_price"
    assert {**rows[2], "line": 1} == lines[0]


def test_batch_compares_by_paths_within_paths(tmp_path: Path) -> None:
    """A change has a path for its name, as in the errors; other columns lead into the base."""
    source = tmp_path / "in.csv"
    change = 'variations[0].changes[""positions[0].months""]'
    source.write_text(
        "calculator,base.project_year,base.positions[0].headcount,base.positions[0].months,"
        f'base.positions[0].monthly_cost,variations[0].name,"{change}",sensitivity.by\n'
        "labour-cost,2026,1,12,12000,提前,10,10%\n"
        "labour-cost,2026,1,12,12000,提前,ten,\n",
        encoding="utf-8",
    )

    good, bad = map(
        json.loads, calculators("batch", "compare", "--input", str(source)).stdout.splitlines()
    )

    # 12 × 12,000 and 10 × 12,000
    totals = [column["total"]["en"] for column in good["outputs"]["columns"]]
    assert totals == ["Proposed labour cost ¥144,000.00", "Proposed labour cost ¥120,000.00"]
    assert good["outputs"]["sensitivity"]["by"] == "0.1"
    assert [(e["path"], e["code"]) for e in bad["errors"]] == [
        ('variations[0].changes["positions[0].months"]', "not_a_number")
    ]


def test_batch_refuses_a_line_that_is_too_long_and_goes_on() -> None:
    lines = b'{"a": "' + b"x" * 5_000_000 + b'"}\n' + WORKLOAD.encode() + b"\n"

    done = calculators("batch", "workload", "--input", "-", data=lines)
    results = [json.loads(line) for line in done.stdout.splitlines()]

    assert [(r["line"], r["ok"]) for r in results] == [(1, False), (2, True)]
    assert results[0]["errors"][0]["code"] == "too_long"


def test_batch_of_nothing_is_nothing() -> None:
    done = calculators("batch", "workload", "--input", "-")

    assert (done.returncode, done.stdout) == (0, b"")


def test_a_result_as_known_on_a_day() -> None:
    given = '{"project_year": 2026, "positions": [{"headcount": 1, "months": 12}]}'
    day = ["--as-known-on", "2026-03-01"]
    result = json.loads(calculators("run", "labour-cost", *day, data=given).stdout)

    assert result["policy_version"].endswith(" as known on 2026-03-01")
    # The wage of 2024, 143,244 × 0.80: that of 2025 came out on 2026-08-21.
    assert result["outputs"]["band_low_annual"] == "114595.20"
    [year] = [check for check in result["checks"] if check["id"] == "reference-year"]
    assert "2026-03-01 已公布的数字里没有2025年的。" in year["message"]["zh"]
    [line] = calculators(
        "batch", "labour-cost", "--input", "-", *day, data=given
    ).stdout.splitlines()
    assert json.loads(line)["outputs"] == result["outputs"]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-02-30", "'2026-02-30' 不是日期，请写成 2026-03-01"),
        ("20260301", "is not a date such as 2026-03-01"),
        ("2026-W09-7", "is not a date such as 2026-03-01"),
        ("2022-06-29", "the Rules had not been issued"),
        ("9999-12-31", "The sources were last read on"),
    ],
)
def test_a_day_that_cannot_be_known_is_refused_in_words(day: str, why: str) -> None:
    done = calculators("run", "labour-cost", "--as-known-on", day, data="{}")

    assert done.returncode == 2
    assert why in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
