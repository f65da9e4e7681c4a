"""Steps of the working that hold as they are printed, whatever was rounded in them."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from calculators.core.decimals import OTHER_PLACES, full_money, money, plain_number, rounded, typed


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure inside a step, which can be written rounded or in full.

    ``in_full`` has all its decimals or is, in brackets, the division that it comes from;
    ``places`` is how many decimals it is printed with: two for yuan.
    """

    number: Decimal
    in_full: str
    places: int = OTHER_PLACES

    @property
    def printed(self) -> str:
        """Write it as it is printed where it is a figure of its own."""
        return money(self.number) if self.places == 2 else plain_number(self.number)


def amount(number: Decimal, division: str = "") -> Operand:
    """Return an operand in yuan; ``division`` is what it comes from, if it is a quotient."""
    return Operand(number, f"({division})" if division else full_money(number), places=2)


def quantity(number: Decimal, division: str = "") -> Operand:
    """Return an operand in hours or people, or a share; ``division`` as for :func:`amount`."""
    return Operand(number, f"({division})" if division else typed(number))


def step(
    template: str,
    work: Callable[..., Decimal],
    *operands: Operand,
    places: int = OTHER_PLACES,
    value: Decimal | None = None,
) -> str:
    """Write a step with its figures as printed if it comes to its value so, else in full.

    Args:
        template: the step, with ``{}`` for each operand.
        work: computes from the numbers of the operands what the step comes to.
        operands: what is put in.
        places: how many decimals the value is printed with; two for yuan.
        value: what it comes to exactly, if the operands are quotients that ``work`` would blur.
    """
    value = rounded(work(*(one.number for one in operands)) if value is None else value, places)
    try:
        comes_to = work(*(rounded(one.number, one.places) for one in operands))
    except ArithmeticError:  # a divisor that is printed as nought
        comes_to = None
    if comes_to is not None and rounded(comes_to, places) == value:
        return template.format(*(one.printed for one in operands))
    return template.format(*(one.in_full for one in operands))
