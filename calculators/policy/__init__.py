"""The policy registers: provisions, parameters, sources, readings and glossary, as data."""

from calculators.policy.errors import PeriodError, RegisterError
from calculators.policy.loader import load_policy
from calculators.policy.registers import (
    Fact,
    Item,
    Obligation,
    Option,
    Parameter,
    ParameterValue,
    Policy,
    Provision,
    Reading,
    Section,
    Source,
    Term,
)

__all__ = [
    "Fact",
    "Item",
    "Obligation",
    "Option",
    "Parameter",
    "ParameterValue",
    "PeriodError",
    "Policy",
    "Provision",
    "Reading",
    "RegisterError",
    "Section",
    "Source",
    "Term",
    "load_policy",
]
