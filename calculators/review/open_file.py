"""Open what a purchaser was sent: a result or a bid as JSON, or the workbook that the site exported."""

from dataclasses import replace

from calculators.core.calculator import Result
from calculators.core.problems import InvalidInputError
from calculators.inputs.json_text import read_json
from calculators.policy import Policy
from calculators.policy.text import Text
from calculators.review.exported_workbook import review_input
from calculators.review.review import CALCULATOR
from calculators.run import refused, run
from calculators.workbook.addresses import readable
from calculators.workbook.archive import LARGEST_FILE, OLE, ZIP, too_large
from calculators.workbook.archive import refused as other_kind
from calculators.workbook.reader import read_workbook

_MARK = b"\xef\xbb\xbf"  # that some programs put before UTF-8


def review_file(data: bytes, policy: Policy | None = None) -> Result:
    """Return the review of a file; one that cannot be read is a result with its problems.

    Pass at most one byte more than :data:`calculators.workbook.archive.LARGEST_FILE`: a larger file
    is refused by its size. ``policy`` is as for :func:`calculators.run.run`.
    """
    try:
        if len(data) > LARGEST_FILE:
            raise too_large()
        if data.startswith((ZIP, OLE)):
            raw = review_input(read_workbook(data), policy)
            cells = {
                f"inputs.{one['path']}": readable(one["cell"]) for one in raw["workbook"]["changes"]
            }
            return _with_cells(run(CALCULATOR, raw, policy), cells)
        if not data.removeprefix(_MARK).lstrip().startswith((b"{", b"[")):
            raise other_kind(
                "required",
                "只能打开本站导出的 .xlsx 或 .json 文件。",
                "Only .xlsx or .json files exported from this site can be opened.",
            )
        return run(CALCULATOR, read_json(data, LARGEST_FILE), policy)
    except InvalidInputError as error:
        return refused(CALCULATOR, error.problems, policy)


def _with_cells(result: Result, cells: dict[str, str]) -> Result:
    """Return a result whose problems with inputs of a workbook name their cells."""
    where = Text("（单元格 {0}）", " (Cell {0}.)")
    problems = (
        replace(one, message=one.message + where.format(cells[one.path])) if one.path in cells else one
        for one in result.problems
    )  # fmt: skip
    return replace(result, problems=tuple(problems))
