"""The basis of a row (测算依据) as a formula, in the words of the calculator itself."""

from collections.abc import Callable

from calculators.workbook import labour

_MONEY = '"#,##0.00"'
_ALL_DECIMALS = '"#,##0.00########"'  # of a price: the product must hold as it is printed


def _price(cell: str) -> str:
    return f"TEXT({cell},{_ALL_DECIMALS})"


def position_basis(lang: str, address: Callable[[int], str], amount: str) -> str:
    """Return the basis of a position, people × months × cost; ``address`` is that of a column."""
    people, fte, months, cost = (
        address(column) for column in (labour.HEADCOUNT, labour.FTE, labour.MONTHS, labour.COST)
    )
    part_time = f'IF({fte}=1,""," × "&{fte})'
    if lang == "zh":
        return (
            f'{people}&"人"&{part_time}&" × "&{months}&"个月 × ¥"&{_price(cost)}'
            f'&"/人月 = ¥"&TEXT({amount},{_MONEY})'
        )
    return (
        f'{people}&IF({people}=1," person"," people")&{part_time}&" × "&{months}'
        f'&IF({months}=1," month"," months")&" × ¥"&{_price(cost)}'
        f'&" a person-month = ¥"&TEXT({amount},{_MONEY})'
    )


def line_basis(lang: str, price: str, unit: str, quantity: str, amount: str) -> str:
    """Return the basis of another cost: price × quantity; its unit is that of the row."""
    each = f'"¥"&{_price(price)}&IF({unit}="","","/"&{unit})&" × "&{quantity}'
    units = unit if lang == "zh" else f'IF({unit}="",""," "&{unit})'
    return f'{each}&{units}&" = ¥"&TEXT({amount},{_MONEY})'
