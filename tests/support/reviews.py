"""The review of a file in a few words: its differences, its changes, its refusal."""

from functools import cache
from typing import Any

from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.workbook import workbook
from tests.support.registers import review_file, run

BID = CALCULATORS["bid"]
Rows = list[tuple[str, ...]]


@cache
def exported(lang: str = "zh") -> bytes:
    """The workbook of the bid's example as the site exports it."""
    result = run(BID, example(BID, lang))
    return workbook(result, lang)


def reviewed(data: bytes) -> dict[str, Any]:
    result: Any = review_file(data).to_json()
    assert result["errors"] == []
    outputs: dict[str, Any] = result["outputs"]
    return outputs


def differences(outputs: dict[str, Any]) -> Rows:
    """Place, what was found, what it should be and the kind of each difference."""
    keys = ("place", "found", "expected", "kind")
    follow = [row["kind"] for row in outputs["differences"]].count("follows")
    assert int(outputs["follow_count"]) == follow
    assert int(outputs["difference_count"]) == len(outputs["differences"]) - follow
    return [tuple(row[key] for key in keys) for row in outputs["differences"]]


def changes(outputs: dict[str, Any]) -> Rows:
    return [(row["place"], row["was"], row["now"]) for row in outputs["changes"]]


def refusal(data: bytes) -> str:
    """The Chinese words of the only problem of a file; it has English ones too, and no result."""
    result = review_file(data)
    [problem] = result.problems
    assert problem.message.en
    assert result.outputs == {}
    return problem.message.zh
