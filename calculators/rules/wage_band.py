"""The wage band (人力成本参照区间): its amounts for a number of person-months, and its verdict on a cost.

The Rules let an estimate of labour cost refer to 80 %–120 % of the previous year's average
wage (provision ``labour-band``; 可参照, so a cost outside the band is a warning). The shares
and the wages are in the parameter register.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple

from calculators.core.calculator import Status, Verdict
from calculators.core.decimals import (
    ONE,
    ZERO,
    grouped,
    money,
    percentage,
    percentage_range,
    rounded,
    yuan,
)
from calculators.declarations.wage_band import AVERAGE_WAGE, HIGH, LOW
from calculators.policy import ParameterValue, Policy
from calculators.policy.text import NO_TEXT, Text

MONTHS = Decimal(12)
FEN = Decimal("0.01")

Standing = Literal["below", "within", "above"]

_STANDING = {
    "below": Text("低于 {band} 区间的下限，差 {gap}", "{gap} below the {band} band"),
    "within": Text("在 {band} 区间内", "within the {band} band"),
    "above": Text("高于 {band} 区间的上限，超出 {gap}", "{gap} above the {band} band"),
}
_ROUNDING = {
    "below": Text(
        "差额由按月金额舍入所致，每月填 {0} 元即达到下限。",
        " This comes from rounding the monthly figure: ¥{0} a month meets the lower end.",
    ),
    "above": Text(
        "差额由按月金额舍入所致，每月填 {0} 元即不超过上限。",
        " This comes from rounding the monthly figure: ¥{0} a month stays within the upper end.",
    ),
}


class BandAmounts(NamedTuple):
    """The ends of a band and the wage between them, in yuan, not rounded."""

    low: Decimal
    reference: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class WageBand:
    """The band around a reference wage.

    ``annual`` is the reference cost of a person-year in yuan: an average wage, with the
    employer's contributions where they come on top. ``low`` and ``high`` are shares of it.
    """

    annual: Decimal
    low: ParameterValue
    high: ParameterValue

    @classmethod
    def around(cls, annual: Decimal, policy: Policy) -> "WageBand":
        """Return the band around a reference cost of ``annual`` yuan a person-year."""
        return cls(annual, policy.parameter(LOW).current, policy.parameter(HIGH).current)

    @classmethod
    def of_year(cls, year: int, policy: Policy) -> "WageBand":
        """Return the band around the average wage of a year. Raises PeriodError."""
        return cls.around(policy.parameter(AVERAGE_WAGE).on_year(year).value, policy)

    @property
    def shares(self) -> str:
        """Return the band in percent of the reference: ``80%–120%``."""
        return percentage_range(self.low.value, self.high.value)

    def amounts(self, person_months: Decimal) -> BandAmounts:
        """Return the band for a number of person-months."""
        # Divided once, at the end, so that an amount that ends in exactly half a fen stays exact.
        reference = self.annual * person_months
        return BandAmounts(
            reference * self.low.value / MONTHS,
            reference / MONTHS,
            reference * self.high.value / MONTHS,
        )

    def ratio(self, proposed: Decimal, person_months: Decimal) -> Decimal:
        """Return what is proposed as a share of the reference; ``person_months`` is above zero."""
        return proposed * MONTHS / (self.annual * person_months)

    def standing(self, proposed: Decimal, person_months: Decimal) -> Standing:
        """Return whether a proposal is below, within or above the band; both ends are within.

        Amounts are compared as they are printed, to the fen, so that the verdict never
        contradicts the figures beside it.
        """
        return self._compare(proposed, person_months)[0]

    def standing_in_words(self, proposed: Decimal, person_months: Decimal) -> Text:
        """Return a clause on where a proposal is, and how far outside the band."""
        return self._in_words(*self._compare(proposed, person_months))

    def status(self, proposed: Decimal, person_months: Decimal) -> Status:
        """Return the status of a check of a proposal: outside the band is a warning."""
        return "pass" if self.standing(proposed, person_months) == "within" else "warn"

    def verdict(self, subject: Text, proposed: Decimal, person_months: Decimal) -> Verdict:
        """Return status and message for a proposal; ``subject`` names what it pays for."""
        message = self.message(subject, proposed, person_months)
        return self.status(proposed, person_months), message

    def message(self, subject: Text, proposed: Decimal, person_months: Decimal) -> Text:
        """Return what a check says of a proposal; ``subject`` names what it pays for."""
        return Text(
            "{0}拟定 {1}，为参照工资的 {2}，{3}。", "{0}: {1} is {2} of the reference wages, {3}."
        ).format(
            subject,
            yuan(proposed),
            percentage(self.ratio(proposed, person_months)),
            self.standing_in_words(proposed, person_months),
        )

    def rounding_note(self, proposed: Decimal, person_months: Decimal) -> Text:
        """Return which monthly cost meets the end that is missed only because it was rounded.

        That is so if the proposal misses the end by at most half a fen for each person-month;
        otherwise the note is empty.
        """
        standing = self.standing(proposed, person_months)
        if standing == "within":
            return NO_TEXT
        missed = abs(proposed - self._nearest_end(standing, person_months))
        if missed > FEN / 2 * person_months:
            return NO_TEXT
        rounding = ROUND_CEILING if standing == "below" else ROUND_FLOOR
        monthly = self._nearest_end(standing, ONE).quantize(FEN, rounding)
        return _ROUNDING[standing].format(grouped(money(monthly)))

    def _compare(self, proposed: Decimal, person_months: Decimal) -> tuple[Standing, Decimal]:
        """Return where a proposal stands, and by how much it misses the band as printed."""
        amounts = self.amounts(person_months)
        printed, low, high = (rounded(one, 2) for one in (proposed, amounts.low, amounts.high))
        if printed < low:
            return "below", low - printed
        return ("above", printed - high) if printed > high else ("within", ZERO)

    def _in_words(self, standing: Standing, gap: Decimal) -> Text:
        return _STANDING[standing].format(band=self.shares, gap=yuan(gap))

    def _nearest_end(self, standing: Standing, person_months: Decimal) -> Decimal:
        amounts = self.amounts(person_months)
        return amounts.high if standing == "above" else amounts.low
