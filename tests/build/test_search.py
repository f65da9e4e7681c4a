"""A search index for each language."""

import json

import pytest

from scripts.build.search import searched, split_index, split_site_index
from tests.support.built_site import SITE

INDEX = {
    "config": {"lang": ["en", "zh"]},
    "docs": [
        {"location": "", "title": "首页", "text": ""},
        {"location": "policy/#x", "title": "条文", "text": ""},
        {"location": "en/", "title": "Home", "text": ""},
        {"location": "en/policy/#x", "title": "Text", "text": ""},
        {"location": "energy/", "title": "能源", "text": ""},
    ],
}


def test_entries_go_to_the_index_of_their_language():
    split = split_index(INDEX, ["en/"])
    rest, own = split[""], split["en/"]

    assert list(split) == ["", "en/"]
    assert [entry["location"] for entry in rest["docs"]] == ["", "policy/#x", "energy/"]
    assert [entry["location"] for entry in own["docs"]] == ["", "policy/#x"]
    assert [entry["title"] for entry in own["docs"]] == ["Home", "Text"]
    assert rest["config"] == own["config"] == {"lang": ["en", "zh"]}


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>一</p><div data-search-exclude><div>二</div><p>三</p></div><p>四</p>", "<p>一</p><p>四</p>"),
        ('<div class="calc" data-search-exclude>\n<input><h3 id="x">二</h3><br></div >\n<p>四</p>', "\n<p>四</p>"),
        ("<p>一 &amp; <b>二</b></p>", "<p>一 &amp; <b>二</b></p>"),
    ],
)  # fmt: skip
def test_what_is_excluded_is_not_searched_whatever_it_holds(html, left):
    assert searched(html) == left


@pytest.mark.parametrize(
    ("segmented", "joined"),
    [
        ("编制\u200b2027\u200b年\u200b预算", "编制\u200b2027年\u200b预算"),
        ("2026\u200b年\u200b3\u200b月", "2026年\u200b3月"),
        ("2025\u200b年度", "2025\u200b年度"),
        ("50\u200b人\u200b以上", "50人\u200b以上"),
        ("每\u200b年", "每\u200b年"),
    ],
)
def test_a_figure_and_its_measure_are_one_word(segmented, joined):
    index = {"docs": [{"location": "", "title": "", "text": segmented}]}

    assert split_index(index, [])[""]["docs"][0]["text"] == joined


def test_built_index_is_split_in_place(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(INDEX), encoding="utf-8")

    split_site_index(tmp_path, ["en/"])

    chinese = json.loads((tmp_path / "search" / "search_index.json").read_text("utf-8"))
    english = json.loads((tmp_path / "en" / "search" / "search_index.json").read_text("utf-8"))
    assert [entry["title"] for entry in chinese["docs"]] == ["首页", "条文", "能源"]
    assert [entry["title"] for entry in english["docs"]] == ["Home", "Text"]


@pytest.mark.built_site
def test_what_the_built_pages_exclude_is_not_in_the_index():
    text = (SITE / "search" / "search_index.json").read_text(encoding="utf-8")

    assert "社会工作" in text
    assert "GB/T" not in text  # how to cite stands on many pages
