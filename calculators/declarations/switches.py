"""Inputs that choose between the readings of the register of readings."""

from calculators.core.fields import Choice, Option, YesNo
from calculators.policy import load_policy


def reading_switch(reading_id: str) -> Choice:
    """Return a choice between the readings of an open question, the register's default first.

    Its name is the reading's id with underscores. Raises ``KeyError``.
    """
    reading = load_policy().reading(reading_id)
    return Choice(
        name=reading_id.replace("-", "_"),
        label=reading.label,
        help=reading.question,
        options=tuple(Option(option.id, option.label) for option in reading.options),
        default=reading.default,
        reading=reading_id,
    )


def yes_no_switch(reading_id: str, name: str) -> YesNo:
    """Return a yes or no, where no is the first reading of an open question and yes the second."""
    reading = load_policy().reading(reading_id)
    return YesNo(
        name=name,
        label=reading.label,
        help=reading.question,
        default=reading.default == reading.options[1].id,
        reading=reading_id,
    )
