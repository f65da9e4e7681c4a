"""Search finds the field's words as people type them, in the language being read."""

import pytest
from playwright.sync_api import Page

# Notes each query that the theme hands to its search worker, with the number of pages answered.
NOTE_ANSWERS = """
globalThis.answers = [];
globalThis.Worker = class extends Worker {
  #asked = [];
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data: { type, data } }) => {
      if (type === 3) answers.push([this.#asked.shift(), data.items.length]);
    });
  }
  postMessage(message, ...more) {
    if (message.type === 2) this.#asked.push(message.data);
    super.postMessage(message, ...more);
  }
};
"""


@pytest.fixture
def page(page: Page) -> Page:
    page.add_init_script(NOTE_ANSWERS)
    return page


def type_query(page: Page, words: str) -> int:
    """Type words into the search box, and wait for the answer; returns the number of pages."""
    box = page.locator("[data-md-component=search-query]")
    box.click()
    box.press_sequentially(words)
    # The theme listens for keys, and Chinese text arrives in the test without any.
    box.press("End")
    # The first answers can be to the first half of a word.
    page.wait_for_function("words => answers.at(-1)?.[0] === words", arg=box.input_value())
    return page.evaluate("answers.at(-1)[1]")


def search(page: Page, words: str) -> list[str]:
    """The addresses of the pages found for some words, best first."""
    type_query(page, words)
    results = page.locator(".md-search-result__link")
    return results.evaluate_all("links => links.map(link => link.origin + link.pathname)")


CHINESE = [
    ("人力成本", "calculators/labour-cost/"),
    ("最低工作量", "calculators/workload/"),
    ("督导", "policy/"),
    ("平均工资", "parameters/"),
    ("间接性工作", "calculators/workload/"),
    ("承接主体", "policy/"),
    ("禁毒", "calculators/scope/"),
    ("2027年预算", "calculators/labour-cost/"),
    ("上一年度", "terms/"),
    ("上一年度", "readings/"),
]
ENGLISH = [
    ("labour cost", "en/calculators/labour-cost/"),
    ("workload", "en/calculators/workload/"),
    ("supervisor", "en/policy/"),
    ("average wage", "en/parameters/"),
    ("policy", "en/policy/"),
    ("community", "en/policy/"),
]


@pytest.mark.parametrize(
    ("start", "expected"), [("", CHINESE), ("en/parameters/", ENGLISH)], ids=["zh", "en"]
)
def test_words_find_their_pages_in_the_language_being_read(page, site_url, start, expected):
    page.goto(site_url + start)
    found = {}
    for words, _ in expected:
        page.locator("[data-md-component=search-query]").fill("")
        found[words] = search(page, words)

    assert [(words, path) for words, path in expected if site_url + path not in found[words]] == []
    other_language = [
        address
        for addresses in found.values()
        for address in addresses
        if address.startswith(site_url + "en/") != start.startswith("en/")
    ]
    assert other_language == []


def test_no_piece_of_a_word_is_called_missing(page, site_url):
    page.goto(site_url)

    search(page, "每人每月成本")

    missing = page.locator(".md-search-result__terms")
    assert missing.count() > 0
    assert not missing.first.is_visible()


def test_a_result_leads_to_its_section(page, site_url):
    page.goto(site_url)

    search(page, "督导")
    link = page.locator('.md-search-result__link[href$="#supervisor-experience"]')
    page.locator(".md-search-result__more", has=link).locator("summary").click()
    link.click()
    page.wait_for_url(site_url + "policy/#supervisor-experience")

    assert page.locator("#supervisor-experience").is_visible()


def test_search_works_on_the_not_found_page(page, site_url):
    page.goto(site_url + "en/404.html")

    found = search(page, "wage")

    assert site_url + "en/parameters/" in found


def test_search_says_so_when_nothing_is_found(page, site_url):
    page.goto(site_url)

    type_query(page, "xyzzyplugh")

    page.get_by_text("没有找到", exact=True).wait_for()


@pytest.mark.parametrize(
    ("path", "words"), [("en/", "anti-drug"), ("en/", "20%, wage"), ("", "20%，督导")]
)
def test_every_half_typed_word_finds_something(page, site_url, path, words):
    """lunr refused a word that ends in a separator, and the beginnings of many numbers."""
    page.goto(site_url + path)

    found = [(words[: end + 1], type_query(page, letter)) for end, letter in enumerate(words)]

    assert [typed for typed, pages in found if not pages] == []


def test_nothing_is_loaded_for_a_search_that_nobody_makes(page, site_url):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + "parameters/", wait_until="networkidle")
    assert [url for url in asked if url.endswith("search_index.json")] == []

    assert search(page, "督导") != []

    assert [url for url in asked if url.endswith("search_index.json")] == [
        site_url + "search/search_index.json"
    ]
