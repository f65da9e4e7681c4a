"""Wide tables: seen whole where there is room, with a shadow at the edge where there is more."""

import re

import pytest


@pytest.mark.parametrize("path", ["parameters/", "data/", "en/parameters/", "en/data/"])
def test_the_last_column_is_in_view_on_a_desk(page, site_url, path):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + path)

    hidden = page.locator(".site-table").evaluate_all(
        "tables => tables.map(table => table.scrollWidth - table.clientWidth)"
    )

    assert len(hidden) >= 3
    assert [width for width in hidden if width > 0] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_that_scrolls_has_a_shadow_that_stays_at_the_edge(page, site_url, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(site_url + "parameters/")
    table = page.locator(".site-table").nth(2)

    assert table.evaluate("table => table.scrollWidth > table.clientWidth")
    assert (
        table.evaluate("table => getComputedStyle(table).backgroundAttachment")
        == "local, local, scroll, scroll"
    )


def test_a_caption_that_repeats_its_heading_is_left_to_screen_readers(page, site_url):
    page.goto(site_url + "parameters/")

    captions = page.locator(".register-table caption")
    sizes = captions.evaluate_all("all => all.map(one => one.offsetWidth * one.offsetHeight)")

    assert sizes == [1] * 6
    assert captions.nth(2).text_content() == "规则中的数字"


def test_the_other_language_of_a_term_is_folded_on_the_screen_and_open_on_paper(page, site_url):
    page.goto(site_url + "en/terms/")
    meaning = page.locator("#group-work + .site-term .term-other p")

    assert not meaning.is_visible()
    page.emulate_media(media="print")
    assert meaning.is_visible()


LINES = """cells => cells.map(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map(one => Math.round(one.top))).size;
})"""


@pytest.mark.parametrize("name", ["capacity", "bid", "compare"])
def test_a_heading_of_two_characters_is_one_line_on_a_phone(page, site_url, name):
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{site_url}calculators/{name}/")
    heads = page.locator(".calc-detail thead th").filter(has_text=re.compile("^.{2}$"))

    assert heads.count() >= 3
    assert set(heads.evaluate_all(LINES)) == {1}


def test_the_names_of_rows_have_room_beside_many_columns(page, site_url):
    """“Project labour cost: high end of the band” was five lines of one word."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}en/calculators/compare/")
    names = page.locator(".calc-detail tbody th")

    assert max(names.evaluate_all(LINES)) == 2


def test_words_stand_in_the_middle_of_every_button(page, site_url):
    page.goto(f"{site_url}calculators/bid/")

    off = page.locator(".calc-next > .calc-button").evaluate_all(
        """buttons => buttons.map(button => {
          const range = document.createRange();
          range.selectNodeContents(button);
          const [box, words] = [button.getBoundingClientRect(), range.getBoundingClientRect()];
          return Math.abs((box.top + box.bottom - words.top - words.bottom) / 2);
        })"""
    )

    assert len(off) >= 8
    assert max(off) < 3
