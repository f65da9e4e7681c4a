"""The data files of the built site: what stands in them, and that they agree with everything else."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from calculators.registry import CALCULATORS
from calculators.render.text import inert
from pages.open_data import COLUMNS, KEYS, data_files, write_data_files
from tests.support.built_site import SITE, document

ROOT = Path(__file__).resolve().parents[2]


def rows() -> list[dict[str, str]]:
    text = (SITE / "data" / "parameters.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.built_site
def test_the_first_lines_of_the_parameters() -> None:
    lines = (SITE / "data" / "parameters.csv").read_bytes().split(b"\r\n")

    assert [line.decode() for line in lines[:3]] == [
        "\ufeffparameter,label_zh,label_en,unit,year,valid_from,valid_until,value,monthly,"
        "confidence,source,source_title,verified_on,published,quote,provisions",
        "labour-band-low,人力成本参照下限（占平均工资）,"
        "Labour-cost band: lower end (share of the average wage),share,,,,0.80,,high,announcement,"
        "《北京市政府购买社会工作服务预算管理实施细则》发布，一起来看！,,,平均工资的80%-120%标准,labour-band",
        "labour-band-high,人力成本参照上限（占平均工资）,"
        "Labour-cost band: upper end (share of the average wage),share,,,,1.20,,high,announcement,"
        "《北京市政府购买社会工作服务预算管理实施细则》发布，一起来看！,,,平均工资的80%-120%标准,labour-band",
    ]
    assert lines[-1] == b""


@pytest.mark.built_site
def test_a_value_of_a_year_and_a_value_of_a_period() -> None:
    [wage] = [row for row in rows() if row["parameter"] == "average-wage" and row["year"] == "2025"]
    [first, second] = [row for row in rows() if row["parameter"] == "working-days"]

    assert (wage["value"], wage["monthly"], wage["verified_on"], wage["published"]) == (
        "145391",
        "12116",
        "2026-08-21",
        "2026-08-21",
    )
    assert (first["value"], first["valid_from"], first["valid_until"]) == (
        "250",
        "2008-01-01",
        "2024-12-31",
    )
    assert (second["value"], second["valid_from"], second["valid_until"]) == (
        "248",
        "2025-01-01",
        "",
    )


@pytest.mark.built_site
def test_the_parameters_hold_every_value_of_the_registers() -> None:
    registers = json.loads((SITE / "data" / "policy.json").read_bytes())
    values = [
        (parameter["id"], value["value"])
        for parameter in registers["parameters"]
        for value in parameter["values"]
    ]

    assert len(values) >= 39
    assert [(row["parameter"], row["value"]) for row in rows()] == values


@pytest.mark.built_site
def test_no_cell_can_become_a_formula() -> None:
    starts = {cell[:1] for row in rows() for cell in row.values()}

    assert starts.isdisjoint("=+-@\t\r")
    assert inert("=1+1") == "'=1+1"


@pytest.mark.built_site
def test_the_registers_are_what_the_command_line_prints() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "calculators", "policy"],
        capture_output=True, cwd=ROOT, check=True, timeout=60,
    )  # fmt: skip

    assert (SITE / "data" / "policy.json").read_bytes() == printed.stdout


@pytest.mark.built_site
def test_every_top_level_key_is_explained() -> None:
    assert list(KEYS) == list(json.loads((SITE / "data" / "policy.json").read_bytes()))


@pytest.mark.built_site
@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_has_its_schema(name: str) -> None:
    written = json.loads((SITE / "data" / "schemas" / f"{name}.json").read_bytes())

    jsonschema.Draft202012Validator.check_schema(written)
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert written["properties"]


@pytest.mark.built_site
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("announcement-2022-07-09.txt", "测算时可参照上一年度本市全口径城镇单位就业人员平均工资的80%-120%标准"),
        ("issued-text-opening.txt", "第四条 各部门在编制年度预算时,"),
    ],
)  # fmt: skip
def test_the_stored_sources_are_there_to_be_read(file: str, words: str) -> None:
    written = (SITE / "data" / "sources" / file).read_bytes()

    assert written.startswith(b"\xef\xbb\xbf")  # without it a browser may not know the encoding
    assert words in written.decode("utf-8-sig")
    for page, site in (("about/", "../"), ("en/about/", "../../")):
        assert f"{site}data/sources/{file}" in [link["href"] for link in document(page).all("a")]


@pytest.mark.built_site
def test_there_is_nothing_else_and_the_same_registers_give_the_same_bytes(tmp_path: Path) -> None:
    data_files.cache_clear()
    write_data_files(tmp_path)

    def files(root: Path) -> dict[str, bytes]:
        held = (file for file in (root / "data").rglob("*") if file.is_file())
        found = (file for file in held if file.suffix not in (".br", ".gz"))
        return {str(file.relative_to(root)): file.read_bytes() for file in found}

    built = files(SITE)
    built.pop("data/index.html")
    assert files(tmp_path) == built
    assert {"data/parameters.csv", "data/policy.json", "data/schemas/workload.json"} <= set(built)


@pytest.mark.built_site
@pytest.mark.parametrize(("page", "site"), [("data/", "../"), ("en/data/", "../../")])
def test_the_page_offers_every_file(page: str, site: str) -> None:
    offered = [link["href"] for link in document(page).all("a") if "download" in link]

    assert offered == [site + file.path for file in data_files()]


@pytest.mark.built_site
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_names_the_size_of_a_file(lang: str) -> None:
    page = SITE / ("data" if lang == "zh" else "en/data") / "index.html"
    size = (SITE / "data" / "policy.json").stat().st_size

    row = page.read_text(encoding="utf-8").split(">policy.json</a>")[1].split("</tr>")[0]

    assert f'<td class="num">{round(size / 1000, 1)}</td>' in row


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_s_python_works(lang: str, tmp_path: Path) -> None:
    page = (ROOT / "docs" / lang / "data.md").read_text(encoding="utf-8")
    [program] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    write_data_files(tmp_path)

    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, cwd=tmp_path / "data", check=True, timeout=60, text=True,
    )  # fmt: skip

    assert done.stdout.startswith("2018 94258\n2019 106168\n")


def test_every_column_is_explained_in_both_languages() -> None:
    assert list(COLUMNS)[:3] == ["parameter", "label_zh", "label_en"]
    assert all(meaning.zh and meaning.en for meaning, _ in COLUMNS.values())
