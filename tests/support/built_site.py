"""The built site as the tests see it: its pages, and what is in them."""

import functools
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
DOCS = {"": ROOT / "docs" / "zh", "en/": ROOT / "docs" / "en"}
SITEMAP_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOT_FOUND_PAGES = ["404.html", "en/404.html"]

Attributes = dict[str, str | None]


@dataclass
class Element:
    """A start tag."""

    tag: str
    attributes: Attributes


@dataclass
class Document(HTMLParser):
    """Every start tag of a page, in order, and its title."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def all(self, tag: str) -> list[Attributes]:
        """The attributes of every element of one kind."""
        return [element.attributes for element in self.elements if element.tag == tag]

    def ids(self) -> list[str]:
        """Every anchor of the page."""
        return [
            element.attributes["id"] for element in self.elements if element.attributes.get("id")
        ]


def written_pages() -> list[str]:
    """The paths of all pages, relative to the site, by the files that they are written in."""
    names = [
        prefix + file.relative_to(folder).as_posix().removesuffix("index.md").removesuffix(".md")
        for prefix, folder in DOCS.items()
        for file in sorted(folder.rglob("*.md"))
    ]
    return [name if name.endswith("/") or not name else f"{name}/" for name in names]


def sitemap_pages() -> list[str]:
    """The paths of all pages, relative to the site, as its sitemap lists them."""
    locations = ElementTree.parse(SITE / "sitemap.xml").iter(f"{SITEMAP_NAMESPACE}loc")
    return [urlsplit(location.text).path.lstrip("/") for location in locations]


def file_of(path: str) -> Path:
    """The file a path of the site is served from."""
    return SITE / path / "index.html" if path == "" or path.endswith("/") else SITE / path


@functools.cache
def document(path: str) -> Document:
    """A page of the built site, taken apart."""
    parsed = Document()
    parsed.feed(file_of(path).read_text(encoding="utf-8"))
    parsed.close()
    return parsed


def language_of(path: str) -> str:
    """The language a page is written in, as its `lang` should say."""
    return "en" if path.startswith("en/") else "zh-Hans"
