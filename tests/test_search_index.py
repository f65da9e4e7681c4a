"""A search index for each language."""

import json

import pytest

from scripts.search_index import part_index, part_site_index, use_index_at

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
    rest, own = part_index(INDEX, ["en/"])

    assert [entry["location"] for entry in rest["docs"]] == ["", "policy/#x", "energy/"]
    assert [entry["location"] for entry in own["en/"]["docs"]] == ["", "policy/#x"]
    assert [entry["title"] for entry in own["en/"]["docs"]] == ["Home", "Text"]
    assert rest["config"] == own["en/"]["config"] == {"lang": ["en", "zh"]}


def test_built_index_is_parted_in_place(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(INDEX), encoding="utf-8")

    part_site_index(tmp_path, ["en/"])

    chinese = json.loads((tmp_path / "search" / "search_index.json").read_text("utf-8"))
    english = json.loads((tmp_path / "en" / "search" / "search_index.json").read_text("utf-8"))
    assert [entry["title"] for entry in chinese["docs"]] == ["首页", "条文", "能源"]
    assert [entry["title"] for entry in english["docs"]] == ["Home", "Text"]


def test_page_looks_for_its_index_at_its_language():
    html = (
        '<script id="__config" type="application/json">{"annotate": null, "base": "../.."}</script>'
    )

    assert use_index_at(html, "../") == (
        '<script id="__config" type="application/json">{"annotate": null, "base": "../"}</script>'
    )


def test_page_without_the_theme_configuration_is_refused():
    with pytest.raises(ValueError, match="configuration"):
        use_index_at('<p>"base": "."</p>', "./")
