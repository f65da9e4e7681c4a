"""The comparison's form: another calculator's entries carried along, and one change to a line."""

import json
import re
from html import unescape
from typing import Any

import pytest

import pages
from calculators import web
from calculators.registry import CALCULATORS
from calculators.run import run

BASE = [
    ("calculator", "workload"),
    ("base.project_year", "2026"),
    ("base.services[0].category", "case"),
    ("base.services[0].name", "个案"),
    ("base.services[0].quantity", "40"),
    ("base.services[0].hours_per_unit", "20"),
    ("base.indirect_share", "25"),
    ("sensitivity.by", "10"),
]


def line(number: int, name: str, path: str, value: str) -> list[tuple[str, str]]:
    place = f"variations[{number}]"
    return [
        (f"{place}.name", name),
        (f"{place}.changes.path", path),
        (f"{place}.changes.value", value),
    ]


def answer(*lines: list[tuple[str, str]], base: list[tuple[str, str]] = BASE) -> dict[str, Any]:
    entries = [*base, *(entry for one in lines for entry in one)]
    reply: dict[str, Any] = json.loads(web.answer("compare", "zh", "../../", json.dumps(entries)))
    return reply


def exported(*lines: list[tuple[str, str]]) -> dict[str, Any]:
    entries = [*BASE, *(entry for one in lines for entry in one)]
    result: dict[str, Any] = json.loads(web.export("compare", "zh", "json", json.dumps(entries)))
    return result


def test_lines_of_one_name_are_one_variation() -> None:
    result = exported(
        line(0, "甲", "services[0].quantity", "50"),
        line(1, "乙", "indirect_share", "30"),
        line(2, "甲", "services[0].hours_per_unit", "16"),
        line(3, "", "services[0].quantity", "１0"),
        line(4, "", "services[0].quantity", "20"),
        line(5, "甲", "services[0].quantity", "60"),
    )

    assert result["errors"] == []
    # A share is typed in percent; a place that a variation has already begins another one.
    assert [v["changes"] for v in result["inputs"]["variations"]] == [
        {"services[0].quantity": "50", "services[0].hours_per_unit": "16"},
        {"indirect_share": "0.3"},
        {"services[0].quantity": "10"},
        {"services[0].quantity": "20"},
        {"services[0].quantity": "60"},
    ]
    assert result["inputs"]["base"]["indirect_share"] == "0.25"
    totals = next(row for row in result["outputs"]["figures"] if row["id"] == "total_hours")
    # 800 ÷ 0.75, 800 ÷ 0.75 again (50 × 16), 800 ÷ 0.7, 200, 400 and 1,200 ÷ 0.75
    assert totals["values"] == [
        "1066.6667",
        "1066.6667",
        "1142.8571",
        "266.6667",
        "533.3333",
        "1600",
    ]


def test_problems_stand_at_the_line_they_come_from() -> None:
    reply = answer(
        line(0, "甲", "services[0].quantity", "50"),
        line(1, "甲", "services[0].hours_per_unit", "x"),
        line(2, "", "", ""),
        line(3, "乙", "services[7].quantity", "1"),
        line(4, "丙", "project_year", "1999"),
    )

    assert [(e["path"], e["code"]) for e in reply["errors"]] == [
        ("variations[1].changes", "not_a_number"),
        ("variations[2].changes", "required"),
        ("variations[3].changes", "unknown_field"),
        ("variations[4].changes", "out_of_range"),
    ]
    assert 'value="services[0].hours_per_unit">个案：单位工时（小时）' in reply["choices"]


def test_the_page_is_told_what_can_be_changed_even_while_a_line_is_empty() -> None:
    reply = answer(line(0, "", "", ""))

    assert reply["ok"] is False
    assert reply["choices"].startswith(
        '<option value="">请选择</option><option value="project_year">'
    )
    assert "个案：服务名称" not in reply["choices"]
    assert 'href="../workload/"' in reply["base"]
    assert "填写于“最低工作量测算”" in reply["base"]


def test_a_base_with_mistakes_leads_back_to_where_it_was_entered() -> None:
    reply = answer(base=[("base.services[0].quantity", "x"), *BASE[:2]])

    assert reply["ok"] is False
    assert "choices" not in reply
    assert 'href="../workload/"' in reply["base"]
    assert [e["path"] for e in reply["errors"]][:2] == [
        "base.services[0].category",
        "base.services[0].quantity",
    ]


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [("calculator", "nothing"), ("base.x", "1")],
        [("calculator", "compare"), ("base.base.base.x", "1")],
        [("calculator", "workload"), ("base", "1"), ("variations", "1")],
        [*BASE, ("variations[0].changes", "1")],
        [*BASE, ("variations[0].changes.x", "1")],
        [*BASE, ("variations[0].x.y", "1")],
        [*BASE, ("x.y", "1")],
    ],
)
def test_no_entries_end_in_a_traceback(entries: list[tuple[str, str]]) -> None:
    assert answer(base=entries)["ok"] is False


@pytest.mark.parametrize(
    "name", [name for name in CALCULATORS if name not in ("compare", "review")]
)
def test_every_form_can_be_carried_along(name: str) -> None:
    """What the form of an example holds gives the same result below `base` as by itself."""
    html = (
        pages.render_block("calculator", "zh", name, "../../").split("<form")[1].split("</form>")[0]
    )
    html = re.sub(r"<template>.*?</template>", "", html)
    entries = [
        (path, unescape(value))
        for path, value in re.findall(
            r'<input type="text"[^>]* name="([^"]+)"[^>]* value="([^"]*)"', html
        )
    ]
    selects = re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', html)
    for path, options in selects:
        chosen = re.search(r'value="([^"]*)" selected', options)
        entries.append((path, chosen[1] if chosen else ""))
    ticked = re.findall(r'type="checkbox" name="([^"]+)" value="([^"]+)" checked', html)
    for path in dict.fromkeys(path for path, _ in ticked):
        entries.append((path, ",".join(value for name, value in ticked if name == path)))

    plain = json.loads(web.export(name, "zh", "json", json.dumps(entries)))
    carried = [("calculator", name), *((f"base.{path}", value) for path, value in entries)]
    result = json.loads(web.export("compare", "zh", "json", json.dumps(carried)))

    assert plain["errors"] == result["errors"] == []
    base = run(CALCULATORS[name], result["inputs"]["base"]).to_json()
    assert base["outputs"] == plain["outputs"]
