"""The registers as files for other programs, and the page that describes them."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calculators.cli import as_json
from calculators.core.schema import schema
from calculators.policy import Parameter, ParameterValue, Source, load_policy
from calculators.policy.loader import HERE as REGISTERS
from calculators.policy.text import COLON, COMMA, PARENTHESES, Text
from calculators.registry import CALCULATORS
from calculators.render.labels import CONFIDENCE, PARAMETER_UNIT, WORDS
from calculators.render.markup import Attributes, Html, tag
from calculators.render.text import inert
from pages.elements import block, cell, number, row, site_root, table


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the built site; `path` is relative to the site's root, which both languages share."""

    path: str
    media_type: str
    holds: Text
    content: bytes


_STORED_TEXT = Text("来源存档：{0}", "A source as stored, in Chinese: {0}")
_SCHEMA = Text("“{0}”输入内容的 JSON Schema", "JSON Schema of the inputs to “{0}”")


@cache
def data_files() -> tuple[DataFile, ...]:
    """Return every data file, in the order in which the page lists them; made from the registers alone."""
    return (
        DataFile(
            "data/parameters.csv",
            "text/csv",
            Text(
                "全部参数：一行一个数值，注明期间、来源和可信程度",
                "Every parameter, one value to a line, with its period, source and confidence",
            ),
            _parameters_csv(),
        ),
        DataFile(
            "data/policy.json",
            "application/json",
            Text(
                "全部政策数据：条文（中英文）、参数、来源、条文不明确之处、术语",
                "Every register: provisions in Chinese and English, parameters, sources, open "
                "questions, glossary",
            ),
            as_json(load_policy().to_json()).encode(),
        ),
        *(
            DataFile(
                stored_path(source),
                "text/plain",
                _STORED_TEXT.format(source.title),
                _stored(source),
            )
            for source in load_policy().sources.values()
            if source.stored
        ),
        *(
            DataFile(
                f"data/schemas/{calculator.name}.json",
                "application/schema+json",
                _SCHEMA.format(calculator.title),
                as_json(schema(calculator)).encode(),
            )
            for calculator in CALCULATORS.values()
        ),
    )


def stored_path(source: Source) -> str:
    """Return where the built site holds the stored text of a source, relative to its root."""
    return f"data/sources/{Path(source.stored or '').with_suffix('.txt')}"


def _stored(source: Source) -> bytes:
    """Return the stored text after a byte order mark, by which browsers know UTF-8."""
    text = (REGISTERS / "sources" / str(source.stored)).read_text(encoding="utf-8")
    return text.encode("utf-8-sig")


def write_data_files(site: Path) -> None:
    """Write every data file into the built site."""
    for file in data_files():
        target = site / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


def _coded(meaning: Text, words: dict[str, Text]) -> Text:
    """Return a column's meaning with that of each of its codes: ``Unit: share (share), …``."""
    codes = (Text(code, code) + PARENTHESES.format(label) for code, label in words.items())
    return COLON.join((meaning, COMMA.join(codes)))


# One line per value. A cell without a figure or a date means that none is known.
COLUMNS: dict[str, tuple[Text, Callable[[Parameter, ParameterValue], object]]] = {
    "parameter": (Text("参数代号", "The parameter’s id"), lambda p, v: p.id),
    "label_zh": (Text("中文名称", "Its name in Chinese"), lambda p, v: p.label.zh),
    "label_en": (Text("英文名称", "Its name in English"), lambda p, v: p.label.en),
    "unit": (_coded(Text("单位", "Unit"), PARAMETER_UNIT), lambda p, v: p.unit),
    "year": (Text("所属年份", "The year it belongs to"), lambda p, v: v.year),
    "valid_from": (Text("适用起始日（含）", "First day it holds"), lambda p, v: v.valid_from),
    "valid_until": (
        Text("适用截止日（含）；空白为未载明", "Last day it holds; blank where none is stated"),
        lambda p, v: v.valid_until,
    ),
    "value": (
        Text("数值；比例写成小数，80%即0.80", "The figure; a share as a decimal, 80% as 0.80"),
        lambda p, v: v.text,
    ),
    "monthly": (
        Text(
            "页面所载的月平均工资（只有平均工资有）",
            "The monthly figure as published (average wage only)",
        ),
        lambda p, v: v.monthly,
    ),
    "confidence": (
        _coded(WORDS["confidence"], CONFIDENCE),
        lambda p, v: v.confidence,
    ),
    "source": (Text("来源代号", "The source’s id"), lambda p, v: v.source),
    "source_title": (
        Text("来源名称", "The source’s title, in Chinese"),
        lambda p, v: load_policy().source(v.source).title.zh,
    ),
    "verified_on": (
        Text("查阅日期；空白为未记录", "The day it was read; blank where that was not recorded"),
        lambda p, v: v.verified_on,
    ),
    "published": (
        Text("公布日期；空白为未记录", "The day it came out; blank where that was not recorded"),
        lambda p, v: v.published,
    ),
    "quote": (Text("来源中的原话", "The source’s own words, in Chinese"), lambda p, v: v.quote),
    "provisions": (
        Text(
            "相关条文的代号，以分号分隔",
            "Ids of the provisions it belongs to, with semicolons between",
        ),
        lambda p, v: ";".join(p.provisions),
    ),
}


def _parameters_csv() -> bytes:
    """Return CSV (RFC 4180) after a byte order mark, by which WPS and Excel know UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for parameter in load_policy().parameters.values():
        for value in parameter.values:
            values = (read(parameter, value) for _, read in COLUMNS.values())
            writer.writerow("" if one is None else inert(str(one)) for one in values)
    return stream.getvalue().encode("utf-8-sig")


KEYS = {
    "version": Text(
        "政策数据版本：最近一次核对来源的日期", "Version: the newest day a source was read"
    ),
    "facts": Text("文件信息，如文号、印发机关", "The document: its number, its issuers and so on"),
    "sections": Text("所读文本的各节标题", "Headings of the texts that were read"),
    "provisions": Text(
        "条文：中文文本、英文译文、状态、约束程度",
        "Provisions: Chinese text, English translation, status, force",
    ),
    "parameters": Text("参数及其历次数值", "Parameters with every value they have had"),
    "sources": Text("来源", "Sources"),
    "readings": Text("条文不明确之处", "Open questions"),
    "obligations": Text("各方责任", "Obligations by role"),
    "terms": Text("术语", "Glossary"),
}

# Each table of the data page: its caption, and its columns, of which the third holds figures.
_TABLES = {
    "files": (
        Text("数据文件", "Data files"),
        (Text("文件", "File"), Text("内容", "What it holds"), Text("大小（KB）", "Size (kB)")),
    ),
    "columns": (
        Text("parameters.csv 的列", "Columns of parameters.csv"),
        (Text("列名", "Column"), Text("内容", "What it holds")),
    ),
    "keys": (
        Text("policy.json 的顶层字段", "Top-level keys of policy.json"),
        (Text("字段", "Key"), Text("内容", "What it holds"), Text("条数", "Entries")),
    ),
}


def open_data(lang: str, argument: str, root: str) -> str:
    """Return one table of the data page: its ``files``, the CSV's ``columns`` or the JSON's ``keys``."""
    rows = {"files": _files, "columns": _columns, "keys": _keys}[argument](lang, root)
    return block(table(*_TABLES[argument], rows, lang, numbers=(2,)))


def _files(lang: str, root: str) -> Iterator[Html]:
    for file in data_files():
        address: Attributes = {"href": site_root(lang, root) + file.path, "download": True}
        yield row(
            tag("a", address, file.path.removeprefix("data/")),
            cell(file.holds.of(lang), long=True),
            number(f"{len(file.content) / 1000:.1f}"),
        )


def _columns(lang: str, root: str) -> Iterator[Html]:
    for name, (meaning, _) in COLUMNS.items():
        yield row(tag("code", None, name), cell(meaning.of(lang), long=True))


def _keys(lang: str, root: str) -> Iterator[Html]:
    registers = load_policy().to_json()
    for name, meaning in KEYS.items():
        entries = len(registers[name]) if name != "version" else "–"
        yield row(tag("code", None, name), cell(meaning.of(lang), long=True), number(entries))
