"""Read a workbook that comes from outside: the values and formulas of its cells, and its names.

With the standard library only, and strictly: nothing here evaluates a formula, and
a workbook with macros, links to other files, embedded objects or XML entities is refused whole.
"""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from xml.parsers import expat

from calculators.core.decimals import typed
from calculators.workbook.addresses import split_address
from calculators.workbook.archive import OLE, ZIP, Archive, encrypted, not_readable, refused
from calculators.workbook.formulas import shifted

Attributes = dict[str, str]

MOST_CELLS = 500_000
_LONGEST_FORMULA = 8_192  # characters, as in a spreadsheet; ours have some 200
_MOST_FORMULAS = 10_000_000  # characters of a sheet; a bid of 1,000 rows has a tenth
_UNSAFE_PARTS = (
    "vbaproject", "macrosheets/", "dialogsheets/", "externallinks/", "embeddings/", "activex/",
    "ctrlprops/", "oleobject", "querytables/", "connections.xml", "customui",
)  # fmt: skip
_UNSAFE_TYPES = ("macroenabled", "ms-office.vba", "oleobject")
# A call to another program (`cmd|' /C calc'!A0`), or to the network.
_UNSAFE_FORMULA = re.compile(
    r"\|\s*'|[a-z0-9_.]\||\b(?:DDE|WEBSERVICE|CALL|REGISTER|REGISTER\.ID|RTD)\s*\(", re.IGNORECASE
)
_STRINGS = re.compile(r'"(?:[^"]|"")*"')
# With ten decimals it has at most 119 digits, which is computed exactly.
_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,30})?([eE](-[0-9]{1,2}|\+?[0-8]?[0-9]))?")
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: its value as stored, and the formula behind it, without ``=``."""

    value: Decimal | str | None
    formula: str = ""
    is_error: bool = False

    @property
    def text(self) -> str:
        """The value as text; a number without zeros at its end."""
        return typed(self.value) if isinstance(self.value, Decimal) else self.value or ""

    @property
    def is_uncalculated(self) -> bool:
        """Whether the file was saved without the result of the formula."""
        return bool(self.formula) and self.value is None


@dataclass(frozen=True, slots=True)
class Workbook:
    """The cells of each sheet by address (``B5``), and the target of each defined name."""

    sheets: dict[str, dict[str, Cell]]
    names: dict[str, str]

    def at(self, address: str) -> Cell:
        """Return the cell at an address such as ``'人力'!$B$5``; an empty one if there is none."""
        title, cell = split_address(address)
        return self.sheets.get(title, {}).get(cell, Cell(None))


def read_workbook(data: bytes) -> Workbook:
    """Return what a workbook's cells hold.

    Raises ``InvalidInputError`` if it is no workbook, too large unpacked, encrypted, or has
    something in it that no workbook of ours has and that could do harm.
    """
    if data.startswith(OLE):
        raise encrypted()
    if not data.startswith(ZIP):
        raise not_readable()
    archive = Archive(data)
    _refuse_unsafe_parts(archive)
    for name in archive.parts(".xml", ".rels", ".vml"):
        _parse(archive.read(name))
    _refuse_unsafe_types(archive)
    relations = _relations(archive)
    strings = _strings(archive)
    sheets, names = _contents(archive)
    read: dict[str, dict[str, Cell]] = {}
    left = MOST_CELLS
    for title, relation in sheets:
        cells = _Cells(strings, left)
        _parse(archive.read(relations.get(relation, "")), cells.start, cells.end, cells.text)
        read[title] = cells.found
        left -= len(cells.found)
    return Workbook(read, names)


Start = Callable[[str, Attributes], None]
End = Callable[[str], object]


def _parse(
    data: bytes,
    start: Start = lambda name, attributes: None,
    end: End = lambda name: None,
    text: End = lambda words: None,
) -> None:
    """Parse a part, namespaces left out; a document type, which entities need, is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def doctype(*_: object) -> None:
        raise refused(
            "required",
            "工作簿的 XML 里有实体声明，可能有害，没有打开。",
            "The workbook's XML declares entities, which can do harm. It was not opened.",
        )

    def local(name: str) -> str:
        return name.rpartition(" ")[2]

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    parser.StartElementHandler = lambda name, attributes: start(
        local(name), {local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if hasattr(error, "problems"):  # our own refusal is a ValueError, too
            raise
        raise not_readable() from error


def _unsafe(
    zh: str = "宏、外部链接或嵌入对象",
    en: str = "macros, links to other files or embedded objects",
) -> Exception:
    return refused(
        "required",
        f"工作簿里有{zh}，本站导出的文件没有这些内容；为安全起见没有打开。",
        f"The workbook has {en}, which no file exported here has. To be safe, it was not opened.",
    )


def _refuse_unsafe_parts(archive: Archive) -> None:
    for name in archive.names:
        if any(part in name.lower() for part in _UNSAFE_PARTS):
            raise _unsafe()


def _refuse_unsafe_types(archive: Archive) -> None:
    """Refuse by what parts say they are, whatever they are called, and by where relations lead."""

    def start(name: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", attributes.get("Type", "")).lower()
        outside = attributes.get("TargetMode") == "External" and not kind.endswith("/hyperlink")
        if outside or any(word in kind for word in _UNSAFE_TYPES):
            raise _unsafe()

    for name in ("[Content_Types].xml", *archive.parts(".rels")):
        _parse(archive.read(name), start)


def _relations(archive: Archive) -> dict[str, str]:
    """Return the parts that the workbook refers to, by the ids that it uses."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            found[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target))[1:]

    _parse(archive.read("xl/_rels/workbook.xml.rels"), start)
    return found


def _contents(archive: Archive) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the sheets, each with the id of its part, and the defined names of the whole."""
    sheets: list[tuple[str, str]] = []
    names: dict[str, str] = {}
    current: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "definedName" and "localSheetId" not in attributes:
            current[:] = [attributes.get("name", "")]

    def text(words: str) -> None:
        if current:
            names[current[0]] = names.get(current[0], "") + words

    _parse(archive.read("xl/workbook.xml"), start, lambda _: current.clear(), text)
    return sheets, names


def _strings(archive: Archive) -> list[str]:
    """Return the shared strings; how they sound (``rPh``) is left out."""
    if "xl/sharedStrings.xml" not in archive.names:
        return []
    found: list[list[str]] = []
    within: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        within.append(name)
        if name == "si":
            found.append([])

    def text(words: str) -> None:
        if found and within[-1] == "t" and "rPh" not in within:
            found[-1].append(words)

    _parse(archive.read("xl/sharedStrings.xml"), start, lambda _: within.pop(), text)
    return ["".join(parts) for parts in found]


@dataclass(slots=True)
class _Cells:
    """Collects the cells of a sheet while it is parsed."""

    strings: list[str]
    most: int
    found: dict[str, Cell] = field(default_factory=dict)
    _within: list[str] = field(default_factory=list)
    _address: str = ""
    _kind: str = ""
    _shared: str = ""
    _words: dict[str, str] = field(default_factory=dict)
    _masters: dict[str, tuple[str, str]] = field(default_factory=dict)  # address and formula
    _formulas: int = 0  # characters of all of them, each shared one in every cell

    def start(self, name: str, attributes: Attributes) -> None:
        self._within.append(name)
        if name == "c":
            self._address = attributes.get("r", "")
            if not _ADDRESS.fullmatch(self._address) or len(self.found) >= self.most:
                raise not_readable()
            self._kind, self._shared, self._words = attributes.get("t", "n"), "", {}
        elif name == "v":
            self._words["v"] = ""
        elif name == "f" and attributes.get("t") == "shared":
            self._shared = attributes.get("si", "")

    def text(self, words: str) -> None:
        part = self._within[-1] if self._within else ""
        if "c" in self._within and part in ("v", "f", "t") and "rPh" not in self._within:
            self._words[part] = self._words.get(part, "") + words

    def end(self, name: str) -> None:
        self._within.pop()
        if name != "c":
            return
        formula, value = self._formula(), self._value()
        if _UNSAFE_FORMULA.search(_STRINGS.sub('""', formula)):
            raise _unsafe("调用其他程序的公式", "a formula that calls another program")
        if formula or value not in (None, ""):  # what only has a style is empty
            self.found[self._address] = Cell(value, formula, self._kind == "e")

    def _formula(self) -> str:
        formula = self._words.get("f", "")
        shared = self._masters.get(self._shared, ("", ""))[1]
        self._formulas += len(formula or shared)
        if len(formula) > _LONGEST_FORMULA or self._formulas > _MOST_FORMULAS:
            raise refused(
                "too_long",
                "工作簿里的公式过长，没有打开。",
                "The workbook's formulas are too long. It was not opened.",
            )
        if self._shared and formula:
            self._masters[self._shared] = (self._address, formula)
        elif self._shared in self._masters:
            origin, shared = self._masters[self._shared]
            formula = shifted(shared, origin, self._address)
        return formula

    def _value(self) -> Decimal | str | None:
        written = self._words.get("t" if self._kind == "inlineStr" else "v")
        if written is None:
            return None
        if self._kind == "s":
            return self._string(written)
        if self._kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        if self._kind != "n":
            return written
        # A formula that was never worked out has an empty number.
        return Decimal(written) if _NUMBER.fullmatch(written) else written or None

    def _string(self, number: str) -> str:
        if not (number.isdecimal() and len(number) < 8 and int(number) < len(self.strings)):
            raise not_readable()
        return self.strings[int(number)]
