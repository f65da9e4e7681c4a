"""Shortcodes in hand-written pages."""

import pytest

import pages
from calculators.policy import load_policy
from scripts.build.shortcodes import fill_blocks, fill_values, root_prefix


def spell_out(name: str, lang: str, argument: str | None, root: str) -> str:
    return f"[{name}|{lang}|{argument}|{root}]"


def test_shortcode_becomes_the_block_it_names():
    markdown = "# Title\n\n<!-- block: sources -->\n\nText\n"

    assert fill_blocks(markdown, "en", "../", spell_out) == (
        "# Title\n\n[sources|en|None|../]\n\nText\n"
    )


def test_words_after_the_name_are_its_argument():
    markdown = "<!-- block: calculator labour-cost wide -->"

    assert fill_blocks(markdown, "zh", "", spell_out) == "[calculator|zh|labour-cost wide|]"


def test_other_comments_stay():
    markdown = "<!-- a note -->\nText <!-- block: x --> in a line\n"

    assert fill_blocks(markdown, "zh", "", spell_out) == markdown


def test_shortcode_without_a_name_is_refused():
    with pytest.raises(ValueError, match="without a block's name"):
        fill_blocks("<!-- block: -->", "zh", "", spell_out)


def test_unknown_block_is_not_swallowed():
    def render(name: str, *_: object) -> str:
        raise KeyError(name)

    with pytest.raises(KeyError, match="no-such-block"):
        fill_blocks("<!-- block: no-such-block -->", "zh", "", render)


def filled(markdown: str) -> str:
    return fill_values(markdown, pages.current_value, load_policy().provision)


def test_a_figure_in_a_sentence_comes_from_the_register():
    markdown = "不低于<!-- value: indirect-share -->，<!-- value: supervisor-years -->年以上。"

    assert filled(markdown) == "不低于20%，5年以上。"


def test_a_claim_names_a_provision_and_leaves_no_trace():
    assert filled("It is a summary. <!-- claim: evaluation -->\n") == "It is a summary.\n"


@pytest.mark.parametrize("name", ["value: no-such-figure", "claim: no-such-provision", "value: "])
def test_an_unknown_figure_or_provision_stops_the_build(name):
    with pytest.raises(KeyError):
        filled(f"<!-- {name} -->")


@pytest.mark.parametrize(
    ("page", "language_root", "expected"),
    [
        ("", "", ""),
        ("policy/", "", "../"),
        ("calculators/labour-cost/", "", "../../"),
        ("en/", "en/", ""),
        ("en/policy/", "en/", "../"),
        ("en/calculators/labour-cost/", "en/", "../../"),
    ],
)
def test_root_prefix_leads_to_the_home_page_of_the_language(page, language_root, expected):
    assert root_prefix(page, language_root) == expected


def test_root_prefix_refuses_a_page_of_another_language():
    with pytest.raises(ValueError, match="not below"):
        root_prefix("policy/", "en/")
