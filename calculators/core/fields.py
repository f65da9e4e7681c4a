"""The kinds of input a calculator can declare.

One declaration makes the form, the validation, the JSON Schema, the command
line and the share link. Labels and help are here in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.policy.text import Text

LONGEST_LINE = 200
LONGEST_REMARK = 1000
MOST_ROWS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What every kind of input has.

    ``default`` is written as a user would write it; ``None`` means that the
    input may be left out and then has no value (or one that the calculator
    derives, see ``Calculator.complete``).
    """

    name: str
    label: Text
    help: Text | None = None
    required: bool = False
    default: str | bool | None = None
    advanced: bool = False  # in a part of the form that is closed at first
    reading: str = ""  # the open reading that this input switches


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Field):
    """A number in ``unit``, from ``minimum`` to ``maximum``, both included."""

    unit: str
    minimum: Decimal
    maximum: Decimal
    whole: bool = False
    each: bool = False  # for one unit of something, which may be typed after it: 200元/次
    offered: tuple[str, ...] = ()  # values the form suggests


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine(Field):
    """One line of the user's own text."""

    longest: int = LONGEST_LINE


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a choice."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a closed list of values."""

    options: tuple[Option, ...]

    def option(self, value: str) -> Option:
        """Return the option with ``value``."""
        return next(option for option in self.options if option.value == value)


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(Field):
    """Any number of a closed list of values, none included."""

    options: tuple[Option, ...]

    def option(self, value: str) -> Option:
        """Return the option with ``value``."""
        return next(option for option in self.options if option.value == value)


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Field):
    """Yes or no. As the switch of a reading, no is its first option and yes its second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Field):
    """A list of rows that all have the same fields."""

    fields: tuple[Field, ...]
    row_label: Text
    fewest: int = 1
    most: int = MOST_ROWS
    distinguished_by: str = ""  # the field that tells rows of one name apart
    listed: bool = True  # with the inputs that a printed result lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Field):
    """Fields that belong together as one part of the input; the part may be left out.

    An ``exportable`` part can be saved as a file of its own and passed on.
    """

    fields: tuple[Field, ...]
    exportable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawJson(Field):
    """Any JSON value of a ``kind`` (as in JSON Schema), kept unchanged and never shown."""

    kind: Literal["object", "array"]


Fields = tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherInput(Field):
    """The input of another calculator, which the choice ``of`` beside it names.

    ``inputs`` are the fields of each calculator. The value is parsed only by ``complete``.
    """

    of: str
    inputs: Mapping[str, Fields]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Field):
    """Other values for fields of another input, by their paths; parsed by ``complete`` too."""


CHANGEABLE = (Number, Choice, YesNo)  # the kinds of field that ``Changes`` can be made to
