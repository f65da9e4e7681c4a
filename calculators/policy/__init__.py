"""The policy registers: provisions, parameters, sources, readings and glossary, as data."""

from calculators.policy.errors import DayError, PeriodError, RegisterError
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
    version_text,
)

__all__ = [
    "DayError",
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
    "version_text",
]
