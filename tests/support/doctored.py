"""Workbooks that somebody changed after the export, made by editing the XML of their parts."""

import io
import re
import zipfile
from collections.abc import Callable

from calculators.workbook.addresses import SHEETS

HIDDEN = "hidden"
PARTS = (*SHEETS, HIDDEN)  # the sheets in the order of the parts


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The archive with each part as `change` gives it (None leaves it out), and `more` parts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
        for name, content in more.items():
            after.writestr(name, content)
    return stream.getvalue()


def sheet_changed(data: bytes, sheet: str, change: Callable[[str], str]) -> bytes:
    """The workbook with another XML of one sheet."""
    part = f"xl/worksheets/sheet{PARTS.index(sheet) + 1}.xml"
    return repacked(
        data, lambda name, held: change(held.decode()).encode() if name == part else held
    )


def with_cell(data: bytes, sheet: str, cell: str, content: str, kind: str = "") -> bytes:
    """The workbook with other content (`<f>`, `<v>`) in one cell."""
    type = f' t="{kind}"' if kind else ""

    def change(xml: str) -> str:
        pattern = rf'<c r="{cell}"([^>]*?)(?: t="\w+")?(?:/>|>.*?</c>)'
        changed, count = re.subn(
            pattern, lambda match: f'<c r="{cell}"{match[1]}{type}>{content}</c>', xml, count=1
        )
        assert count == 1, f"{cell} is not on {sheet}"
        return changed

    return sheet_changed(data, sheet, change)


def with_value(data: bytes, sheet: str, cell: str, value: str) -> bytes:
    """The workbook with another stored value of a formula, the formula as it was."""
    return sheet_changed(
        data,
        sheet,
        lambda xml: re.sub(rf'(<c r="{cell}"[^>]*><f>[^<]*</f><v>)[^<]*', rf"\g<1>{value}", xml),
    )


def without_row(data: bytes, sheet: str, row: int) -> bytes:
    """The workbook with a row deleted: what stood below stands a row higher."""

    def change(xml: str) -> str:
        xml = re.sub(rf'<row r="{row}" .*?(?:</row>|/>)', "", xml, count=1, flags=re.DOTALL)

        def higher(match: re.Match[str]) -> str:
            number = int(match[2])
            return f'{match[1]}{number - 1 if number > row else number}"'

        return re.sub(r'(<(?:row|c) r="[A-Z]*)([0-9]+)"', higher, xml)

    return sheet_changed(data, sheet, change)
