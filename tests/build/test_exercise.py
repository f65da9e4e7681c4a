"""What decides the library's contents uses every feature, and fails where one does not work."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from calculators import web
from calculators.examples import example
from calculators.registry import CALCULATORS
from scripts.build.python import exercise, vendor
from scripts.build.python.wheels import build_wheel

REFUSED = '{"ok": false, "errors": []}'


def replace(monkeypatch, name, reply):
    """Let a function of calculators.web give one reply whenever ``reply`` gives one."""
    original = getattr(web, name)
    monkeypatch.setattr(web, name, lambda *values: reply(*values) or original(*values))


def test_every_example_is_sent_as_its_form_sends_it():
    entries = dict(exercise.as_entries("compare", example(CALCULATORS["compare"], "zh")))

    assert entries["calculator"] == "labour-cost"
    assert entries["base.positions[0].monthly_cost"] == "13000.00"
    assert entries["variations[0].name"] == "增加一名社工"
    assert entries["variations[0].changes.path"] == "positions[1].headcount"
    assert entries["variations[0].changes.value"] == "3"
    assert entries["variations[2].changes.path"] == "positions[1].months"


def test_a_refused_comparison_fails(monkeypatch):
    replace(monkeypatch, "answer", lambda name, *_: REFUSED if name == "compare" else None)

    with pytest.raises(exercise.UnexpectedReplyError, match="compare in zh should be computed"):
        exercise.use_calculator("compare", "zh")


def test_a_comparison_without_its_sensitivity_fails(monkeypatch):
    def export(name, lang, kind, entries):
        reply = {"ok": True, "errors": [], "outputs": {"columns": [1, 2]}}
        return json.dumps(reply) if kind == "json" else None

    replace(monkeypatch, "export", export)

    with pytest.raises(exercise.UnexpectedReplyError, match="compare labour-cost: sensitivity"):
        exercise.use_comparison("zh")


def test_an_answer_to_wrong_entries_fails(monkeypatch):
    replace(
        monkeypatch,
        "answer",
        lambda name, lang, root, entries: '{"ok": true}' if "nothing[0].x" in entries else None,
    )

    with pytest.raises(exercise.UnexpectedReplyError, match="unknown entry should be refused"):
        exercise.use_calculator("workload", "en")


@pytest.mark.parametrize(
    ("function", "reply", "message"),
    [
        ("print_document", lambda *_: "-", "no printed document"),
        ("export", lambda name, lang, kind, _: "1,2" if kind == "csv" else None, "no CSV"),
        (
            "export",
            lambda name, lang, kind, _: '{"ok": false, "errors": []}' if kind == "json" else None,
            "no JSON",
        ),
        ("export", lambda name, lang, kind, _: "AAAA" if kind == "xlsx" else None, "no workbook"),
    ],
)
def test_a_missing_output_fails(monkeypatch, function, reply, message):
    replace(monkeypatch, function, reply)

    with pytest.raises(exercise.UnexpectedReplyError, match=f"workload: {message}"):
        exercise.use_calculator("workload", "en")


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (REFUSED, "review of the workbook should be computed"),
        ('{"ok": true}', "review of a workbook with impossible inputs should be refused"),
    ],
)
def test_a_review_that_is_not_as_expected_fails(monkeypatch, reply, message):
    replace(monkeypatch, "review", lambda *_: reply)

    with pytest.raises(exercise.UnexpectedReplyError, match=message):
        exercise.use_review("en")


def test_a_doctored_bid_that_passes_the_review_fails(monkeypatch):
    good = exercise.review_file
    kept = []
    monkeypatch.setattr(exercise, "review_file", lambda data: kept.append(good(data)) or kept[0])

    with pytest.raises(exercise.UnexpectedReplyError, match="another total: not differs"):
        exercise.use_review("en")


@pytest.mark.parametrize(
    ("reply", "message"),
    [(REFUSED, "funder_profile from name"), ('{"ok": true}', "funder_profile from { should be")],
)
def test_a_part_file_that_is_not_read_as_expected_fails(monkeypatch, reply, message):
    replace(monkeypatch, "part", lambda *_: reply)

    with pytest.raises(exercise.UnexpectedReplyError, match=message):
        exercise.use_files("en")


def test_the_build_stops_where_a_feature_fails(tmp_path: Path):
    """With a wheel that computes nothing, no library is written."""
    broken = build_wheel(vendor.PROJECT, tmp_path)
    with zipfile.ZipFile(broken) as archive:
        source = archive.read("calculators/web.py")
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(broken, "a") as archive:
        archive.writestr(
            "calculators/web.py", source + b"\nanswer = lambda *_: '{\"ok\": false}'\n"
        )
    target = tmp_path / "made"
    target.mkdir()
    program = Path(vendor.__file__).with_name("prepare.mjs")

    done = subprocess.run(
        ["node", program, vendor.RUNTIME, target, broken],
        capture_output=True, check=False, text=True,
    )  # fmt: skip

    assert done.returncode == 1
    assert "UnexpectedReplyError: labour-cost in zh should be computed" in done.stderr
    assert list(target.iterdir()) == []
