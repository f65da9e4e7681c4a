"""The statistics and the report of `make bench`, on figures worked out by hand."""

import pytest

from bench.figures import Goal, exponent, layout_shift, paired_ratio, percentile, summarize
from bench.report import Finding, goal_text, number, row, summary_text, table


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
    name="later-visit",
    what="later visit",
    unit="ms",
    values=[500, 400, 600],
    figure=0.2,
    figure_unit="×",
    goal=Goal(0.25, "×"),
    against=[2000, 2000, 3000],
    beside="stock page",
    note="in one profile",
)


def test_row_of_the_table():
    assert row(FOUND) == (
        "later visit (`later-visit`)",
        "400 · 500 ± 100 ms (n=3)",
        "stock page: 2,000 · 2,000 ± 500 ms (n=3)",
        "0.2 ×",
        "≤ 0.25 ×",
        "met",
    )


def test_table_has_a_line_for_each_finding_and_its_note():
    missed = Finding("growth", "growth", "", [1.3], 1.3, "", Goal(1.2))
    reported = Finding("floor", "floor", "ms", [30], 30, "ms")

    text = table([FOUND, missed, reported])

    assert "| growth (`growth`) | 1.3 | – | 1.3 | ≤ 1.2 | NOT met |" in text
    assert "| floor (`floor`) | 30 ms | – | 30 ms | – | reported |" in text
    assert text.endswith("- later visit: in one profile")


def test_goals_and_summaries_say_their_direction_and_unit():
    assert goal_text(Goal(0.8, "×", at_least=True)) == "≥ 0.8 ×"
    assert goal_text(None) == "–"
    assert summary_text(summarize([1.5]), "s") == "1.5 s"
