"""The register entries of the wage band, and the labels for where a cost is in it."""

from calculators.core.fields import Option
from calculators.policy.text import Text

PROVISION = "labour-band"
AVERAGE_WAGE, LOW, HIGH = "average-wage", "labour-band-low", "labour-band-high"

STANDINGS = (
    Option("below", Text("低于区间", "Below the band")),
    Option("within", Text("在区间内", "Within the band")),
    Option("above", Text("高于区间", "Above the band")),
)
