"""The outcome of checks if the words of the rules were read another way.

The calculator computes again for each other position of each switch of a reading, one
switch at a time; no calculator has to know of it. A switch that the calculator did not
read, and that changes nothing that it fills in, cannot change a check.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from calculators.core.calculator import (
    Answer,
    Calculator,
    Check,
    MutableValues,
    OtherReading,
    Status,
    Values,
)
from calculators.core.fields import Choice, YesNo
from calculators.policy import Policy
from calculators.policy.text import Text

_NO_MESSAGE = Text("", "")
_FROM_GOOD_TO_BAD: tuple[Status, ...] = ("pass", "unknown", "warn", "fail")


def chosen_reading(switch: Choice | YesNo, value: str | bool, policy: Policy) -> str:
    """Return the option of a reading that a switch's value chooses."""
    if isinstance(value, bool):
        return policy.reading(switch.reading).options[int(value)].id
    return value


class ReadTracker(Mapping[str, Any]):
    """Completed values that record the names of those that a computation reads.

    ``get``, ``in``, ``items`` and whatever else a mapping offers rest on the methods below, so
    every way of reading counts; iterating reads everything.
    """

    __slots__ = ("names_read", "untracked")

    def __init__(self, values: Values) -> None:
        """Track the reading of ``values``."""
        self.untracked = values
        self.names_read: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        """Return a value and record its name."""
        self.names_read.add(name)
        return self.untracked[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, all of which count as read."""
        self.names_read.update(self.untracked)
        return iter(self.untracked)

    def __len__(self) -> int:
        """Return the number of declared inputs, which is the same for every input."""
        return len(self.untracked)


class _Verdicts(Answer):
    """An answer of which only the checks are used; its figures are not written for JSON."""

    __slots__ = ()

    def set(self, name: str, value: Any, substituted: str = "", **other: object) -> None:
        self.outputs[name] = self.exact[name] = value

    def set_group(self, name: str, values: Mapping[str, Any]) -> None:
        self.outputs[name] = self.exact[name] = values

    def set_map(self, name: str, values: Mapping[str, Any]) -> None:
        self.outputs[name] = self.exact[name] = values

    def set_rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        self.outputs[name] = self.exact[name] = rows

    def _message(self, write: Callable[[], Text]) -> Text:
        return _NO_MESSAGE


def with_other_readings(
    calculator: Calculator,
    policy: Policy,
    values: Values,
    completed: ReadTracker,
    checks: Sequence[Check],
) -> tuple[Check, ...]:
    """Return the checks, each with the readings by which it would come out differently.

    Args:
        calculator: whose checks they are.
        policy: the registers that they were computed with.
        values: the input as parsed, before the calculator completed it.
        completed: what the calculator computed the checks from.
        checks: what it found by the readings that the input chooses.
    """
    if not checks:
        return ()
    subjects = {_subject(check) for check in checks}
    found: list[list[OtherReading]] = [[] for _ in checks]
    for switch in calculator.switches:
        for value in _other_values(switch, values[switch.name]):
            option = chosen_reading(switch, value, policy)
            switched = {**copied(values), switch.name: value}
            if calculator.complete(switched, policy):
                continue  # a reading by which the input cannot be computed changes no check
            if _computes_alike(switched, completed, switch.name):
                continue
            answer = _Verdicts(calculator, policy)
            calculator.compute(switched, policy, answer)
            statuses = _worst_statuses(answer.checks, subjects)
            for check, notes in zip(checks, found, strict=True):
                status = statuses.get(_subject(check))
                # "Cannot tell" is another verdict only where this one is that a rule is not met.
                is_a_verdict = status != "unknown" or check.status == "fail"
                if status is not None and status != check.status and is_a_verdict:
                    notes.append(OtherReading(switch.reading, option, status))
    return tuple(
        replace(check, other_readings=tuple(notes)) if notes else check
        for check, notes in zip(checks, found, strict=True)
    )


def copied(values: Values) -> MutableValues:
    """Return a copy in which a calculator may fill in rows."""
    return {
        name: [dict(row) if isinstance(row, dict) else row for row in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }


def _other_values(switch: Choice | YesNo, value: str | bool) -> list[str | bool]:
    if isinstance(switch, YesNo):
        return [not value]
    return [option.value for option in switch.options if option.value != value]


def _computes_alike(switched: Values, completed: ReadTracker, name: str) -> bool:
    """Return whether values differ only in a switch that the computation did not read."""
    return name not in completed.names_read and all(
        value == switched[other] for other, value in completed.untracked.items() if other != name
    )


def _subject(check: Check) -> tuple[str, str]:
    return check.id, check.path


def _worst_statuses(
    others: list[Check], subjects: set[tuple[str, str]]
) -> dict[tuple[str, str], Status]:
    """Return the worst status on each subject (id and path of a check).

    A row that only the other reading checks counts for the check of the whole.
    """
    worst: dict[tuple[str, str], Status] = {}
    for other in others:
        subject = _subject(other) if _subject(other) in subjects else (other.id, "")
        before = worst.get(subject, other.status)
        worst[subject] = max(before, other.status, key=_FROM_GOOD_TO_BAD.index)
    return worst
