"""What the site says of the Rules rests on a provision, and never on what was not read.

Only Articles 1 to 3 and a press announcement were read. So a sentence of ours that says what the
Rules say, or do not say, names the provision it rests on: in a page by a link to it or by
`<!-- claim: PROVISION -->`, in Python by an entry of claims.toml beside this file. And some words may
not be used at all, since nobody here can know what the unread articles say.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.policy import load_policy

ROOT = Path(__file__).parents[2]
POLICY = load_policy()
REGISTER = Path(__file__).with_name("claims.toml")

UNREAD = re.compile(
    r"附件"
    r"|(规则|《实施细则》|实施细则|条文|原文)(里|中)?(都|也|并)?(没有|未)(规定|写|给|说|要求|提|列|设|限)"
    r"|没有规定|未作规定|未规定|没有任何规定"
    r"|规定比例"
    r"|\bannex(es)?\b"
    r"|\b[Rr]ules do not\b"
    r"|\b(Rules|rules) (give|set|have|hold|contain|name|list|fix|say|state)s? (no|nothing)\b"
    r"|\b(not|nothing|nowhere) in the Rules\b"
    r"|(?<!read )\bdo(es)? not say\b"
    r"|\b(a|the) (given|set|stated|prescribed) share\b"
    r"|在适用范围内|就在范围内|\bis in scope\b|\bis not in scope\b",
)
# Where a forbidden word stands because the sentence is about a text that was read, or explains why the
# word is not used. File and the words around it.
EXPLAINED = (("docs/zh/calculators/scope.md", "本页不说“在范围内”"),)

# What makes a sentence one about what the Rules say.
CLAIM = re.compile(
    r"《实施细则》|发布消息|读到的文本|原文(写|列|说|有|用|依次|在|的)|条文(写|把|列|只)|规则(要求|写|说|列)"
    r"|\bthe Rules\b|[Pp]ress summary (says|reports|lists|speaks|only|names)|text (we|that) could"
    r"|\b[Tt]he text(’s|'s)? (names|says|gives|speaks|has|lists?)|\bthe summary (only|calls)"
)
ANCHOR = re.compile(r"(?:policy\.md|readings\.md|about\.md)#([\w-]+)|<!-- claim: ([\w-]+) -->")
# These pages are about the texts and this site: what they say of the Rules comes from the registers.
ABOUT_THE_TEXTS = {"about.md", "data.md", "obligations.md", "policy.md", "readings.md", "terms.md"}
PAGES = sorted(path for lang in ("zh", "en") for path in (ROOT / "docs" / lang).rglob("*.md"))
SOURCES = sorted(
    path
    for folder in ("calculators", "pages")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".toml"} and "sources" not in path.parent.name
)
SCRIPTS = sorted((ROOT / "docs" / "assets" / "js").rglob("*.mjs"))
WRITTEN = [
    *PAGES,
    *SOURCES,
    *SCRIPTS,
    *sorted((ROOT / "overrides").rglob("*.html")),
    ROOT / "README.md",
]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_nothing_is_said_of_what_was_not_read(path: Path) -> None:
    found = [
        line.strip()
        for line in path.read_text(encoding="utf-8").splitlines()
        if UNREAD.search(line)
        and not any(file == name(path) and words in line for file, words in EXPLAINED)
    ]

    assert found == []


def paragraphs(path: Path) -> Iterator[str]:
    """The lines of a page below its front matter: each is a paragraph or an item of a list."""
    text = path.read_text(encoding="utf-8")
    if text.startswith("---\n"):
        text = text[text.index("\n---\n", 3) :]
    yield from filter(None, text.splitlines())


SAYING = [path for path in PAGES if path.name not in ABOUT_THE_TEXTS]


@pytest.mark.parametrize("path", SAYING, ids=name)
def test_a_paragraph_about_the_rules_names_what_it_rests_on(path: Path) -> None:
    anchors = {*POLICY.provisions, *POLICY.readings, *(f"source-{one}" for one in POLICY.sources)}
    anchors |= {*POLICY.sections, "instrument"}
    unfounded = []
    for paragraph in paragraphs(path):
        named = {link or claim for link, claim in ANCHOR.findall(paragraph)}
        assert named <= anchors
        if CLAIM.search(paragraph) and not named:
            unfounded.append(paragraph)

    assert unfounded == []


def said_in_python() -> dict[str, str]:
    """Each text of ours in Python that says something of the Rules, with the file it stands in."""
    found: dict[str, str] = {}
    for path in SOURCES:
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("Text"), args=[ast.Constant(str(zh)), ast.Constant(str(en))]
                ):
                    if CLAIM.search(zh) or CLAIM.search(en):
                        found[zh] = name(path)
    return found


def test_every_text_in_python_about_the_rules_is_in_the_register_of_claims() -> None:
    register = tomllib.loads(REGISTER.read_text(encoding="utf-8"))["claim"]

    assert {one["zh"]: one["file"] for one in register} == said_in_python()
    assert [one for one in register if not one["rests_on"]] == []
    assert {id for one in register for id in one["rests_on"]} <= {
        *POLICY.provisions,
        *POLICY.sources,
    }


@pytest.mark.parametrize(
    "words",
    [
        "规则没有规定分几期、各付多少",
        "规则没有给出任何比例",
        "见《实施细则》附件",
        "The Rules do not say how much",
        "The Rules give no share",
        "a given share of the total",
        "the caps stand in the annex",
        "这项服务在适用范围内",
    ],
)
def test_the_words_found_at_first_are_refused(words: str) -> None:
    assert UNREAD.search(words)


@pytest.mark.parametrize(
    "words",
    ["读到的文本没有写支付比例", "The text we could read does not say how large", "条文不明确之处"],
)
def test_what_may_be_said_is_not_refused(words: str) -> None:
    assert not UNREAD.search(words)
