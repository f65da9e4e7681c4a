"""The user's own words stay as typed in messages made from templates, braces included."""

from calculators.registry import CALCULATORS
from tests.support.registers import run

TYPED = "{0} {name} {{}} }"


def messages(calculator: str, values: dict[str, object]) -> str:
    result = run(CALCULATORS[calculator], values)
    found = [check.message for check in result.checks] + [p.message for p in result.problems]
    return "\n".join(f"{one.zh}\n{one.en}" for one in found)


def test_a_position_is_called_by_its_title_with_its_braces() -> None:
    position = {"title": TYPED, "headcount": 1, "months": 12, "monthly_cost": "9000"}

    found = messages(
        "labour-cost",
        {"project_year": 2026, "positions": [position], "band_scope": "position"},
    )

    assert f"“{TYPED}”拟定" in found
    assert f"“{TYPED}”:" in found


def test_lines_and_packs_of_a_bid_keep_braces() -> None:
    values = {
        "project": {"year": 2026},
        "lines": [{"category": TYPED, "unit_price": "2", "quantity": 3, "unit": TYPED}],
        "funder_profile": {
            "name": TYPED,
            "limits": [{"category": TYPED, "total_at_most": "5"}],
        },
    }

    result = run(CALCULATORS["bid"], values)

    assert result.outputs["sheet"][0]["basis"]["zh"] == f"¥2.00/{TYPED} × 3{TYPED} = ¥6.00"
    assert result.outputs["standards"] == {"zh": f"“{TYPED}”", "en": f"“{TYPED}”"}
    assert result.checks[0].message.en == (f"By “{TYPED}”: “{TYPED}”: ¥6.00 in all, at most ¥5.00.")


def test_a_problem_repeats_what_was_typed_with_its_braces() -> None:
    found = messages("labour-cost", {"project_year": TYPED, "positions": []})

    assert f"“{TYPED}”不是可用的数字" in found
