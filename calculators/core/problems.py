"""What can be wrong with an input: a path, a code and words in both languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from calculators.policy.text import Text

CODES = (
    "required",
    "not_a_number",
    "out_of_range",
    "too_long",
    "unknown_field",
    "unknown_choice",
    "too_many",
)
LONGEST_ECHO = 60
# A longer list of problems helps nobody, and the limit keeps hostile input cheap.
MOST_PROBLEMS = 500
# Controls but tab and line break, halves of surrogate pairs, marks that turn the reading direction.
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in an input.

    ``path`` is how a user finds the field (``services[0].quantity``; empty for
    the input as a whole), ``code`` one of :data:`CODES`, ``message`` says what
    to do.
    """

    path: str
    code: str
    message: Text

    def to_json(self) -> dict[str, object]:
        """Return the problem as the contract writes it."""
        return {"path": self.path, "code": self.code, "message": self.message.to_json()}


class Problems(list[Problem]):
    """What is wrong with an input, in the order in which it is found; past a limit, counted."""

    left = 0  # found after the limit was reached

    def add(self, path: str, code: str, zh: str, en: str, *parts: object) -> None:
        """Add a problem whose message has ``parts`` in the places of both templates."""
        if len(self) >= MOST_PROBLEMS:
            self.left += 1  # no message is written that nobody will read
            return
        self.append(Problem(path, code, Text(zh, en).format(*parts)))


class InvalidInputError(ValueError):
    """An input that cannot be computed; holds every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep ``problems`` in the order in which they were found."""
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = tuple(problems)


def echo(raw: object) -> str:
    """Return what the user gave, short enough for a message, with nothing that disorders it."""
    text = str(raw)
    shown = _NOT_SHOWN.sub("�", text[:LONGEST_ECHO])
    return shown if len(text) <= LONGEST_ECHO else shown + "…"
