"""What can be wrong with an input: a path, a code and words in both languages."""

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
    """What is wrong with an input, in the order in which it is found."""

    def add(self, path: str, code: str, zh: str, en: str, *parts: object) -> None:
        """Add a problem whose message has ``parts`` in the places of both templates."""
        self.append(Problem(path, code, Text(zh, en).format(*parts)))


class InvalidInputError(ValueError):
    """An input that cannot be computed; holds every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep ``problems`` in the order in which they were found."""
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = tuple(problems)


def echo(raw: object) -> str:
    """Return what the user gave, short enough for a message."""
    text = str(raw)
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"
