"""The loader refuses a bad entry by file, id and field, and gives exact answers."""

import json
import re
from decimal import Decimal

import pytest

from calculators.policy import PeriodError, RegisterError, load_policy
from calculators.policy.loader import read_policy, register_texts
from tests.support.registers import REGISTERS, texts_read_on

SOURCE = 'source = "announcement", quote = "不低于整个项目总投入工作量的20%"'
TWENTY = f'{{ value = "0.20", {SOURCE}, confidence = "high" }}'
WAGE_2018 = 'year = 2018, value = "94258", monthly = "7855"'

BAD_ENTRIES = {
    "unknown key": (
        "parameters",
        'id = "pension-rate"\n',
        'id = "pension-rate"\nunits = "share"\n',
        ("pension-rate", "units", "not a known field"),
    ),
    "unknown key in a value": (
        "parameters",
        TWENTY,
        f'{{ value = "0.20", {SOURCE}, confidence = "high", verified = "x" }}',
        ("indirect-share · values #1", "verified", "not a known field"),
    ),
    "unknown register": ("glossary", "[[term]]", "[[terms]]", ("", "terms", "not a known field")),
    "missing key": (
        "parameters",
        TWENTY,
        f'{{ value = "0.20", {SOURCE} }}',
        ("indirect-share · values #1", "confidence", "is missing"),
    ),
    "missing value": (
        "parameters",
        f'"share"\nprovisions = ["indirect-share"]\nvalues = [\n  {TWENTY},\n]',
        '"share"\nprovisions = ["indirect-share"]\nvalues = []',
        ("indirect-share", "values", "is missing"),
    ),
    "bad decimal": (
        "parameters",
        'value = "0.098"',
        'value = "9.8%"',
        ("medical-rate · values #1", "value", "not a plain decimal"),
    ),
    "not a number": (
        "parameters",
        'value = "0.098"',
        'value = "NaN"',
        ("medical-rate · values #1", "value", "not a plain decimal"),
    ),
    "half a decimal": (
        "parameters",
        'value = "0.098"',
        'value = "0."',
        ("medical-rate · values #1", "value", "not a plain decimal"),
    ),
    "float instead of string": (
        "parameters",
        'value = "0.098"',
        "value = 0.098",
        ("medical-rate · values #1", "value", "must be a string, not float"),
    ),
    "bad date": (
        "parameters",
        'value = "248", valid_from = "2025-01-01"',
        'value = "248", valid_from = "2025-02-30"',
        ("working-days · values #2", "valid_from", "is not a date"),
    ),
    "date in another form": (
        "sources",
        'published = "2022-07-09"',
        'published = "20220709"',
        ("announcement", "published", "is not a date"),
    ),
    "year as a string": (
        "parameters",
        "year = 2018,",
        'year = "2018",',
        ("average-wage · values #1", "year", "must be a whole number"),
    ),
    "unknown unit": (
        "parameters",
        'unit = "hour_per_day"',
        'unit = "hours"',
        ("hours-per-day", "unit", "is not one of"),
    ),
    "unknown confidence": (
        "sources",
        'confidence = "medium"',
        'confidence = "sure"',
        ("beijing-budget-measures", "confidence", "is not one of"),
    ),
    "unknown force": (
        "provisions",
        'force = "reference"',
        'force = "may"',
        ("labour-band", "force", "is not one of"),
    ),
    "unknown source of a value": (
        "parameters",
        'value = "8", source = "state-council-146"',
        'value = "8", source = "state-council"',
        ("hours-per-day", "source", "there is no 'state-council'"),
    ),
    "unknown source of a section": (
        "provisions",
        'id = "notice"\ndocument = "issued"\nsource = "issued-opening"',
        'id = "notice"\ndocument = "issued"\nsource = "issued"',
        ("notice", "source", "there is no 'issued'"),
    ),
    "unknown source of a term": (
        "glossary",
        'source = "mzt-094"',
        'source = "mzt-95"',
        ("case-work", "source", "there is no 'mzt-95'"),
    ),
    "unknown source of a fact": (
        "policy",
        'source = "mof-order-102"',
        'source = "mof"',
        ("national-parent", "source", "there is no 'mof'"),
    ),
    "unknown provision of a parameter": (
        "parameters",
        'provisions = ["supervisor-experience"]',
        'provisions = ["supervisor"]',
        ("supervisor-years", "provisions", "there is no 'supervisor'"),
    ),
    "unknown provision of a reading": (
        "readings",
        'provisions = ["indirect-share", "workload-units"]',
        'provisions = ["indirect-share", "hours"]',
        ("travel", "provisions", "there is no 'hours'"),
    ),
    "unknown provision of an obligation": (
        "obligations",
        'provisions = ["targets"]',
        'provisions = ["target"]',
        ("performance-targets", "provisions", "there is no 'target'"),
    ),
    "obligation without a provision": (
        "obligations",
        'provisions = ["targets"]',
        "provisions = []",
        ("performance-targets", "provisions", "is missing: the provision that asks for it"),
    ),
    "unknown role": (
        "obligations",
        'role = "evaluator"',
        'role = "auditor"',
        ("evaluator-conditions", "role", "is not one of"),
    ),
    "unknown stage": (
        "obligations",
        'stage = "procurement"',
        'stage = "bidding"',
        ("procurement-procedure", "stage", "is not one of"),
    ),
    "unread as a string": (
        "obligations",
        "\nunread = true\n",
        '\nunread = "yes"\n',
        ("annual-budget", "unread", "must be true or false"),
    ),
    "unknown section": (
        "provisions",
        'id = "article-4"\nsection = "chapter-2"',
        'id = "article-4"\nsection = "chapter-3"',
        ("article-4", "section", "there is no section 'chapter-3'"),
    ),
    "quote that is not in the text": (
        "provisions",
        'quote = "可参照"',
        'quote = "应参照"',
        ("labour-band", "quote", "does not stand in zh"),
    ),
    "force without its words": (
        "provisions",
        'quote = "可参照"\n',
        "",
        ("labour-band", "quote", "is missing: the words that make it reference"),
    ),
    "item that is not in the text": (
        "provisions",
        'zh = "禁毒戒毒", en',
        'zh = "防毒", en',
        ("public-fields", "items", "does not stand in zh"),
    ),
    "paragraph missing": (
        "provisions",
        'id = "article-4"\nsection = "chapter-2"\nparagraph = 7\n',
        'id = "article-4"\nsection = "chapter-2"\n',
        ("article-4", "paragraph", "belongs to every provision that was read"),
    ),
    "missing en": (
        "readings",
        'en = "Counts as direct work" }',
        'en = "" }',
        ("travel · options direct", "label.en", "is missing"),
    ),
    "missing zh": (
        "glossary",
        'zh = "督导"\n',
        "",
        ("supervisor", "zh", "is missing"),
    ),
    "unknown basis": (
        "glossary",
        'basis = "site"',
        'basis = "guess"',
        ("government-procurement-of-services", "basis", "is not one of"),
    ),
    "empty zh": ("glossary", 'zh = "督导"\n', 'zh = " "\n', ("supervisor", "zh", "is empty")),
    "a third language": (
        "policy",
        'label = { zh = "文号", en',
        'label = { fr = "numéro", zh = "文号", en',
        ("number", "label.fr", "not a known field"),
    ),
    "text that is not a pair": (
        "policy",
        'label = { zh = "文号", en = "Document number" }',
        'label = "文号"',
        ("number", "label", "must be a pair"),
    ),
    "duplicate id": (
        "sources",
        'id = "working-time-2008"',
        'id = "working-time-2025"',
        ("working-time-2025", "id", "is used twice"),
    ),
    "overlapping years": (
        "parameters",
        "year = 2019,",
        "year = 2018,",
        ("average-wage · values #2", "year", "overlaps"),
    ),
    "overlapping dates": (
        "parameters",
        'value = "248", valid_from = "2025-01-01"',
        'value = "248", valid_from = "2024-12-31"',
        ("working-days · values #2", "valid_from", "overlaps"),
    ),
    "two undated values": (
        "parameters",
        TWENTY,
        f"{TWENTY}, {TWENTY}",
        ("indirect-share · values #2", "valid_from", "overlaps"),
    ),
    "year beside a date": (
        "parameters",
        WAGE_2018,
        f'valid_from = "2018-01-01", {WAGE_2018}',
        ("average-wage · values #1", "year", "cannot stand beside"),
    ),
    "end before start": (
        "parameters",
        'value = "250", valid_from = "2008-01-01", valid_until = "2024-12-31"',
        'value = "250", valid_from = "2008-01-01", valid_until = "2007-12-31"',
        ("working-days · values #1", "valid_until", "is before valid_from"),
    ),
    "default that is no option": (
        "readings",
        'default = "heads"',
        'default = "head"',
        ("qualified-by", "default", "is not one of"),
    ),
    "one option only": (
        "readings",
        '  { id = "full-time-equivalents", label = { zh = "按折合全职人数", '
        'en = "By full-time equivalents" } },\n',
        "",
        ("qualified-by", "options", "two or more"),
    ),
    "names something twice": (
        "readings",
        'provisions = ["indirect-share", "workload-units"]',
        'provisions = ["indirect-share", "indirect-share"]',
        ("travel", "provisions", "twice"),
    ),
    "address without https": (
        "sources",
        'url = "https://www.cnsw.top',
        'url = "javascript:www.cnsw.top',
        ("issued-opening", "url", "https"),
    ),
    "verbatim as a string": (
        "provisions",
        "verbatim = false",
        'verbatim = "no"',
        ("introduction", "verbatim", "must be true or false"),
    ),
    "list that is a string": (
        "parameters",
        'provisions = ["supervisor-experience"]',
        'provisions = "supervisor-experience"',
        ("supervisor-years", "provisions", "must be a list"),
    ),
    "not TOML": ("policy", "[[fact]]", "[[fact", ("", "", "is not TOML")),
}


@pytest.mark.parametrize("kind", BAD_ENTRIES)
def test_a_bad_entry_is_refused_by_name(kind: str) -> None:
    file, good, bad, (entry, field, problem) = BAD_ENTRIES[kind]
    texts = register_texts()
    assert good in texts[file], "the case no longer fits the register"
    texts[file] = texts[file].replace(good, bad, 1)

    with pytest.raises(RegisterError) as refusal:
        read_policy(texts)

    assert refusal.value.file == f"{file}.toml"
    assert refusal.value.entry == entry
    assert refusal.value.field == field
    assert problem in refusal.value.problem
    assert f"{file}.toml" in str(refusal.value)


def test_the_policy_is_read_once() -> None:
    assert load_policy() is load_policy()


def test_the_version_is_the_newest_day_of_reading() -> None:
    texts = register_texts()
    texts["parameters"] = re.sub(
        r'verified_on = "[^"]*"', 'verified_on = "2030-02-03"', texts["parameters"], count=1
    )
    assert read_policy(texts).version == "2030-02-03"
    texts["sources"] = texts_read_on("2031-04-05")["sources"]
    assert read_policy(texts).version == "2031-04-05"


@pytest.mark.parametrize("year", [2017, 2026])
def test_a_year_outside_the_wage_series_names_the_years_inside(year: int) -> None:
    with pytest.raises(PeriodError) as refusal:
        REGISTERS.parameter("average-wage").on_year(year)

    assert refusal.value.parameter == "average-wage"
    assert refusal.value.year == year
    assert refusal.value.covered_text() == "2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025"


def test_a_year_before_the_working_days_names_the_years_covered() -> None:
    with pytest.raises(PeriodError, match=r"covered: 2008–2024, 2025–$"):
        load_policy().parameter("working-days").on_year(2007)


def test_an_undated_value_covers_no_year() -> None:
    with pytest.raises(PeriodError, match="covered: no year"):
        load_policy().parameter("indirect-share").on_year(2026)


@pytest.mark.parametrize("parameter", ["average-wage", "working-days"])
def test_current_is_only_for_one_undated_value(parameter: str) -> None:
    with pytest.raises(LookupError, match="ask for a year"):
        load_policy().parameter(parameter).current  # noqa: B018


def test_a_value_that_starts_in_mid_year_does_not_cover_that_year() -> None:
    texts = register_texts()
    texts["parameters"] = texts["parameters"].replace(
        'value = "248", valid_from = "2025-01-01"', 'value = "248", valid_from = "2025-07-01"'
    )
    days = read_policy(texts).parameter("working-days")

    assert days.on_year(2026).value == Decimal(248)
    with pytest.raises(PeriodError):
        days.on_year(2025)


def test_provisions_know_their_parameters() -> None:
    assert load_policy().provision("labour-band").parameters == (
        "labour-band-low",
        "labour-band-high",
        "average-wage",
    )
    assert load_policy().provision("principles").parameters == ()


def test_json_holds_everything_exactly_and_leaves_out_the_unknown() -> None:
    whole = json.loads(json.dumps(load_policy().to_json()))

    assert whole["version"] == load_policy().version
    assert list(whole) == [
        "version",
        "facts",
        "sections",
        "provisions",
        "parameters",
        "sources",
        "readings",
        "obligations",
        "terms",
    ]
    parameters = {entry["id"]: entry for entry in whole["parameters"]}
    assert parameters["average-wage"]["values"][7] == {
        "value": "145391",
        "source": "wage-page",
        "confidence": "high",
        "year": 2025,
        "monthly": "12116",
        "published": "2026-08-21",
        "verified_on": "2026-08-21",
    }
    assert parameters["indirect-share"]["values"][0]["value"] == "0.20"
    evaluator = next(one for one in whole["obligations"] if one["role"] == "evaluator")
    assert evaluator["unread"] is True
    assert "note" not in evaluator
    assert whole["provisions"][0]["label"] == {"zh": "目的与印发", "en": "Purpose and release"}
    assert "paragraph" not in whole["provisions"][-1]
