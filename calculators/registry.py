"""Every calculator, in the order in which the site shows them, each loaded when it is asked for.

A page needs one or two of them: in the browser, reading the others would take longer
than everything that the page computes.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

from calculators.core.calculator import Calculator

_NAMES = (
    "labour-cost",
    "workload",
    "team",
    "scope",
    "targets",
    "payment",
    "bid",
    "capacity",
    "compare",
    "review",
    "wage-series",
)
OF_OTHERS = ("compare", "review")  # these work on the inputs and results of the others
_ROOMS = {"compare": "comparison", "review": "review"}


class _Registry(Mapping[str, Calculator]):
    def __getitem__(self, name: str) -> Calculator:
        if name not in _NAMES:
            raise KeyError(name)
        module = import_module(f"calculators.{_ROOMS.get(name, 'rules')}.{name.replace('-', '_')}")
        found: Calculator = module.CALCULATOR
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


CALCULATORS: Mapping[str, Calculator] = _Registry()
