"""What a result costs: how often something is computed, what is held, what is loaded."""

import io
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from calculators.batch import batch
from calculators.comparison.compare import calculator as comparison
from calculators.core.calculator import Answer, Calculator, Result, Values
from calculators.inputs.json_text import depth, without_strings
from calculators.registry import CALCULATORS
from tests.support.registers import run
from tests.support.workbooks import random_bid

POSITION = {"headcount": 1, "months": 12, "monthly_cost": "12000"}
SERVICE = {"category": "case", "quantity": 40, "hours_per_unit": 20}
LINE = json.dumps({"project_year": 2026, "services": [SERVICE]}).encode() + b"\n"


def computations(name: str, given: dict[str, Any]) -> int:
    """How often a calculator computes for one result."""
    calculator, count = CALCULATORS[name], 0

    def counted(values: dict[str, Any], policy: Any, answer: Answer) -> None:
        nonlocal count
        count += 1
        calculator.compute(values, policy, answer)

    assert run(replace(calculator, compute=counted), given).ok
    return count


@pytest.mark.parametrize("rows", [1, 300])
@pytest.mark.parametrize(
    ("name", "given", "times"),
    [
        # Once: no travel, no supervision and no periods for any reading to place elsewhere.
        ("workload", {"services": [SERVICE]}, 1),
        # The travel as entered, and by the three other readings of it.
        ("workload", {"services": [SERVICE], "travel_hours": 10}, 4),
        # Both ways of holding against the band, either alone, and with contributions on top;
        # the calendar year before 2026 is the newest registered one too.
        ("labour-cost", {"positions": [POSITION]}, 4),
    ],
)
def test_the_number_of_computations_does_not_grow_with_the_rows(
    name: str, given: dict[str, Any], times: int, rows: int
) -> None:
    more = {key: value * rows if isinstance(value, list) else value for key, value in given.items()}

    assert computations(name, {"project_year": 2026, **more}) == times


def test_a_comparison_computes_its_base_and_each_variation_once() -> None:
    labour, count = CALCULATORS["labour-cost"], 0

    def counted(values: Values, policy: Any, answer: Answer) -> None:
        nonlocal count
        count += 1
        labour.compute(values, policy, answer)

    compare = comparison({"labour-cost": replace(labour, compute=counted)})
    months = [{"changes": {"positions[0].months": number}} for number in (6, 9)]
    given = {"calculator": "labour-cost", "variations": months, "band_presets": True}

    result = run(compare, {**given, "base": {"project_year": 2026, "positions": [POSITION]}})

    assert len(result.outputs["columns"]) == 6
    assert count == 6  # the base, two variations and three presets


def test_leaving_a_computation_out_hides_no_other_reading() -> None:
    random = Random(156)
    noted = 0
    for _ in range(60):
        bid = random_bid(random)
        for name, part in (("labour-cost", "labour"), ("workload", "workload")):
            if part in bid:
                given = {**bid[part], "project_year": bid["project"]["year"]}
                noted += other_readings_are_what_they_compute(CALCULATORS[name], given)
    assert noted > 30  # enough of them to mean something


def other_readings_are_what_they_compute(calculator: Calculator, given: dict[str, Any]) -> int:
    """Compare the notes at checks of the whole with each reading computed for itself."""
    result = run(calculator, given)
    if result.inputs is None:
        return 0
    noted = 0
    for switch in calculator.switches:
        for option in getattr(switch, "options", ()):
            turned = run(calculator, {**given, switch.name: option.value}, other_readings=False)
            for check in result.checks:
                note = [
                    one.status
                    for one in check.other_readings
                    if (one.reading, one.option) == (switch.reading, option.value)
                ]
                verdict = verdict_at(turned, check.id, check.path)
                rows_too = check.path == "" and any(
                    one.path and verdict_at(result, one.id, one.path) is None
                    for one in turned.checks
                )
                if rows_too:  # a row that only this reading looks at counts for the whole
                    continue
                telling = verdict != "unknown" or check.status == "fail"
                differs = verdict is not None and verdict != check.status and telling
                assert note == ([verdict] if differs else [])
                noted += len(note)
    return noted


def verdict_at(result: Result, id: str, path: str) -> str | None:
    found = [check.status for check in result.checks if (check.id, check.path) == (id, path)]
    return found[0] if found else None


class Endless(io.RawIOBase):
    """Lines without an end, counted as they are read."""

    def __init__(self) -> None:
        self.read_so_far = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        self.read_so_far += 1
        assert self.read_so_far < 1000, "it would read for ever"
        return LINE


class Full(Exception):
    pass


class Small(io.BytesIO):
    """A target that takes ten lines."""

    def write(self, data: Any, /) -> int:
        if self.getvalue().count(b"\n") == 10:
            raise Full
        return super().write(data)


def test_a_batch_writes_each_result_before_it_reads_on() -> None:
    source, target = Endless(), Small()

    with pytest.raises(Full):
        batch(CALCULATORS["workload"], source, target, is_csv=False)  # type: ignore[arg-type]

    assert source.read_so_far == 11
    assert [json.loads(line)["line"] for line in target.getvalue().splitlines()] == [*range(1, 11)]


def test_a_long_batch_holds_no_more_than_a_short_one() -> None:
    def held(lines: int) -> int:
        class Nowhere(io.BytesIO):
            def write(self, data: Any, /) -> int:
                return len(data)

        source = Lines(lines)
        tracemalloc.start()
        batch(CALCULATORS["workload"], source, Nowhere(), is_csv=False)  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    held(20)  # what is made once
    # A result is about 6 kB as text: ten times the lines would hold 2 MB more.
    assert held(400) < held(40) + 200_000


class Lines(io.RawIOBase):
    def __init__(self, count: int) -> None:
        self.left: Iterator[int] = iter(range(count))

    def readline(self, size: int | None = -1, /) -> bytes:
        return LINE if next(self.left, None) is not None else b""


def test_a_page_loads_no_calculator_but_its_own() -> None:
    program = (
        "import sys; from calculators import web;"
        " assert 'errors' in web.answer('labour-cost', 'zh', '../', '[]');"
        " print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    loaded = set(done.stdout.split())
    assert "calculators.rules.labour_cost" in loaded
    others = {one.compute.__module__ for one in CALCULATORS.values()}
    assert loaded & others == {"calculators.rules.labour_cost"}
    assert not loaded & {
        "calculators.review.open_file",
        "calculators.inputs.part_file",
        "csv",
        "html.entities",
    }


@pytest.mark.parametrize(
    ("text", "deepest"),
    [
        ("", 0),
        ('{"a": [1, {"b": []}]}', 4),
        ("[][][]", 1),
        ('{"a": "[[[[", "b": []}', 2),
        (r'["\"[[[[", {}]', 2),
        (r'["\\", [[]]]', 3),
        (r'["\\\"[[[", "[[["]', 1),
        ('["without an end [[[', 1),
        ('["\\\n[[', 1),
        (r"\[[]", 2),
    ],
)
def test_brackets_in_strings_do_not_nest(text: str, deepest: int) -> None:
    assert depth(without_strings(text)) == deepest
