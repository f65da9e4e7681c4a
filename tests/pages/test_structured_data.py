"""What the built pages say of themselves to search engines, and what they do not claim."""

import json
import re

import pytest

from calculators.policy import load_policy
from pages.structured_data import structured_data
from scripts.build.csp import inline_scripts
from tests.support.built_site import SITE, file_of, sitemap_pages

pytestmark = pytest.mark.built_site
ORIGIN = "https://beijing-social-work-budget.example/"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ISSUERS = {
    "zh": ["中共北京市委社会工作委员会", "北京市民政局", "北京市财政局"],
    "en": [
        "Social Work Committee of the CPC Beijing Municipal Committee",
        "Beijing Municipal Civil Affairs Bureau",
        "Beijing Municipal Finance Bureau",
    ],
}


def said(path: str) -> dict:
    [written] = BLOCK.findall(file_of(path).read_text(encoding="utf-8"))
    assert "<" not in written
    return json.loads(written)


@pytest.mark.parametrize(
    ("path", "lang", "name"),
    [
        ("policy/", "zh", "北京市政府购买社会工作服务预算管理实施细则"),
        (
            "en/policy/",
            "en",
            "Beijing Municipal Implementing Rules for the Budget Management of Government-Procured "
            "Social Work Services (our rendering; there is no official English title known to us)",
        ),
    ],
)
def test_the_policy_page_names_the_rules(path: str, lang: str, name: str) -> None:
    rules = said(path)

    assert rules["@context"] == "https://schema.org"
    assert rules["@type"] == "Legislation"
    assert rules["name"] == name
    assert rules["legislationIdentifier"] == "京社委社工发〔2022〕156号"
    assert rules["legislationDate"] == "2022-06-30"
    assert rules["legislationJurisdiction"]["name"] == {"zh": "北京市", "en": "Beijing"}[lang]
    assert [one["name"] for one in rules["legislationPassedBy"]] == ISSUERS[lang]
    assert rules["inLanguage"] == "zh-Hans"


def test_the_parents_are_named_with_how_they_are_known() -> None:
    beijing, national = said("policy/")["isBasedOn"]

    assert beijing["name"] == "北京市政府购买服务预算管理办法"
    assert beijing["legislationIdentifier"] == "京财综〔2020〕510号"
    assert beijing["description"].startswith("依据（第一条载明）：")
    assert "未与原件核对" in beijing["description"]
    assert national["name"] == "政府购买服务管理办法"
    assert national["legislationIdentifier"] == "财政部令第102号"


@pytest.mark.parametrize(
    ("path", "unread"),
    [
        (
            "policy/",
            ["第四条其余部分及以后各条：原文没有读到", "参考标准中的数字：没有读到"],
        ),
        (
            "en/policy/",
            [
                "every later article: The text could not be read",
                "The figures of the reference standards: They could not be read",
            ],
        ),
    ],
)
def test_this_site_s_copy_is_neither_official_nor_whole(path: str, unread: list[str]) -> None:
    copy = said(path)["encoding"]

    assert copy["url"] == ORIGIN + path
    assert copy["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
    assert copy["dateModified"] == load_policy().version
    assert [words for words in unread if words not in copy["description"]] == []


@pytest.mark.parametrize("path", ["parameters/", "data/", "en/parameters/", "en/data/"])
def test_the_data_is_described_with_its_files(path: str) -> None:
    data = said(path)
    newest = load_policy().parameter("average-wage").years[-1]
    addresses = [one["contentUrl"] for one in data["distribution"]]

    assert data["@type"] == "Dataset"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["dateModified"] == load_policy().version
    assert data["temporalCoverage"] == f"2018/{newest}"
    assert [one for one in addresses if "/data/sources/" in one] == []
    assert "2018" in data["description"]
    assert addresses[:2] == [ORIGIN + "data/parameters.csv", ORIGIN + "data/policy.json"]
    assert [one for one in addresses if not (SITE / one.removeprefix(ORIGIN)).is_file()] == []
    assert "average-wage" in [one["propertyID"] for one in data["variableMeasured"]]
    assert "https://rsj.beijing.gov.cn/bm/ywml/202007/t20200717_1950961.html" in [
        source.get("url") for source in data["isBasedOn"]
    ]


def test_no_other_page_carries_any() -> None:
    carrying = [p for p in sitemap_pages() if BLOCK.search(file_of(p).read_text(encoding="utf-8"))]

    assert sorted(carrying) == sorted(
        lang + page for lang in ("", "en/") for page in ("policy/", "parameters/", "data/")
    )


def test_it_is_data_and_not_a_script_to_the_security_policy() -> None:
    scripts = inline_scripts(file_of("policy/").read_text(encoding="utf-8"))

    assert scripts
    assert [one for one in scripts if "schema.org" in one] == []


def test_an_address_cannot_end_the_element() -> None:
    block = structured_data("data/", "zh", "https://example.org/</script><b>/")

    assert block.count("</script>") == 1
    assert "\\u003c/script>" in block
    assert structured_data("about/", "zh", "https://example.org/") == ""
