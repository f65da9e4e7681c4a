"""A standards pack as a file: read as JSON or TOML, written, and the one that comes with the site."""

import json

import pytest

from calculators import web
from calculators.core.problems import InvalidInputError
from calculators.examples import example
from calculators.inputs.part_file import file_part, read_part, sample_part, write_part
from calculators.registry import CALCULATORS
from tests.support.registers import run

BID = CALCULATORS["bid"]
PACK = file_part(BID, "funder_profile")
TOML = """
# 某区民政局
name = "某区标准"
date = 2026-03-01
[[limits]]
category = "督导"
unit_price_at_most = 800.5
share_at_most = "5%"
"""


def problems(text: str) -> list[str]:
    with pytest.raises(InvalidInputError) as refused:
        read_part(PACK, text)
    return [f"{problem.path} {problem.code}".strip() for problem in refused.value.problems]


def test_a_toml_file_is_read_with_exact_numbers_and_its_dates_as_text() -> None:
    assert read_part(PACK, TOML) == {
        "name": "某区标准",
        "source": "",
        "date": "2026-03-01",
        "illustrative": False,
        "hours": [],
        "limits": [
            {"category": "督导", "unit_price_at_most": "800.50", "share_at_most": "0.05"},
        ],
    }


def test_what_is_written_is_read_the_same_way() -> None:
    understood = read_part(PACK, TOML)
    written = write_part(PACK, understood)

    assert read_part(PACK, written) == understood
    assert read_part(PACK, "\ufeff" + written) == understood


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{", ["required"]),
        ("name = ", ["required"]),
        ('{"limits": [{"category": "x", "share_at_most": 2}]}', ["limits[0].share_at_most out_of_range"]),
        ('{"limits": [{}], "typo": 1}', ["limits[0].category required", "typo unknown_field"]),
        ('{"name": "a", "name": "b"}', ["name too_many"]),
        ("a = " + "[" * 2000, ["too_many"]),
        ("#" * 200_001, ["too_long"]),
        ("name = 1979-05-27\nlimits = 3", ["limits required"]),
        ("name = " + "9" * 5000, ["required"]),
        (".".join("a" * 90_000) + " = 1", ["too_many"]),
        ('a = {"." = 1, ' + " . ".join(["'x'", '"y"'] * 5) + " = 2}", ["too_many"]),
        ('name = "a.b.c.d.e.f.g.h.i.j" # a.b.c.d.e.f.g.h.i.j\nlimits = 3', ["limits required"]),
    ],
)  # fmt: skip
def test_every_problem_of_a_file_is_said_with_its_place(text: str, found: list[str]) -> None:
    assert problems(text) == found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pack_that_comes_with_the_site_is_marked_and_fits_the_example(lang: str) -> None:
    pack = sample_part(PACK, lang)
    result = run(BID, {**example(BID, lang), "funder_profile": pack}).to_json()

    assert pack["illustrative"] is True
    mark = {"zh": "仅为教学示例", "en": "for training only"}[lang]
    assert mark in result["outputs"]["standards"][lang]  # type: ignore[index]
    checks = [c for c in result["checks"] if c["id"].startswith("pack-")]  # type: ignore[attr-defined]
    # 30 of 24 hours a case, 12 of 6 a session; 600 is over 500; 57,600 of 60,000; 86.29 % of 90 %
    assert [c["status"] for c in checks] == ["pass", "pass", "warn", "pass", "pass"]
    assert all(mark in c["message"][lang] for c in checks)


def test_the_form_s_entries_of_a_pack_come_back_as_the_same_pack() -> None:
    reply = json.loads(web.part("bid", "zh", "read", "funder_profile", TOML))

    assert reply["ok"]
    assert ["funder_profile.limits[0].share_at_most", "5"] in reply["entries"]
    written = json.loads(
        web.part("bid", "zh", "write", "funder_profile", json.dumps(reply["entries"]))
    )
    assert json.loads(written["text"]) == read_part(PACK, TOML)


def test_a_refused_file_s_own_words_are_not_markup() -> None:
    reply = json.loads(web.part("bid", "en", "read", "funder_profile", '{"<b>": 1}'))

    assert reply["ok"] is False
    assert "<b>" not in reply["summary"]
    assert "&lt;b&gt;" in reply["summary"]
