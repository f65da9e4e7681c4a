"""The statistics and the report of `make bench`, on figures worked out by hand."""

import base64
import json
import zlib

import pytest

from bench.batch import run_batch
from bench.bids import bid_entries, fragment
from bench.figures import Goal, exponent, layout_shift, paired_ratio, percentile, summarize
from bench.relay import Piece, bytes_by_path
from bench.report import Finding, as_json, goal_text, number, row, summary_text, table
from bench.visits import same_answer
from calculators.web import compute


def test_summary_of_odd_and_even_counts():
    # sorted 1 2 4 8 9: quartiles are the second and the fourth value, 8 − 2 = 6
    odd = summarize([9, 1, 4, 8, 2])
    # sorted 1 2 4 8: median (2 + 4) ÷ 2 = 3; quartiles 1.75 and 5, 5 − 1.75 = 3.25
    even = summarize([8, 1, 4, 2])

    assert (odd.count, odd.minimum, odd.median, odd.spread) == (5, 1, 4, 6)
    assert (even.count, even.minimum, even.median, even.spread) == (4, 1, 3, 3.25)


def test_summary_of_one_value_has_no_spread():
    assert summarize([7.5]).spread == 0


def test_percentile_lies_between_neighbours():
    # 21 values 0 … 20: the 95th percentile is the value at place 20 × 0.95 = 19
    assert percentile(range(21), 95) == 19
    # 2 values: place 1 × 0.95, so 10 + 0.95 × (20 − 10)
    assert percentile([20, 10], 95) == pytest.approx(19.5)


def test_percentile_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no values"):
        percentile([], 95)


def test_ratio_is_taken_round_by_round():
    # 1 ÷ 4, 10 ÷ 40 (a slow round for both) and 2 ÷ 2: the middle one is 0.25, while the
    # medians, 2 and 4, would have given 0.5
    assert paired_ratio([1, 10, 2], [4, 40, 2]) == 0.25


def test_ratio_needs_pairs():
    with pytest.raises(ValueError, match="shorter"):
        paired_ratio([1, 2], [1])


def test_exponent_of_known_powers():
    assert exponent([10, 100, 1000], [3, 30, 300]) == pytest.approx(1)
    assert exponent([10, 100, 1000], [1, 100, 10_000]) == pytest.approx(2)
    # logarithms to base 10: (1, 0), (2, 1), (3, 3): slope (−1 · −4/3 + 0 + 1 · 5/3) ÷ 2 = 1.5
    assert exponent([10, 100, 1000], [1, 10, 1000]) == pytest.approx(1.5)


def test_layout_shift_takes_the_worst_session():
    # two sessions, parted by more than a second: 0.01 + 0.02 and 0.025
    assert layout_shift([(0, 0.01), (900, 0.02), (2000, 0.025)]) == pytest.approx(0.03)


def test_layout_shift_session_ends_after_five_seconds():
    # 0 … 4.5 s are one session of six shifts; the seventh, at 5.4 s, begins another
    steps = [(900.0 * place, 0.01) for place in range(7)]

    assert layout_shift(steps) == pytest.approx(0.06)


def test_no_shift_is_zero():
    assert layout_shift([]) == 0


def test_a_bound_still_meets_its_goal():
    assert Goal(0.25).met(0.25)
    assert not Goal(0.25).met(0.2501)
    assert Goal(0.8, at_least=True).met(0.8)
    assert not Goal(0.8, at_least=True).met(0.79)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.25, "0.25"),
        (1.2349, "1.23"),
        (99.94, "99.9"),
        (1234.6, "1,235"),
        (2e-4, "2.0e-04"),
    ],
)
def test_numbers_have_three_digits(value, text):
    assert number(value) == text


FOUND = Finding(
    what="later visit",
    unit="ms",
    values=[500, 400, 600],
    figure=0.2,
    figure_unit="×",
    goal=Goal(0.25),
    against=[2000, 2000, 3000],
    beside="stock page",
    note="in one profile",
)


def test_row_of_the_table():
    assert row("later-visit", FOUND) == (
        "later visit (`later-visit`)",
        "400 · 500 ± 100 ms (n=3)",
        "stock page: 2,000 · 2,000 ± 500 ms (n=3)",
        "0.2 ×",
        "≤ 0.25 ×",
        "met",
    )


def test_table_has_a_line_for_each_finding_and_its_note():
    missed = Finding("growth", "ms", [13], 1.3, "", Goal(1.2))
    reported = Finding("floor", "ms", [30], 30)

    text = table({"later-visit": [FOUND], "growth": [missed, reported]})

    assert "| growth (`growth`) | 13 ms | – | 1.3 | ≤ 1.2 | NOT met |" in text
    assert "| floor (`growth`) | 30 ms | – | 30 ms | – | reported |" in text
    assert text.endswith("- later visit: in one profile")


def test_goals_and_summaries_say_their_direction_and_unit():
    assert goal_text(Goal(0.8, at_least=True), "×") == "≥ 0.8 ×"
    assert goal_text(None, "×") == "–"
    assert summary_text(summarize([1.5]), "s") == "1.5 s"


def test_json_holds_single_values_and_verdicts():
    [found] = as_json({"later-visit": [FOUND]}, {"rounds": 3})["findings"]

    assert found["values"] == [500, 400, 600]
    assert found["against_summary"] == {
        "count": 3,
        "minimum": 2000,
        "median": 2000,
        "spread": 500,
    }
    assert (found["name"], found["figure"], found["figure_unit"]) == ("later-visit", 0.2, "×")
    assert (found["goal"]["bound"], found["verdict"]) == (0.25, "met")


@pytest.mark.parametrize("rows", [10, 30, 1000])
def test_a_bid_to_measure_with_is_sound_and_has_its_rows(rows):
    result = compute("bid", json.dumps(bid_entries(rows)))

    assert result.ok
    lists = result.inputs["labour"]["positions"], result.inputs["workload"]["services"]
    assert sum(map(len, lists)) + len(result.inputs["lines"]) == rows


def test_fragment_is_what_a_page_reads():
    version, _, data = fragment([("lines[0].item", "材料")]).partition(".")
    inflated = zlib.decompress(base64.urlsafe_b64decode(data + "=" * (-len(data) % 4)), wbits=-15)

    assert version == "#v1"
    assert json.loads(inflated) == [["lines[0].item", "材料"]]


def test_bytes_are_added_up_by_path():
    pieces = [Piece(0, "/a", 3), Piece(1, "/b", 5), Piece(2, "/a", 4)]

    assert bytes_by_path(pieces) == {"/a": 7, "/b": 5}


def test_pages_that_answer_differently_are_not_compared():
    same_answer("合计\n¥12.00", "合计¥12.00")
    for site, stock in (("¥12.00", "¥12.01"), ("", "")):
        with pytest.raises(ValueError, match="the site answers"):
            same_answer(site, stock)


def test_batch_is_run_to_its_end_in_a_process_of_its_own(tmp_path):
    took = run_batch(3, tmp_path)

    assert took["seconds"] > 0
    assert took["processor"] > 0
    # No Python runs in less than 5 MB, and three lines need no 100.
    assert 5_000 < took["peak"] < 100_000
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 3
