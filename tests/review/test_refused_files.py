"""Files that are not what they should be: refused, and said why."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.workbook.archive import LARGEST_FILE
from tests.support.doctored import repacked
from tests.support.registers import review_file
from tests.support.reviews import refusal

ROOT = Path(__file__).parents[2]


def other_workbook() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = 1  # type: ignore[index]
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_that_is_not_ours() -> None:
    assert refusal(other_workbook()).startswith("这个工作簿不是本站“项目预算”导出的")


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def plus(name: str, content: bytes = b"x") -> bytes:
    return repacked(other_workbook(), lambda _, held: held, **{name: content})


def in_part(part: str, before: bytes, after: bytes) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        assert before in content
        return content.replace(before, after)

    return repacked(other_workbook(), change)


def shared_formula(length: int, cells: int) -> bytes:
    """A formula that so many cells share: 10.4 million characters when each has it."""
    first = f'<c r="A1"><f t="shared" si="0">{"1" * length}</f></c>'
    more = (f'<c r="A{row}"><f t="shared" si="0"/></c>' for row in range(2, cells))
    return (first + "".join(more)).encode()


SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]>'
UNSAFE, NO_WORKBOOK = "工作簿里有", "这不是能读取的工作簿"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04", NO_WORKBOOK),
        (other_workbook()[:3000], NO_WORKBOOK),
        (zipped({"a.txt": b"a"}), NO_WORKBOOK),
        (zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a>"}), NO_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "文件加了密码，或是旧格式（.xls）"),
        (b"PK\x03\x04" + b"\0" * LARGEST_FILE, "文件超过 10 MB"),
        (plus("xl/vbaProject.bin"), UNSAFE + "宏"),
        (plus("xl/VBAPROJECT.BIN"), UNSAFE + "宏"),
        (plus("xl/externalLinks/externalLink1.xml", b"<a/>"), UNSAFE + "宏、外部链接"),
        (plus("xl/embeddings/oleObject1.bin"), UNSAFE + "宏、外部链接或嵌入对象"),
        (plus("xl/big.xml", b" " * 20_000_000), "文件展开后过大"),
        (plus("xl/media/a.bin", b"\0" * 60_000_000), "文件展开后过大"),
        (zipped({f"{n}.txt": b"" for n in range(501)}), "文件展开后过大"),
        (plus("XL/workbook.xml", b"<a/>"), NO_WORKBOOK),
        (in_part("[Content_Types].xml", b"sheet.main+xml", b"sheet.macroEnabled.main+xml"), UNSAFE + "宏"),
        (in_part("xl/_rels/workbook.xml.rels", b"</Relationships>", b'<Relationship Id="x" Type="a/externalLinkPath" Target="file:///a" TargetMode="External"/></Relationships>'), UNSAFE + "宏"),
        (in_part(SHEET, b"<v>1</v>", b"<f>cmd|'/C calc'!A0</f><v>1</v>"), UNSAFE + "调用其他程序的公式"),
        (in_part(SHEET, b"<v>1</v>", b'<f>WEBSERVICE("a")</f><v>1</v>'), UNSAFE + "调用其他程序的公式"),
        (in_part(SHEET, b"<worksheet", ENTITY + b"<worksheet"), "工作簿的 XML 里有实体声明"),
        (plus("docProps/a.xml", ENTITY + b"<a>&b;</a>"), "工作簿的 XML 里有实体声明"),
        (plus("docProps/a.xml", ENTITY.decode().encode("utf-16") + "<a/>".encode("utf-16-le")), "工作簿的 XML 里有实体声明"),
        (in_part(SHEET, b"<v>1</v>", b"<f>" + b"12345678901234567890E999+" * 400 + b"1</f><v>1</v>"), "工作簿里的公式过长"),
        (in_part(SHEET, b'<c r="A1" t="n"><v>1</v></c>', shared_formula(8_000, 1_300)), "工作簿里的公式过长"),
        (in_part(SHEET, b'r="A1"', b'r="A0x"'), NO_WORKBOOK),
        (in_part("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"../../../etc/passwd"), NO_WORKBOOK),
    ],
)  # fmt: skip
def test_hostile_and_wrong_files_are_refused(data: bytes, expected: str) -> None:
    assert refusal(data).startswith(expected)


@pytest.mark.parametrize(
    "data",
    ["类别,金额\n材料,1\n".encode(), "类别,金额\n".encode("gbk"), b"%PDF-1.7", b"total: 1", b""],
)
def test_what_is_neither_a_workbook_nor_json_is_told_what_can_be_opened(data: bytes) -> None:
    [problem] = review_file(data).problems

    assert problem.message.zh == "只能打开本站导出的 .xlsx 或 .json 文件。"
    assert problem.message.en == "Only .xlsx or .json files exported from this site can be opened."


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(other_workbook())
    central = data.rindex(b"PK\x01\x02")
    data[central + 8] |= 1

    assert refusal(bytes(data)).startswith("文件加了密码")


def test_a_very_large_file_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "large.xlsx"
    with file.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(200_000_000)
    command = [sys.executable, "-c", f"import resource; resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000)); from calculators.cli import main; raise SystemExit(main(['run', 'review', '--input', {str(file)!r}]))"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)

    assert done.returncode == 2
    assert json.loads(done.stdout)["errors"][0]["message"]["en"] == (
        "The file is larger than 10 MB and was not opened."
    )


def test_a_link_in_a_cell_is_no_harm() -> None:
    rels = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a@example.org" TargetMode="External"/></Relationships>'

    assert refusal(plus("xl/worksheets/_rels/sheet1.xml.rels", rels)).startswith(
        "这个工作簿不是本站“项目预算”导出的"
    )


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_never_ends_in_a_traceback(at: int, bytes_: bytes) -> None:
    data = other_workbook()
    at %= len(data)

    assert review_file(data[:at] + bytes_ + data[at + len(bytes_) :]).problems
