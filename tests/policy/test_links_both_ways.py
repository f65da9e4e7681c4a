"""From any register entry to what rests on it and back: every link is walked in both directions.

Each page is cut into its entries, in both languages, and the links of an entry are read. What an
entry of one kind links to must link back.
"""

import re
from collections.abc import Iterator

import pytest

import pages
from calculators.policy import load_policy
from calculators.registry import CALCULATORS

ROOT = "../"
LANGUAGES = ("zh", "en")
POLICY = load_policy()

# Where each kind of entry stands: page below the root of a language, and its kind's name.
KINDS = {
    "policy/": "provision",
    "parameters/": "parameter",
    "readings/": "reading",
    "terms/": "term",
    "obligations/": "obligation",
}
BOTH_WAYS = (
    ("provision", "parameter"),
    ("provision", "reading"),
    ("provision", "term"),
    ("provision", "obligation"),
    ("provision", "calculator"),
    ("parameter", "calculator"),
    ("reading", "calculator"),
    ("term", "calculator"),
)
Entry = tuple[str, str]  # kind and id


def block(name: str, lang: str) -> str:
    return pages.render_block(name, lang, None, ROOT)


def cut(html: str, start: str) -> Iterator[tuple[str, str]]:
    """The id and the HTML of each entry: what follows a match of `start` up to the next one."""
    found = list(re.finditer(start, html))
    for match, following in zip(found, [*found[1:], None], strict=True):
        yield match[1], html[match.end() : following.start() if following else len(html)]


def entries(lang: str) -> Iterator[tuple[Entry, str]]:
    """Every entry of every page with its HTML."""
    for name, html in cut(block("policy-text", lang), r'<h3 id="([\w-]+)"'):
        yield ("provision", name), html
    headings = r"## .* \{ #([\w-]+) \}"
    for kind, page in (("reading", "readings"), ("term", "terms")):
        for name, html in cut(block(page, lang), headings):
            yield (kind, name), html
    parameters = "|".join(POLICY.parameters)
    for name, html in cut(block("parameters", lang), rf' id="({parameters})"'):
        yield ("parameter", name), html
    obligations = "|".join(POLICY.obligations)
    for name, html in cut(block("obligations", lang), rf' id="({obligations})"'):
        yield ("obligation", name), html
    for name in CALCULATORS:
        html = pages.render_block("calculator", lang, name, "../../")
        yield ("calculator", name), html.replace("../../", ROOT)


def links(html: str) -> set[Entry]:
    """The entries that an entry's HTML links to."""
    found: set[Entry] = set()
    for page, anchor in re.findall(rf'href="{re.escape(ROOT)}([\w/-]+/)(?:#([\w-]+))?"', html):
        if page.startswith("calculators/"):
            found.add(("calculator", page.split("/")[1]))
        elif page in KINDS and anchor:
            # A year's row of the wage series belongs to its parameter.
            found.add((KINDS[page], re.sub(r"^(average-wage)-\d{4}$", r"\1", anchor)))
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def linked(request: pytest.FixtureRequest) -> dict[Entry, set[Entry]]:
    found: dict[Entry, set[Entry]] = {}
    for entry, html in entries(request.param):
        found.setdefault(entry, set()).update(links(html))
    return found


def test_every_entry_of_every_register_is_there(linked: dict[Entry, set[Entry]]) -> None:
    registers = {
        "provision": POLICY.provisions,
        "parameter": POLICY.parameters,
        "reading": POLICY.readings,
        "term": POLICY.terms,
        "obligation": POLICY.obligations,
        "calculator": CALCULATORS,
    }

    for kind, register in registers.items():
        assert {name for found, name in linked if found == kind} == set(register)


@pytest.mark.parametrize(("one", "other"), BOTH_WAYS)
def test_what_an_entry_links_to_links_back(
    linked: dict[Entry, set[Entry]], one: str, other: str
) -> None:
    there = {(a, b) for a in linked if a[0] == one for b in linked[a] if b[0] == other}
    back = {(a, b) for b in linked if b[0] == other for a in linked[b] if a[0] == one}

    assert there == back
    assert there


def test_no_link_leads_to_an_entry_that_is_not_there(linked: dict[Entry, set[Entry]]) -> None:
    places = {section for section in POLICY.sections} | {"confidence", "wages"}

    for entry, found in linked.items():
        lost = [link for link in found if link not in linked and link[1] not in places]
        assert (entry, lost) == (entry, [])


def test_every_provision_with_a_number_is_used_by_a_calculator() -> None:
    for provision in POLICY.provisions.values():
        if provision.parameters:
            using = [c.name for c in CALCULATORS.values() if provision.id in c.provisions]
            assert (provision.id, using) != (provision.id, [])


def test_every_check_of_a_rule_names_its_provision() -> None:
    """One that rests on another document names that instead, and is never both."""
    for calculator in CALCULATORS.values():
        for check in calculator.checks:
            assert bool(check.provisions) != bool(check.source)
            assert not check.source or POLICY.source(check.source).quote
            for id in check.provisions:
                assert POLICY.provision(id)
