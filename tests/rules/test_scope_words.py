"""The scope self-check in words: what decides, what is open, whom to ask; and as data."""

import csv
import io
import json
import re

import jsonschema
import pytest

from calculators.batch import batch
from calculators.core.schema import schema
from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.render.result import result_html, standalone
from calculators.render.text import as_csv, markdown, text
from tests.support.registers import run

SCOPE = CALCULATORS["scope"]
ANSWERED = {
    "purchaser_eligible": "yes",
    "own_duty": "yes",
    "suited_to_market": "yes",
    "professional_method": "yes",
    "beneficiary": "public",
}
HOSTILE = "=1+1<i>|x|"


def message(check: str, lang: str, **given: object) -> str:
    result = run(SCOPE, {**ANSWERED, **given})
    return next(c.message.of(lang) for c in result.checks if c.id == check)


def test_the_form_names_the_fields_in_the_announced_order_and_keeps_the_list_open() -> None:
    fields = next(field for field in SCOPE.inputs if field.name == "fields")

    assert "、".join(option.label.zh for option in fields.options) == (
        "社会福利、社会救助、慈善事业、社区建设、乡村振兴、婚姻家庭、精神卫生、残障康复、社会心理、教育辅导、"
        "就业援助、职工帮扶、卫生健康、犯罪预防、禁毒戒毒、矫正帮教、纠纷调解、应急处置、等（清单之外的）"
    )
    assert fields.help.zh == "原文依次列出18个领域，以“等”字结尾，清单没有封闭。"


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (
            {"fields": ["禁毒戒毒"]},
            "“禁毒戒毒”是原文列出的领域。",
            "The text names “drug control and rehabilitation” among its fields.",
        ),
        (
            {"beneficiary": "auxiliary", "auxiliary": ["督导", "服务评估"]},
            "“服务评估”“督导”是原文列出的辅助性服务，但须是“与上述服务相关的”，请写明与哪个领域的服务相关。",
            "The text names “service evaluation”, “supervision” among auxiliary services. Such a"
            " service must be related to services in those fields: write down to which.",
        ),
        (
            {"other": "老年助浴"},
            "先看看所列领域里有没有合适的。清单之外的部分（“老年助浴”）还不清楚：原文的清单以“等”字结尾，"
            "没有封闭，不能据此判为不在范围内。请问购买主体；必要时向印发机关咨询。",
            "First see whether a listed field fits. What is not listed (“老年助浴”) is still open: the"
            " text's lists begin with “such as”, so not being named does not put it out of scope. Ask"
            " the purchaser or, if need be, the issuing offices.",
        ),
        (
            {"fields": ["精神卫生", "other"]},
            "“精神卫生”是原文列出的领域。清单之外的部分还不清楚：原文的清单以“等”字结尾，没有封闭，"
            "不能据此判为不在范围内。请问购买主体；必要时向印发机关咨询。",
            "The text names “mental health” among its fields. What is not listed is still open: the"
            " text's lists begin with “such as”, so not being named does not put it out of scope. Ask"
            " the purchaser or, if need be, the issuing offices.",
        ),
        (
            {},
            "还没有勾选领域或辅助性服务的种类。清单里没有的，请勾选最后一格，或用自己的话写。",
            "No field and no kind of auxiliary service is ticked. If none fits, tick the last box or"
            " write it in your own words.",
        ),
        (
            {"auxiliary": ["督导"]},
            "直接受益对象是社会公众的，要看属于哪个领域：请勾选领域。",
            "For a service to the public its field decides: tick a field.",
        ),
        (
            {"beneficiary": "auxiliary", "fields": ["禁毒戒毒"]},
            "辅助性服务要看属于哪一种：请勾选辅助性服务的种类。",
            "For an auxiliary service its kind decides: tick a kind of auxiliary service.",
        ),
    ],
)  # fmt: skip
def test_the_field_is_decided_in_the_words_of_the_text(given: dict, zh: str, en: str) -> None:
    assert message("field", "zh", **given) == zh
    assert message("field", "en", **given) == en


def test_who_benefits_is_decided_in_the_words_of_the_text() -> None:
    public, auxiliary = "“直接受益对象为社会公众的公共服务”", "“政府履职所需的辅助性服务”"

    assert message("beneficiary", "zh") == f"按所填的回答，是{public}。"
    assert message("beneficiary", "zh", beneficiary="auxiliary") == f"按所填的回答，是{auxiliary}。"
    assert message("beneficiary", "zh", beneficiary="neither") == (
        f"按所填的回答，既不是{public}，也不是{auxiliary}。"
    )
    assert message("beneficiary", "zh", beneficiary="unsure") == (
        f"原文有两类：{public}和{auxiliary}。请购买主体说明属于哪一类；必要时向印发机关咨询。"
    )


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("purchaser", "符合政府购买服务相关规定的购买主体"),
        ("own-duty", "属于自身职责范围"),
        ("market", "适合通过市场化方式提供"),
        ("professional-method", "社会工作专业人才运用专业方法"),
    ],
)
def test_each_question_shows_the_words_it_is_about(check: str, words: str) -> None:
    html = result_html(run(SCOPE, {}), "zh", "../../").main
    item = html.split(f'data-check="{check}"')[1].split("</li>")[0]

    assert f"<q>{words}</q>" in item
    assert "原文没有“应”“原则上”等字样" in item
    assert "必要时向印发机关咨询。" in item


def test_nothing_fails_as_nothing_here_is_required() -> None:
    result = run(
        SCOPE,
        {**dict.fromkeys(ANSWERED, "no"), "beneficiary": "neither", "hiring_or_posts": "yes"},
    )

    assert {check.status for check in result.checks if check.id != "field"} == {"warn"}
    assert {check.force for check in result.checks} == {"reference"}


@pytest.mark.parametrize(
    ("lang", "answer"),
    [("zh", "按读到的文本，未见不符"), ("en", "Nothing we could read speaks against it")],
)
def test_it_is_never_said_that_a_service_is_in_scope(lang: str, answer: str) -> None:
    words = text(run(SCOPE, example(SCOPE)), lang)

    assert answer in words
    assert not re.search("在适用范围内|就在范围|[Ii]n scope", words)


def test_what_may_not_be_procured_has_its_own_source() -> None:
    html = result_html(run(SCOPE, {**ANSWERED, "hiring_or_posts": "yes"}), "zh", "../../").main
    item = html.split('data-check="not-to-be-procured"')[1].split("</li>")[0]

    assert "另一文件，不是《实施细则》" in item
    assert (
        "<q>购买主体的人员招、聘用，以劳务派遣方式用工，以及设置公益性岗位等事项，"
        "不得纳入政府购买服务范围</q>"
    ) in item
    assert 'href="../../about/#source-mof-order-102-article-10"' in item
    assert "policy/#" not in item


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_own_words_never_become_markup_or_a_formula(lang: str) -> None:
    result = run(SCOPE, {**ANSWERED, "other": HOSTILE})
    cells = [cell for row in csv.reader(io.StringIO(as_csv(result, lang))) for cell in row]

    assert "'" + HOSTILE in cells
    assert "<i>" not in standalone(result, lang)
    assert "\\|x\\|" in markdown(result, lang)


def test_a_result_in_plain_text_names_each_rule() -> None:
    words = text(run(SCOPE, example(SCOPE)), "zh")

    assert re.search(
        "符合 +自身职责 +原文没有“应”“原则上”等字样 +按所填的回答，符合这一要素。", words
    )


def test_the_example_fits_the_schema() -> None:
    declared = schema(SCOPE)

    jsonschema.Draft202012Validator.check_schema(declared)
    jsonschema.validate(example(SCOPE), declared)


def test_a_line_of_a_table_ticks_several_fields() -> None:
    source = io.BytesIO(
        "fields,beneficiary,own_duty\n"
        "禁毒戒毒、犯罪预防,社会公众,是\n"
        "禁毒,社会公众,是\n".encode()
    )  # fmt: skip
    target = io.BytesIO()

    good = batch(SCOPE, source, target)
    first, second = (json.loads(line) for line in target.getvalue().splitlines())

    assert good is False
    assert first["inputs"]["fields"] == ["crime-prevention", "drug-control-and-rehabilitation"]
    assert first["outputs"]["in_scope"] == "unclear"
    assert second["errors"][0]["path"] == "fields"
