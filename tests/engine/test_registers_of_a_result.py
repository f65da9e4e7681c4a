"""The registers that a result is computed and shown with are those it was given."""

from dataclasses import replace

from calculators.policy import Policy, load_policy
from calculators.registry import CALCULATORS
from calculators.run import run

LABOUR = {"project_year": 2026, "positions": [{"headcount": 1, "months": 12}]}


def without_2025() -> Policy:
    """The registers without the wage of 2025, and with a version of their own."""
    policy = load_policy()
    wage = policy.parameter("average-wage")
    older = replace(wage, values=tuple(value for value in wage.values if value.year != 2025))
    return replace(
        policy, version="2025-12-31", parameters={**policy.parameters, "average-wage": older}
    )


def test_a_result_is_computed_with_the_registers_given() -> None:
    result = run(CALCULATORS["labour-cost"], LABOUR, without_2025())
    assert result.policy_version == "2025-12-31"
    # The register's wage of 2024: 143,244 × 0.80.
    assert result.outputs["band_low_annual"] == "114595.20"


def test_the_parts_of_a_result_have_the_same_registers() -> None:
    result = run(CALCULATORS["bid"], {"project": {"year": 2026}, "labour": LABOUR}, without_2025())
    assert result.parts["labour"].outputs["reference_annual"] == "143244.00"


def test_a_comparison_computes_every_variation_with_them() -> None:
    given = {
        "calculator": "labour-cost",
        "base": LABOUR,
        "variations": [{"name": "A", "changes": {"positions[0].months": 6}}],
        "sensitivity": {"by": "0.1"},
    }
    result = run(CALCULATORS["compare"], given, without_2025())
    [annual] = [row for row in result.outputs["figures"] if row["id"] == "reference_annual"]
    assert annual["values"] == ["143244.00", "143244.00"]
