"""A workbook that was changed and recalculated by a spreadsheet: the review finds the change alone."""

from pathlib import Path

import pytest

from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.workbook import workbook
from scripts.setup.libreoffice import recalculate
from tests.support.doctored import with_cell
from tests.support.registers import review_file, run

# One process makes the workbooks anew for all of them.
pytestmark = pytest.mark.xdist_group("reviewed-files")
BID = CALCULATORS["bid"]
# Sheet, cell and content; what the review then says was changed; the total worked out anew.
EDITS = {
    "quantity": ("budget", "E7", "<v>100</v>", ("预算明细!E7", "96", "100"), "473400.00"),
    "half-a-fen": ("labour", "E6", "<v>20000.005</v>", ("人力!E6", "10500.00", "20000.005"), "700800.12"),
    "ceiling": ("parameters", "B21", "<v>400000</v>", ("参数!B21", "520000.00", "400000"), "472800.00"),
    "no-cost": ("labour", "E6", "", ("人力!E6", "10500.00", ""), "220800.00"),
}  # fmt: skip


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example's workbook with each edit, worked out anew by LibreOffice; and without any."""
    exported = workbook(run(BID, example(BID)), "zh")
    folder = tmp_path_factory.mktemp("edited")
    files = {name: folder / f"{name}.xlsx" for name in ("untouched", *EDITS)}
    files["untouched"].write_bytes(exported)
    for name, (sheet, cell, content, _, _) in EDITS.items():
        files[name].write_bytes(with_cell(exported, sheet, cell, content))
    target, profile = tmp_path_factory.mktemp("anew"), tmp_path_factory.mktemp("profile")
    anew = recalculate(list(files.values()), target, profile)
    return dict(zip(files, anew, strict=True))


def test_what_a_spreadsheet_saved_untouched_adds_up(recalculated: dict[str, Path]) -> None:
    outputs = review_file(recalculated["untouched"].read_bytes()).outputs

    assert (outputs["verdict"], outputs["differences"], outputs["changes"]) == ("adds_up", [], [])


@pytest.mark.parametrize("name", EDITS)
def test_a_change_is_listed_and_differs_nowhere(name: str, recalculated: dict[str, Path]) -> None:
    _, _, _, change, total = EDITS[name]
    outputs = review_file(recalculated[name].read_bytes()).outputs

    [found] = outputs["changes"]
    assert (found["place"], found["was"], found["now"]) == change
    assert (outputs["verdict"], outputs["differences"]) == ("adds_up", [])
    assert outputs["total"] == total


# Sheet, cell and content; the one finding of the review, and how many figures follow from it.
TAMPERED = {
    # 24 × ¥1,800 = ¥43,200: with it differ the row's own words, the rounding row's name and figure,
    # and on 校验 the sum of the lines and its outcome
    "constant": ("budget", "F8", "<v>33200</v>", ("预算明细!F8", "33,200.00", "constant"), 5),
    # everything that is measured by the wage: the band, its ratios and two outcomes
    "wage": ("parameters", "B6", "<v>120000</v>", ("参数!B6", "120,000.00", "parameter"), 43),
    # the rounding row's name and figure, the total, and on 校验 what the ceiling is held against,
    # the two ends that the sum of the lines must lie between, and its outcome
    "total": ("budget", "F16", "<v>450000</v>", ("预算明细!F16", "450,000.00", "constant"), 7),
}  # fmt: skip


@pytest.fixture(scope="module")
def tampered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example's workbook with a number typed over a formula or a parameter, worked out anew."""
    exported = workbook(run(BID, example(BID)), "zh")
    folder = tmp_path_factory.mktemp("tampered")
    files = {name: folder / f"{name}.xlsx" for name in TAMPERED}
    for name, (sheet, cell, content, _, _) in TAMPERED.items():
        files[name].write_bytes(with_cell(exported, sheet, cell, content))
    target, profile = tmp_path_factory.mktemp("anew"), tmp_path_factory.mktemp("profile")
    anew = recalculate(list(files.values()), target, profile)
    return dict(zip(files, anew, strict=True))


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_typed_over_is_the_one_finding(name: str, tampered: dict[str, Path]) -> None:
    _, _, _, cause, following = TAMPERED[name]
    outputs = review_file(tampered[name].read_bytes()).outputs

    first, *rest = outputs["differences"]
    assert (first["place"], first["found"], first["kind"]) == cause
    assert {row["kind"] for row in rest} == {"follows"}
    assert (outputs["difference_count"], outputs["follow_count"]) == ("1", str(following))
    assert f"由此另有 {following} 个数字随之不符" in outputs["note"]["zh"]
